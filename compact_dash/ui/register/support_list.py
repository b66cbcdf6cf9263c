"""Lists of support: the entries behind a figure of its page, a page at a time, and a department's own of this year."""

from dataclasses import dataclass, replace
from datetime import date

from compact_dash.domain.actor import Role
from compact_dash.domain.register.offer import OFFERED, STATE_TITLES
from compact_dash.domain.wording import long_date
from compact_dash.papers import registry
from compact_dash.reports.register.entries import MOST, EntryQuestion, FoundEntries, entries
from compact_dash.reports.register.support import support_listing, support_question, year_begins
from compact_dash.ui import acting, parameters, readings, session
from compact_dash.ui.components.download import download
from compact_dash.ui.html import address, show
from compact_dash.ui.parameters import shorten
from compact_dash.ui.register.kept_entries import found_entries
from compact_dash.ui.register.support_page import SupportSight, figures_at, not_shown_at
from compact_dash.ui.sight import Sight, kept

# Of a department, on its own page.
MOST_SHOWN = 10


@dataclass(frozen=True)
class SupportAsked:
    """What the address asks for: entries in a state, of a form, about a department, counted within a span of days."""

    state: str | None
    form: str | None
    department: str | None
    ref: str | None
    first: date | None
    last: date | None

    @property
    def is_empty(self) -> bool:
        return not any(vars(self).values())

    def words(self, names: dict[str, str]) -> str:
        """The question in words, for the head of its answer and for a file."""
        parts = [STATE_TITLES[self.state] if self.state else "Given and asked for"]
        parts += [OFFERED[self.form].what] if self.form else []
        parts += [names[self.department]] if self.department else []
        parts += [f"linked to {shorten(self.ref)}"] if self.ref else []
        parts += [f"from {long_date(self.first)}"] if self.first else []
        parts += [f"to {long_date(self.last)}"] if self.last else []
        return ": ".join([parts[0], ", ".join(parts[1:])]) if parts[1:] else parts[0]

    def question(self, as_at: date) -> EntryQuestion:
        found = support_question(as_at, self.state, self.form, self.department)
        refs = [self.ref] if self.ref else None
        return replace(found, refs=refs, counted_first_on=self.first, counted_last_on=self.last)


def asked_in_address(codes: list[str], as_at: date) -> SupportAsked:
    """What the address asks for.

    Raises:
        NotFound: it names a state, a form, a department or a day that there is not.
    """
    return SupportAsked(
        parameters.choice("state", list(STATE_TITLES), "state"),
        parameters.choice("form", list(OFFERED), "form"),
        parameters.choice("department", codes, "department"),
        parameters.parameter("ref"),
        parameters.day("first", as_at),
        parameters.day("last", as_at),
    )


def support_list(support: SupportSight) -> None:
    """The entries that the address asks for; nothing where it asks for none."""
    as_at = support.figures.as_at
    known = readings.organisations()
    names = {row.code: row.short_name for row in known.every}
    asked = asked_in_address([row.code for row in known.departments], as_at)
    skipped = parameters.rows_skipped()
    if asked.is_empty:
        return
    found = found_entries(replace(asked.question(as_at), skipped=skipped))
    show(
        "register/support_list",
        support=support,
        found=found,
        names=names,
        words=asked.words(names),
        skipped=skipped,
        newer=support.link(**vars(asked), skipped=max(0, skipped - MOST)) if skipped else None,
        older=support.link(**vars(asked), skipped=skipped + MOST) if skipped + MOST < found.of_all else None,
    )


def support_file(support: SupportSight) -> None:
    """The file of the entries that the address asks for, or of all."""
    store, as_at = session.store(), support.figures.as_at
    known = readings.organisations()
    asked = asked_in_address([row.code for row in known.departments], as_at)
    words = asked.words({row.code: row.short_name for row in known.every})
    download(registry.SUPPORT, lambda: support_listing(store, asked.question(as_at), words), as_at)


@kept(most=64)
def of_department_at(sight: Sight, as_at: date, code: str) -> FoundEntries:
    question = support_question(as_at, None, None, code)
    return entries(sight.store, replace(question, counted_first_on=year_begins(as_at), most=MOST_SHOWN))


def department_support(as_at: date, code: str) -> None:
    """What the register tells of support for a department this year; its own lead finds the way to ask for some."""
    past = as_at if as_at < session.today() else None
    figures = figures_at(session.sight(), as_at)
    is_lead = acting.actor().has(Role.LEAD, code)
    show(
        "register/support_department",
        figures=figures,
        sums=figures.of(code),
        hidden=not_shown_at(session.sight(), as_at),
        found=of_department_at(session.sight(), as_at, code),
        name=next(row.short_name for row in readings.organisations().departments if row.code == code),
        past=past,
        all_of_it=address("support", department=code, as_at=past),
        ask=address("record", kind="support", department=code) if is_lead and past is None else None,
    )
