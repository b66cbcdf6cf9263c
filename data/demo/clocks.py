"""The times of day at which the facts of the year were written down.

Every office has hours of its own: a time follows from the words that it is asked for with, so that nothing is random.
"""

from zlib import crc32

# A department files when its day allows: at an hour of its own, somewhat earlier or later from day to day.
EARLIEST_HOUR, LATEST_HOUR, GIVE = "10:05", "15:20", 75


def minute_of(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def clock_of(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def between(words: str, first: str, last: str) -> str:
    """A time from the first to the last that is always the same for the same words."""
    span = minute_of(last) - minute_of(first) + 1
    return clock_of(minute_of(first) + crc32(words.encode()) % span)


def of_department(organisation: str, day: str) -> str:
    """The time at which an organisation writes something down on a day."""
    usual = minute_of(between(organisation, EARLIEST_HOUR, LATEST_HOUR))
    return clock_of(usual + crc32(f"{organisation} {day}".encode()) % GIVE)


def of_ocs(about: str, day: str) -> str:
    """The time at which OCS does something about an organisation or a line on a day."""
    return between(f"OCS {about} {day}", "09:45", "17:20")


def of_commission(day: str) -> str:
    """OCS writes to the departments before any of them is at work on it."""
    return between(f"commission {day}", "09:05", "09:55")


def before(clock: str, minutes: int = 1) -> str:
    return clock_of(minute_of(clock) - minutes)
