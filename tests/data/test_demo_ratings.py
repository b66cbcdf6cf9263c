"""The demonstration year, judged by a plain statement of the rules: every state is in it."""

from datetime import date

import pytest

from tests.data.demo_year import RANK, TODAY, Judged, Row, Year, known, overall, rows

TARGET = {
    "CO": (1, 3, 0, 0, 0, 0, 0, "green"),
    "BIS": (1, 2, 1, 0, 1, 0, 1, "amber"),
    "DCLG": (0, 2, 2, 0, 0, 0, 0, "amber"),
    "DCMS": (1, 2, 0, 0, 0, 0, 0, "green"),
    "DECC": (1, 0, 1, 0, 0, 0, 0, "amber"),
    "DEFRA": (0, 0, 0, 0, 0, 4, 0, "no_return"),
    "DFE": (0, 0, 0, 0, 0, 0, 0, "nothing_to_rate"),
    "DFT": (1, 3, 0, 0, 0, 0, 0, "green"),
    "DH": (0, 3, 1, 0, 1, 0, 0, "amber"),
    "DWP": (1, 4, 1, 1, 0, 0, 0, "amber"),
    "HMRC": (3, 0, 0, 0, 0, 0, 0, "complete"),
    "HMT": (1, 1, 0, 3, 0, 0, 0, "red"),
    "HO": (1, 2, 1, 0, 6, 0, 0, "no_milestone"),
    "MOJ": (0, 2, 1, 0, 0, 0, 0, "amber"),
}
COUNTED = ("complete", "green", "amber", "red", "no_milestone", "no_return", "withdrawn")
# One letter a Forum: green, amber, red (d), complete, no return (u), no milestone (o).
GRID = {
    "CO": "aaggg", "BIS": "uaaaa", "DCLG": "uggga", "DCMS": "gaggg", "DECC": "uddaa", "DEFRA": "oaaau", "DFT": "oaagg",
    "DH": "uaaaa", "DWP": "aagga", "HMRC": "aaggc", "HMT": "ogaad", "HO": "ooooo", "MOJ": "uaaaa",
}  # fmt: skip
LETTER = {"green": "g", "amber": "a", "red": "d", "complete": "c", "no_return": "u", "no_milestone": "o"}
HELD = [date(2013, 9, 25), date(2013, 11, 27), date(2014, 2, 26), date(2014, 5, 21)]


@pytest.fixture(scope="module")
def year() -> Year:
    return Year()


@pytest.fixture(scope="module")
def today(year: Year) -> dict[str, Judged]:
    return {judged.ref: judged for judged in year.judge(TODAY)}


def test_each_department_stands_where_the_demonstration_means_it_to(today: dict[str, Judged]) -> None:
    found = {}
    for code in TARGET:
        own = [judged for judged in today.values() if judged.department == code]
        found[code] = (*(sum(one.headline == word for one in own) for word in COUNTED), overall(own))
    assert found == TARGET


def test_departments_move_from_forum_to_forum(year: Year) -> None:
    by_day = [year.judge(as_at) for as_at in (*HELD, TODAY)]
    found = {
        code: "".join(LETTER[overall([one for one in judged if one.department == code])] for judged in by_day)
        for code in GRID
    }
    assert found == GRID


def test_nothing_was_asked_before_the_first_commission(year: Year) -> None:
    assert {judged.headline for judged in year.judge(date(2013, 8, 1))} == {"not_yet_asked"}


def test_every_computed_reason_is_present(today: dict[str, Judged]) -> None:
    assert {judged.reason for judged in today.values()} == {
        "complete", "withdrawn", "no_return", "no_milestone", "long overdue", "overdue",
        "moved twice", "moved once", "on date", "finished",
    }  # fmt: skip
    # A step done since the last request, and none after it.
    assert [ref for ref, judged in today.items() if judged.reason == "finished"] == ["DCMS-1.6.iii"]


def test_claims_above_the_dates_are_open_and_settled(today: dict[str, Judged]) -> None:
    assert {ref for ref, judged in today.items() if judged.disputed} == {"DCLG-2.9.i", "HMT-01a"}
    settled = {
        (judged.computed, judged.agreed)
        for judged in today.values()
        if judged.claimed == "green" and judged.computed in {"amber", "red"} and not judged.disputed
    }
    assert settled == {("amber", "amber"), ("red", "amber")}


def test_agreed_ratings_hold_lapse_are_confirmed_replaced_and_taken_back(year: Year, today: dict[str, Judged]) -> None:
    assert today["HMT-04"].agreed == "red"
    assert (today["DECC-02"].agreed, year.judge_one("DECC-02", "DECC", HELD[3]).agreed) == ("", "amber")
    assert given(year, "DWP-05")[-2:] == ["green", "green"]
    assert given(year, "BIS-01b")[-2:] == ["green", "amber"]
    assert given(year, "CO-5.2") == ["amber", "", "green"]
    assert (today["HO-02"].agreed, today["HO-02"].headline) == ("green", "no_milestone")


def test_a_rating_turns_better_only_because_an_agreed_one_lapsed(year: Year, today: dict[str, Judged]) -> None:
    before, now = year.judge_one("BIS-1.2", "BIS", HELD[3]), today["BIS-1.2"]
    assert (before.headline, before.agreed, now.headline, now.agreed) == ("amber", "amber", "green", "")
    assert (before.claimed, before.computed) == (now.claimed, now.computed)


def given(year: Year, ref: str) -> list[str]:
    own = [row for row in year.assessments if row["ref"] == ref]
    return [row["rating"] for row in sorted(own, key=lambda row: row["reported_on"])]


def test_completion_is_proposed_accepted_and_agreed_by_both_bodies(year: Year, today: dict[str, Judged]) -> None:
    assert (today["DCMS-1.6.iii"].claimed, today["DCMS-1.6.iii"].headline) == ("complete", "green")
    complete = {row["body"] for row in year.assessments if row["rating"] == "complete"}
    assert complete == {"ocs", "forum"}


def date_versions(year: Year, ref: str, number: str) -> list[Row]:
    return year.steps(ref, TODAY)[number]


def test_dates_move_in_every_way(year: Year) -> None:
    assert date_versions(year, "HMRC-02", "1")[1]["due_on"] < date_versions(year, "HMRC-02", "1")[0]["due_on"]
    assert date_versions(year, "HO-01a", "1")[2]["agreed_forum"] == "2014-02-26"
    assert [row["due_on"] for row in date_versions(year, "CO-5.3", "3")] == ["2014-10-31"]
    assert date_versions(year, "DWP-06", "3")[-1]["dropped"] == "yes"


def test_updates_are_corrected_recorded_late_and_left_unchanged(year: Year) -> None:
    assert [row["ref"] for row in year.updates if row["corrects"]] == ["DFT-03"]
    assert {row["ref"] for row in year.updates if row["recorded_on"]} == {"DFT-03", "DEFRA-04", "MOJ-03"}
    same = [row for row in year.updates if row["no_change_reason"]]
    for row in same:
        before = [one for one in known(year.updates, TODAY) if one["ref"] == row["ref"] and one["forum"] < row["forum"]]
        assert (row["claimed"], row["words"]) == (before[-1]["claimed"], before[-1]["words"])
    assert same


def test_movement_since_may_is_of_every_kind(year: Year, today: dict[str, Judged]) -> None:
    seen = set()
    for before in year.judge(HELD[3]):
        then, now = RANK.get(before.headline), RANK.get(today[before.ref].headline)
        seen.add("removed" if today[before.ref].headline == "withdrawn" else kind_of_movement(then, now))
    assert seen >= {"better", "same", "worse", "newly rated", "went silent", "removed"}


def kind_of_movement(then: int | None, now: int | None) -> str:
    if then and now:
        return "better" if now > then else "worse" if now < then else "same"
    return "newly rated" if now else "went silent" if then else "unrated"


def test_help_is_asked_for_and_the_forward_look_can_be_judged(year: Year) -> None:
    latest = [row for row in year.updates if row["forum"] == "2014-09-24"]
    assert len([row for row in latest if row["help_wanted"]]) >= 5
    looked = [row for row in year.updates if row["forward_look"]]
    assert {row["forward_look"] for row in looked} == {"better", "same", "worse"}
    assert len(looked) > len(year.updates) / 2


def test_a_department_replies_to_a_rating_it_disputes(year: Year) -> None:
    keys = {row["key"]: row["ref"] for row in year.assessments}
    assert {keys[row["assessment"]] for row in rows("replies")} == {"HMT-04", "BIS-01b"}


def test_one_line_is_reworded_and_one_linked() -> None:
    changes = {row["ref"]: (bool(row["title"]), row["counting"]) for row in rows("plan_changes")}
    assert changes == {"HO-07": (True, ""), "DEFRA-2.3": (False, "linked")}
