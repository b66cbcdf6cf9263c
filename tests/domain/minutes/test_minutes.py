"""Minutes: how captures read, what the draft holds, and what editing leaves alone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compact_dash.domain.forum.item import Purpose
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.domain.minutes.draft import (
    HeldItem,
    HeldMeeting,
    NextMeeting,
    Participant,
    Point,
    minutes_draft,
)
from compact_dash.domain.minutes.paragraphs import (
    HEAD,
    Paragraph,
    ParagraphKind,
    Paragraphs,
    as_text,
    differences,
    from_text,
    rewrite_section,
    sections,
    with_numbers,
)
from compact_dash.domain.minutes.wording import action_agreed, date_agreed, decision, rating_agreed, remark

AS_TYPED = {
    "Meet in Leeds.": "Meet in Leeds.",
    "meet in Leeds": "Meet in Leeds.",
    "DWP's note is carried  to June": "DWP's note is carried to June.",
    "We will meet four times a year.": "We will meet four times a year.",
    "iCan is late; see “Annex B.”": "ICan is late; see “Annex B.”",
    "Is it “done”?": "Is it “done”?",
    "14 departments will answer": "14 departments will answer.",
}


@pytest.mark.parametrize(("captured", "said"), AS_TYPED.items())
def test_a_capture_reads_as_it_was_typed_but_for_its_first_letter_and_its_stop(captured: str, said: str) -> None:
    assert decision(captured) == f"Decision: {said}"
    assert decision(captured, "HMT-04") == f"Decision on HMT-04: {said}"
    assert remark(captured) == said
    assert remark(captured, "HMT-04") == f"On HMT-04: {said}"
    assert rating_agreed("HMT-04", "Red", captured).endswith(f" agreed the rating Red. Reason: {said}")
    assert action_agreed("2014/15-1.01", "SRO, HMT", captured, None) == f"Action 2014/15-1.01 (SRO, HMT): {said}"


ANYTHING = st.text(min_size=1, max_size=60).map(str.strip).filter(bool)


@given(ANYTHING)
def test_every_word_that_was_typed_stands_in_the_minutes(captured: str) -> None:
    """Nothing a person typed may stop the minutes, be lost in them or be put into other words."""
    after_the_first_letter = " ".join(captured.split())[1:].removesuffix(".")
    for said in (
        decision(captured),
        decision(captured, "HMT-04"),
        remark(captured, "HMT-04"),
        rating_agreed("HMT-04", "Red", captured),
        date_agreed("HMT-04", "Page live", date(2014, 6, 13), captured),
        action_agreed("2014/15-1.01", "SRO, HMT", captured, None),
    ):
        assert after_the_first_letter in said


def test_an_action_names_its_owner_and_its_date() -> None:
    words = action_agreed("2014/15-1.01", "Senior Responsible Officer, HMT", "Name a reviewer", date(2014, 6, 13))
    assert words == "Action 2014/15-1.01 (Senior Responsible Officer, HMT, by 13 June 2014): Name a reviewer."


def test_ratings_and_dates_come_with_their_reasons() -> None:
    assert rating_agreed("HMT-02", "Amber", "Two points open.") == (
        "On HMT-02, the Forum agreed the rating Amber. Reason: Two points open."
    )
    assert date_agreed("HMT-03", "Page live.", date(2015, 1, 30), "OCS asked for it") == (
        "On HMT-03, the Forum agreed 30 January 2015 as the new date of “Page live”. Reason: OCS asked for it."
    )
    assert date_agreed("DFT-02", "First report", date(2014, 12, 12), None) == (
        "On DFT-02, the Forum agreed the milestone “First report”, by 12 December 2014."
    )


def test_at_a_review_those_two_agree_who_held_it() -> None:
    both = "OCS and Compact Voice"
    assert rating_agreed("HMT-02", "Red", "Late", both).startswith("On HMT-02, OCS and Compact Voice agreed the rating")


HELD = HeldMeeting(
    met_on=date(2014, 5, 21),
    hours="14:03 to 15:31",
    place="Whitehall",
    attendees=(
        Participant("HM Treasury", "HMT", "present", False),
        Participant("HM Treasury", "HMT", "present", False),
        Participant("Department for Culture, Media and Sport", "DCMS", "apologies", False),
        Participant("Home Office", "HO", "absent", False),
        Participant("Local Intelligence Team", "Local Intelligence Team", "present", True),
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
        "On HMT-04: The Treasury did not accept the Red.",
        "On HMT-04, the Forum agreed the rating Red. Reason: No reviewer.",
        "Action 2014/15-1.01 (SRO, HMT, by 13 June 2014): Name a reviewer.",
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
    numbers = [number for number, each in with_numbers(draft) if number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {each.kind for number, each in with_numbers(draft) if number} == {ParagraphKind.POINT}


DRAFT: Paragraphs = minutes_draft(HELD)


def part(heading: str) -> int:
    return next(place for place, each in enumerate(sections(DRAFT)) if each.heading == heading)


def test_editing_a_part_leaves_the_rest_and_every_heading() -> None:
    place = part("Treasury complaints")
    section = sections(DRAFT)[place]
    made = rewrite_section(DRAFT, section, ["One.\n\nTwo\nlines.", "", "Action changed."], "Added.")
    now = sections(made)[place]
    assert [(each.kind, each.words) for each in now.paragraphs] == [
        (ParagraphKind.POINT, "One."),
        (ParagraphKind.POINT, "Two lines."),
        (ParagraphKind.POINT, "Added."),
        (ParagraphKind.ACTION, "Action changed."),
    ]
    others = [each for number, each in enumerate(sections(made)) if number != place]
    before = [each for number, each in enumerate(sections(DRAFT)) if number != place]
    assert [(each.heading, each.paragraphs) for each in others] == [(each.heading, each.paragraphs) for each in before]


def test_nothing_changed_in_a_part_is_nothing_changed() -> None:
    for section in sections(DRAFT):
        assert rewrite_section(DRAFT, section, [each.words for each in section.paragraphs]) == DRAFT


def test_labels_stay_with_the_facts_they_name() -> None:
    head = sections(DRAFT)[0]
    words = ["Westminster" if each.label == "Place" else each.words for each in head.paragraphs]
    assert Paragraph(ParagraphKind.FACT, "Westminster", "Place") in rewrite_section(DRAFT, head, words)


def test_differences_name_both_sides_and_nothing_that_stayed() -> None:
    section = sections(DRAFT)[part("Any other business")]
    changed = rewrite_section(DRAFT, section, ["Nobody had any other business."], "A date was asked for.")
    [difference] = differences(changed, DRAFT)
    assert [each.words for each in difference.was] == ["Nobody had any other business.", "A date was asked for."]
    assert [each.words for each in difference.becomes] == ["There was no other business."]
    assert list(differences(DRAFT, DRAFT)) == []


def test_minutes_come_back_from_the_store_as_they_went_in() -> None:
    assert from_text(as_text(DRAFT)) == DRAFT


def test_minutes_without_a_heading_are_all_head() -> None:
    only = (Paragraph(ParagraphKind.POINT, "A point without a heading."),)
    assert [part.paragraphs for part in sections(only)] == [only]
