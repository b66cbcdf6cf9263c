"""`streamlit`, with a database that does what a file says: raise, hang, be gone, or nothing where the file is empty.

Run as a program in the place of `streamlit`, by tests that look at what the app makes of it.
"""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from streamlit.web.cli import main

from compact_dash.domain.errors import StoreUnreachable
from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.engine import QueryAnswer

ORDERS = Path(os.environ["FAULTY_ORDERS"])
read_well = DuckdbEngine.read


def read(engine: DuckdbEngine, sql: str, values: Sequence[Any] = ()) -> QueryAnswer:
    while ORDERS.read_text(encoding="utf-8") == "hang":
        time.sleep(0.05)
    if ORDERS.read_text(encoding="utf-8") == "gone":
        raise StoreUnreachable
    if ORDERS.read_text(encoding="utf-8") == "raise":
        raise RuntimeError("the disk caught fire")
    return read_well(engine, sql, values)


if __name__ == "__main__":
    DuckdbEngine.read = read  # type: ignore[method-assign]
    # The shared state of one process is known without a question; this server asks, as on PostgreSQL.
    DuckdbEngine.has_other_writers = True
    sys.exit(main())
