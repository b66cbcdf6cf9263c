"""Figures: what the app does, counted for a monitor in the form that Prometheus reads, on a port of their own.

What is counted is what is logged (`CountedLines`), so that a figure and the lines behind it cannot part.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, start_http_server
from streamlit.runtime import exists, get_instance

from compact_dash.reports.backups import backup_folder
from compact_dash.store.address import database_address
from compact_dash.store.copies.backup import backups_in
from compact_dash.ui.opened_store import store_if_open

# The port, or address:port, at which they are to be had; not at all where it is not set.
PLACE = "COMPACT_METRICS"
# Nobody is asked who they are, so nobody else can ask unless an address is named.
LOOPBACK = "127.0.0.1"
LOG = logging.getLogger("compact_dash")

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PAGE_SECONDS = Histogram(
    "compact_page_seconds",
    "How long a run of a page took on the server",
    ["page"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=REGISTRY,
)
WRITES = Counter("compact_writes", "Writes kept, by whether they were drafts only", ["draft"], registry=REGISTRY)
REFUSALS = Counter("compact_refusals", "Refusals said to somebody, by their kind", ["kind"], registry=REGISTRY)
FAULTS = Counter("compact_faults", "Faults that a reader was told of, or that ended a task", registry=REGISTRY)
SESSIONS = Gauge("compact_sessions", "Tabs that are open", registry=REGISTRY)
HEAD = Gauge("compact_store_head", "The number of the last change this process knows of", registry=REGISTRY)
IS_OPEN = Gauge("compact_store_open", "1 where the database was opened, else 0", registry=REGISTRY)

LAST_BACKUP = Gauge(
    "compact_last_backup_timestamp_seconds",
    "When the newest backup in the schedule's folder was made, in seconds since 1970; NaN where there is none",
    registry=REGISTRY,
)


class CountedLines(logging.Handler):
    """Counts the lines of the log that stand for something done."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg == "written":
            WRITES.labels(draft=str(getattr(record, "draft", False)).lower()).inc()
        elif record.msg == "refused":
            REFUSALS.labels(kind=getattr(record, "kind", "")).inc()
        elif record.msg == "fault" or record.exc_info:
            FAULTS.inc()


@dataclass
class PageRun:
    """A run of a page; which page it is, is known only on the way."""

    page: str = "none"


@contextmanager
def time_of_run() -> Iterator[PageRun]:
    """Count a run of a page and the time that it takes."""
    begun = perf_counter()
    run = PageRun()
    try:
        yield run
    finally:
        PAGE_SECONDS.labels(page=run.page).observe(perf_counter() - begun)


def sessions() -> float:
    # Streamlit counts them for itself and tells nobody else.
    return float(get_instance()._session_mgr.num_active_sessions()) if exists() else 0.0


def head() -> float:
    """The number of the last change, without a question to the database: it may hang."""
    store = store_if_open(database_address())
    return float(store.counts.head_known) if store else -1.0


def is_open() -> float:
    return float(store_if_open(database_address()) is not None)


def last_backup() -> float:
    """When the newest backup was made, by what lies in the folder; the database is not asked."""
    found = backups_in(backup_folder())
    # Naive UTC, as all times in the store are.
    return max((each.taken_at.replace(tzinfo=UTC).timestamp() for each in found), default=float("nan"))


def place() -> tuple[str, int] | None:
    """Where the figures are to be had, as COMPACT_METRICS says.

    Raises:
        ValueError: it names no port.
    """
    given = os.environ.get(PLACE, "").strip()
    host, _, port = given.rpartition(":")
    return (host.strip("[]") or LOOPBACK, int(port)) if given else None


def serve_figures() -> None:
    """Offer the figures where they are wanted; where that cannot be, the app goes on and the log says why."""
    SESSIONS.set_function(sessions)
    HEAD.set_function(head)
    IS_OPEN.set_function(is_open)
    LAST_BACKUP.set_function(last_backup)
    if not any(isinstance(handler, CountedLines) for handler in LOG.handlers):
        LOG.addHandler(CountedLines())
    # Drafts are counted and not written out: a form saves one every few seconds.
    LOG.setLevel(logging.DEBUG)
    try:
        found = place()
        if found is not None:
            start_http_server(found[1], found[0], registry=REGISTRY)
            LOG.info("figures", extra={"place": f"http://{found[0]}:{found[1]}/metrics"})
    except (OSError, ValueError, OverflowError) as error:
        LOG.error(
            "There are no figures: COMPACT_METRICS must name a free port, as in 9464 or 127.0.0.1:9464 (%s).", error
        )
