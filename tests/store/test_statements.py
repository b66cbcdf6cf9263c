"""The named queries: compiled, known to the database, and each asked in one place."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from compact_dash.store import Store
from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.opening import store_on
from compact_dash.store.statements import blocks, compile_statement, quoted_name, statements, with_fragments

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "compact_dash"
ASKING = {"fetch", "fetch_one", "execute", "write"}
SQL = re.compile(
    r"^\s*(select\b.+\bfrom|insert\s+into|update\s+\w+\s+set|delete\s+from|create\s+(table|view)|with\s+\w+\s+as\s*\()",
    re.IGNORECASE | re.DOTALL,
)


def modules(*, outside: tuple[str, ...] = ()) -> Iterator[tuple[Path, ast.Module]]:
    """The product's modules, parsed, but for those in some folders of the package."""
    for path in (*PACKAGE.rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"):
        if not any(path.is_relative_to(PACKAGE / folder) for folder in outside):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def asked(tree: ast.Module) -> Iterator[str]:
    """The queries a module asks by name: `store.fetch(Row, "name")`, `Derived("name", …)`, `statements()["name"]`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKING:
            for argument in node.args[:2]:
                yield from (text for text in texts(argument) if text in statements())
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Derived":
            yield from texts(node.args[0])
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "statements()":
            yield from texts(node.slice)


def docstrings(tree: ast.Module) -> set[str]:
    holders = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return {ast.get_docstring(node, clean=False) or "" for node in holders}


@pytest.fixture(scope="module")
def schema(now: datetime) -> Iterator[Store]:
    """The schema without a row; nothing here writes to it."""
    store = store_on(DuckdbEngine(":memory:"), now)
    yield store
    store.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", statements())
def test_the_database_accepts(schema: Store, name: str) -> None:
    statement = statements()[name]
    assert "$" not in re.sub(r"\$\d+|--[^\n]*|'[^']*'", "", statement.sql)
    answer = schema.engine.read(f"explain {statement.sql}", [None] * len(statement.parameters))
    assert answer.rows


@pytest.mark.slow
def test_each_is_asked_in_one_place() -> None:
    places: Counter[str] = Counter()
    for _, tree in modules():
        places.update(asked(tree))
    assert dict(places) == dict.fromkeys(statements(), 1)


def test_each_says_what_it_answers() -> None:
    for path in (PACKAGE / "store" / "queries").glob("*.sql"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("-- "), path.name
        for (kind, name), sql in blocks(text).items():
            assert kind == "fragment" or re.match(r"-- [A-Z]", sql), f"{path.name}: {name}"


def test_no_name_is_given_twice() -> None:
    names = [
        name
        for path in (PACKAGE / "store" / "queries").glob("*.sql")
        for name in re.findall(r"^-- (?:name|fragment): (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert [name for name, times in Counter(names).items() if times > 1] == []


@pytest.mark.slow
def test_no_sql_stands_outside_the_store() -> None:
    strays = [
        f"{path.relative_to(ROOT)}: {text[:60]}"
        for path, tree in modules(outside=("store",))
        for node in ast.walk(tree)
        for text in texts(node)
        if SQL.match(text) and text not in docstrings(tree)
    ]
    assert strays == []


def test_parameters_are_numbered_by_first_appearance() -> None:
    statement = compile_statement("q", "select $b, $a, $b where x = $a_longer")
    assert statement.sql == "select $1, $2, $1 where x = $3"
    assert statement.parameters == ("b", "a", "a_longer")


@pytest.mark.parametrize(
    "text",
    [
        "select 'costs $five'",
        "select 'it''s $five'",
        'select "$five" from x',
        "select 1 -- for $five\n",
        "select 1 -- isn't $five\n",
    ],
)
def test_a_dollar_inside_words_is_left_alone(text: str) -> None:
    assert compile_statement("q", text).sql == text
    assert compile_statement("q", text).parameters == ()


@pytest.mark.parametrize("quoted", ["'$no'", "'it''s $no'", '"$no"', "-- it's $no\n"])
def test_a_parameter_after_words_is_found(quoted: str) -> None:
    statement = compile_statement("q", f"select {quoted}, $yes")
    assert statement.parameters == ("yes",)
    assert statement.sql == f"select {quoted}, $1"


FRAGMENTS = {"one": "-- The first.\na as (\n    select 1\n)", "two": "b as (select 2)"}


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("select * from a", "with\na as (\n    select 1\n),\nb as (select 2)\nselect * from a"),
        ("c as (select 3)\nselect 4", "with\na as (\n    select 1\n),\nb as (select 2),\nc as (select 3)\nselect 4"),
        (
            "insert into t (\n    x\n)\nselect 5",
            "insert into t (\n    x\n)\nwith\na as (\n    select 1\n),\nb as (select 2)\nselect 5",
        ),
    ],
    ids=["a query", "one with tables of its own", "an insert"],
)
def test_the_fragments_needed_come_first(body: str, made: str) -> None:
    assert with_fragments(f"-- What it answers.\n-- needs: one, two\n{body}", FRAGMENTS) == made


def test_a_query_without_needs_stands_as_it_is() -> None:
    assert with_fragments("-- What it answers.\nselect 1", FRAGMENTS) == "-- What it answers.\nselect 1"


@pytest.mark.parametrize("name", ["plain", "two words", 'a "quoted" one', "x; drop table plain; --", "select"])
def test_a_name_is_one_name_whatever_it_reads(name: str) -> None:
    engine = DuckdbEngine(":memory:")
    with engine.transaction() as session:
        session.run(f"create table {quoted_name(name)} ({quoted_name(name)} integer)")
    found = engine.read("select table_name, column_name from information_schema.columns").rows
    engine.close()
    assert found == [(name, name)]


def test_a_name_in_sql_is_always_quoted() -> None:
    """What is put into a statement beside a name is a list of names, a type from the schema, or a number of ours."""
    known = {"sql", "columns", "names", "lists", "place", "kind", "options", "sums", "table", "column", "BLOCK_SIZE"}
    unquoted = [
        f"{path.name}:{value.lineno} {ast.unparse(value.value)}"
        for path in (PACKAGE / "store").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr) and SQL.search(ast.unparse(node)[2:-1])
        for value in node.values
        if isinstance(value, ast.FormattedValue)
        if not ast.unparse(value.value).startswith("quoted_name(") and ast.unparse(value.value) not in known
    ]
    assert unquoted == []
