"""Phrases: words that follow from sums, as values that Python says and that a browser can say too.

A page that is narrowed in the browser says what it counts in the same words as the server. So such words are no code
but values: what stands for none, for one and for many of a sum (ui/static/filters.js reads the same).
"""

from collections.abc import Mapping
from dataclasses import dataclass

# Where the number stands.
NUMBER = "#"


@dataclass(frozen=True)
class Phrase:
    """The words for none, for one and for many of a sum."""

    of: str
    none: str
    one: str
    many: str

    def said(self, sums: Mapping[str, int]) -> str:
        number = sums[self.of]
        words = self.none if number == 0 else self.one if number == 1 else self.many
        return words.replace(NUMBER, f"{number:,}")

    @property
    def parts(self) -> list[str]:
        return [self.of, self.none, self.one, self.many]


@dataclass(frozen=True)
class Phrases:
    """Phrases one after the other, without those that say nothing; `otherwise` is said where none says anything."""

    phrases: tuple[Phrase, ...]
    joint: str = ""
    otherwise: Phrase | None = None

    def said(self, sums: Mapping[str, int]) -> str:
        said = self.joint.join(filter(None, (phrase.said(sums) for phrase in self.phrases)))
        return said or (self.otherwise.said(sums) if self.otherwise else "")

    @property
    def parts(self) -> list[object]:
        otherwise = self.otherwise.parts if self.otherwise else None
        return [[phrase.parts for phrase in self.phrases], self.joint, otherwise]


def number_of(of: str, one: str, rest: str, many: str | None = None) -> Phrase:
    """A number with its noun and what follows, such as 1 claim above dates; nothing where there is none."""
    return Phrase(of, "", f"{NUMBER} {one} {rest}", f"{NUMBER} {many or one + 's'} {rest}")


def always(of: str, words: str) -> Phrase:
    """The same words for any number."""
    return Phrase(of, words, words, words)
