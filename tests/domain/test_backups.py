"""When a backup is due, and which are kept."""

from datetime import datetime, timedelta
from pathlib import Path

from compact_dash.domain.backups import BackupSchedule

NOW = datetime(2026, 11, 28, 3, 0)
SCHEDULE = BackupSchedule(Path("backups"), hours=6, daily=3, weekly=2)


def test_it_is_due_after_so_many_hours_and_never_where_none_are_given() -> None:
    assert SCHEDULE.is_due(None, NOW)
    assert SCHEDULE.is_due(NOW - timedelta(hours=6), NOW)
    assert not SCHEDULE.is_due(NOW - timedelta(hours=5, minutes=59), NOW)
    assert not BackupSchedule(Path("backups"), 0, 3, 2).is_due(None, NOW)


def test_all_of_a_day_are_kept_and_then_one_a_day_and_one_a_week() -> None:
    taken = [NOW - timedelta(hours=6 * number) for number in range(100)]
    outlived = SCHEDULE.outlived(taken, NOW)
    kept = [at for at in taken if at not in outlived]
    assert kept[:4] == taken[:4]
    # The 28th, 27th and 26th, the newest of each; and the Sunday of the week before.
    assert [at.isoformat(sep=" ", timespec="hours") for at in kept] == [
        "2026-11-28 03", "2026-11-27 21", "2026-11-27 15", "2026-11-27 09", "2026-11-26 21", "2026-11-22 21",
    ]  # fmt: skip


def test_the_newest_stays_whatever_the_numbers_say() -> None:
    old = [NOW - timedelta(days=400), NOW - timedelta(days=401)]
    assert BackupSchedule(Path("backups"), 6, 0, 0).outlived(old, NOW) == [old[1]]
    assert SCHEDULE.outlived([], NOW) == []
