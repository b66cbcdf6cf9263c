"""What a press is answered with: said in a run that reached its end, once, and lost by none that was broken off."""

from types import SimpleNamespace

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from compact_dash.ui.components import attempt

pytestmark = pytest.mark.slow


# AppTest runs the text of this function alone, hence its imports.
def page() -> None:
    """A press, and a page that what was pressed last draws anew halfway."""
    import streamlit

    from compact_dash.domain.errors import NotNow
    from compact_dash.ui.components import attempt

    def refuse() -> None:
        raise NotNow("It is too late.")

    attempt.begin_to_say()
    attempt.notice()
    attempt.refusal_of("refused")
    streamlit.button("Keep", on_click=attempt.attempt("keep", lambda: None, "It is kept."))
    streamlit.button("Refuse", on_click=attempt.attempt("refused", refuse))
    streamlit.button("Leave", on_click=attempt.attempt("gone", refuse))
    if streamlit.session_state.pop("breaks off", False):
        streamlit.rerun()
    attempt.leftover_refusals()
    attempt.let_go()


def said(app: AppTest, words: str) -> int:
    return sum(words in part.proto.body for part in app.get("html"))


def press(label: str, *, breaks_off: bool) -> AppTest:
    app = AppTest.from_function(page).run()
    app.session_state["breaks off"] = breaks_off
    return next(button for button in app.button if button.label == label).click().run()


def test_what_was_done_is_said_once() -> None:
    app = press("Keep", breaks_off=False)
    assert said(app, "It is kept.") == 1
    assert said(app.run(), "It is kept.") == 0


def test_what_was_done_is_said_by_the_run_after_one_that_was_broken_off() -> None:
    app = press("Keep", breaks_off=True)
    assert said(app, "It is kept.") == 1
    assert said(app.run(), "It is kept.") == 0


def test_a_refusal_is_said_by_the_run_after_one_that_was_broken_off() -> None:
    app = press("Refuse", breaks_off=True)
    assert said(app, "It is too late.") == 1
    assert said(app.run(), "It is too late.") == 0


def test_a_refusal_of_a_part_that_is_gone_is_said_once() -> None:
    app = press("Leave", breaks_off=True)
    assert said(app, "It is too late.") == 1
    assert said(app.run(), "It is too late.") == 0


def test_a_part_that_runs_by_itself_says_what_its_press_did_whatever_the_page_said_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tab: dict[str, object] = {attempt.SAID: {attempt.KEY}, attempt.KEY: "kept again"}
    monkeypatch.setattr(streamlit, "session_state", tab)
    monkeypatch.setattr(attempt, "get_script_run_ctx", lambda: SimpleNamespace(fragment_ids_this_run=["part"]))
    assert attempt.take(attempt.KEY) == "kept again"
    assert attempt.KEY not in tab
