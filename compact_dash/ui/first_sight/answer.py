"""The answer to a browser that opens a page: its first HTML, kept or made."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from starlette.requests import Request

from compact_dash.ui.entry import limits
from compact_dash.ui.entry.pace import Purses, place_of
from compact_dash.ui.entry.work import WORK, place_at_hand
from compact_dash.ui.first_sight.kept import KEPT, Sighting, sighting
from compact_dash.ui.first_sight.visitor import VisitorSession, is_running, person, visit
from compact_dash.ui.first_sight.whole import page_part

# Seconds within which it must be known who is here; else a page is made and not kept.
KNOWN_WITHIN = 1.0
# Threads of their own: those that wait for a database take none from the rest of the server.
asking = ThreadPoolExecutor(4, "first-sight")
pace = Purses(limits.FIRST_SIGHTS)


async def first_sight(request: Request, page: str) -> str | None:
    """What a page holds for whoever asks for it, as HTML; None where it cannot be had soon."""
    place = place_of(request.scope.get("client"))
    if not is_running() or not pace.may_take(place):
        return None
    # What the run takes of the processor is counted for whom it is made.
    place_at_hand.set(place)
    with visit(request) as visited:
        found = await what_it_depends_on(request, visited, page)
        kept = KEPT.find(found) if found else None
        part = kept or await run_of_page(visited, place, page, request.url.query)
        # Another post may have been chosen meanwhile, or something written: then the page is not of what was found.
        if found and part and not kept and await what_it_depends_on(request, visited, page) == found:
            KEPT.keep(found, part)
        return part


async def what_it_depends_on(request: Request, visited: VisitorSession, page: str) -> Sighting | None:
    """What a kept page may be known by; None where that cannot be known in time."""
    loop = asyncio.get_running_loop()
    asked = loop.run_in_executor(asking, sighting, visited, person(request), page, request.url.query)
    done, _ = await asyncio.wait([asked], timeout=KNOWN_WITHIN)
    return asked.result() if done else None


async def run_of_page(visited: VisitorSession, place: str, page: str, query: str) -> str | None:
    await WORK.room(place)
    messages = await visited.messages(page, query)
    return None if messages is None else page_part(page, messages)
