"""The fields of an entry: those that every kind has, and those of its own; drawn from the row of the kind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit

from compact_dash.domain.errors import AnswerRefused
from compact_dash.domain.limits import LONGEST_NAME, LONGEST_TITLE, LONGEST_WORDS
from compact_dash.domain.organisation import ProgrammeOrganisation
from compact_dash.domain.plain_text import tidy_answer
from compact_dash.domain.register.circle import CIRCLE_WORDS, EntryCircle, narrower
from compact_dash.domain.register.entry import EntryWords, longest_of
from compact_dash.domain.register.kind import EntryField, FieldShape, Kind
from compact_dash.domain.register.kinds import CONSULTATION
from compact_dash.ui import session
from compact_dash.ui.components.consultation_length import consultation_length
from compact_dash.ui.components.day_field import day_field, day_given, day_in
from compact_dash.ui.components.fields import RECORD
from compact_dash.ui.components.words_field import words_field

SEPARATORS = re.compile(r"[\s,;]+")


@dataclass(frozen=True)
class EntrySlot:
    """Where the fields of one entry stand: its name among all, its kind, and whom it may be about."""

    name: str
    kind: Kind
    organisations: Sequence[ProgrammeOrganisation]
    themes: Sequence[str]

    def key(self, field: str) -> str:
        return RECORD.key(f"{self.name}:{self.kind.name}:{field}")

    def given(self, field: str) -> str | None:
        """The text in a field, or None where it says nothing."""
        return tidy_answer(RECORD.given(f"{self.name}:{self.kind.name}:{field}"))

    def value(self, field: str) -> object:
        return RECORD.value(f"{self.name}:{self.kind.name}:{field}")


def entry_fields(slot: EntrySlot, given: EntryWords | None, about: Sequence[str]) -> None:
    """The fields, filled from an entry, or empty but for the organisations that a new one is about."""
    kind = slot.kind
    if kind.forms:
        forms = list(kind.forms)
        asked = given.form if given else None
        streamlit.selectbox(
            kind.form_label,
            forms,
            index=forms.index(asked) if asked in forms else None,
            format_func=kind.form_words,
            key=slot.key("form"),
            width=420,
        )
    words_field(kind.title, given.title if given else "", longest=LONGEST_TITLE, key=slot.key("title"))
    names = {row.code: row.short_name for row in slot.organisations}
    streamlit.multiselect(
        "Departments it is about",
        list(names),
        default=[code for code in (given.departments if given else about) if code in names],
        format_func=names.__getitem__,
        key=slot.key("departments"),
        placeholder="Choose",
    )
    day_fields(slot, given)
    length_said(slot)
    own_fields(slot, given)
    circle_field(slot, given)
    with streamlit.expander("More: who, a link, linked lines, what is to follow"):
        more_fields(slot, given)


def day_fields(slot: EntrySlot, given: EntryWords | None) -> None:
    """The days and the figure of the kind, side by side."""
    kind = slot.kind
    with streamlit.container(horizontal=True, gap="small"):
        day = given.happened_on if given else (None if kind.may_lie_ahead else session.today())
        with streamlit.container(width=220):
            day_field(kind.day, slot.key("happened_on"), value=day)
        if kind.ended:
            with streamlit.container(width=220):
                day_field(kind.ended, slot.key("ended_on"), value=given.ended_on if given else None)
        if kind.number:
            number = given.number if given else None
            streamlit.number_input(kind.number, 0, value=number, step=1, key=slot.key("number"), width=220)
        if kind.has_theme:
            theme = given.theme if given else None
            streamlit.selectbox(
                "Theme",
                slot.themes,
                index=slot.themes.index(theme) if theme in slot.themes else None,
                key=slot.key("theme"),
                width=260,
            )


def length_said(slot: EntrySlot) -> None:
    """How long a consultation runs, as its days are typed."""
    if slot.kind is CONSULTATION:
        consultation_length(slot.key("happened_on"), slot.key("ended_on"))


def own_fields(slot: EntrySlot, given: EntryWords | None) -> None:
    """The fields of the kind's own: the short ones two beside each other, then those for more words."""
    asked = [field for field in slot.kind.fields if given or not field.is_asked_later]
    short = [field for field in asked if field.shape is FieldShape.LINE]
    places = streamlit.columns(2) if short else []
    for number, field in enumerate(short):
        with places[number % 2]:
            own_field(slot, field, given)
    for field in asked:
        if field not in short:
            own_field(slot, field, given)


def own_field(slot: EntrySlot, field: EntryField, given: EntryWords | None) -> None:
    """A field of the kind's own, with whom it is read by where they are fewer than those of the entry."""
    held = narrower(field.widest, EntryCircle.PUBLISHED)
    beside = "" if held is EntryCircle.PUBLISHED else f"Read at most by: {CIRCLE_WORDS[held]}."
    words_field(
        field.label,
        given.values.get(field.name, "") if given else "",
        longest=longest_of(field.shape),
        key=slot.key(field.name),
        height=80 if field.shape is FieldShape.WORDS else None,
        help=" ".join(part for part in (field.guidance, beside) if part) or None,
    )


def circle_field(slot: EntrySlot, given: EntryWords | None) -> None:
    circles = list(slot.kind.circles)
    chosen = given.circle if given else slot.kind.circle
    streamlit.selectbox(
        "Read by",
        circles,
        index=circles.index(chosen) if chosen in circles else 0,
        format_func=CIRCLE_WORDS.__getitem__,
        key=slot.key("circle"),
        width=420,
    )


def more_fields(slot: EntrySlot, given: EntryWords | None) -> None:
    """What an entry may do without."""
    texts = (
        ("told_by", "Who (post, never a name)", given.told_by if given else None, LONGEST_NAME),
        ("link", "Link or file reference", given.link if given else None, LONGEST_WORDS),
        ("refs", "Linked lines, by their references", " ".join(given.refs) if given else None, LONGEST_WORDS),
        ("follow_up", "Follow-up: what", given.follow_up if given else None, LONGEST_WORDS),
        ("follow_up_owner", "Follow-up: whose (post)", given.follow_up_owner if given else None, LONGEST_NAME),
    )
    for name, label, words, longest in texts:
        words_field(label, words or "", longest=longest, key=slot.key(name))
    day_field("Follow-up: by when", slot.key("follow_up_on"), value=given.follow_up_on if given else None)


def words_typed(slot: EntrySlot, state: str) -> EntryWords:
    """The entry as its fields have it, in a state that it came to on its day.

    Raises:
        NotKept: a field that must hold a day holds none.
        AnswerRefused: no circle was chosen.
    """
    kind = slot.kind
    happened_on = day_given(slot.key("happened_on"), kind.day)
    departments, number, circle, theme = (slot.value(name) for name in ("departments", "number", "circle", "theme"))
    if circle is None:
        raise AnswerRefused(["Read by: found nothing, expected a choice."])
    return EntryWords(
        state=state,
        # One that lies ahead was told today; any other came to its state on its day.
        state_on=min(happened_on, session.today()),
        title=slot.given("title") or "",
        happened_on=happened_on,
        circle=EntryCircle(str(circle)),
        departments=tuple(str(code) for code in departments) if isinstance(departments, list) else (),
        refs=refs_in(slot.given("refs")),
        form=str(slot.value("form")) if kind.forms and slot.value("form") else None,
        ended_on=day_in(slot.key("ended_on"), kind.ended) if kind.ended else None,
        number=number if isinstance(number, int) else None,
        theme=str(theme) if theme else None,
        told_by=slot.given("told_by"),
        link=slot.given("link"),
        follow_up=slot.given("follow_up"),
        follow_up_owner=slot.given("follow_up_owner"),
        follow_up_on=day_in(slot.key("follow_up_on"), "Follow-up: by when"),
        values={field.name: words for field in kind.fields if (words := slot.given(field.name))},
    )


def refs_in(text: str | None) -> tuple[str, ...]:
    """The references in a text, however they are set apart."""
    return tuple(dict.fromkeys(each for each in SEPARATORS.split(text or "") if each))
