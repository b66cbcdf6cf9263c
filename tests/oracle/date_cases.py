"""Cases of what was asked, of milestones and of dates that move."""

from tests.oracle.case import DUE_31_MAY, ON_COURSE, Case
from tests.oracle.told import agreed, asked, closed, dated, day, forum, said, threshold, undone

ASKED = [
    Case("a line nobody has asked about is not yet asked", [], {"computed": "not_yet_asked"}),
    Case("a deadline that has not passed asks nothing yet", [asked(deadline="06-30")], {"computed": "not_yet_asked"}),
    Case("a deadline passes on the day after it", [asked(deadline="06-29")], {"computed": "no_return"}),
    Case(
        "an early answer is rated before its deadline has passed",
        [asked(deadline="07-10"), said("amber"), dated("07-31")],
        {"computed": "green", "headline": "amber"},
    ),
    Case(
        "a request of a later day is not known yet",
        [asked(on="07-01", deadline="06-01")],
        {"computed": "not_yet_asked"},
    ),
    Case(
        "an answer to the Forum before does not answer the latest request",
        [asked("01-10", "02-12", "F0"), said("green", "02-10", "F0"), asked(), dated("07-31")],
        {"computed": "no_return", "headline": "no_return", "claimed": "green"},
    ),
    Case(
        "an answer to a later Forum's request answers an earlier one too",
        [asked(), asked("05-25", "09-10", "F2"), said("green", "06-01", "F2"), dated("07-31")],
        {"computed": "green"},
    ),
    Case(
        "no return stands before an agreed rating",
        [asked(), agreed("amber")],
        {"headline": "no_return", "agreed": "amber"},
    ),
]

MILESTONES = [
    Case("a claim without a dated milestone is never green", [asked(), said("green")], {"headline": "no_milestone"}),
    Case(
        "an undated milestone is no dated milestone",
        [asked(), said("green"), dated(None)],
        {"computed": "no_milestone"},
    ),
    Case(
        "a date that is undone moves nothing, and the one before stands again",
        [*ON_COURSE, dated("08-31", "06-01"), undone(dated("08-31", "06-02"), len(ON_COURSE))],
        {"computed": "green", "date_moves": 0},
    ),
    Case(
        "a first milestone that is undone was never there",
        [asked(), said("green"), dated("07-31"), undone(dated("07-31"), 2)],
        {"computed": "no_milestone"},
    ),
    Case(
        "a dropped milestone is not open",
        [*ON_COURSE, dated("07-31", "06-01", dropped=True)],
        {"computed": "no_milestone"},
    ),
    Case(
        "a milestone finished since the last request stands for a dated one",
        [*ON_COURSE, dated("07-31", "04-01", done=True)],
        {"computed": "green", "due_on": None},
    ),
    Case(
        "a milestone finished before the last request does not",
        [*ON_COURSE, dated("07-31", "03-31", done=True)],
        {"computed": "no_milestone"},
    ),
    Case(
        "of two milestones that are finished, the last decides",
        [*ON_COURSE, dated("07-31", "03-01", done=True), dated("07-31", "04-02", number=1, done=True)],
        {"computed": "green"},
    ),
    Case(
        "a step counts by the day it was finished and not by the day it was told",
        [*ON_COURSE, dated("07-31", "04-20", done="03-31")],
        {"computed": "no_milestone"},
    ),
    Case(
        "one finished since the last request and told much later counts",
        [*ON_COURSE, dated("07-31", "06-20", done="04-01")],
        {"computed": "green"},
    ),
    Case(
        "a request for the Forum after the next asks nothing before the next has met",
        [*ON_COURSE, dated("07-31", "04-02", done=True), asked("05-20", "09-10", "F2")],
        {"computed": "green"},
        as_at="05-21",
    ),
    Case(
        "it asks from the day after",
        [*ON_COURSE, dated("07-31", "04-02", done=True), asked("05-20", "09-10", "F2")],
        {"computed": "no_milestone"},
        as_at="05-22",
    ),
    Case(
        "or once the next is over, on its day",
        [*ON_COURSE, dated("07-31", "04-02", done=True), asked("05-20", "09-10", "F2"), closed("F1", "05-21")],
        {"computed": "no_milestone"},
        as_at="05-21",
    ),
    Case(
        "a Forum brought forward is still the next",
        [*ON_COURSE, dated("07-31", "03-02", done=True), forum("F1", "04-10", "05-15")],
        {"computed": "no_milestone"},
        as_at="05-14",
    ),
    Case(
        "a Forum put off holds back what was asked for the one after it",
        [*ON_COURSE, dated("07-31", "04-02", done=True), asked("05-20", "09-10", "F2"), forum("F1", "05-20", "07-01")],
        {"computed": "green"},
    ),
    Case("a milestone due today is not overdue", [*ON_COURSE, dated("06-30", "04-01")], {"overdue_days": 0}),
    Case("a day overdue is amber", [asked(), said("amber"), dated("06-29")], {"computed": "amber", "overdue_days": 1}),
    Case("thirty days overdue is still amber", [*DUE_31_MAY, said("amber")], {"computed": "amber"}),
    Case("thirty-one days overdue is red", [asked(), said("amber"), dated("05-30")], {"computed": "red"}),
    Case(
        "the oldest open date decides",
        [asked(), said("amber"), dated("06-29"), dated("05-30", number=1)],
        {"computed": "red", "due_on": day("05-30")},
    ),
    Case(
        "the threshold in force on the day decides",
        [asked(), said("amber"), dated("06-20"), threshold("red_overdue_days", 9, "06-30")],
        {"computed": "red"},
    ),
    Case(
        "the threshold of the newest day decides, not the one written last",
        [
            asked(),
            said("amber"),
            dated("06-20"),
            threshold("red_overdue_days", 9, "06-20"),
            threshold("red_overdue_days", 40, "06-10"),
        ],
        {"computed": "red"},
    ),
    Case(
        "a threshold set for a later day does not",
        [asked(), said("amber"), dated("06-20"), threshold("red_overdue_days", 9, "07-01")],
        {"computed": "amber"},
    ),
]

MOVES = [
    Case(
        "a date moved later once is amber",
        [*ON_COURSE, dated("08-31", "06-01")],
        {"computed": "amber", "date_moves": 1},
    ),
    Case(
        "a date moved later twice is red",
        [*ON_COURSE, dated("08-31", "06-01"), dated("09-30", "06-02")],
        {"computed": "red", "date_moves": 2},
    ),
    Case(
        "a date moved earlier moves nothing",
        [*ON_COURSE, dated("07-15", "06-01")],
        {"computed": "green", "date_moves": 0},
    ),
    Case(
        "a date corrected moves nothing",
        [*ON_COURSE, dated("08-31", "06-01", corrects=2)],
        {"computed": "green", "date_moves": 0, "later_moves": 0, "due_on": day("08-31")},
    ),
    Case(
        "a correction stands where its own day puts it",
        [*ON_COURSE, dated("08-31", "06-01"), dated("08-15", "06-10"), dated("09-30", "06-20", corrects=3)],
        {"date_moves": 2},
    ),
    Case(
        "a later date that the Forum agreed does not count against a line",
        [*ON_COURSE, dated("08-31", "05-21", agreed="F1")],
        {"computed": "green", "date_moves": 0, "later_moves": 1},
    ),
    Case(
        "moves count from the date last agreed",
        [*ON_COURSE, dated("08-15", "05-01"), dated("08-31", "05-21", agreed="F1"), dated("09-30", "06-01")],
        {"computed": "amber", "date_moves": 1, "later_moves": 3},
    ),
    Case(
        "a date that the Forum agreed to take off settles the moves before it",
        [*ON_COURSE, dated("08-15", "05-01"), dated(None, "05-21", agreed="F1"), dated("09-01", number=1)],
        {"computed": "green", "date_moves": 0, "later_moves": 1},
    ),
    Case(
        "a step that was dropped has not moved",
        [*ON_COURSE, dated("08-31", "06-01", dropped=True), dated("09-30", number=1)],
        {"computed": "green", "later_moves": 0},
    ),
    Case(
        "time without a date is passed over",
        [*ON_COURSE, dated(None, "06-01"), dated("08-31", "06-02")],
        {"computed": "amber", "date_moves": 1},
    ),
    Case(
        "the moves of a finished milestone no longer rate the line",
        [*ON_COURSE, dated("08-31", "05-01"), dated("08-31", "06-01", done=True), dated("09-30", number=1)],
        {"computed": "green", "date_moves": 0, "later_moves": 1},
    ),
    Case(
        "red for moves comes before amber for days",
        [*ON_COURSE, dated("08-31", "06-01"), dated("09-30", "06-02"), dated("06-29", number=1)],
        {"computed": "red"},
    ),
]
