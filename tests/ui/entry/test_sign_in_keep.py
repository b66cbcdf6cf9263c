"""The keep of sign-ins: which are made longer and when, which take the place of which, and what ends them."""

from dataclasses import replace

from compact_dash.domain.people.token import Token
from compact_dash.ui.entry.sign_in_keep import AGAIN, EARLY, MOST_KEPT, Held, Longer, SignInKeep

TOKEN = Token("subject", "first", "lead@dft.gov.uk", True, 1_000, 1_900)
LATER = replace(TOKEN, fingerprint="second", issued_at=1_500, expires_at=2_400)
DAY = 86_400


def kept(refresh_token: str | None = "refresh") -> SignInKeep:
    keep = SignInKeep()
    keep.take(Held(TOKEN, "default", refresh_token))
    return keep


def test_a_sign_in_is_made_longer_shortly_before_its_end_and_by_one_alone() -> None:
    keep = kept()
    assert keep.begin_renewal(TOKEN, DAY, 1_900 - EARLY - 1) is None
    held = keep.begin_renewal(TOKEN, DAY, 1_900 - EARLY)
    assert held is not None
    assert keep.begin_renewal(TOKEN, DAY, 1_900 - EARLY) is None, "somebody is at it"
    keep.lengthen(held, Longer(2_440, "another"), 1_540)
    assert (keep.newest(TOKEN).expires_at, keep.newest(TOKEN).lasts) == (2_440, 900)
    again = keep.begin_renewal(TOKEN, DAY, 2_200)
    assert again is not None
    assert again.refresh_token == "another"


def test_one_that_the_provider_does_not_answer_for_is_asked_for_again() -> None:
    keep = kept()
    assert keep.begin_renewal(TOKEN, DAY, 1_800)
    assert keep.begin_renewal(TOKEN, DAY, 1_800 + AGAIN) is not None


def test_one_that_the_provider_refuses_runs_out() -> None:
    keep = kept()
    held = keep.begin_renewal(TOKEN, DAY, 1_800)
    assert held is not None
    keep.give_up(held)
    assert keep.begin_renewal(TOKEN, DAY, 1_890) is None
    assert keep.newest(TOKEN) == TOKEN


def test_a_refusal_of_the_token_before_does_not_end_what_was_made_longer() -> None:
    keep = kept()
    held = keep.begin_renewal(TOKEN, DAY, 1_800)
    assert held is not None
    keep.lengthen(held, Longer(2_700, "next"), 1_801)
    keep.give_up(held)
    again = keep.begin_renewal(TOKEN, DAY, 2_500)
    assert again is not None
    assert again.refresh_token == "next"


def test_nothing_is_asked_for_without_a_refresh_token_or_past_the_longest_allowed() -> None:
    assert kept(None).begin_renewal(TOKEN, DAY, 1_890) is None
    assert kept().begin_renewal(TOKEN, 900, 1_890) is None
    assert kept().begin_renewal(TOKEN, 1_000, 2_000) is None


def test_the_tabs_of_a_sign_in_go_on_with_the_one_that_takes_its_place() -> None:
    keep, third = kept(), replace(LATER, fingerprint="third", expires_at=9_000)
    keep.take(Held(LATER, "default"), instead_of=TOKEN)
    assert keep.newest(TOKEN) == LATER
    keep.take(Held(third, "default"), instead_of=LATER)
    assert keep.newest(TOKEN) == keep.newest(LATER) == third
    keep.take(Held(TOKEN, "default"), instead_of=third)
    assert keep.newest(third) == TOKEN, "even where a browser went back to an old one"


def test_one_that_was_ended_is_not_made_longer_by_an_answer_on_its_way() -> None:
    keep = kept()
    held = keep.begin_renewal(TOKEN, DAY, 1_800)
    assert held is not None
    keep.drop(TOKEN)
    keep.lengthen(held, Longer(9_000), 1_801)
    assert keep.newest(TOKEN) == TOKEN


def test_the_keep_grows_no_further_than_it_may_and_shows_no_token() -> None:
    keep = SignInKeep()
    for number in range(MOST_KEPT + 5):
        keep.take(Held(replace(TOKEN, fingerprint=str(number)), "default", "a secret"))
    assert len(keep.held) == MOST_KEPT
    assert "a secret" not in repr(keep.held["7"])
