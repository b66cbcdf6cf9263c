"""The house: whose programme it is, and the words it calls its bodies, roles and meetings by.

Another house than Whitehall has another lead body, other roles and another name for the Forum. Sentences take those
words from `house()`. What a run says is said in the words of one house: the run of a page, a command or a test begins
by saying which (`speaking_for`), and where nobody has, a teller is asked that knows the run at hand (`told_by`).
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

Key = TypeVar("Key")


@dataclass(frozen=True)
class House:
    """The words of a house. The defaults are those of the Compact in Whitehall.

    `office` is the body that runs the programme, `partner` the one that speaks for civil society, `lead` and `clearer`
    the two roles in each organisation, `local_team` the body beside them whose presence at a Forum is counted.
    `forum_days` says in words when a year's Forums fall, `plan_year_month` in which month a plan's year begins.
    `consultation_days` is how long a consultation should stay open.
    `first_day` is that of the first plan and `year` that of the newest, which examples of dates are of; both follow
    from the plans and are not set.
    """

    programme: str = "Compact Forum, Whitehall"
    forum_name: str = "Compact Forum"
    forum: str = "Forum"
    agreement: str = "Compact"
    joint_plan: str = "Joint Action Plan"
    office: str = "OCS"
    office_name: str = "The Office for Civil Society"
    office_parent: str = "Cabinet Office"
    partner: str = "Compact Voice"
    local_team: str = "Local Intelligence Team"
    lead: str = "Compact lead"
    clearer: str = "Senior Responsible Officer"
    clearer_short: str = "SRO"
    champion: str = "Compact Champion"
    contact: str = ""
    place: str = ""
    site: str = ""
    forum_days: str = "late September, late November, late February and May before the half-term week"
    forum_weekday: str = "Wednesday"
    forum_starts_at: str = "14:00"
    plan_year_month: str = "April"
    holidays_country: str = "GB"
    holidays_region: str = "ENG"
    consultation_days: int = 84
    first_day: date = date(2013, 4, 1)
    year: int = 2014

    @property
    def forums(self) -> str:
        """The word for several Forums."""
        return plural(self.forum)

    @property
    def a_forum(self) -> str:
        """The word for one Forum among others."""
        return f"{'an' if self.forum[:1].lower() in 'aeiou' else 'a'} {self.forum}"

    @property
    def initials(self) -> str:
        """The letters that numbers of the meeting's papers begin with."""
        return "".join(word[0] for word in self.forum_name.upper().split() if word[0].isalpha()) or "P"

    @property
    def leads(self) -> str:
        return plural(self.lead)

    @property
    def clearers(self) -> str:
        return plural(self.clearer)

    @property
    def sender(self) -> str:
        """The office with the body it belongs to, as a letter is signed."""
        return ", ".join(part for part in (self.office_name, self.office_parent) if part)

    @property
    def author(self) -> str:
        """The office as the author of a file, without an article."""
        return self.office_name.removeprefix("The ")

    @property
    def office_of(self) -> str:
        """The office by its short word, with the body it belongs to."""
        return ", ".join(part for part in (self.office, self.office_parent) if part)

    @property
    def next_year(self) -> int:
        return self.year + 1

    # Worked out once for a house: a page asks for it with every word of a rating, and an agenda with every line.
    @cached_property
    def words(self) -> dict[str, object]:
        """The words by the names that texts have for them: `{forum}`."""
        derived = ("forums", "a_forum", "leads", "clearers", "sender", "author", "office_of", "next_year")
        return asdict(self) | {name: getattr(self, name) for name in derived}


def plural(word: str) -> str:
    """The plural of a word that a house gave: Forums, Assemblies, Offices."""
    if word.endswith("y") and word[-2:-1].lower() not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


Teller = Callable[[], House]
WHITEHALL = House()
spoken_for: ContextVar[House | None] = ContextVar("house", default=None)
tellers: list[Teller] = []


def house() -> House:
    """The house in whose words something is said."""
    found = spoken_for.get()
    if found is not None:
        return found
    return tellers[-1]() if tellers else WHITEHALL


def speak_for(found: House) -> None:
    """Say everything in this thread in the words of a house from now on."""
    spoken_for.set(found)


@contextmanager
def speaking_for(found: House) -> Iterator[None]:
    """Say everything in the words of a house while the block runs."""
    before = spoken_for.set(found)
    try:
        yield
    finally:
        spoken_for.reset(before)


def told_by(teller: Teller) -> None:
    """Ask this teller from now on, wherever no run has said for which house it speaks."""
    tellers[:] = [teller]


def in_house_words(text: str) -> str:
    """A text with the words of the house in the place of `{forum}` and the like."""
    return text.format_map(house().words)


class HouseWords(Mapping[Key, str]):
    """A table of words whose texts hold `{forum}` and the like: what is looked up is in the words of the house."""

    def __init__(self, texts: Mapping[Key, str]) -> None:
        self.texts = dict(texts)

    def __getitem__(self, key: Key) -> str:
        return in_house_words(self.texts[key])

    def __iter__(self) -> Iterator[Key]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)
