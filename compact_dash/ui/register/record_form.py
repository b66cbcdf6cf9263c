"""The form that records an entry: its kind first, as each kind asks for its own fields."""

import streamlit

from compact_dash.commands.register.record_entry import record_entry
from compact_dash.domain.actor import Role
from compact_dash.domain.organisation import ProgrammeOrganisation
from compact_dash.domain.register.allowed import may_move, may_record_some
from compact_dash.domain.register.kind import EntryState, Kind
from compact_dash.domain.register.kinds import KINDS
from compact_dash.reports.themes import theme_names
from compact_dash.ui import acting, parameters, readings, session
from compact_dash.ui.components.attempt import Done, refusal_of
from compact_dash.ui.components.fields import RECORD
from compact_dash.ui.components.stepped import note_step, stepped_key
from compact_dash.ui.html import show
from compact_dash.ui.register.entry_fields import EntrySlot, entry_fields, words_typed

NEW = "new"


def kinds_offered() -> list[Kind]:
    """The kinds that the person at the page may record."""
    return [kind for kind in KINDS.values() if may_record_some(acting.actor(), kind)]


def record_form() -> None:
    """The form; nothing for somebody who may record nothing."""
    offered = kinds_offered()
    if not offered:
        return
    kind = kind_chosen(offered)
    about = own_organisations(kind)
    slot = EntrySlot(NEW, kind, about, theme_names(session.store()))
    asked = parameters.parameter("department")
    chosen = [asked] if asked else ([about[0].code] if len(about) == 1 else [])
    with streamlit.container(border=True):
        show("register/form", kind=kind)
        state = state_chosen(slot)
        entry_fields(slot, None, chosen)
        recording = RECORD.keeping(lambda: record(slot, state))
        streamlit.button("Record it", on_click=recording, type="primary", key="record_entry")
        refusal_of(RECORD.part)


def kind_chosen(offered: list[Kind]) -> Kind:
    """The kind of the new entry, kept in the address."""
    names = [kind.name for kind in offered]
    asked = parameters.choice("kind", list(KINDS), "kind of entry")
    asked = asked if asked in names else names[0]
    chosen = streamlit.selectbox(
        "What to record",
        names,
        format_func=lambda name: KINDS[name].word,
        key=stepped_key("kind", "record_kind", asked),
        width=420,
    )
    note_step("kind", "record_kind", asked, chosen)
    return KINDS[chosen]


def own_organisations(kind: Kind) -> list[ProgrammeOrganisation]:
    """Whom an entry may be about: every department, or for a lead their own alone."""
    actor, known = acting.actor(), readings.organisations()
    if any(actor.has(role) for role in kind.recorded_by & {Role.OCS, Role.CHAIR, Role.COMPACT_VOICE}):
        return known.departments
    own = actor.organisations(*kind.recorded_by)
    return [row for row in known.every if row.code in own]


def state_chosen(slot: EntrySlot) -> EntryState:
    """How far it is already; where the person may choose but one state, that."""
    own = tuple(row.code for row in slot.organisations)
    states = [state for state in slot.kind.states if may_move(acting.actor(), state, own)]
    if len(states) < 2:
        return slot.kind.first
    usual = slot.kind.state(slot.kind.usual) if slot.kind.usual else slot.kind.first
    chosen = streamlit.selectbox(
        "How far it is",
        states,
        index=states.index(usual) if usual in states else 0,
        format_func=lambda state: state.word,
        key=slot.key("state"),
        width=420,
    )
    return chosen or slot.kind.first


def record(slot: EntrySlot, state: EntryState) -> Done:
    wanted = words_typed(slot, state.name)
    record_entry(session.whole_store(), acting.occasion(), slot.kind.name, wanted)
    return Done(f"Recorded: {slot.kind.word}, “{wanted.title}”.")
