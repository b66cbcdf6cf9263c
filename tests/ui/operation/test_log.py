"""The log: one line for each record, whoever made it, as text or JSON, and nobody's address in it."""

import io
import json
import logging
import threading
from collections.abc import Callable, Iterator

import pytest
from streamlit import logger as streamlit_logger
from structlog.contextvars import clear_contextvars

from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.ui.operation.log import FORM, write_log
from compact_dash.ui.operation.run_context import forget_run, note_actor, run_id

LOG = logging.getLogger("compact_dash")
Lines = Callable[[], list[str]]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """What the log holds so far, line by line. How the process logged before is brought back."""
    root = logging.getLogger()
    before = root.handlers, root.level, threading.excepthook, streamlit_logger.setup_formatter
    monkeypatch.delenv(FORM, raising=False)
    clear_contextvars()
    written = io.StringIO()
    write_log(written)
    yield lambda: written.getvalue().splitlines()
    root.handlers, root.level = before[0], before[1]
    threading.excepthook, streamlit_logger.setup_formatter = before[2], before[3]
    LOG.setLevel(logging.NOTSET)
    logging.captureWarnings(False)
    clear_contextvars()


def fail(cause: str) -> None:
    try:
        raise KeyError(cause)
    except KeyError as error:
        raise RuntimeError("it broke\nin two lines") from error


def test_an_event_is_one_line_with_what_is_said_beside_it(lines: Lines) -> None:
    LOG.info("written", extra={"head": 2807, "facts": "theme:1"})
    [line] = lines()
    assert "level=info event=written head=2807 facts=theme:1" in line
    assert line.startswith("at=20")


def test_a_trace_is_one_line_with_the_place_and_its_cause(lines: Lines) -> None:
    try:
        fail("no such key")
    except RuntimeError as error:
        LOG.error("fault", exc_info=error)
    [line] = lines()
    assert 'error="RuntimeError: it broke in two lines"' in line
    assert "operation/test_log.py" in line
    assert "fail < operation/test_log.py" in line
    assert "KeyError" in line
    assert "\x1b" not in line


def test_as_json_each_line_is_an_object(lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FORM, "json")
    written = io.StringIO()
    write_log(written)
    LOG.info("refused", extra={"kind": "NotAllowed", "attempt": "accept“x”"})
    line = json.loads(written.getvalue())
    assert line["event"] == "refused"
    assert line["kind"] == "NotAllowed"
    assert line["attempt"] == "accept“x”"


def test_no_address_and_no_made_up_line_gets_into_it(lines: Lines) -> None:
    LOG.warning(
        "Jo.Bloggs@dft.gov.uk was refused\nat=2026 level=info event=started\x1b[2J", extra={"attempt": "e:a@b.uk"}
    )
    [line] = lines()
    assert "Bloggs" not in line
    assert "a@b.uk" not in line
    assert line.count("[address]") == 2
    assert "\x1b" not in line


def test_libraries_and_the_ends_of_threads_write_through_it(lines: Lines) -> None:
    logging.getLogger("uvicorn.error").info("Application startup complete.", extra={"color_message": "no"})
    streamlit_logger.get_logger("streamlit.made.later").error("said late")
    logging.getLogger("psycopg.pool").warning("error connecting")
    thread = threading.Thread(target=fail, args=("in a thread",))
    thread.start()
    thread.join()
    started, late, ended = lines()
    assert "logger=uvicorn.error" in started
    assert "color_message" not in started
    assert "logger=streamlit.made.later" in late
    assert "fault in a thread" in ended


def test_the_lines_of_a_run_share_its_word_and_say_the_role_alone(lines: Lines) -> None:
    word = run_id()
    note_actor(Actor("Jo Bloggs", (Membership(Role.LEAD, "DFT"),)))
    LOG.info("written")
    LOG.info("refused")
    forget_run()
    LOG.info("written")
    first, second, other = lines()
    assert f"run={word}" in first
    assert f"run={word}" in second
    assert "acting=lead/DFT" in first
    assert "Bloggs" not in first
    assert "run=" not in other


def test_what_streamlit_says_of_an_error_that_we_tell_is_left_out(lines: Lines) -> None:
    streamlit_logger.get_logger("streamlit.error_util").error("Uncaught app execution", exc_info=ValueError("x"))
    assert lines() == []


def test_a_websocket_is_one_line(lines: Lines) -> None:
    said = logging.getLogger("uvicorn.error")
    said.info('%s - "WebSocket %s" [accepted]', "127.0.0.1:1", "/_stcore/stream")
    said.info("connection open")
    said.info("connection closed")
    [line] = lines()
    assert "[accepted]" in line
