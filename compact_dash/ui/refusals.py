"""Refusals on a page: one sentence and a way on, where a trace would be."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from streamlit.errors import FragmentHandledException

from compact_dash.domain.errors import CompactError, StoreUnreachable
from compact_dash.ui.html import show
from compact_dash.ui.operation.faults import log_fault, log_refusal, without_place


@dataclass
class Told:
    """What a part of a page had to say instead of itself."""

    is_unreachable: bool = False


@contextmanager
def refusals_said(*, beside: bool = False) -> Iterator[Told]:
    """Say a refusal where it happened, or beside the page at its foot where it is seen wherever one has scrolled.

    A fragment needs its own: Streamlit lets nothing raised in one out of it.
    """
    told = Told()
    try:
        yield told
    except FragmentHandledException:
        # Said already, in the place of the fragment.
        return
    except Exception as error:  # noqa: BLE001
        # Streamlit's own stop and rerun are no Exceptions, so they pass.
        told.is_unreachable = isinstance(error, StoreUnreachable)
        say(error, beside=beside)


def say(error: Exception, *, beside: bool = False) -> bool:
    """Say in the place of a part of the page why it is not there. It returns True: there is nothing more to be said.

    Streamlit is given it, too, for whatever nobody else has caught.
    """
    if isinstance(error, StoreUnreachable):
        # It ends by itself, and the store has logged it once: not again for every page that is open.
        show("unreachable", beside=beside)
    elif isinstance(error, CompactError):
        log_refusal(error)
        # Not streamlit.error, which would read what someone wrote into an address as Markdown.
        show("refusal", sentences=without_place(str(error)).splitlines())
    else:
        show("fault", run_id=log_fault(error), beside=beside)
    return True
