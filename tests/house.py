"""People who act, and a demonstration to act in: its Forum of 26 November 2014 is planned and not yet commissioned."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import pytest

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.returns.commission_returns import Request, commission_returns
from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.reports.forums import forums
from compact_dash.reports.returns.forms import open_return
from compact_dash.store import Store
from tests.conftest import copied_store

TODAY = date(2014, 9, 17)
AT = datetime(2014, 9, 17, 9, 30)
NOVEMBER = date(2014, 11, 26)
REQUEST = Request(date(2014, 11, 12), "A rating, what was done and the next milestone.", "Shared with Compact Voice.")


def acting(role: Role, organisation: str, person: str | None = None) -> Occasion:
    """Somebody with one role, on the demonstration's day."""
    return Occasion(Actor(person or f"{organisation} {role.value}", (Membership(role, organisation),)), AT, TODAY)


@dataclass
class House:
    """A store and the people who act in it."""

    store: Store
    ocs: Occasion = field(default_factory=lambda: acting(Role.OCS, "OCS"))
    lead: Occasion = field(default_factory=lambda: acting(Role.LEAD, "DFT"))
    sro: Occasion = field(default_factory=lambda: acting(Role.CLEARER, "DFT"))
    stranger: Occasion = field(default_factory=lambda: acting(Role.LEAD, "HMT"))

    def form(self, who: Occasion | None = None, organisation: str = "DFT") -> ReturnForm:
        """The return for November as somebody sees it."""
        reader = (who or self.lead).actor.reader
        return open_return(self.store.seen_by(reader), organisation, NOVEMBER, TODAY)

    def fill(self, **changed: Answer) -> ReturnForm:
        """Answer every open line of DfT's return; some of them as given, by reference with _ for -."""
        given = {ref.replace("_", "-"): answer for ref, answer in changed.items()}
        answers = {
            line.asked.ref: given.get(line.asked.ref, plain(line.asked.milestone_id)) for line in self.form().open_lines
        }
        save_answers(self.store, self.lead, self.form(), answers)
        return self.form()


def plain(milestone_id: str | None) -> Answer:
    """An answer that can be filed, with a first milestone where none is open."""
    if milestone_id is not None:
        return Answer(rating="green", words="Work goes on as planned.", evidence="Note of the meeting")
    return Answer(
        rating="green", words="A step is agreed.", evidence="Plan", next_milestone="First step",
        next_due_on=date(2015, 3, 2),
    )  # fmt: skip


def prepared(address: str | Path, folders: pytest.TempPathFactory, prepare: Callable[[House], object]) -> Path:
    """The file of a house in which something was done already, for tests that each open a copy of it."""
    folder = folders.mktemp("prepared")
    with copied_store(address, folder) as store:
        prepare(House(store))
        store.engine.checkpoint()
    return folder / "store.duckdb"


def ask_for_november(house: House) -> None:
    november = next(row for row in forums(house.store) if row.held_on == NOVEMBER)
    commission_returns(house.store, house.ocs, november.forum_id, REQUEST)


@pytest.fixture(scope="session")
def commissioned(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file in which the returns for November are asked for, made once; `house` opens copies of it."""
    return prepared(demo_address, tmp_path_factory, ask_for_november)


@pytest.fixture
def house(commissioned: Path, tmp_path: Path) -> Iterator[House]:
    """The demonstration, with the returns for November asked for."""
    with copied_store(commissioned, tmp_path) as store:
        yield House(store)
