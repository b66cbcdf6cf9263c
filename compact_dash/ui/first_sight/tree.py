"""The tree of a page: its blocks and elements, put together from the messages of a run as a browser does it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.RootContainer_pb2 import RootContainer


@dataclass
class Node:
    """A place on the page, with what stands in it: a block with places of its own, or an element."""

    content: Block | Element | None = None
    places: dict[int, "Node"] = field(default_factory=dict)

    def at(self, path: Iterable[int]) -> "Node":
        """The place at the end of a path, made where there is none."""
        found = self
        for step in path:
            found = found.places.setdefault(step, Node())
        return found

    def __iter__(self) -> Iterator["Node"]:
        return (self.places[step] for step in sorted(self.places))


def page_tree(messages: Iterable[ForwardMsg]) -> Node:
    """The tree of one run; below it stand the parts of the page, such as its main part and its sidebar."""
    root = Node()
    for message in messages:
        kind = message.delta.WhichOneof("type")
        place = root.at(message.metadata.delta_path)
        if kind == "new_element":
            place.content = message.delta.new_element
            place.places.clear()
        elif kind == "add_block":
            place.content = message.delta.add_block
    return root


def main_part(root: Node) -> Node:
    return root.at([RootContainer.MAIN])


def sidebar(root: Node) -> Node:
    return root.at([RootContainer.SIDEBAR])


def unseen_part(root: Node) -> Node:
    """What stands outside the flow of a page, such as its style elements."""
    return root.at([RootContainer.EVENT])


def kinds(node: Node) -> set[str]:
    """The kinds of element below a place, as Streamlit calls them."""
    found = {kind for each in node for kind in kinds(each)}
    own = node.content.WhichOneof("type") if isinstance(node.content, Element) else None
    return found | ({own} if own else set())
