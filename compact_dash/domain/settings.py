"""The settings: everything that a house may set, one row each, with its meaning, its default and what it may be.

A plan's file may give values, OCS sets them on the Settings page, and what nobody has set has its default. So a
database or a plan that is older than a setting still opens.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from compact_dash.domain.house import WHITEHALL, House, in_house_words
from compact_dash.domain.setting_values import (
    Value,
    code,
    forum_days,
    mail_address,
    mail_server,
    number,
    one_of,
    time_of_day,
    web_address,
    words,
    words_or_nothing,
)
from compact_dash.domain.typed_date import MONTHS, WEEKDAYS
from compact_dash.domain.wording import count


@dataclass(frozen=True)
class SettingRule:
    """A setting: `read` turns what was typed into its value, or says what it may be.

    Those of `rules` are read by the rules of rating, which have no defaults of their own. `is_private` is for what only
    OCS reads.
    """

    name: str
    group: str
    label_text: str
    meaning_text: str
    default: Value
    read: Callable[[str], Value]
    unit: str = ""
    is_of_rules: bool = False
    is_private: bool = False

    @property
    def label(self) -> str:
        return in_house_words(self.label_text)

    @property
    def meaning(self) -> str:
        return in_house_words(self.meaning_text)

    @property
    def is_number(self) -> bool:
        return isinstance(self.default, int)

    def in_words(self, value: Value) -> str:
        """A value as a page says it."""
        if isinstance(value, str):
            return value or "not set"
        # A unit that is counted is kept in the plural: “30 days”, but “1 day”.
        return count(value, self.unit[:-1]) if self.unit.endswith("s") else f"{value:,} {self.unit}"


# The groups of the page, in its order.
RATINGS, FORUMS, NAMES = "Ratings", "{forums} and returns", "Words of the house"
PLACES, MAIL, COPIES = "Letters, addresses and the calendar", "Mail", "Copies"
GROUPS = (RATINGS, FORUMS, NAMES, PLACES, MAIL, COPIES)


def of_house(name: str, group: str, label: str, meaning: str, read: Callable[[str], Value] = words) -> SettingRule:
    """A setting that the house itself has, and whose default is Whitehall's."""
    return SettingRule(name, group, label, meaning, getattr(WHITEHALL, name), read)


def of_ratings(name: str, default: int, unit: str, label: str, meaning: str, most: int) -> SettingRule:
    """A threshold that the rules of rating are read with."""
    return SettingRule(name, RATINGS, label, meaning, default, number(1, most), unit, is_of_rules=True)


RULES: tuple[SettingRule, ...] = (
    of_ratings(
        "red_overdue_days", 30, "days", "Days overdue that make Red",
        "A milestone overdue by more than this makes its action Red by the dates.", 365,
    ),
    of_ratings(
        "red_date_moves", 2, "times", "Moves of a date that make Red",
        "A milestone moved later this often, without the {forum}’s agreement, makes its action Red by the dates.", 20,
    ),
    of_ratings(
        "amber_date_moves", 1, "times", "Moves of a date that make Amber",
        "A milestone moved later this often, without the {forum}’s agreement, makes its action Amber by the dates.",
        20,
    ),
    of_ratings(
        "overall_red_percent", 25, "per cent", "Share of Reds that makes a department Red",
        "A department is Red overall when more than this share of its rated commitments are Red.", 99,
    ),
    of_ratings(
        "overall_rated_percent", 50, "per cent", "Share rated that a colour needs",
        "A department shows No return or No milestone, not a colour, when fewer than this share of its open "
        "commitments are rated.", 100,
    ),
    SettingRule(
        "consultation_days", RATINGS, "Days a consultation should stay open",
        "A consultation open for fewer days counts as short.", 84, number(1, 365), "days",
    ),
    SettingRule(
        "forum_minutes", FORUMS, "Length of {a_forum}", "The items of an agenda must fit into this time.",
        90, number(15, 480), "minutes",
    ),
    SettingRule(
        "returns_working_days", FORUMS, "Returns due before {a_forum}",
        "Cleared returns are due this many working days before {a_forum}.", 10, number(1, 60), "working days",
    ),
    SettingRule(
        "commission_working_days", FORUMS, "Returns asked for before {a_forum}",
        "Returns are commissioned this many working days before {a_forum}, which is a custom and not enforced.",
        20, number(1, 120), "working days",
    ),
    SettingRule(
        "papers_working_days", FORUMS, "Papers out before {a_forum}",
        "The agenda and papers go out so many clear working days before {a_forum}, which is a custom and not enforced.",
        5, number(1, 60),
        "working days",
    ),
    SettingRule(
        "forums_wanted", FORUMS, "{forums} wanted in a year",
        "The {joint_plan} asks for at least this many {forums} in its year.", 3, number(1, 12), "meetings",
    ),
    of_house(
        "forum_days", FORUMS, "When a year’s {forums} fall",
        "The days proposed when a year is planned: early, mid or late in a month.", forum_days,
    ),
    of_house(
        "forum_weekday", FORUMS, "Weekday of {a_forum}", "Proposed where no {forum} was planned yet.",
        one_of(tuple(WEEKDAYS), "a weekday such as Wednesday"),
    ),
    of_house("forum_starts_at", FORUMS, "{forum} starts at", "Proposed for a new {forum}.", time_of_day),
    of_house("place", FORUMS, "Place of {a_forum}", "Proposed for a new {forum}; may be empty.", words_or_nothing),
    of_house(
        "plan_year_month", FORUMS, "First month of a plan’s year",
        "A plan’s year begins on the first of this month; January for calendar years.",
        one_of(tuple(name.capitalize() for name in MONTHS), "a month such as April"),
    ),
    of_house("programme", NAMES, "Programme", "Stands under the product’s name on every page."),
    of_house("forum_name", NAMES, "The meeting’s name", "On papers, in calendars and on the wall."),
    of_house("forum", NAMES, "The meeting’s short word", "In sentences: “the {forum} meets”."),
    of_house("agreement", NAMES, "The agreement", "What the commitments are made under."),
    of_house("joint_plan", NAMES, "The joint plan", "The plan that the lead body and the partner write together."),
    of_house("office", NAMES, "Lead body, in short", "The body that runs the programme, in sentences."),
    of_house("office_name", NAMES, "Lead body, in full", "Signs what is sent out, and is the author of papers."),
    of_house(
        "office_parent", NAMES, "The body it belongs to", "Stands behind the lead body’s name; may be empty.",
        words_or_nothing,
    ),
    of_house("partner", NAMES, "Partner", "The body that speaks for civil society."),
    of_house(
        "local_team", NAMES, "Local body",
        "The body beside the members whose presence at {a_forum} is counted; empty for none.", words_or_nothing,
    ),
    of_house("lead", NAMES, "Who fills in", "The person in each organisation who files its return."),
    of_house("clearer", NAMES, "Who clears", "The senior person who clears a return before it is filed."),
    of_house("clearer_short", NAMES, "Who clears, in short", "The same in a few letters."),
    of_house("champion", NAMES, "Champion", "The post of whoever speaks up for the agreement in an organisation."),
    of_house(
        "contact", PLACES, "Contact", "Whom a commission tells people to write to; empty for whoever sent it.",
        words_or_nothing,
    ),
    of_house(
        "site", PLACES, "Address of the site", "In what is sent out; empty for the address one reads it at.",
        web_address,
    ),
    of_house(
        "holidays_country", PLACES, "Country of the bank holidays", "By its code of two letters, such as GB.", code
    ),
    of_house(
        "holidays_region", PLACES, "Region of the bank holidays",
        "By its code within the country, such as WLS or SCT; may be empty.", code,
    ),
    SettingRule(
        "mail_server", MAIL, "Mail server", "The server that sends mail, with its port; empty for none.", "",
        mail_server, is_private=True,
    ),
    SettingRule(
        "mail_sender", MAIL, "Sender of mail", "The address that mail comes from; empty for none.", "", mail_address,
        is_private=True,
    ),
    SettingRule(
        "backup_every_hours", COPIES, "A copy every", "The database is copied this often while the app runs.", 24,
        number(1, 168), "hours",
    ),
    SettingRule(
        "backup_keep_daily", COPIES, "Daily copies kept", "Of each of the last days one copy is kept.", 7,
        number(1, 366), "days",
    ),
    SettingRule(
        "backup_keep_weekly", COPIES, "Weekly copies kept", "Of each of the last weeks one copy is kept.", 8,
        number(1, 520), "weeks",
    ),
)  # fmt: skip
RULE: dict[str, SettingRule] = {rule.name: rule for rule in RULES}


@dataclass(frozen=True)
class SettingsCopy:
    """The values of some settings on a day, to be written as a file."""

    values: tuple[tuple[str, Value], ...]
    as_at: date


HOUSE_NAMES = frozenset(each.name for each in fields(House) if each.name in RULE and not RULE[each.name].is_number)


def house_with(values: Mapping[str, str]) -> House:
    """The house that has these words; what they do not say is Whitehall's."""
    given: dict[str, Any] = {name: value for name, value in values.items() if name in HOUSE_NAMES}
    return replace(WHITEHALL, **given)
