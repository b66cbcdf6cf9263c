"""A server whose clock can be moved: `python -m tests.browser.moved_clock FILE run app.py ...` is `streamlit run
app.py ...`, at the time in UTC that the file says."""

import sys
from datetime import datetime
from pathlib import Path

from streamlit.web import cli

from compact_dash.store import clock


def said_time() -> datetime:
    return datetime.fromisoformat(FILE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    program, file, *arguments = sys.argv
    FILE = Path(file)
    # Before the app is imported, whose modules take the clock by its name.
    clock.utc_now = said_time
    sys.argv = [program, *arguments]
    cli.main()
