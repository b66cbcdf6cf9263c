"""Filled workbooks on the command line: the organisation and the Forum of one, and the form that it answers."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from compact_dash.domain.errors import NotFound
from compact_dash.domain.house import house
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.read_return import ReadReturn
from compact_dash.domain.sharing import Reader, Sharing
from compact_dash.domain.wording import as_list
from compact_dash.intake.returns.read_return import read_return, read_stamp
from compact_dash.reports.forums import forums
from compact_dash.reports.programme import programme
from compact_dash.reports.returns.forms import open_return
from compact_dash.store import Store
from compact_dash.store.clock import utc_now


@dataclass(frozen=True)
class FilledWorkbook:
    """A workbook's bytes, and the return it is: as asked for, else as its stamp says."""

    name: str
    content: bytes
    organisation: str
    held_on: date | None

    def form(self, store: Store, forum: str | None) -> ReturnForm:
        """The return it answers, with the drafts that the store's reader may see."""
        return form_for(store, self.organisation, forum, self.held_on)

    def answers(self, form: ReturnForm, today: date) -> ReadReturn:
        """The answers in it.

        Raises:
            FileRefused: with every fault in it.
        """
        return read_return(self.content, form, self.name, today)


def filled_workbook(path: Path, department: str | None) -> FilledWorkbook:
    """The workbook at a path.

    Raises:
        NotFound: neither the caller nor the workbook says whose return it is.
        FileRefused: it cannot be opened.
    """
    content = path.read_bytes()
    stamp = read_stamp(content, path.name)
    # The caller's word comes before the stamp, which a copied workbook may have from another department.
    code = department or (stamp.organisation if stamp else "")
    if not code:
        raise NotFound(f"{path.name} does not say whose return it is. Name the organisation with --department.")
    return FilledWorkbook(path.name, content, code.upper(), stamp.held_on if stamp else None)


def form_for(store: Store, code: str, forum: str | None, held_on: date | None = None) -> ReturnForm:
    """The organisation's return: for the Forum named, else for the Forum of `held_on`, else the one to answer next."""
    day = forum_day(store, forum) if forum else held_on
    return open_return(store, code.upper(), day, programme(store).today(utc_now()))


def forum_day(store: Store, named: str) -> date:
    """The day of the Forum whose date begins as given, such as 2014-05.

    Raises:
        NotFound: there is none, or more than one.
    """
    known = [row.held_on for row in forums(store)]
    found = [day for day in known if day.isoformat().startswith(named)]
    if len(found) == 1:
        return found[0]
    wrong = (
        f"More than one {house().forum} begins with “{named}”" if found else f"There is no {house().forum} on “{named}”"
    )
    days = as_list([day.isoformat() for day in found or known])
    raise NotFound(f"{wrong}. Name one of {days}." if days else f"{wrong}: none is planned yet.")


def as_organisation(store: Store, code: str) -> Store:
    """The store as the organisation itself reads it, drafts and all: the holder of the file could read them anyway."""
    return store.seen_by(Reader(Sharing.INTERNAL, frozenset({code.upper()})))
