"""Later: what is asked of a run of a page when it is over, such as when a file it offered is fetched."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext, add_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context_attr import SCRIPT_RUN_CONTEXT_ATTR_NAME


@contextmanager
def as_in(run: ScriptRunContext | None) -> Iterator[None]:
    """Let this thread ask who is at the page, as the run did; afterwards it is nobody's again, because it is shared."""
    thread = threading.current_thread()
    before = getattr(thread, SCRIPT_RUN_CONTEXT_ATTR_NAME, None)
    if run is not None:
        add_script_run_ctx(ctx=run)
    try:
        yield
    finally:
        setattr(thread, SCRIPT_RUN_CONTEXT_ATTR_NAME, before)
