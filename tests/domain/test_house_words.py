"""The words of the house: whose they are in each thread, and what stands where no run has said."""

import threading
from dataclasses import replace

from compact_dash.domain.house import WHITEHALL, House, HouseWords, house, in_house_words, plural, speaking_for
from compact_dash.domain.settings import HOUSE_NAMES, RULE, RULES, house_with

WELSH = replace(WHITEHALL, forum="Partnership", office="the Unit", office_parent="")


def test_what_is_said_is_said_in_the_words_of_the_house_that_a_run_speaks_for() -> None:
    table = HouseWords({"a": "agreed by {office} or the {forum}"})
    with speaking_for(WELSH):
        assert table["a"] == "agreed by the Unit or the Partnership"
        assert in_house_words("{a_forum}, {forums}") == "a Partnership, Partnerships"
    assert table["a"] == "agreed by OCS or the Forum"


def test_two_threads_speak_for_two_houses_at_once() -> None:
    heard: list[str] = []
    with speaking_for(WELSH):
        other = threading.Thread(target=lambda: heard.append(house().forum))
        other.start()
        other.join()
        heard.append(house().forum)
    assert heard == ["Forum", "Partnership"]


def test_a_word_has_the_plural_and_the_article_that_it_takes() -> None:
    assert [plural(word) for word in ("Forum", "Assembly", "Congress", "Day")] == [
        "Forums",
        "Assemblies",
        "Congresses",
        "Days",
    ]
    assert replace(WHITEHALL, forum="Assembly").a_forum == "an Assembly"


def test_an_office_that_belongs_to_no_other_body_stands_alone() -> None:
    assert WHITEHALL.sender == "The Office for Civil Society, Cabinet Office"
    assert WELSH.sender == "The Office for Civil Society"
    assert WELSH.office_of == "the Unit"


def test_every_word_of_the_house_is_a_setting_with_the_same_default() -> None:
    assert set(RULE) >= HOUSE_NAMES
    assert house_with({rule.name: str(rule.default) for rule in RULES}) == House() == house_with({})


def test_every_default_is_a_value_that_its_own_setting_takes() -> None:
    assert {rule.name: rule.read(str(rule.default)) for rule in RULES} == {rule.name: rule.default for rule in RULES}
