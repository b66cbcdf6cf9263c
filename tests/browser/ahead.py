"""A server whose clock can be put ahead, for what would otherwise be waited for: `python -m tests.browser.ahead FILE
run app.py ...` is `streamlit run app.py ...`, where the file says by how many seconds."""

import sys
from pathlib import Path

from authlib.oauth2.claims import JWTClaims
from streamlit.web import cli

from compact_dash.store import clock

true_seconds = clock.seconds_now
validate = JWTClaims.validate


def seconds_now() -> float:
    """The seconds of the true clock, and those of the file as they are at this moment."""
    return true_seconds() + int(AHEAD.read_text(encoding="utf-8"))


def validate_now(claims: JWTClaims, now: int | None = None, leeway: int = 0) -> None:
    """Check a token's times by the clock that is ahead."""
    validate(claims, now or int(seconds_now()), leeway)


if __name__ == "__main__":
    program, file, *arguments = sys.argv
    AHEAD = Path(file)
    # Before the app is imported, whose modules take the clock by its name.
    clock.seconds_now = seconds_now
    # The tokens of a provider whose clock is ahead as well (tests/browser/provider_process.py) are of now to it.
    JWTClaims.validate = validate_now  # type: ignore[method-assign]
    sys.argv = [program, *arguments]
    cli.main()
