"""The kinds of what is given, made or told: support, case studies, nominations, contacts and insight."""

from compact_dash.domain.register.groups import HOLDERS, INTERNAL, OPEN_TO_ALL, OWN_TOO, SHARED
from compact_dash.domain.register.kind import EntryField, EntryState, FieldShape, Kind

SUPPORT = Kind(
    name="support",
    word_text="Support given",
    many_text="Support given and asked for",
    asks_text="Training, a stall, copy for the intranet, materials or help for one person, asked for or given.",
    states=(
        EntryState("asked", "Asked for", OWN_TOO, is_open=True),
        EntryState("agreed", "Agreed", HOLDERS, is_open=True),
        EntryState("delivered", "Delivered", HOLDERS, counts=True),
        EntryState("followed_up", "Followed up", HOLDERS, counts=True),
        EntryState("declined", "Declined", HOLDERS),
    ),
    circle=SHARED,
    circles=OPEN_TO_ALL,
    recorded_by=OWN_TOO,
    forms={
        "training": "Training session",
        "one_to_one": "One-to-one help",
        "stall": "Stall in the cafeteria",
        "intranet": "Copy for the intranet",
        "materials": "Materials to hand out",
        "own_training": "Training of its own",
    },
    form_label="What kind of support",
    number="Staff reached",
    usual="delivered",
    fields=(
        EntryField("places", "Places, and who asked for one", guidance_text="Such as: 30 places, 40 asked."),
        EntryField("asked_of", "Asked of", guidance_text="{office} or {partner}."),
        EntryField("given_by", "Given by", guidance_text="The post, never a name."),
        EntryField("evidence", "Evidence", guidance_text="Such as feedback forms."),
        EntryField("declined", "Why it was declined", FieldShape.WORDS, is_asked_later=True),
        EntryField("note", "Note for {office} and whoever recorded it", FieldShape.WORDS, widest=INTERNAL),
    ),
)

CASE_STUDY = Kind(
    name="case_study",
    word_text="Case study",
    many_text="Case studies",
    asks_text="What worked well somewhere, so that others can do it: from an idea to what is published.",
    states=(
        EntryState("idea", "Idea", OWN_TOO, is_open=True),
        EntryState("drafted", "Drafted", OWN_TOO, is_open=True),
        EntryState("cleared", "Cleared", OWN_TOO, is_open=True),
        EntryState("published", "Published", HOLDERS, counts=True),
        EntryState("dropped", "Dropped", OWN_TOO),
    ),
    circle=SHARED,
    circles=OPEN_TO_ALL,
    recorded_by=OWN_TOO,
    number="Downloads",
    has_theme=True,
    fields=(
        EntryField("worked", "What worked well", FieldShape.WORDS),
        EntryField("ring", "Who can tell more", guidance_text="The post, never a name."),
        EntryField("note", "Note for {office} and whoever recorded it", FieldShape.WORDS, widest=INTERNAL),
    ),
)

NOMINATION = Kind(
    name="nomination",
    word_text="Award nomination",
    many_text="Award nominations",
    asks_text="A nomination for the {agreement} Awards, and how far it came.",
    states=(
        EntryState("nominated", "Nominated", OWN_TOO, is_open=True),
        EntryState("shortlisted", "Shortlisted", HOLDERS, is_open=True),
        EntryState("won", "Won", HOLDERS, counts=True),
        EntryState("not_chosen", "Not chosen", HOLDERS),
    ),
    circle=SHARED,
    circles=OPEN_TO_ALL,
    recorded_by=OWN_TOO,
    forms={"local": "Local", "whitehall": "Whitehall"},
    form_label="Local or Whitehall",
    fields=(EntryField("year", "Awards of the year"), EntryField("what_for", "What for", FieldShape.WORDS)),
)

CONTACT = Kind(
    name="contact",
    word_text="Contact made",
    many_text="Contacts made",
    asks_text="Somebody of a department brought together with the sector, and what came of it.",
    states=(
        EntryState("made", "Made", HOLDERS, is_open=True),
        EntryState("came_of_it", "Something came of it", HOLDERS, counts=True),
        EntryState("came_to_nothing", "Nothing came of it", HOLDERS),
    ),
    circle=SHARED,
    circles=OPEN_TO_ALL,
    recorded_by=HOLDERS,
    forms={
        "policy_lead": "Policy lead introduced",
        "open_government": "Open government network",
        "procurement": "Talks on procurement",
        "other": "Another contact",
    },
    form_label="What kind of contact",
    fields=(EntryField("outcome", "What came of it", FieldShape.WORDS, is_asked_later=True),),
)

INSIGHT = Kind(
    name="insight",
    word_text="Insight talk",
    many_text="Insight talks",
    asks_text="What somebody from the field told, outside {a_forum}. Guests of {a_forum} are kept with its agenda.",
    states=(
        EntryState("offered", "Offered", HOLDERS, is_open=True),
        EntryState("given", "Given", HOLDERS, counts=True),
    ),
    circle=SHARED,
    circles=OPEN_TO_ALL,
    recorded_by=HOLDERS,
    needs_department=False,
    fields=(
        EntryField("from_whom", "From whom", guidance_text="The post or the body, never a name."),
        EntryField("learned", "What was learned", FieldShape.WORDS),
    ),
)
