"""Sizes: what Streamlit says of them, as a style says it."""

from typing import Any

from streamlit.proto.Block_pb2 import Block
from streamlit.proto.GapSize_pb2 import GapConfig, GapSize

GAPS = {"NONE": 0, "XXSMALL": 0.25, "XSMALL": 0.5, "MEDIUM": 2, "LARGE": 4, "XLARGE": 6, "XXLARGE": 8}
JUSTIFIED = {
    Block.FlexContainer.JUSTIFY_START: "flex-start",
    Block.FlexContainer.JUSTIFY_END: "flex-end",
    Block.FlexContainer.JUSTIFY_CENTER: "center",
    Block.FlexContainer.SPACE_BETWEEN: "space-between",
}
ALIGNED = {
    Block.FlexContainer.ALIGN_START: "flex-start",
    Block.FlexContainer.ALIGN_END: "flex-end",
    Block.FlexContainer.ALIGN_CENTER: "center",
    Block.FlexContainer.STRETCH: "stretch",
}
UPRIGHT = {Block.Column.TOP: "flex-start", Block.Column.CENTER: "center", Block.Column.BOTTOM: "flex-end"}


def width(sized: Any) -> str:
    """How wide a block or an element is; as wide as its place where nothing is said."""
    config = sized.width_config
    match config.WhichOneof("width_spec"):
        case "pixel_width":
            return f"width:{config.pixel_width}px;"
        case "rem_width":
            return f"width:{config.rem_width}rem;"
        case "use_content":
            return "width:fit-content;"
        case _:
            return "width:100%;"


def height(sized: Any) -> str:
    """How high an element is, where a page says so."""
    config = sized.height_config
    return f"height:{config.pixel_height}px;" if config.WhichOneof("height_spec") == "pixel_height" else ""


def distance(config: GapConfig) -> str:
    """How far the places of a block are apart; empty where it is as far as usual."""
    if config.WhichOneof("gap_spec") == "pixel_gap":
        return f"{config.pixel_gap}px"
    name = GapSize.Name(config.gap_size)
    return f"{GAPS[name]}rem" if name in GAPS else ""


def gap(config: GapConfig) -> str:
    """The distance, as a style says it."""
    return f"gap:{distance(config)};" if distance(config) else ""


def flex(container: Block.FlexContainer) -> str:
    """How the places of a block stand in it."""
    justified, aligned = JUSTIFIED.get(container.justify, ""), ALIGNED.get(container.align, "")
    return "".join(
        (
            gap(container.gap_config),
            f"justify-content:{justified};" if justified else "",
            f"align-items:{aligned};" if aligned else "",
            "flex-wrap:wrap;" if container.wrap else "",
        )
    )
