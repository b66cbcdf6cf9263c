"""What of the quarter’s register is worth hearing at the Forum: three things, each with who tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from compact_dash.domain.forum.leading import leader
from compact_dash.domain.people.posts import POST_WORDS, Voice
from compact_dash.domain.register.kinds_given import CASE_STUDY, CONTACT, INSIGHT, NOMINATION, SUPPORT
from compact_dash.domain.sharing import MEMBERS
from compact_dash.reports.organisations import organisations
from compact_dash.reports.register.entries import EntryQuestion, RegisteredEntry, every_entry
from compact_dash.store import Store

# The kinds that are told, those that others learn most from first.
TOLD = (CASE_STUDY, NOMINATION, CONTACT, SUPPORT, INSIGHT)
MOST = 3


@dataclass(frozen=True)
class WorthHearing:
    """An entry, and the body that tells it; `post` is the one that speaks for a department, "" for other bodies."""

    title: str
    teller: str
    kind: str
    department: str
    post: str


def worth_hearing(
    store: Store, as_at: date, since: date | None, voices: Mapping[str, Voice] | None = None
) -> list[WorthHearing]:
    """What came to something since a day and every member may read; no body tells twice.

    `voices` says who speaks for each department; what only those could tell for whom nobody speaks is left out.
    """
    # What the Forum hears it hears whole, so it is read as every member reads.
    members = store.seen_by(MEMBERS)
    known = organisations(store)
    names = {row.code: row.short_name for row in known.every}
    departments = {row.code for row in known.departments}
    question = EntryQuestion(as_at, recorded_from=since)
    done = [each for each in every_entry(members, question) if each.kind in TOLD and each.state.counts]
    found: dict[str, WorthHearing] = {}
    for each in sorted(done, key=rank):
        code = teller_of(each, voices or {})
        if code:
            voice = (voices or {}).get(code, Voice())
            post = POST_WORDS[voice.post] if voice.post and code in departments else ""
            teller = leader(names[code], voice)
            found.setdefault(teller, WorthHearing(each.row.title, teller, each.kind.word, names[code], post))
    return list(found.values())[:MOST]


def teller_of(entry: RegisteredEntry, voices: Mapping[str, Voice]) -> str | None:
    """The first department it is about that somebody speaks for, else whoever recorded it; None where nobody can."""
    able = (code for code in (*entry.about, entry.row.recorded_by) if voices.get(code, Voice()).post)
    return next(able, None)


def rank(entry: RegisteredEntry) -> tuple[int, int, str]:
    """The order in which entries are told: by kind, the newest first; the id decides last."""
    return TOLD.index(entry.kind), -entry.row.reported_on.toordinal(), entry.id
