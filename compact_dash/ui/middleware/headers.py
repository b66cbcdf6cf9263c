"""Headers on every answer: the page may load from this server and from nowhere else; cookies keep to https."""

from base64 import b64encode
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from compact_dash.ui import anchor, navigation
from compact_dash.ui.board import filters
from compact_dash.ui.components import unsaved
from compact_dash.ui.first_sight import whole
from compact_dash.ui.middleware.way_back import STAYED_SCRIPT


def hash_source(script: str) -> str:
    """An inline script as the policy names it: by its hash, so that no other text is run."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


# The hash is of the one inline script in Streamlit 1.67.0's own page; a new version brings another.
STREAMLIT_SCRIPT = "'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='"
SCRIPTS = (navigation.SCRIPT, anchor.SCRIPT, anchor.STEPS, unsaved.SCRIPT, filters.SCRIPT, whole.SCRIPT, STAYED_SCRIPT)
# Beyond 'self' only what the pages need: the look is a style element, Streamlit speaks over a websocket, and its
# browser code makes pictures and workers from data: and blob: addresses.
POLICY = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self' {STREAMLIT_SCRIPT} {' '.join(map(hash_source, SCRIPTS))}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: data:",
        "worker-src 'self' blob:",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
# What a page of ours never asks a browser for.
UNASKED = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope", "hid",
    "idle-detection", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "publickey-credentials-get", "screen-wake-lock", "serial", "sync-xhr", "usb", "web-share", "xr-spatial-tracking",
)  # fmt: skip
# OWASP's list of secure headers. Not sent: Clear-Site-Data, which would take with a sign-out what others at the same
# browser have typed and not saved.
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-DNS-Prefetch-Control": "off",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNASKED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# For a year, where the browser came by https: from then on it comes by nothing else.
HTTPS_ONLY = "max-age=31536000"


class SafeHeaders:
    """Adds the headers to every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                # Streamlit's files are the same for everybody and keep what it says of them.
                headers.setdefault("Cache-Control", "no-store")
                if is_encrypted(Request(scope)):
                    headers["Strict-Transport-Security"] = HTTPS_ONLY
                    secure_cookies(headers)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def is_encrypted(request: Request) -> bool:
    """Whether the browser came by https, to this server or to a proxy that says so."""
    said = request.headers.get("x-forwarded-proto", request.url.scheme)
    return said.partition(",")[0].strip().lower() == "https"


def secure_cookies(headers: MutableHeaders) -> None:
    """Keep the browser from ever sending a cookie unencrypted; Streamlit sets that of the sign-in without this."""
    cookies = headers.getlist("set-cookie")
    del headers["set-cookie"]
    for cookie in cookies:
        headers.append("set-cookie", cookie if "; secure" in cookie.lower() else f"{cookie}; Secure")
