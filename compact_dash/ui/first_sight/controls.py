"""The elements of a page as they look before anything can be done with them, each by what Streamlit calls it."""

import json
from collections.abc import Callable
from typing import Any

from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.Markdown_pb2 import Markdown
from streamlit.proto.NumberInput_pb2 import NumberInput

from compact_dash.domain.moment import iso_day
from compact_dash.ui.first_sight.names import key_class, label_text
from compact_dash.ui.first_sight.sizes import height, width
from compact_dash.ui.html import render

# By what Streamlit calls a key, the sign it shows for it.
KEYS = {"left": "←", "right": "→", "up": "↑", "down": "↓"}
# By Streamlit's number for a label: it is shown, its place is kept, or it is only spoken.
SEEN = {0: "", 1: "fs-unseen", 2: "fs-spoken"}


def element_drawing(element: Element) -> str:
    """An element in its place; nothing for a kind that nobody sees."""
    kind = element.WhichOneof("type")
    if kind not in DRAWN:
        return ""
    control = getattr(element, kind)
    within = DRAWN[kind](control)
    key = key_class(getattr(control, "id", ""))
    style = width(element) + height(element)
    return render("first_sight/element", key=key, style=style, within=within) if within else ""


def html(element: Any) -> str:
    """What a template of ours made, whose values are escaped; a script is for the page that stands later."""
    body = "" if element.unsafe_allow_javascript else element.body
    return f'<div data-testid="stHtml" class="stHtml">{body}</div>'


def markdown(element: Any) -> str:
    looks = "fs-caption" if element.element_type == Markdown.CAPTION else "fs-text"
    return render("first_sight/text", looks=looks, words=label_text(element.body))


def standing(control: Any) -> str:
    """What stands in a field."""
    return str(control.value if control.set_value else control.default)


def field(name: str, sign: str = "", value: Callable[[Any], str] = standing) -> Callable[[Any], str]:
    """How a field of a kind is drawn; `sign` is what stands at its end."""

    def drawn(control: Any) -> str:
        return render(
            "first_sight/field",
            name=name,
            label=label_text(control.label),
            seen=SEEN[control.label_visibility.value],
            sign=sign,
            value=value(control),
            placeholder=placeholder(control),
            is_helped=bool(control.help),
            is_long=name == "stTextArea",
        )

    return drawn


def placeholder(control: Any) -> str:
    """What an empty field says; where nothing is asked for, what Streamlit says in a choice without one."""
    given = str(getattr(control, "placeholder", ""))
    if given or not hasattr(control, "options"):
        return given
    return "Choose an option" if control.options else "No options to select"


def chosen(control: Any) -> str:
    if control.set_value:
        return str(control.raw_value)
    return str(control.options[control.default]) if control.HasField("default") and control.options else ""


def several(control: Any) -> str:
    """What is chosen in a field that takes several."""
    chosen_ones = control.raw_values if control.set_value else [control.options[place] for place in control.default]
    return ", ".join(str(each) for each in chosen_ones)


def day(control: Any) -> str:
    days = control.value if control.set_value else control.default
    found = iso_day(days[0]) if days else None
    return f"{found:%d / %m / %Y}" if found else ""


def number(control: Any) -> str:
    has_value = control.HasField("value") if control.set_value else control.HasField("default")
    found = control.value if control.set_value else control.default
    if not has_value:
        return ""
    return str(round(found)) if control.data_type == NumberInput.INT else str(found)


def button(name: str) -> Callable[[Any], str]:
    return lambda control: render(
        "first_sight/button",
        name=name,
        label=label_text(control.label),
        look=control.type or "secondary",
        key=KEYS.get(getattr(control, "shortcut", ""), ""),
        is_off=control.disabled,
    )


def checkbox(control: Any) -> str:
    on = control.value if control.set_value else control.default
    return render("first_sight/tick", label=label_text(control.label), on=on)


def radio(control: Any) -> str:
    looks = "fs-radio fs-lies" if control.horizontal else "fs-radio"
    return choices("stRadio", looks, control, list(control.options), [chosen(control)])


def button_group(control: Any) -> str:
    options = [option.content for option in control.options]
    picked = list(control.raw_values) if control.set_value else [options[number] for number in control.default]
    looks = "fs-segments" if control.style == ButtonGroup.SEGMENTED_CONTROL else "fs-pills"
    return choices("stButtonGroup", looks, control, options, picked)


def choices(name: str, looks: str, control: Any, options: list[str], picked: list[str]) -> str:
    return render(
        "first_sight/choices",
        name=name,
        looks=looks,
        label=label_text(control.label),
        seen=SEEN[control.label_visibility.value],
        options=[label_text(option) for option in options],
        chosen=[label_text(option) for option in picked],
    )


def file_uploader(control: Any) -> str:
    seen = SEEN[control.label_visibility.value]
    return render("first_sight/upload", label=label_text(control.label), seen=seen)


# What only a browser draws, and how high it is: the page has it in words as well, or one opens it to type.
def space(name: str, height: int) -> Callable[[Any], str]:
    return lambda _: render("first_sight/space", name=name, style=f"height:{height}px")


def chart(control: Any) -> str:
    return space("stPlotlyChart", json.loads(control.spec)["layout"]["height"])(control)


DRAWN: dict[str, Callable[[Any], str]] = {
    "html": html,
    "markdown": markdown,
    "selectbox": field("stSelectbox", "fs-opens", chosen),
    "multiselect": field("stMultiSelect", "fs-opens", several),
    "text_input": field("stTextInput"),
    "text_area": field("stTextArea"),
    "number_input": field("stNumberInput", "fs-steps", number),
    "date_input": field("stDateInput", "fs-dated", day),
    "time_input": field("stTimeInput", "fs-opens"),
    "button": button("stButton"),
    "download_button": button("stDownloadButton"),
    "menu_button": button("stMenuButton"),
    "checkbox": checkbox,
    "radio": radio,
    "button_group": button_group,
    "file_uploader": file_uploader,
    "plotly_chart": chart,
    "dataframe": space("stDataFrame", 400),
}
