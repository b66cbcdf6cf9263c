"""Phrases: words for none, one and many of a sum."""

from compact_dash.domain.board.phrase import Phrase, Phrases, always, number_of

CLAIMS = number_of("disputed", "claim", "above dates")
SAME = Phrase("same", "", "No change", "No change")


def test_a_number_stands_with_its_noun() -> None:
    said = [CLAIMS.said({"disputed": number}) for number in (0, 1, 2, 1200)]
    assert said == ["", "1 claim above dates", "2 claims above dates", "1,200 claims above dates"]


def test_phrases_leave_out_what_says_nothing() -> None:
    phrases = Phrases((CLAIMS, always("disputed", "Return late")), "; ")
    assert phrases.said({"disputed": 0}) == "Return late"
    assert phrases.said({"disputed": 1}) == "1 claim above dates; Return late"


def test_where_nothing_is_said_something_else_may_be() -> None:
    phrases = Phrases((CLAIMS,), otherwise=SAME)
    assert phrases.said({"disputed": 0, "same": 3}) == "No change"
    assert phrases.said({"disputed": 0, "same": 0}) == ""
