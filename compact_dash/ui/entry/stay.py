"""Staying signed in: by way of the provider, in a tab of its own, so that the page at hand stays as it is."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit.user_info import generate_login_redirect_url

from compact_dash.ui.base_path import base_path
from compact_dash.ui.entry import sign_in
from compact_dash.ui.entry.arrival import cookie_claims
from compact_dash.ui.entry.providers import DEFAULT, providers
from compact_dash.ui.html import render
from compact_dash.ui.middleware.way_back import AGAIN, STAYED, STAYED_SCRIPT, STAYS
from compact_dash.ui.navigation import FIRST


async def lead_to_provider(request: Request) -> Response:
    """To the provider of the sign-in that the browser holds."""
    if not sign_in.is_on():
        return RedirectResponse(f"{base_path()}/")
    held = str(cookie_claims(request).get("provider") or DEFAULT)
    names = [provider.name for provider in providers()]
    # Made only now: what Streamlit signs here counts for two minutes.
    address = generate_login_redirect_url(held if held in names else names[0])
    return RedirectResponse(f"{address}&{AGAIN}=1")


async def say_stayed(request: Request) -> Response:
    """Back from there: a page that closes its tab, or says that it may be closed."""
    return HTMLResponse(
        render("people/stayed", first=FIRST, script=STAYED_SCRIPT), headers={"Cache-Control": "no-store"}
    )


ROUTES = (Route(STAYS, lead_to_provider), Route(STAYED, say_stayed))
