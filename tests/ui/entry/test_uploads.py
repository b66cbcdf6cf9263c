"""Uploads: only from a page that shows a field, five megabytes in all, and gone with the session."""

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from compact_dash.ui.entry.limits import LARGEST_UPLOADS, UPLOADS_KEPT
from compact_dash.ui.entry.uploads import Uploads

THIRD = LARGEST_UPLOADS // 3


@pytest.fixture
def files() -> MemoryUploadedFileManager:
    """Streamlit's own keeper of files."""
    return MemoryUploadedFileManager("/upload")


def hold(files: MemoryUploadedFileManager, name: str, length: int = THIRD, session: str = "ann") -> None:
    files.add_file(session, UploadedFileRec(name, f"{name}.xlsx", "", b"x" * length))


def held(files: MemoryUploadedFileManager) -> dict[str, list[str]]:
    return {session: list(there) for session, there in files.file_storage.items()}


def test_a_session_sends_while_its_page_shows_a_field() -> None:
    uploads = Uploads()
    assert not uploads.may_send("ann")
    uploads.show("ann", [])
    assert uploads.may_send("ann")
    assert not uploads.may_send("bob")
    uploads.hide("ann")
    assert not uploads.may_send("ann")


def test_a_page_that_is_drawn_anew_goes_on_taking_files() -> None:
    uploads = Uploads()
    uploads.begin("ann")
    assert not uploads.may_send("ann"), "a page that showed no field begins without"
    uploads.show("ann", ["1"])
    uploads.begin("ann")
    assert uploads.may_send("ann")


def test_what_stands_in_no_field_makes_room_the_oldest_first(files: MemoryUploadedFileManager) -> None:
    uploads = Uploads()
    for name in "123":
        hold(files, name)
    uploads.show("ann", ["1"])
    assert uploads.has_room("ann", files, THIRD)
    assert held(files) == {"ann": ["1", "3"]}
    assert not uploads.has_room("ann", files, LARGEST_UPLOADS)
    assert held(files) == {"ann": ["1"]}, "what stands in a field is never taken out of it"


def test_what_is_on_its_way_counts_and_one_sessions_files_are_not_anothers(files: MemoryUploadedFileManager) -> None:
    uploads = Uploads()
    uploads.come("ann", LARGEST_UPLOADS)
    assert not uploads.has_room("ann", files, 1)
    assert uploads.has_room("bob", files, LARGEST_UPLOADS)
    uploads.come("ann", -LARGEST_UPLOADS)
    assert uploads.has_room("ann", files, LARGEST_UPLOADS)
    assert uploads.coming == {}


def test_what_a_lost_session_sent_is_dropped_after_a_while(files: MemoryUploadedFileManager) -> None:
    uploads = Uploads()
    hold(files, "1")
    hold(files, "2", session="bob")
    uploads.show("ann", ["1"])
    uploads.drop_left(files, ["bob"], 0)
    uploads.drop_left(files, ["bob"], UPLOADS_KEPT - 1)
    assert held(files) == {"ann": ["1"], "bob": ["2"]}
    uploads.drop_left(files, ["bob"], UPLOADS_KEPT)
    assert held(files) == {"bob": ["2"]}
    assert not uploads.may_send("ann")
    uploads.drop_left(files, ["bob"], UPLOADS_KEPT + 1)
    assert (uploads.missed, uploads.in_use) == ({}, {})


def test_one_that_comes_back_in_time_keeps_its_files(files: MemoryUploadedFileManager) -> None:
    uploads = Uploads()
    hold(files, "1")
    for connected, now in (([], 0), (["ann"], UPLOADS_KEPT), ([], UPLOADS_KEPT + 1), ([], 2 * UPLOADS_KEPT)):
        uploads.drop_left(files, connected, now)
    assert held(files) == {"ann": ["1"]}
