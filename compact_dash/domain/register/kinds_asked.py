"""The kinds of what is asked of departments or comes up to them: consultations, concerns, policy and the like."""

from compact_dash.domain.actor import Role
from compact_dash.domain.register.groups import (
    ABOUT,
    EVERY_ROLE,
    HOLDERS,
    INTERNAL,
    OFFICE,
    OPEN_TO_ALL,
    OWN_TOO,
    PARTNERS,
    PUBLISHED,
    SHARED,
)
from compact_dash.domain.register.kind import EntryField, EntryState, FieldShape, Kind

CONSULTATION = Kind(
    name="consultation",
    word_text="Consultation",
    many_text="Consultations",
    asks_text="A public consultation: when it opened and closed, and why where it ran under {consultation_days} days.",
    states=(EntryState("told", "Told", OWN_TOO, counts=True),),
    circle=PUBLISHED,
    circles=OPEN_TO_ALL,
    recorded_by=OWN_TOO,
    title="Title of the consultation",
    day="Opened",
    ended="Closed, or closes",
    may_lie_ahead=True,
    fields=(
        EntryField(
            "reason",
            "Reason, if under {consultation_days} days",
            FieldShape.WORDS,
            guidance_text="As it was published. Leave it empty where none was.",
        ),
    ),
)

CONCERN = Kind(
    name="concern",
    word_text="{agreement} concern",
    many_text="{agreement} concerns",
    asks_text="Something that may not be as the {agreement} promises. Name no person: posts and bodies are enough.",
    states=(
        EntryState("raised", "Raised", HOLDERS | {Role.LEAD}, is_open=True),
        EntryState("put", "Put to the department", HOLDERS, is_open=True),
        EntryState("answered", "Answered", HOLDERS | {Role.LEAD}, is_open=True),
        EntryState("settled", "Settled", HOLDERS, counts=True),
        EntryState("not_settled", "Closed, not settled", HOLDERS),
    ),
    circle=PARTNERS,
    circles=(INTERNAL, PARTNERS, ABOUT),
    recorded_by=OWN_TOO,
    day="Raised on",
    number="How many",
    fields=(
        EntryField("undertaking", "Which undertaking"),
        EntryField("raised_by", "Raised by", guidance_text="A body or a post, never a name.", widest=ABOUT),
        EntryField("what", "What happened", FieldShape.WORDS, widest=ABOUT),
        EntryField("answer", "What the department answers", FieldShape.WORDS, widest=ABOUT, is_asked_later=True),
        EntryField("note", "Note for {office} and whoever recorded it", FieldShape.WORDS, widest=INTERNAL),
    ),
)

POLICY = Kind(
    name="policy",
    word_text="Policy development",
    many_text="Policy developments ahead",
    asks_text="What is coming, whose it is and when, and how the sector should be involved by then.",
    states=(
        EntryState("ahead", "Ahead", HOLDERS, is_open=True),
        EntryState("under_way", "Under way", HOLDERS, is_open=True),
        EntryState("decided", "Decided", HOLDERS, counts=True),
        EntryState("dropped", "Dropped", HOLDERS),
    ),
    circle=PARTNERS,
    circles=OPEN_TO_ALL,
    recorded_by=HOLDERS,
    day="Heard of on",
    ended="Expected on",
    has_theme=True,
    fields=(
        EntryField("involve", "How the sector should be involved, and by when", FieldShape.WORDS),
        EntryField("note", "Note for {office} and whoever recorded it", FieldShape.WORDS, widest=INTERNAL),
    ),
)

PROPOSAL = Kind(
    name="proposal",
    word_text="Agenda proposal",
    many_text="Agenda proposals",
    asks_text="Something that {a_forum} should talk about, and why. {office} takes it or declines it, and says which.",
    states=(
        EntryState("proposed", "Proposed", EVERY_ROLE, is_open=True),
        EntryState("taken", "Taken", OFFICE, counts=True),
        EntryState("declined", "Declined", OFFICE),
    ),
    circle=SHARED,
    circles=(PARTNERS, SHARED),
    recorded_by=EVERY_ROLE,
    title="What to talk about",
    day="Proposed on",
    needs_department=False,
    fields=(
        EntryField("why", "Why", FieldShape.WORDS),
        EntryField("answer", "What {office} says", FieldShape.WORDS, is_asked_later=True),
    ),
)

# What the standing line rests on beside posts, consultations and concerns, which are kept where they arise.
EVIDENCE = Kind(
    name="evidence",
    word_text="Evidence of keeping to the {agreement}",
    many_text="Evidence of keeping to the {agreement}",
    asks_text="That a department has a route for complaints or a public page on the {agreement}, or follows its guide.",
    states=(
        EntryState("in_place", "In place", OWN_TOO, counts=True),
        EntryState("not_in_place", "Not in place", OWN_TOO),
    ),
    circle=PUBLISHED,
    circles=OPEN_TO_ALL,
    recorded_by=OWN_TOO,
    forms={
        "complaints": "A route for complaints",
        "public_page": "A public page on the {agreement}",
        "guide": "The Accountability and Transparency Guide followed",
    },
    form_label="Evidence of what",
    title="What shows it, in a few words",
    day="Looked at on",
)
