"""The names of controls and blocks: the key that a page gave one, and the label that its reader sees."""

import re

from compact_dash.ui.html import NOTHING_SEEN

# Streamlit's id of a control or a block, which ends with its key.
KEYED = re.compile(r"\$\$ID-[0-9a-f]{32}-(?P<key>.+)", re.DOTALL)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def key_class(ident: str) -> str:
    """The class of a control or a block by its id; empty where the page gave it no key."""
    found = KEYED.fullmatch(ident)
    if found is None or found["key"] == "None":
        return ""
    return f"st-key-{re.sub(r'[^a-zA-Z0-9_-]', '-', found['key'].strip())}"


def label_text(label: str) -> str:
    """The words that a browser shows of a label, whose signs were escaped so that they are no Markdown."""
    return ESCAPED.sub(r"\1", label).replace(NOTHING_SEEN, "")
