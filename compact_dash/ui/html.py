"""HTML made from templates: every value is escaped, every rating looks the same."""

import functools
import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jinja2
import streamlit
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from compact_dash.domain import wording
from compact_dash.domain.forum.meeting import CAPTURE_WORDS
from compact_dash.domain.house import house, in_house_words
from compact_dash.domain.marking import DEMONSTRATION, MADE_UP
from compact_dash.domain.moment import london
from compact_dash.domain.rating import MEANINGS, WORDS, Rating
from compact_dash.domain.returns.steps import INSIDE, STATE_WORDS, STEP_WORDS
from compact_dash.domain.sharing import not_shown

BREAK = re.compile(r"\s*\n\s*")
# Whatever Markdown may take for a sign of its own.
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Streamlit puts pictures in the place of :names: and arrows in that of -> in what Markdown has left as it is, so what
# it looks for must not stand together.
SIGN = re.compile(r"(?<=:)(?=\S)|(?<=[-<=])(?=[->=])")
NOTHING_SEEN = "\u2060"


class OneLine(Extension):
    """Takes the line breaks out of a template, which are for its reader and never reach a browser.

    A template is written with one thought a line. Streamlit goes through its HTML line by line on every run, and a
    browser shows a break between words as a blank. So a break is taken out once, when a template is read: beside a
    tag, a statement or a comment it is nothing; between words or values it is one blank. A blank that must be seen
    beside a tag therefore stands within a line: `in words <b>{{ number }}</b>`. Jinja's own `trim_blocks` leaves
    every break that stands beside a tag.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        before = ""
        for token, following in pairwise([*stream, stream.current]):
            if token.type == "data":
                after = "value" if following.type == "variable_begin" else ""
                yield Token(token.lineno, token.type, in_one_line(token.value, before, after))
            else:
                yield token
            before = "value" if token.type == "variable_end" else ""


def in_one_line(text: str, before: str = "", after: str = "") -> str:
    """A piece of a template without its line breaks; `before` and `after` are empty beside a statement."""

    def replaced(found: re.Match[str]) -> str:
        left = text[: found.start()] or before
        right = text[found.end() :] or after
        return " " if left and right and not left.endswith(">") and not right.startswith("<") else ""

    return BREAK.sub(replaced, text)


HERE = Path(__file__).parent


def address(page: str, /, **parameters: object) -> str:
    """The address of a page with its parameters, whatever they are called; those that are empty are left out."""
    given = {name: as_parameter(value) for name, value in parameters.items() if value not in (None, "", False)}
    return f"{page}?{urlencode(given)}" if given else page


def as_parameter(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


# Made once, so that each template is read and has its line breaks taken out once.
@functools.cache
def environment() -> jinja2.Environment:
    """The templates, with the wording every page shares."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        # A value that a page forgot to give is a fault, not a gap on the page.
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
        "listed": wording.as_list,
        "capital": wording.capital,
    }
    made.globals |= {
        "DEMONSTRATION": DEMONSTRATION,
        "MADE_UP": MADE_UP,
        "count": wording.count,
        "not_shown": not_shown,
        "address": address,
        "house": house,
        "in_house_words": in_house_words,
        "words": {rating.value: word for rating, word in WORDS.items()},
        "meanings": MEANINGS,
        "Rating": Rating,
        "capture_words": CAPTURE_WORDS,
        "state_words": STATE_WORDS,
        "inside_steps": INSIDE,
        "step_words": STEP_WORDS,
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
    # Not Markdown: what people wrote must reach the page as they wrote it.
    streamlit.html(render(template, **values))


def stylesheet() -> str:
    """The look of every page, as a style element."""
    return f"<style>{(HERE / 'static' / 'look.css').read_text(encoding='utf-8')}</style>"


def programme_style() -> str:
    """The programme's name for the head of the sidebar, which is Streamlit's own and holds no HTML of ours."""
    # As CSS writes a text: what could end it, or the element, is written by its number.
    name = re.sub(r"[^\w ,.’-]", lambda sign: f"\\{ord(sign[0]):x} ", house().programme)
    return f'<style>:root {{ --programme: "{name}"; }}</style>'


def present_stylesheet() -> str:
    """The style element that Present adds to the look: no frame, and type that carries across a room."""
    return f"<style>{(HERE / 'static' / 'present.css').read_text(encoding='utf-8')}</style>"


def plain_label(text: str) -> str:
    """A text as the label of a control that would read it as Markdown."""
    return PUNCTUATION.sub(r"\\\1", SIGN.sub(NOTHING_SEEN, text))
