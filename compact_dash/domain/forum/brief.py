"""The chair's brief on an item, and a first one put together from the data."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.board.reasons import headline_reason, uncapital
from compact_dash.domain.forum.item import Item, Purpose
from compact_dash.domain.forum.leading import leaders_together, ways_to_lead
from compact_dash.domain.house import house
from compact_dash.domain.people.posts import POST_WORDS, Voice
from compact_dash.domain.rating import Rating
from compact_dash.domain.wording import as_list, capital, count

# Beyond so many lines a brief counts instead of naming.
MOST_SAID = 4


@dataclass(frozen=True)
class Brief:
    """The chair's notes on an item: its aim, who speaks, the question, the line to take, the hoped-for outcome."""

    aim: str | None = None
    speakers: str | None = None
    question: str | None = None
    line_to_take: str | None = None
    outcome: str | None = None


@dataclass(frozen=True)
class Background:
    """What a brief must know beside the lines: who speaks for each department, and since when answers are new."""

    voices: Mapping[str, Voice] = field(default_factory=dict)
    asked_on: date | None = None

    def is_old(self, line: RatedLine) -> bool:
        """Whether what the line's department wrote is of an earlier return."""
        before = self.asked_on is not None and line.claimed_on is not None and line.claimed_on < self.asked_on
        return before or line.headline is Rating.NO_RETURN

    def month_of(self, day: date) -> str:
        """A month as it is said, with its year where that is another."""
        return f"{day:%B}" if self.asked_on is None or day.year == self.asked_on.year else f"{day:%B %Y}"


NOTHING_MORE = Background()


def proposed_brief(item: Item, lines: Sequence[RatedLine], known: Background = NOTHING_MORE) -> Brief:
    """A first brief from the data, for people who know more to write over."""
    return Brief(
        aim=aim_of(item),
        speakers=speakers_of(item, lines, known),
        question=question_of(item, lines),
        line_to_take=line_to_take(lines, known),
        outcome=outcome_of(item, lines),
    )


def speakers_of(item: Item, lines: Sequence[RatedLine], known: Background) -> str:
    """Who introduces the item, and who speaks for a department whose Compact lead cannot."""
    by_department: dict[str, list[RatedLine]] = {}
    for line in lines:
        by_department.setdefault(line.organisation_code or "", []).append(line)
    voices = {code: known.voices.get(code, Voice()) for code in by_department}
    away = {code: voice for code, voice in voices.items() if not voice.is_lead}
    said = [voice_in_words(voice, by_department[code], known) for code, voice in away.items()]
    if item.kind.rules.is_led_by_one and away and item.led_by in ways_to_lead(lines[0].organisation_name or ""):
        # The one department that leads it has nobody to, or somebody else than its lead.
        return (
            f"{house().office} introduces it. {said[0]}"
            if away[lines[0].organisation_code or ""].post is None
            else said[0]
        )
    if away and item.led_by == leaders_together(by_department):
        # Several lead it together: those for whom nobody speaks do not.
        item = replace(item, led_by=leaders_together(by_department, voices))
    return " ".join([introduced_by(item), *said])


def voice_in_words(voice: Voice, lines: Sequence[RatedLine], known: Background) -> str:
    """Who speaks for a department in the place of its Compact lead, or what it wrote last where nobody does."""
    name = lines[0].organisation_name or ""
    if voice.post is not None:
        return f"For {name} its {POST_WORDS[voice.post]} speaks, as {voice.why}."
    written = max((line.claimed_on for line in lines if line.claimed_on), default=None)
    wrote = f"they wrote in {known.month_of(written)}" if written else "they have written nothing"
    return f"Nobody from {name} speaks, as {voice.why}; {wrote}."


def introduced_by(item: Item) -> str:
    """The sentence that says who introduces the item."""
    # A department's name may hold an “and”; the kind tells whether one leads the item. A digit begins “14 departments”.
    one = item.kind.rules.is_led_by_one
    several = item.led_by == "All leads" or item.led_by[:1].isdigit() or (" and " in item.led_by and not one)
    who = {"Chair": "The chair"}.get(item.led_by, item.led_by)
    return f"{who} {'introduce' if several else 'introduces'} it."


def aim_of(item: Item) -> str | None:
    """The item's ask as a sentence; without one, the reason why it is there. A carried item also says from where."""
    said = (item.ask, item.reason if item.kind.rules.is_carried_over or not item.ask else None)
    return " ".join(words for words in map(sentence, (text or "" for text in said)) if words) or None


def sentence(words: str) -> str | None:
    text = words.strip().rstrip(".")
    return f"{capital(text)}." if text else None


def question_of(item: Item, lines: Sequence[RatedLine]) -> str | None:
    """The one thing to ask, the most pressing first."""
    disputed = [line.ref for line in lines if line.disputed]
    worse = [line.ref for line in lines if line.worse_than_agreed]
    wanted = [line for line in lines if line.help_wanted]
    red = [line.ref for line in lines if line.headline == "red"]
    # A kind's own question comes before any that its lines would give.
    if item.kind.rules.question:
        return item.kind.rules.question
    if worse:
        return f"What has changed on {as_list(worse)} since a better rating was agreed?"
    if disputed:
        return f"What shows that {as_list(disputed)} is further than its dates say?"
    if red:
        return f"What would bring {as_list(red)} back on course, who does it, and by when?"
    if wanted:
        return f"Who here can help with {wanted[0].ref}: {uncapital(wanted[0].help_wanted or '').rstrip('.')}?"
    return None


def line_to_take(lines: Sequence[RatedLine], known: Background) -> str | None:
    """The standing of each line with its reason, a row each; a count by rating where there are many lines."""
    if not lines:
        return None
    if len(lines) > MOST_SAID:
        stands = Counter(line.rating.word for line in lines)
        words = as_list([f"{number} {word}" for word, number in stands.most_common()])
        return f"Of {count(len(lines), 'commitment')}: {words}."
    return "\n".join(standing_of(line, known) for line in lines)


def standing_of(line: RatedLine, known: Background) -> str:
    """One line as the chair can say it: the rating, why, how it moved, and what its department wrote."""
    moved = {"better": " Better than last time.", "worse": " Worse than last time."}.get(line.movement or "", "")
    wrote = "They write"
    if line.claimed_on and known.is_old(line):
        wrote = f"They wrote in {known.month_of(line.claimed_on)}"
    words = f" {wrote}: “{line.words}”" if line.words else ""
    return f"{line.ref} is {line.rating.word}. {end_sentence(headline_reason(line))}{moved}{words}"


def end_sentence(words: str) -> str:
    """The words with a full stop, where they have none: a reason that somebody typed often has not."""
    text = words.rstrip()
    return text if text.endswith((".", "!", "?", "”")) else f"{text}."


def outcome_of(item: Item, lines: Sequence[RatedLine]) -> str | None:
    """The outcome to hope for, as a sentence; None where nothing in particular is wanted."""
    if item.kind.rules.outcome:
        return item.kind.rules.outcome
    if any(line.disputed or line.worse_than_agreed for line in lines):
        return f"A rating the {house().forum} agrees, with its reason."
    if any(line.headline == "red" for line in lines):
        return "A path to green with a name and a day, kept as an action."
    return "A decision in one sentence." if item.purpose is Purpose.DECISION else None
