"""What is known of the database's copies: when they are made, and whether the clock can be trusted to date them."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from compact_dash.domain.backups import BackupSchedule
from compact_dash.domain.moment import london
from compact_dash.domain.wording import long_date
from compact_dash.reports.programme import programme
from compact_dash.reports.settings import number_in, settings
from compact_dash.store import Store
from compact_dash.store.address import DEFAULT_DATABASE, backups_named, database_address, on_server
from compact_dash.store.clock import utc_now

# Clocks of two computers differ by less than this.
TOLERANCE = timedelta(minutes=5)


def backup_schedule(store: Store) -> BackupSchedule:
    """When backups are made and how long they are kept, as the settings have it; the environment goes before them.

    A demonstration is backed up only where that is asked for.
    """
    held = programme(store)
    in_force = settings(store, held.today(utc_now()))
    is_unasked = held.illustrative and "backup_every_hours" not in in_force
    hours = 0 if is_unasked else number_in(in_force, "backup_every_hours")
    return BackupSchedule(
        folder=backup_folder(),
        hours=number_given("COMPACT_BACKUP_HOURS", hours),
        daily=number_given("COMPACT_BACKUP_DAYS", number_in(in_force, "backup_keep_daily")),
        weekly=number_given("COMPACT_BACKUP_WEEKS", number_in(in_force, "backup_keep_weekly")),
    )


def backup_folder() -> Path:
    """The folder that backups go to: the one that is named, or one beside the database."""
    address = database_address()
    beside = Path(DEFAULT_DATABASE if on_server(address) else address).parent / "backups"
    return backups_named() or beside


def number_given(name: str, otherwise: int) -> int:
    """The whole number in an environment variable; what is none counts as not given."""
    given = os.environ.get(name, "").strip()
    return int(given) if given.isascii() and given.isdecimal() else otherwise


@dataclass(frozen=True)
class NewestRecord:
    recorded_at: datetime


def newest_record(store: Store) -> NewestRecord | None:
    """When the newest change was recorded; None where there is none."""
    return store.fetch_one(NewestRecord, "newest_record")


def clock_behind(newest: NewestRecord | None, now: datetime) -> str | None:
    """A warning where the newest change was recorded after now, a naive UTC time; else None."""
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
