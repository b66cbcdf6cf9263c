"""One line of a return: what was said last time, and the fields to answer it in."""

from collections.abc import Callable
from dataclasses import replace

import streamlit

from compact_dash.domain.house import in_house_words
from compact_dash.domain.returns.checks import cautions, missing_faults
from compact_dash.domain.returns.fields import ABOUT_DATES, CLAIMS, FIELD, FIELDS, LABELS, AnswerField, FieldKind
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.sharing import read_by
from compact_dash.domain.wording import as_list
from compact_dash.ui import parameters
from compact_dash.ui.components.day_field import day_field
from compact_dash.ui.components.fields import key_in_turn, turn_of
from compact_dash.ui.components.stepped import note_step, stepped_key
from compact_dash.ui.components.unsaved import class_of
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show
from compact_dash.ui.returns import draft
from compact_dash.ui.returns.answer_texts import claim_word

# The ratings that ask for a path to green.
OFF_COURSE = ("amber", "red")
# Pixels of a text field to a line of it.
LINE_HEIGHT = 30
# The fields that have a place of their own on the form; it draws every other one of the table after them.
PLACED = ABOUT_DATES | {"rating", "words", "percent", "path_to_green", "evidence", "forward_look", "no_change_reason"}


WAYS_ON = (("save mine after theirs", draft.keep_mine), ("drop mine and take theirs", draft.take_theirs))


class LineFields:
    """The fields of one line, each saved as soon as it is left."""

    def __init__(self, form: ReturnForm, line: FormLine) -> None:
        self.form, self.line, self.ref = form, line, line.asked.ref
        self.shown: set[str] = set()

    def key(self, field: str) -> str:
        """The name of a field that is shown."""
        self.shown.add(field)
        return draft.field_key(self.form, self.ref, field)

    # Read from the session: it decides which fields are drawn, before the fields themselves are.
    def value(self, field: str) -> object:
        return streamlit.session_state.get(draft.field_key(self.form, self.ref, field))

    @property
    def on_change(self) -> Callable[[], None]:
        # The turn that is drawn now. A field that is left after the next turn began is known by it to be late.
        at = turn_of(draft.place(self.form, self.ref))
        return lambda: draft.field_left(self.form, self.ref, at)

    def readers(self, field: AnswerField) -> str:
        return read_by(field.circle, self.form.sharing)

    def draw(self, name: str) -> None:
        """Draw a field as its kind is asked for."""
        field = FIELD[name]
        match field.kind:
            case FieldKind.TEXT:
                self.text(field)
            case FieldKind.DATE:
                day_field(field.label, self.key(name), self.on_change, self.readers(field))
            case FieldKind.PERCENT:
                # No field of numbers: it would drop a pasted “40 %” without a word.
                streamlit.text_input(
                    field.label,
                    key=self.key(name),
                    on_change=self.on_change,
                    placeholder="0 to 100",
                    help=self.readers(field),
                )
            case FieldKind.RATING:
                self.choice(field, [each.value for each in CLAIMS], claim_word)
            case FieldKind.CHOICE:
                self.choice(field, list(field.choices), str)
        self.fault(field)

    def fault(self, field: AnswerField) -> None:
        """Say beside a field why it is not saved. The place is kept, or the fields below would be drawn anew."""
        place = streamlit.empty()
        if unfit := draft.trouble(self.form, self.ref).get(field.name):
            name = class_of(draft.field_key(self.form, self.ref, field.name))
            with place:
                show("returns/field_fault", field=field, unfit=unfit, name=name)

    def text(self, field: AnswerField) -> None:
        """A text field of one line, or of several."""
        words_field(
            field.label,
            longest=field.longest,
            key=self.key(field.name),
            height=None if field.lines == 1 else LINE_HEIGHT * field.lines,
            placeholder=field.hint,
            on_change=self.on_change,
            help=self.readers(field),
        )

    def choice(self, field: AnswerField, choices: list[str], words: Callable[[str], str]) -> None:
        streamlit.radio(
            in_house_words(field.question) or field.label,
            choices,
            index=None,
            format_func=words,
            key=self.key(field.name),
            on_change=self.on_change,
            horizontal=True,
            help=self.readers(field),
        )

    def show(self) -> None:
        """Every field the line needs as it stands."""
        self.rating()
        self.draw("words")
        if self.value("rating") in OFF_COURSE:
            self.draw("path_to_green")
        self.milestone()
        self.rest()
        if self.line.asked.last_rating:
            self.draw("no_change_reason")
        # Last, because only now is it known which fields are shown.
        draft.tell_saved(self.form, self.line, self.shown)
        draft.forget(self.form, self.ref, self.shown)

    def rating(self) -> None:
        rating, percent = streamlit.columns([4, 1], vertical_alignment="bottom")
        with rating:
            self.draw("rating")
        with percent:
            self.draw("percent")

    def milestone(self) -> None:
        """The open milestone: done or moved; then the next, or the first where none is open."""
        if self.line.asked.milestone_id is not None:
            done, new, reason = streamlit.columns([1, 1, 2])
            with done:
                self.draw("done_on")
            with new:
                self.draw("new_due_on")
            with reason:
                self.draw("new_date_reason")
        begun = self.value("next_milestone") or self.value("next_due_on")
        if self.line.asked.milestone_id is None or self.value("done_on") or begun:
            title, due = streamlit.columns([3, 1])
            with title:
                self.draw("next_milestone")
            with due:
                self.draw("next_due_on")

    def rest(self) -> None:
        """The evidence beside the look ahead, then every field that has no place of its own."""
        evidence, look = streamlit.columns([3, 2], vertical_alignment="bottom")
        with evidence:
            self.draw("evidence")
        with look:
            self.draw("forward_look")
        for field in FIELDS:
            if field.name not in PLACED:
                self.draw(field.name)


def line_choice(form: ReturnForm) -> FormLine:
    """The line to answer, named in the address by its reference."""
    refs = [line.asked.ref for line in form.lines]
    words = {line.asked.ref: line_word(line) for line in form.lines}
    asked = parameters.choice("line", refs, "line") or (form.unready or list(form.lines))[0].asked.ref
    key = stepped_key("line", chosen_place(form), asked)
    # A line can leave the return while the page is open: it is settled, linked or handed on.
    if streamlit.session_state[key] not in refs:
        streamlit.session_state[key] = asked
    # Not bound to the address by the widget: that would write the words where links carry the reference.
    chosen = streamlit.selectbox("Line", refs, format_func=lambda ref: words[ref], key=key, width=560)
    # Also the line that is only the next to be answered: once it is, another is.
    note_step("line", chosen_place(form), asked, chosen, always=True)
    return next(line for line in form.lines if line.asked.ref == chosen)


def chosen_place(form: ReturnForm) -> str:
    return f"{form.return_id}:chosen"


def line_word(line: FormLine) -> str:
    """A line in the list: what it is and what it still wants."""
    if not line.asked.is_open and line.answer.is_empty:
        return f"{line.asked.ref}: linked, reported elsewhere"
    wanted = [LABELS[fault.field].lower() for fault in missing_faults(line.asked, line.answer)]
    return f"{line.asked.ref}: {'ready' if not wanted else 'wants ' + as_list(wanted)}"


def line_view(form: ReturnForm, computed: dict[str, str]) -> None:
    """The chosen line: last time beside this time."""
    line = line_choice(form)
    draft.prepare_fields(form, line)
    before, now = streamlit.columns([2, 3], gap="large")
    with before:
        show("returns/last", line=line, computed=computed.get(line.asked.ref))
    with now:
        # In sight, where the sentences at each field have to be asked for.
        show("returns/read_by", form=form)
        LineFields(form, line).show()
        checks(form, line, computed.get(line.asked.ref, ""))
        if draft.line_differences(form, line):
            conflict(form, line)
        else:
            step_buttons(form, line)


def checks(form: ReturnForm, line: FormLine, computed: str) -> None:
    """Show the faults that stop the line from being saved or filed, and what OCS would ask."""
    asked = replace(line.asked, computed=computed)
    clashing = [row.label for row in draft.line_differences(form, line)]
    show(
        "returns/checks",
        line=line,
        unsaved=[*(LABELS[name] for name in draft.trouble(form, line.asked.ref)), *clashing],
        wanted=[] if line.answer.is_empty else missing_faults(line.asked, line.answer),
        cautions=cautions(asked, line.answer),
    )


def conflict(form: ReturnForm, line: FormLine) -> None:
    """Both answers side by side in each field that somebody else has changed as well, and the two ways on."""
    rows = draft.line_differences(form, line)
    show("returns/conflict", line=line, rows=rows)
    for row in rows:
        with streamlit.container(horizontal=True):
            for words, act in WAYS_ON:
                streamlit.button(f"{row.label}: {words}", on_click=act, args=(form, line, row.name))


def step_buttons(form: ReturnForm, line: FormLine) -> None:
    refs = [each.asked.ref for each in form.lines]
    place = refs.index(line.asked.ref)

    def go(ref: str) -> None:
        # A refusal is said beside its line, so that line stays.
        if draft.save_line(form, line.asked.ref):
            streamlit.session_state[key_in_turn(chosen_place(form), "line")] = ref

    with streamlit.container(horizontal=True):
        if place + 1 < len(refs):
            streamlit.button("Save and go on", on_click=go, args=(refs[place + 1],), type="primary")
        else:
            streamlit.button("Save", on_click=go, args=(line.asked.ref,), type="primary")
        if place:
            streamlit.button("Back", on_click=go, args=(refs[place - 1],))
