"""The real plan: its counts, and where each line of the sources went."""

import re
from collections import Counter
from pathlib import Path

import pytest

from compact_dash.intake.plan.reading import read_plan
from compact_dash.intake.plan.rows import PlanFiles

SEED = Path(__file__).parents[2] / "data" / "seed"
PAGE = "Departments and the Compact page"
RULES = "Rules of this dashboard"

COMMITMENTS = {
    "CO": 5, "BIS": 8, "DCLG": 5, "DCMS": 4, "DECC": 3, "DEFRA": 11, "DFE": 1, "DFT": 5,
    "DH": 6, "DWP": 8, "HMRC": 4, "HMT": 7, "HO": 13, "MOJ": 4,
}  # fmt: skip

# Lines of the departments page that are list items: priorities, departments, commitments.
PRIORITY_LINES = set(range(21, 28))
DEPARTMENT_LINES = set(range(35, 49))
BULLETS = [
    (53, 56), (61, 63), (67, 69), (74, 77), (82, 84), (93, 96), (98, 103), (108, 111), (116, 124),
    (129, 130), (138, 142), (148, 149), (154, 159), (163, 175), (180, 182),
]  # fmt: skip
COMMITMENT_BULLETS = {line for first, last in BULLETS for line in range(first, last + 1)}
# Commitments printed as a sentence: the standing promises, BIS-01 and HMRC-01.
SENTENCES = {52, 60, 65, 73, 81, 88, 92, 107, 115, 128, 137, 146, 147, 153, 179}


@pytest.fixture(scope="module")
def plan() -> PlanFiles:
    return read_plan(SEED)


def lines_of(place: str | None) -> list[int]:
    """The lines that a place such as "lines 116-117" names."""
    found = re.fullmatch(r"lines? ([0-9]+)(?:-([0-9]+))?", place or "")
    assert found, f"“{place}” names no line"
    return list(range(int(found[1]), int(found[2] or found[1]) + 1))


def test_there_are_84_commitments_and_each_department_has_its_own(plan: PlanFiles) -> None:
    assert len(plan.commitments) == 84
    assert dict(Counter(row.department for row in plan.commitments)) == COMMITMENTS


def test_sixty_commitments_are_rated_and_the_rest_say_why_not(plan: PlanFiles) -> None:
    counts = Counter(row.counting for row in plan.commitments)
    assert counts == {"rateable": 60, "standing": 14, "heading": 4, "linked": 6}


def test_the_headings_are_the_four_that_introduce_others(plan: PlanFiles) -> None:
    headings = [row.ref for row in plan.commitments if row.counting == "heading"]
    assert headings == ["BIS-01", "HMT-01", "HO-01", "HO-03"]
    parents = {row.parent_ref for row in plan.commitments if row.parent_ref}
    assert parents == {*headings, "BIS-1.2"}


def test_the_linked_ones_are_the_six_priorities_of_defra(plan: PlanFiles) -> None:
    linked = [row.ref for row in plan.commitments if row.counting == "linked"]
    assert linked == [f"DEFRA-{number}" for number in ("1.3", "2.3", "2.5", "2.6", "2.8", "2.11")]


def test_every_department_makes_one_standing_promise(plan: PlanFiles) -> None:
    standing = [row.ref for row in plan.commitments if row.counting == "standing"]
    assert sorted(standing) == sorted(f"{code}-00" for code in COMMITMENTS)


def test_references_and_titles_are_present_and_unique(plan: PlanFiles) -> None:
    refs = [row.ref for row in plan.commitments] + [row.ref for row in plan.plan_actions]
    assert all(refs)
    assert len(set(refs)) == 84 + 19
    titles = [row.title for row in plan.commitments]
    assert all(titles)
    assert len(set(titles)) == 84


def test_a_reference_starts_with_its_department_and_ends_in_its_action(plan: PlanFiles) -> None:
    for row in plan.commitments:
        assert row.ref.startswith(f"{row.department}-")
        if row.business_plan_action:
            assert row.ref == f"{row.department}-{row.business_plan_action}"
    numbered = [row for row in plan.commitments if row.business_plan_action]
    assert len(numbered) == 20


def test_every_commitment_comes_from_a_line_of_its_own(plan: PlanFiles) -> None:
    assert {row.source_document for row in plan.commitments} == {PAGE}
    used = Counter(line for row in plan.commitments for line in lines_of(row.source_place))
    assert set(used.values()) == {1}


def test_every_bullet_of_the_departments_page_is_used_once(plan: PlanFiles) -> None:
    commitment_lines = {n for row in plan.commitments for n in lines_of(row.source_place)}
    assert commitment_lines == COMMITMENT_BULLETS | SENTENCES
    assert {n for row in plan.priorities for n in lines_of(row.source_place)} == PRIORITY_LINES
    departments = [row for row in plan.organisations if row.kind == "department"]
    assert [lines_of(row.source_place) for row in departments] == [[line] for line in sorted(DEPARTMENT_LINES)]


def test_there_are_16_organisations_in_the_order_of_the_list(plan: PlanFiles) -> None:
    assert [row.code for row in plan.organisations] == [*COMMITMENTS, "OCS", "CV"]
    assert [row.position for row in plan.organisations] == list(range(1, 17))
    assert Counter(row.kind for row in plan.organisations) == {
        "department": 14,
        "ocs": 1,
        "compact_voice": 1,
    }


def test_one_theme_alone_is_general_and_all_seven_are_used(plan: PlanFiles) -> None:
    assert [row.name for row in plan.themes if row.general] == ["Policy & programme"]
    assert len(plan.themes) == 7
    assert {row.theme for row in plan.commitments} == {row.name for row in plan.themes}


def test_no_commitment_is_tagged_with_the_priority_that_all_of_them_serve(plan: PlanFiles) -> None:
    tagged = {row.priority for row in plan.commitment_priorities}
    assert tagged == {row.name for row in plan.priorities} - {"The Compact"}
    assert all(row.basis.endswith("(inferred)") for row in plan.commitment_priorities)


def test_there_are_ten_plan_actions_in_2013_14_and_nine_in_2014_15(plan: PlanFiles) -> None:
    counts = Counter(row.plan for row in plan.plan_actions)
    assert counts == {"JAP-2013/14": 10, "JAP-2014/15": 9}
    leads = [row.ref for row in plan.plan_actions if row.owner == "LEADS"]
    assert leads == ["JAP14-1-LEADS", "JAP14-2-LEADSa", "JAP14-2-LEADSb"]


def test_a_plan_action_is_named_after_its_plan_objective_and_owner(plan: PlanFiles) -> None:
    for row in plan.plan_actions:
        year = row.plan.removeprefix("JAP-20")[:2]
        assert row.ref.rstrip("ab") == f"JAP{year}-{row.objective}-{row.owner}"


def test_the_objective_whose_cells_were_not_read_stands_and_says_so(plan: PlanFiles) -> None:
    numbers = [(row.plan, row.number) for row in plan.objectives]
    assert Counter(name for name, _ in numbers) == {"JAP-2013/14": 5, "JAP-2014/15": 3}
    used = {(row.plan, row.objective) for row in plan.plan_actions}
    assert [key for key in numbers if key not in used] == [("JAP-2014/15", 3)]
    [unread] = [row for row in plan.objectives if (row.plan, row.number) == ("JAP-2014/15", 3)]
    assert "could not be read" in (unread.note or "")


def test_the_plan_of_2014_15_was_not_published_by_may_2014(plan: PlanFiles) -> None:
    published = {row.code: row.published_on.isoformat() for row in plan.plans}
    assert published == {
        "BP-2013/14": "2013-06-27",
        "JAP-2013/14": "2013-07-19",
        "JAP-2014/15": "2014-07-31",
    }


def test_milestones_are_dated_for_five_commitments_only(plan: PlanFiles) -> None:
    assert len(plan.milestones) == 13
    dated = {row.ref for row in plan.milestones if row.due_on}
    assert dated == {"HMRC-03", "HMRC-02", "DECC-01", "HMT-01b", "DFT-03"}


def test_the_consultation_of_hmrc_ran_71_days_and_the_standard_is_84(plan: PlanFiles) -> None:
    [row] = [row for row in plan.milestones if (row.ref, row.number) == ("HMRC-03", 1)]
    assert row.starts_on
    assert row.due_on
    assert (row.due_on - row.starts_on).days == 71
    assert {row.name: row.value for row in plan.settings}["consultation_days"] == 84


def test_the_settings_are_those_the_rules_read(plan: PlanFiles) -> None:
    assert {row.name: (row.value, row.unit) for row in plan.settings} == {
        "red_overdue_days": (30, "days"),
        "red_date_moves": (2, "times"),
        "amber_date_moves": (1, "times"),
        "overall_red_percent": (25, "per cent"),
        "overall_rated_percent": (50, "per cent"),
        "forum_minutes": (90, "minutes"),
        "returns_working_days": (10, "working days"),
        "commission_working_days": (20, "working days"),
        "papers_working_days": (5, "working days"),
        "forums_wanted": (3, "meetings"),
        "consultation_days": (84, "days"),
    }
    for setting in plan.settings:
        assert re.fullmatch(r"[A-Z][^.]*\.", setting.meaning), f"{setting.name}: one sentence"


def test_the_dates_of_background_facts_fit_their_precision(plan: PlanFiles) -> None:
    shapes = {
        "day": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "week": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "month": r"[0-9]{4}-[0-9]{2}",
        "financial_year": r"[0-9]{4}/[0-9]{2}",
    }
    assert len(plan.forum_facts) == 26
    for fact in plan.forum_facts:
        assert re.fullmatch(shapes.get(fact.precision, ".+"), fact.dated), fact.id


def test_the_two_founding_texts_have_a_public_address(plan: PlanFiles) -> None:
    addresses = {row.name: row.address for row in plan.sources}
    assert len(addresses) == 3
    assert all(address for name, address in addresses.items() if name != RULES)


def test_a_page_is_cited_by_line_and_an_address_by_itself(plan: PlanFiles) -> None:
    pages = {row.name for row in plan.sources if row.address}
    for rows in (plan.commitments, plan.milestones, plan.forum_facts, plan.plans, plan.priorities):
        for row in rows:
            if row.source_document in pages:
                assert lines_of(row.source_place)
            else:
                assert not (row.source_place or "").startswith("line")


def test_the_files_are_plain_utf8_with_unix_line_ends() -> None:
    for path in SEED.glob("*.csv"):
        content = path.read_bytes()
        assert content.endswith(b"\n"), path.name
        assert b"\r" not in content, path.name
        assert not content.startswith(b"\xef\xbb\xbf"), path.name
