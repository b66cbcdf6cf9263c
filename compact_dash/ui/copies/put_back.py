"""The part of History that puts a change back."""

import streamlit

from compact_dash.commands.put_back import put_back
from compact_dash.domain.errors import NotFound
from compact_dash.domain.limits import LONGEST_REASON
from compact_dash.domain.permissions import Act
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done, attempt, notice, refusal_of


def put_back_form() -> None:
    """A form for whoever may put back what was changed by mistake: the number of the change, and the reason."""
    if not acting.can(Act.PUT_BACK):
        return
    notice("put_back")
    # Open only after a refusal: most who read History change nothing.
    with streamlit.expander("Put back what was changed by mistake"), streamlit.form("put_back", border=False):
        streamlit.caption("The thing becomes what it was before the change, as a new change with your reason.")
        streamlit.text_input("Number of the change", key="put_back_no", width=220)
        streamlit.text_area("Reason", key="put_back_reason", max_chars=LONGEST_REASON)
        streamlit.form_submit_button("Put back", on_click=attempt("put_back", press, place="put_back"))
    refusal_of("put_back")


def press() -> Done:
    """Put the change back whose number was typed."""
    typed = str(streamlit.session_state["put_back_no"]).strip().replace(",", "")
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 16):
        raise NotFound("Type the number of the change, as it stands at the beginning of its row.")
    what = put_back(
        session.whole_store(), acting.occasion(), int(typed), str(streamlit.session_state["put_back_reason"])
    )
    return Done(f"{what}: put back to what it was before change {int(typed)}.")
