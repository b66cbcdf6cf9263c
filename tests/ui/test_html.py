"""The HTML of the pages: addresses, escaping, and templates that all hold."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from jinja2 import nodes

from compact_dash.domain.rating import WORDS
from compact_dash.ui import html
from compact_dash.ui.html import address, environment, plain_label, render

UI = Path(html.__file__).parent
FOLDER = UI / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
SOURCES = [*UI.rglob("*.py"), *(UI.parent.parent / "pages").glob("*.py")]


def pattern_of(node: ast.AST) -> str | None:
    """A template's name as a pattern: where a part of it is worked out, any will do."""
    match node:
        case ast.Constant(value=str(name)):
            return re.escape(f"{name}.html")
        case ast.JoinedStr(values=parts):
            pieces = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[^/]+" for part in parts]
            return f"{''.join(pieces)}\\.html"
    return None


def nodes_of_code() -> Iterator[ast.AST]:
    for path in SOURCES:
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def shown_in_code() -> set[str]:
    """Each template that code shows or renders by a name it says there and then."""
    calls = [node for node in nodes_of_code() if isinstance(node, ast.Call) and node.args]
    shown = {pattern_of(node.args[0]) for node in calls if ast.unparse(node.func) in {"show", "render"}}
    return {pattern for pattern in shown if pattern}


def worked_out_in_code() -> set[str]:
    """What may be the name of a template, put together from a folder and something else."""
    found = {pattern_of(node) for node in nodes_of_code() if isinstance(node, ast.JoinedStr)}
    return {pattern for pattern in found if pattern and re.match(r"[a-z]+/[a-z]", pattern)}


def parsed(name: str) -> nodes.Template:
    return environment().parse((FOLDER / name).read_text(encoding="utf-8"))


def named_in_templates() -> set[str]:
    """Each template that another one includes, extends or imports from."""
    named: set[str] = set()
    for name in TEMPLATES:
        for node in parsed(name).find_all((nodes.Include, nodes.Extends, nodes.FromImport, nodes.Import)):
            assert isinstance(node, nodes.Include | nodes.Extends | nodes.FromImport | nodes.Import)
            # One of two, as the slides of an item with lines and without.
            either = isinstance(node.template, nodes.CondExpr)
            for target in (node.template.expr1, node.template.expr2) if either else (node.template,):
                assert isinstance(target, nodes.Const), f"{name}:{node.lineno} names what nobody can follow"
                named.add(re.escape(target.value))
    return named


def matching(pattern: str) -> list[str]:
    return [name for name in TEMPLATES if re.fullmatch(pattern, name)]


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


@pytest.mark.slow
def test_every_template_that_is_named_exists() -> None:
    assert shown_in_code()
    assert [pattern for pattern in shown_in_code() | named_in_templates() if not matching(pattern)] == []


@pytest.mark.slow
def test_every_template_is_used() -> None:
    named = shown_in_code() | worked_out_in_code() | named_in_templates()
    used = {name for pattern in named for name in matching(pattern)}
    assert set(TEMPLATES) - used == set()


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_imports_only_what_it_uses(name: str) -> None:
    read = parsed(name)
    imported = {
        given[1] if isinstance(given, tuple) else given
        for node in read.find_all(nodes.FromImport)
        for given in node.names
    }
    assert imported - {node.name for node in read.find_all(nodes.Name)} == set()


def test_every_share_that_a_column_asks_for_has_its_class() -> None:
    asked: dict[bool, set[str]] = {True: set(), False: set()}
    for name in TEMPLATES:
        asked["slide" in name] |= set(re.findall(r"wide=([1-9]\d*)", (FOLDER / name).read_text(encoding="utf-8")))
    assert asked[False] == set(re.findall(r"\.cd \.w(\d+) { width: \1% }", html.stylesheet()))
    assert asked[True] == set(re.findall(r"\.slide \.w(\d+) { width: \1% }", html.present_stylesheet()))


@pytest.mark.parametrize("rating", WORDS)
def test_every_rating_has_a_word_and_a_look_of_its_own(rating: str) -> None:
    badge = environment().get_template("parts.html").module.rating(rating)
    assert badge == f'<span class="r {rating}">{WORDS[rating]}</span>'
    assert f".r.{rating}" in html.stylesheet()


@pytest.mark.parametrize(
    "text",
    [
        "*Ann*",
        "a & b &copy; c",
        ":material/home:",
        ":red[x]",
        ":smile:",
        "a -> b <- c -- d",
        "www.x.org",
        "1. First",
        "$x$",
    ],
)
def test_a_label_is_no_markdown(text: str) -> None:
    label = plain_label(text)
    assert re.sub(r"\\(.)", r"\1", label).replace("\u2060", "") == text
    assert not re.search(r"(?<!\\)[!-/:-@\[-`{-~]", re.sub(r"\\.", "", label))
    # What Streamlit replaces after Markdown has been read.
    assert not re.search(r":[\w/+-]+:|->|<-|--", re.sub(r"\\(.)", r"\1", label))
