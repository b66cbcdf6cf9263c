"""Messages: what a browser and a Streamlit server say to each other, in Streamlit's own protobufs.

The only part of the bench that imports Streamlit.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tools.bench.play.widget import BAR, CARRIED_BY, Value, Widget, address, bar_widgets, widget_of

Message = ForwardMsg


def rerun(
    page: str,
    page_hash: str,
    held: Sequence[tuple[Widget, Value]],
    kept: Iterable[str],
    query: str | None = None,
    fragment: str = "",
    by_itself: bool = False,
) -> bytes:
    """The request to run a page, or a fragment of it, whose widgets hold these values.

    `kept` names the answers a browser still has; `by_itself` says that a timer asks, not a person.
    """
    message = BackMsg()
    state = message.rerun_script
    state.query_string = address(held) if query is None else query
    state.page_name = page
    state.page_script_hash = page_hash
    state.fragment_id = fragment
    state.is_auto_rerun = by_itself
    # Without these the server sends large tables again that a browser would still have.
    state.cached_message_hashes.extend(kept)
    for widget, value in held:
        if widget.kind == BAR:
            continue
        carry(state.widget_states.widgets.add(), widget, value)
    return bytes(message.SerializeToString())


def carry(state: Any, widget: Widget, value: Value) -> None:
    """Put a widget's value where its kind carries it; one without a value carries nothing."""
    state.id = widget.id
    field = CARRIED_BY[widget.kind]
    # A list is extended in place: protobuf does not let it be assigned.
    if field == "string_array_value":
        state.string_array_value.data.extend([] if value is None else [str(value)])
    elif value is not None:
        setattr(state, field, value)


def read(frame: bytes) -> Message:
    """One message of the server."""
    message = Message()
    message.ParseFromString(frame)
    return message


def is_end(message: Message) -> bool:
    """Whether the script has come to its end; one that starts over has not."""
    return bool(
        message.WhichOneof("type") == "script_finished" and message.script_finished != Message.FINISHED_EARLY_FOR_RERUN
    )


def is_new_page(message: Message) -> bool:
    """Whether the whole page is drawn anew, not a fragment of it."""
    return bool(message.WhichOneof("type") == "new_session" and not message.metadata.run.fragment_ids)


def timer_in(message: Message) -> tuple[str, float] | None:
    """The fragment that a message asks to have run again and again, and every how many seconds."""
    if message.WhichOneof("type") != "auto_rerun":
        return None
    return message.auto_rerun.fragment_id, message.auto_rerun.interval


def timers_ended(message: Message) -> list[str]:
    """The fragments that a message asks to have run by themselves no more."""
    return list(message.stop_auto_rerun.fragment_ids) if message.WhichOneof("type") == "stop_auto_rerun" else []


def element_of(message: Message) -> tuple[str, Any] | None:
    """The kind and content of the element a message puts on the page, if it puts one."""
    if message.WhichOneof("type") != "delta" or message.delta.WhichOneof("type") != "new_element":
        return None
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    return None if kind is None else (kind, getattr(element, kind))


def widgets_in(message: Message) -> list[Widget]:
    """The widget a message puts on the page, or those of a bar in its HTML."""
    element = element_of(message)
    if element is None:
        return []
    kind, content = element
    if kind == "html":
        return bar_widgets(content.body)
    found = widget_of(kind, content, message.delta.fragment_id)
    return [found] if found else []


def failure_in(message: Message) -> str | None:
    """The page's error in its own words; None where the message tells of none."""
    kind = message.WhichOneof("type")
    if kind == "script_finished" and message.script_finished == Message.FINISHED_WITH_COMPILE_ERROR:
        return "the script does not compile"
    if kind == "session_event" and message.session_event.HasField("script_compilation_exception"):
        return str(message.session_event.script_compilation_exception.message)
    if kind == "page_not_found":
        return "there is no such page"
    element = element_of(message)
    if element is None:
        return None
    name, content = element
    if name == "exception":
        return f"{content.type}: {content.message}"
    return str(content.body) if name == "alert" and content.format == Alert.ERROR else None
