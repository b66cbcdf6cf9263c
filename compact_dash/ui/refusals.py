"""Refusals on a page: one sentence and a way on, where a trace would be."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit

from compact_dash.domain.errors import CompactError
from compact_dash.ui.html import show


@contextmanager
def refusals_said() -> Iterator[None]:
    """Say a refusal where it happened. A fragment needs its own: Streamlit lets nothing raised in one out of it."""
    try:
        yield
    except CompactError as refusal:
        streamlit.error(str(refusal))
        show("way_back")
