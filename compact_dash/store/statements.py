"""Named SQL, read once from the .sql files and compiled for both engines.

A file in queries/ holds blocks that open with `-- name: board` or `-- fragment: lines`. A named query may say
`-- needs: moments, lines`: the fragments' common table expressions are put before its own, which then
follow without the word `with`. `$name` parameters become `$1..n`, which DuckDB and PostgreSQL both take.

By three more comments freshness.py knows which writes leave an answer as it was. A query that says `-- by day` reads
nothing of a line that was reported after the day `$as_at`. One that says `-- looked up: change` reads rows of it that
are named elsewhere and never change. The answer of one that says `-- limits: items` is of use for that query alone.
"""

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from compact_dash.domain.actor import ROLE_WORDS, Role
from compact_dash.domain.sharing import Reader
from compact_dash.domain.wording import capital

HERE = Path(__file__).parent
BLOCK = re.compile(r"^-- (name|fragment): (\w+)\s*$", re.MULTILINE)
NEEDS = re.compile(r"^-- needs: (.+)$", re.MULTILINE)
BY_DAY = re.compile(r"^-- by day$", re.MULTILINE)
LOOKED_UP = re.compile(r"^-- looked up: (.+)$", re.MULTILINE)
LIMITS = re.compile(r"^-- limits: (.+)$", re.MULTILINE)
# PostgreSQL wants the common table expressions of an insert after the names of its columns.
INSERT_HEAD = re.compile(r"\Ainsert into \w+ \([^)]*\)\n")
LEADING_COMMENTS = re.compile(r"\A(?:--[^\n]*\n)+")
# Strings, quoted names and comments are matched first, so that a $ inside one of them is left alone.
TOKEN = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|\$(?P<parameter>[a-z_]\w*)")


@dataclass(frozen=True)
class Statement:
    """SQL with numbered parameters, and the names of those parameters in order."""

    name: str
    sql: str
    parameters: tuple[str, ...]
    is_by_day: bool = False
    """Whether it says that it reads nothing of a line that was reported after the day `$as_at`."""

    looked_up: frozenset[str] = frozenset()
    """The tables of which it says that a row written later is none of those it looks up."""

    limits: tuple[str, ...] = ()
    """The queries that its answer limits and is of use for alone: it follows from what they read."""


@dataclass(frozen=True)
class Derived:
    """A named statement that brings up to date what is derived from the facts, with its parameters."""

    name: str
    parameters: Mapping[str, Any]


Derive = Callable[[int], Iterable[Derived]]


def compile_statement(name: str, sql: str) -> Statement:
    """The statement with each `$name` numbered by its first appearance."""
    order: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        parameter = match["parameter"]
        if parameter is None:
            return match[0]
        # A name that stands twice keeps its number, so its value is given once.
        return f"${order.setdefault(parameter, len(order) + 1)}"

    text = TOKEN.sub(numbered, sql)
    return Statement(name, text, tuple(order))


def named_by(said: re.Pattern[str], sql: str) -> tuple[str, ...]:
    """The names that a query gives in a comment of a kind."""
    return tuple(name.strip() for names in said.findall(sql) for name in names.split(","))


def blocks(text: str) -> dict[tuple[str, str], str]:
    """The blocks of one file, by kind (name or fragment) and name."""
    heads = list(BLOCK.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return {(head[1], head[2]): text[head.end() : end].strip() for head, end in zip(heads, ends, strict=True)}


def with_fragments(sql: str, fragments: dict[str, str]) -> str:
    """The query with the fragments it needs put before its own common table expressions."""
    needs = NEEDS.search(sql)
    if needs is None:
        return sql
    body = LEADING_COMMENTS.sub("", sql)
    tables = [LEADING_COMMENTS.sub("", fragments[name.strip()]) for name in needs[1].split(",")]
    head = "".join(INSERT_HEAD.findall(body))
    body = body.removeprefix(head)
    # A query with tables of its own goes on with them after a comma; one without begins with its select.
    separator = "\n" if body.startswith("select") else ",\n"
    return head + "with\n" + ",\n".join(tables) + separator + body


def statements() -> dict[str, Statement]:
    """Every named query of the program, by name."""
    return read_statements(HERE / "queries")


@functools.cache
def read_statements(folder: Path) -> dict[str, Statement]:
    """Every named query in the .sql files of a folder, by name."""
    every: dict[tuple[str, str], str] = {}
    for path in sorted(folder.glob("*.sql")):
        every |= blocks(path.read_text(encoding="utf-8"))
    fragments = {name: sql for (kind, name), sql in every.items() if kind == "fragment"}
    return {
        name: replace(
            compile_statement(name, with_fragments(sql, fragments)),
            is_by_day=bool(BY_DAY.search(sql)),
            looked_up=frozenset(named_by(LOOKED_UP, sql)),
            limits=named_by(LIMITS, sql),
        )
        for (kind, name), sql in every.items()
        if kind == "name"
    }


def scripts(folder: str) -> list[tuple[str, str]]:
    """The .sql files of a folder beside this module, in order of name, with their text."""
    return [(path.name, path.read_text(encoding="utf-8")) for path in sorted((HERE / folder).glob("*.sql"))]


def quoted_name(name: str) -> str:
    """A table or column name as SQL writes it; both engines take names no other way, for no parameter may stand there.

    Every name that does not stand in a file of SQL goes through here: names are read out of databases too, and one that
    somebody was handed may have a table called anything.
    """
    return '"' + name.replace('"', '""') + '"'


# What each role is called, by the parameter that a query takes it as.
ROLE_PARAMETERS = {f"{role}_words": role for role in Role if role is not Role.VIEWER}
# The thresholds that queries read, by the parameter in which another value of each is tried.
TRIED = {f"tried_{name}": name for name in ("red_overdue_days", "red_date_moves", "amber_date_moves")}


def always_given(reader: Reader, tried: Mapping[str, int], wanted: Sequence[str]) -> dict[str, Any]:
    """The parameters that the store itself gives: who reads, which thresholds are tried, and what roles are called."""
    reading = {
        "reader_levels": reader.levels,
        "reader_own": sorted(reader.own),
        "reader_holds_reviews": reader.holds_reviews,
        "reader_forum": reader.follows,
    }
    # Only where it is wanted: what this house calls its roles is itself read from the store.
    called = {name: capital(ROLE_WORDS[role]) for name, role in ROLE_PARAMETERS.items() if name in wanted}
    return reading | {parameter: tried.get(name) for parameter, name in TRIED.items()} | called
