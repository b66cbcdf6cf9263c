"""Probes: what a monitor or a balancer asks the app, each answered within a second whatever hangs.

`/healthz` says whether the board can be read now, `/readyz` whether it has been read since the app was started.
"""

import logging
import time
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from compact_dash.domain.errors import CompactError
from compact_dash.domain.house import speaking_for
from compact_dash.ui import readings, session
from compact_dash.ui.entry import desk
from compact_dash.ui.health import Health, health, unavailable
from compact_dash.ui.house import house_now
from compact_dash.ui.operation.deadline import Probe
from compact_dash.ui.operation.faults import without_place


@dataclass(frozen=True)
class BoardRead:
    """Whether the board was read, and why not."""

    is_ready: bool
    reason: str = ""


def read_board() -> BoardRead:
    """Open the store and read today's board."""
    try:
        # In the words of its house, as pages will ask for it. Before a first visitor there is nobody to read for; who
        # prepares the Forum is the likeliest.
        with speaking_for(house_now()):
            readings.readiness_at(session.sight_of(desk.first().reader), session.today())
    except CompactError as refusal:
        return BoardRead(False, str(refusal))
    return BoardRead(True)


LOG = logging.getLogger("compact_dash")
# The status and the reason that the log had last.
told = (200, "")
HEALTH = Probe(health)
BOARD = Probe(read_board)


def no_answer() -> Health:
    """What is said where nothing is heard from the database in time."""
    last = HEALTH.last_at
    since = f" It last did {time.monotonic() - last:.0f} seconds ago." if last is not None else ""
    return unavailable(f"The database has not answered within a second.{since}")


async def healthz(request: Request) -> JSONResponse:
    """Whether the board can be read: 200 with what stands behind it, or 503 with the reason."""
    return as_response(tell_change(await HEALTH.answer() or no_answer()))


def tell_change(answer: Health) -> Health:
    """Log that the health has changed, with the reason in full; whoever asks is told no place on this computer."""
    global told
    reason = str(answer.body.get("reason", ""))
    # The seconds in it grow with each answer.
    if (sign := (answer.status, reason.partition(" It last did")[0])) != told:
        told = sign
        LOG.log(logging.INFO if answer.status == 200 else logging.WARNING, "health", extra={"reason": reason or "ok"})
    return replace(answer, body=answer.body | {"reason": without_place(reason)}) if reason else answer


async def readyz(request: Request) -> JSONResponse:
    """Whether people may be sent here: 200 once the board has been read, 503 before."""
    known = BOARD.last
    if known is None or not known.is_ready:
        known = await BOARD.answer() or BoardRead(False, "The board has not been read yet.")
    return as_response(Health(200, {"status": "ready"}) if known.is_ready else unavailable(without_place(known.reason)))


def as_response(answer: Health) -> JSONResponse:
    return JSONResponse(answer.body, status_code=answer.status, headers={"Cache-Control": "no-store"})


PROBES = (Route("/healthz", healthz), Route("/readyz", readyz))
