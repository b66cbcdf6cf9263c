"""Our own folder: no message of Streamlit's tells a browser where on its computer the program lies."""

from pathlib import PurePath
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession

TOLD_IN = "_create_new_session_message"


def keep_folder_untold() -> None:
    """Have every session named by its script's file alone; called once. Streamlit has no setting for it."""
    begin = getattr(AppSession, TOLD_IN)

    def begin_without_folder(session: AppSession, *args: Any, **more: Any) -> ForwardMsg:
        message: ForwardMsg = begin(session, *args, **more)
        # Streamlit's browser code shows it to developers only; what it goes by is the hash beside it.
        message.new_session.main_script_path = PurePath(message.new_session.main_script_path).name
        return message

    setattr(AppSession, TOLD_IN, begin_without_folder)
