"""Keeping the chair's brief on an agenda item: for OCS and the chair, never on the wall."""

from dataclasses import asdict

from compact_dash.commands.forum.keep_agenda import prepare
from compact_dash.commands.occasion import Occasion
from compact_dash.domain.errors import AnswerRefused, NotNow, Overtaken
from compact_dash.domain.facts import AgendaItemBrief, Entry
from compact_dash.domain.forum.brief import Brief
from compact_dash.domain.limits import LONGEST_WORDS
from compact_dash.domain.plain_text import tidy_text
from compact_dash.reports.forum.kept_agenda import briefs
from compact_dash.store import Store

LONGEST = LONGEST_WORDS
FIELD_WORDS = {
    "aim": "Aim",
    "speakers": "Who will say what",
    "question": "Question to ask",
    "line_to_take": "Line to take",
    "outcome": "Hoped-for outcome",
}


def save_brief(
    store: Store, occasion: Occasion, forum_id: str, item_id: str, seen: Brief | None, wanted: Brief
) -> None:
    """Keep a brief. `seen` is the one that stood when the writer began, None where there was none.

    Raises:
        NotAllowed, NotFound, NotNow: as `prepare`; the item is not on the agenda; nothing would change.
        AnswerRefused: a field is too long.
        Overtaken: somebody else has saved the brief since.
    """

    def entries(_: int) -> list[Entry]:
        inside = prepare(store, occasion, forum_id)
        entry = inside.item(item_id)
        kept = briefs(store, forum_id).get(item_id)
        if kept != seen:
            raise Overtaken(f"Somebody else has saved this brief, on “{entry.title}”. Press again to put yours first.")
        brief = tidy(wanted)
        # An empty brief where none was kept changes nothing either, and History would show a change without words.
        if brief == (kept or Brief()):
            raise NotNow(f"The brief on “{entry.title}” already reads so. Nothing was changed.")
        return [occasion.entry(AgendaItemBrief(item_id, **asdict(brief)))]

    store.append(entries)


def tidy(brief: Brief) -> Brief:
    """The brief as it is kept: an empty field is none."""
    given = {name: tidy_text(words or "") for name, words in asdict(brief).items()}
    # Every field at once: a chair who is told of one long field at a time presses five times.
    faults = [
        f"{FIELD_WORDS[name]}: found {len(words)} characters, expected at most {LONGEST}. Shorten it."
        for name, words in given.items()
        if len(words) > LONGEST
    ]
    if faults:
        raise AnswerRefused(faults)
    return Brief(**{name: words or None for name, words in given.items()})
