"""The filters of Department and Plan in a real browser: what is left is what the rule leaves, and nobody is asked."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as chosen
from playwright.sync_api import Page

from compact_dash.domain.action import RATED_KINDS
from compact_dash.domain.board.line import RatedLine
from compact_dash.reports.board.board import read_board
from compact_dash.reports.board.line_filters import LineFilters, Row
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.plan.plan import joint_plans, place_in_force, plan_view
from compact_dash.reports.settings import settings as settings_at
from compact_dash.store import Store
from compact_dash.ui.board.filters import RATINGS, offered_by
from tests.browser.conftest import Readers
from tests.browser.test_filters_in_browser import PAUSE, asked_for, sent

pytestmark = [pytest.mark.thorough, pytest.mark.slow]
TODAY = date(2014, 9, 17)
# What is drawn is looked at before it is seen (filters.js).
LEFT = """async (address) => {
  history.replaceState(history.state, '', address);
  const drawn = document.createElement('i');
  document.body.append(drawn);
  await Promise.resolve();
  drawn.remove();
  return [...document.querySelectorAll('#root [data-row]')].filter((row) => !row.hidden).map((row) => row.dataset.row);
}"""


def filters_of(given: dict[str, str]) -> LineFilters:
    rating = given.get("rating")
    return LineFilters(
        theme=given.get("theme"),
        rating=RATINGS[rating] if rating else None,
        overdue_only="overdue" in given,
        silent_only="silent" in given,
    )


def hold_against_the_rule(page: Page, name: str, asked: dict[str, str], rows: Sequence[Row], themes: list[str]) -> None:
    """For filters made up by Hypothesis, the rows that the browser leaves are those that the rule leaves."""
    values = {"theme": themes, "rating": list(RATINGS), "overdue": ["true"], "silent": ["true"]}
    optional = {each: chosen.sampled_from(said) for each, said in values.items() if said}
    met = set()

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(chosen.fixed_dictionaries({}, optional=optional))
    def look(parameters: dict[str, str]) -> None:
        left = page.evaluate(LEFT, f"{name}?{urlencode(asked | parameters)}")
        filters = filters_of(parameters)
        assert left == [ref for ref, lines in rows if filters.admit_one_of(lines)]
        met.add(tuple(left))

    look()
    assert len(met) > 2


def lines_of(store: Store, code: str) -> list[RatedLine]:
    return [
        line
        for kind in RATED_KINDS
        for line in rated_lines(store, Question(TODAY, kind=kind, organisation=code))
        if line.counting == "rateable" or line.kind == "plan_action"
    ]


def test_a_department_shows_what_the_rule_leaves(visitor: Readers, demo_store: Store) -> None:
    reader = visitor()
    frames = sent(reader)
    page = reader.open("department?department=HMT")
    rows = [(line.ref, [line]) for line in lines_of(demo_store, "HMT")]
    hold_against_the_rule(
        page, "department", {"department": "HMT"}, rows, list(offered_by(read_board(demo_store, TODAY)).themes)
    )
    asked, requests = asked_for(frames), len(reader.asked)
    page.get_by_label("Rating", exact=True).select_option("Red")
    assert "rating=Red" in page.url
    assert page.locator("#root [data-narrow]").first.is_visible()
    page.wait_for_timeout(PAUSE)
    assert (asked_for(frames), len(reader.asked)) == (asked, requests), "nobody is asked"
    assert reader.complaints == []


def test_a_plan_shows_what_the_rule_leaves(visitor: Readers, demo_store: Store) -> None:
    reader = visitor()
    page = reader.open("plan")
    plans = joint_plans(demo_store, TODAY)
    plan = plans[place_in_force(plans, TODAY)]
    view = plan_view(demo_store, plan, TODAY, settings_at(demo_store, TODAY))
    rows = [(entry.line.ref, entry.lines) for entry in view.entries]
    hold_against_the_rule(page, "plan", {"year": plan.year}, rows, [])
    assert reader.complaints == []
