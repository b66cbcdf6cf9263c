"""One line of a return: what was said last time, and the fields to answer it in."""

from collections.abc import Callable
from dataclasses import replace

import streamlit

from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.answer import CLAIMS, FORWARD_LOOKS, LABELS, LONGEST, LONGEST_TITLE
from compact_dash.domain.returns.checks import cautions, missing
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.wording import listed
from compact_dash.ui import parameters
from compact_dash.ui.components.day_field import day_field
from compact_dash.ui.components.fields import turn_of
from compact_dash.ui.html import show
from compact_dash.ui.returns import draft

OFF_COURSE = ("amber", "red")
CLAIM_WORDS = {"complete": "Complete (proposed)", "withdrawn": "Withdraw (proposed)"}


def claim_word(rating: str) -> str:
    """A rating as a lead may claim it."""
    return CLAIM_WORDS.get(rating, Rating(rating).word)


class LineFields:
    """The fields of one line, each saved as soon as it is left."""

    def __init__(self, form: ReturnForm, line: FormLine) -> None:
        self.form, self.line, self.ref = form, line, line.asked.ref
        self.shown: set[str] = set()

    def key(self, field: str) -> str:
        """The name of a field that is shown."""
        self.shown.add(field)
        return draft.field_key(self.form, self.ref, field)

    def value(self, field: str) -> object:
        return streamlit.session_state.get(draft.field_key(self.form, self.ref, field))

    @property
    def on_change(self) -> Callable[[], None]:
        at = turn_of(draft.place(self.form, self.ref))
        return lambda: draft.changed(self.form, self.ref, at)

    def text(self, field: str, help_words: str = "", lines: int = 1) -> None:
        """A text field of one line, or of several."""
        longest = LONGEST_TITLE if field == "next_milestone" else LONGEST
        if lines == 1:
            streamlit.text_input(
                LABELS[field], key=self.key(field), on_change=self.on_change, placeholder=help_words, max_chars=longest
            )
        else:
            streamlit.text_area(
                LABELS[field],
                key=self.key(field),
                on_change=self.on_change,
                placeholder=help_words,
                height=30 * lines,
                max_chars=longest,
            )

    def day(self, field: str) -> None:
        day_field(LABELS[field], self.key(field), self.on_change)

    def show(self) -> None:
        """Every field the line needs as it stands."""
        self.rating()
        self.text("words", "What was done since the last return, in a sentence or two", lines=3)
        if self.value("rating") in OFF_COURSE:
            self.text("path_to_green", "What will bring it back, who does it, by when", lines=2)
        self.milestone()
        self.rest()
        if self.line.asked.last_rating:
            self.text("no_change_reason", "Instead of a rating: why nothing is new")
        draft.forget(self.form, self.ref, self.shown)

    def rating(self) -> None:
        rating, percent = streamlit.columns([4, 1], vertical_alignment="bottom")
        with rating:
            streamlit.radio(
                LABELS["rating"],
                [each.value for each in CLAIMS],
                index=None,
                format_func=claim_word,
                key=self.key("rating"),
                on_change=self.on_change,
                horizontal=True,
            )
        with percent:
            streamlit.number_input(
                LABELS["percent"], 0, 100, value=None, step=5, key=self.key("percent"), on_change=self.on_change
            )

    def milestone(self) -> None:
        """The open milestone: done or moved; then the next, or the first where none is open."""
        if self.line.asked.milestone_id is not None:
            done, new, reason = streamlit.columns([1, 1, 2])
            with done:
                self.day("done_on")
            with new:
                self.day("new_due_on")
            with reason:
                self.text("new_date_reason", "Only with a new date")
        begun = self.value("next_milestone") or self.value("next_due_on")
        if self.line.asked.milestone_id is None or self.value("done_on") is not None or begun:
            title, due = streamlit.columns([3, 1])
            with title:
                self.text("next_milestone", "A dated step that will show progress")
            with due:
                self.day("next_due_on")

    def rest(self) -> None:
        evidence, look = streamlit.columns([3, 2], vertical_alignment="bottom")
        with evidence:
            self.text("evidence", "A link or the name of a document")
        with look:
            streamlit.radio(
                "By the next Forum it will be",
                list(FORWARD_LOOKS),
                index=None,
                key=self.key("forward_look"),
                on_change=self.on_change,
                horizontal=True,
            )
        self.text("help_wanted", "What would help, and from whom")


def line_choice(form: ReturnForm) -> FormLine:
    """The line to answer, named in the address by its reference."""
    refs = [line.asked.ref for line in form.lines]
    words = {line.asked.ref: line_word(line) for line in form.lines}
    asked = parameters.choice("line", refs, "line") or (form.unready or list(form.lines))[0].asked.ref
    key = chosen_key(form)
    streamlit.session_state.setdefault(key, asked)
    if streamlit.session_state[key] not in refs:
        streamlit.session_state[key] = asked
    # Not bound to the address by the widget: that would write the words where links carry the reference.
    chosen = streamlit.selectbox("Line", refs, format_func=lambda ref: words[ref], key=key, width=560)
    streamlit.query_params["line"] = chosen
    return next(line for line in form.lines if line.asked.ref == chosen)


def chosen_key(form: ReturnForm) -> str:
    return f"{form.return_id}:line"


def line_word(line: FormLine) -> str:
    """A line in the list: what it is and what it still wants."""
    if not line.asked.is_open and line.answer.is_empty:
        return f"{line.asked.ref}: linked, reported elsewhere"
    wanted = [LABELS[fault.field].lower() for fault in missing(line.asked, line.answer)]
    return f"{line.asked.ref}: {'ready' if not wanted else 'wants ' + listed(wanted)}"


def line_view(form: ReturnForm, computed: dict[str, str]) -> None:
    """The chosen line: last time beside this time."""
    line = line_choice(form)
    draft.prepare(form, line)
    before, now = streamlit.columns([2, 3], gap="large")
    with before:
        show("returns/last", line=line, computed=computed.get(line.asked.ref))
    with now:
        LineFields(form, line).show()
        checks(form, line, computed.get(line.asked.ref, ""))
        if draft.is_overtaken(form, line.asked.ref):
            conflict(form, line)
        else:
            steps(form, line)


def checks(form: ReturnForm, line: FormLine, computed: str) -> None:
    """What stands in the way of saving or of filing, and what OCS would ask."""
    asked = replace(line.asked, computed=computed)
    refused = None if draft.is_overtaken(form, line.asked.ref) else draft.trouble(form, line.asked.ref)
    show(
        "returns/checks",
        line=line,
        refused=str(refused).splitlines() if refused else [],
        wanted=[] if line.answer.is_empty else missing(line.asked, line.answer),
        cautions=cautions(asked, line.answer),
    )


def conflict(form: ReturnForm, line: FormLine) -> None:
    """Both answers side by side where somebody else saved the line first, and the two ways on."""
    show("returns/conflict", line=line, rows=draft.differences(form, line))
    with streamlit.container(horizontal=True):
        streamlit.button("Save mine after theirs", on_click=draft.keep_mine, args=(form, line), type="primary")
        streamlit.button("Drop mine and take theirs", on_click=draft.take_theirs, args=(form, line))


def steps(form: ReturnForm, line: FormLine) -> None:
    refs = [each.asked.ref for each in form.lines]
    place = refs.index(line.asked.ref)

    def go(ref: str) -> None:
        if draft.save(form, line.asked.ref):
            streamlit.session_state[chosen_key(form)] = ref

    with streamlit.container(horizontal=True):
        if place + 1 < len(refs):
            streamlit.button("Save and go on", on_click=go, args=(refs[place + 1],), type="primary")
        else:
            streamlit.button("Save", on_click=go, args=(line.asked.ref,), type="primary")
        if place:
            streamlit.button("Back", on_click=go, args=(refs[place - 1],))
