"""The XML of a workbook: read whatever program wrote it, its texts as they were typed."""

import codecs
import functools
import re
import sys
from typing import Any

from defusedxml.ElementTree import fromstring

from compact_dash.domain.plain_text import with_whole_characters

# A character that XML does not let stand, as a workbook spells it; the underscore of such a spelling that somebody
# typed is spelt so itself. What could stand as it is is left alone: some programs write typed words without the care.
ESCAPED = re.compile(
    r"_x(?:(005[Ff])_(?=x[0-9A-Fa-f]{4}_)|((?:00[01][0-9A-Fa-f]|007[Ff]|[Ff]{3}[EFef]|[Dd][89A-Fa-f][0-9A-Fa-f]{2}))_)"
)
# In UTF-8: a control, U+FFFE and U+FFFF, half a character.
NO_CHARACTER = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf][\x80-\xbf]")
# Characters by their numbers, as many as stand beside each other: some programs write one as its two halves.
BY_NUMBER = re.compile(rb"(?:&#(?:x[0-9a-f]{1,8}|[0-9]{1,9});)+", re.IGNORECASE)


def xml_of(part: bytes) -> Any:
    return fromstring(well_formed(part))


def well_formed(part: bytes) -> bytes:
    """XML without the characters that it may not hold, which some programs write all the same."""
    if part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return part
    return BY_NUMBER.sub(lambda found: allowed_numbers(found[0]), NO_CHARACTER.sub(b"", part))


def allowed_numbers(references: bytes) -> bytes:
    """Characters by their numbers, halves that belong together as one, without those that XML may not hold."""
    numbers = [int(each[1:], 16) if each[:1] in b"xX" else int(each) for each in re.findall(rb"\w+", references)]
    text = with_whole_characters("".join(chr(number) for number in numbers if number <= sys.maxunicode))
    return b"".join(b"&#%d;" % ord(mark) for mark in text if mark in "\t\n\r" or " " <= mark not in "\ufffe\uffff")


def local(element: Any) -> str:
    """An element's name without its namespace, which the strict form of the format has another of."""
    return name_in(element.tag)


@functools.lru_cache(maxsize=256)
def name_in(tag: str) -> str:
    return tag.rpartition("}")[2]


def text_of(element: Any) -> str:
    """The words of a string, its differently shaped runs put together, without how they are pronounced."""
    parts = []
    for child in element:
        if local(child) == "t":
            parts.append(child.text or "")
        elif local(child) == "r":
            parts.append(text_of(child))
    return "".join(parts)


def strings_of(part: bytes) -> list[str]:
    """The texts that the sheets of a workbook share."""
    return [without_escapes(text_of(each)) for each in xml_of(part) if local(each) == "si"]


def without_escapes(text: str) -> str:
    """A text as it was typed, its escapes turned into the characters that they stand for."""
    return ESCAPED.sub(lambda found: "_" if found[1] else chr(int(found[2], 16)), text)
