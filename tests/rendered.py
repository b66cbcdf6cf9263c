"""What a page's HTML says: its tables, its links and its words, as a reader would take them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

VOID = frozenset({"br", "img", "meta", "hr", "input", "link", "wbr"})
# What runs on within a line; all else stands apart, and its words are not the end of the words before it.
INLINE = frozenset({"a", "b", "i", "small", "span", "wbr"})


@dataclass
class Table:
    """A table: its caption and the words of its cells, row by row, the header row first."""

    caption: str = ""
    rows: list[list[str]] = field(default_factory=list)

    @property
    def header(self) -> list[str]:
        return self.rows[0]

    @property
    def body(self) -> list[list[str]]:
        return self.rows[1:]


@dataclass(frozen=True)
class Link:
    """A link: its words, the page it opens and the parameters it gives."""

    words: str
    page: str
    parameters: dict[str, str]


class Rendered(HTMLParser):
    """The HTML of a page, read once."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.links: list[Link] = []
        self.words = ""
        self.open: list[str] = []
        self.hidden_from = 0
        self.pieces: dict[str, str] = {}
        self.address = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.handle_data(" ")
        if tag in VOID:
            return
        self.open.append(tag)
        if self.hidden_from or "hidden" in dict(attrs):
            # Nobody sees it, nor anything within it.
            self.hidden_from = self.hidden_from or len(self.open)
            return
        if tag == "table":
            self.tables.append(Table())
        if tag == "tr":
            self.tables[-1].rows.append([])
        if tag in {"td", "th", "caption", "a"}:
            self.pieces[tag] = ""
        if tag == "a":
            self.address = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open.pop() == tag, f"</{tag}> closes something else"
        if self.hidden_from:
            self.hidden_from = 0 if len(self.open) < self.hidden_from else self.hidden_from
            return
        if tag not in INLINE:
            self.handle_data(" ")
        said = plain(self.pieces.pop(tag, ""))
        if tag in {"td", "th"}:
            self.tables[-1].rows[-1].append(said)
        if tag == "caption":
            self.tables[-1].caption = said
        if tag == "a":
            parts = urlsplit(self.address)
            self.links.append(Link(said, parts.path, dict(parse_qsl(parts.query))))

    def handle_data(self, data: str) -> None:
        if "style" in self.open or self.hidden_from:
            return
        self.words += data
        for tag in self.pieces:
            self.pieces[tag] += data

    def table(self, start: str) -> Table:
        """The table whose caption starts so."""
        return next(table for table in self.tables if table.caption.startswith(start))

    @property
    def text(self) -> str:
        return plain(self.words)


def plain(words: str) -> str:
    return " ".join(words.split())
