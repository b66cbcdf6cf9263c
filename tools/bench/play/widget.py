"""Widgets: the controls of a page that can be changed, as Streamlit's protocol describes them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlencode

# How the protocol carries the value of each kind of widget the bench can change.
CARRIED_BY = {
    "selectbox": "string_value",
    "radio": "string_value",
    "text_area": "string_value",
    "text_input": "string_value",
    "button": "trigger_value",
    "checkbox": "bool_value",
    "date_input": "string_array_value",
    "multiselect": "string_array_value",
    "button_group": "string_array_value",
}
Value = str | bool | None


@dataclass(frozen=True)
class Widget:
    """A widget by its id; `key` is the program's own name for it, or its label where it has none."""

    id: str
    key: str
    kind: str
    options: tuple[str, ...]
    default: Value
    in_address: bool
    fragment: str = ""
    """The part of the page that a browser asks to have run again when the widget changes; empty for all of it."""

    @property
    def others(self) -> tuple[Value, ...]:
        """The values it can be changed to."""
        if self.kind == "checkbox":
            # A checkbox has no options: its one other value is the opposite.
            return (not self.default,)
        return tuple(option for option in self.options if option != self.default)


def widget_of(kind: str, element: Any, fragment: str = "") -> Widget | None:
    """The widget an element is, or None for one that the bench cannot change."""
    if kind not in CARRIED_BY:
        return None
    options = tuple(getattr(option, "content", option) for option in getattr(element, "options", ()))
    return Widget(
        id=element.id,
        key=key_of(element.id) or element.label,
        kind=kind,
        options=options,
        default=default_of(kind, element, options),
        in_address=bool(getattr(element, "query_param_key", "")),
        fragment=fragment,
    )


# In a bar of filters of the page's own, which the browser answers by itself and keeps in the address.
BAR = "filter"
SELECT = re.compile(r'<select[^>]*data-filter="(\w+)">(.*?)</select>', re.DOTALL)
OPTION = re.compile(r"<option[^>]*>(.*?)</option>")
TICK = re.compile(r'<input type="checkbox" data-filter="(\w+)"')


def bar_widgets(html: str) -> list[Widget]:
    """The filters of a bar in the page's own HTML; the server knows of them by the address alone."""
    if "data-filters" not in html:
        return []
    # The first option is that of everything.
    lists = {name: tuple(map(unescape, OPTION.findall(within)))[1:] for name, within in SELECT.findall(html)}
    choices = [Widget("", name, BAR, options, None, in_address=True) for name, options in lists.items()]
    return choices + [Widget("", name, BAR, ("true",), None, in_address=True) for name in TICK.findall(html)]


def key_of(identity: str) -> str | None:
    """The key inside an id such as `$$ID-5d41402a-theme`."""
    # Twice at most, because a key may hold hyphens of its own.
    parts = identity.split("-", 2)
    return parts[2] if len(parts) == 3 and parts[2] != "None" else None


def default_of(kind: str, element: Any, options: tuple[str, ...]) -> Value:
    if kind == "checkbox":
        return bool(element.default)
    if kind in ("selectbox", "radio"):
        return options[element.default] if element.HasField("default") else None
    return None


def address(held: Sequence[tuple[Widget, Value]]) -> str:
    """The query string a browser would show once these widgets hold these values."""
    shown = {
        widget.key: "true" if value is True else str(value)
        for widget, value in held
        # A widget that holds its default leaves the address, as Streamlit has it.
        if widget.in_address and value != widget.default
    }
    return urlencode(shown)
