"""The house in whose words a page speaks: that of the database that is open."""

from streamlit.runtime.scriptrunner import get_script_run_ctx

from compact_dash.domain.errors import CompactError
from compact_dash.domain.house import WHITEHALL, House, speak_for, told_by
from compact_dash.domain.sharing import EVERYTHING
from compact_dash.reports.house import read_house
from compact_dash.store.address import database_address
from compact_dash.ui.opened_store import is_open, whole_store
from compact_dash.ui.sight import Sight, kept


@kept(most=8)
def house_at(sight: Sight) -> House:
    return read_house(sight.store)


def house_now() -> House:
    """The house of the database that is open; read again once its words may have changed."""
    # The engine is in the state, since a store that is opened anew counts from the beginning. By no house's words: this
    # is what those are read by.
    state = (whole_store().engine, whole_store().housed())
    return house_at(Sight(database_address(), state, EVERYTHING, WHITEHALL))


def house_of_the_run() -> House:
    """The house for a callback or a fragment, which run without the page that would have said.

    Outside the run of a page there is no database that is meant, and while one is opened or made something has to be
    said as well, such as why it cannot be: both are said in the words of Whitehall.
    """
    # Nothing is opened from here: a sentence said while this thread opens the database would wait for itself.
    if get_script_run_ctx(suppress_warning=True) is None or not is_open(database_address()):
        return WHITEHALL
    try:
        found = house_now()
    except CompactError:
        return WHITEHALL
    # Asked once in a thread, because each sentence would ask the database anew.
    speak_for(found)
    return found


told_by(house_of_the_run)
