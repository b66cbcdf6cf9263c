"""Every field of an answer, whatever it is called, from a draft to the filed update and through its correction."""

from dataclasses import fields, replace
from typing import Any

import pytest

from compact_dash.commands.returns.clear_return import clear, send_for_clearance
from compact_dash.commands.returns.correct_return import clear_correction
from compact_dash.commands.returns.query_return import query, reply
from compact_dash.domain.returns import fields as answer_fields
from compact_dash.domain.returns.answer import Answer, UpdateFields, update_values
from compact_dash.domain.returns.fields import FIELD, AnswerField, FieldKind, other_values
from compact_dash.reports.returns.reading import filed_updates
from tests.house import TODAY, House

# A line that is left as it was has no rating of its own, so its reason cannot stand beside the others.
KEPT = [each.name for each in fields(UpdateFields) if each.name != "no_change_reason"]


def value(field: AnswerField) -> Any:
    """A value that the field can take and that no other field has."""
    match field.kind:
        case FieldKind.RATING:
            return "amber"
        case FieldKind.CHOICE:
            return field.choices[-1]
        case FieldKind.PERCENT:
            return 35
        case FieldKind.DATE:
            return TODAY
        case FieldKind.TEXT:
            return f"About {field.label}"


@pytest.mark.slow
def test_every_field_is_saved_filed_and_kept_by_a_correction(house: House) -> None:
    answer = Answer(rating="amber", **{name: value(FIELD[name]) for name in KEPT})
    form = house.fill(DFT_01=answer)
    line = form.line("DFT-01")
    assert line is not None
    assert line.answer == answer
    send_for_clearance(house.store, house.lead, form.return_id)
    clear(house.store, house.sro, form.return_id, "Director", submit=True)
    filed = filed_updates(house.store, form.return_id)[line.asked.action_id]
    assert filed.answer() == answer
    query(house.store, house.ocs, form.return_id, "DFT-01", "Is that so?")
    corrected = replace(filed.answer(), words="It was not quite so.")
    reply(house.store, house.lead, form.return_id, "DFT-01", "No.", corrected)
    clear_correction(house.store, house.sro, form.return_id, "DFT-01", "Director")
    again = filed_updates(house.store, form.return_id)[line.asked.action_id]
    assert update_values(again) == update_values(corrected)


def test_a_field_that_no_page_words_by_hand_is_shown_by_its_label(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_fields, "WORDED_BY_HAND", answer_fields.WORDED_BY_HAND - {"percent", "done_on"})
    shown = [(field.label, words) for field, words in other_values(Answer(rating="green", percent=35, done_on=TODAY))]
    assert shown == [("Percent complete", "35 per cent"), ("Milestone done on", "17 September 2014")]
