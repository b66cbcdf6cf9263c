"""The HTML of the pages: addresses, escaping, and templates that all hold."""

from datetime import date
from pathlib import Path

import pytest

from compact_dash.domain.rating import WORDS
from compact_dash.ui import html
from compact_dash.ui.html import address, environment, render

TEMPLATES = sorted(path.name for path in (Path(html.__file__).parent / "templates").glob("*.html"))


def test_an_address_leaves_out_what_is_empty() -> None:
    assert address("progress") == "progress"
    assert address("progress", theme=None, disputed=False, rating="") == "progress"


def test_an_address_writes_its_parameters_so_that_they_come_back() -> None:
    found = address("review", theme="Training & awareness", as_at=date(2014, 5, 21))
    assert found == "review?theme=Training+%26+awareness&as_at=2014-05-21"


def test_what_people_wrote_is_escaped() -> None:
    assert render("empty", words="<script>alert(1)</script> & more") == (
        '<div class="cd"><p class="ask">&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p></div>'
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_can_be_read(name: str) -> None:
    environment().get_template(name)


@pytest.mark.parametrize("rating", WORDS)
def test_every_rating_has_a_word_and_a_look_of_its_own(rating: str) -> None:
    badge = environment().get_template("parts.html").module.rating(rating)
    assert badge == f'<span class="r {rating}">{WORDS[rating]}</span>'
    assert f".r.{rating}" in html.stylesheet()
