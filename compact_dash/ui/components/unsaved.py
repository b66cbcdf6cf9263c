"""Unsaved words: kept in the browser as they are typed, and put back where the page that held them was lost.

A script of ours notes every field of a part (`Fields`) or of a line while it is typed in, in the memory of the tab:
F5, Back, a link and a server that was started anew leave it. On each run the page tells the script who is here, which
fields' values are kept, and which parts were kept whole; what it hears so it forgets. What it still has is put back
when its field is drawn again, to the same person alone; where the field stands no more, a bar says what is not saved
and leads back. The script also asks before the tab is closed, and says when the server does not answer.
"""

import json
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import streamlit
from streamlit.delta_generator import DeltaGenerator

from compact_dash.ui.anchor import quiet_steps
from compact_dash.ui.html import render

SCRIPT = (Path(__file__).parent.parent / "static" / "unsaved.js").read_text(encoding="utf-8").strip()
SESSION, PERSON, SETTLED = "unsaved:session", "unsaved:person", "unsaved:settled"
SAVED, LIMITS, SUBJECT = "unsaved:saved", "unsaved:limits", "unsaved:subject"
CELLS = "unsaved:cells"
# Of the parts that were kept, as many as a browser may have missed.
MOST_SETTLED = 30
# Of the fields that are kept as they are left: those of a few lines.
MOST_SAVED = 40


def class_of(key: str) -> str:
    """A field's key as Streamlit puts it into the class of its element, without its turn."""
    return re.sub(r"-turn\d+-", "-", re.sub(r"[^a-zA-Z0-9_-]", "-", key.strip()), count=1)


def settle(key: str) -> None:
    """Let the browser forget what was typed until now under keys that begin so: it was kept, or it was let go."""
    settled: dict[str, int] = streamlit.session_state.setdefault(SETTLED, {})
    name = class_of(key)
    settled.pop(name, None)
    settled[name] = mark() + 1
    if len(settled) > MOST_SETTLED:
        settled.pop(next(iter(settled)))


def mark() -> int:
    """A number that grows with each part that is settled in this session."""
    return max(streamlit.session_state.get(SETTLED, {}).values(), default=0)


def saved_as_typed(fields: Mapping[str, str]) -> None:
    """Tell the browser what is kept of fields, by their keys; it may have gone on to another page meanwhile."""
    saved: dict[str, str] = streamlit.session_state.setdefault(SAVED, {})
    for key, value in fields.items():
        saved.pop(class_of(key), None)
        saved[class_of(key)] = value
    for name in list(saved)[:-MOST_SAVED]:
        del saved[name]


def limit(key: str, label: str, longest: int) -> None:
    """Note how long the text of a field may be: the browser says beside it how many characters are too many."""
    streamlit.session_state.setdefault(LIMITS, {})[class_of(key)] = (label, longest)


def longest_of(key: str) -> tuple[str, int] | None:
    """The label of a field and how long its text may be, where it was drawn with a limit."""
    found: tuple[str, int] | None = streamlit.session_state.get(LIMITS, {}).get(class_of(key))
    return found


def about(subject: str) -> None:
    """Name what the fields of this page are about, such as a Forum: words for one are not put back under another."""
    streamlit.session_state[SUBJECT] = subject


def refused_in_cells(cells: Mapping[str, tuple[str, str]]) -> None:
    """Tell the browser what stands in cells of a table and is not saved: a label and a text, by a key of the cell."""
    streamlit.session_state[CELLS] = {class_of(key): told for key, told in cells.items()}


class UnsavedWords:
    """The script on a page, and what the page tells it once it has been drawn."""

    def __init__(self) -> None:
        for key in (LIMITS, SUBJECT, CELLS):
            with suppress(KeyError):
                del streamlit.session_state[key]
        self.told: DeltaGenerator
        self.drawn: DeltaGenerator
        with streamlit.container(key="unsaved_words"):
            # The script is the same for everybody and holds nothing of the page's data; the policy names its hash.
            streamlit.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)
            quiet_steps()
            self.told = streamlit.empty()
            self.drawn = streamlit.empty()

    def end(self, page: str) -> None:
        """Say that a run has drawn all it had to of a page, whatever came of it; each run says so by another word."""
        self.drawn.html(render("drawn", page=page, run=secrets.token_hex(4)))

    def tell(self, person: str, desk: str = "") -> None:
        """Say who is here, and what is kept. `desk` is the post that was chosen where there is no sign-in."""
        state = streamlit.session_state
        if state.get(PERSON, person) != person:
            # At the desk another post reads on in the same session; what the last one's drafts say is not theirs.
            state.pop(SAVED, None)
        state[PERSON] = person
        said = {
            "person": person,
            "desk": desk,
            "session": state.setdefault(SESSION, secrets.token_hex(8)),
            "subject": state.get(SUBJECT, ""),
            "mark": mark(),
            "settled": state.get(SETTLED, {}),
            "saved": state.get(SAVED, {}),
            # Nothing where the page has no table: its cells are then still as they were.
            "cells": state.get(CELLS),
            "limits": {name: longest for name, (_, longest) in state.get(LIMITS, {}).items()},
        }
        self.told.html(render("unsaved", said=json.dumps(said)))
