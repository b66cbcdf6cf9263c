"""Another house: a made-up Welsh plan, started and run by the real commands, with a copy kept of each of its stages."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from compact_dash.cli import acting, database, filled_workbook, init, people, plan, return_command, status
from compact_dash.cli.app import app
from compact_dash.commands.forum.agree_in_forum import agree_rating
from compact_dash.commands.forum.capture import NewAction, capture_action, capture_words
from compact_dash.commands.forum.keep_agenda import take_draft
from compact_dash.commands.forum.mark_attendance import AttendanceMark, mark_attendance
from compact_dash.commands.forum.plan_forum import ForumPlan, plan_forums
from compact_dash.commands.forum.run_forum import close_forum, open_forum
from compact_dash.commands.minutes.keep_minutes import save_minutes
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.returns.accept_return import Agreement, accept
from compact_dash.commands.returns.clear_return import clear, send_for_clearance
from compact_dash.commands.returns.commission_returns import Request, commission_returns
from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.domain.actor import Actor
from compact_dash.domain.house import speaking_for
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.sheet import LINES
from compact_dash.reports.board.board import read_board
from compact_dash.reports.forum.readiness import readiness
from compact_dash.reports.forum.room import read_room
from compact_dash.reports.forums import forums
from compact_dash.reports.house import read_house
from compact_dash.reports.minutes.kept_minutes import minutes_of
from compact_dash.reports.people.people import register
from compact_dash.reports.returns.forms import open_return
from compact_dash.store import Store, open_store
from compact_dash.ui import clock, opened_store

FILES = Path(__file__).parent / "data" / "welsh"
# Every module that asks what time it is.
CLOCKS = (acting, database, filled_workbook, init, people, plan, return_command, status, clock, opened_store)
KEEPER, CHAIR = "keeper@tsu.example", "chair@tsu.example"
JUNE, OCTOBER = date(2026, 6, 24), date(2026, 10, 14)
# The day of each stage at which the pages are read.
STAGES = {
    "begun": datetime(2026, 5, 5, 9, 0),
    "planned": datetime(2026, 5, 6, 9, 0),
    "asked": datetime(2026, 5, 28, 9, 0),
    "answered": datetime(2026, 6, 9, 9, 0),
    "in session": datetime(2026, 6, 24, 13, 10),
    "over": datetime(2026, 7, 1, 9, 0),
}


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be that time, in UTC, for commands and pages."""
    with pytest.MonkeyPatch.context() as patched:
        for module in CLOCKS:
            patched.setattr(module, "utc_now", lambda: moment)
        yield


def run(*words: str) -> str:
    """What a command says, which must succeed."""
    answer = CliRunner().invoke(app, list(words))
    assert answer.exit_code == 0, answer.stderr or answer.output
    return answer.stdout


@dataclass
class Wales:
    """The database at its address, as it is on its way through a year."""

    address: Path
    kept: Path

    def keep(self, stage: str) -> None:
        shutil.copy(self.address, self.kept / f"{stage.replace(' ', '_')}.duckdb")

    def of(self, stage: str) -> Path:
        return self.kept / f"{stage.replace(' ', '_')}.duckdb"

    @contextmanager
    def reading(self, stage: str) -> Iterator["Acting"]:
        """A stage as it was kept, to read from."""
        with self.opened(STAGES[stage], self.of(stage)) as now:
            yield now

    def copied(self, stage: str, folder: Path) -> Path:
        """A stage in a file of its own, for pages that hold it open."""
        return Path(shutil.copy(self.of(stage), folder))

    @contextmanager
    def opened(self, moment: datetime, address: Path | None = None) -> Iterator["Acting"]:
        store = open_store(str(address or self.address), moment)
        try:
            with speaking_for(read_house(store)):
                yield Acting(store, moment)
        finally:
            store.close()


@dataclass
class Acting:
    """A store, and people who act in it at a moment by what the list of people gives them."""

    store: Store
    moment: datetime

    def who(self, email: str) -> Occasion:
        return Occasion(Actor(email, register(self.store).memberships[email]), self.moment, self.moment.date())

    def forum(self, day: date) -> str:
        return next(row.forum_id for row in forums(self.store) if row.held_on == day)


def begin(wales: Wales) -> None:
    """Check the plan, start the database from it, take in the people and the words of the house."""
    with at(STAGES["begun"]):
        assert "can start a database" in run("plan", "check", str(FILES / "plan"))
        run("init", "--empty", "--plan", str(FILES / "plan"))
        run("people", "import", str(FILES / "people.csv"))
        run("settings", "import", str(FILES / "settings.csv"), "--by", KEEPER)
        wales.keep("begun")


def ask(wales: Wales) -> None:
    """Plan two Forums, then ask for the returns of the first."""
    with wales.opened(STAGES["planned"]) as now:
        plans = [ForumPlan(day, time(14), 90, "Cathays Park, Cardiff") for day in (JUNE, OCTOBER)]
        plan_forums(now.store, now.who(CHAIR), plans)
    wales.keep("planned")
    with wales.opened(STAGES["asked"]) as now:
        request = Request(date(2026, 6, 8), "How each line stands.", "Nothing else is shared.")
        commission_returns(now.store, now.who(KEEPER), now.forum(JUNE), request)
    wales.keep("asked")


def answer(wales: Wales, folder: Path) -> None:
    """File one return by Excel and one by the form, clear both, and accept one."""
    with at(datetime(2026, 6, 3, 9, 0)):
        out = folder / "health.xlsx"
        run("return", "template", "--department", "HSC", "--out", str(out))
        fill(out)
        run("return", "check", str(out))
        run("return", "file", str(out), "--by", "hsc@wales.example")
    with wales.opened(datetime(2026, 6, 4, 9, 0)) as now:
        lead = now.who("ewl@wales.example")
        form = open_return(now.store.seen_by(lead.actor.reader), "EWL", JUNE, lead.today)
        answers = {line.asked.ref: answered(line.asked.milestone_id) for line in form.open_lines}
        save_answers(now.store, lead, form, answers)
        send_for_clearance(now.store, lead, form.return_id)
        for code in ("hsc", "ewl"):
            officer = now.who(f"{code}.director@wales.example")
            form = open_return(now.store.seen_by(officer.actor.reader), code.upper(), JUNE, officer.today)
            clear(now.store, officer, form.return_id, "Deputy Director", submit=True)
    with wales.opened(STAGES["answered"]) as now:
        form = open_return(now.store, "HSC", JUNE, now.moment.date())
        accept(now.store, now.who(KEEPER), form.return_id, {"HSC-01": Agreement("amber", "The draft is late.")})
    wales.keep("answered")


def fill(path: Path) -> None:
    """Answer every line of a return's workbook."""
    book = load_workbook(path)
    sheet = book[LINES]
    header = next(row for row in sheet.iter_rows() if any(cell.value == "Rating" for cell in row))
    column = {str(cell.value): cell.column for cell in header}
    for row in sheet.iter_rows(min_row=header[0].row + 1):
        if row[0].value:
            # The one that has no milestone yet is given its first.
            for name, words in (ANSWERED | (FIRST_DATE if row[0].value == "HSC-02" else {})).items():
                sheet.cell(row[0].row, column[name], words)
    book.save(path)


ANSWERED: dict[str, object] = {
    "Rating": "Amber",
    "Update": "Two meetings were held.",
    "Path to green": "The draft goes out; the lead; by July.",
    "Evidence": "A note",
}
FIRST_DATE: dict[str, object] = {"Next milestone": "Terms agreed", "Milestone due": date(2026, 12, 4)}


def answered(milestone_id: str | None) -> Answer:
    if milestone_id is not None:
        return Answer(rating="green", words="Work goes on as planned.", evidence="Note of the meeting")
    return Answer(
        rating="green", words="A step is agreed.", evidence="Plan", next_milestone="First step",
        next_due_on=date(2026, 12, 9),
    )  # fmt: skip


def meet(wales: Wales) -> None:
    """Take the draft, open the Forum on its day, capture, close it, and save its minutes."""
    with wales.opened(datetime(2026, 6, 24, 12, 55)) as now:
        chair, forum_id = now.who(CHAIR), now.forum(JUNE)
        ready = readiness(now.store, read_board(now.store, chair.today))
        assert ready is not None
        take_draft(now.store, chair, forum_id, ready.drafted)
        open_forum(now.store, chair, forum_id)
        mark_attendance(now.store, chair, forum_id, [AttendanceMark("HSC", "Scheme lead", "present")])
        item = read_room(now.store, forum_id).items[0].item_id
        capture_words(now.store, chair, forum_id, item, "decision", "The draft is read by carers first.")
        action = NewAction("Send the draft to carers’ groups", "HSC", "Scheme lead", date(2026, 7, 31))
        capture_action(now.store, chair, forum_id, item, action)
        agree_rating(now.store, chair, forum_id, item, "HSC-01", "amber", "It waits for the draft.")
    wales.keep("in session")
    with wales.opened(datetime(2026, 6, 24, 14, 30)) as now:
        chair, forum_id = now.who(CHAIR), now.forum(JUNE)
        close_forum(now.store, chair, forum_id)
        row = next(each for each in forums(now.store) if each.forum_id == forum_id)
        save_minutes(now.store, chair, forum_id, minutes_of(now.store, row).paragraphs, 0)
    wales.keep("over")


@pytest.fixture(scope="session")
def wales(tmp_path_factory: pytest.TempPathFactory) -> Wales:
    """A year of the Welsh house, made once; each stage of it is a file of its own."""
    folder = tmp_path_factory.mktemp("wales")
    made = Wales(folder / "wales.duckdb", folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COMPACT_DB", str(made.address))
        begin(made)
        ask(made)
        answer(made, folder)
        meet(made)
    return made
