"""The commissioning note to one organisation; the whole of one is kept as text by tests/papers/test_registry.py."""

from dataclasses import replace

import pytest

from compact_dash.domain.returns.commission import CommissionNote
from compact_dash.papers import registry
from tests.papers.examples import COMMISSION_NOTE, EDUCATION, MAKING, VOICE
from tests.papers.walked import walked


def written(note: CommissionNote) -> str:
    return walked(".docx", registry.COMMISSION_NOTE.write(note, MAKING))


@pytest.mark.slow
def test_an_organisation_without_a_line_is_asked_for_a_nil_return() -> None:
    words = written(replace(COMMISSION_NOTE, own=EDUCATION))
    assert "No line of yours is open, so a nil return is all that is wanted." in words
    assert "Row:" not in words


def test_compact_voice_has_no_sro_to_copy_it_to() -> None:
    words = written(replace(COMMISSION_NOTE, own=VOICE))
    assert "**To**\tCompact Voice" in words
    assert "Copied to" not in words


@pytest.mark.slow
def test_a_note_from_before_the_new_classifications_has_the_old_marking() -> None:
    words = written(replace(COMMISSION_NOTE, dated=MAKING.made_on.replace(month=3)))
    assert words.count("**NOT PROTECTIVELY MARKED**") == 2
