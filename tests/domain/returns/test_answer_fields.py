"""The table of an answer's fields, and the types that it is held against."""

import pytest

from compact_dash.domain.returns import answer
from compact_dash.domain.returns.fields import FIELDS, FieldKind
from compact_dash.domain.returns.sheet import TEMPLATE_VERSION
from compact_dash.domain.returns.typed_answer import value_typed
from tests.house import TODAY

# The columns that workbooks of each version were sent out with. One with other columns needs a version of its own.
VERSIONS = {
    1: (
        "rating", "words", "percent", "next_milestone", "next_due_on", "done_on", "new_due_on", "new_date_reason",
        "path_to_green", "evidence", "help_wanted", "forward_look", "no_change_reason",
    ),
}  # fmt: skip


def test_a_workbook_with_other_columns_has_a_template_version_of_its_own() -> None:
    assert VERSIONS[TEMPLATE_VERSION] == tuple(field.name for field in FIELDS)


def test_a_field_without_a_type_stops_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "LABELS", {**answer.LABELS, "mood": "Mood"})
    with pytest.raises(TypeError, match="mood is missing from AnswerFields or UpdateFields"):
        answer.refuse_forgotten_fields()


def test_a_type_without_its_row_stops_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "LABELS", {name: label for name, label in answer.LABELS.items() if name != "evidence"})
    with pytest.raises(TypeError, match="evidence is missing from FIELDS"):
        answer.refuse_forgotten_fields()


def test_a_field_is_about_dates_in_both_places_or_in_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "ABOUT_DATES", answer.ABOUT_DATES | {"evidence"})
    with pytest.raises(TypeError, match="evidence is about dates in one of FIELDS and UpdateFields"):
        answer.refuse_forgotten_fields()


def test_a_choice_is_read_back_from_the_words_it_is_shown_in() -> None:
    for field in FIELDS:
        assert bool(field.choices) == (field.kind is FieldKind.CHOICE), field.name
        for choice in field.choices:
            assert value_typed(field.name, field.in_words(choice) or "", TODAY) == choice
