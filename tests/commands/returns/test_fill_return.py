"""Filling a return: drafts are kept, never overwritten unseen, and never read by anyone else."""

from dataclasses import replace
from datetime import date

import pytest

from compact_dash.commands.returns.clear_return import clear
from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.domain.actor import Role
from compact_dash.domain.errors import AnswerRefused, CompactError, NotAllowed, NotFound, NotNow, Overtaken
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.steps import State
from compact_dash.domain.returns.supplement import Supplement
from compact_dash.reports.check import check
from tests.house import House, acting, plain

CASE_STUDY = Supplement("case_study", "The lunch talks", words="Ask the Champion.")


def line_of(house: House, ref: str) -> Answer:
    line = house.form().line(ref)
    assert line is not None
    return line.answer


@pytest.mark.slow
def test_a_draft_is_kept_and_starts_the_return(house: House) -> None:
    saved = save_answers(house.store, house.lead, house.form(), {"DFT-01": Answer(rating="amber")})
    assert (saved.changed, saved.state) == (("DFT-01",), State.DRAFT)
    assert line_of(house, "DFT-01") == Answer(rating="amber")
    assert house.form().state is State.DRAFT


@pytest.mark.slow
def test_the_same_draft_again_changes_nothing(house: House) -> None:
    answers = {"DFT-01": plain("milestone")}
    save_answers(house.store, house.lead, house.form(), answers)
    before = house.store.head()
    saved = save_answers(house.store, house.lead, house.form(), answers)
    assert saved.sentence == "Nothing had changed, so nothing was saved."
    assert house.store.head() == before


@pytest.mark.slow
def test_a_second_tab_sees_what_changed_before_it_saves(house: House) -> None:
    first, second = house.form(), house.form()
    save_answers(house.store, house.lead, first, {"DFT-01": Answer(words="From the first tab")})
    with pytest.raises(Overtaken, match="DFT-01 was saved by DFT lead after you opened it"):
        save_answers(house.store, house.lead, second, {"DFT-01": Answer(words="From the second")})
    assert line_of(house, "DFT-01").words == "From the first tab"
    save_answers(house.store, house.lead, house.form(), {"DFT-01": Answer(words="From the second")})
    assert line_of(house, "DFT-01").words == "From the second"


@pytest.mark.slow
def test_two_people_may_answer_different_lines_at_once(house: House) -> None:
    first, second = house.form(), house.form()
    save_answers(house.store, house.lead, first, {"DFT-01": Answer(words="One")})
    save_answers(house.store, house.lead, second, {"DFT-02": Answer(words="Two")})
    assert (line_of(house, "DFT-01").words, line_of(house, "DFT-02").words) == ("One", "Two")


@pytest.mark.slow
def test_one_line_overtaken_keeps_all_of_a_save_out(house: House) -> None:
    stale = house.form()
    save_answers(house.store, house.lead, house.form(), {"DFT-01": Answer(words="Newer")})
    with pytest.raises(Overtaken):
        save_answers(house.store, house.lead, stale, {"DFT-01": Answer(words="Mine"), "DFT-02": Answer(words="Mine")})
    assert line_of(house, "DFT-02").is_empty


@pytest.mark.slow
def test_a_half_finished_draft_waits(house: House) -> None:
    begun = Answer(next_milestone="A first step", no_change_reason="Nothing new")
    save_answers(house.store, house.lead, house.form(), {"JAP14-2-DFTa": begun})
    assert line_of(house, "JAP14-2-DFTa") == begun


@pytest.mark.parametrize(
    ("ref", "answer", "said"),
    [
        ("DFT-01", Answer(rating="purple"), "DFT-01, Rating: found “purple”, expected one of Green, Amber, Red"),
        ("DFT-01", Answer(percent=140), "Percent complete: found “140”, expected a whole number from 0 to 100"),
        ("DFT-01", Answer(forward_look="sideways"), "Forward look: found “sideways”, expected better, same or worse"),
        ("DFT-01", Answer(words="x" * 2001), "at most 2000 characters, and there are 2001"),
        (
            "DFT-01",
            Answer(done_on=date(2014, 9, 18)),
            "found “18 September 2014”, expected a day up",
        ),
        (
            "DFT-01",
            Answer(new_due_on=date(2014, 9, 1)),
            "found “1 September 2014”, expected a day after today",
        ),
        ("DFT-01", Answer(new_due_on=date(2014, 10, 30)), "expected another day than the one it is due already"),
        ("DFT-01", Answer(new_due_on=date(2041, 1, 1)), "expected a day within 10 years"),
        ("DFT-01", Answer(done_on=date(2014, 9, 1), new_due_on=date(2015, 1, 5)), "not both"),
        ("DFT-01", Answer(next_milestone="Another", next_due_on=date(2015, 1, 5)), "move it with New date"),
        ("JAP14-2-DFTa", Answer(done_on=date(2014, 9, 1)), "expected nothing, as no milestone is open on this line"),
        ("JAP14-2-DFTa", Answer(new_due_on=date(2015, 1, 5)), "expected nothing, as no milestone is open"),
        ("JAP14-2-DFTa", Answer(next_milestone="x" * 201), "Next milestone: found"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_saved(house: House, ref: str, answer: Answer, said: str) -> None:
    before = house.store.head()
    with pytest.raises(AnswerRefused) as refused:
        save_answers(house.store, house.lead, house.form(), {ref: answer, "DFT-03": Answer(words="Good")})
    assert said in str(refused.value)
    assert house.store.head() == before


def test_a_line_that_was_not_asked_about_is_refused(house: House) -> None:
    with pytest.raises(NotFound, match="does not ask about HMT-01a"):
        save_answers(house.store, house.lead, house.form(), {"HMT-01a": Answer(words="Not ours")})


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.CLEARER, Role.OCS, Role.CHAIR, Role.VIEWER, Role.COMPACT_VOICE])
def test_only_the_lead_fills_a_return_in(house: House, role: Role) -> None:
    before = house.store.head()
    with pytest.raises(NotAllowed):
        save_answers(
            house.store, acting(role, "DFT" if role is Role.CLEARER else "OCS"), house.form(), {"DFT-01": Answer()}
        )
    with pytest.raises(NotAllowed, match="the Compact lead of DFT can fill in a return"):
        save_answers(house.store, house.stranger, house.form(), {"DFT-01": Answer(words="Sabotage")})
    assert house.store.head() == before


@pytest.mark.slow
def test_nobody_else_reads_a_draft(house: House) -> None:
    save_answers(house.store, house.lead, house.form(), {"DFT-01": Answer(words="Secret")}, [CASE_STUDY])
    for who in (house.ocs, house.stranger, acting(Role.COMPACT_VOICE, "CV"), acting(Role.CHAIR, "OCS")):
        form = house.form(who)
        assert all(line.answer.is_empty and line.saved_by is None for line in form.lines)
        assert not form.supplements
    assert house.form(house.sro).supplements == (CASE_STUDY,)


@pytest.mark.slow
def test_ocs_reads_its_own_drafts(house: House) -> None:
    form = house.form(house.ocs, "OCS")
    save_answers(house.store, house.ocs, form, {form.lines[0].asked.ref: Answer(words="Ours")})
    assert house.form(house.ocs, "OCS").lines[0].answer.words == "Ours"


@pytest.mark.slow
def test_a_return_is_sent_only_with_every_open_line_answered(house: House) -> None:
    with pytest.raises(AnswerRefused) as refused:
        save_answers(house.store, house.lead, house.form(), {"DFT-01": plain("m")}, send=True)
    assert "DFT-02, Rating: expected a rating, or “no change” with a reason." in refused.value.sentences
    assert house.form().state is State.NOT_STARTED
    everything = {line.asked.ref: plain(line.asked.milestone_id) for line in house.form().open_lines}
    saved = save_answers(house.store, house.lead, house.form(), everything, send=True)
    assert saved.sent
    assert house.form().state is State.AWAITING_CLEARANCE


@pytest.mark.slow
def test_sending_the_same_again_changes_nothing_and_says_so(house: House) -> None:
    everything = {line.asked.ref: plain(line.asked.milestone_id) for line in house.form().open_lines}
    save_answers(house.store, house.lead, house.form(), everything, send=True)
    before = house.store.head()
    saved = save_answers(house.store, house.lead, house.form(), everything, send=True)
    assert "Nothing had changed" in saved.sentence
    assert house.store.head() == before
    with pytest.raises(NotNow, match="Awaiting clearance"):
        save_answers(house.store, house.lead, house.form(), {"DFT-01": Answer(words="Late thought")})


@pytest.mark.slow
def test_amber_and_red_need_a_path_to_green(house: House) -> None:
    everything = {line.asked.ref: plain(line.asked.milestone_id) for line in house.form().open_lines}
    for rating in ("amber", "red"):
        everything["DFT-01"] = Answer(rating=rating, words="Behind")
        with pytest.raises(AnswerRefused, match="DFT-01, Path to green: expected what will bring it back on course"):
            save_answers(house.store, house.lead, house.form(), everything, send=True)


@pytest.mark.slow
def test_supplements_are_kept_and_guarded_like_lines(house: House) -> None:
    first, second = house.form(), house.form()
    assert save_answers(house.store, house.lead, first, {}, [CASE_STUDY]).supplements_changed
    with pytest.raises(Overtaken, match="Consultations and more"):
        save_answers(house.store, house.lead, second, {}, [])
    assert house.form().supplements == (CASE_STUDY,)
    save_answers(house.store, house.lead, house.form(), {}, [])
    assert house.form().supplements == ()


def test_a_consultation_needs_its_dates_in_order(house: House) -> None:
    backwards = Supplement("consultation", "Rail fares", date(2014, 5, 1), date(2014, 3, 1))
    with pytest.raises(AnswerRefused, match="Closed: found “1 March 2014”, expected a day after it opened"):
        save_answers(house.store, house.lead, house.form(), {}, [backwards])


@pytest.mark.slow
def test_the_trail_holds_after_every_kind_of_save(house: House) -> None:
    house.fill()
    save_answers(house.store, house.lead, house.form(), {}, [CASE_STUDY])
    assert check(house.store).findings == []


def test_a_refusal_is_always_a_sentence(house: House) -> None:
    with pytest.raises(CompactError) as refused:
        save_answers(house.store, house.stranger, house.form(), {})
    assert str(refused.value).endswith(".")


def test_whose_return_it_is_is_read_from_the_return(house: House) -> None:
    """A form that claims to be another department's does not open the door."""
    forged = replace(house.form(), organisation="HMT")
    before = house.store.head()
    with pytest.raises(NotAllowed, match="the Compact lead of DFT"):
        save_answers(house.store, house.stranger, forged, {}, send=True)
    assert house.store.head() == before


@pytest.mark.slow
def test_pasted_marks_that_nobody_meant_are_left_out(house: House) -> None:
    pasted = Answer(words="One\x0btwo\u00a0three\u202e\x00 \t", evidence="  \u200b ")
    save_answers(house.store, house.lead, house.form(), {"DFT-01": pasted})
    assert line_of(house, "DFT-01") == Answer(words="One\ntwo three")


@pytest.mark.slow
@pytest.mark.parametrize("word", ["N/A", "None", "no.", "–", "TBC", "not applicable."])
def test_words_that_say_nothing_are_asked_for_as_if_empty(house: House, word: str) -> None:
    said = Answer(rating="amber", words="Late.", path_to_green=word, help_wanted=word, evidence=word)
    save_answers(house.store, house.lead, house.form(), {"DFT-01": said, "DFT-02": Answer(no_change_reason=word)})
    assert line_of(house, "DFT-01") == Answer(rating="amber", words="Late.")
    assert line_of(house, "DFT-02") == Answer()
    with pytest.raises(AnswerRefused, match="DFT-01, Path to green: expected what will bring it back"):
        save_answers(house.store, house.lead, house.form(), {"DFT-01": said}, send=True)


@pytest.mark.slow
def test_the_same_answers_after_clearance_change_nothing_and_say_so(house: House) -> None:
    everything = {line.asked.ref: plain(line.asked.milestone_id) for line in house.form().open_lines}
    save_answers(house.store, house.lead, house.form(), everything, send=True)
    clear(house.store, house.sro, house.form().return_id, "Director", submit=True)
    before = house.store.head()
    saved = save_answers(house.store, house.lead, house.form(), everything, send=True)
    assert "Nothing had changed" in saved.sentence
    assert house.store.head() == before
