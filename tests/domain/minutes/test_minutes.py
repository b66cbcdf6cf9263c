"""Minutes: how what was written down in haste reads, what the draft holds, and what editing leaves alone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compact_dash.domain.forum.item import Purpose
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.domain.minutes.draft import Attendee, HeldItem, HeldMeeting, NextMeeting, Point, minutes_draft
from compact_dash.domain.minutes.paragraphs import (
    HEAD,
    Kind,
    Paragraph,
    Paragraphs,
    as_text,
    differences,
    edited,
    from_text,
    numbered,
    sections,
)
from compact_dash.domain.minutes.wording import action_agreed, conclusion, date_agreed, noted, rating_agreed

DECISIONS = {
    "Meet in Leeds.": "The Forum agreed to meet in Leeds.",
    "meet in Leeds": "The Forum agreed to meet in Leeds.",
    "Note that the date has moved": "The Forum agreed to note that the date has moved.",
    "Ask HMT what it will do": "The Forum agreed to ask HMT what it will do.",
    "To keep the date": "The Forum agreed to keep the date.",
    "The Forum will meet four times a year": "The Forum agreed that it will meet four times a year.",
    "We will meet four times a year.": "The Forum agreed that it will meet four times a year.",
    "The Forum took January as the new date.": "The Forum took January as the new date.",
    "Each department will propose a step.": "The Forum agreed that each department will propose a step.",
    "DWP's note is carried to June.": "The Forum agreed that DWP's note is carried to June.",
    "DfT will host the next Forum": "The Forum agreed that DfT will host the next Forum.",
    "October is too late": "The Forum agreed that October is too late.",
    "14 departments will answer": "The Forum agreed that 14 departments will answer.",
    "Support for small groups will continue": "The Forum agreed that support for small groups will continue.",
    "Leeds will host the next Forum": "The Forum agreed: Leeds will host the next Forum.",
    "No rating above Red before April": "The Forum agreed: no rating above Red before April.",
    "The minutes were agreed.": "The minutes were agreed.",
    "Agreed to wait": "The Forum agreed to wait.",
    "Agreed: two more months": "The Forum agreed: two more months.",
    "Noted with thanks": "The Forum noted with thanks.",
    "Complete the form by May": "The Forum agreed to complete the form by May.",
    "Is it “done”?": "The Forum agreed: Is it “done”?",
}


@pytest.mark.parametrize(("captured", "said"), DECISIONS.items())
def test_a_decision_reads_as_the_conclusion_of_its_item(captured: str, said: str) -> None:
    assert conclusion(captured) == said


ABOUT_A_LINE = {
    "Red, because nobody believes in August.": "the Forum agreed the rating Red, because nobody believes in August.",
    "The tax relief is complete.": "the Forum agreed that the tax relief is complete.",
    "July is agreed, since the board asked.": "July is agreed, since the board asked.",
    "The date moves with the Forum's agreement": "the date moves with the Forum's agreement.",
    "Leave it": "the Forum agreed to leave it.",
}


@pytest.mark.parametrize(("captured", "said"), ABOUT_A_LINE.items())
def test_a_decision_on_a_line_names_it(captured: str, said: str) -> None:
    assert conclusion(captured, "HMT-04") == f"On HMT-04, {said}"


def test_a_review_is_of_those_two_who_held_it() -> None:
    both = "OCS and Compact Voice"
    assert conclusion("We will ask again", who=both) == "OCS and Compact Voice agreed that they will ask again."
    assert conclusion("Training first", who=both) == "OCS and Compact Voice agreed: training first."


ANYTHING = st.text(min_size=1, max_size=60).map(str.strip).filter(bool)


@given(ANYTHING)
def test_whatever_was_captured_can_be_worded(captured: str) -> None:
    """Minutes must come out of any meeting; nothing a person typed may stop them, or be lost but the Forum's name."""
    for said in (
        conclusion(captured),
        conclusion(captured, "HMT-04"),
        noted(captured, "HMT-04"),
        rating_agreed("HMT-04", "Red", captured),
        date_agreed("HMT-04", captured, date(2014, 6, 13), captured),
        action_agreed("2014/15-1.01", "SRO, HMT", captured, None),
    ):
        assert all(word.strip(".").lower() in said.lower() for word in captured.split()[2:])


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Name a reviewer", ", to name a reviewer"),
        ("to name a reviewer.", ", to name a reviewer"),
        ("DfT to name a reviewer", ": DfT to name a reviewer"),
        ("The reviewer to be named", ": The reviewer to be named"),
    ],
)
def test_an_action_names_its_owner_and_its_date(title: str, said: str) -> None:
    words = action_agreed("2014/15-1.01", "Senior Responsible Officer, HMT", title, date(2014, 6, 13))
    assert words == f"Action 2014/15-1.01: Senior Responsible Officer, HMT{said}, by 13 June 2014."


def test_ratings_and_dates_come_with_their_reasons() -> None:
    assert rating_agreed("HMT-02", "Amber", "Two points open.") == (
        "On HMT-02, the Forum agreed the rating Amber: two points open."
    )
    assert date_agreed("HMT-03", "Page live.", date(2015, 1, 30), "OCS asked for it") == (
        "On HMT-03, the Forum agreed 30 January 2015 as the new date of “Page live”: OCS asked for it."
    )
    assert date_agreed("DFT-02", "First report", date(2014, 12, 12), None) == (
        "On DFT-02, the Forum agreed a milestone: First report, by 12 December 2014."
    )


def test_a_note_keeps_its_words_and_says_its_line() -> None:
    assert noted("HMRC offered  to show how", "DECC-01") == "HMRC offered to show how (DECC-01)."
    assert noted("Why so late?", "DECC-01") == "Why so late?"


HELD = HeldMeeting(
    met_on=date(2014, 5, 21),
    hours="14:03 to 15:31",
    place="Whitehall",
    attendees=(
        Attendee("HM Treasury", "HMT", "present", False),
        Attendee("HM Treasury", "HMT", "present", False),
        Attendee("Department for Culture, Media and Sport", "DCMS", "apologies", False),
        Attendee("Home Office", "HO", "absent", False),
        Attendee("Local Intelligence Team", "Local Intelligence Team", "present", True),
    ),
    items=(
        HeldItem("Welcome and apologies", AgendaKind.WELCOME, Purpose.NOTE, True),
        HeldItem(
            "Treasury complaints",
            AgendaKind.DEPARTMENT,
            Purpose.DECISION,
            True,
            ("HMT-04",),
            (
                Point("action", "Name a reviewer", "2014/15-1.01", "HMT", "SRO", date(2014, 6, 13)),
                Point("rating", "Red: No reviewer.", "HMT-04", rating="red", reason="No reviewer."),
                Point("note", "The Treasury did not accept the Red", "HMT-04"),
            ),
        ),
        HeldItem("A short note", AgendaKind.GOOD_PRACTICE, Purpose.NOTE, False, ("DFT-04",)),
        HeldItem("Any other business", AgendaKind.AOB, Purpose.DISCUSSION, True),
        HeldItem("Next meeting", AgendaKind.NEXT, Purpose.NOTE, True),
    ),
    following=NextMeeting(date(2014, 9, 24), "14:00", "Whitehall"),
)


def under(heading: str, held: HeldMeeting = HELD) -> list[str]:
    return [each.words for part in sections(minutes_draft(held)) if part.heading == heading for each in part.paragraphs]


def test_the_head_says_when_where_and_who() -> None:
    head = {each.label: each.words for each in sections(minutes_draft(HELD))[0].paragraphs}
    assert head == {
        "Date": "Wednesday 21 May 2014",
        "Time": "14:03 to 15:31",
        "Place": "Whitehall",
        "Present": "HM Treasury",
        "In attendance": "Local Intelligence Team",
        "Apologies": "Department for Culture, Media and Sport",
        "Not represented": "Home Office",
    }


def test_an_item_goes_from_what_was_said_through_what_was_agreed_to_its_actions() -> None:
    assert under("Treasury complaints") == [
        "The Treasury did not accept the Red (HMT-04).",
        "On HMT-04, the Forum agreed the rating Red: no reviewer.",
        "Action 2014/15-1.01: SRO, HMT, to name a reviewer, by 13 June 2014.",
    ]


def test_items_on_which_nothing_was_captured_claim_nothing() -> None:
    assert under("Welcome and apologies") == ["Apologies were received from DCMS. HO was not represented."]
    assert under("Any other business") == ["There was no other business."]
    silent = replace(
        HELD,
        items=(
            HeldItem("A date", AgendaKind.DATING, Purpose.DECISION, True),
            HeldItem("A talk", AgendaKind.OWN, Purpose.NOTE, True),
        ),
    )
    assert under("A date", silent) == ["No decision was recorded."]
    assert under("A talk", silent) == ["The Forum noted the item."]


def test_what_was_not_reached_is_carried_and_the_next_meeting_named() -> None:
    assert under("Items not reached") == [
        "This item was not reached and is carried to the next Forum: A short note (DFT-04)."
    ]
    assert under("Next meeting") == ["The next Forum is on Wednesday 24 September 2014 at 14:00, Whitehall."]


def test_a_forum_of_no_items_still_has_minutes() -> None:
    empty = replace(HELD, items=(), attendees=(), following=None)
    headings = [part.heading for part in sections(minutes_draft(empty))]
    assert headings == [HEAD, "Next meeting"]
    assert under("Next meeting", empty) == ["The date of the next meeting is still to be set."]
    assert "The register was not kept" in [each.words for each in minutes_draft(empty)]


def test_points_are_numbered_through_the_whole_and_nothing_else_is() -> None:
    draft = minutes_draft(HELD)
    numbers = [number for number, each in numbered(draft) if number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {each.kind for number, each in numbered(draft) if number} == {Kind.POINT}


DRAFT: Paragraphs = minutes_draft(HELD)


def part(heading: str) -> int:
    return next(place for place, each in enumerate(sections(DRAFT)) if each.heading == heading)


def test_editing_a_part_leaves_the_rest_and_every_heading() -> None:
    place = part("Treasury complaints")
    section = sections(DRAFT)[place]
    made = edited(DRAFT, section, ["One.\n\nTwo\nlines.", "", "Action changed."], "Added.")
    now = sections(made)[place]
    assert [(each.kind, each.words) for each in now.paragraphs] == [
        (Kind.POINT, "One."), (Kind.POINT, "Two lines."), (Kind.POINT, "Added."), (Kind.ACTION, "Action changed."),
    ]  # fmt: skip
    others = [each for number, each in enumerate(sections(made)) if number != place]
    before = [each for number, each in enumerate(sections(DRAFT)) if number != place]
    assert [(each.heading, each.paragraphs) for each in others] == [(each.heading, each.paragraphs) for each in before]


def test_nothing_changed_in_a_part_is_nothing_changed() -> None:
    for section in sections(DRAFT):
        assert edited(DRAFT, section, [each.words for each in section.paragraphs]) == DRAFT


def test_labels_stay_with_the_facts_they_name() -> None:
    head = sections(DRAFT)[0]
    words = ["Westminster" if each.label == "Place" else each.words for each in head.paragraphs]
    assert Paragraph(Kind.FACT, "Westminster", "Place") in edited(DRAFT, head, words)


def test_differences_name_both_sides_and_nothing_that_stayed() -> None:
    section = sections(DRAFT)[part("Any other business")]
    changed = edited(DRAFT, section, ["Nobody had any other business."], "A date was asked for.")
    [difference] = differences(changed, DRAFT)
    assert [each.words for each in difference.was] == ["Nobody had any other business.", "A date was asked for."]
    assert [each.words for each in difference.becomes] == ["There was no other business."]
    assert list(differences(DRAFT, DRAFT)) == []


def test_minutes_come_back_from_the_store_as_they_went_in() -> None:
    assert from_text(as_text(DRAFT)) == DRAFT


def test_minutes_without_a_heading_are_all_head() -> None:
    only = (Paragraph(Kind.POINT, "A point without a heading."),)
    assert [part.paragraphs for part in sections(only)] == [only]
