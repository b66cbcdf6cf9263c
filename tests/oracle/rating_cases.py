"""Cases of ratings agreed and claimed, of time and of movement."""

from tests.oracle.case import DUE_31_MAY, ON_COURSE, Case
from tests.oracle.told import accepted, agreed, asked, counted, dated, day, forum, said, submitted, undone

LATER_RED = [asked("06-01", "06-20", "F2"), said("red", "06-15", "F2")]

AGREED = [
    Case("an agreed rating is what the board shows", [*ON_COURSE, agreed("red")], {"agreed": "red", "headline": "red"}),
    Case("an agreed amber needs no milestone", [asked(), said("green"), agreed("amber")], {"headline": "amber"}),
    Case(
        "an agreed green does",
        [asked(), said("green"), agreed("green")],
        {"agreed": "green", "headline": "no_milestone"},
    ),
    Case(
        "a rating taken back is no rating",
        [*ON_COURSE, agreed("red"), agreed(None, "05-22")],
        {"headline": "green", "agreed": None},
    ),
    Case(
        "a rating corrected is the corrected one",
        [*ON_COURSE, agreed("red"), agreed("amber", corrects=3)],
        {"agreed": "amber"},
    ),
    Case(
        "a later rating written first is still the later",
        [*ON_COURSE, agreed("red", "05-22"), agreed("amber")],
        {"agreed": "red"},
    ),
    Case(
        "an agreed rating holds while a later return is only asked for",
        [*ON_COURSE, agreed("red"), asked("06-01", "06-20", "F2"), said("green", "06-15", "F2")],
        {"agreed": "red"},
    ),
    Case(
        "it lapses when a return for a later Forum is accepted",
        [
            *ON_COURSE,
            agreed("red"),
            asked("06-01", "06-20", "F2"),
            said("green", "06-15", "F2"),
            accepted("06-25", "F2"),
        ],
        {"agreed": None, "last_agreed": "red", "headline": "green"},
    ),
    Case(
        "it holds when it was agreed after the later return was accepted",
        [
            *ON_COURSE,
            asked("06-01", "06-20", "F2"),
            said("green", "06-15", "F2"),
            accepted("06-18", "F2"),
            agreed("red", "06-19"),
        ],
        {"agreed": "red", "headline": "red"},
    ),
    Case(
        "it holds when the return accepted is for the same Forum",
        [*ON_COURSE, agreed("red", "05-10", body="ocs"), accepted("05-11", "F1")],
        {"agreed": "red"},
    ),
    Case(
        "it holds until the day the later return is accepted",
        [
            *ON_COURSE,
            agreed("red"),
            asked("06-01", "06-20", "F2"),
            said("green", "06-15", "F2"),
            accepted("07-01", "F2"),
        ],
        {"agreed": "red"},
    ),
    Case(
        "it holds while the later return is sent and not accepted",
        [
            *ON_COURSE,
            agreed("red"),
            asked("06-01", "06-20", "F2"),
            said("green", "06-15", "F2"),
            submitted("06-15", "F2"),
        ],
        {"agreed": "red"},
    ),
    Case(
        "a Forum put off afterwards does not bring a lapsed rating back",
        [
            *ON_COURSE,
            agreed("red"),
            asked("06-01", "06-20", "F2"),
            said("green", "06-15", "F2"),
            accepted("06-25", "F2"),
            forum("F1", "07-01", "10-01"),
        ],
        {"agreed": None},
    ),
    Case(
        "a Forum put off past the later one keeps its rating in force",
        [
            *ON_COURSE,
            agreed("red"),
            asked("06-01", "06-20", "F2"),
            said("green", "06-15", "F2"),
            forum("F1", "06-20", "10-01"),
            accepted("06-25", "F2"),
        ],
        {"agreed": "red"},
    ),
    Case(
        "complete holds, whatever is accepted later",
        [*ON_COURSE, agreed("complete"), asked("06-01", "06-20", "F2"), accepted("06-25", "F2")],
        {"computed": "complete", "agreed": "complete", "headline": "complete"},
    ),
    Case("withdrawn holds without any return", [asked(), agreed("withdrawn")], {"computed": "withdrawn"}),
    Case(
        "a rating that is undone brings back what was agreed before",
        [*ON_COURSE, agreed("amber", "05-15"), agreed("red"), undone(agreed("red"), len(ON_COURSE) + 1)],
        {"agreed": "amber", "headline": "amber"},
    ),
    Case(
        "a first rating that is undone leaves none",
        [*ON_COURSE, agreed("red"), undone(agreed("red"), len(ON_COURSE))],
        {"agreed": None, "headline": "green"},
    ),
    Case("complete can be taken back", [*ON_COURSE, agreed("complete"), agreed(None, "05-22")], {"computed": "green"}),
]

CLAIMS = [
    Case(
        "a claim within the dates is what the board shows", [asked(), said("red"), dated("07-31")], {"headline": "red"}
    ),
    Case(
        "complete is only proposed until it is accepted",
        [asked(), said("complete"), dated("07-31")],
        {"headline": "green"},
    ),
    Case(
        "withdrawn is only proposed until it is accepted",
        [asked(), said("withdrawn"), dated("06-29")],
        {"headline": "amber"},
    ),
    Case(
        "green that the dates call red shows as red",
        [asked(), said("green"), dated("05-01")],
        {"headline": "red", "disputed": True},
    ),
    Case(
        "green that the dates call amber shows as amber",
        [*DUE_31_MAY, said("green")],
        {"headline": "amber", "disputed": True},
    ),
    Case(
        "amber that the dates call red shows as red",
        [asked(), said("amber"), dated("05-01")],
        {"headline": "red", "disputed": True},
    ),
    Case(
        "amber whose dates are green shows as amber",
        [asked(), said("amber"), dated("07-31")],
        {"headline": "amber", "disputed": False},
    ),
    Case(
        "red whose dates are amber shows as red",
        [*DUE_31_MAY, said("red")],
        {"headline": "red", "disputed": False},
    ),
    Case("a red claim without a date shows as no milestone", [asked(), said("red")], {"headline": "no_milestone"}),
    Case("a claim above the dates is marked", [asked(), said("amber"), dated("05-01")], {"disputed": True}),
    Case(
        "a claim of complete above the dates is marked", [asked(), said("complete"), dated("06-29")], {"disputed": True}
    ),
    Case("a claim level with the dates is not marked", [asked(), said("amber"), dated("06-29")], {"disputed": False}),
    Case("withdrawn is not a better claim", [asked(), said("withdrawn"), dated("05-01")], {"disputed": False}),
    Case(
        "a rating agreed since settles it",
        [*DUE_31_MAY, said("green"), agreed("green")],
        {"disputed": False, "headline": "green"},
    ),
    Case(
        "a rating agreed before the claim does not",
        [*DUE_31_MAY, agreed("green", "05-05"), said("green")],
        {"disputed": True},
    ),
    Case(
        "on one day, the one written last is the newer",
        [*DUE_31_MAY, agreed("red", "05-06"), said("green")],
        {"disputed": True},
    ),
    Case(
        "on one day, a rating agreed after the claim settles it",
        [*DUE_31_MAY, said("green"), agreed("red", "05-06")],
        {"disputed": False},
    ),
    Case("a rating taken back settles nothing", [*DUE_31_MAY, said("green"), agreed(None)], {"disputed": True}),
]

WORSE = [
    Case(
        "red said since green was agreed is what the board shows",
        [*ON_COURSE, agreed("green"), said("red", "06-12")],
        {"agreed": "green", "headline": "red", "worse_than_agreed": True, "disputed": False},
    ),
    Case(
        "amber said since green was agreed is, too",
        [*ON_COURSE, agreed("green"), said("amber", "06-12")],
        {"headline": "amber", "worse_than_agreed": True},
    ),
    Case(
        "red said since amber was agreed is, too",
        [*ON_COURSE, agreed("amber"), said("red", "06-12")],
        {"headline": "red", "worse_than_agreed": True},
    ),
    Case(
        "red said before green was agreed is answered by it",
        [asked(), said("red"), dated("07-31"), agreed("green")],
        {"headline": "green", "worse_than_agreed": False},
    ),
    Case(
        "a newer claim as good as what was agreed changes nothing",
        [*ON_COURSE, agreed("amber"), said("amber", "06-12")],
        {"headline": "amber", "worse_than_agreed": False},
    ),
    Case(
        "a newer claim that is better does not either",
        [*ON_COURSE, agreed("red"), said("green", "06-12")],
        {"headline": "red", "worse_than_agreed": False},
    ),
    Case(
        "a newer proposal to withdraw is not worse",
        [*ON_COURSE, agreed("amber"), said("withdrawn", "06-12")],
        {"headline": "amber", "worse_than_agreed": False},
    ),
    Case(
        "what is complete stays so, whatever is said later",
        [*ON_COURSE, agreed("complete"), said("red", "06-12")],
        {"headline": "complete", "worse_than_agreed": False},
    ),
    Case(
        "said and agreed on one day, the one written last is the newer",
        [*ON_COURSE, agreed("green"), said("red", "05-21")],
        {"headline": "red", "worse_than_agreed": True},
    ),
    Case(
        "agreed last on one day, it is what was agreed that holds",
        [*ON_COURSE, said("red", "05-21"), agreed("green")],
        {"headline": "green", "worse_than_agreed": False},
    ),
    Case(
        "agreed anew since, it is marked no more",
        [*ON_COURSE, agreed("green"), said("red", "06-12"), agreed("amber", "06-13")],
        {"headline": "amber", "worse_than_agreed": False},
    ),
    Case(
        "once what was agreed has lapsed there is nothing to be worse than",
        [*ON_COURSE, agreed("green"), *LATER_RED, accepted("06-25", "F2")],
        {"agreed": None, "headline": "red", "worse_than_agreed": False},
    ),
    Case(
        "until a return is accepted the claim in it stands against what was agreed",
        [*ON_COURSE, agreed("green"), *LATER_RED, submitted("06-15", "F2")],
        {"agreed": "green", "headline": "red", "worse_than_agreed": True},
    ),
    Case(
        "amber said of red dates shows as it was said where green was agreed",
        [*DUE_31_MAY, said("green"), agreed("green"), dated("05-01", "06-01"), said("amber", "06-12")],
        {"computed": "red", "headline": "amber", "worse_than_agreed": True, "disputed": True},
    ),
    Case(
        "red said since green was agreed shows also where no date is open any more",
        [asked(), said("green"), agreed("green"), said("red", "06-12")],
        {"computed": "no_milestone", "headline": "red", "worse_than_agreed": True},
    ),
    Case(
        "no return stands before a worse claim",
        [*ON_COURSE, agreed("green"), said("red", "05-22"), asked("06-01", "06-20", "F2")],
        {"headline": "no_return", "worse_than_agreed": False},
    ),
]

TIME = [
    Case("a correction replaces what it names", [*ON_COURSE, said("red", corrects=1)], {"claimed": "red"}),
    Case(
        "a correction of a correction leaves out both",
        [*ON_COURSE, said("red", "05-09", corrects=1), said("amber", "05-05", corrects=3)],
        {"claimed": "amber", "claimed_on": day("05-05")},
    ),
    Case(
        "what a later correction names is left out today",
        [*ON_COURSE, said("red", "07-02", corrects=1)],
        {"claimed": None},
    ),
    Case("the newest day speaks, not the newest row", [*ON_COURSE, said("red", "04-20")], {"claimed": "green"}),
    Case("on one day the newest row speaks", [*ON_COURSE, said("red")], {"claimed": "red"}),
    Case("what is dated tomorrow is not seen today", [*ON_COURSE, said("red", "07-01")], {"claimed": "green"}),
    Case(
        "a new owner and a new wording hold from their day",
        [*ON_COURSE, counted("linked", "06-30", "D1", "As reworded")],
        {"organisation_code": "D1", "title": "As reworded", "first_title": "As first worded", "counting": "linked"},
    ),
    Case(
        "and not before it",
        [*ON_COURSE, counted("linked", "07-01", "D1")],
        {"organisation_code": "D0", "counting": "rateable"},
    ),
    Case(
        "the day after 28 February counts as one",
        [asked(), said("amber"), dated("02-28")],
        {"overdue_days": 1},
        "03-01",
    ),
]

LATER = [asked("06-01", "06-20", "F2"), said("green", "06-15", "F2")]
MOVEMENT = [
    Case("nothing compared, nothing moved", ON_COURSE, {"movement": None}),
    Case("green to amber is worse", [*ON_COURSE, said("amber", "06-20")], {"movement": "worse"}, then="06-01"),
    Case(
        "red to green is better",
        [*ON_COURSE, agreed("red"), agreed("green", "06-20")],
        {"movement": "better"},
        then="06-01",
    ),
    Case(
        "green to complete is better", [*ON_COURSE, agreed("complete", "06-20")], {"movement": "better"}, then="06-01"
    ),
    Case("the same rating is the same", ON_COURSE, {"movement": "same"}, then="06-01"),
    Case("rated only now is newly rated", ON_COURSE, {"movement": "newly_rated"}, then="05-01"),
    Case(
        "not in the plan then, and rated now, is newly rated",
        ON_COURSE,
        {"movement": "newly_rated", "then_headline": None},
        then="2013-12-31",
    ),
    Case("rated then and not now went silent", [*ON_COURSE, LATER[0]], {"movement": "went_silent"}, then="06-01"),
    Case(
        "withdrawn since is removed", [*ON_COURSE, agreed("withdrawn", "06-20")], {"movement": "removed"}, then="06-01"
    ),
    Case("linked since is removed", [*ON_COURSE, counted("linked", "06-20")], {"movement": "removed"}, then="06-01"),
    Case("withdrawn at both is nothing", [*ON_COURSE, agreed("withdrawn")], {"movement": None}, then="06-01"),
    Case("unrated at both is nothing", [asked()], {"movement": None}, then="06-01"),
    Case("linked at both is nothing", [*ON_COURSE, counted("linked", "05-20")], {"movement": None}, then="06-01"),
    Case(
        "a new owner moves nothing",
        [*ON_COURSE, counted("rateable", "06-20", "D1")],
        {"movement": "same"},
        then="06-01",
    ),
    Case(
        "a rating that only ran out is said to have lapsed",
        [*ON_COURSE, agreed("red"), *LATER, accepted("06-25", "F2")],
        {"movement": "better", "only_lapsed": True},
        then="06-20",
    ),
    Case(
        "a claim that changed as well has not only lapsed",
        [*ON_COURSE, agreed("red"), LATER[0], said("amber", "06-22", "F2"), accepted("06-25", "F2")],
        {"movement": "better", "only_lapsed": False},
        then="06-20",
    ),
    Case(
        "a line whose dates moved as well has not only lapsed",
        [*ON_COURSE, agreed("red"), *LATER, dated("08-31", "06-22"), accepted("06-25", "F2")],
        {"movement": "better", "only_lapsed": False},
        then="06-20",
    ),
    Case(
        "a rating that ran out and changes nothing on the board is not said to have lapsed",
        [*ON_COURSE, agreed("green"), *LATER, accepted("06-25", "F2")],
        {"movement": "same", "only_lapsed": False},
        then="06-20",
    ),
]
