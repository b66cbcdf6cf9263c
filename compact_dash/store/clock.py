"""The clock: the one place that asks what time it is."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The present, as the naive UTC the store keeps. Rules and reports are given it; they never ask."""
    return datetime.now(UTC).replace(tzinfo=None)


def seconds_now() -> float:
    """The present in seconds since 1970, as sign-in providers give their times."""
    return datetime.now(UTC).timestamp()
