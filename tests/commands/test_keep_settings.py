"""Settings are set by OCS with a reason, judged before anything is written, and kept with the day they took effect."""

from datetime import date
from pathlib import Path

import pytest

from compact_dash.commands.keep_settings import SettingGiven, set_settings
from compact_dash.commands.loading.initialise import create_empty
from compact_dash.domain.actor import Role
from compact_dash.domain.errors import AnswerRefused, NotAllowed, NotFound, NotNow, Overtaken
from compact_dash.domain.house import WHITEHALL, speaking_for
from compact_dash.domain.returns.supplement import Supplement
from compact_dash.reports.forum.meetings import presence
from compact_dash.reports.forums import forums
from compact_dash.reports.history.trail import TrailQuestion, changes
from compact_dash.reports.house import read_house
from compact_dash.reports.settings import every_setting, number_set, settings
from compact_dash.reports.working_days import holidays_place, is_working_day
from compact_dash.store import Store, open_store
from tests.conftest import NOW
from tests.house import TODAY, acting

OCS = acting(Role.OCS, "OCS")
WHY = "Agreed with the partner"


def put(store: Store, *given: tuple[str, str], reason: str = WHY) -> list[str]:
    return [change.words for change in set_settings(store, OCS, [SettingGiven(*each) for each in given], reason)]


def test_a_threshold_is_set_from_today_and_what_was_before_stays(own_demo: Store) -> None:
    pin = own_demo.head()
    assert put(own_demo, ("red_overdue_days", "45")) == ["Days overdue that make Red: 45 days, was 30 days"]
    assert number_set(own_demo, TODAY, "red_overdue_days") == 45
    assert number_set(own_demo, date(2014, 9, 16), "red_overdue_days") == 30
    assert settings(own_demo, TODAY, pin)["red_overdue_days"].value == 30
    newest = changes(own_demo, TrailQuestion(entity="setting_version", most=1))[0]
    assert newest.about == "Days overdue that make Red"
    assert "value: 30" in newest.was
    assert {"value: 45", f"reason: {WHY}"} < set(newest.became.split("; "))


def test_a_word_of_the_house_is_set_and_said_from_then_on(own_demo: Store) -> None:
    assert read_house(own_demo) == WHITEHALL
    put(own_demo, ("forum", "Partnership"), ("office", "TSU"), ("local_team", ""))
    house = read_house(own_demo)
    assert (house.forum, house.office, house.local_team, house.partner) == ("Partnership", "TSU", "", "Compact Voice")
    newest = changes(own_demo, TrailQuestion(entity="setting_words", most=3))
    assert {change.about for change in newest} == {"The meeting’s short word", "Lead body, in short", "Local body"}


def test_the_calendar_of_the_house_is_that_of_its_region(own_demo: Store) -> None:
    put(own_demo, ("holidays_region", "SCT"))
    st_andrews = date(2015, 11, 30)
    assert is_working_day(st_andrews)
    with speaking_for(read_house(own_demo)):
        assert not is_working_day(st_andrews)
        assert holidays_place() == "Scotland"


REFUSED = {
    "no days": (("red_overdue_days", "0"), "Days overdue that make Red: found “0”, expected a whole number from 1 to"),
    "no number": (("forum_minutes", "an hour"), "found “an hour”, expected a whole number from 15 to 480."),
    "an address that is none": (("site", "compact"), "expected an address such as https://compact.example.gov.uk"),
    "a mail address that is none": (("mail_sender", "compact"), "expected an e-mail address such as"),
    "an unknown country": (("holidays_country", "XX"), "The bank holidays of “XX” are not known."),
    "an unknown region": (
        ("holidays_region", "ESSEX"),
        "GB has no bank holidays of its own for a region “ESSEX”. It may be one of ENG, NIR, SCT, WLS, or empty.",
    ),
    "an unreadable year": (("forum_days", "every full moon"), "expected months with early, mid or late before them"),
    "no month": (("plan_year_month", "4"), "expected a month such as April"),
    "an empty word": (("forum", " "), "The meeting’s short word: found nothing, expected some words."),
    "a place for another word": (("forum", "{office}"), "expected words without { } < >"),
    "amber later than red": (("amber_date_moves", "3"), "expected no more than 2, which is set for"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_set(demo_store: Store, case: str) -> None:
    given, sentence = REFUSED[case]
    head = demo_store.head()
    with pytest.raises(AnswerRefused) as refused:
        put(demo_store, ("papers_working_days", "7"), given)
    assert sentence in str(refused.value)
    assert demo_store.head() == head


def test_what_is_no_setting_or_changes_nothing_or_has_no_reason_is_refused(demo_store: Store) -> None:
    with pytest.raises(NotFound, match="There is no setting “colour”"):
        put(demo_store, ("colour", "blue"))
    with pytest.raises(NotNow, match="Everything is set so already"):
        put(demo_store, ("forum_minutes", "90"), ("forum", "Forum"))
    with pytest.raises(AnswerRefused, match="needs the reason for the change"):
        put(demo_store, ("forum_minutes", "60"), reason=" ")


@pytest.mark.parametrize("role", [Role.CHAIR, Role.LEAD, Role.CLEARER, Role.COMPACT_VOICE, Role.VIEWER])
def test_only_ocs_changes_the_settings(demo_store: Store, role: Role) -> None:
    with pytest.raises(NotAllowed, match="Only OCS can change the settings"):
        set_settings(demo_store, acting(role, "OCS"), [SettingGiven("forum_minutes", "60")], WHY)


def test_of_two_tabs_the_second_is_told_what_the_first_has_set(own_demo: Store) -> None:
    seen = next(each for each in every_setting(own_demo, TODAY) if each.rule.name == "forum_minutes").change_no
    set_settings(own_demo, OCS, [SettingGiven("forum_minutes", "60", seen)], WHY)
    with pytest.raises(Overtaken, match="“Length of a Forum” was set to 60 minutes while you were writing"):
        set_settings(own_demo, OCS, [SettingGiven("forum_minutes", "120", seen)], WHY)
    # What nobody else has touched is kept by itself.
    set_settings(own_demo, OCS, [SettingGiven("papers_working_days", "6", 0 if seen == 0 else None)], WHY)


def test_attendance_of_the_local_body_counts_by_every_name_it_ever_had(own_demo: Store) -> None:
    met = [row.forum_id for row in forums(own_demo) if row.over_no is not None]
    before = [presence(own_demo, forum).local_team for forum in met]
    assert any(before)
    put(own_demo, ("local_team", "Third sector councils"))
    put(own_demo, ("local_team", "County voluntary councils"))
    with speaking_for(read_house(own_demo)):
        assert [presence(own_demo, forum).local_team for forum in met] == before


@pytest.mark.slow
def test_a_plan_without_settings_and_sources_of_its_own_starts_with_the_programs(tmp_path: Path) -> None:
    """Replacing the sources broke eight rows of settings that the plan was lent."""
    seed = Path(__file__).parents[2] / "data" / "seed"
    folder = tmp_path / "plan"
    folder.mkdir()
    for path in seed.glob("*.csv"):
        if path.name != "settings.csv":
            own = path.read_text(encoding="utf-8").replace("Rules of this dashboard", "Rules of another house")
            (folder / path.name).write_text(own, encoding="utf-8")
    address = str(tmp_path / "own.duckdb")
    create_empty(address, NOW, plan=folder)
    store = open_store(address, NOW)
    assert {each.rule.name: each.value for each in every_setting(store, NOW.date())}["red_overdue_days"] == 30
    store.close()


def test_a_consultation_is_short_by_the_days_that_are_set(own_demo: Store) -> None:
    ran = Supplement("consultation", "Bus lanes", date(2014, 3, 1), date(2014, 5, 10))
    assert ran.is_short
    put(own_demo, ("consultation_days", "60"))
    with speaking_for(read_house(own_demo)):
        assert not ran.is_short
