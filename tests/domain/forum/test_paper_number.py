"""Numbers of papers: in their form, in their year, none given twice."""

import pytest

from compact_dash.domain.forum.paper_number import next_number, tidy_number, year_of


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        ([], "CF(14)01"),
        (["CF(14)01", "CF(14)03"], "CF(14)04"),
        (["CF(13)09", "Paper 4"], "CF(14)01"),
        (["CF(14)99"], "CF(14)100"),
    ],
)
def test_the_next_number_comes_after_every_one_that_was_given(taken: list[str], free: str) -> None:
    assert next_number(taken, 2014) == free


@pytest.mark.parametrize(("number", "year"), [("CF(14)03", 14), ("CF(14)3", None), ("CF14-03", None), ("", None)])
def test_a_number_says_its_year(number: str, year: int | None) -> None:
    assert year_of(number) == year


@pytest.mark.parametrize(("typed", "kept"), [(" cf(14) 03 ", "CF(14)03"), ("  ", None)])
def test_a_number_is_tidied(typed: str, kept: str | None) -> None:
    assert tidy_number(typed) == kept
