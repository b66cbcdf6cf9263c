"""Filling a return: drafts saved line by line or all at once, and sent for clearance."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeVar

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.errors import AnswerRefused, NotFound, Overtaken
from compact_dash.domain.facts import Entry, Fact, ReturnAnswer, ReturnEvent, SupplementDraft
from compact_dash.domain.permissions import Act
from compact_dash.domain.plain_text import typed
from compact_dash.domain.returns import checks, supplement
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.steps import State, StepKind, after
from compact_dash.domain.returns.supplement import Supplement
from compact_dash.domain.wording import count
from compact_dash.reports.returns.forms import return_form
from compact_dash.store import Store
from compact_dash.store.chain import as_text

# The states in which a draft may be changed.
EDITED = (State.NOT_STARTED, State.DRAFT)


@dataclass(frozen=True)
class Saved:
    """What a save did: the references whose draft changed, and the state the return is in now."""

    changed: tuple[str, ...]
    supplements_changed: bool
    state: State
    sent: bool

    @property
    def sentence(self) -> str:
        """What was done, in words."""
        more = " Consultations and more were saved." if self.supplements_changed else ""
        sent = " It is with your Senior Responsible Officer for clearance." if self.sent else ""
        if not self.changed and not more:
            return "Nothing had changed, so nothing was saved." + sent
        return f"Saved {count(len(self.changed), 'line')}.{more}{sent}"


def save_answers(
    store: Store,
    occasion: Occasion,
    form: ReturnForm,
    answers: Mapping[str, Answer],
    supplements: Sequence[Supplement] | None = None,
    send: bool = False,
) -> Saved:
    """Save answers by reference, all or none, and send the return for clearance where `send` asks for it.

    `form` is what the writer had before them: a line that somebody else has saved since is not overwritten. The same
    answers saved again change nothing.

    Raises:
        NotAllowed: it is not the actor's return.
        NotNow: the return is with the clearer, filed or locked.
        AnswerRefused: an answer cannot stand, or `send` and a line is still unanswered.
        Overtaken: somebody saved one of the lines, or the supplements, after `form` was read.
    """
    mine = store.seen_by(occasion.actor.reader)
    saved: list[Saved] = []

    given = {ref: as_typed(answer) for ref, answer in answers.items()}
    extra = None if supplements is None else tuple(as_typed(each) for each in supplements)

    def entries(_: int) -> list[Entry]:
        now = return_form(mine, form.return_id, occasion.today)
        occasion.require(Act.FILL, now.organisation)
        saved[:] = [Saved((), False, now.state, False)]
        if send and now.state not in EDITED and not changes(now, given, extra):
            return []
        after(now.state, StepKind.STARTED if now.state is State.NOT_STARTED else StepKind.SAVED)
        facts, saved[0] = save(occasion, form, now, given, extra, send)
        return [occasion.entry(fact) for fact in facts]

    store.append(entries)
    return saved[0]


Typed = TypeVar("Typed", Answer, Supplement)


def as_typed(given: Typed) -> Typed:
    """An answer or a supplement with its texts as somebody typed them, and nothing where only spaces were."""
    texts = {name: typed(value) for name, value in asdict(given).items() if isinstance(value, str)}
    plain: dict[str, Any] = {name: text if name == "title" else text or None for name, text in texts.items()}
    return replace(given, **plain)


def save(
    occasion: Occasion,
    seen: ReturnForm,
    now: ReturnForm,
    answers: Mapping[str, Answer],
    supplements: Sequence[Supplement] | None,
    send: bool,
) -> tuple[list[Fact], Saved]:
    """The facts of a save, and what it did."""
    changed = {line.asked.ref: answers[line.asked.ref] for line in changes(now, answers, None)}
    refuse_strangers(now, answers)
    refuse_faults(now, changed, occasion)
    facts: list[Fact] = [*started(now, occasion), *answer_facts(seen, now, changed)]
    facts += supplement_facts(seen, now, supplements)
    if send:
        refuse_unready(now, changed)
        facts.append(event(now, occasion, StepKind.SENT_FOR_CLEARANCE))
    if facts and not changed and not send and all(isinstance(fact, ReturnEvent) for fact in facts):
        facts = []
    state = State.AWAITING_CLEARANCE if send else State.DRAFT if facts else now.state
    others = any(isinstance(fact, SupplementDraft) for fact in facts)
    return facts, Saved(tuple(changed), others, state, send)


def changes(now: ReturnForm, answers: Mapping[str, Answer], supplements: Sequence[Supplement] | None) -> list[FormLine]:
    """The lines whose answer differs from the draft there is; a supplement that differs counts as every line."""
    if supplements is not None and tuple(supplements) != now.supplements:
        return list(now.lines)
    return [line for line in now.lines if line.asked.ref in answers and answers[line.asked.ref] != line.answer]


def refuse_strangers(now: ReturnForm, answers: Mapping[str, Answer]) -> None:
    strange = [ref for ref in answers if now.line(ref) is None]
    if strange:
        raise NotFound(f"The return of {now.organisation} does not ask about {', '.join(strange)}. Leave it out.")


def refuse_faults(now: ReturnForm, changed: Mapping[str, Answer], occasion: Occasion) -> None:
    found = {}
    for ref, answer in changed.items():
        line = now.line(ref)
        if line is not None:
            found[ref] = checks.impossible(line.asked, answer, occasion.today)
    sentences = [f"{ref}, {fault.sentence()}" for ref, faults in found.items() for fault in faults]
    if sentences:
        raise AnswerRefused(sentences)


def refuse_unready(now: ReturnForm, changed: Mapping[str, Answer]) -> None:
    """Every open line must be answered before the return goes on."""
    sentences = [
        f"{line.asked.ref}, {fault.sentence()}"
        for line in now.lines
        for fault in checks.missing(line.asked, changed.get(line.asked.ref, line.answer))
    ]
    if sentences:
        raise AnswerRefused(sentences)


def started(now: ReturnForm, occasion: Occasion) -> list[ReturnEvent]:
    return [event(now, occasion, StepKind.STARTED)] if now.state is State.NOT_STARTED else []


def event(now: ReturnForm, occasion: Occasion, kind: StepKind, words: str | None = None) -> ReturnEvent:
    return ReturnEvent(now.return_id, None, occasion.today, kind.value, words, None)


def answer_facts(seen: ReturnForm, now: ReturnForm, changed: Mapping[str, Answer]) -> Iterator[ReturnAnswer]:
    overtaken = [line for ref in changed for line in [now.line(ref)] if line and line_overtaken(seen, line)]
    if overtaken:
        raise Overtaken(" ".join(who_saved(line) for line in overtaken))
    for ref, answer in changed.items():
        line = now.line(ref)
        if line is not None:
            yield ReturnAnswer(now.return_id, line.asked.action_id, line.row_version + 1, **asdict(answer))


def line_overtaken(seen: ReturnForm, line: FormLine) -> bool:
    before = seen.line(line.asked.ref)
    return before is None or before.row_version != line.row_version


def who_saved(line: FormLine) -> str:
    return (
        f"{line.asked.ref} was saved by {line.saved_by} after you opened it, so yours was not saved over it. "
        "Look at what stands there now and save again."
    )


def supplement_facts(
    seen: ReturnForm, now: ReturnForm, supplements: Sequence[Supplement] | None
) -> Iterator[SupplementDraft]:
    if supplements is None or tuple(supplements) == now.supplements:
        return
    found = supplement.faults(supplements)
    if found:
        raise AnswerRefused([fault.sentence() for fault in found])
    if seen.supplement_version != now.supplement_version:
        raise Overtaken(
            "Consultations and more were saved by somebody else after you opened them. Look and save again."
        )
    yield SupplementDraft(now.return_id, now.supplement_version + 1, as_items(supplements))


def as_items(supplements: Sequence[Supplement]) -> str:
    """The supplements as the JSON a draft keeps."""
    rows = [{name: as_text(value) for name, value in asdict(each).items()} for each in supplements]
    return json.dumps(rows, ensure_ascii=False)
