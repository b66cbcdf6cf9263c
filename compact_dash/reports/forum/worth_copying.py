"""The drafted item on good practice: a line that others may copy, and what the register has that is worth hearing."""

from collections import Counter

from compact_dash.domain.forum.candidates import short_title
from compact_dash.domain.forum.item import Item, Purpose
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.domain.forum.leading import leader
from compact_dash.domain.people.posts import Voice
from compact_dash.domain.wording import as_list, count
from compact_dash.reports.forum.ground import Ground


def worth_copying(ground: Ground) -> Item | None:
    """A commitment newly complete, or else better, on the theme where most others are off course."""
    trouble: Counter[str | None] = Counter()
    for cell in ground.board.cells:
        trouble[cell.theme] += cell.commitments if cell.headline in ("amber", "red") else 0
    # A line that waits for its own item would otherwise be on the agenda twice.
    taken = {ref for row in ground.waiting for ref in row.item.refs}
    good = [
        line
        for line in ground.lines
        if line.headline in ("complete", "green") and line.movement == "better" and line.ref not in taken
    ]
    if not good:
        return told_by_the_register(ground)
    # The reference decides last, so that the same data always drafts the same agenda.
    best = max(good, key=lambda line: (line.headline == "complete", trouble[line.theme], line.ref))
    others = trouble[best.theme]
    helped = f"; {count(others, 'commitment')} Amber or Red on the same theme" if others else ""
    return Item(
        kind=AgendaKind.GOOD_PRACTICE,
        title=f"Good practice: {best.title}",
        led_by=leader(best.organisation_name or "", ground.voices.get(best.organisation_code or "", Voice())),
        purpose=Purpose.NOTE,
        minutes=4,
        reason=f"{best.ref} moved to {best.headline.word}{helped}{also_heard(ground)}",
        refs=(best.ref,),
        department=best.organisation_code,
    )


def told_by_the_register(ground: Ground) -> Item | None:
    """What others have been doing, where no line of the board is worth copying."""
    if not ground.worth_hearing:
        return None
    told = [f"{each.teller} on “{short_title(each.title)}”" for each in ground.worth_hearing]
    return Item(
        kind=AgendaKind.GOOD_PRACTICE,
        title="Good practice: what others have been doing",
        led_by=as_list([each.teller for each in ground.worth_hearing]),
        purpose=Purpose.NOTE,
        minutes=4,
        reason=f"from the register: {as_list(told)}",
    )


def also_heard(ground: Ground) -> str:
    """Who else has something worth hearing on the register; what it is stands there, for a slide has no room for it."""
    tellers = [each.teller for each in ground.worth_hearing]
    return f"; worth hearing too, from the register: {as_list(tellers)}" if tellers else ""
