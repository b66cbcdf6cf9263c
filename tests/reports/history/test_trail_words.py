"""The words of History: each kind of fact is called something that a reader says, not what the program calls it."""

import re

from compact_dash.reports.history.entities import ENTITIES, FIELD_WORDS


def test_no_word_of_the_program_is_shown_to_a_reader() -> None:
    """Classes and columns have names of their own; renaming one must not reach a page."""
    said = [*ENTITIES.values(), *FIELD_WORDS.values()]
    assert [words for words in said if re.search(r"[a-z][A-Z]|_", words)] == []


def test_each_kind_is_called_differently() -> None:
    assert len(set(ENTITIES.values())) == len(ENTITIES)
