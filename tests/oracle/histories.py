"""Made-up histories for Hypothesis: what a few departments might write down over a few months, in any order.

A history is drawn as a list of steps, each of which names actions, returns and Forums by a small number, and is
then spelled out as facts. A step that speaks of what is not there yet is left out. Days come from one pool, so
that ties, the thirtieth day and 29 February turn up often.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies

from compact_dash.domain import facts
from compact_dash.domain.facts import Fact
from tests.oracle.writer import ACTIONS, DEPARTMENTS, FORUMS, HOUSE, MILESTONES, THRESHOLDS, Writer

# Around the ends of January, February and March, which lie 29, 30 and 31 days apart.
LANDMARKS = (28, 29, 30, 57, 58, 59, 60, 61, 88, 89, 90, 91, 119)

Step = Callable[[Writer], None]


@dataclass(frozen=True)
class History:
    """Facts in the order of their writing, the house first, and the moments to look from; numbers start at 1."""

    facts: tuple[Fact, ...]
    as_at: date
    then: date
    pin: int


offsets = strategies.one_of(strategies.sampled_from(LANDMARKS), strategies.integers(0, 120))
# An opening is asked and answered soon, so that much is rated already at the moment compared with.
early = strategies.integers(0, 45)
backs = strategies.one_of(strategies.none(), strategies.none(), strategies.integers(0, 2))
actions = strategies.integers(0, ACTIONS - 1)
forums = strategies.integers(0, FORUMS - 1)
owners = strategies.sampled_from((*DEPARTMENTS, *DEPARTMENTS, *DEPARTMENTS, None))
# Mostly a return of the latest commission, counted back from the last.
papers = strategies.one_of(strategies.integers(0, 1), strategies.integers(0, 7))
claims = strategies.sampled_from(("green", "green", "amber", "red", "complete", "withdrawn"))


@strategies.composite
def versions(draw: strategies.DrawFn, opening: int | None = None) -> Step:
    """An action's wording, owner and counting; the opening one puts it into the plan on New Year's Day."""
    action, day = (draw(actions), draw(offsets)) if opening is None else (opening, 0)
    owner = draw(strategies.sampled_from(DEPARTMENTS))
    counting = draw(strategies.sampled_from(("rateable", "rateable", "rateable", "linked", "standing")))
    title = draw(strategies.sampled_from(("As first worded", "As reworded")))

    def write(writer: Writer) -> None:
        writer.facts.append(
            facts.ActionVersion(
                action_id=f"A{action}",
                reported_on=writer.day(day),
                organisation_id=owner,
                owner_role=None,
                title=title,
                theme_id=None,
                counting=counting,
                sharing="published",
                note=None,
                reason=None,
            )
        )

    return write


@strategies.composite
def commissions(draw: strategies.DrawFn, opening: bool = False) -> Step:
    """A request for returns, with a return of each department and a line for each action it asks about."""
    forum, day = draw(forums), draw(early if opening else offsets)
    deadline = min(120, day + draw(strategies.sampled_from((0, 1, 7, 30))))
    asked = draw(strategies.lists(owners, min_size=ACTIONS, max_size=ACTIONS))

    def write(writer: Writer) -> None:
        ident = f"C{writer.commissions}"
        writer.commissions += 1
        held_on = writer.day(writer.held[forum])
        sent = facts.Commission(ident, writer.day(day), f"F{forum}", held_on, writer.day(deadline), "A return.")
        writer.facts.append(sent)
        writer.facts.extend(facts.DepartmentReturn(f"{ident}{code}", ident, code) for code in DEPARTMENTS)
        writer.facts.extend(
            facts.ReturnLine(f"{ident}{code}", f"A{action}") for action, code in enumerate(asked) if code
        )

    return write


@strategies.composite
def updates(draw: strategies.DrawFn, opening: int | None = None) -> Step:
    action = draw(actions) if opening is None else opening
    day = draw(offsets if opening is None else early)
    claimed, back = draw(claims), draw(backs)
    paper = draw(papers)

    def write(writer: Writer) -> None:
        return_id = writer.return_id(paper)
        if return_id is None:
            return
        writer.facts.append(
            facts.StatusUpdate(
                action_id=f"A{action}",
                reported_on=writer.day(day),
                supersedes=writer.earlier("action_id", f"A{action}", facts.StatusUpdate, back),
                return_id=return_id,
                claimed=claimed,
                sharing="shared",
            )
        )

    return write


@strategies.composite
def milestones(draw: strategies.DrawFn, opening: int | None = None) -> Step:
    """A milestone's next version: mostly dated and open, else undated, done or dropped."""
    action, day = (draw(actions), draw(offsets)) if opening is None else (opening, 0)
    number, back = draw(strategies.integers(0, MILESTONES - 1)), draw(backs)
    due = draw(strategies.one_of(offsets, offsets, offsets, strategies.none()))
    state = draw(strategies.sampled_from(("open", "open", "open", "open", "done", "dropped")))
    agreed = draw(strategies.one_of(strategies.none(), strategies.none(), strategies.none(), forums))
    # A step is often told some time after it was finished.
    told_after = draw(strategies.sampled_from((0, 0, 1, 30)))
    taken_back = draw(strategies.booleans())

    def write(writer: Writer) -> None:
        ident = f"A{action}M{number}"
        supersedes = writer.earlier("milestone_id", ident, facts.MilestoneVersion, back)
        writer.facts.append(
            facts.MilestoneVersion(
                milestone_id=ident,
                action_id=f"A{action}",
                reported_on=writer.day(day),
                supersedes=supersedes,
                title="A step",
                starts_on=None,
                due_on=None if due is None else writer.day(due),
                done_on=writer.day(day - told_after) if state == "done" else None,
                dropped=state == "dropped",
                date_precision=None,
                agreed_forum_id=None if agreed is None else f"F{agreed}",
                reason=None,
                undone=taken_back and supersedes is not None,
            )
        )

    return write


@strategies.composite
def assessments(draw: strategies.DrawFn) -> Step:
    """A rating agreed, or one taken back."""
    action, day, forum, back = draw(actions), draw(offsets), draw(forums), draw(backs)
    rating = draw(strategies.one_of(claims, claims, claims, strategies.none()))
    body = draw(strategies.sampled_from(("ocs", "forum")))
    taken_back = draw(strategies.booleans())

    def write(writer: Writer) -> None:
        supersedes = writer.earlier("action_id", f"A{action}", facts.Assessment, back)
        undone = taken_back and supersedes is not None
        on = writer.day(day)
        writer.facts.append(facts.Assessment(f"A{action}", on, supersedes, rating, "Why", body, f"F{forum}", undone))

    return write


@strategies.composite
def return_events(draw: strategies.DrawFn) -> Step:
    day, paper = draw(offsets), draw(papers)
    kind = draw(strategies.sampled_from(("accepted", "accepted", "submitted", "queried")))

    def write(writer: Writer) -> None:
        return_id = writer.return_id(paper)
        if return_id is not None:
            writer.facts.append(facts.ReturnEvent(return_id, None, writer.day(day), kind, None, None))

    return write


@strategies.composite
def thresholds(draw: strategies.DrawFn) -> Step:
    name, day = draw(strategies.sampled_from(tuple(THRESHOLDS))), draw(offsets)
    value = draw(strategies.integers(20, 40) if name == "red_overdue_days" else strategies.integers(1, 3))

    def write(writer: Writer) -> None:
        writer.facts.append(facts.SettingVersion(name, writer.day(day), value, None))

    return write


# A request for returns is rare beside what is said of the actions, as it is in life.
steps = strategies.one_of(
    *(updates() for _ in range(6)),
    *(milestones() for _ in range(7)),
    *(assessments() for _ in range(4)),
    *(return_events() for _ in range(4)),
    *(versions() for _ in range(2)),
    commissions(),
    *(thresholds() for _ in range(3)),
)


@strategies.composite
def openings(draw: strategies.DrawFn) -> list[Step]:
    """A beginning: most actions are in the plan with a date, were asked about once, and answered."""
    begun: list[Step] = []
    for opening in (versions, milestones, None, updates):
        if opening is None:
            begun += [draw(commissions(opening=True)) for _ in range(draw(strategies.sampled_from((1, 1, 1, 2, 0))))]
            continue
        # Not all of them, so that histories differ in how much is known of an action.
        begun += [draw(opening(opening=action)) for action in range(ACTIONS) if draw(strategies.integers(0, 4))]
    return begun


@strategies.composite
def histories(draw: strategies.DrawFn) -> History:
    """A history, a day to look at it from, an earlier one to compare with and a pin."""
    held = sorted(draw(strategies.lists(offsets, min_size=FORUMS, max_size=FORUMS)))
    writer = Writer(draw(strategies.sampled_from((2012, 2014, 2016))), held)
    for step in draw(openings()):
        step(writer)
    for step in draw(strategies.lists(steps, min_size=60, max_size=120)):
        step(writer)
    last = len(writer.facts)
    as_at = draw(strategies.one_of(strategies.integers(80, 121), offsets))
    then = min(as_at, draw(strategies.integers(45, 100)))
    pin = draw(strategies.one_of(strategies.just(last), strategies.integers(len(HOUSE), last)))
    return History(tuple(writer.facts), writer.day(as_at), writer.day(then), pin)
