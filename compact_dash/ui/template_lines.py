"""The line breaks of a template, which are for its reader and never reach a browser.

A template is written with one thought a line. Streamlit goes through its HTML line by line on every run, and a browser
shows a line break between words as a blank. So a break is taken out once, when a template is read, by one rule:

* beside a tag, a statement or a comment it is nothing;
* between words or values it is one blank.

A blank that must be seen beside a tag therefore stands within a line: `in words <b>{{ number }}</b>`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

BREAK = re.compile(r"\s*\n\s*")


class OneLine(Extension):
    """Jinja's own `trim_blocks` leaves every break that stands beside a tag; this takes those out, too."""

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
