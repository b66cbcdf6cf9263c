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
from compact_dash.ui.html import address, environment, render

UI = Path(html.__file__).parent
FOLDER = UI / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
SOURCES = [*UI.rglob("*.py"), *(UI.parent.parent / "pages").glob("*.py")]


def named_in_code() -> Iterator[str]:
    """Each template that code shows or renders, as a pattern: where a part of its name is worked out, any will do."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            if node.func.id not in {"show", "render"}:
                continue
            match node.args[0]:
                case ast.Constant(value=str(name)):
                    yield re.escape(f"{name}.html")
                case ast.JoinedStr(values=parts):
                    pieces = [re.escape(part.value) if isinstance(part, ast.Constant) else "[^/]+" for part in parts]
                    yield f"{''.join(pieces)}\\.html"


def parsed(name: str) -> nodes.Template:
    return environment().parse((FOLDER / name).read_text(encoding="utf-8"))


def named_in_templates() -> Iterator[str]:
    """Each template that another one includes or imports from."""
    for name in TEMPLATES:
        for node in parsed(name).find_all((nodes.Include, nodes.FromImport)):
            assert isinstance(node, nodes.Include | nodes.FromImport)
            if isinstance(node.template, nodes.Const):
                yield re.escape(node.template.value)
            else:
                assert isinstance(node.template, nodes.Concat | nodes.Add), f"{name}: an include nobody can follow"
                yield "".join(
                    re.escape(part.value) if isinstance(part, nodes.Const) else "[^/]+"
                    for part in node.template.iter_child_nodes()
                )


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


def test_every_template_that_is_named_exists() -> None:
    missing = [name for name in [*named_in_code(), *named_in_templates()] if not matching(name)]
    assert not missing


def matching(pattern: str) -> list[str]:
    return [name for name in TEMPLATES if re.fullmatch(pattern, name)]


def test_every_template_is_used() -> None:
    used = {name for pattern in [*named_in_code(), *named_in_templates()] for name in matching(pattern)}
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
    asked = {int(found) for name in TEMPLATES for found in re.findall(r"wide=(\d+)", (FOLDER / name).read_text())}
    known = {
        int(found) for found, same in re.findall(r"\.w(\d+) { width: (\d+)% }", html.stylesheet()) if found == same
    }
    assert asked - {0} == known


@pytest.mark.parametrize("rating", WORDS)
def test_every_rating_has_a_word_and_a_look_of_its_own(rating: str) -> None:
    badge = environment().get_template("parts.html").module.rating(rating)
    assert badge == f'<span class="r {rating}">{WORDS[rating]}</span>'
    assert f".r.{rating}" in html.stylesheet()
