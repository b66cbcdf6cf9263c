"""The drawing of a page as HTML, in the shape that Streamlit's browser code gives it.

The look of the product is written for that shape (static/look.css), so places carry the names that it knows.
"""

from collections.abc import Callable

from streamlit.proto.Block_pb2 import Block

from compact_dash.ui.first_sight.controls import element_drawing
from compact_dash.ui.first_sight.names import key_class, label_text
from compact_dash.ui.first_sight.sizes import UPRIGHT, distance, flex, width
from compact_dash.ui.first_sight.tree import Node
from compact_dash.ui.html import render

# What the page tells its own script.
UNSEEN = "st-key-unsaved_words"


def drawing(node: Node) -> str:
    """The HTML of all that stands below a place."""
    return "".join(map(place_drawing, node))


def place_drawing(node: Node) -> str:
    if isinstance(node.content, Block):
        return block_drawing(node.content, drawing(node)) if node.places or node.content.allow_empty else ""
    return element_drawing(node.content) if node.content is not None else ""


def block_drawing(block: Block, within: str) -> str:
    """A block with what stands in it."""
    kind = block.WhichOneof("type")
    if key_class(block.id) == UNSEEN:
        return ""
    return DRAWN[kind](block, within) if kind in DRAWN else within


def flex_container(block: Block, within: str) -> str:
    lies = block.flex_container.direction == Block.FlexContainer.HORIZONTAL
    return render(
        "first_sight/flex",
        name="stHorizontalBlock" if lies else "stVerticalBlock",
        looks="fs-framed" if block.flex_container.border else "",
        key=key_class(block.id),
        width=width(block),
        style=flex(block.flex_container),
        within=within,
    )


def column(block: Block, within: str) -> str:
    share = f"flex:1 1 calc({block.column.weight:.6%} - {distance(block.column.gap_config) or '1rem'});"
    style = f"justify-content:{UPRIGHT[block.column.vertical_alignment]};"
    return render("first_sight/column", width=share, style=style, within=within)


def form(block: Block, within: str) -> str:
    return render("first_sight/form", framed=block.form.border, width=width(block), within=within)


def expandable(block: Block, within: str) -> str:
    part = block.expandable
    return render(
        "first_sight/expander",
        label=label_text(part.label),
        is_open=part.expanded,
        key=key_class(block.id or part.id),
        width=width(block),
        within=within,
    )


# A dialog and a menu are opened by a press, and stand on no page that has just come.
DRAWN: dict[str, Callable[[Block, str], str]] = {
    "flex_container": flex_container,
    "column": column,
    "form": form,
    "expandable": expandable,
}
