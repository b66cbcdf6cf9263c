"""The Settings page: what each rating means, every setting as it is on the day, and OCS's form to change them."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compact_dash.commands.keep_settings import SettingGiven, set_settings
from compact_dash.domain.actor import Role
from compact_dash.domain.house import WHITEHALL, speaking_for
from compact_dash.domain.rating import MEANINGS, WORDS
from compact_dash.domain.settings import FORUMS, NAMES, RATINGS, RULES
from compact_dash.reports.board.board import read_board
from compact_dash.ui.opened_store import store_at
from tests.house import TODAY, acting
from tests.pages.conftest import Open, Visit

As = Callable[[str], None]


def test_every_rating_has_its_meaning(visit: Open) -> None:
    table = visit("settings").html.table("What each rating means")
    assert {row[0]: row[1] for row in table.body} == {WORDS[rating]: words for rating, words in MEANINGS.items()}


def test_every_setting_has_a_value_a_meaning_and_a_day(visit: Open) -> None:
    opened = visit("settings").html
    named = {row[0] for table in opened.tables for row in table.body}
    assert {rule.label for rule in RULES} <= named
    assert ["Days overdue that make Red", "30 days"] in [row[:2] for row in opened.table(RATINGS).body]
    assert all(all(row) for row in opened.table("Words of the house").body)


def test_a_reader_sees_the_settings_and_neither_the_form_nor_how_mail_is_sent(visit: Open, at_the_desk: As) -> None:
    at_the_desk("DFT Compact lead")
    opened = visit("settings")
    assert opened.html.table(RATINGS).body
    assert not opened.page.text_input
    assert "Mail server" not in opened.text


def test_what_a_setting_means_is_read_before_it_is_changed(visit: Open) -> None:
    opened = visit("settings")
    words = opened.text
    assert words.index("A milestone overdue by more than this") < words.rindex("Change a setting")
    [head] = [part for part in opened.page.get("html") if "<h1>Settings" in str(part.proto.body)]
    assert '<a href="#change-a-setting"' in str(head.proto.body)


def change(page: AppTest, group: str, reason: str = "Agreed", **values: str) -> Visit:
    page.selectbox(key="settings_group").select(group).run()
    for name, value in values.items():
        field(page, f":{group}:{name}").input(value)
    field(page, f":{group}:reason").input(reason)
    return Visit(next(button for button in page.button if button.label == "Set from today").click().run())


def field(page: AppTest, ending: str):  # type: ignore[no-untyped-def]
    return next(each for each in page.text_input if each.key.endswith(ending))


@pytest.fixture
def page(visit_at: Open, demo_copy: Path) -> AppTest:
    return visit_at(demo_copy, "settings").page


def test_ocs_sets_a_threshold_and_is_told_what_became_of_it(page: AppTest) -> None:
    told = change(page, RATINGS, red_overdue_days="45")
    assert "1 setting changed. Days overdue that make Red: 45 days, was 30 days." in told.text
    assert ["Days overdue that make Red", "45 days"] in [row[:2] for row in told.html.table(RATINGS).body]


def test_what_thresholds_would_change_is_told_before_they_are_set(page: AppTest, demo_copy: Path) -> None:
    page.selectbox(key="settings_group").select(RATINGS).run()
    field(page, ":red_overdue_days").input("1")
    field(page, ":overall_red_percent").input("1")
    told = Visit(next(button for button in page.button if button.label == "What would change?").click().run())
    found = re.search(
        r"(\d+) headlines of 60 would change on the board as at today, and the overall rating of (\d+) dep", told.text
    )
    assert found, told.text
    assert int(found[1]) > 0 < int(found[2])
    assert field(told.page, ":red_overdue_days").value == "1"
    store, before = store_at(str(demo_copy)), read_board(store_at(str(demo_copy)), TODAY)
    set_settings(
        store,
        acting(Role.OCS, "OCS"),
        [SettingGiven("red_overdue_days", "1"), SettingGiven("overall_red_percent", "1")],
        "X",
    )
    after = read_board(store, TODAY)
    changed = [ident for ident, each in after.overalls.items() if each.rating is not before.overalls[ident].rating]
    assert len(changed) == int(found[2])


def test_what_cannot_be_is_refused_beside_the_button_and_stays_in_its_field(page: AppTest) -> None:
    told = change(page, FORUMS, forum_minutes="0", forum_weekday="Someday")
    assert [sentence.split(":")[0] for sentence in told.refusals] == ["Length of a Forum", "Weekday of a Forum"]
    assert field(told.page, ":forum_minutes").value == "0"


def test_of_two_tabs_the_second_is_told_and_may_press_again(page: AppTest, demo_copy: Path) -> None:
    page.selectbox(key="settings_group").select(FORUMS).run()
    ocs = acting(Role.OCS, "OCS")
    set_settings(store_at(str(demo_copy)), ocs, [SettingGiven("forum_minutes", "60")], "Another tab")
    told = change(page, FORUMS, forum_minutes="120")
    assert told.refusals == [
        "“Length of a Forum” was set to 60 minutes while you were writing. Save again if you still want your value."
    ]


def test_the_words_of_the_house_are_said_by_the_next_run_and_by_the_next_refusal(page: AppTest) -> None:
    """A callback runs before its page has begun, so it must know the house by itself."""
    told = change(page, NAMES, forum="Partnership", programme="Partnership for Wales", clearer_short="DD")
    assert "by the Partnership, with a reason" in told.text
    style = "".join(part.proto.body for part in told.page.get("html") if "--programme" in part.proto.body)
    assert '"Partnership for Wales"' in style
    # The tester names a choice as this thread would say it.
    with speaking_for(replace(WHITEHALL, forum="Partnership")):
        again = change(told.page, FORUMS, forum_minutes="0")
    assert again.refusals[0].startswith("Length of a Partnership: found “0”")
