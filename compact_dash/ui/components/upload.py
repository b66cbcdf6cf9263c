"""A field for files, for somebody who may use it: files are taken while it is shown (entry/uploads.py)."""

from typing import TYPE_CHECKING

import streamlit
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

from compact_dash.domain.limits import LARGEST_FILE
from compact_dash.ui.entry.uploads import UPLOADS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

SHOWN = "upload:shown"
LARGEST_MB = LARGEST_FILE // 1024 // 1024


def files_field(label: str, kinds: "Sequence[str]", key: str, width: int | None = None) -> "list[UploadedFile]":
    """The files that stand in a field for several, in the order they were given."""
    given = streamlit.file_uploader(
        label, list(kinds), accept_multiple_files=True, max_upload_size=LARGEST_MB, key=key, width=width or "stretch"
    )
    note_shown(given)
    return given


def file_field(label: str, kind: str, key: str) -> "UploadedFile | None":
    """The file that stands in a field for one."""
    given = streamlit.file_uploader(label, [kind], max_upload_size=LARGEST_MB, key=key)
    note_shown([given] if given else [])
    return given


def note_shown(given: "Sequence[UploadedFile]") -> None:
    streamlit.session_state[SHOWN] = True
    if run := get_script_run_ctx():
        UPLOADS.show(run.session_id, [file.file_id for file in given])


def begin_fields() -> None:
    """Begin a page that may have fields for files."""
    streamlit.session_state[SHOWN] = False
    if run := get_script_run_ctx():
        UPLOADS.begin(run.session_id)


def end_fields() -> None:
    """End a page: one that showed no field takes no files from now on."""
    if not streamlit.session_state.get(SHOWN) and (run := get_script_run_ctx()):
        UPLOADS.hide(run.session_id)
