"""Film strips: what a reader on the slow line sees, every 50 milliseconds, on one sheet."""

import base64
import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

from tools.bench.beside.apps.shown import read_progress
from tools.bench.beside.column import COLUMNS, PRODUCT
from tools.bench.beside.line import SLOW
from tools.bench.beside.race import Grounds, pressed
from tools.bench.beside.visits import RATINGS, heading, opened, settle, watched
from tools.bench.play.browser import with_browser
from tools.bench.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

# In milliseconds: between two pictures, and what is still shown after the page answers.
STEP, AFTER = 50, 700
# In pixels: one picture on the sheet, and the line under it that tells its time.
WIDTH, HEIGHT, FOOT = 640, 400, 18
ACROSS = 4
BEGAN = "[Number(sessionStorage.getItem('bench-began')) || performance.timeOrigin, Date.now()]"


@dataclass
class Film:
    """The pictures that the browser sent since the film began, each with its moment in seconds."""

    session: "CDPSession"
    pictures: list[tuple[float, bytes]] = field(default_factory=list)

    def start(self) -> None:
        self.session.on("Page.screencastFrame", self.keep)
        self.session.send("Page.startScreencast", {"format": "jpeg", "quality": 80, "everyNthFrame": 1})

    def keep(self, frame: dict[str, Any]) -> None:
        self.pictures.append((frame["metadata"]["timestamp"], base64.b64decode(frame["data"])))
        self.session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    def stop(self) -> None:
        self.session.send("Page.stopScreencast")

    def strip(self, began: float, ended: float) -> "list[Shot]":
        """What stood on the screen at each step between two moments, in seconds since 1970; each picture once."""
        shots: list[Shot] = []
        for step in range(0, int((ended - began) * 1000) + 1, STEP):
            data = next((data for at, data in reversed(self.pictures) if at <= began + step / 1000), None)
            if shots and data == shots[-1].data:
                shots[-1] = replace(shots[-1], last=step)
            elif data:
                shots.append(Shot(step, step, data))
        return shots


@dataclass(frozen=True)
class Shot:
    """One picture, and the first and the last step at which it stood on the screen, in milliseconds."""

    first: int
    last: int
    data: bytes

    @property
    def words(self) -> str:
        first, last = (f"{step / 1000:.2f}" for step in (self.first, self.last))
        return f"{first} s" if first == last else f"{first} to {last} s"


def record(grounds: Grounds, folder: Path) -> list[Path]:
    """Write a sheet each of a cold Progress, a press on a department and a change of filter; return their files.

    Raises:
        NoBrowser: there is no browser to film with.
        BenchFailed: the server did not start.
    """
    folder.mkdir(parents=True, exist_ok=True)
    department = pressed(read_progress(str(grounds.rows)))[0]
    written: list[Path] = []

    def film(browser: "Browser") -> None:
        column = next(each for each in COLUMNS if each.name == PRODUCT)
        # Somebody else's visit before, as on any day but the server's first minute.
        before = watched(opened(browser), column, SLOW)
        before.goto(address)
        settle(before)
        before.close()
        page = watched(opened(browser), column, SLOW)
        camera = page.context.new_cdp_session(page)

        def take(name: str, act: Callable[[], object], until: Callable[[], object]) -> None:
            reel = Film(camera)
            reel.start()
            # A picture of what was there before, so that the strip begins with it.
            page.wait_for_timeout(AFTER)
            page.evaluate("window.bench?.aim({ selector: 'nothing' })")
            act()
            until()
            page.wait_for_timeout(AFTER)
            # The press, wherever it was made; a page that was opened by its address began with its document.
            began, ended = page.evaluate(BEGAN)
            reel.stop()
            camera.remove_listener("Page.screencastFrame", reel.keep)
            written.append(sheet(reel.strip(began / 1000, ended / 1000), folder / f"{name}.png"))

        take("progress-cold", lambda: page.goto(address, wait_until="commit"), lambda: settle(page))
        take("filter", lambda: column.choose_rating(page, RATINGS[0]), lambda: page.wait_for_timeout(AFTER))
        page.goto(address)
        settle(page)
        link = page.locator("#root table.board").get_by_text(department["short_name"], exact=True)
        take("department", link.click, lambda: arrived(page, department["name"]))

    with Server(PRODUCT, grounds.root, grounds.database) as server:
        address = server.address
        with_browser(film)
    return written


def arrived(page: "Page", name: str) -> None:
    """Wait until a department's page is there and answers."""
    page.wait_for_function("goal => window.bench && bench.find(goal) !== ''", arg=heading(name))
    page.wait_for_function("() => !document.getElementById('first-sight')")


def sheet(strip: list[Shot], written: Path) -> Path:
    """Write the pictures of a strip in rows, the time under each."""
    rows = -(-len(strip) // ACROSS)
    paper = Image.new("RGB", (ACROSS * WIDTH, max(rows, 1) * (HEIGHT + FOOT)), "white")
    pen = ImageDraw.Draw(paper)
    for number, shot in enumerate(strip):
        left, top = number % ACROSS * WIDTH, number // ACROSS * (HEIGHT + FOOT)
        with Image.open(io.BytesIO(shot.data)) as picture:
            paper.paste(picture.convert("RGB").resize((WIDTH - 4, HEIGHT)), (left, top))
        pen.text((left + 4, top + HEIGHT + 2), shot.words, fill="black")
    paper.save(written)
    return written
