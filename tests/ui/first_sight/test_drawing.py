"""The drawing of a page from the messages of its run."""

import ast
import re
from pathlib import Path

import pytest
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from compact_dash.ui.first_sight import controls
from compact_dash.ui.first_sight.controls import element_drawing
from compact_dash.ui.first_sight.drawing import drawing
from compact_dash.ui.first_sight.names import key_class, label_text
from compact_dash.ui.first_sight.sizes import flex, width
from compact_dash.ui.first_sight.tree import main_part, page_tree, sidebar
from compact_dash.ui.html import plain_label

ROOT = Path(__file__).parent.parent.parent.parent
# What Streamlit calls an element, where it calls the function otherwise.
CALLED = {
    "form_submit_button": "button",
    "segmented_control": "button_group",
    "caption": "markdown",
    "data_editor": "dataframe",
}
# What draws nothing in the flow of a page, or holds what does.
NO_ELEMENT = {
    "cache_data", "Page", "columns", "container", "context", "empty", "expander", "form", "fragment", "login", "logout",
    "navigation", "query_params", "rerun", "secrets", "session_state", "set_page_config", "sidebar", "stop",
    "switch_page", "user",
}  # fmt: skip


def placed(path: list[int], element: Element | None = None, block: Block | None = None) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend(path)
    if element is not None:
        message.delta.new_element.CopyFrom(element)
    if block is not None:
        message.delta.add_block.CopyFrom(block)
    return message


def html(body: str, *, script: bool = False) -> Element:
    element = Element()
    element.html.body, element.html.unsafe_allow_javascript = body, script
    return element


def calls() -> set[str]:
    """What the pages and their parts call of Streamlit by its name."""
    found = set()
    for path in [*(ROOT / "compact_dash" / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
                found |= {called.attr} if called.value.id == "streamlit" else set()
    return found


@pytest.mark.slow
def test_every_kind_of_control_on_a_page_is_drawn() -> None:
    known = calls()
    assert {"selectbox", "html", "form_submit_button"} <= known
    assert {CALLED.get(name, name) for name in known - NO_ELEMENT} - controls.DRAWN.keys() == set()


def test_what_is_placed_later_at_a_place_stands_there_alone() -> None:
    root = page_tree(
        [
            placed([0, 0], block=Block(allow_empty=True)),
            placed([0, 0, 0], html("<p>early</p>")),
            placed([0, 1], html("<p>second</p>")),
            placed([0, 0], html("<p>late</p>")),
            placed([1, 0], html("<p>beside</p>")),
        ]
    )
    drawn = drawing(main_part(root))
    assert "early" not in drawn
    assert drawn.index("late") < drawn.index("second")
    assert "beside" not in drawn
    assert "beside" in drawing(sidebar(root))


def test_a_block_without_anything_in_it_takes_no_room() -> None:
    block = Block()
    block.flex_container.direction = Block.FlexContainer.VERTICAL
    assert drawing(main_part(page_tree([placed([0, 0], block=block)]))) == ""
    within = placed([0, 0, 0], html("<p>here</p>"))
    assert "stVerticalBlock" in drawing(main_part(page_tree([placed([0, 0], block=block), within])))


def test_a_script_is_left_to_the_page_that_stands_later() -> None:
    assert "alert" not in element_drawing(html("<script>alert(1)</script>", script=True))


def test_what_stands_in_a_control_is_text_and_nothing_else() -> None:
    element = Element()
    element.text_input.label = "Title"
    element.text_input.default = '"><script>alert(1)</script>'
    drawn = element_drawing(element)
    assert "<script>" not in drawn
    assert "&#34;&gt;&lt;script&gt;" in drawn


@pytest.mark.parametrize(
    "words", ["Plain", "5 * 3 = 15 [x](y) _a_", ":smile: -> <b>", "a\\b", "2 ** 3 ** 4", "HMT-01a: 50% # done"]
)
def test_a_label_is_read_as_it_was_meant(words: str) -> None:
    assert label_text(plain_label(words)) == words


def test_a_choice_shows_what_is_chosen_and_otherwise_what_is_asked() -> None:
    element = Element()
    element.selectbox.label = "Department"
    element.selectbox.options.extend(["HMT", "DWP"])
    assert 'placeholder="Choose an option"' in element_drawing(element)
    element.selectbox.default = 1
    assert 'value="DWP"' in element_drawing(element)
    element.selectbox.set_value, element.selectbox.raw_value = True, "HMT"
    assert 'value="HMT"' in element_drawing(element)


def test_no_control_can_be_pressed_before_the_real_one_is_there() -> None:
    element = Element()
    for kind in ("button", "checkbox", "text_input", "selectbox", "radio", "button_group", "text_area"):
        element.Clear()
        control = getattr(element, kind)
        control.label = "Press"
        if hasattr(control, "options") and kind != "button_group":
            control.options.append("one")
        drawn = element_drawing(element)
        assert re.search(r"<(button|input|textarea|fieldset)\b[^>]* disabled", drawn), kind


def test_keys_and_sizes_are_those_that_streamlit_writes() -> None:
    assert key_class("$$ID-0123456789abcdef0123456789abcdef-desk:turn0:acting_as") == "st-key-desk-turn0-acting_as"
    assert key_class("$$ID-0123456789abcdef0123456789abcdef-None") == ""
    element = Element()
    assert width(element) == "width:100%;"
    element.width_config.pixel_width = 148
    assert width(element) == "width:148px;"
    block = Block()
    block.flex_container.align = Block.FlexContainer.ALIGN_END
    block.flex_container.wrap = True
    assert flex(block.flex_container) == "align-items:flex-end;flex-wrap:wrap;"
