"""Backups by themselves: when one is due, and which of them are kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path


@dataclass(frozen=True)
class BackupSchedule:
    """How often a backup is made into a folder, and for how many days and weeks one of each is kept.

    With no hours none is made by itself.
    """

    folder: Path
    hours: int
    daily: int
    weekly: int

    def is_due(self, last: datetime | None, now: datetime) -> bool:
        """Whether it is time for another after the last one."""
        return self.hours > 0 and (last is None or now - last >= timedelta(hours=self.hours))

    def outlived(self, taken: Sequence[datetime], now: datetime) -> list[datetime]:
        """Those that need not be kept, of some backups by the times at which they were taken.

        Kept are all of the last day, and the newest of each of the last days and weeks that has one.
        """
        newest_first = sorted(taken, reverse=True)
        days = {at.date(): at for at in reversed(newest_first)}
        weeks = {at.isocalendar()[:2]: at for at in reversed(newest_first)}
        kept = {at for at in newest_first if now - at < timedelta(days=1)}
        kept |= {days[day] for day in sorted(days, reverse=True)[: self.daily]}
        kept |= {weeks[week] for week in sorted(weeks, reverse=True)[: self.weekly]}
        # Whatever the numbers say, the newest one stays.
        return [at for at in newest_first[1:] if at not in kept]
