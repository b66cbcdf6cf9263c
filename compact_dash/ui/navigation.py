"""The pages, in the order of the sidebar, and who each of them is for."""

from dataclasses import dataclass
from pathlib import Path

from compact_dash.domain.actor import Actor
from compact_dash.domain.permissions import Act, may_somewhere

# Absolute, because Streamlit takes a relative path from the folder of the frame.
PAGES = Path(__file__).parent.parent.parent / "pages"


@dataclass(frozen=True)
class NavigationItem:
    """A page: its file's name is its address. One with acts is only for people who may do one of them."""

    name: str
    title: str
    listed: bool = True
    acts: tuple[Act, ...] = ()
    is_wall: bool = False

    @property
    def path(self) -> Path:
        return PAGES / f"{self.name}.py"

    def is_for(self, actor: Actor) -> bool:
        """Whether the page is there at all for an actor."""
        # A room that follows a wall by its code has the wall and nothing else.
        if actor.follows is not None:
            return self.is_wall
        return not self.acts or any(may_somewhere(actor, act) for act in self.acts)


ITEMS = (
    NavigationItem("progress", "Progress"),
    NavigationItem("department", "Department"),
    NavigationItem("plan", "Plan"),
    NavigationItem("agenda", "Agenda"),
    NavigationItem("returns", "Returns"),
    NavigationItem("record", "Record"),
    NavigationItem("good_practice", "Good practice"),
    NavigationItem("consultations", "Consultations"),
    NavigationItem("review", "Review"),
    NavigationItem("history", "History"),
    NavigationItem("people", "People", acts=(Act.KEEP_PEOPLE, Act.CONFIRM_POSTS)),
    NavigationItem("settings", "Settings"),
    NavigationItem("present", "Present", listed=False, is_wall=True),
)
FIRST = ITEMS[0]
