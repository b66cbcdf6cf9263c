"""A return's way from draft to accepted: each step by whoever may, with what it needs, and what it leaves behind."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from compact_dash.commands.returns.accept_return import Agreement, accept, reply_to_rating
from compact_dash.commands.returns.clear_return import clear, file_nil, send_back, send_for_clearance, submit, take_back
from compact_dash.commands.returns.commission_returns import Request, commission_returns
from compact_dash.commands.returns.correct_return import clear_correction, correct, send_correction_back
from compact_dash.commands.returns.fill_return import save_answers
from compact_dash.commands.returns.query_return import query, reply
from compact_dash.domain.actor import Role
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.errors import AnswerRefused, CompactError, NotAllowed, NotFound, NotNow
from compact_dash.domain.facts import ActionVersion, Assessment
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.steps import State, StepKind
from compact_dash.domain.returns.supplement import Supplement
from compact_dash.reports.check import check
from compact_dash.reports.forums import forums
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.returns.desk import returns_desk
from compact_dash.reports.returns.forms import open_return
from compact_dash.reports.returns.reading import filed_updates, read_steps
from tests.house import NOVEMBER, TODAY, House, acting, plain


def rated(house: House, ref: str) -> RatedLine:
    kind = "plan_action" if ref.startswith("JAP") else "commitment"
    return rated_lines(house.store, Question(TODAY, kind=kind, ref=ref))[0]


def submitted(house: House, **answers: Answer) -> ReturnForm:
    """DfT's return for November, filed."""
    form = house.fill(**answers)
    send_for_clearance(house.store, house.lead, form.return_id)
    clear(house.store, house.sro, form.return_id, "Director", submit=True)
    return house.form()


@pytest.mark.slow
def test_the_whole_way_is_written_down_with_who_when_and_why(house: House) -> None:
    form = submitted(house)
    query(house.store, house.ocs, form.return_id, "DFT-01", "What makes this Green?")
    reply(house.store, house.lead, form.return_id, "DFT-01", "The report is in print.")
    accept(house.store, house.ocs, form.return_id, {"DFT-01": Agreement("green", "Report seen.")})
    taken = [(step.kind, step.person, step.words or step.grade) for step in read_steps(house.store, form.return_id)]
    assert taken == [
        ("started", "DFT lead", None),
        ("sent_for_clearance", "DFT lead", None),
        ("cleared", "DFT clearer", "Director"),
        ("submitted", "DFT clearer", None),
        ("queried", "OCS ocs", "What makes this Green?"),
        ("replied", "DFT lead", "The report is in print."),
        ("accepted", "OCS ocs", None),
    ]
    assert check(house.store).findings == []


@pytest.mark.slow
def test_submitting_makes_the_answers_facts(house: House) -> None:
    amber = Answer(
        rating="amber", words="The printer is late.", path_to_green="The Champion prints it by 2 February.", percent=60,
        new_due_on=date(2015, 2, 2), new_date_reason="The printer is late", evidence="Proof", help_wanted="A printer",
        forward_look="better",
    )  # fmt: skip
    done = Answer(
        rating="green", words="Held.", done_on=date(2014, 9, 12), next_milestone="Compact Week 2015",
        next_due_on=date(2015, 11, 6), evidence="Photos",
    )  # fmt: skip
    before = rated(house, "DFT-01")
    submitted(house, DFT_01=amber, DFT_03=done)
    line = rated(house, "DFT-01")
    assert (line.claimed, line.words, line.path_to_green, line.percent) == (
        "amber",
        amber.words,
        amber.path_to_green,
        60,
    )
    assert (line.help_wanted, line.forward_look, line.evidence) == ("A printer", "better", "Proof")
    assert (line.due_on, line.date_moves) == (date(2015, 2, 2), before.date_moves + 1)
    assert rated(house, "DFT-03").due_on == date(2015, 11, 6)
    first = rated(house, "JAP14-2-DFTa")
    assert (first.headline, first.due_on) == ("green", date(2015, 3, 2))


@pytest.mark.slow
def test_a_draft_is_no_update_before_it_is_submitted(house: House) -> None:
    form = house.fill(DFT_01=Answer(rating="red", words="Stuck", path_to_green="Later"))
    send_for_clearance(house.store, house.lead, form.return_id)
    clear(house.store, house.sro, form.return_id, "Director", submit=False)
    assert rated(house, "DFT-01").claimed == "green"
    submit(house.store, house.lead, form.return_id)
    assert rated(house, "DFT-01").claimed == "red"


@pytest.mark.slow
def test_no_change_repeats_what_was_said_with_the_reason(house: House) -> None:
    before = rated(house, "DFT-02")
    submitted(house, DFT_02=Answer(no_change_reason="The councils answer in December."))
    after = rated(house, "DFT-02")
    assert (after.claimed, after.words, after.claimed_on) == (before.claimed, before.words, TODAY)
    assert after.no_change_reason == "The councils answer in December."


@pytest.mark.slow
def test_supplements_become_facts_too(house: House) -> None:
    consultation = Supplement(
        "consultation", "Bus passes", date(2014, 6, 2), date(2014, 8, 1), words="A vote in August"
    )
    save_answers(house.store, house.lead, house.form(), {}, [consultation])
    form = submitted(house)
    assert form.supplements == (consultation,)
    assert consultation.days == 60
    assert consultation.is_short
    kept = house.store.engine.read("select title, opened_on, closed_on, words, sharing from supplement").rows
    assert kept == [("Bus passes", date(2014, 6, 2), date(2014, 8, 1), "A vote in August", "shared")]


@pytest.mark.slow
def test_what_is_sent_back_comes_back_with_the_reason(house: House) -> None:
    form = house.fill()
    send_for_clearance(house.store, house.lead, form.return_id)
    with pytest.raises(AnswerRefused, match="what the lead should change"):
        send_back(house.store, house.sro, form.return_id, "  ")
    send_back(house.store, house.sro, form.return_id, "Say who prints it.")
    assert house.form().state is State.DRAFT
    told = [
        read_steps(house.store.seen_by(who.actor.reader), form.return_id)[-1].words for who in (house.lead, house.ocs)
    ]
    assert told == ["Say who prints it.", None], "it is between the officer and the lead, and not OCS's to read"
    save_answers(house.store, house.lead, house.form(), {"DFT-01": plain("m")})


@pytest.mark.slow
@pytest.mark.parametrize("cleared_first", [False, True])
def test_the_lead_may_take_it_back_until_it_is_submitted(house: House, cleared_first: bool) -> None:
    form = house.fill()
    send_for_clearance(house.store, house.lead, form.return_id)
    if cleared_first:
        clear(house.store, house.sro, form.return_id, "Director", submit=False)
    take_back(house.store, house.lead, form.return_id)
    assert house.form().state is State.DRAFT


@pytest.mark.slow
def test_clearing_needs_a_grade(house: House) -> None:
    form = house.fill()
    send_for_clearance(house.store, house.lead, form.return_id)
    with pytest.raises(AnswerRefused, match="your grade"):
        clear(house.store, house.sro, form.return_id, "", submit=True)
    assert house.form().state is State.AWAITING_CLEARANCE


Step = Callable[[House, str], None]
BY_THE_WRONG_PERSON: dict[str, Step] = {
    "a lead clears": lambda house, ident: clear(house.store, house.lead, ident, "Director", True),
    "another department's lead sends": lambda house, ident: send_for_clearance(house.store, house.stranger, ident),
    "another department's lead takes back": lambda house, ident: take_back(house.store, house.stranger, ident),
    "OCS submits for a department": lambda house, ident: submit(house.store, house.ocs, ident),
    "a lead queries": lambda house, ident: query(house.store, house.lead, ident, "DFT-01", "Why?"),
    "a lead accepts": lambda house, ident: accept(house.store, house.lead, ident, {}),
    "an SRO accepts": lambda house, ident: accept(house.store, house.sro, ident, {}),
    "OCS answers its own query": lambda house, ident: reply(house.store, house.ocs, ident, "DFT-01", "Because"),
    "another department files nil": lambda house, ident: file_nil(house.store, house.stranger, ident, "Nothing"),
}


@pytest.mark.parametrize("name", BY_THE_WRONG_PERSON)
def test_nobody_takes_a_step_that_is_another_s(house: House, name: str) -> None:
    form, before = house.form(), house.store.head()
    with pytest.raises(NotAllowed):
        BY_THE_WRONG_PERSON[name](house, form.return_id)
    assert house.store.head() == before


def test_a_step_out_of_turn_is_refused(house: House) -> None:
    ident = house.form().return_id
    for step in (
        lambda: submit(house.store, house.lead, ident),
        lambda: clear(house.store, house.sro, ident, "Director", True),
        lambda: query(house.store, house.ocs, ident, "DFT-01", "Why?"),
        lambda: accept(house.store, house.ocs, ident, {}),
        lambda: reply(house.store, house.lead, ident, "DFT-01", "Because"),
    ):
        with pytest.raises(NotNow, match="while it is “Not started”"):
            step()


@pytest.mark.slow
def test_nil_is_only_for_an_organisation_without_an_open_line(house: House) -> None:
    with pytest.raises(NotNow, match="DFT-01, DFT-02, DFT-03"):
        file_nil(house.store, house.lead, house.form().return_id, "Nothing to report")


@pytest.mark.thorough
def test_a_query_is_answered_once_and_a_correction_takes_the_place_of_the_mistake(house: House) -> None:
    form = submitted(house)
    query(house.store, house.ocs, form.return_id, "DFT-01", "Is it Green?")
    with pytest.raises(NotNow, match="DFT-01 is queried already"):
        query(house.store, house.ocs, form.return_id, "DFT-01", "Again?")
    query(house.store, house.ocs, form.return_id, "DFT-02", "And this?")
    with pytest.raises(NotNow, match="OCS has no open query on DFT-03"):
        reply(house.store, house.lead, form.return_id, "DFT-03", "Nobody asked")
    with pytest.raises(AnswerRefused, match="Path to green"):
        reply(house.store, house.lead, form.return_id, "DFT-01", "No", Answer(rating="amber", words="It is not."))
    corrected = Answer(rating="amber", words="It is not.", path_to_green="By Christmas, by the Champion")
    reply(house.store, house.lead, form.return_id, "DFT-01", "No: amber.", corrected)
    clear_correction(house.store, house.sro, form.return_id, "DFT-01", "Director")
    assert house.form().state is State.QUERIED
    reply(house.store, house.lead, form.return_id, "DFT-02", "Yes.")
    assert house.form().state is State.SUBMITTED
    assert (rated(house, "DFT-01").claimed, rated(house, "DFT-01").words) == ("amber", "It is not.")
    line = house.form().line("DFT-01")
    assert line is not None
    assert filed_updates(house.store, form.return_id)[line.asked.action_id].claimed == "amber"
    assert check(house.store).findings == []


AMBER = Answer(rating="amber", words="It is not.", path_to_green="By Christmas, by the Champion", evidence="Note")


@pytest.mark.slow
def test_a_correction_of_what_was_cleared_changes_nothing_before_it_is_cleared(house: House) -> None:
    form = submitted(house)
    ident, before = form.return_id, rated(house, "DFT-01")
    query(house.store, house.ocs, ident, "DFT-01", "Is it Green?")
    assert reply(house.store, house.lead, ident, "DFT-01", "No: amber.", AMBER) is StepKind.CORRECTED
    assert rated(house, "DFT-01") == before
    assert house.form().state is State.QUERIED
    with pytest.raises(NotNow, match="A correction of DFT-01 is with your Senior Responsible Officer"):
        reply(house.store, house.lead, ident, "DFT-01", "And more.")
    with pytest.raises(NotNow, match="must be “Submitted”"):
        accept(house.store, house.ocs, ident, {})
    for who in (house.lead, house.ocs):
        with pytest.raises(NotAllowed):
            clear_correction(house.store, who, ident, "DFT-01", "Director")
    with pytest.raises(AnswerRefused, match="your grade"):
        clear_correction(house.store, house.sro, ident, "DFT-01", " ")
    told = [read_steps(house.store.seen_by(who.actor.reader), ident)[-1].words for who in (house.sro, house.ocs)]
    assert told == ["No: amber.", None], "OCS has no answer before it is cleared"
    clear_correction(house.store, house.sro, ident, "DFT-01", "Director")
    assert (rated(house, "DFT-01").claimed, house.form().state) == ("amber", State.SUBMITTED)
    cleared, replied = read_steps(house.store.seen_by(house.ocs.actor.reader), ident)[-2:]
    assert (cleared.kind, cleared.person, cleared.grade) == ("correction_cleared", "DFT clearer", "Director")
    assert (cleared.words or "").startswith(
        "Rating: was “Green”, is “Amber”. Update: was “Work goes on as planned.”, is"
    )
    assert (replied.kind, replied.words) == ("replied", "No: amber.")
    with pytest.raises(NotNow):
        clear_correction(house.store, house.sro, ident, "DFT-01", "Director")
    assert check(house.store).findings == []


@pytest.mark.slow
def test_a_line_that_nobody_asked_about_is_corrected_with_a_reason_and_cleared_again(house: House) -> None:
    ident = submitted(house).return_id
    with pytest.raises(AnswerRefused, match="the reason why"):
        correct(house.store, house.lead, ident, "DFT-01", " ", AMBER)
    correct(house.store, house.lead, ident, "DFT-01", "We read the wrong column.", AMBER)
    with pytest.raises(NotNow, match="is with your Senior Responsible Officer already"):
        correct(house.store, house.lead, ident, "DFT-01", "Again", AMBER)
    assert (rated(house, "DFT-01").claimed, house.form().state) == ("green", State.SUBMITTED)
    clear_correction(house.store, house.sro, ident, "DFT-01", "Director")
    assert (rated(house, "DFT-01").claimed, house.form().state) == ("amber", State.SUBMITTED)
    cleared = read_steps(house.store.seen_by(house.ocs.actor.reader), ident)[-1]
    assert cleared.kind == "correction_cleared"
    assert (cleared.words or "").endswith("Because: We read the wrong column.")
    query(house.store, house.ocs, ident, "DFT-01", "Is it?")
    with pytest.raises(NotNow, match="OCS has a query on DFT-01"):
        correct(house.store, house.lead, ident, "DFT-01", "Why not", replace(AMBER, words="Still not."))
    assert check(house.store).findings == []


@pytest.mark.slow
def test_while_a_correction_waits_its_return_is_not_locked_and_its_line_not_queried(house: House) -> None:
    ident = submitted(house).return_id
    correct(house.store, house.lead, ident, "DFT-01", "We read the wrong column.", AMBER)
    with pytest.raises(NotNow, match="has sent a correction of DFT-01 for clearance"):
        accept(house.store, house.ocs, ident, {})
    with pytest.raises(NotNow, match="A correction of DFT-01 waits for clearance"):
        query(house.store, house.ocs, ident, "DFT-01", "Is it Green?")
    send_correction_back(house.store, house.sro, ident, "DFT-01", "The column was right.")
    accept(house.store, house.ocs, ident, {})
    assert house.form().state is State.ACCEPTED


@pytest.mark.slow
def test_a_correction_may_be_sent_back_and_sent_again(house: House) -> None:
    ident = submitted(house).return_id
    query(house.store, house.ocs, ident, "DFT-01", "Is it Green?")
    with pytest.raises(NotNow, match="No correction of DFT-01 waits for clearance"):
        send_correction_back(house.store, house.sro, ident, "DFT-01", "Not so.")
    reply(house.store, house.lead, ident, "DFT-01", "No: amber.", AMBER)
    with pytest.raises(AnswerRefused, match="what the lead should change"):
        send_correction_back(house.store, house.sro, ident, "DFT-01", "")
    send_correction_back(house.store, house.sro, ident, "DFT-01", "Say by which Christmas.")
    assert (rated(house, "DFT-01").claimed, house.form().state) == ("green", State.QUERIED)
    with pytest.raises(NotNow, match="No correction of DFT-01 waits for clearance"):
        clear_correction(house.store, house.sro, ident, "DFT-01", "Director")
    assert reply(house.store, house.lead, ident, "DFT-01", "It is Green.") is StepKind.REPLIED
    assert (rated(house, "DFT-01").claimed, house.form().state) == ("green", State.SUBMITTED)


@pytest.mark.slow
def test_a_correction_that_changes_nothing_is_refused(house: House) -> None:
    ident = submitted(house).return_id
    query(house.store, house.ocs, ident, "DFT-01", "Is it Green?")
    line = house.form().line("DFT-01")
    assert line is not None
    same = filed_updates(house.store, ident)[line.asked.action_id].answer()
    with pytest.raises(AnswerRefused, match="the correction says what was filed"):
        reply(house.store, house.lead, ident, "DFT-01", "It is.", same)


@pytest.mark.slow
def test_a_query_names_a_line_of_the_return(house: House) -> None:
    form = submitted(house)
    with pytest.raises(NotFound, match="has no line HMT-01a"):
        query(house.store, house.ocs, form.return_id, "HMT-01a", "Why?")
    with pytest.raises(AnswerRefused, match="the question that OCS asks"):
        query(house.store, house.ocs, form.return_id, "DFT-01", "")


@pytest.mark.slow
def test_acceptance_locks_and_agrees(house: House) -> None:
    form = submitted(house)
    accept(house.store, house.ocs, form.return_id, {"DFT-01": Agreement("amber", "The report has slipped before.")})
    line = rated(house, "DFT-01")
    assert (line.headline, line.agreed, line.agreed_by) == ("amber", "amber", "ocs")
    assert line.agreed_reason == "The report has slipped before."
    with pytest.raises(NotNow, match="locked"):
        save_answers(house.store, house.lead, house.form(), {"DFT-01": Answer(words="More")})


@pytest.mark.slow
def test_green_is_refused_where_no_dated_milestone_is_open(house: House) -> None:
    undated = Answer(rating="green", words="All is well.")
    form = submitted(house, **{"JAP14_2_DFTa": undated})
    with pytest.raises(NotNow, match="JAP14-2-DFTa cannot be agreed Green: no dated milestone is open"):
        accept(house.store, house.ocs, form.return_id, {"JAP14-2-DFTa": Agreement("green", "They say so.")})
    assert house.form().state is State.SUBMITTED


@pytest.mark.slow
def test_an_agreement_needs_a_reason_and_a_rating_that_can_be_agreed(house: House) -> None:
    form = submitted(house)
    for given in (Agreement("amber", ""), Agreement("no_return", "Because")):
        with pytest.raises(AnswerRefused, match="DFT-01"):
            accept(house.store, house.ocs, form.return_id, {"DFT-01": given})
    assert house.form().state is State.SUBMITTED


@pytest.mark.slow
def test_only_the_forum_agrees_a_rating_of_ocs(house: House) -> None:
    form = house.form(house.ocs, "OCS")
    answers = {line.asked.ref: plain(line.asked.milestone_id) for line in form.open_lines}
    save_answers(house.store, house.ocs, form, answers, send=True)
    clear(house.store, acting(Role.CLEARER, "OCS"), form.return_id, "Director", submit=True)
    with pytest.raises(NotNow, match="Only the Forum agrees"):
        accept(house.store, house.ocs, form.return_id, {form.open_lines[0].asked.ref: Agreement("amber", "Fair")})
    accept(house.store, house.ocs, form.return_id, {})


@pytest.mark.slow
def test_a_department_replies_to_a_rating_it_disputes(house: House) -> None:
    form = submitted(house)
    accept(house.store, house.ocs, form.return_id, {"DFT-01": Agreement("amber", "Slipped before.")})
    with pytest.raises(NotAllowed):
        reply_to_rating(house.store, house.stranger, "DFT-01", "Not ours to say")
    reply_to_rating(house.store, house.lead, "DFT-01", "It has never slipped.")
    line = rated(house, "DFT-01")
    assert (line.agreed, line.reply) == ("amber", "It has never slipped.")
    with pytest.raises(NotNow, match="DFT-02"):
        reply_to_rating(house.store, house.lead, "DFT-02", "What rating?")


@pytest.mark.slow
def test_a_refused_step_leaves_nothing_behind(house: House) -> None:
    form, before = submitted(house), house.store.head()
    for agreed in ({"DFT-99": Agreement("amber", "No such line")}, {"DFT-01": Agreement("purple", "No such rating")}):
        with pytest.raises(CompactError):
            accept(house.store, house.ocs, form.return_id, agreed)
    assert house.store.head() == before


@pytest.mark.slow
def test_a_line_that_is_handed_on_or_settled_is_wanted_no_more(house: House) -> None:
    def missing() -> list[str]:
        forum = next(row for row in forums(house.store) if row.held_on == NOVEMBER)
        rows = returns_desk(house.store, forum, TODAY).rows
        return [line.ref for row in rows if row.standing.code == "DFT" for line in row.missing]

    assert missing()[:3] == ["DFT-01", "DFT-02", "DFT-03"]
    linked, settled = rated(house, "DFT-01"), rated(house, "DFT-02")
    house.store.append(
        lambda _: [
            house.ocs.entry(
                ActionVersion(
                    action_id=linked.action_id, reported_on=TODAY, organisation_id=linked.organisation_id,
                    owner_role=None, title=linked.title, theme_id=None, counting="linked", sharing="published",
                    note=None, reason="Reported elsewhere",
                )
            ),
            house.ocs.entry(Assessment(settled.action_id, TODAY, None, "withdrawn", "No longer promised", "ocs", "")),
        ]
    )  # fmt: skip
    assert missing()[:1] == ["DFT-03"]
    assert [line.asked.ref for line in house.form().open_lines][:1] == ["DFT-03"]


def handed_on(house: House, ref: str, to: str = "HMT") -> None:
    """The line goes to another organisation."""
    line = rated(house, ref)
    [[other]] = house.store.engine.read("select id from organisation where code = $1", [to]).rows
    version = ActionVersion(
        action_id=line.action_id, reported_on=TODAY, organisation_id=other, owner_role=None, title=line.title,
        theme_id=None, counting="rateable", sharing="published", note=None, reason="It moves with the team",
    )  # fmt: skip
    house.store.append(lambda _: [house.ocs.entry(version)])


@pytest.mark.slow
def test_a_query_on_a_line_that_is_handed_on_can_still_be_answered(house: House) -> None:
    form = submitted(house)
    query(house.store, house.ocs, form.return_id, "DFT-01", "Why Green?")
    handed_on(house, "DFT-01")
    with pytest.raises(NotNow, match="settled or handed on since"):
        reply(house.store, house.lead, form.return_id, "DFT-01", "Because", plain("m"))
    reply(house.store, house.lead, form.return_id, "DFT-01", "It was agreed in May.")
    accept(house.store, house.ocs, form.return_id, {})
    assert read_steps(house.store, form.return_id)[-1].kind == "accepted"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("corrected", "said"),
    [
        (Answer(rating="purple", words="Odd"), "found “purple”"),
        (Answer(rating="green", words="x" * 2001), "at most 2000 characters"),
        (Answer(rating="green", words="New date", new_due_on=date(2015, 3, 2)), "a reply cannot change dates"),
        (Answer(rating="green", words="First", next_milestone="Step"), "a reply cannot change dates"),
    ],
)
def test_a_correction_is_checked_like_any_answer(house: House, corrected: Answer, said: str) -> None:
    form = submitted(house)
    query(house.store, house.ocs, form.return_id, "DFT-01", "Why Green?")
    before = house.store.head()
    with pytest.raises(AnswerRefused, match=said):
        reply(house.store, house.lead, form.return_id, "DFT-01", "Because", corrected)
    assert house.store.head() == before


@pytest.mark.slow
def test_no_change_repeats_what_was_said_last_in_whichever_return(house: House) -> None:
    """February's return is filed before November's, which then leaves the line as it stands."""
    november = house.fill()
    february = next(row for row in forums(house.store) if row.held_on == date(2015, 2, 25))
    later = Request(date(2015, 2, 11), "A rating.", "Shared.")
    commission_returns(house.store, house.ocs, february.forum_id, later)
    mine = house.store.seen_by(house.lead.actor.reader)
    form = open_return(mine, "DFT", february.held_on, TODAY)
    red = Answer(rating="red", words="It has stopped.", path_to_green="The SRO decides in March.")
    answers = {line.asked.ref: plain(line.asked.milestone_id) for line in form.open_lines} | {"DFT-02": red}
    save_answers(house.store, house.lead, form, answers, send=True)
    clear(house.store, house.sro, form.return_id, "Director", submit=True)
    save_answers(house.store, house.lead, house.form(), {"DFT-02": Answer(no_change_reason="As said.")})
    send_for_clearance(house.store, house.lead, november.return_id)
    clear(house.store, house.sro, november.return_id, "Director", submit=True)
    assert (rated(house, "DFT-02").claimed, rated(house, "DFT-02").words) == ("red", "It has stopped.")
