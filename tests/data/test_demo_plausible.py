"""The demonstration tells a year that could have been: nothing in it knows the future or breaks the product's rules."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from compact_dash.domain import facts
from compact_dash.domain.rating import Rating
from tests.data.demo_facts import Told, forum_days, refs, told, year
from tests.data.demo_year import SEED, TODAY, Row, Year, day, rows
from tests.data.tenses import named_dates, promises_the_past, tells_the_future

CODES = {row["abbreviation"]: row["code"] for row in rows("organisations", SEED)}


# Words


@pytest.mark.parametrize(
    ("text", "told_on", "knows"),
    [
        ("The summary was published on 12 March 2014.", date(2014, 2, 26), True),
        ("The summary was published on 12 March 2014.", date(2014, 3, 12), False),
        ("Nine went in March and April.", date(2014, 2, 12), True),
        ("The summary will be published on 12 March 2014.", date(2014, 2, 26), False),
        ("Two moved to December after venues withdrew.", date(2013, 11, 11), False),
        ("All six ran, and the guide will carry a section in May.", date(2014, 2, 10), False),
    ],
)
def test_a_text_that_tells_a_coming_day_as_past_is_found(text: str, told_on: date, knows: bool) -> None:
    assert tells_the_future(text, told_on) is knows


def test_no_text_tells_what_happened_after_its_day() -> None:
    assert not [(each.day, text) for each in year() for text in each.texts if tells_the_future(text, each.day)]


def test_no_text_promises_something_by_a_day_that_is_over() -> None:
    assert not [(each.day, text) for each in year() for text in each.texts if promises_the_past(text, each.day)]


def test_a_path_to_green_leads_to_a_day_that_is_ahead() -> None:
    for each, update in told(facts.StatusUpdate):
        # “No change” repeats the path that was given last.
        if update.path_to_green and not update.no_change_reason:
            days = [named.last for named in named_dates(update.path_to_green, each.day)]
            assert max(days, default=date.min) >= each.day, (each.day, update.path_to_green)


def test_a_line_that_has_a_date_is_not_said_to_wait_for_one(year_files: Year) -> None:
    waiting = re.compile(
        r"will give a date|no date (is|can be|has been)|has not been dated|needs a date|cannot set a date"
    )
    for each, line_id, words in spoken_of_lines():
        if waiting.search(words):
            ref = refs()[line_id]
            # What a return says and the dates it brings are filed together, so the dates of the same day count.
            latest = [versions[-1] for versions in year_files.steps(ref, each.day).values()]
            dated = [one for one in latest if one["due_on"] and not one["done_on"] and one["dropped"] == "no"]
            assert not dated, (ref, each.day, words)


def spoken_of_lines() -> list[tuple[Told, str, str]]:
    """What organisations said of one line each, in a return or in answer to a query."""
    said = [(each, update.action_id, update.words) for each, update in told(facts.StatusUpdate)]
    events = told(facts.ReturnEvent)
    said += [(each, one.action_id, one.words) for each, one in events if one.action_id and one.kind == "replied"]
    return [(each, line, words) for each, line, words in said if words]


@pytest.fixture(scope="module")
def year_files() -> Year:
    return Year()


# The Forum's decisions and their rows


def test_every_date_and_rating_that_a_forum_agreed_was_captured_there() -> None:
    captured = {(fact.forum_id, fact.action_id, fact.kind, fact.made_no) for _, fact in told(facts.Capture)}
    ratings = [(f.forum_id, f.action_id, "rating", t.number) for t, f in told(facts.Assessment) if f.body == "forum"]
    dates = [
        (fact.agreed_forum_id, fact.action_id, "date", each.number)
        for each, fact in told(facts.MilestoneVersion)
        if fact.agreed_forum_id
    ]
    assert {*ratings, *dates} == {one for one in captured if one[2] in {"rating", "date"}}


def test_an_agreed_rating_and_date_is_worded_as_the_product_words_it() -> None:
    facts_by_number = {each.number: each.fact for each in year()}
    for _, capture in told(facts.Capture):
        made = facts_by_number.get(capture.made_no or 0)
        if isinstance(made, facts.Assessment):
            assert made.rating
            assert capture.words == f"{made.rating.word}: {made.reason}"
        if isinstance(made, facts.MilestoneVersion):
            assert capture.words.startswith(f"{made.title}, by ")


def test_a_decision_in_words_leaves_no_rating_or_date_of_a_line_behind() -> None:
    kinds = {fact.agenda_item_id: fact.kind for _, fact in told(facts.AgendaItemVersion)}
    about_lines = re.compile("|".join([rating.word for rating in Rating] + [r"\bdates?\b", r"\bmoves\b", r"\buntil\b"]))
    for each, capture in told(facts.Capture):
        if capture.kind != "decision" or not about_lines.search(capture.words):
            continue
        # Under the action log it is an action that is given more time, and the log says so from that day on.
        assert kinds[capture.agenda_item_id] == "action_log", capture.words
        assert any(row["revised_on"] == each.day.isoformat() for row in rows("forum_actions")), capture.words


def test_every_action_raised_is_in_the_log_and_the_other_way_round() -> None:
    captured = Counter(refs()[fact.action_id or ""] for _, fact in told(facts.Capture) if fact.kind == "action")
    logged = [refs()[fact.id] for _, fact in told(facts.Action)]
    assert captured == Counter(logged)
    forums = sorted({row["forum"] for row in rows("forum_actions")})
    for forum in forums:
        numbers = [row["ref"] for row in rows("forum_actions") if row["forum"] == forum]
        assert numbers == sorted(numbers), "numbered in the order in which they were raised"


def test_an_action_that_asks_for_half_is_closed_with_half() -> None:
    for row in rows("forum_actions"):
        if "at least half" in row["title"] and row["done_on"]:
            own = [line for line in Year().rateable if line["department"] == row["owner"]]
            dated = [
                line
                for line in own
                if any(v[0]["due_on"] for v in Year().steps(line["ref"], day(row["done_on"])).values())
            ]
            assert 2 * len(dated) >= len(own), (row["ref"], len(dated), len(own))


# The papers agree with each other


def present(forum: str, code: str) -> list[Row]:
    return [row for row in rows("attendance") if (row["forum"], row["organisation"]) == (forum, code)]


def test_whoever_leads_an_item_is_in_the_register_as_present() -> None:
    for row in rows("agenda"):
        for word in re.findall(r"[A-Z]{2,}", row["led_by"].split(" for ")[0]):
            assert any(one["state"] == "present" for one in present(row["forum"], CODES.get(word, word))), row


@pytest.mark.parametrize(
    ("ref", "attendee"),
    [("JAP14-1-DCLG", "Deputy"), ("JAP14-1-DFT", "Champion"), ("JAP14-1-DH", "Liaison Officer")],
)
def test_whom_a_return_says_came_in_may_is_in_the_register_and_a_post(ref: str, attendee: str) -> None:
    code = ref.split("-")[2]
    assert any(attendee in row["attendee"] for row in present("2014-05-21", code) if row["state"] == "present")
    post = attendee.lower().split()[0]
    assert any((row["organisation"], row["post"]) == (code, post) for row in rows("posts"))
    assert any(attendee.lower() in row["words"].lower() for row in rows("updates") if row["ref"] == ref)


def test_whoever_says_that_they_came_in_may_is_in_the_register() -> None:
    saying = [row for row in rows("updates") if re.search(r"(attended|came) in May", row["words"], re.IGNORECASE)]
    assert len(saying) > 10
    for row in saying:
        assert any(one["state"] == "present" for one in present("2014-05-21", row["ref"].split("-")[2])), row


def test_nobody_attended_more_forums_than_were_held() -> None:
    texts = [(each.day, text) for each in year() for text in each.texts]
    assert not [one for one in texts if re.search(r"both Forums", one[1])]


def test_each_guest_is_put_down_weeks_and_not_months_before_the_forum() -> None:
    guests = [(each, fact) for each, fact in told(facts.ForumVersion) if fact.guest]
    assert guests
    for each, fact in guests:
        assert timedelta(days=7) < fact.held_on - each.day < timedelta(days=60)


def test_the_minutes_of_every_meeting_were_saved_and_the_newest_wait_to_be_agreed() -> None:
    saved = {forum_days()[fact.forum_id] for _, fact in told(facts.MinutesVersion)}
    agreed = {forum_days()[fact.forum_id] for _, fact in told(facts.ForumEvent) if fact.kind == "minutes_agreed"}
    held = {day(row["held_on"]) for row in rows("forums") if row["opened_at"]}
    assert (saved, saved - agreed) == (held, {date(2014, 5, 21)})


def test_minutes_are_agreed_under_their_item_of_the_forum_that_agrees_them() -> None:
    for each, fact in told(facts.ForumEvent):
        if fact.kind == "minutes_agreed" and each.day in forum_days().values():
            item = next(
                other.at
                for other, capture in told(facts.Capture)
                if other.day == each.day and "minutes were agreed" in capture.words
            )
            assert abs(item - each.at) <= timedelta(minutes=1)


# States that only the facts can show


def test_a_claim_is_worse_than_the_rating_agreed_before_it(year_files: Year) -> None:
    assert [judged.ref for judged in year_files.judge(TODAY) if judged.worse_than_agreed] == ["HO-03a"]


def test_a_vacant_lead_has_a_deputy() -> None:
    newest = {(row["organisation"], row["post"]): row["holder"] for row in rows("posts")}
    assert [code for (code, post), holder in newest.items() if post == "lead" and not holder] == ["DEFRA"]
    assert newest["DEFRA", "deputy"]
