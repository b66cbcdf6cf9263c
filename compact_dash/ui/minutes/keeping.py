"""Keeping the minutes: saved first as drafted, changed part by part, drafted again, agreed."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit

from compact_dash.commands.minutes.keep_minutes import LONGEST_PARAGRAPH, agree_minutes, save_minutes
from compact_dash.domain.errors import NotAllowed, NotNow, Overtaken
from compact_dash.domain.house import house
from compact_dash.domain.minutes.paragraphs import (
    ParagraphKind,
    Paragraphs,
    Section,
    differences,
    rewrite_section,
    sections,
)
from compact_dash.domain.wording import long_date
from compact_dash.reports.minutes.kept_minutes import Minutes, draft_of, minutes_of
from compact_dash.ui import acting, readings, session
from compact_dash.ui.components.fields import MINUTES
from compact_dash.ui.components.stepped import note, place_noted
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show

BY_POST = "By correspondence"
ADDED = "Another paragraph"
# In the address, for F5: what is done with the minutes, and the part that is open.
STEP, PART = "minutes", "part"
# Pixels: a line of the head takes two lines of type at most, a point about four.
ROWS = {ParagraphKind.FACT: 68, ParagraphKind.POINT: 100, ParagraphKind.ACTION: 100}


@dataclass(frozen=True)
class EditedPart:
    """One part, with a field for each of its paragraphs and one for another."""

    minutes: Minutes
    section: Section
    place: int

    @property
    def name(self) -> str:
        return f"{self.minutes.forum.forum_id}:{self.place}:{self.section.heading}"

    @property
    def labels(self) -> list[str]:
        """The labels of the fields: the paragraph's own, or its kind and its place in the part."""
        paragraphs = enumerate(self.section.paragraphs, start=1)
        return [each.label or f"{each.kind.value.capitalize()} {place}" for place, each in paragraphs] + [ADDED]

    @property
    def fields(self) -> list[str]:
        """The names of the fields."""
        return [f"field:{self.name}:{place}" for place in range(len(self.section.paragraphs))] + [f"added:{self.name}"]

    @property
    def typed(self) -> list[str]:
        """The words in the fields now."""
        return [MINUTES.given(field) for field in self.fields]

    @property
    def unsaved_words(self) -> str:
        """The words typed and not kept, field by field, to be copied."""
        before = [each.words for each in self.section.paragraphs] + [""]
        fields = zip(self.labels, self.typed, before, strict=True)
        parts = [f"{label}: “{typed}”" for label, typed, was in fields if typed not in ("", was)]
        return f"You had typed {'; '.join(parts)}." if parts else ""

    def is_in(self, paragraphs: Paragraphs) -> bool:
        """Whether the page would draw every field of the part again from these minutes."""
        parts = sections(paragraphs)
        if self.place >= len(parts) or parts[self.place].heading != self.section.heading:
            return False
        return len(parts[self.place].paragraphs) >= len(self.section.paragraphs)


def keep_minutes(minutes: Minutes) -> None:
    """The steps of OCS and the chair with the minutes, one at a time."""
    steps: dict[str, Callable[[Minutes], None]] = {"Change a part": change_part}
    if minutes.kept is None:
        save_draft(minutes)
    else:
        steps |= {"Draft again from the captures": draft_again, "Agree them": agree}
    which = minutes.forum.forum_id
    chosen = streamlit.radio(
        "What to do with the minutes",
        list(steps),
        index=place_noted(STEP, list(steps)),
        horizontal=True,
        key=MINUTES.key(f"step:{which}"),
    )
    note(STEP, chosen)
    if chosen is not None:
        steps[chosen](minutes)


def saving(minutes: Minutes, paragraphs: Paragraphs, done: str) -> Callable[[], None]:
    """Return a callback that saves the whole text; refused where somebody saved since the page showed it."""
    which, seen = minutes.forum.forum_id, minutes.row_version
    return MINUTES.keeping(
        lambda: save_minutes(session.whole_store(), acting.occasion(), which, paragraphs, seen), done
    )


def save_draft(minutes: Minutes) -> None:
    """The button that saves the draft; from then on the Forum's members read the minutes."""
    save = saving(minutes, minutes.paragraphs, f"The draft is saved; the {house().forum}’s members can read it.")
    streamlit.button(
        f"Save this draft for the {house().forum}’s members", on_click=save, type="primary", key=MINUTES.key("save")
    )


def change_part(minutes: Minutes) -> None:
    """One part of the minutes, every paragraph in a field of its own."""
    parts = sections(minutes.paragraphs)
    place = streamlit.selectbox(
        "Part",
        range(len(parts)),
        index=place_noted(PART, [str(each) for each in range(len(parts))]),
        format_func=lambda each: parts[each].heading,
        key=MINUTES.key(f"part:{minutes.forum.forum_id}"),
        width=640,
    )
    note(PART, None if place is None else str(place))
    if place is not None:
        part_form(minutes, parts[place], place)


def part_form(minutes: Minutes, section: Section, place: int) -> None:
    """The fields of one part. Saving is refused where somebody saved since the fields were first shown."""
    part = EditedPart(minutes, section, place)
    seen = MINUTES.seen(MINUTES.part, part.name, minutes.row_version)
    save = MINUTES.keeping(lambda: save_part(part, seen), f"“{section.heading}” is saved.")
    with streamlit.form(MINUTES.key(f"form:{part.name}"), border=False):
        show("minutes/part", section=section)
        # Not strict: the last label and name are those of the empty field below.
        for paragraph, label, name in zip(section.paragraphs, part.labels, part.fields, strict=False):
            words_field(
                label,
                paragraph.words,
                longest=LONGEST_PARAGRAPH,
                height=ROWS[paragraph.kind],
                key=MINUTES.key(name),
                width=760,
            )
        streamlit.text_area(part.labels[-1], height=100, key=MINUTES.key(part.fields[-1]), width=760)
        streamlit.form_submit_button("Save this part", on_click=save, type="primary")


def save_part(part: EditedPart, seen: int) -> None:
    """Save the part; where its fields are not drawn again, the refusal says what was typed in them."""
    minutes, (*texts, added) = part.minutes, part.typed
    paragraphs = rewrite_section(minutes.paragraphs, part.section, texts, added)
    try:
        save_minutes(session.whole_store(), acting.occasion(), minutes.forum.forum_id, paragraphs, seen)
    except (NotAllowed, NotNow) as refusal:
        # The fields go with the refusal, and what was typed in them would go, too.
        raise type(refusal)(f"{refusal} {part.unsaved_words}") from refusal
    except Overtaken as refusal:
        if part.is_in(kept_now(minutes)):
            raise
        raise Overtaken(f"{refusal} {part.unsaved_words}") from refusal


def kept_now(minutes: Minutes) -> Paragraphs:
    """The minutes by now, also where somebody else saved them."""
    return minutes_of(session.store(), minutes.forum).paragraphs


def draft_again(minutes: Minutes) -> None:
    """Show the changes that a new draft would make, and the button that replaces the kept text with it."""
    draft = draft_of(session.store(), minutes.forum)
    found = list(differences(minutes.paragraphs, draft))
    show("minutes/changes", changes=found)
    if found:
        replace = saving(minutes, draft, "The minutes are drafted again; History keeps what they said before.")
        streamlit.button(
            "Replace the minutes with this draft", on_click=replace, type="primary", key=MINUTES.key("replace")
        )


def agree(minutes: Minutes) -> None:
    """A second question before the minutes are locked. The version that stood on the page is agreed."""
    which, later = minutes.forum.forum_id, later_forums(minutes)
    at = streamlit.selectbox(
        "Agreed where",
        [*later, BY_POST],
        format_func=lambda each: later.get(each, each),
        key=MINUTES.key(f"where:{which}"),
        width=420,
    )
    sure = streamlit.checkbox("Agreed minutes are locked: nobody changes them any more", key=MINUTES.key("sure"))
    # Taken as drawn: what is agreed is the version that was read.
    at_forum, seen = None if at == BY_POST else at, minutes.row_version
    locking = MINUTES.keeping(
        lambda: agree_minutes(session.whole_store(), acting.occasion(), which, at_forum, seen),
        "The minutes are agreed and locked.",
    )
    streamlit.button(
        "Mark the minutes as agreed", on_click=locking, type="primary", disabled=not sure, key=MINUTES.key("agree")
    )


def later_forums(minutes: Minutes) -> dict[str, str]:
    """The Forums opened after this one, the newest first."""
    opened = minutes.forum.opened_no or 0
    later = [row for row in readings.forums() if (row.opened_no or 0) > opened and row.kind == "quarterly"]
    return {row.forum_id: f"At the {house().forum} of {long_date(row.met_on)}" for row in reversed(later)}
