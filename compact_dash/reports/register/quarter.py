"""What the register holds of a department for the quarter that a return is of: nothing of it is asked for again."""

from collections.abc import Iterable
from datetime import date

from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.house import house
from compact_dash.domain.register.kinds import CASE_STUDY, CONCERN, CONSULTATION, SUPPORT
from compact_dash.domain.wording import count
from compact_dash.reports.forums import last_over
from compact_dash.reports.register.entries import EntryQuestion, RegisteredEntry, every_entry
from compact_dash.store import Store

OF_A_RETURN = (CONSULTATION, CONCERN, SUPPORT, CASE_STUDY)


def recorded_in_quarter(
    store: Store, as_at: date, department: str, forums: Iterable[ForumRow]
) -> tuple[RegisteredEntry, ...]:
    """The entries on a department that were recorded since the last Forum, of the kinds that a return tells."""
    last = last_over(list(forums), as_at)
    question = EntryQuestion(as_at, department=department, recorded_from=last.met_on if last else None)
    kinds = {kind.name for kind in OF_A_RETURN}
    return tuple(each for each in every_entry(store, question) if each.row.kind in kinds and not each.is_of_a_return)


def short_without_reason(entries: Iterable[RegisteredEntry]) -> list[str]:
    """Short consultations on the register without a reason: they do not stop a return, and OCS will ask."""
    least = house().consultation_days
    return [
        f"{each.row.title} ran {count(each.days or 0, 'day')}, under {least}, and no reason is given."
        for each in entries
        if each.kind is CONSULTATION and each.is_short and not each.values.get("reason")
    ]
