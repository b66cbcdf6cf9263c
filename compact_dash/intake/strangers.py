"""Strangers: what people send in place of a workbook or a CSV file, by how it begins."""

import codecs

# The first characters, in small letters, after whatever is not seen.
STRANGERS: dict[str, str] = {
    "%pdf": "a PDF",
    "{\\rtf": "a Rich Text file",
    "<": "a web page or an XML file",
    "mime-version:": "a web page saved as one file",
    "\xff\xd8\xff": "a picture",
    "\x89png": "a picture",
    "gif8": "a picture",
}
LOOKED_AT = 2_000
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# No program puts these into text; a file of another kind has one soon.
NEVER_IN_TEXT = frozenset(range(1, 9)) | frozenset(range(14, 27))


def stranger(content: bytes) -> str | None:
    """What a file seems to be, in words; None where it begins like none that we know."""
    start = content[:LOOKED_AT]
    # Every byte is a letter of this code, so that the first bytes of a picture are found too.
    text = start.decode("utf-16", "replace") if start.startswith(UTF_16) else start.decode("latin-1")
    begun = text.removeprefix("\xef\xbb\xbf").lstrip("\ufeff \t\r\n\0").lower()
    return next((words for first, words in STRANGERS.items() if begun.startswith(first)), None)


def other_kind(content: bytes) -> str:
    """What to call a file that is neither a workbook nor any stranger that we know."""
    start = content[:LOOKED_AT]
    if not content:
        return "an empty file"
    is_text = start.startswith(UTF_16) or (not NEVER_IN_TEXT & set(start) and start.strip(b"\0"))
    return "plain text, such as a CSV file" if is_text else "a file of another kind"
