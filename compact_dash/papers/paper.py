"""A paper: what one of the product's files is called, who may have it, and the marks that it cannot leave without.

A paper of each form (Word, Excel, calendar, CSV) opens its own file with the marks in it and hands that to the writer,
so a writer has nothing to remember.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any, ClassVar, Generic, TypeVar, cast

from compact_dash.domain.errors import NotAllowed
from compact_dash.domain.file_names import file_name_part
from compact_dash.domain.house import HouseWords, house
from compact_dash.domain.marking import ILLUSTRATIVE, ILLUSTRATIVE_WORD, PaperMarks, handling
from compact_dash.domain.moment import london_today
from compact_dash.domain.plain_text import tidy_text
from compact_dash.domain.sharing import MEANINGS, Reader, Sharing

Content = TypeVar("Content")
# Of a paper that holds words of several organisations, as far as its reader sees; no one of them may read it all.
SHARED_AS_READ: HouseWords[Sharing] = HouseWords(
    MEANINGS.texts
    | {
        Sharing.INTERNAL: "Only for {office} and the organisations whose words it holds",
    }
)


class Edition(StrEnum):
    """The state of things that a paper shows."""

    LIVE = "as known when it is made"
    CONCLUDED = "as the Forum concluded"


@dataclass(frozen=True)
class Making:
    """How a paper comes to be made: when (naive UTC), for whom, and whether the figures are made up."""

    made_at: datetime
    reader: Reader
    illustrative: bool

    @property
    def made_on(self) -> date:
        """The day in London."""
        return london_today(self.made_at)


def writable(value: Content) -> Content:
    """A value with every text in it as a file can hold it, however long ago it was kept.

    What is taken in today is tidied at the store's gate. What was kept before may hold a character that no XML and no
    UTF-8 can, and one such would keep a whole paper from being made.
    """
    made: Any = value
    if isinstance(value, str) and not isinstance(value, Enum):
        made = tidy_text(value)
    elif is_dataclass(value) and not isinstance(value, type):
        texts = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
        changed = {name: new for name, old in texts.items() if (new := writable(old)) is not old}
        made = replace(value, **changed) if changed else value
    elif isinstance(value, tuple | list):
        made = type(value)(map(writable, value))
    elif isinstance(value, Mapping):
        made = {name: writable(each) for name, each in value.items()}
    # The same object where nothing changed, so that an unchanged value is not built again all the way up.
    return value if made == value else cast(Content, made)


def nobody(_: object) -> str | None:
    """The owner of a paper that belongs to no one organisation."""
    return None


@dataclass(frozen=True, kw_only=True)
class Paper(ABC, Generic[Content]):
    """A row of the registry.

    `least` is how far somebody must see to have it, unless it is of their own organisation, which `owner` names by its
    code. `shared_with` says to whom it may be shown; a paper without it holds what its reader may read. `dated` is the
    day that its protective marking goes by; else the day it is made.
    """

    name: str
    title: str
    label: str
    stem: str
    edition: Edition
    least: Sharing
    owner: Callable[[Content], str | None] = nobody
    shared_with: Callable[[Content], str] | None = None
    dated: Callable[[Content], date] | None = None

    media_type: ClassVar[str]
    suffix: ClassVar[str]
    # Only a form of file without room for marks says them in its name, so that an empty one has them too.
    is_marked_by_name: ClassVar[bool] = False

    def may_have(self, reader: Reader, owner: str | None = None) -> bool:
        """Whether the reader may have the paper, which is of the organisation with that code."""
        return self.least.value in reader.levels or (owner is not None and owner in reader.own)

    def file_name(self, *parts: object, illustrative: bool) -> str:
        """A name for the file, such as compact-minutes-2014-05-21.docx; empty parts are left out.

        A part may be a code of a plan, which may be long and hold a stroke.
        """
        last = ILLUSTRATIVE_WORD if illustrative and self.is_marked_by_name else ""
        named = [file_name_part(str(part)) for part in (self.stem, *parts, last) if part]
        return "-".join(part for part in named if part) + self.suffix

    def marks(self, content: Content, making: Making) -> PaperMarks:
        """The marks of this copy."""
        day = self.dated(content) if self.dated else making.made_on
        # What was put together for one reader is for those whom its narrowest words are for.
        shared_with = self.shared_with(content) if self.shared_with else SHARED_AS_READ[making.reader.narrowest]
        return PaperMarks(handling(day), shared_with, ILLUSTRATIVE if making.illustrative else "")

    def write(self, content: Content, making: Making) -> bytes:
        """The paper as a file, marked.

        Raises:
            NotAllowed: it is not for this reader.
        """
        if not self.may_have(making.reader, self.owner(content)):
            raise NotAllowed(f"{self.title} is not for you to take away. Ask {house().office} for it.")
        clean = writable(content)
        return self.as_file(clean, self.marks(clean, making), making)

    @abstractmethod
    def as_file(self, content: Content, marks: PaperMarks, making: Making) -> bytes:
        """The file with the marks in it, filled by the paper's writer."""
