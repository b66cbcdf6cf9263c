"""The log: one line for each thing that happened, for people or as JSON, without anybody's e-mail address.

Everything is logged through the standard library, by every floor and by the libraries we stand on; structlog writes it
out. So a line is the same whoever it comes from.
"""

import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from typing import Any, TextIO

import structlog
from streamlit import logger as streamlit_logger
from structlog.stdlib import ExtraAdder, ProcessorFormatter
from structlog.typing import EventDict, Processor, WrappedLogger

# How lines are written: “json”, or as text.
FORM = "COMPACT_LOG"
OURS = "compact_dash"
# What says “info” and is worth a line; of all others only warnings are.
TALKATIVE = (OURS, "uvicorn.error")
# Each failed try of the pool, where our own store says once that the server is gone; and each request.
NOISY = ("psycopg.pool", "uvicorn.access")
SAID_TWICE = ("connection open", "connection closed", "connection rejected (%d %s)", "HTTP response sent (%d %s)")
ADDRESS = re.compile(r"[^\s@<>\"'(),;:=\[\]]+@[^\s@<>\"'(),;=\[\]]+")
# Line breaks and what else moves a terminal's cursor: whoever can write into a line could make up another.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# The steps of a trace that are told, counted from where it happened.
STEPS = 12
add_extra = ExtraAdder()


def write_log(output: TextIO | None = None) -> logging.Handler:
    """Have all that this process logs written as lines, and return what writes them.

    It may be called again: uvicorn and Streamlit set up their own writing as they start, which is taken from them.
    """
    handler = logging.StreamHandler(output or sys.stderr)
    handler.setLevel(logging.INFO)
    handler.setFormatter(line_form(os.environ.get(FORM, "").strip().lower() == "json"))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.captureWarnings(True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.INFO)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
    for logger in others():
        logger.handlers = []
        logger.propagate = True
    # Called by Streamlit for every logger that it makes later.
    streamlit_logger.setup_formatter = hand_on
    logging.getLogger("streamlit.error_util").addFilter(is_told_by_us)
    logging.getLogger("uvicorn.error").addFilter(is_first_word)
    threading.excepthook = tell_end_of_thread
    return handler


def others() -> Iterator[logging.Logger]:
    """The loggers of the libraries that write by themselves."""
    for name, logger in logging.root.manager.loggerDict.items():
        if isinstance(logger, logging.Logger) and name.split(".")[0] in ("streamlit", "uvicorn", "websockets"):
            yield logger


def hand_on(logger: logging.Logger) -> None:
    """Let a logger of Streamlit's write through ours, where Streamlit would give it a writer of its own."""
    logger.propagate = True


def is_told_by_us(record: logging.LogRecord) -> bool:
    """Whether a record is to be written: Streamlit tells every error of a page, and `refusals` does so with its run."""
    return record.getMessage() != "Uncaught app execution"


def is_first_word(record: logging.LogRecord) -> bool:
    """Whether a record is to be written: of each websocket, the library under uvicorn says what uvicorn has said."""
    return record.msg not in SAID_TWICE


def tell_end_of_thread(ended: threading.ExceptHookArgs) -> None:
    if ended.exc_value is not None:
        logging.getLogger(OURS).error("fault in a thread", exc_info=ended.exc_value)


def line_form(as_json: bool) -> logging.Formatter:
    """What makes a line of a record."""
    begin: tuple[Processor, ...] = (
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        tell_source,
    )
    order = ("at", "level", "event")
    end = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.processors.LogfmtRenderer(key_order=order, drop_missing=True)
    )
    return ProcessorFormatter(
        foreign_pre_chain=begin,
        processors=[ProcessorFormatter.remove_processors_meta, tell_trace, make_plain, end],
    )


def tell_source(logger: WrappedLogger, name: str, line: EventDict) -> EventDict:
    """Add what our own code says beside the event, or for others which library speaks."""
    record: logging.LogRecord = line["_record"]
    if record.name == OURS:
        return add_extra(logger, name, line)
    return {**line, "logger": record.name}


def tell_trace(logger: WrappedLogger, name: str, line: EventDict) -> EventDict:
    """Put an error and where it came from into the line itself: a trace of many lines is torn by whatever reads it."""
    error = line.pop("exc_info", None)
    raised = error[1] if isinstance(error, tuple) else error
    if not isinstance(raised, BaseException):
        return line
    return {**line, "error": f"{type(raised).__name__}: {raised}", "trace": trace_of(raised)}


def trace_of(error: BaseException) -> str:
    """The steps that led to an error, the last one first, and those to what caused it after them."""
    steps = [
        f"{'/'.join(frame.filename.rsplit('/', 2)[-2:])}:{frame.lineno} {frame.name}"
        for frame in reversed(traceback.extract_tb(error.__traceback__)[-STEPS:])
    ]
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    behind = f" | from {type(cause).__name__}: {cause}: {trace_of(cause)}" if cause is not None else ""
    return " < ".join(steps) + behind


def make_plain(logger: WrappedLogger, name: str, line: EventDict) -> EventDict:
    """Every text on one line and without e-mail addresses: a log goes to more people than History does."""
    return {key: plain(value) for key, value in line.items()}


def plain(value: Any) -> Any:
    return ADDRESS.sub("[address]", CONTROL.sub(" ", value)) if isinstance(value, str) else value
