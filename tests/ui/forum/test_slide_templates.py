"""A slide for every kind of agenda item, each a template that can be read."""

from dataclasses import replace
from pathlib import Path

import pytest

from compact_dash.domain.forum.kinds import RULES, AgendaKind
from compact_dash.ui.forum import slides
from compact_dash.ui.forum.slides import check_slides
from compact_dash.ui.html import HERE

# Templates that others are made of, and those of an agenda without the item.
SHARED = {"frame", "parts", "item", "plain", "lines", "gone", "no_items"}
TEMPLATES = sorted((HERE / "templates" / "forum" / "slides").glob("*.html"))


def test_every_kind_has_a_slide_and_every_slide_a_kind() -> None:
    check_slides()
    assert {path.stem for path in TEMPLATES} - SHARED == {rules.slide for rules in RULES.values()}


def test_a_kind_without_a_slide_is_named_as_the_product_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = RULES | {AgendaKind.PLAN: replace(AgendaKind.PLAN.rules, slide="lost")}
    monkeypatch.setattr("compact_dash.domain.forum.kinds.RULES", lost)
    with pytest.raises(FileNotFoundError, match=r"without a slide: PLAN \(ui/templates/forum/slides/lost\.html\)"):
        slides.check_slides()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_slide_can_be_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 100
    assert max(map(len, lines)) <= 160
