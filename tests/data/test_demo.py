"""The demonstration year: what its files promise."""

import filecmp
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.data.demo_year import DEMO, SEED, TODAY, Year, day, rows

NAMES = (
    "programme", "plan_changes", "forums", "return_events", "updates", "milestones", "assessments",
    "replies", "agenda", "captures", "forum_actions", "attendance", "posts",
)  # fmt: skip
# What a person's name would look like: a title, an initial before a surname, an address or a telephone number.
PERSONAL = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness)\b|\b[A-Z]\. ?[A-Z][a-z]+|@|\b0[0-9]{3,4} ?[0-9]{3}"
)
PROSE = {
    "updates": ("words", "path_to_green", "evidence", "help_wanted", "no_change_reason"),
    "milestones": ("title", "reason"),
    "assessments": ("reason",),
    "replies": ("words",),
    "return_events": ("words", "grade"),
    "agenda": ("title", "led_by", "reason"),
    "captures": ("words",),
    "forum_actions": ("owner_role", "title", "revised_because", "note"),
    "attendance": ("attendee",),
    "plan_changes": ("title", "reason"),
    "posts": ("holder",),
}


@pytest.fixture(scope="module")
def year() -> Year:
    return Year()


def plan_refs() -> set[str]:
    """Every reference of the plan; a cell of the department leads is one line for each department."""
    departments = [row["code"] for row in rows("organisations", SEED) if row["kind"] == "department"]
    refs = {row["ref"] for row in rows("commitments", SEED)}
    for row in rows("plan_actions", SEED):
        spread = [row["ref"].replace("LEADS", code) for code in departments]
        refs.update(spread if row["owner"] == "LEADS" else [row["ref"]])
    return refs


def owner_of(ref: str) -> str:
    commitments = {row["ref"]: row["department"] for row in rows("commitments", SEED)}
    return commitments.get(ref) or ref.split("-")[2].rstrip("ab")


# The files and their generator


def test_the_committed_files_are_what_the_generator_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(DEMO / "make_demo.py"), str(tmp_path)], check=True)
    files = [f"{name}.csv" for name in NAMES]
    same, different, missing = filecmp.cmpfiles(DEMO, tmp_path, files, shallow=False)
    assert (sorted(same), different, missing) == (sorted(files), [], [])


@pytest.mark.parametrize("name", ["updates", "milestones", "assessments", "replies", "plan_changes"])
def test_every_reference_is_in_the_plan(name: str) -> None:
    assert {row["ref"] for row in rows(name)} <= plan_refs()


def test_meetings_speak_of_lines_in_the_plan() -> None:
    refs = {ref for row in rows("agenda") for ref in row["refs"].split()} | {row["ref"] for row in rows("captures")}
    assert refs <= plan_refs() | {""}


@pytest.mark.parametrize("name", ["updates", "milestones", "assessments"])
def test_keys_are_unique_and_a_correction_names_one(name: str) -> None:
    keys = [row["key"] for row in rows(name)]
    assert len(keys) == len(set(keys))
    assert {row["corrects"] for row in rows(name)} <= {*keys, ""}


@pytest.mark.parametrize("name", ["updates", "milestones", "assessments", "replies", "return_events", "plan_changes"])
def test_no_fact_is_later_than_today(name: str) -> None:
    for row in rows(name):
        spoken, recorded = day(row["reported_on"]), row.get("recorded_on") or row["reported_on"]
        assert spoken <= day(recorded) <= TODAY, row
        assert not row.get("done_on") or day(row["done_on"]) <= spoken, row


def test_facts_of_the_action_log_and_of_the_forums_are_not_later_than_today() -> None:
    for row in rows("forum_actions"):
        assert max(row["forum"], row["done_on"], row["revised_on"]) <= TODAY.isoformat(), row
    for row in rows("forums"):
        facts = (row["planned_on"], row["commissioned_on"], row["papers_on"], row["minutes_agreed_on"])
        assert max(facts) <= TODAY.isoformat(), row
        assert not row["opened_at"] or day(row["held_on"]) < TODAY


def test_each_organisation_confirmed_its_lead_and_no_post_later_than_today() -> None:
    assert {row["organisation"] for row in rows("posts") if row["post"] == "lead"} == {
        row["code"] for row in rows("organisations", SEED)
    }
    assert all(day(row["confirmed_on"]) <= TODAY for row in rows("posts"))


@pytest.mark.parametrize("name", PROSE)
def test_nobody_is_named(name: str) -> None:
    for row in rows(name):
        for column in PROSE[name]:
            assert not PERSONAL.search(row[column]), row[column]


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_reads_as_a_formula(name: str) -> None:
    assert not [cell for row in rows(name) for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t"))]


# Forums and returns


def test_forums_and_their_working_days() -> None:
    asked = {row["held_on"]: (row["commissioned_on"], row["deadline_on"]) for row in rows("forums") if row["asked"]}
    assert asked == {
        "2013-09-25": ("2013-08-28", "2013-09-11"),
        "2013-11-27": ("2013-10-30", "2013-11-13"),
        "2014-02-26": ("2014-01-29", "2014-02-12"),
        "2014-05-21": ("2014-04-22", "2014-05-07"),
        "2014-09-24": ("2014-08-27", "2014-09-10"),
    }


def test_each_agenda_fills_ninety_minutes_and_leaves_something_out() -> None:
    total: dict[str, int] = {}
    for row in rows("agenda"):
        total[row["forum"]] = total.get(row["forum"], 0) + int(row["minutes"])
    assert total == dict.fromkeys(("2013-09-25", "2013-11-27", "2014-02-26", "2014-05-21", "2014-07-16"), 90)
    assert "no" in {row["discussed"] for row in rows("agenda")}


def test_captures_and_actions_stand_under_an_item_that_was_discussed() -> None:
    discussed = {(row["forum"], row["position"]) for row in rows("agenda") if row["discussed"] == "yes"}
    for row in rows("captures") + rows("forum_actions"):
        assert (row["forum"], row["position"]) in discussed, row


def events(forum: str, organisation: str) -> list[str]:
    found = [row for row in rows("return_events") if (row["forum"], row["organisation"]) == (forum, organisation)]
    return [row["event"] for row in sorted(found, key=lambda row: row["reported_on"])]


def test_returns_to_the_coming_forum_are_in_every_stage() -> None:
    codes = [row["code"] for row in rows("organisations", SEED)]
    last = {code: (events("2014-09-24", code) or ["silent"])[-1] for code in codes}
    assert {code for code, event in last.items() if event == "silent"} == {"DEFRA"}
    assert {code for code, event in last.items() if event == "queried"} == {"DCLG", "HMT"}
    assert {code for code, event in last.items() if event == "accepted"} == {"CO", "BIS", "DECC", "DFT", "DWP", "HMRC"}


def test_education_makes_nil_returns_and_a_queried_line_was_answered() -> None:
    assert events("2014-05-21", "DFE") == ["nil", "accepted"]
    assert {"queried", "replied", "accepted"} <= set(events("2014-09-24", "DWP"))


def test_an_update_speaks_of_the_day_its_return_was_submitted(year: Year) -> None:
    sent: dict[tuple[str, str], str] = {}
    for row in year.events:
        if row["event"] == "submitted":
            sent.setdefault((row["forum"], row["organisation"]), row["reported_on"])
    apart = [row for row in year.updates if sent[row["forum"], owner_of(row["ref"])] != row["reported_on"]]
    assert {row["ref"] for row in apart} == {"DEFRA-04", "MOJ-03"}
    assert all(row["recorded_on"] > row["reported_on"] for row in apart)


def test_a_submitted_return_answers_every_open_line(year: Year) -> None:
    for row in year.rateable:
        for forum in ("2013-11-27", "2014-02-26", "2014-05-21", "2014-09-24"):
            settled = any(
                one["ref"] == row["ref"] and one["rating"] in {"complete", "withdrawn"} and one["forum"] < forum
                for one in year.assessments
            )
            silent = forum == "2014-09-24" and row["department"] == "DEFRA"
            told = any(one["ref"] == row["ref"] and one["forum"] == forum for one in year.updates)
            assert told is not (settled or silent), (row["ref"], forum)


def test_plan_lines_are_asked_about_in_their_own_year(year: Year) -> None:
    for row in year.updates:
        if row["ref"].startswith("JAP"):
            assert row["ref"].startswith("JAP14") is (row["forum"] == "2014-09-24"), row


def test_two_actions_of_the_log_are_overdue_and_one_is_carried() -> None:
    still_open = [row for row in rows("forum_actions") if not row["done_on"]]
    late = {row["owner"]: (TODAY - day(row["due_on"])).days for row in still_open if not row["revised_due_on"]}
    assert late == {"DWP": 16, "DH": 9}
    assert [row["ref"] for row in still_open if row["revised_due_on"]] == ["2014/15-1.05"]


# Updates and agreed ratings


def test_amber_and_red_have_a_path_to_green(year: Year) -> None:
    assert not [row["key"] for row in year.updates if row["claimed"] in {"amber", "red"} and not row["path_to_green"]]


def test_words_are_written_for_each_update(year: Year) -> None:
    words = [row["words"] for row in year.updates if not row["no_change_reason"] and not row["ref"].startswith("JAP14")]
    assert all(words)
    assert len(words) == len(set(words))


def test_green_is_agreed_only_where_a_dated_milestone_is_open(year: Year) -> None:
    for row in year.assessments:
        if row["rating"] == "green":
            latest = [versions[-1] for versions in year.steps(row["ref"], day(row["reported_on"])).values()]
            assert [one for one in latest if one["due_on"] and not one["done_on"] and one["dropped"] == "no"], row


def test_ocs_agrees_on_accepting_and_the_forum_when_it_meets(year: Year) -> None:
    events = [row for row in year.events if row["event"] == "accepted"]
    accepted = {(row["forum"], row["organisation"]): row["reported_on"] for row in events}
    for row in year.assessments:
        if row["body"] == "forum":
            assert row["reported_on"] == row["forum"], row
        else:
            assert row["reported_on"] >= accepted[row["forum"], owner_of(row["ref"])], row


def test_only_the_forum_agrees_ratings_of_ocs_and_compact_voice(year: Year) -> None:
    own = [row for row in year.assessments if owner_of(row["ref"]) in {"OCS", "CV"}]
    assert {row["body"] for row in own} == {"forum"}
