"""HTML made from templates: every value is escaped, every rating looks the same."""

import functools
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jinja2
import streamlit

from compact_dash.domain import wording
from compact_dash.domain.forum.meeting import CAPTURE_WORDS
from compact_dash.domain.marking import DEMONSTRATION, MADE_UP
from compact_dash.domain.moment import london
from compact_dash.domain.rating import MEANINGS, WORDS, Rating
from compact_dash.domain.returns.steps import STATE_WORDS, STEP_WORDS
from compact_dash.ui.template_lines import OneLine

HERE = Path(__file__).parent


def address(page: str, **parameters: object) -> str:
    """The address of a page with its parameters; those that are empty are left out."""
    given = {name: as_parameter(value) for name, value in parameters.items() if value not in (None, "", False)}
    return f"{page}?{urlencode(given)}" if given else page


def as_parameter(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


@functools.cache
def environment() -> jinja2.Environment:
    """The templates, with the wording every page shares."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        extensions=[OneLine],
    )
    made.filters |= {
        "long_date": wording.long_date,
        "short_date": wording.short_date,
        "day_and_month": wording.day_and_month,
        "weekday_date": wording.weekday_date,
        "clock": wording.clock,
        "london": london,
        "listed": wording.listed,
        "capital": wording.capital,
    }
    made.globals |= {
        "DEMONSTRATION": DEMONSTRATION,
        "MADE_UP": MADE_UP,
        "count": wording.count,
        "address": address,
        "words": {rating.value: word for rating, word in WORDS.items()},
        "meanings": {rating.value: meaning for rating, meaning in MEANINGS.items()},
        "Rating": Rating,
        "capture_words": CAPTURE_WORDS,
        "state_words": {state.value: word for state, word in STATE_WORDS.items()},
        "step_words": {kind.value: word for kind, word in STEP_WORDS.items()},
    }
    return made


def render(template: str, **values: Any) -> str:
    """The HTML of a template."""
    return environment().get_template(f"{template}.html").render(**values)


def has_template(template: str) -> bool:
    """Whether there is a template of that name."""
    return f"{template}.html" in environment().list_templates()


def show(template: str, **values: Any) -> None:
    """Put a template on the page."""
    streamlit.html(render(template, **values))


def stylesheet() -> str:
    """The look of every page, as a style element."""
    return f"<style>{(HERE / 'static' / 'look.css').read_text(encoding='utf-8')}</style>"


def present_stylesheet() -> str:
    """What Present adds to the look: no frame, and type that carries across a room."""
    return f"<style>{(HERE / 'static' / 'present.css').read_text(encoding='utf-8')}</style>"


def plain_label(text: str) -> str:
    """A text as the label of a control that would read it as Markdown."""
    return re.sub(r"([\\`*_{}\[\]()#+.!|~:$<>-])", r"\\\1", text)
