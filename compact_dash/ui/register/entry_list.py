"""The entries of the register, as filtered and a page at a time."""

from datetime import date

import streamlit

from compact_dash.domain.register.kinds import INSIGHT, KINDS
from compact_dash.domain.sharing import not_shown
from compact_dash.reports.register.entries import MOST, EntryQuestion
from compact_dash.reports.register.insight_talks import as_one_list
from compact_dash.ui import parameters, readings, session
from compact_dash.ui.components.left_out import say_left_out
from compact_dash.ui.components.stepped import note_step, stepped_key
from compact_dash.ui.html import address, show
from compact_dash.ui.register.kept_counts import entries_not_shown_at
from compact_dash.ui.register.kept_entries import found_entries, guests_beside_at

EVERY = "every"


def entry_list(as_at: date) -> None:
    """The list, narrowed to a kind, a department and the entries linked to a line by the address."""
    known = readings.organisations()
    names = {row.code: row.short_name for row in known.every}
    with streamlit.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        kind = choice_of("list", "Kind", {EVERY: "Every kind"} | {each.name: each.many for each in KINDS.values()})
        about = choice_of(
            "about", "About", {EVERY: "Every department"} | {d.code: d.short_name for d in known.departments}
        )
    skipped = parameters.rows_skipped()
    ref = parameters.parameter("ref")
    refs = [ref] if ref else None
    question = EntryQuestion(as_at, kind=kind, department=about, refs=refs, skipped=skipped)
    found = found_entries(question)
    hidden = entries_not_shown_at(session.sight(), as_at)
    say_left_out(not_shown(hidden, "entry of the register", "entries of the register"))
    # On the first page, where the newest stand; no guest is linked to a line or about a department.
    beside = guests_beside_at(session.sight(), as_at) if kind == INSIGHT.name and not (about or ref) else ()
    if not found.shown and not beside:
        show("empty", words="No entry that is shown to you answers. Choose another kind or department.")
        return
    past = as_at if as_at < session.today() else None
    asked = {"list": kind, "about": about, "ref": ref, "as_at": past}
    show(
        "register/entries",
        found=found,
        rows=as_one_list(found.shown, () if skipped else beside),
        of_all=found.of_all + len(beside),
        guests=len(beside),
        ref=ref,
        past=past,
        as_at=as_at,
        names=names,
        skipped=skipped,
        newer=address("record", **asked, skipped=max(0, skipped - MOST) or None) if skipped else None,
        older=address("record", **asked, skipped=skipped + MOST) if skipped + MOST < found.of_all else None,
    )


def choice_of(name: str, label: str, choices: dict[str, str]) -> str | None:
    """A choice that stands in the address; None for every one."""
    asked = parameters.choice(name, list(choices), label.lower()) or EVERY
    chosen = streamlit.selectbox(
        label,
        list(choices),
        format_func=choices.__getitem__,
        key=stepped_key(name, f"register_{name}", asked),
        width=280,
    )
    note_step(name, f"register_{name}", asked, chosen)
    return None if chosen == EVERY else chosen
