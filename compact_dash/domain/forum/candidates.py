"""Candidates for the agenda: items that the data asks the Forum to take up, drawn from the lines by department."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.board.reasons import uncapital
from compact_dash.domain.forum.agenda import Candidate
from compact_dash.domain.forum.agenda_line import AgendaLine
from compact_dash.domain.forum.item import Item, Purpose
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.domain.forum.leading import leaders_together
from compact_dash.domain.house import house, in_house_words
from compact_dash.domain.wording import as_list, count

# The order in which reasons press, and how each is put.
PRESSING = (
    ("turned_red", "turned Red since the last {forum}"),
    ("moved_often", "date moved twice without the {forum}’s agreement"),
    ("worse_than_agreed", "said to be worse than what was agreed"),
    ("claim_above", "claim above dates"),
    ("help", "help asked for"),
    ("still_red", "still Red"),
)
Line = AgendaLine | RatedLine

# Lines with these headlines have an item of their own kind, and stand on the agenda once.
ELSEWHERE = frozenset({"no_milestone", "no_return"})


def reasons_of(line: Line) -> list[str]:
    """The reasons for which a line should be on the agenda, the most pressing first."""
    red = line.headline == "red"
    holds = {
        "turned_red": red and line.then_headline != "red",
        "moved_often": line.computed_code == "moved_often" and line.is_open,
        "worse_than_agreed": line.worse_than_agreed,
        "claim_above": line.disputed,
        "help": bool(line.help_wanted) and line.is_open and line.headline != "no_return",
        "still_red": red and line.then_headline == "red",
    }
    return [name for name, _ in PRESSING if holds[name]]


def candidates(lines: Sequence[Line], undated_in_all: int) -> list[Candidate]:
    """One item to date what is undated, one for each silent department, one for each with something pressing.

    `undated_in_all` says how many there are to date.
    """
    undated = [line for line in lines if line.headline == "no_milestone"]
    silent = group_by_department(line for line in lines if line.headline == "no_return")
    pressing = group_by_department(line for line in lines if line.headline not in ELSEWHERE and reasons_of(line))
    return [
        *([dating(undated, undated_in_all)] if undated else []),
        *(silence(department, of_department) for department, of_department in silent.items()),
        *(department_item(department, of_department) for department, of_department in pressing.items()),
    ]


def group_by_department(lines: Iterable[Line]) -> dict[str, list[Line]]:
    by_department: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_department[line.organisation_name or ""].append(line)
    return by_department


def dating(lines: Sequence[Line], number: int) -> Candidate:
    """One item for all undated lines, to give each its first date."""
    item = Item(
        kind=AgendaKind.DATING,
        title=f"Dates for {count(number, 'undated commitment')}",
        led_by=leaders_together({line.organisation_code or "" for line in lines}),
        purpose=Purpose.DECISION,
        minutes=min(4 + len(lines), 10),
        reason="no dated milestone: they cannot be rated",
        refs=tuple(line.ref for line in lines),
        ask=f"agree a first milestone and its date for {count(number, 'commitment')}",
    )
    # First of all: without its date a line cannot be rated.
    return Candidate(item, 10)


def silence(department: str, lines: Sequence[Line]) -> Candidate:
    """An item for a department that did not answer: the Forum asks what is happening, and when its return will come."""
    fell = sum(line.movement == "went_silent" for line in lines)
    item = Item(
        kind=AgendaKind.SILENT,
        title=f"{department}: no return",
        # Whoever has sent nothing has nothing to introduce: OCS says what was asked, and the department answers.
        led_by=house().office,
        purpose=Purpose.DISCUSSION,
        minutes=5,
        reason=f"no return on {count(len(lines), 'commitment')}" + (f"; {fell} rated last time" if fell else ""),
        refs=tuple(line.ref for line in lines),
        department=lines[0].organisation_code,
        ask=f"say what is happening on {count(len(lines), 'commitment')}, and when the return will come",
    )
    # After what turned Red or moved often, before every other reason of `PRESSING`.
    return Candidate(item, 30)


def department_item(department: str, lines: Sequence[Line]) -> Candidate:
    """A department's pressing lines as one item, ranked by the most pressing of their reasons."""
    order = [name for name, _ in PRESSING]
    by_line = {line.ref: reasons_of(line) for line in lines}
    strongest = min(order.index(names[0]) for names in by_line.values())
    lines = sorted(lines, key=lambda line: order.index(by_line[line.ref][0]))
    wants_decision = any(line.headline == "red" or line.disputed or line.worse_than_agreed for line in lines)
    refs = tuple(line.ref for line in lines)
    item = Item(
        kind=AgendaKind.DEPARTMENT,
        title=f"{department}: {short_title(lines[0].title) if not lines[1:] else count(len(lines), 'commitment')}",
        led_by=department,
        purpose=Purpose.DECISION if wants_decision else Purpose.DISCUSSION,
        minutes=min(2 + 2 * len(lines), 10),
        reason=reasons_in_words(by_line),
        refs=refs,
        department=lines[0].organisation_code,
        ask=ask_of(lines),
    )
    # Ten apart, so that up to nine lines order departments with one reason and never lift one over another.
    return Candidate(item, 20 + 10 * strongest - min(len(lines), 9))


def reasons_in_words(by_line: Mapping[str, Sequence[str]]) -> str:
    """Each reason once, with the lines for which it holds where there is more than one line."""
    said = [
        (in_house_words(words), [ref for ref, names in by_line.items() if name in names]) for name, words in PRESSING
    ]
    several = len(by_line) > 1
    return "; ".join(f"{words}: {as_list(refs)}" if several else words for words, refs in said if refs)


def ask_of(lines: Sequence[Line]) -> str:
    """The item's ask: everything that the Forum is to settle about its lines, in one sentence without its stop."""
    worse = [line.ref for line in lines if line.worse_than_agreed]
    disputed = [line.ref for line in lines if line.disputed and line.ref not in worse]
    red = [line.ref for line in lines if line.headline == "red" and line.ref not in worse + disputed]
    helped = [line for line in lines if line.help_wanted and line.ref not in worse + disputed + red]
    asks = [
        *([f"agree a rating for {as_list(worse)}, said to be worse than what was agreed"] if worse else []),
        *([f"agree a rating for {as_list(disputed)}, whose claim is above its dates"] if disputed else []),
        *([f"agree what brings {as_list(red)} back on course, and by when"] if red else []),
        *(f"help with {line.ref}: {uncapital(line.help_wanted or '').rstrip('.')}" for line in helped[:2]),
    ]
    return "; ".join(asks) or f"agree a date that will hold for {as_list([line.ref for line in lines])}"


def short_title(title: str, most: int = 48) -> str:
    """A title cut at a word, for a heading."""
    if len(title) <= most:
        return title
    return title[:most].rsplit(" ", 1)[0].rstrip(",;:") + " …"
