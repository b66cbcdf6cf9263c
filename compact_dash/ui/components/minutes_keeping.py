"""Keeping the minutes: saved first as drafted, changed part by part, drafted again, agreed."""

from collections.abc import Callable

import streamlit

from compact_dash.commands.keep_minutes import LONGEST_PARAGRAPH, agree_minutes, save_minutes
from compact_dash.domain.minutes import Kind, Paragraphs, Section, differences, edited, sections
from compact_dash.domain.wording import long_date
from compact_dash.reports.minutes import Minutes, draft_of
from compact_dash.ui import acting, session
from compact_dash.ui.components.plan_said import last_shown
from compact_dash.ui.components.said_here import do, key
from compact_dash.ui.html import show

PLACE = "minutes"
BY_POST = "By correspondence"
ROWS = {Kind.FACT: 68, Kind.POINT: 100, Kind.ACTION: 100}


def keeping(minutes: Minutes) -> None:
    """What OCS and the chair do with the minutes, one thing at a time."""
    steps: dict[str, Callable[[Minutes], None]] = {"Change a part": change}
    if minutes.kept is None:
        save_draft(minutes)
    else:
        steps |= {"Draft again from the captures": draft_again, "Agree them": agree}
    which = minutes.forum.forum_id
    chosen = streamlit.radio(
        "What to do with the minutes", list(steps), index=None, horizontal=True, key=key(PLACE, f"step:{which}")
    )
    if chosen is not None:
        steps[chosen](minutes)


def save(minutes: Minutes, paragraphs: Paragraphs, seen: int, done: str) -> None:
    which = minutes.forum.forum_id
    do(PLACE, lambda: save_minutes(session.whole_store(), acting.occasion(), which, paragraphs, seen), done)


def save_draft(minutes: Minutes) -> None:
    """The first saving: from then on the Forum's members read the minutes."""
    if streamlit.button("Save this draft for the Forum’s members", type="primary", key=key(PLACE, "save")):
        save(minutes, minutes.paragraphs, 0, "The draft is saved; the Forum’s members can read it.")


def change(minutes: Minutes) -> None:
    """One part of the minutes, every paragraph in a field of its own."""
    parts = sections(minutes.paragraphs)
    place = streamlit.selectbox(
        "Part",
        range(len(parts)),
        index=None,
        format_func=lambda each: parts[each].heading,
        key=key(PLACE, f"part:{minutes.forum.forum_id}"),
        width=640,
    )
    if place is not None:
        part_form(minutes, parts[place], place)


def part_form(minutes: Minutes, section: Section, place: int) -> None:
    """What is saved answers to the version in which the fields were first shown, whoever saved in between."""
    name = f"{minutes.forum.forum_id}:{place}:{section.heading}"
    seen_key = key(PLACE, f"seen:{name}")
    seen = streamlit.session_state.setdefault(seen_key, minutes.row_version)
    with streamlit.form(key(PLACE, f"form:{name}"), border=False):
        show("minutes_part", section=section)
        texts = fields(section, name)
        added = streamlit.text_area("Another paragraph", height=100, key=key(PLACE, f"added:{name}"), width=760)
        pressed = streamlit.form_submit_button("Save this part", type="primary")
    if pressed:
        streamlit.session_state[seen_key] = minutes.row_version
        save(minutes, edited(minutes.paragraphs, section, texts, added), seen, f"“{section.heading}” is saved.")


def fields(section: Section, name: str) -> list[str]:
    """A field for each paragraph, called by its label, or by what it is and its place in the part."""
    texts = []
    for place, each in enumerate(section.paragraphs):
        texts.append(
            streamlit.text_area(
                each.label or f"{each.kind.value.capitalize()} {place + 1}",
                each.words,
                max_chars=LONGEST_PARAGRAPH,
                height=ROWS[each.kind],
                key=key(PLACE, f"field:{name}:{place}"),
                width=760,
            )
        )
    return texts


def draft_again(minutes: Minutes) -> None:
    """What a new draft would change, before it replaces what people kept."""
    draft = draft_of(session.store(), minutes.forum)
    found = list(differences(minutes.paragraphs, draft))
    show("minutes_changes", changes=found)
    seen = last_shown(f"minutes_drafted:{minutes.forum.forum_id}", minutes.row_version)
    if found and streamlit.button("Replace the minutes with this draft", type="primary", key=key(PLACE, "replace")):
        save(minutes, draft, seen, "The minutes are drafted again; History keeps what they said before.")


def agree(minutes: Minutes) -> None:
    """A second question before the minutes are locked; what is agreed is what stood on the page."""
    which, later = minutes.forum.forum_id, later_forums(minutes)
    at = streamlit.selectbox(
        "Agreed where",
        [*later, BY_POST],
        format_func=lambda each: later.get(each, each),
        key=key(PLACE, f"where:{which}"),
        width=420,
    )
    sure = streamlit.checkbox("Agreed minutes are locked: nobody changes them any more", key=key(PLACE, "sure"))
    seen = last_shown(f"minutes_agreed:{which}", minutes.row_version)
    if streamlit.button("Mark the minutes as agreed", type="primary", disabled=not sure, key=key(PLACE, "agree")):
        at_forum = None if at == BY_POST else at
        do(
            PLACE,
            lambda: agree_minutes(session.whole_store(), acting.occasion(), which, at_forum, seen),
            "The minutes are agreed and locked.",
        )


def later_forums(minutes: Minutes) -> dict[str, str]:
    """The Forums opened after this one, the newest first."""
    opened = minutes.forum.opened_no or 0
    later = [row for row in session.forums() if (row.opened_no or 0) > opened and row.kind == "quarterly"]
    return {row.forum_id: f"At the Forum of {long_date(row.met_on)}" for row in reversed(later)}
