"""The pages, in the order of the sidebar."""

from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent.parent.parent / "pages"


@dataclass(frozen=True)
class NavigationItem:
    """A page: its file's name is its address."""

    name: str
    title: str
    listed: bool = True

    @property
    def path(self) -> Path:
        return PAGES / f"{self.name}.py"


ITEMS = (
    NavigationItem("progress", "Progress"),
    NavigationItem("department", "Department"),
    NavigationItem("plan", "Plan"),
    NavigationItem("agenda", "Agenda"),
    NavigationItem("returns", "Returns"),
    NavigationItem("review", "Review"),
    NavigationItem("history", "History"),
    NavigationItem("settings", "Settings"),
    NavigationItem("present", "Present", listed=False),
)
FIRST = ITEMS[0]
