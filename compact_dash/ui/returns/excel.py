"""The return in Excel: the workbook to take away, and the one that comes back."""

from collections.abc import Callable

import streamlit

from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.domain.errors import CompactError
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.read_return import ReadReturn
from compact_dash.domain.returns.template import ReturnTemplate
from compact_dash.papers import registry
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import refusal_of
from compact_dash.ui.components.download import download
from compact_dash.ui.components.fields import WORKBOOK
from compact_dash.ui.components.upload import file_field
from compact_dash.ui.html import show


def excel_view(form: ReturnForm) -> None:
    """Download, fill in anywhere, upload, look at what would change, then keep it or send it on."""
    # Only here: the libraries behind a workbook are not loaded by any other page.
    from compact_dash.intake.returns.read_return import read_return

    show("returns/excel", form=form)
    today = session.today()
    download(
        registry.RETURN_WORKBOOK,
        lambda: ReturnTemplate(form, today),
        form.organisation,
        form.held_on,
        owner=form.organisation,
        primary=True,
    )
    # In turns, because an uploader can be emptied in no other way than by a new key.
    given = file_field("The workbook, filled in", "xlsx", WORKBOOK.key("filled_in"))
    refusal_of(WORKBOOK.part)
    if given is None:
        return
    try:
        # Read anew on every run: the form may have changed since the file was chosen.
        read = read_return(given.getvalue(), form, given.name, session.today())
    except CompactError as refusal:
        show("returns/excel_refused", name=given.name, sentences=str(refusal).splitlines())
        return
    offer_to_keep(form, read, given.name)


def offer_to_keep(form: ReturnForm, read: ReadReturn, name: str) -> None:
    """Show the changes that the workbook would make, and the two ways to keep it."""
    from compact_dash.reports.returns.preview import preview

    show("returns/excel_preview", form=form, read=read, rows=preview(form, read), name=name)
    with streamlit.container(horizontal=True):
        streamlit.button(
            "Keep it and send for clearance", on_click=keep_workbook(form, read, send=True), type="primary"
        )
        streamlit.button("Keep it as a draft", on_click=keep_workbook(form, read, send=False))
    refusal_of(WORKBOOK.part)


def keep_workbook(form: ReturnForm, read: ReadReturn, send: bool) -> Callable[[], None]:
    def save() -> None:
        save_answers(
            session.whole_store(), acting.occasion(), form, read.answers, supplements=read.supplements, send=send
        )

    done = "The workbook was kept and the return sent for clearance." if send else "The workbook was kept as a draft."
    return WORKBOOK.keeping(save, done)
