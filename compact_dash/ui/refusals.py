"""Refusals on a page: one sentence and a way on, where a trace would be."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from compact_dash.domain.errors import CompactError
from compact_dash.ui.html import show


@contextmanager
def refusals_said() -> Iterator[None]:
    """Say a refusal where it happened. A fragment needs its own: Streamlit lets nothing raised in one out of it."""
    try:
        yield
    except CompactError as refusal:
        # Not streamlit.error, which would read what someone wrote into an address as Markdown.
        show("refusal", sentences=str(refusal).splitlines())
    except Exception:
        # Streamlit's own stop and rerun are no Exceptions, so they pass.
        logging.getLogger("compact_dash").exception("A page could not be shown")
        show("fault")
