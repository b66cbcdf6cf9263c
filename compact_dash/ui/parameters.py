"""What an address asks for: its parameters read, and refused in a sentence when they name nothing."""

from collections.abc import Collection
from datetime import date

import streamlit

from compact_dash.domain.errors import NotFound
from compact_dash.domain.wording import long_date


def parameter(name: str) -> str | None:
    """The parameter as the address gives it, or None."""
    return streamlit.query_params.get(name) or None


def day(name: str, latest: date) -> date | None:
    """A date in the address.

    Raises:
        NotFound: it is no date, or lies after `latest`.
    """
    given = parameter(name)
    if given is None:
        return None
    try:
        wanted = date.fromisoformat(given)
    except ValueError:
        raise NotFound(f"The address asks for {name}={given}, which is no date. Write it as 2014-05-21.") from None
    if wanted > latest:
        raise NotFound(
            f"The address asks for {long_date(wanted)}, which is still to come. Today is {long_date(latest)}."
        )
    return wanted


def choice(name: str, known: Collection[str], what: str) -> str | None:
    """One of the known values, however it is capitalised.

    Raises:
        NotFound: the address names another.
    """
    given = parameter(name)
    if given is None:
        return None
    for value in known:
        if value.lower() == given.lower():
            return value
    raise NotFound(f"There is no {what} “{given}”. It may be one of {', '.join(sorted(known))}.")


def whole_number(name: str, least: int, most: int) -> int | None:
    """A whole number in the address.

    Raises:
        NotFound: it is none, or lies outside least to most.
    """
    given = parameter(name)
    if given is None:
        return None
    if given.isdecimal() and least <= int(given) <= most:
        return int(given)
    raise NotFound(f"The address asks for {name}={given}. It may be a whole number from {least} to {most}.")
