"""The changes a line of the plan can undergo: when each applies, what it asks and what it does."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit

from compact_dash.commands.plan import keep_plan
from compact_dash.commands.plan.family import Family
from compact_dash.commands.plan.keep_plan import re_own
from compact_dash.commands.plan.split_line import split
from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.limits import LONGEST_PROMISE
from compact_dash.domain.rating import Rating
from compact_dash.domain.sharing import MEANINGS, Sharing
from compact_dash.domain.wording import as_list, count, long_date
from compact_dash.reports.organisations import programme_organisations
from compact_dash.ui import acting, session
from compact_dash.ui.components.day_field import day_field, day_given
from compact_dash.ui.components.fields import PLAN
from compact_dash.ui.components.words_field import words_field

# Carries a change out when its button is pressed. It takes the reason and the number of the wording that was on the
# page, so that nobody's newer wording is written over unseen, and returns the sentence for the notice.
Doing = Callable[[str, int], str]


@dataclass(frozen=True)
class LineChange:
    """One thing to do to a line. `effect` is said before it is done, and `ask` draws its fields."""

    words: str
    button: str
    applies: Callable[[Family], bool]
    effect: Callable[[Family], str]
    ask: Callable[[Family], Doing]


def ask_reword(family: Family) -> Doing:
    ref = family.line.ref
    key = PLAN.key(f"title:{ref}")
    words_field("New wording", family.line.title, height=100, longest=LONGEST_PROMISE, key=key, width=640)

    def do(reason: str, seen_no: int) -> str:
        keep_plan.reword(session.whole_store(), acting.occasion(), ref, PLAN.given(f"title:{ref}"), reason, seen_no)
        return f"{ref} is reworded. Its first wording stays beside it."

    return do


def ask_withdraw(family: Family) -> Doing:
    def do(reason: str, seen_no: int) -> str:
        keep_plan.withdraw(session.whole_store(), acting.occasion(), family.line.ref, reason)
        return f"{family.line.ref} shows as Withdrawn, with your reason."

    return do


def ask_take_up(family: Family) -> Doing:
    def do(reason: str, seen_no: int) -> str:
        keep_plan.take_up(session.whole_store(), acting.occasion(), family.line.ref, reason)
        return f"{family.line.ref} counts again: its dates and returns speak for it."

    return do


def ask_split(family: Family) -> Doing:
    ref = family.line.ref
    streamlit.text_area("Its parts, each on a line of its own", height=120, key=PLAN.key(f"parts:{ref}"), width=640)

    def do(reason: str, seen_no: int) -> str:
        parts = PLAN.given(f"parts:{ref}").splitlines()
        refs = split(session.whole_store(), acting.occasion(), ref, parts, reason, seen_no)
        became = "is withdrawn in their favour" if family.line.parent_ref else "is a heading for them"
        return f"{ref} is split into {as_list(refs)} and {became}. Each part waits for its first return."

    return do


def ask_linked(linked: bool) -> Callable[[Family], Doing]:
    def ask(family: Family) -> Doing:
        def do(reason: str, seen_no: int) -> str:
            keep_plan.set_linked(session.whole_store(), acting.occasion(), family.line.ref, linked, reason)
            return f"{family.line.ref} is {'linked and outside the counts' if linked else 'counted again'}."

        return do

    return ask


def ask_sharing(family: Family) -> Doing:
    ref = family.line.ref
    present = Sharing(family.line.sharing)
    streamlit.radio(
        "Who may read it",
        list(Sharing),
        index=list(Sharing).index(present),
        format_func=lambda each: MEANINGS[each],
        key=PLAN.key(f"sharing:{ref}"),
    )

    def do(reason: str, seen_no: int) -> str:
        chosen = PLAN.value(f"sharing:{ref}") or present
        keep_plan.set_sharing(session.whole_store(), acting.occasion(), ref, chosen, reason)
        return f"{ref} is now {chosen.value}."

    return do


def ask_owner(family: Family) -> Doing:
    ref, line = family.line.ref, family.line
    known = programme_organisations(session.store())
    every = {row.code: row.short_name for row in known}
    # Departments own commitments, the other bodies actions of a plan.
    owners = [row.code for row in known if row.is_department is not is_cell(family)]
    allowed = [code for code in owners if code != line.organisation_code]
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        streamlit.selectbox(
            "New owner",
            allowed,
            index=None,
            format_func=lambda code: every[code],
            key=PLAN.key(f"owner:{ref}"),
            width=420,
        )
        day_field("From", PLAN.key(f"from:{ref}"), value=session.today(), width=200)

    def do(reason: str, seen_no: int) -> str:
        code, from_on = PLAN.given(f"owner:{ref}"), day_given(PLAN.key(f"from:{ref}"), "From")
        re_own(session.whole_store(), acting.occasion(), ref, code, from_on, reason, seen_no)
        return f"{ref} belongs to {every[code]} from {long_date(from_on)}."

    return do


def is_cell(family: Family) -> bool:
    return family.line.kind is ActionKind.PLAN_ACTION


def is_open(family: Family) -> bool:
    lines = family.under if family.is_shared else (family.line,)
    return family.line.counting in (Counting.RATEABLE, Counting.SHARED) and any(not line.is_settled for line in lines)


def is_simple(family: Family) -> bool:
    """Whether it is an open commitment with nothing under it."""
    return is_open(family) and not family.under and not is_cell(family)


def effect_of_withdrawing(family: Family) -> str:
    if family.is_shared:
        open_lines = sum(not line.is_settled for line in family.under)
        return (
            f"{count(open_lines, 'department’s line', 'departments’ lines')} will show as Withdrawn, with your reason."
        )
    return "It will show as Withdrawn on the board, with your reason, and returns no longer ask about it."


def effect_of_splitting(family: Family) -> str:
    if family.line.parent_ref:
        return "Its parts will stand beside it under new references, and it will show as Withdrawn in their favour."
    return (
        "It will become a heading, unrated, over parts with references of their own. Its milestones stay with it on "
        "record; the parts need dates of their own in the next return."
    )


CHANGES = (
    LineChange(
        "Reword",
        "Save the wording",
        lambda family: not family.is_department_line,
        lambda family: (
            "The line keeps its reference, its rating and its history; the board counts it among the reworded."
        ),
        ask_reword,
    ),
    LineChange("Withdraw", "Withdraw it", is_open, effect_of_withdrawing, ask_withdraw),
    LineChange(
        "Take up again",
        "Take it up again",
        lambda family: any(line.settled is Rating.WITHDRAWN for line in keep_plan.own_lines(family)),
        lambda family: "It will count again from today.",
        ask_take_up,
    ),
    LineChange(
        "Split",
        "Split it",
        is_simple,
        effect_of_splitting,
        ask_split,
    ),
    LineChange(
        "Mark as linked",
        "Mark it as linked",
        is_simple,
        lambda family: "It will leave every count, because it is reported elsewhere.",
        ask_linked(True),
    ),
    LineChange(
        "Count it again",
        "Count it",
        lambda family: family.line.counting is Counting.LINKED,
        lambda family: "It will be rated and counted like any other commitment.",
        ask_linked(False),
    ),
    LineChange(
        "Share",
        "Save who may read it",
        lambda family: family.line.parent_ref is None,
        lambda family: "Whoever may not read it finds it in no list, no count and no download.",
        ask_sharing,
    ),
    LineChange(
        "Give to another owner",
        "Give it to them",
        lambda family: family.line.parent_ref is None and not family.is_shared,
        lambda family: (
            "Its history stays one; from that day the new owner is asked about it"
            + (f", and about {as_list([line.ref for line in family.under])}." if family.under else ".")
        ),
        ask_owner,
    ),
)
