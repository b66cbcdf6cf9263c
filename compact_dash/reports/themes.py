"""The themes of the programme."""

from dataclasses import dataclass

from compact_dash.store import Store


@dataclass(frozen=True)
class ThemeName:
    """A row of the `theme_names` query."""

    name: str
    general: bool


def themes(store: Store) -> list[ThemeName]:
    """Every theme in the plan's own order; a general one says little of what a line is about."""
    return store.fetch(ThemeName, "theme_names")


def theme_names(store: Store) -> list[str]:
    """The names of the themes."""
    return [row.name for row in themes(store)]
