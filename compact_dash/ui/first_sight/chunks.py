"""Chunks: the pieces of Streamlit's browser code that draw the controls of a page, by the build's own list.

Streamlit loads each with the first control of its kind, one wait after another. A page knows its controls before that.
"""

import functools
import json
from pathlib import Path
from typing import Any

import streamlit

STATIC = Path(streamlit.__file__).parent / "static"
# Off the path to a page that can be used: a chart stands beside its table, and a grid is opened to type in.
HEAVY = frozenset({"plotly_chart", "dataframe"})


@functools.cache
def manifest() -> dict[str, dict[str, Any]]:
    """Streamlit's list of what each source was built into, and what that needs."""
    found: dict[str, dict[str, Any]] = json.loads((STATIC / "manifest.json").read_text(encoding="utf-8"))
    return found


@functools.cache
def always_loaded() -> frozenset[str]:
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    return frozenset(entry["file"] for entry in manifest().values() if entry["file"] in page)


@functools.cache
def chunks_of(kind: str) -> tuple[str, ...]:
    """The files that draw a kind of element, as Streamlit calls it; none for a heavy or an unknown one."""
    name = "".join(word.capitalize() for word in kind.split("_"))
    source = next((key for key in manifest() if key.endswith(f"/{name}/{name}.tsx")), None)
    if source is None or kind in HEAVY:
        return ()
    files: dict[str, None] = {}

    def take(key: str) -> None:
        entry = manifest()[key]
        if entry["file"] not in files:
            files[entry["file"]] = None
            for needed in entry.get("imports", ()):
                take(needed)

    take(source)
    return tuple(file for file in files if file not in always_loaded())
