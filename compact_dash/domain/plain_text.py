"""Plain text: what people type or paste, without what nobody meant."""

import re
import unicodedata

# Soft hyphens, zero-width spaces and marks of direction, which come along with pasted text.
INVISIBLE = dict.fromkeys([0x00AD, *range(0x200B, 0x200D), 0x200E, 0x200F, 0x2060, 0xFEFF])
# Marks that turn the letters after them round.
TURNING = range(0x202A, 0x202F), range(0x2066, 0x206A)
# A spreadsheet runs a cell that starts with one of these as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# A word processor or a spreadsheet may put one of these in a hyphen's place.
DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")


def normal(text: str) -> str:
    """Text in one form: one kind of space and of line end, no invisible marks, no spaces at the ends of lines."""
    plain = unicodedata.normalize("NFC", re.sub(r"\r\n?|\u2028|\u2029", "\n", text.translate(INVISIBLE)))
    plain = "".join(" " if mark == "\t" or unicodedata.category(mark) == "Zs" else mark for mark in plain)
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip()


def is_control(mark: str) -> bool:
    """Whether a character is there to steer something rather than to be read."""
    if mark == "\n":
        return False
    # A surrogate by itself (Cs) cannot be written as UTF-8.
    return unicodedata.category(mark) in ("Cc", "Cs") or any(ord(mark) in each for each in TURNING)


def tidy_text(text: str) -> str:
    """Text as somebody typed or pasted it into a field; a slide's line break becomes a line break."""
    # Normal a second time: a mark taken out may leave a space at the end of its line.
    return normal("".join(mark for mark in re.sub("[\x0b\x0c]", "\n", normal(text)) if not is_control(mark)))


def key(text: str) -> str:
    """Text as it is compared: capitals, widths, runs of spaces and kinds of dash do not count."""
    plain = unicodedata.normalize("NFKC", text.translate(INVISIBLE)).translate(DASHES)
    return " ".join(plain.casefold().split())
