"""The marking of a government paper, by its date."""

from datetime import date

# The Government Security Classifications replaced the older markings on this day.
CLASSIFIED_FROM = date(2014, 4, 2)


def marking(day: date) -> str:
    """The words at the head and foot of a paper that needs no more than ordinary care."""
    return "OFFICIAL" if day >= CLASSIFIED_FROM else "NOT PROTECTIVELY MARKED"
