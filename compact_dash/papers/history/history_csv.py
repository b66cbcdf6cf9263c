"""History in CSV: every change, who made it and when, what it was and what it became."""

from collections.abc import Iterable, Sequence

from compact_dash.domain.history.change import RecordedChange

HISTORY_COLUMNS = ("Change", "Recorded (London)", "Who", "What", "About", "Was", "Became")


def history_rows(changes: Sequence[RecordedChange]) -> Iterable[list[str]]:
    for row in changes:
        recorded = f"{row.recorded_at:%Y-%m-%d %H:%M}"
        yield [str(row.change_no), recorded, row.person, row.what, row.about, row.was, row.became]
