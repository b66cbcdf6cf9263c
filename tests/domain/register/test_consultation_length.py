"""How long a consultation runs, in days and in words."""

from datetime import date

import pytest

from compact_dash.domain.house import House, speaking_for
from compact_dash.domain.register.consultation_length import (
    ConsultationLength,
    TimedConsultation,
    length_sentence,
)

OPENED = date(2014, 3, 14)


@pytest.mark.parametrize(
    ("closed_on", "said"),
    [
        (date(2014, 5, 24), "84 days from 14 March 2014 is 6 June 2014; to 24 May it is 71 days, 13 under."),
        (date(2014, 6, 5), "84 days from 14 March 2014 is 6 June 2014; to 5 June it is 83 days, 1 under."),
        (
            date(2014, 6, 6),
            "84 days from 14 March 2014 is 6 June 2014; to 6 June it is 84 days, which is enough.",
        ),
        (date(2014, 6, 13), "84 days from 14 March 2014 is 6 June 2014; to 13 June it is 91 days, 7 over."),
        (date(2015, 3, 14), "84 days from 14 March 2014 is 6 June 2014; to 14 March 2015 it is 365 days, 281 over."),
        (date(2014, 3, 15), "84 days from 14 March 2014 is 6 June 2014; to 15 March it is 1 day, 83 under."),
        (date(2014, 3, 1), "84 days from 14 March 2014 is 6 June 2014; 1 March is before it opens."),
        (None, "84 days from 14 March 2014 is 6 June 2014."),
    ],
)
def test_two_days_in_words(closed_on: date | None, said: str) -> None:
    assert length_sentence(OPENED, closed_on) == said


def test_the_least_is_what_the_house_has_set() -> None:
    with speaking_for(House(consultation_days=56)):
        assert length_sentence(OPENED, None) == "56 days from 14 March 2014 is 9 May 2014."


def told(closed_on: date | None, length: str, reason: str | None = None) -> TimedConsultation:
    days = (closed_on - OPENED).days if closed_on else None
    is_short = days is not None and days < 84
    return TimedConsultation(
        "e", "Tax", "HMRC", OPENED, closed_on, days, ConsultationLength(length), is_short, reason, 1
    )


@pytest.mark.parametrize(
    ("consultation", "length", "reason"),
    [
        (told(date(2014, 5, 24), "short"), "Short, by 13 days", "no reason given"),
        (told(date(2014, 6, 5), "short", "A law"), "Short, by 1 day", "A law"),
        (told(date(2014, 6, 6), "enough"), "Not short", "none called for"),
        (told(date(2014, 5, 24), "open"), "Still open, will be short, by 13 days", "no reason given"),
        (told(date(2014, 6, 6), "open"), "Still open, will not be short", "still open"),
        (told(None, "open"), "Still open, no closing day told", "still open"),
    ],
)
def test_a_row_says_whether_it_is_short_and_why(consultation: TimedConsultation, length: str, reason: str) -> None:
    assert (consultation.length_words, consultation.reason_words) == (length, reason)
