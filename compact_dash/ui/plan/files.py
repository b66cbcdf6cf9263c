"""The plan as files: taken in from a workbook or CSV files after a look at what they add, and taken away as one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit

from compact_dash.domain.errors import CompactError
from compact_dash.domain.wording import listed
from compact_dash.store.plan_tables import plan_tables
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done
from compact_dash.ui.components.fields import PLAN
from compact_dash.ui.html import show

if TYPE_CHECKING:
    from compact_dash.intake.plan.sheets import Sheet

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST_MB = 5


def plan_files() -> None:
    # Only here: the libraries behind a workbook are not loaded by any other page.
    from compact_dash.commands.plan.import_plan import check_import
    from compact_dash.intake.plan.sheets import sheets_of
    from compact_dash.papers.plan.plan_workbook import plan_workbook

    show("plan/files")
    store, today = session.store(), session.today()
    streamlit.download_button(
        "Download the plan as a workbook",
        data=lambda: plan_workbook(plan_tables(store), today),
        file_name=f"compact-plan-{today}.xlsx",
        mime=TYPE,
        on_click="ignore",
    )
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
