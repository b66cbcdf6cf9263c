"""Who reads what is written: a word of its own in each field of lines shared in each way, looked for on every page.

The table below says who reads each, once more and by itself: it is what the form tells people beside the field.
"""

import re
import shutil
from collections.abc import Callable
from datetime import date

import pytest

from compact_dash.domain import facts
from compact_dash.domain.actor import VIEWER, Actor, Membership, Role
from compact_dash.domain.facts import Entry, Fact
from compact_dash.domain.house import in_house_words
from compact_dash.domain.returns.fields import FIELD, FIELDS
from compact_dash.domain.returns.steps import INSIDE as INSIDE_STEPS
from compact_dash.domain.returns.steps import STEPS
from compact_dash.domain.sharing import ANSWERS, SHARED_WITH, Circle, Sharing, answers_shared, read_by
from compact_dash.reports.forum.agenda import UNQUOTED, lines_to_quote
from compact_dash.store import Store, open_store
from compact_dash.store.statements import scripts, statements
from compact_dash.ui import acting
from compact_dash.ui.opened_store import store_at
from tests.pages.conftest import Open, Visit
from tests.pages.test_sharing_pages import marks
from tests.store.secrets_story import AT, ON, worded
from tests.tiers import some_first

READERS = {
    "viewer": VIEWER,
    "voice": Actor("Compact Voice", (Membership(Role.COMPACT_VOICE, "CV"),)),
    "other": Actor("DFT Compact lead", (Membership(Role.LEAD, "DFT"),)),
    "lead": Actor("DWP Compact lead", (Membership(Role.LEAD, "DWP"),)),
    "officer": Actor("DWP SRO", (Membership(Role.CLEARER, "DWP"),)),
    "ocs": Actor("OCS", (Membership(Role.OCS, "OCS"),)),
    "chair": Actor("Chair", (Membership(Role.CHAIR, "OCS"),)),
}
INSIDE = {"lead", "officer"}
WITH_OCS = INSIDE | {"ocs", "chair"}
MEMBERS = WITH_OCS | {"voice", "other"}
ALL = MEMBERS | {"viewer"}
# The mark's word says how the line is shared: one is internal, of the others the update is; each its own.
LINES = {"hidden": "DWP-01", "internal": "DWP-02", "shared": "DWP-03", "published": "DWP-04"}
SHARED_AS = {"hidden": "published", "internal": "internal", "shared": "shared", "published": "published"}
RETURNED = {"hidden": WITH_OCS, "internal": WITH_OCS, "shared": MEMBERS, "published": ALL}
ON_THE_LINE = {"hidden": WITH_OCS, "internal": ALL, "shared": ALL, "published": ALL}
OF_THE_RETURN = ("words", "path", "evidence", "help", "unchanged")
OF_THE_LINE = ("step", "moved", "agreed", "reply")
WHO = {
    **{f"mark-{line}{field}": RETURNED[line] for line in LINES for field in OF_THE_RETURN},
    **{f"mark-{line}{field}": ON_THE_LINE[line] for line in LINES for field in OF_THE_LINE},
    # The reason for which the line is internal.
    "mark-line": WITH_OCS,
    "mark-query": WITH_OCS,
    "mark-answer": WITH_OCS,
    "mark-grade": WITH_OCS,
    "mark-remark": INSIDE,
    **{f"mark-{level}consultation": RETURNED[level] for level in ("internal", "shared", "published")},
}
PAGES = [
    ("progress", {}),
    ("department", {"department": "DWP"}),
    ("review", {"department": "DWP"}),
    ("plan", {}),
    ("agenda", {}),
    ("returns", {}),
    ("returns", {"department": "DWP"}),
    ("present", {"item": "7"}),
    ("history", {}),
    ("history", {"kind": "Return"}),
]


def plant(store: Store) -> None:
    """Write every marked word."""
    ids = dict(store.engine.read("select ref, id from action").rows)
    paper, owner, forum = store.engine.read(
        "select department_return.id, organisation.id, commission.forum_id from department_return join organisation"
        " on organisation.id = department_return.organisation_id join commission"
        " on commission.id = department_return.commission_id"
        " where organisation.code = 'DWP' and commission.held_on = date '2014-09-24'"
    ).rows[0]
    every: list[Fact] = [worded(ids["DWP-01"], owner, "internal", "A line of the department’s own")]
    for line, ref in LINES.items():
        every += of_a_line(f"mark-{line}", ids[ref], paper, forum, SHARED_AS[line])
    every += [
        facts.ReturnEvent(paper, ids["DWP-04"], ON, "queried", "mark-query", None),
        facts.ReturnEvent(paper, ids["DWP-04"], ON, "replied", "mark-answer", None),
        facts.ReturnEvent(paper, None, ON, "sent_back", "mark-remark", None),
        facts.ReturnEvent(paper, None, ON, "cleared", None, "mark-grade"),
        facts.ReturnEvent(paper, None, ON, "submitted", None, None),
    ]
    for level in ("internal", "shared", "published"):
        every.append(
            facts.SupplementFact(
                paper, owner, ON, "consultation", f"mark-{level}consultation", None, None, None, None, level
            )
        )
    store.append(lambda head: [Entry(fact, AT, "A person") for fact in numbered(every, head)])


def of_a_line(mark: str, action: str, paper: str, forum: str, sharing: str) -> list[Fact]:
    step = facts.MilestoneVersion(
        f"{mark}-id", action, ON, None, f"{mark}step", None, date(2014, 12, 1), None, False, "day", None,
        f"{mark}moved",
    )  # fmt: skip
    return [
        facts.StatusUpdate(
            action, ON, None, paper, "amber", sharing, f"{mark}words", f"{mark}path", 40, f"{mark}evidence",
            f"{mark}help", "worse", f"{mark}unchanged",
        ),
        facts.Milestone(f"{mark}-id", action, 9),
        step,
        facts.Assessment(action, ON, None, "amber", f"{mark}agreed", "ocs", forum),
        # Its number is that of the rating before it, known once everything is in its order.
        facts.AssessmentReply(action, ON, 0, f"{mark}reply"),
    ]  # fmt: skip


def numbered(every: list[Fact], head: int) -> list[Fact]:
    """The facts, each reply naming the rating that it follows."""
    return [
        facts.AssessmentReply(fact.action_id, ON, head + place, fact.words)
        if isinstance(fact, facts.AssessmentReply)
        else fact
        for place, fact in enumerate(every)
    ]


@pytest.fixture(scope="module")
def address(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demonstration with a word of its own in every field."""
    copy = str(shutil.copy(demo_address, tmp_path_factory.mktemp("words") / "demo.duckdb"))
    store = open_store(copy, AT)
    plant(store)
    store.close()
    return copy


@pytest.mark.thorough
@pytest.mark.parametrize("reader", some_first(READERS, ("viewer", "voice", "lead")))
def test_each_reader_comes_across_exactly_what_is_theirs(
    visit_at: Open, address: str, monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    monkeypatch.setattr(acting, "actor", lambda: READERS[reader])
    found: set[str] = set()
    for name, parameters in PAGES:
        opened = visit_at(address, name, **parameters)
        # A page that is for others refuses in a sentence, which has none of the words.
        found |= marks(opened)
    assert found == {mark for mark, readers in WHO.items() if reader in readers}


def test_the_table_of_fields_says_so_of_each() -> None:
    circles = {field.name: field.circle for field in FIELDS}
    of_the_line = {name for name, circle in circles.items() if circle is Circle.THE_LINE}
    assert of_the_line == {"rating", "next_milestone", "next_due_on", "done_on", "new_due_on", "new_date_reason"}
    assert set(circles.values()) == {Circle.THE_LINE, Circle.THE_RETURN}


def test_only_what_an_officer_says_to_the_lead_is_kept_from_ocs_and_sql_says_so_too() -> None:
    assert {step.kind.value for step in STEPS.values() if step.circle is Circle.INSIDE} == INSIDE_STEPS
    for text in (statements()["return_steps"].sql, dict(scripts("views"))["withheld_change.sql"]):
        [named] = re.findall(r"kind (?:not )?in \(('sent_back'[^)]*)\)", text)
        assert set(re.findall(r"\w+", named)) == INSIDE_STEPS


@pytest.mark.parametrize("level", list(Sharing))
def test_no_commission_says_that_nothing_is_published(level: Sharing) -> None:
    for added in (None, "", "Ratings and words are shared with Compact Voice and the Forum. Nothing is published."):
        assert answers_shared(level, added) == ANSWERS[level]
    assert answers_shared(level, "Ask Ann.") == f"{ANSWERS[level]} OCS adds: Ask Ann."
    assert "ratings, milestones with their dates, and why a date moved" in ANSWERS[level]
    assert len({read_by(circle, level) for circle in Circle}) >= 3


def test_each_field_of_the_form_says_whom_it_is_read_by(visit: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acting, "actor", lambda: Actor("DEFRA lead", (Membership(Role.LEAD, "DEFRA"),)))
    opened = visit("returns", view="line", line="DEFRA-01")
    assert ANSWERS[Sharing.SHARED] in opened.text
    page = opened.page
    drawn = [*page.text_input, *page.text_area, *page.radio, *page.number_input, *page.date_input]
    by_name = {str(each.key).rsplit(":", 1)[-1]: each.help for each in drawn if each.key}
    told = {name: by_name[name] for name in FIELD if name in by_name}
    assert {"rating", "words", "new_due_on", "new_date_reason", "evidence"} <= told.keys()
    for name, words in told.items():
        level = Sharing.PUBLISHED if FIELD[name].circle is Circle.THE_LINE else Sharing.SHARED
        assert words == f"Read by {SHARED_WITH[level]}."


@pytest.fixture(scope="module")
def hidden_address(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demonstration with one Red line internal: it has an item of the agenda to itself."""
    copy = str(shutil.copy(demo_address, tmp_path_factory.mktemp("hidden") / "demo.duckdb"))
    store = open_store(copy, AT)
    [(line, owner)] = store.engine.read(
        "select action.id, organisation.id from action, organisation"
        " where action.ref = 'BIS-01b' and organisation.code = 'BIS'"
    ).rows
    store.append(lambda _: [Entry(worded(line, owner, "internal", "A line of the department’s own"), AT, "OCS")])
    store.close()
    return copy


def agenda_of(opened: Visit) -> list[tuple[str, ...]]:
    """When each item begins, how long it takes and what it is for: what must be one for all."""
    return [(row[0], row[1], row[4]) for row in opened.html.table("Draft agenda").body]


@pytest.mark.parametrize("reader", some_first(READERS, ("viewer", "lead", "ocs")))
def test_one_forum_has_one_agenda_for_every_reader(
    visit_at: Open, hidden_address: str, monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    monkeypatch.setattr(acting, "actor", lambda: READERS["ocs"])
    whole = visit_at(hidden_address, "agenda")
    monkeypatch.setattr(acting, "actor", lambda: READERS[reader])
    opened = visit_at(hidden_address, "agenda")
    assert agenda_of(opened) == agenda_of(whole)
    titles = ["".join(row[2].split(". ", 1)[1:]) for row in opened.html.table("Draft agenda").body]
    sees_all = reader in {"ocs", "chair"}
    assert titles.count("An item that is not shown to you") == (0 if sees_all else 1)
    assert ("1 item is not shown to you." in opened.text) is not sees_all
    assert ("A line of the department’s own" in opened.text) is sees_all
    minutes = re.search(r"\d+ of 90 minutes", whole.text)
    assert minutes
    for name in ("agenda", "progress"):
        assert minutes[0] in visit_at(hidden_address, name).text


@pytest.mark.parametrize("reader", some_first(READERS, ("viewer", "other", "ocs")))
@pytest.mark.parametrize(
    ("name", "parameters", "sentence"),
    [
        ("progress", {}, "1 commitment is not shown to you."),
        ("review", {}, "1 commitment is not shown to you."),
        ("department", {"department": "BIS"}, "1 commitment is not shown to you."),
        ("department", {"department": "DFT"}, ""),
        ("returns", {}, "1 commitment is not shown to you."),
    ],
)
def test_a_page_that_leaves_a_line_out_says_how_many(
    visit_at: Open, hidden_address: str, monkeypatch: pytest.MonkeyPatch,
    reader: str, name: str, parameters: dict[str, str], sentence: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(acting, "actor", lambda: READERS[reader])
    said = visit_at(hidden_address, name, **parameters).text
    if name == "returns" and reader in {"voice", "other", "lead", "officer"}:
        pytest.skip("a return of one's own, which has its own lines alone")
    wanted = sentence if reader not in {"ocs", "chair"} else ""
    assert re.findall(r"\d+ commitments? (?:is|are) not shown to you\.", said) == ([wanted] if wanted else [])


FALSE_TO_A_VIEWER = ("no actions were raised", "0 not done", "everything fits")


def test_a_viewer_is_never_told_none_of_what_is_withheld(visit: Open, at_the_desk: Callable[[str], None]) -> None:
    at_the_desk("Viewer")
    agenda, past = visit("agenda").text, visit("agenda", forum="2014-05-21").text
    present, department = visit("present", item="2").text, visit("department", department="DH").text
    for words in FALSE_TO_A_VIEWER:
        assert words.lower() not in f"{agenda} {past} {present}".lower()
    assert "15 actions of the Forum are not shown to you." in agenda
    assert "Why each item is here, and what is asked of the Forum, is read by its members" in agenda
    assert re.search(r"\d+ decisions, actions, ratings, dates and notes are not shown to you\.", past)
    assert "who it was is not shown to you" in past
    assert re.search(r"What was written in \d+ updates is not shown to you\.", department)
    assert re.search(r"[\d,]+ changes are not shown to you\.", visit("history").text)


@pytest.mark.parametrize(
    ("reader", "number"),
    [("viewer", "2 reported consultations are"), ("other", "1 reported consultation is"), ("ocs", "")],
)
def test_consultations_that_are_not_shown_are_counted(
    visit_at: Open, address: str, monkeypatch: pytest.MonkeyPatch, reader: str, number: str
) -> None:
    monkeypatch.setattr(acting, "actor", lambda: READERS[reader])
    said = visit_at(address, "department", department="DWP").text
    assert "No consultation has been reported" not in said
    assert (f"{number} not shown to you." in said) if number else ("reported consultation" not in said)


def test_ocs_is_told_that_nothing_is_withheld_but_drafts(visit: Open) -> None:
    for name in ("progress", "agenda", "department", "review", "plan", "returns"):
        assert "not shown to you" not in visit(name).text


def test_help_that_is_not_shared_is_not_quoted_on_the_agenda(address: str) -> None:
    """What is taken from the draft is kept for every member to read."""
    quoted = {line.ref: line.help_wanted for line in lines_to_quote(store_at(address), date(2014, 9, 17))}
    assert quoted[LINES["internal"]] == in_house_words(UNQUOTED)
    assert quoted[LINES["shared"]] == "mark-sharedhelp"
