"""Plain text: what people type or paste, without what nobody meant.

The one gate for words, whichever way they come in: a form, a table, a workbook, a CSV file or the command line.
"""

import re
import unicodedata

# A spreadsheet runs a cell that starts with one of these as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# A word processor or a spreadsheet may put one of these in a hyphen's place.
DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
# Hyphens at which no line breaks, Word's own among them, and the line breaks of slides and of old programs.
STOOD_FOR = {0x1E: "-", 0x2010: "-", 0x2011: "-"} | dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
# What is no mark of steering by its class and cannot be seen all the same: fillers, and the place of a lost picture.
UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc")
JOINER, FLAG = "\u200d", "\U0001f3f4"
TAGS = range(0xE0020, 0xE0080)

# Words and signs that fill a field and say nothing.
PLACEHOLDERS = frozenset(
    ("n/a", "na", "n.a", "n/k", "none", "no", "nil", "nothing", "tbc", "tba", "tbd", "t.b.c", "t.b.a", "not applicable")
)
# The same at more length: none at present, nothing to report, to be confirmed.
AT_LENGTH = re.compile(
    r"(?:none|nothing|nil)(?: to report| known| identified| needed| required| wanted)?"
    r"(?: so far| (?:as )?yet| currently| for now| this (?:time|month|quarter)"
    r"| at (?:all|present|the moment|this (?:time|stage)))?(?:,? (?:thanks|thank you))?"
    r"|(?:yet )?to be (?:confirmed|agreed|announced|advised|decided|determined)|not (?:yet )?(?:applicable|known)"
    r"|nil return|not required"
)


def tidy_text(text: str) -> str:
    """Text in one form: one kind of space and of line end, nothing that cannot be seen, no spaces at ends of lines."""
    if text.isascii() and text.isprintable():
        return text.strip()
    plain = re.sub(r"\r\n?", "\n", with_whole_characters(text)).translate(STOOD_FOR)
    plain = "".join(mark for place, mark in enumerate(plain) if is_seen(plain, place))
    spaced = "".join(" " if mark == "\t" or unicodedata.category(mark) == "Zs" else mark for mark in plain)
    return "\n".join(line.rstrip() for line in unicodedata.normalize("NFC", spaced).split("\n")).strip()


def tidy_answer(text: str) -> str | None:
    """The text of a field that may be left empty; None where nothing is said in it."""
    plain = tidy_text(text)
    return None if says_nothing(plain) else plain


def with_whole_characters(text: str) -> str:
    """Text without the halves of characters that some programs leave; two halves that belong together are one."""
    if not any("\ud800" <= mark <= "\udfff" for mark in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def is_seen(text: str, place: int) -> bool:
    """Whether the character at a place is there to be read, or makes one picture of those beside it."""
    mark = text[place]
    if mark in "\n\t":
        return True
    if mark == JOINER:
        return 0 < place < len(text) - 1 and is_picture(text[place - 1]) and is_picture(text[place + 1])
    if ord(mark) in TAGS:
        # A flag such as Scotland's is spelt out in these.
        return FLAG in text[:place]
    is_no_character = ord(mark) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(mark) <= 0xFDEF
    return not is_no_character and mark not in UNSEEN and unicodedata.category(mark) not in ("Cc", "Cf", "Cs")


def is_picture(mark: str) -> bool:
    return unicodedata.category(mark) in ("So", "Sk", "Mn")


def says_nothing(text: str) -> bool:
    """Whether a field is empty or holds what people put where they have nothing to say, such as N/A or TBC."""
    plain = re.sub(r"\s*[/\\\u2215]\s*", "/", key(text)).strip(" -").strip(" .,;:!?()[]\"'“”‘’*")
    return not plain.strip("-–—_/\\ ") or plain in PLACEHOLDERS or AT_LENGTH.fullmatch(plain) is not None


def key(text: str) -> str:
    """Text as it is compared: capitals, widths, runs of spaces and kinds of dash do not count."""
    plain = unicodedata.normalize("NFKC", tidy_text(text)).translate(DASHES)
    return " ".join(plain.casefold().split())
