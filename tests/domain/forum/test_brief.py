"""The first brief: put together from what the board says of an item's lines."""

from dataclasses import replace
from datetime import date

import pytest

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.forum.brief import Background, proposed_brief
from compact_dash.domain.forum.candidates import candidates, reasons_of
from compact_dash.domain.forum.item import Item, Purpose, keep_item
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.domain.people.posts import Post, Voice
from compact_dash.reports.forum.kept_agenda import brief_background
from compact_dash.reports.forum.meetings import RegisterEntry
from compact_dash.reports.forums import forums
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.store import Store

TODAY = date(2014, 9, 17)


def lines(store: Store, *refs: str) -> list[RatedLine]:
    return [line for line in rated_lines(store, Question(TODAY, rateable_only=True)) if line.ref in refs]


@pytest.mark.slow
def test_a_disputed_claim_is_what_to_ask_about(demo_store: Store) -> None:
    [line] = [line for line in rated_lines(demo_store, Question(TODAY, rateable_only=True)) if line.disputed][:1]
    item = Item(
        AgendaKind.DEPARTMENT,
        "X",
        "Treasury",
        Purpose.DECISION,
        4,
        "claim above dates",
        (line.ref,),
        ask="agree a rating",
    )
    brief = proposed_brief(keep_item(item, "x"), [line])
    assert brief.aim == "Agree a rating."
    assert brief.speakers == "Treasury introduces it."
    assert brief.question == f"What shows that {line.ref} is further than its dates say?"
    assert (brief.line_to_take or "").startswith(f"{line.ref} is {line.rating.word}. ")
    assert brief.outcome == "A rating the Forum agrees, with its reason."


def test_a_silent_department_is_asked_for_a_day(demo_store: Store) -> None:
    brief = proposed_brief(
        keep_item(Item(AgendaKind.SILENT, "Health: no return", "Health", Purpose.DISCUSSION, 5), "x"), []
    )
    assert brief.question == "What kept the return, and on which day will it come?"
    assert brief.line_to_take is None


@pytest.mark.slow
@pytest.mark.parametrize("reason", ["it waits for clearance", "it waits for clearance."])
def test_an_agreed_reason_ends_with_one_full_stop(demo_store: Store, reason: str) -> None:
    line = next(line for line in rated_lines(demo_store, Question(TODAY, rateable_only=True)) if line.agreed)
    agreed = replace(line, agreed_reason=reason, headline_code="agreed", movement="worse")
    brief = proposed_brief(keep_item(Item(AgendaKind.DEPARTMENT, "X", "Treasury", Purpose.DECISION, 4), "x"), [agreed])
    assert "it waits for clearance. Worse than last time." in (brief.line_to_take or "")


@pytest.mark.slow
def test_many_lines_are_counted_instead_of_named(demo_store: Store) -> None:
    every = rated_lines(demo_store, Question(TODAY, rateable_only=True))[:6]
    brief = proposed_brief(keep_item(Item(AgendaKind.DATING, "Dates", "HO", Purpose.DECISION, 9), "x"), every)
    assert (brief.line_to_take or "").startswith("Of 6 commitments: ")


def test_a_standing_item_gets_only_what_can_be_said_of_it() -> None:
    brief = proposed_brief(
        keep_item(Item(AgendaKind.AOB, "Any other business", "Chair", Purpose.DISCUSSION, 2), "x"), []
    )
    assert (brief.aim, brief.question, brief.line_to_take, brief.outcome) == (None, None, None, None)


@pytest.mark.parametrize(("ask", "first"), [("agree a date", "Agree a date. "), ("", "")])
def test_an_item_that_was_carried_says_from_where(ask: str, first: str) -> None:
    item = Item(
        AgendaKind.CARRIED, "A short note", "Transport", Purpose.NOTE, 4, "carried from 21 May, not reached", ask=ask
    )
    assert proposed_brief(keep_item(item, "x"), []).aim == f"{first}Carried from 21 May, not reached."
    asked = Item(AgendaKind.DEPARTMENT, "Treasury", "Treasury", Purpose.DECISION, 4, "still Red", ask="agree a date")
    assert proposed_brief(keep_item(asked, "x"), []).aim == "Agree a date."


@pytest.mark.slow
@pytest.mark.parametrize("word", ["None", "N/A", "nil.", "–"])
def test_help_that_nobody_asked_for_is_on_no_agenda(demo_store: Store, word: str) -> None:
    """As it was kept before such words were taken for nothing said."""
    line = next(line for line in rated_lines(demo_store, Question(TODAY, rateable_only=True)) if line.help_wanted)
    assert "help" in reasons_of(line)
    assert "help" not in reasons_of(replace(line, help_wanted=word))
    assert f"help with {line.ref}" not in str(candidates([replace(line, help_wanted=word)], 0))


def of_department(store: Store, code: str) -> tuple[Item, list[RatedLine]]:
    lines = rated_lines(store, Question(TODAY, organisation=code, rateable_only=True))
    [line, *_] = [line for line in lines if line.is_open]
    name = line.organisation_name or ""
    item = Item(AgendaKind.DEPARTMENT, "X", name, Purpose.DECISION, 4, "still Red", (line.ref,), department=code)
    return item, [line]


ASKED = date(2014, 8, 27)
VACANT, APOLOGIES = "its post of Compact lead is vacant", "its Compact lead sends apologies"


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        (Voice(), "Home Office introduces it."),
        (Voice(Post.DEPUTY, APOLOGIES), f"For Home Office its Deputy speaks, as {APOLOGIES}."),
        (Voice(Post.SRO, VACANT), f"For Home Office its Senior Responsible Officer speaks, as {VACANT}."),
        (
            Voice(None, APOLOGIES),
            f"OCS introduces it. Nobody from Home Office speaks, as {APOLOGIES}; they wrote in September.",
        ),
    ],
)
def test_who_speaks_where_the_compact_lead_does_not(demo_store: Store, voice: Voice, said: str) -> None:
    item, lines = of_department(demo_store, "HO")
    assert proposed_brief(item, lines, Background({"HO": voice}, ASKED)).speakers == said


@pytest.mark.slow
def test_several_departments_lead_an_item_less_those_for_whom_nobody_speaks(demo_store: Store) -> None:
    lines = [line for code in ("DH", "HO") for line in of_department(demo_store, code)[1]]
    item = Item(AgendaKind.DATING, "Dates", "DH and HO", Purpose.DECISION, 9, "", tuple(line.ref for line in lines))
    said = f"DH introduces it. Nobody from Home Office speaks, as {APOLOGIES}; they wrote in September."
    assert proposed_brief(item, lines, Background({"HO": Voice(None, APOLOGIES)}, ASKED)).speakers == said
    assert proposed_brief(item, lines).speakers == "DH and HO introduce it."


@pytest.mark.slow
def test_words_of_an_older_return_are_said_to_be(demo_store: Store) -> None:
    item, [line] = of_department(demo_store, "DEFRA")
    assert line.headline == "no_return"
    silent = proposed_brief(item, [line], Background({}, ASKED)).line_to_take or ""
    assert f" They wrote in May: “{line.words}”" in silent
    item, [line] = of_department(demo_store, "HO")
    assert " They write: “" in (proposed_brief(item, [line], Background({}, ASKED)).line_to_take or "")
    # Asked for again after it was written, as it would be on the agenda of the Forum after the next.
    later = proposed_brief(item, [line], Background({}, date(2015, 1, 28))).line_to_take or ""
    assert " They wrote in September 2014: “" in later


def test_the_posts_and_the_register_tell_who_speaks(demo_store: Store) -> None:
    """DEFRA's post of lead is vacant and its deputy stands in; Education has a lead and nobody else."""
    [september] = [row for row in forums(demo_store) if row.held_on == date(2014, 9, 24)]
    voices = brief_background(demo_store, september, ()).voices
    assert voices["DEFRA"] == Voice(Post.DEPUTY, VACANT)
    assert voices["DFT"].is_lead
    came = {"HO": "apologies", "DFT": "apologies", "DEFRA": "present", "DFE": "absent"}
    marks = [RegisterEntry(1, code, code, "department", "Compact lead", state) for code, state in came.items()]
    known = brief_background(demo_store, september, marks)
    assert known.asked_on == ASKED
    assert known.voices["DFT"] == known.voices["HO"] == Voice(Post.DEPUTY, APOLOGIES)
    assert known.voices["DFE"] == Voice(None, "its Compact lead is absent")
    # Somebody came, whoever holds the post.
    assert "DEFRA" not in known.voices
