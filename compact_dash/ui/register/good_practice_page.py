"""The parts of the Good practice page: the head, what worked well, the pipeline, its table, and the Awards."""

from datetime import date

from compact_dash.domain.register.allowed import may_record_some
from compact_dash.domain.register.kinds import CASE_STUDY, NOMINATION
from compact_dash.domain.sharing import not_shown
from compact_dash.reports.register.entries import MOST, EntryQuestion
from compact_dash.reports.register.good_practice import DROPPED, PUBLISHED, departments_without_study, in_state
from compact_dash.reports.themes import theme_names
from compact_dash.ui import acting, parameters, readings, session
from compact_dash.ui.components.as_at import past_day
from compact_dash.ui.components.left_out import say_left_out, say_lines_left_out
from compact_dash.ui.html import address, show
from compact_dash.ui.register.entry_list import EVERY, choice_of
from compact_dash.ui.register.kept_counts import (
    award_years_at,
    case_study_counts_at,
    entries_not_shown_at,
    pipeline_at,
    what_worked_at,
)
from compact_dash.ui.register.kept_entries import found_entries

STATES = [state.name for state in CASE_STUDY.states]


def case_study_question(as_at: date) -> EntryQuestion:
    """The question in the choices, which stand in the address."""
    store = session.store()
    themes = {EVERY: "All themes"} | {name: name for name in theme_names(store)}
    departments = {EVERY: "All departments"} | {
        row.code: row.short_name for row in readings.organisations().departments
    }
    states = {EVERY: "However far"} | {state.name: state.word for state in CASE_STUDY.states}
    theme = choice_of("theme", "Theme", themes)
    department = choice_of("department", "Department", departments)
    state = choice_of("state", "How far", states)
    skipped = parameters.rows_skipped()
    return EntryQuestion(
        as_at,
        kind=CASE_STUDY.name,
        theme=theme,
        department=department,
        states=[state] if state else None,
        skipped=skipped,
    )


def names() -> dict[str, str]:
    """What the table calls each organisation, by its code."""
    return {row.code: row.short_name for row in readings.organisations().every}


def practice_head(as_at: date) -> None:
    """The title, and the counts: published, downloads, departments with none, the newest Awards."""
    store = session.store()
    counts = case_study_counts_at(session.sight(), as_at)
    years = award_years_at(session.sight(), as_at)
    of_all = in_state(counts, *STATES).entries
    show(
        "register/good_practice_head",
        as_at=as_at,
        past=past_day(as_at),
        of_all=of_all,
        published=in_state(counts, PUBLISHED),
        dropped=in_state(counts, DROPPED).entries,
        may_record=may_record_some(acting.actor(), CASE_STUDY),
        demonstration=session.programme().illustrative,
    )
    if of_all or years:
        show(
            "register/good_practice_cards",
            as_at=as_at,
            past=past_day(as_at),
            of_all=of_all - in_state(counts, DROPPED).entries,
            published=in_state(counts, PUBLISHED),
            without=departments_without_study(store, counts),
            departments=len(readings.organisations().departments),
            newest=years[0].first if years else None,
        )
    hidden = [
        not_shown(entries_not_shown_at(session.sight(), as_at, kind.name), one, many)
        for kind, one, many in (
            (CASE_STUDY, "case study", "case studies"),
            (NOMINATION, "Award nomination", "Award nominations"),
        )
    ]
    say_left_out(" ".join(each for each in hidden if each))
    say_lines_left_out(as_at)


def worked_well(as_at: date, theme: str | None) -> None:
    """What worked well, theme by theme: case studies with the post to ring, and who is Green or Complete."""
    found = [row for row in what_worked_at(session.sight(), as_at) if theme in (None, row.theme)]
    show("register/worked_well", found=found, theme=theme, names=names(), past=past_day(as_at))


def pipeline_columns(as_at: date) -> None:
    """The case studies on their way, a column for each state."""
    show(
        "register/pipeline",
        columns=pipeline_at(session.sight(), as_at),
        dropped=in_state(case_study_counts_at(session.sight(), as_at), DROPPED).entries,
        names=names(),
        past=past_day(as_at),
    )


def case_study_table(question: EntryQuestion) -> None:
    """A page of the case studies that answer, and the ways to the pages before and after it."""
    found = found_entries(question)
    asked = {
        "theme": question.theme,
        "department": question.department,
        "state": question.states[0] if question.states else None,
        "as_at": past_day(question.as_at),
    }
    further = question.skipped + MOST
    show(
        "register/case_studies",
        found=found,
        first=question.skipped + 1,
        names=names(),
        past=past_day(question.as_at),
        before=address("good_practice", **asked, skipped=further - 2 * MOST or None) if question.skipped else None,
        after=address("good_practice", **asked, skipped=further) if further < found.of_all else None,
    )


def awards(as_at: date) -> None:
    """The nominations by the year of the Awards."""
    show("register/awards", years=award_years_at(session.sight(), as_at), names=names(), past=past_day(as_at))
