"""The base path: where on its host the product stands, such as /compact, as `server.baseUrlPath` says."""

from collections.abc import Iterable

from starlette.routing import Route
from streamlit import config


def base_path() -> str:
    """The part that every address begins with; empty where the product has its host to itself."""
    stripped = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{stripped}" if stripped else ""


def within(path: str) -> str | None:
    """An address as the product itself knows it, with a slash before it; None for one outside the base path."""
    base = base_path()
    if path == base or path.startswith(f"{base}/"):
        return path.removeprefix(base) or "/"
    return None


def cookie_path() -> str:
    """Where a browser sends our cookies: to no other site that may stand on the same host."""
    return base_path() or "/"


def with_and_without_base(routes: Iterable[Route]) -> list[Route]:
    """Routes at their own addresses and below any base path; Addresses lets no other base come so far."""
    return [each for route in routes for each in (route, Route(f"/{{base:path}}{route.path}", route.endpoint))]
