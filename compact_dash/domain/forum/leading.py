"""Who leads an item: a department by its name, whoever stands in for its lead beside it; nobody who cannot speak."""

from collections.abc import Collection, Mapping

from compact_dash.domain.house import house
from compact_dash.domain.people.posts import POST_WORDS, STAND_INS, Post, Voice
from compact_dash.domain.wording import as_list

MOST_NAMED = 5


def leader(name: str, voice: Voice) -> str:
    """Who leads an item of one department; the office, where nobody speaks for it."""
    if voice.post is None:
        return house().office
    return name if voice.is_lead else standing_in(name, voice.post)


def standing_in(name: str, post: Post) -> str:
    return f"{name} ({POST_WORDS[post]})"


def ways_to_lead(name: str) -> frozenset[str]:
    """The words by which an item says that a department leads it, whoever speaks for it."""
    return frozenset({name, *(standing_in(name, post) for post in STAND_INS)})


def leaders_together(codes: Collection[str], voices: Mapping[str, Voice] | None = None) -> str:
    """Who leads an item of several departments: those that somebody speaks for, or how many they are."""
    known = {code: (voices or {}).get(code, Voice()) for code in sorted(set(codes))}
    able = [leader(code, voice) for code, voice in known.items() if voice.post is not None]
    if len(able) > MOST_NAMED:
        return f"{len(able)} departments"
    return as_list(able) or house().office


def leader_now(led_by: str, codes: Collection[str], names: Mapping[str, str], voices: Mapping[str, Voice]) -> str:
    """Who leads an item today that is about the departments of `codes`, whoever was to lead it before.

    Rules know departments by code as well; an agenda is read aloud, so it has their names.
    """
    # Drafted for several departments, now or for a Forum that did not reach it.
    if len(codes) > 1 and led_by == leaders_together(codes):
        return leaders_together(codes, voices)
    for code, name in names.items():
        if led_by == code or led_by in ways_to_lead(name):
            return leader(name, voices.get(code, Voice()))
    return led_by
