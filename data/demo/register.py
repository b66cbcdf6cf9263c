"""The demonstration's register: what went on between the Forums, as each version of an entry was written down."""

import clocks
from statements import STORY, Statement, statements

# The fields that every entry has; any other name is a field of its kind.
OF_EVERY_ENTRY = (
    "ended_on",
    "number",
    "theme",
    "told_by",
    "link",
    "follow_up",
    "follow_up_owner",
    "follow_up_on",
)


def register_rows() -> list[dict[str, str]]:
    """A row for each version of each entry, those of one entry in order."""
    return [row for row, _ in versions()]


def register_value_rows() -> list[dict[str, str]]:
    """A row for each field of a kind's own that a version has."""
    return [
        {"key": row["key"], "row_version": row["row_version"], "name": name, "words": words}
        for row, values in versions()
        for name, words in values.items()
    ]


def versions() -> list[tuple[dict[str, str], dict[str, str]]]:
    """Every version with the fields of its kind."""
    found: list[tuple[dict[str, str], dict[str, str]]] = []
    for statement in statements(STORY / "register.txt"):
        word, key, *head = statement.head
        if word == "entry":
            found.append((first_row(key, head, statement), {}))
            continue
        row, values = next(version for version in reversed(found) if version[0]["key"] == key)
        if word == "step":
            found.append((next_row(row, *head), dict(values)))
        elif head[0] in row:
            row[head[0]] = statement.words
        else:
            values[head[0]] = statement.words
    return found


def first_row(key: str, head: list[str], statement: Statement) -> dict[str, str]:
    kind, form, by, circle, day, state, departments, lines = head
    return {
        "key": key,
        "row_version": "1",
        "kind": kind,
        "organisation": by,
        "reported_on": day,
        "clock": clocks.of_department(by, day),
        "state": state,
        "title": statement.words,
        "form": "" if form == "-" else form,
        "happened_on": day,
        "circle": circle,
        "departments": "" if departments == "-" else departments.replace(",", " "),
        "refs": "" if lines == "-" else lines.replace(",", " "),
        **dict.fromkeys(OF_EVERY_ENTRY, ""),
    }


def next_row(row: dict[str, str], day: str, state: str) -> dict[str, str]:
    clock = clocks.of_department(row["organisation"], day)
    version = str(int(row["row_version"]) + 1)
    return row | {"row_version": version, "reported_on": day, "clock": clock, "state": state}
