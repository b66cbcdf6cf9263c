"""`streamlit`, with a database that writes down every question it is asked, one a line.

Run as a program in the place of `streamlit`, by tests that look at what is asked twice.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from streamlit.web.cli import main

from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.engine import QueryAnswer

ASKED = Path(os.environ["ASKED_OF_THE_DATABASE"])
read_uncounted = DuckdbEngine.read


def read(engine: DuckdbEngine, sql: str, values: Sequence[Any] = ()) -> QueryAnswer:
    with ASKED.open("a", encoding="utf-8") as lines:
        lines.write(" ".join(sql.split())[:80] + "\n")
    return read_uncounted(engine, sql, values)


if __name__ == "__main__":
    DuckdbEngine.read = read  # type: ignore[method-assign]
    sys.exit(main())
