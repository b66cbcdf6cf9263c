"""A department's overall rating: the truth table, and every mixture held against an independent statement."""

import pytest
from hypothesis import given, settings, strategies

from compact_dash.domain.board.overall import OverallRule, overall
from compact_dash.domain.rating import COUNTED, Rating
from tests.oracle.movement import overall as independently

# What each case counts, by the first letters of the ratings: complete, green, amber, red, no milestone, no return,
# not yet asked, withdrawn.
SHORT = dict(zip(("c", "g", "a", "r", "nm", "nr", "na", "w"), COUNTED, strict=True))

TABLE = [
    ("nothing at all is nothing to rate", "", "nothing_to_rate"),
    ("only withdrawn leaves nothing to rate", "w w", "nothing_to_rate"),
    ("all complete is complete", "c c", "complete"),
    ("a withdrawn one does not spoil complete", "c w", "complete"),
    ("one open one does", "c g", "green"),
    ("nothing asked yet", "na na", "not_yet_asked"),
    ("nothing asked yet of those still open", "na c", "not_yet_asked"),
    ("half rated is enough for a colour", "g nr", "green"),
    ("fewer than half is not", "g nr nr", "no_return"),
    ("complete ones do not help the open ones over the half", "c c c g nr nr", "no_return"),
    ("the commoner reason is given", "g nm nm nr", "no_milestone"),
    ("no return comes first on a tie", "nm nr", "no_return"),
    ("no milestone comes before not yet asked", "na nm", "no_milestone"),
    ("no return comes before not yet asked", "na nr", "no_return"),
    ("not yet asked where it is the commonest", "na na nr g", "not_yet_asked"),
    ("none amber or red is green", "g g", "green"),
    ("one amber is amber", "g g g g g a", "amber"),
    ("all amber is still amber", "a a", "amber"),
    ("a quarter red is amber", "r g g g", "amber"),
    ("more than a quarter red is red", "r g g", "red"),
    ("complete ones are among the rated", "r g c c", "amber"),
    ("unrated ones are not", "r g g nr", "red"),
    ("withdrawn ones are not", "r g g w w", "red"),
]


def counts_of(letters: str) -> dict[Rating, int]:
    words = [SHORT[letter] for letter in letters.split()]
    return {word: words.count(word) for word in COUNTED}


def by_word(counts: dict[Rating, int]) -> dict[str, int]:
    return {word.value: number for word, number in counts.items()}


@pytest.mark.parametrize(("sentence", "letters", "expected"), TABLE, ids=[sentence for sentence, *_ in TABLE])
def test_the_overall_rating(sentence: str, letters: str, expected: str) -> None:
    assert overall(counts_of(letters), OverallRule()).rating == expected


def test_a_rating_left_out_counts_none() -> None:
    assert overall({Rating.GREEN: 2}, OverallRule()) == overall(counts_of("g g"), OverallRule())


@pytest.mark.parametrize(
    ("letters", "reason"),
    [
        ("c c", "All 2 rateable commitments are complete."),
        ("g nr nr", "Only 1 of 3 open commitments can be rated; 2 have no return."),
        ("r g g", "1 of 3 rated commitments is Red, more than a quarter."),
        ("r a g g g", "1 Red and 1 Amber of 5 rated commitments."),
        ("a a g", "2 of 3 rated commitments are Amber."),
        ("g g", "None of 2 rated commitments is Amber or Red."),
    ],
)
def test_the_reason_names_the_figures(letters: str, reason: str) -> None:
    assert overall(counts_of(letters), OverallRule()).reason == reason


numbers = strategies.one_of(strategies.integers(0, 4), strategies.integers(0, 40))
percents = strategies.integers(1, 99)


@pytest.mark.thorough
@settings(derandomize=True, deadline=None, max_examples=1500)
@given(strategies.fixed_dictionaries(dict.fromkeys(COUNTED, numbers)), percents, percents)
def test_every_mixture_is_rated_as_the_rules_say(counts: dict[Rating, int], red: int, rated: int) -> None:
    assert overall(counts, OverallRule(red, rated)).rating == independently(by_word(counts), red, rated)
    assert overall(counts, OverallRule()).rating == independently(by_word(counts))


@pytest.mark.slow
@settings(derandomize=True, deadline=None, max_examples=300)
@given(strategies.fixed_dictionaries(dict.fromkeys(COUNTED, numbers)), strategies.integers(0, 40))
def test_withdrawn_commitments_change_nothing(counts: dict[Rating, int], withdrawn: int) -> None:
    assert overall(counts | {Rating.WITHDRAWN: withdrawn}, OverallRule()) == overall(counts, OverallRule())
