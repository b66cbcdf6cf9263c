"""What is known of the database's copies: when they are made, and whether the clock can be trusted to date them."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from compact_dash.domain.backups import BackupSchedule
from compact_dash.domain.moment import london
from compact_dash.domain.wording import long_date
from compact_dash.reports.programme import programme
from compact_dash.store import Store
from compact_dash.store.address import DEFAULT_DATABASE, database_address, on_server

# Unless whoever runs the program says otherwise: every six hours, kept for a week of days and a month of weeks.
HOURS, DAILY, WEEKLY = 6, 7, 4
# Clocks of two computers differ by less than this.
TOLERANCE = timedelta(minutes=5)


def backup_schedule(store: Store) -> BackupSchedule:
    """When backups are made and how long they are kept; a demonstration is backed up only where that is asked for."""
    hours = 0 if programme(store).illustrative else HOURS
    return BackupSchedule(
        folder=backup_folder(),
        hours=number_given("COMPACT_BACKUP_HOURS", hours),
        daily=number_given("COMPACT_BACKUP_DAYS", DAILY),
        weekly=number_given("COMPACT_BACKUP_WEEKS", WEEKLY),
    )


def backup_folder() -> Path:
    """The folder that backups go to: the one that is named, or one beside the database."""
    given = os.environ.get("COMPACT_BACKUPS", "").strip()
    address = database_address()
    beside = Path(DEFAULT_DATABASE if on_server(address) else address).parent / "backups"
    return Path(given).expanduser() if given else beside


def number_given(name: str, otherwise: int) -> int:
    """The whole number in an environment variable; what is none counts as not given."""
    given = os.environ.get(name, "").strip()
    return int(given) if given.isascii() and given.isdecimal() else otherwise


@dataclass(frozen=True)
class NewestRecord:
    recorded_at: datetime


def clock_behind(store: Store, now: datetime) -> str | None:
    """A warning where the newest change was recorded after now, a naive UTC time; else None."""
    newest = store.fetch_one(NewestRecord, "newest_record")
    if newest is None or newest.recorded_at <= now + TOLERANCE:
        return None
    return (
        f"The clock of this computer is behind: it says {moment_in_words(now)}, and the newest change was recorded on "
        f"{moment_in_words(newest.recorded_at)}. Set it right before anything is saved, or what is saved is dated "
        "too early."
    )


def moment_in_words(at: datetime) -> str:
    """A naive UTC time as people in London say it."""
    there = london(at)
    return f"{long_date(there.date())}, {there:%H:%M}"
