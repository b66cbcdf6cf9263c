"""The reader of the plan: a copy of the real files, broken in one place, is refused by that place."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from compact_dash.domain.errors import FileRefused
from compact_dash.intake.plan.reading import read_plan
from compact_dash.intake.plan.rows import PlanFiles

SEED = Path(__file__).parents[3] / "data" / "seed"
DEPARTMENTS = "CO, BIS, DCLG, DCMS, DECC, DEFRA, DFE, DFT, DH, DWP, HMRC, HMT, HO, MOJ"
PARENTS = "a heading or rated commitment of the same department: one of HMT-01, HMT-02, HMT-03, HMT-04"
SOURCES = (
    "an address that starts with https:// or a document of sources.csv:"
    " one of Departments and the Compact page, Working together blog, 18 June 2014, Rules of this dashboard"
)
THEMES = (
    "a theme: one of Leadership & governance, Engagement & consultation, Funding & procurement,"
    " Monitoring & reporting, Training & awareness, Volunteering, Policy & programme"
)
PRIORITIES = (
    "a priority: one of The Compact, Open Public Services, Social Mobility, Red Tape Challenge,"
    " Sustainable Development, Efficiency and Reform, Civil Service Reform"
)
FORMULA = (
    "plain words: a cell must not start with =, +, -, @, a tab or a carriage return,"
    " which a spreadsheet may run as a formula"
)
BROAD = (
    "line 1: found “broad”, expected one of the columns source_document, source_place, name, position, general.\n"
    "themes.csv, line 1, column general: expected this column in the header row."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SEED, tmp_path / "seed"))


def break_cell(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    content = path.read_text(encoding="utf-8")
    assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {file}"
    path.write_text(content.replace(old, new), encoding="utf-8", newline="")


def refusal(folder: Path) -> str:
    with pytest.raises(FileRefused) as refused:
        read_plan(folder)
    return str(refused.value)


def test_the_plan_as_it_stands_is_read_whole() -> None:
    plan = read_plan(SEED)
    assert all(getattr(plan, field.name) for field in dataclasses.fields(PlanFiles))


BREAKS = [
    # A cell that cannot be what its column holds.
    ("themes.csv", "Volunteering,6,no", ",6,no", "line 7, column name: expected a value: this cell must not be blank."),
    (
        "themes.csv",
        "Volunteering,6,no",
        "Volunteering,six,no",
        "line 7, column position: found “six”, expected a whole number such as 30.",
    ),
    (
        "themes.csv",
        "Volunteering,6,no",
        "Volunteering,0,no",
        "line 7, column position: found “0”, expected a whole number of 1 or more.",
    ),
    (
        "themes.csv",
        "Volunteering,6,no",
        "Volunteering,6,never",
        "line 7, column general: found “never”, expected yes or no.",
    ),
    (
        "themes.csv",
        "Volunteering,6,no",
        "Volunteering,6,no,,,more",
        "line 7: found “7 cells”, expected 5 cells, as in the header row.",
    ),
    ("themes.csv", "name,position,general", "name,position,broad", BROAD),
    (
        "plans.csv",
        "2013-06-27,2013-04-01",
        "31/02/2014,2013-04-01",
        "line 2, column published_on: found “31/02/2014”, expected a date with the day first, such as 3/11/2014 or"
        " 3 November 2014, and one that is in the calendar.",
    ),
    (
        "plans.csv",
        "business_plan,2013/14",
        "business_plan,2013-14",
        "line 2, column year: found “2013-14”, expected a year such as 2026/27, or 2026.",
    ),
    (
        "plans.csv",
        "BP-2013/14,business_plan",
        "BP-2013/14,business",
        "line 2, column kind: found “business”, expected one of business_plan or joint_action_plan.",
    ),
    (
        "organisations.csv",
        "CV,CV,Compact Voice,",
        "CV,CV,=Compact Voice,",
        f"line 17, column name: found “=Compact Voice”, expected {FORMULA}.",
    ),
    (
        "commitments.csv",
        "\nHO-02,HO,",
        "\n02,HO,",
        "line 73, column ref: found “02”, expected a reference such as HO-01a.",
    ),
    (
        "settings.csv",
        "red_overdue_days,30",
        "red_overdue_days,-1",
        "line 2, column value: found “-1”, expected a whole number from 1 to 365.",
    ),
    # A key that stands twice.
    (
        "commitments.csv",
        "\nHO-02,",
        "\nHO-04,",
        "line 77, column ref: found “HO-04”, expected a value used once: line 73 has it already.",
    ),
    (
        "commitments.csv",
        "Cleaner water",
        "Towards no waste",
        "line 35, column plan, title: found “BP-2013/14, Towards no waste”,"
        " expected a value used once: line 34 has it already.",
    ),
    (
        "settings.csv",
        "amber_date_moves",
        "red_date_moves",
        "line 4, column name: found “red_date_moves”, expected a value used once: line 3 has it already.",
    ),
    (
        "milestones.csv",
        "HMRC-03,2",
        "HMRC-03,1",
        "line 3, column ref, number: found “HMRC-03, 1”, expected a value used once: line 2 has it already.",
    ),
    # A name that nothing answers to.
    (
        "commitments.csv",
        "\nHO-02,HO,",
        "\nHO-02,XYZ,",
        f"line 73, column department: found “XYZ”, expected a department: one of {DEPARTMENTS}.",
    ),
    (
        "commitments.csv",
        "\nHO-02,HO,",
        "\nHO-02,CV,",
        f"line 73, column department: found “CV”, expected a department: one of {DEPARTMENTS}.",
    ),
    (
        "commitments.csv",
        "\nHO-02,HO,BP-2013/14",
        "\nHO-02,HO,JAP-2013/14",
        "line 73, column plan: found “JAP-2013/14”, expected a business plan: one of BP-2013/14.",
    ),
    (
        "commitments.csv",
        "Grow social finance and social enterprise,Policy & programme",
        "Grow social finance and social enterprise,Growth",
        f"line 6, column theme: found “Growth”, expected {THEMES}.",
    ),
    (
        "commitment_priorities.csv",
        "CO-5.2,",
        "CO-5.9,",
        "line 2, column ref: found “CO-5.9”, expected a commitment: one of 84, such as CO-5.4, CO-5.3, CO-5.2.",
    ),
    (
        "commitment_priorities.csv",
        "CO-5.3,Social Mobility",
        "CO-5.3,Mobility",
        f"line 8, column priority: found “Mobility”, expected {PRIORITIES}.",
    ),
    (
        "objectives.csv",
        "JAP-2014/15,3",
        "BP-2013/14,3",
        "line 9, column plan: found “BP-2013/14”, expected a Joint Action Plan: one of JAP-2013/14, JAP-2014/15.",
    ),
    (
        "plan_actions.csv",
        "JAP14-1-CV,JAP-2014/15,1",
        "JAP14-1-CV,JAP-2014/15,4",
        "line 12, column objective: found “4”, expected an objective: one of 1, 2, 3.",
    ),
    (
        "plan_actions.csv",
        "JAP14-1-CV,JAP-2014/15,1,CV",
        "JAP14-1-CV,JAP-2014/15,1,DWP",
        "line 12, column owner: found “DWP”, expected a body that is no department, or LEADS: one of OCS, CV, LEADS.",
    ),
    (
        "milestones.csv",
        "MOJ-03,1",
        "MOJ-9,1",
        "line 14, column ref: found “MOJ-9”, expected a commitment: one of 84, such as MOJ-03, MOJ-02, MOJ-01.",
    ),
    (
        "themes.csv",
        "Volunteering,6,no,Rules of this dashboard",
        "Volunteering,6,no,Hearsay",
        f"line 7, column source_document: found “Hearsay”, expected {SOURCES}.",
    ),
    # A parent that cannot be one: unknown, another department's, standing, the row itself.
    (
        "commitments.csv",
        "consultation,HMT-01,by summer",
        "consultation,HMT-9,by summer",
        f"line 65, column parent_ref: found “HMT-9”, expected {PARENTS}.",
    ),
    (
        "commitments.csv",
        "consultation,HMT-01,by summer",
        "consultation,HO-01,by summer",
        f"line 65, column parent_ref: found “HO-01”, expected {PARENTS}.",
    ),
    (
        "commitments.csv",
        "consultation,HMT-01,by summer",
        "consultation,HMT-00,by summer",
        f"line 65, column parent_ref: found “HMT-00”, expected {PARENTS}.",
    ),
    (
        "commitments.csv",
        "consultation,HMT-01,by summer",
        "consultation,HMT-01b,by summer",
        f"line 65, column parent_ref: found “HMT-01b”, expected {PARENTS}.",
    ),
    # Dates that do not follow one another, or do not fit their precision.
    (
        "plans.csv",
        "2014-04-01,2015-03-31",
        "2015-04-01,2015-03-31",
        "line 4, column ends_on: found “2015-03-31”, expected a date no earlier than starts_on, which is 2015-04-01.",
    ),
    (
        "plans.csv",
        "2014-07-31,",
        "2015-07-31,",
        (
            "line 4, column ends_on: found “2015-03-31”, "
            "expected a date no earlier than published_on, which is 2015-07-31."
        ),
    ),
    (
        "milestones.csv",
        "2013-06-03,2013-10-31",
        "2013-11-03,2013-10-31",
        "line 3, column due_on: found “2013-10-31”, expected a date no earlier than starts_on, which is 2013-11-03.",
    ),
    (
        "milestones.csv",
        ",2015-03-31,year",
        ",,year",
        "line 5, column due_on: expected a date where the precision is year.",
    ),
    (
        "milestones.csv",
        "Results reported,,,annual",
        "Results reported,,2014-03-31,annual",
        "line 6, column due_on: found “2014-03-31”, expected no date where the precision is annual.",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "sentence"), BREAKS)
def test_a_plan_broken_in_one_place_is_refused_by_that_place(
    folder: Path, file: str, old: str, new: str, sentence: str
) -> None:
    break_cell(folder, file, old, new)
    assert refusal(folder) == f"{file}, {sentence}"


def test_a_missing_file_is_refused_by_name(folder: Path) -> None:
    (folder / "milestones.csv").unlink()
    assert refusal(folder) == "milestones.csv: expected this file in the folder seed."


def test_an_empty_file_is_refused_by_name(folder: Path) -> None:
    (folder / "themes.csv").write_bytes(b"")
    assert refusal(folder) == ("themes.csv: expected a header row: source_document,source_place,name,position,general.")


def test_a_file_saved_in_the_letters_of_old_windows_is_read(folder: Path) -> None:
    path = folder / "objectives.csv"
    objectives = read_plan(folder).objectives
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    assert read_plan(folder).objectives == objectives


def test_faults_of_several_files_are_told_together(folder: Path) -> None:
    break_cell(folder, "themes.csv", "Volunteering,6,no", "Volunteering,6,never")
    break_cell(folder, "plans.csv", "2013-07-19", "soon")
    break_cell(folder, "commitments.csv", "\nHO-02,HO,", "\nHO-02,XYZ,")
    assert refusal(folder).splitlines() == [
        f"commitments.csv, line 73, column department: found “XYZ”, expected a department: one of {DEPARTMENTS}.",
        "plans.csv, line 3, column published_on: found “soon”, expected a date with the day first, such as 3/11/2014"
        " or 3 November 2014.",
        "themes.csv, line 7, column general: found “never”, expected yes or no.",
    ]


def test_nothing_is_measured_against_a_file_with_faults(folder: Path) -> None:
    break_cell(folder, "organisations.csv", "\nHO,HO,Home Office,", "\nHO,HO,,")
    assert refusal(folder) == (
        "organisations.csv, line 14, column name: expected a value: this cell must not be blank."
    )


def test_a_setting_is_judged_by_what_it_may_be_and_may_be_missing(folder: Path) -> None:
    path = folder / "settings.csv"
    header, *_ = path.read_text(encoding="utf-8").splitlines()
    rows = ["forum,Partnership,,,,,", "place,,,,,,", "forum_minutes,soon,,,,,", "forum_weekdy,Monday,,,,,"]
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    said = refusal(folder)
    assert "line 4, column value: found “soon”, expected a whole number from 15 to 480." in said
    assert "line 5, column name: found “forum_weekdy”, expected a setting’s name: one of " in said
    path.write_text("\n".join([header, *rows[:2]]), encoding="utf-8")
    assert [(row.name, row.set_to) for row in read_plan(folder).settings] == [("forum", "Partnership"), ("place", "")]
