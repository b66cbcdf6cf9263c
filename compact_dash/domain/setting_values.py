"""Values of settings: what was typed, read as what a setting may be, or refused with what was expected."""

import re
from collections.abc import Callable

from compact_dash.domain.forum.rhythm import rhythm_in
from compact_dash.domain.limits import LONGEST_NAME

Value = int | str


class UnfitValue(ValueError):
    """A value that its setting cannot take; the message is what was expected."""


def number(least: int, most: int) -> Callable[[str], int]:
    """The reader of a whole number between two, both included."""

    def read(text: str) -> int:
        # A tick of the thousands is how a page writes it.
        plain = text.strip().replace(",", "")
        # Nine digits fit the column; a longer number is none that anybody means.
        if not re.fullmatch(r"[0-9]{1,9}", plain) or not least <= int(plain) <= most:
            raise UnfitValue(f"a whole number from {least:,} to {most:,}")
        return int(plain)

    return read


def words(text: str) -> str:
    """Words that must be there, in one line."""
    plain = words_or_nothing(text)
    if not plain:
        raise UnfitValue("some words")
    return plain


def words_or_nothing(text: str) -> str:
    plain = " ".join(text.split())
    if len(plain) > LONGEST_NAME:
        raise UnfitValue(f"at most {LONGEST_NAME} characters, and there are {len(plain):,}")
    # The words stand in sentences and in HTML made from templates; braces would be read as a place for another word.
    if re.search(r"[{}<>]", plain):
        raise UnfitValue("words without { } < >")
    return plain


def web_address(text: str) -> str:
    plain = text.strip().rstrip("/")
    if plain and not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?", plain):
        raise UnfitValue("an address such as https://compact.example.gov.uk, or nothing")
    return plain


def mail_address(text: str) -> str:
    plain = text.strip()
    if plain and not re.fullmatch(r"[^@\s<>{}]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", plain):
        raise UnfitValue("an e-mail address such as compact@example.gov.uk, or nothing")
    return plain


def mail_server(text: str) -> str:
    plain = text.strip()
    if plain and not re.fullmatch(r"[A-Za-z0-9.-]+(:[0-9]{1,5})?", plain):
        raise UnfitValue("a server with its port, such as mail.example.gov.uk:587, or nothing")
    return plain


def time_of_day(text: str) -> str:
    plain = text.strip().replace(".", ":")
    if not re.fullmatch(r"([01]?[0-9]|2[0-3]):[0-5][0-9]", plain):
        raise UnfitValue("a time such as 14:00")
    return plain.zfill(5)


def one_of(choices: tuple[str, ...], example: str) -> Callable[[str], str]:
    """The reader of one of some words, however they are capitalised."""
    known = {choice.casefold(): choice for choice in choices}

    def read(text: str) -> str:
        found = known.get(text.strip().casefold())
        if found is None:
            raise UnfitValue(example)
        return found

    return read


def forum_days(text: str) -> str:
    plain = words(text)
    if not rhythm_in(plain):
        raise UnfitValue("months with early, mid or late before them, such as “early March, mid June and late October”")
    return plain


def code(text: str) -> str:
    """A code of a country or of a region; whether there is such a one is for the calendar of holidays to say."""
    plain = text.strip().upper()
    if not re.fullmatch(r"[A-Z0-9]{0,6}", plain):
        raise UnfitValue("a code of capital letters, such as GB or WLS")
    return plain
