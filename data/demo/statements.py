"""Statements: the lines the story is written in, cut into a head, words and named extras."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STORY = Path(__file__).resolve().parent / "story"
EXTRAS = ("path", "evidence", "help", "on", "recorded", "corrects", "agreed", "because")


@dataclass(frozen=True)
class Statement:
    """One line of the story: `head words | prose | name: value`."""

    head: tuple[str, ...]
    parts: tuple[str, ...]
    extras: dict[str, str]

    @property
    def words(self) -> str:
        return self.parts[0] if self.parts else ""


def statements(path: Path) -> Iterator[Statement]:
    for line in logical_lines(path.read_text(encoding="utf-8")):
        yield cut(line)


def logical_lines(text: str) -> Iterator[str]:
    """Lines with their continuations joined, and comments (`# ` and several words) left out."""
    line = ""
    for raw in text.splitlines():
        if raw.startswith("  ") and not opens_statement(raw):
            line += " " + raw.strip()
            continue
        if line:
            yield line
        line = "" if raw.startswith("# ") and " " in raw[2:] else raw.strip()
    if line:
        yield line


def opens_statement(raw: str) -> bool:
    """Captures and actions are indented under their agenda item."""
    return raw.split(maxsplit=1)[0] in {"note", "decision", "insight", "good_practice", "agreed", "action"}


def cut(line: str) -> Statement:
    head, *rest = [part.strip() for part in line.split("|")]
    extras = dict(named for part in rest if (named := extra(part)))
    return Statement(tuple(head.split()), tuple(part for part in rest if not extra(part)), extras)


def extra(part: str) -> tuple[str, str] | None:
    name, colon, value = part.partition(": ")
    return (name, value.strip()) if colon and name in EXTRAS else None
