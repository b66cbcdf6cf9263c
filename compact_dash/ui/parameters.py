"""The parameters of an address: read as values, and refused in a sentence when they name nothing."""

from collections.abc import Collection
from contextvars import ContextVar
from datetime import date
from typing import Any

import streamlit
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.state.query_params import QueryParams

from compact_dash.domain.errors import NotFound
from compact_dash.domain.house import house
from compact_dash.domain.moment import iso_day
from compact_dash.domain.wording import long_date

# Letters of a parameter that a refusal quotes: enough to know it again, however long the address is.
LONGEST_SHOWN = 60
# How far into a list an address may lead: beyond any that there is.
MOST_SKIPPED = 10_000_000


# Whether the run at hand is of an address that somebody went to, by Back, Forward or a link.
gone_to: ContextVar[bool] = ContextVar("gone_to", default=False)


def keep_addresses_whole() -> None:
    """Have Back, Forward and a link lead to the whole of their address; called once, before the first visitor.

    On a change of page Streamlit drops every parameter that a control of the page before was bound to, such as the day
    that each page has a control for: the day of a link, or of the page one comes back to, would be lost.
    """
    run, populate = ScriptRunner._run_script, QueryParams.populate_from_query_string

    def run_noting(runner: Any, asked: Any) -> None:
        gone_to.set(bool(asked.is_history_navigation))
        run(runner, asked)

    def populate_whole(parameters: Any, query: str, of_pages: set[str] | None = None) -> None:
        if of_pages is not None and gone_to.get():
            left = [each for each in parameters._bindings_by_param.values() if each.script_hash not in of_pages]
            for binding in left:
                parameters.unbind_widget(binding.widget_id)
            of_pages = None
        populate(parameters, query, of_pages)

    for owner, name, method in (
        (ScriptRunner, "_run_script", run_noting),
        (QueryParams, "populate_from_query_string", populate_whole),
    ):
        setattr(owner, name, method)


def shorten(given: str) -> str:
    """A parameter as a refusal may quote it: short."""
    return given if len(given) <= LONGEST_SHOWN else f"{given[:LONGEST_SHOWN]}…"


def parameter(name: str) -> str | None:
    """The parameter as the address gives it, or None."""
    return streamlit.query_params.get(name) or None


def day(name: str, latest: date) -> date | None:
    """A date in the address, written as 2014-05-21.

    Raises:
        NotFound: it is no date, or lies before the first plan or after `latest`.
    """
    given = parameter(name)
    if given is None:
        return None
    wanted = iso_day(given)
    if wanted is None:
        raise NotFound(
            f"The address asks for {name}={shorten(given)}, which is no date. Write it as {house().year}-05-21."
        )
    if not house().first_day <= wanted <= latest:
        span = f"a day from {long_date(house().first_day)} to {long_date(latest)}"
        raise NotFound(f"The address asks for {name}={shorten(given)}, {long_date(wanted)}. It may be {span}.")
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
    raise NotFound(f"There is no {what} “{shorten(given)}”. It may be one of {', '.join(sorted(known))}.")


def bound_choice(name: str, known: Collection[str], what: str) -> None:
    """Check a choice that a control bound to the address reads, and put its spelling right before that happens.

    The control itself would drop another spelling without a word and show everything.

    Raises:
        NotFound: the address names none of the known values.
    """
    found = choice(name, known, what)
    if found is not None and found != parameter(name):
        streamlit.query_params[name] = found
        streamlit.rerun()


def whole_number(name: str, least: int, most: int) -> int | None:
    """A whole number in the address.

    Raises:
        NotFound: it is none, or lies outside least to most.
    """
    given = parameter(name)
    if given is None:
        return None
    # The length is checked before it is read: Python raises on a number of thousands of digits.
    if given.isascii() and given.isdecimal() and len(given) <= len(str(most)) and least <= int(given) <= most:
        return int(given)
    raise NotFound(f"The address asks for {name}={shorten(given)}. It may be a whole number from {least} to {most}.")


def rows_skipped() -> int:
    """How many rows of a list stand on the pages before the one at hand.

    Raises:
        NotFound: the address gives no whole number.
    """
    return whole_number("skipped", 0, MOST_SKIPPED) or 0
