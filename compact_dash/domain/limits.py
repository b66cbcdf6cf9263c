"""Limits: how long each text may be, for the field that takes it and for the command that keeps it.

They leave room for everything that was ever read out at a Forum, and keep a slip of the clipboard out of the trail.
"""

# What a department says of a line, what OCS asks of it and what either replies: some 300 words.
LONGEST_WORDS = 2000
# A milestone or an item of an agenda: what fits on two lines of a slide.
LONGEST_TITLE = 200
# A place, a guest or an attendee.
LONGEST_NAME = 200
LONGEST_POST = 100
# A grade by itself, such as Deputy Director.
LONGEST_GRADE = 80
LONGEST_REASON = 500
# What a commission asks: a paragraph of its note.
LONGEST_REQUEST = 1000
# A consultation or a training: the page asks for a shorter title than a workbook may bring, as its list has less room.
LONGEST_SUPPLEMENT = 1000
LONGEST_SUPPLEMENT_TITLE = 300
# A plan promises each thing in a sentence; the reasons for a change stand beside it in a table.
LONGEST_PROMISE = 500
LONGEST_OBJECTIVE = 300
LONGEST_PLAN_REASON = 300
LONGEST_REFERENCE = 40
# A file that somebody sends, in bytes.
LARGEST_FILE = 5 * 1024 * 1024
# The rows of a table in one.
MOST_ROWS = 5000


def too_long(length: int, longest: int) -> str:
    """Why a text of so many characters is not kept, in a sentence that has no full stop."""
    return f"found {length:,} characters, expected at most {longest:,}; shorten it by {length - longest:,}"
