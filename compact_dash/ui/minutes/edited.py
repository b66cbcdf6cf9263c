"""A part of the minutes while it is edited: its fields, and what is typed in them."""

from dataclasses import dataclass

from compact_dash.domain.minutes.paragraphs import Paragraphs, Section, sections
from compact_dash.reports.minutes.kept_minutes import Minutes
from compact_dash.ui.components.fields import MINUTES

ADDED = "Another paragraph"


@dataclass(frozen=True)
class EditedPart:
    """One part, with a field for each of its paragraphs and one for another."""

    minutes: Minutes
    section: Section
    place: int

    @property
    def name(self) -> str:
        return f"{self.minutes.forum.forum_id}:{self.place}:{self.section.heading}"

    @property
    def labels(self) -> list[str]:
        """What the fields are called: by the paragraph's label, or by what it is and its place in the part."""
        paragraphs = enumerate(self.section.paragraphs, start=1)
        return [each.label or f"{each.kind.value.capitalize()} {place}" for place, each in paragraphs] + [ADDED]

    @property
    def fields(self) -> list[str]:
        """The names of the fields."""
        return [f"field:{self.name}:{place}" for place in range(len(self.section.paragraphs))] + [f"added:{self.name}"]

    @property
    def typed(self) -> list[str]:
        """What stands in the fields."""
        return [MINUTES.given(field) for field in self.fields]

    @property
    def unsaved_words(self) -> str:
        """What was typed and is not kept, field by field, to be copied."""
        before = [each.words for each in self.section.paragraphs] + [""]
        fields = zip(self.labels, self.typed, before, strict=True)
        parts = [f"{label}: “{typed}”" for label, typed, was in fields if typed not in ("", was)]
        return f"You had typed {'; '.join(parts)}." if parts else ""

    def is_in(self, paragraphs: Paragraphs) -> bool:
        """Whether the page would draw every field of the part again from these minutes."""
        parts = sections(paragraphs)
        if self.place >= len(parts) or parts[self.place].heading != self.section.heading:
            return False
        return len(parts[self.place].paragraphs) >= len(self.section.paragraphs)
