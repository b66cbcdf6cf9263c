"""Plain text: what nobody meant is left out, what was meant is kept, and what says nothing is known for it."""

from datetime import datetime

import pytest

from compact_dash.domain.facts import Entry, ReturnEvent
from compact_dash.domain.plain_text import says_nothing, tidy_answer, tidy_text
from tests.house import TODAY

TIDY = {
    "a\u200bb\u200cc\u2060d\ufeffe": "abcde",
    "depart\u00adments": "departments",
    "depart\ufffements\uffff": "departments",
    "co\u2011op and co\u2010op": "co-op and co-op",
    "co\x1eop\x1f": "co-op",
    "10\u00a0days\u202f\u2009on": "10 days  on",
    "one\r\ntwo\rthree\u2028four\x0bfive\x85six": "one\ntwo\nthree\nfour\nfive\nsix",
    "a\x00b\x07c\x9bd\x7fe": "abcde",
    "see \u202egnp.exe\u2066x\u2069": "see gnp.exex",
    "half \ud83d of one": "half  of one",
    "two halves \ud83d\ude00": "two halves 😀",
    "a lost \ufffcpicture": "a lost picture",
    "\U000e0041 tag": "tag",
    "Cafe\u0301": "Café",
    "  line one  \n line two\t\n": "line one\n line two",
}
SCOTLAND = "🏴" + "".join(chr(0xE0000 + ord(letter)) for letter in "gbsct") + "\U000e007f"
KEPT = (
    "“Smart” – quotes… £5, €5, ½", "Llŷn, Siân, Ó Sé", "👩\u200d🔬 science", "❤\ufe0f", SCOTLAND,
    "https://x.uk/a_x0020_b?c=d&e", "- a list", "=not a formula", "日本語",
)  # fmt: skip


@pytest.mark.parametrize("text", TIDY, ids=ascii)
def test_what_nobody_meant_is_left_out(text: str) -> None:
    assert tidy_text(text) == TIDY[text]
    assert tidy_text(TIDY[text]) == TIDY[text]


@pytest.mark.parametrize("text", KEPT, ids=ascii)
def test_what_was_meant_is_kept(text: str) -> None:
    assert tidy_text(text) == text


@pytest.mark.parametrize(
    "text",
    ["", " ", "\u200b", "N/A", "n/a.", "N / A", "NA", "None", "none.", "NONE", "No", "No.", "nil", "Nil.", "-", "–",
     "—", "--", "TBC", "tbc.", "TBA", "Not applicable", "not applicable.", "(none)", "“None”", "None at present",
     "Nothing", ".", "?", "N.A.", "n\\a", "to be confirmed", "Yet to be agreed.", "Not known", "Not yet known",
     "Nil return", "nil return.", "Nothing to report", "None identified so far", "None as yet", "None, thank you",
     "None needed, thanks.", "Nothing this quarter", "– N/A –", "n\u2215a", "Not required"],
)  # fmt: skip
def test_what_says_nothing_is_known_for_it(text: str) -> None:
    assert says_nothing(text)
    assert tidy_answer(text) is None


@pytest.mark.parametrize(
    "text",
    ["0", "No change", "None of it was late", "None known to the board", "N/A until the board meets",
     "No, the board said", "Noted", "TBC by the board on 3 May", "Nothing new", "TBC by May", "No, because of May",
     "Nothing to report to the board", "Nil return from two bodies", "- a list", "Not required by the Act",
     "None of the bodies answered", "5", "Nationwide", "+"],
)  # fmt: skip
def test_what_says_a_little_is_kept(text: str) -> None:
    assert not says_nothing(text)


def test_nothing_passes_the_gate_into_the_store_unseen() -> None:
    event = ReturnEvent("r1", None, TODAY, "queried", "Which\u200b\u00a0one\ufffe?\ud800", None)
    entry = Entry(event, datetime(2014, 9, 17), "Ann\u00ad Lee")
    assert (entry.fact.values()["words"], entry.person) == ("Which one?", "Ann Lee")
