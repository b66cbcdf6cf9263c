"""Headers: what every answer forbids."""

import hashlib
import re
from base64 import b64encode
from pathlib import Path

import streamlit

from compact_dash.ui.headers import HEADERS, POLICY, STREAMLIT_SCRIPT


def test_a_page_may_load_from_its_own_server_only() -> None:
    assert POLICY.startswith("default-src 'self'; ")
    assert "unsafe-eval" not in POLICY
    assert not re.search(r"https?://", POLICY)
    assert HEADERS["X-Content-Type-Options"] == "nosniff"


def test_the_one_script_that_is_let_through_is_that_of_this_streamlit() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    [script] = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" == STREAMLIT_SCRIPT
