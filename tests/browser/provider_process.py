"""A sign-in provider as a process of its own: `python -m tests.browser.provider_process PORT SECONDS AHEAD [refresh]`.

Its tokens last so many seconds by a clock that is ahead by what the file AHEAD says. With `refresh` it gives refresh
tokens, and takes them as often as they come; a person whose address begins with “new.” it tells nothing of whether
the address is verified.
"""

import os
import sys
import time
from datetime import timedelta
from pathlib import Path

import oidc_provider_mock
import uvicorn
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from oidc_provider_mock import _app

true_time = time.time
claims_for_scope = _app._user_claims_for_scope
# Somebody whose provider tells of every group they are in: more than any cookie holds.
WELL_CONNECTED = "gil@example.org"
GROUPS = [f"{number:08x}-0000-4000-8000-{number:012x}" for number in range(400)]
UNSAID = "new."


def claims_with_verified(user, scope):  # type: ignore[no-untyped-def]
    """The claims, with the one that the provider of these tests gives of nearly everybody."""
    claims = claims_for_scope(user, scope)
    return claims if user.sub.startswith(UNSAID) else {"email_verified": True, **claims}


def main(port: str, seconds: str, ahead: str, *more: str) -> None:
    time.time = lambda: true_time() + int(Path(ahead).read_text(encoding="utf-8"))
    _app._user_claims_for_scope = claims_with_verified
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    known = {"email": WELL_CONNECTED, "groups": GROUPS}
    # The mock sets only how long the first token lasts.
    BearerTokenGenerator.DEFAULT_EXPIRES_IN = int(seconds)
    lasts = timedelta(seconds=int(seconds))
    app = oidc_provider_mock.app(
        issue_refresh_token="refresh" in more,
        access_token_max_age=lasts,
        user_claims=[_app.User(sub=WELL_CONNECTED, claims=known)],
    )
    uvicorn.run(app, interface="wsgi", port=int(port), log_level="warning")


if __name__ == "__main__":
    main(*sys.argv[1:])
