"""The plan as files: taken in from a workbook or CSV files after a look at what they add, and taken away as one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit

from compact_dash.domain.errors import CompactError
from compact_dash.domain.plan.tables import PlanCopy
from compact_dash.domain.wording import listed
from compact_dash.papers import registry
from compact_dash.store.plan_tables import plan_tables
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done
from compact_dash.ui.components.download import download
from compact_dash.ui.components.fields import PLAN
from compact_dash.ui.html import show

if TYPE_CHECKING:
    from compact_dash.intake.plan.sheets import Sheet

LARGEST_MB = 5


def plan_files() -> None:
    # Only here: the libraries behind a workbook are not loaded by any other page.
    from compact_dash.commands.plan.import_plan import check_import
    from compact_dash.intake.plan.sheets import sheets_of

    show("plan/files")
    store, today = session.store(), session.today()
    download(registry.PLAN_WORKBOOK, lambda: PlanCopy(plan_tables(store), today), today)
    given = streamlit.file_uploader(
        "One workbook, or CSV files",
        type=["xlsx", "csv"],
        accept_multiple_files=True,
        max_upload_size=LARGEST_MB,
        key=PLAN.key("files"),
        width=760,
    )
    if not given:
        return
    files = {each.name: each.getvalue() for each in given}
    try:
        sheets = sheets_of(files)
        found = check_import(session.whole_store(), sheets, today)
    except CompactError as refusal:
        show("returns/excel_refused", name=listed(list(files)), sentences=str(refusal).splitlines())
        return
    show("plan/import", words=found.words, names=listed(list(files)))
    if found.words:
        taking = PLAN.keeping(lambda: taken_in(sheets))
        streamlit.button("Add all of it to the plan", on_click=taking, type="primary", key=PLAN.key("import"))


def taken_in(sheets: "Sequence[Sheet]") -> Done:
    from compact_dash.commands.plan.import_plan import import_plan

    done = import_plan(session.whole_store(), acting.occasion(), sheets)
    return Done(f"Added {listed(done.words)}.", "")
