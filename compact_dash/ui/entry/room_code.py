"""Entry by room code: one Forum's wall, for a projector, without anybody's sign-in.

The code stands in the address, so that a wall comes back after F5 and after a restart of the server. It is asked
again at every run, so that a wall ends within seconds of its code.
"""

import streamlit

from compact_dash.domain.actor import Actor
from compact_dash.domain.forum.room_code import RoomCode, as_shown, code_opened_by, read_letters
from compact_dash.domain.house import house
from compact_dash.domain.people.standing import Standing
from compact_dash.reports.forum.room_codes import room_codes
from compact_dash.store.clock import seconds_now
from compact_dash.ui.clock import now
from compact_dash.ui.entry.guesses import Guesses
from compact_dash.ui.entry.pace import place_of
from compact_dash.ui.entry.sign_in_log import tell
from compact_dash.ui.opened_store import last_change
from compact_dash.ui.sight import Head, Sight, kept, whole_sight

PARAMETER = "room"
PERSON = "Room code"
# In the session: what was typed, with the hash of the code that it is, or with what was said to it.
LET_IN, REFUSED = "room:let_in", "room:refused"
ENDED = "The room code has ended: the chair has ended it, a day has passed, or the {forum} is closed."
WRONG = "No wall opens with that room code. Codes are nine letters; ask the chair for the one in use."
guesses = Guesses()
# The letters of the codes given by this server, by Forum, for whoever runs it. In memory alone; a restart forgets them.
letters_given: dict[str, str] = {}


@kept(most=4)
def codes_at(sight: Sight) -> tuple[RoomCode, ...]:
    return room_codes(sight.store)


def codes() -> tuple[RoomCode, ...]:
    """The newest word on the code of every Forum that is not over."""
    return codes_at(whole_sight(Head(last_change())))


def standing() -> Standing | None:
    """The standing that the code in the address gives; None where there is no code in it."""
    typed = streamlit.query_params.get(PARAMETER)
    return standing_by(typed) if typed else None


def standing_by(typed: str) -> Standing:
    """The standing that a code gives, however it is typed; a wrong one is counted, once in a session."""
    state = streamlit.session_state
    known: tuple[str, str] | None = state.get(LET_IN)
    if known and known[0] == typed:
        code = next((code for code in codes() if code.code_hash == known[1] and code.is_good(now())), None)
        if code is not None:
            return let_in(code)
        del state[LET_IN]
        return refuse(typed, ENDED.format(forum=house().forum))
    refused: tuple[str, str] | None = state.get(REFUSED)
    return Standing(None, refused[1]) if refused and refused[0] == typed else standing_by_guess(typed)


def standing_by_guess(typed: str) -> Standing:
    """The standing that letters give which this tab has not tried before."""
    letters, by, seconds = read_letters(typed), address(), seconds_now()
    wait = guesses.wait(by, seconds)
    if wait:
        minutes = -(-wait // 60)
        words = "a minute" if minutes == 1 else f"{minutes} minutes"
        return Standing(None, f"Too many wrong room codes were tried. Try again in {words}, or sign in.")
    code = code_opened_by(letters, codes(), now()) if letters else None
    if code is None:
        guesses.note(by, seconds)
        tell("room code refused")
        return refuse(typed, WRONG)
    streamlit.session_state[LET_IN] = (typed, code.code_hash)
    tell("room code taken", forum=code.forum_id)
    return let_in(code)


def address() -> str:
    """Whom a guess is counted for: one home may have more addresses than there are guesses for everybody together."""
    # Streamlit gives none for a visitor on the same computer.
    return place_of((streamlit.context.ip_address or "here", 0))


def refuse(typed: str, words: str) -> Standing:
    """Keep that a code opens nothing: a page asks at every look, and it is one guess."""
    streamlit.session_state[REFUSED] = (typed, words)
    return Standing(None, words)


def let_in(code: RoomCode) -> Standing:
    return Standing(Actor(PERSON, follows=code.forum_id))


def code_shown(forum_id: str) -> str | None:
    """The code of a Forum, for whoever runs it; None where there is none, or where a restart has forgotten it."""
    code, letters = code_of(forum_id), letters_given.get(forum_id)
    return as_shown(letters) if code and letters and code.opens_with(letters) else None


def code_of(forum_id: str) -> RoomCode | None:
    """The code by which a Forum's wall can be followed now."""
    return next((code for code in codes() if code.forum_id == forum_id and code.is_good(now())), None)
