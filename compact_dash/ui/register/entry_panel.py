"""One entry, opened: what it says, how far it came, and what may be done with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit

from compact_dash.commands.register.propose import put_on_agenda
from compact_dash.commands.register.record_entry import change_entry, move_entry, record_entry, withdraw_entry
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.limits import LONGEST_REASON, LONGEST_WORDS
from compact_dash.domain.permissions import Act
from compact_dash.domain.register.allowed import may_change, may_move, may_record
from compact_dash.domain.register.circle import CIRCLE_WORDS
from compact_dash.domain.register.entry import EntryWords
from compact_dash.domain.register.kind import EntryField, EntryState, FieldShape
from compact_dash.domain.register.kinds import CASE_STUDY, CONCERN
from compact_dash.domain.wording import day_and_month, long_date
from compact_dash.reports.register.entries import RegisteredEntry
from compact_dash.reports.register.who_can_help import ThemeHelp, helpers, themes_of
from compact_dash.reports.themes import theme_names
from compact_dash.ui import acting, readings, session
from compact_dash.ui.components.attempt import Done, refusal_of
from compact_dash.ui.components.day_field import day_field, day_given
from compact_dash.ui.components.fields import RECORD
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show
from compact_dash.ui.register.entry_action import action_form, actions_of
from compact_dash.ui.register.entry_fields import EntrySlot, entry_fields, words_typed
from compact_dash.ui.register.kept_entries import steps_at

FORM = "entry"


def entry_panel(entry: RegisteredEntry, as_at: date) -> None:
    """The entry, and below it the presses that the person at the page may make."""
    names = {row.code: row.short_name for row in readings.organisations().every}
    show(
        "register/entry",
        entry=entry,
        steps={step.state: step.state_on for step in steps_at(session.sight(), as_at, entry.id)},
        names=names,
        about=[names.get(code, code) for code in entry.about],
        read_by=CIRCLE_WORDS[entry.row.circle],
        past=as_at if as_at < session.today() else None,
        actions=actions_of(entry, as_at),
        helps=helps_with(entry, as_at) if entry.kind is CONCERN else (),
        as_at=as_at,
    )
    if as_at < session.today():
        return
    # What was seen is what a press answers to: somebody else may write meanwhile.
    seen = RECORD.seen(FORM, entry.id, entry)
    step_form(seen)
    lead_on(seen)
    if acting.can(Act.RUN_FORUM):
        action_form(seen)
    if may_change(acting.actor(), entry.kind, entry.row.recorded_by):
        change_forms(seen)
    refusal_of(FORM)


def helps_with(entry: RegisteredEntry, as_at: date) -> tuple[ThemeHelp, ...]:
    """Who can help the departments that a concern is about, by its theme or that of the lines it is linked to."""
    themes = themes_of(entry, readings.lines_by_ref(as_at).values())
    known = helpers(session.store(), readings.board(as_at)) if themes else None
    found = known.with_lines((), entry.about, {theme: [entry.row.title] for theme in themes}) if known else ()
    return tuple(each for each in found if each.is_found)


def keeping(command: Callable[[], Done]) -> Callable[[], None]:
    return RECORD.keeping(command, form=FORM)


def step_form(entry: RegisteredEntry) -> None:
    """The next states that the person may bring the entry to, with the day, and the words that belong to an answer."""
    ahead = [state for state in states_allowed(entry) if entry.kind.is_later(state.name, entry.row.state)]
    if not ahead:
        return
    slot = f"{entry.id}:step"
    answer = answer_field(entry)
    with streamlit.container(border=True):
        show("people/form", words="How far it came")
        with streamlit.container(horizontal=True, vertical_alignment="center", gap="small"):
            with streamlit.container(width=220):
                day_field("On", RECORD.key(f"{slot}:on"), value=session.today())
            for state in ahead:
                streamlit.button(
                    state.word,
                    on_click=keeping(lambda state=state: move(entry, slot, state, answer)),  # type: ignore[misc]
                    key=f"move_{state.name}",
                )
        if answer:
            key = RECORD.key(f"{slot}:{answer.name}")
            words_field(answer.label, entry.values.get(answer.name, ""), longest=LONGEST_WORDS, key=key, height=80)


def states_allowed(entry: RegisteredEntry) -> list[EntryState]:
    """The states that the person at the page may bring the entry to."""
    return [state for state in entry.kind.states if may_move(acting.actor(), state, entry.about)]


def answer_field(entry: RegisteredEntry) -> EntryField | None:
    """The field that a step is explained in: an answer, a reason, what came of it."""
    explained = ("answer", "outcome", "declined")
    return next((f for f in entry.kind.fields if f.name in explained and f.shape is FieldShape.WORDS), None)


def move(entry: RegisteredEntry, slot: str, state: EntryState, answer: EntryField | None) -> Done:
    on = day_given(RECORD.key(f"{slot}:on"), "On")
    words = {answer.name: RECORD.given(f"{slot}:{answer.name}")} if answer else {}
    move_entry(session.whole_store(), acting.occasion(), entry, state.name, on, words)
    return Done(f"“{entry.row.title}” is now: {state.word.lower()}.")


def lead_on(entry: RegisteredEntry) -> None:
    """One press each: put it on the agenda of the next meeting, or make a case study of it."""
    with streamlit.container(horizontal=True, gap="small"):
        ahead = [row for row in readings.forums_now() if row.closed_no is None and row.held_on >= session.today()]
        for row in sorted(ahead, key=lambda row: row.held_on)[:2] if acting.can(Act.RUN_FORUM) else []:
            streamlit.button(
                f"Put it on the agenda of {day_and_month(row.held_on)}",
                on_click=keeping(lambda row=row: propose(entry, row)),  # type: ignore[misc]
                key=f"entry_item_{row.held_on}",
            )
        if entry.kind is not CASE_STUDY and may_record(acting.actor(), CASE_STUDY, entry.about) and entry.about:
            streamlit.button("Make a case study of it", on_click=keeping(lambda: make_case(entry)), key="entry_case")


def propose(entry: RegisteredEntry, forum: ForumRow) -> Done:
    put_on_agenda(session.whole_store(), acting.occasion(), forum.forum_id, entry)
    return Done(f"“{entry.row.title}” stands on the agenda of {long_date(forum.held_on)}.")


def make_case(entry: RegisteredEntry) -> Done:
    today = session.today()
    wanted = EntryWords(
        state=CASE_STUDY.first.name,
        state_on=today,
        title=entry.row.title,
        happened_on=today,
        circle=entry.row.circle if entry.row.circle in CASE_STUDY.circles else CASE_STUDY.circle,
        departments=entry.about,
        refs=entry.refs,
        theme=entry.row.theme,
    )
    record_entry(session.whole_store(), acting.occasion(), CASE_STUDY.name, wanted, made_from=entry.id)
    return Done(f"A case study is begun: “{entry.row.title}”. It stands in the register as an idea.")


def change_forms(entry: RegisteredEntry) -> None:
    """Put right, with a reason; and withdrawn, with a reason."""
    slot = EntrySlot(entry.id, entry.kind, readings.organisations().departments, theme_names(session.store()))
    with streamlit.expander("Put it right"):
        state = state_put_right(slot, entry)
        entry_fields(slot, entry.words, entry.about)
        words_field("Reason for the change", longest=LONGEST_REASON, key=slot.key("reason"))
        streamlit.button(
            "Save the change", on_click=keeping(lambda: change(entry, slot, state)), type="primary", key="change_entry"
        )
    with streamlit.expander("Withdraw it"):
        words_field("Reason for withdrawing it", longest=LONGEST_REASON, key=slot.key("withdrawn_because"))
        streamlit.button("Withdraw it now", on_click=keeping(lambda: withdraw(entry, slot)), key="withdraw_entry")


def state_put_right(slot: EntrySlot, entry: RegisteredEntry) -> EntryState:
    """The state that the entry is in, or another where it was brought to a wrong one."""
    states = [state for state in entry.kind.states if state == entry.state or state in states_allowed(entry)]
    if len(states) < 2:
        return entry.state
    place, key = states.index(entry.state), slot.key("state")
    chosen = streamlit.selectbox(
        "How far it is", states, index=place, format_func=lambda state: state.word, key=key, width=420
    )
    return chosen or entry.state


def change(entry: RegisteredEntry, slot: EntrySlot, state: EntryState) -> Done:
    wanted = replace(words_typed(slot, state.name), state_on=entry.row.state_on)
    change_entry(session.whole_store(), acting.occasion(), entry, wanted, slot.given("reason"))
    return Done(f"“{wanted.title}” is put right.")


def withdraw(entry: RegisteredEntry, slot: EntrySlot) -> Done:
    withdraw_entry(session.whole_store(), acting.occasion(), entry, slot.given("withdrawn_because"))
    return Done(f"“{entry.row.title}” is withdrawn. History keeps it.")
