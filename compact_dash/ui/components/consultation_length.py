"""How long a consultation runs, said below the fields of its two days while they are typed."""

import streamlit

from compact_dash.domain.house import house
from compact_dash.domain.register.consultation_length import length_sentence
from compact_dash.ui.components.day_field import readable_day


def consultation_length(opened_key: str, closed_key: str) -> None:
    """What the days in two fields come to, by the keys of the fields; they must stand in no form, which tells late."""
    opened_on, closed_on = (
        readable_day(str(streamlit.session_state.get(key) or "")) for key in (opened_key, closed_key)
    )
    # Something always stands here, so that nothing below moves when the first day is typed.
    if opened_on is None:
        streamlit.caption(f"It should run {house().consultation_days} days where it can. Type the days to see.")
    else:
        streamlit.caption(length_sentence(opened_on, closed_on))
