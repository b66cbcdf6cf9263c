"""Filling a return: drafts saved line by line or all at once, and sent for clearance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, TypeVar

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.returns.step_return import refuse_unanswered
from compact_dash.domain.errors import AnswerRefused, NotFound, Overtaken
from compact_dash.domain.facts import Entry, Fact, ReturnAnswer, ReturnEvent, SupplementDraft
from compact_dash.domain.house import house
from compact_dash.domain.permissions import Act
from compact_dash.domain.plain_text import tidy_answer
from compact_dash.domain.returns import checks, supplement
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.steps import State, StepKind, state_after
from compact_dash.domain.returns.supplement import Supplement
from compact_dash.domain.wording import count
from compact_dash.reports.returns.forms import return_form
from compact_dash.reports.returns.supplements import write_supplements
from compact_dash.store import Store

# The states in which a draft may be changed.
EDITED = (State.NOT_STARTED, State.DRAFT)


@dataclass(frozen=True)
class Saved:
    """The outcome of a save: the references whose draft changed, and the state that the return is in now."""

    changed: tuple[str, ...]
    supplements_changed: bool
    state: State
    sent: bool

    @property
    def sentence(self) -> str:
        """One sentence on what was saved and sent."""
        more = " Consultations and more were saved." if self.supplements_changed else ""
        sent = f" It is with your {house().clearer} for clearance." if self.sent else ""
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

    `form` is the return as the writer saw it: a line that somebody else has saved since is not overwritten. The same
    answers saved again change nothing.

    Raises:
        NotAllowed: it is not the actor's return.
        NotNow: the return is with the clearer, filed or locked.
        AnswerRefused: an answer cannot stand, or `send` and a line is still unanswered.
        Overtaken: somebody saved one of the lines, or the supplements, after `form` was read.
    """
    # Read as the writer may read it: a refusal quotes nothing that is hidden from them.
    mine = store.seen_by(occasion.actor.reader)

    def entries(_: int) -> tuple[list[Entry], Saved]:
        now = return_form(mine, form.return_id, occasion.today)
        occasion.require(Act.FILL, now.organisation)
        facts, saved = facts_of_save(occasion.today, form, now, answers, supplements, send)
        return [occasion.entry(fact) for fact in facts], saved

    return store.write(entries)


def refuse_filing(
    form: ReturnForm, answers: Mapping[str, Answer], supplements: Sequence[Supplement] | None, today: date
) -> None:
    """Refuse what `save_answers` would refuse of these answers when it sends them, without saving any.

    Raises:
        NotNow, NotFound, AnswerRefused: as `save_answers` does.
    """
    facts_of_save(today, form, form, answers, supplements, send=True)


Typed = TypeVar("Typed", Answer, Supplement)


def tidy_texts(given: Typed) -> Typed:
    """An answer or a supplement with its texts as somebody typed them, and nothing where N/A or only spaces were."""
    texts = {name: tidy_answer(value) for name, value in asdict(given).items() if isinstance(value, str)}
    # A supplement's kind and title are never None: an empty one is a fault that its own check names.
    plain: dict[str, Any] = {name: text or "" if name in ("kind", "title") else text for name, text in texts.items()}
    return replace(given, **plain)


def facts_of_save(
    today: date,
    seen: ReturnForm,
    now: ReturnForm,
    answers: Mapping[str, Answer],
    supplements: Sequence[Supplement] | None,
    send: bool,
) -> tuple[list[Fact], Saved]:
    """The facts that a save writes, none where nothing changed, and its outcome.

    `seen` is the return as the writer saw it and `now` as it is; they differ where somebody saved in between.
    """
    # Tidied before anything is compared: a space that a browser or a workbook adds is no change.
    given = {ref: tidy_texts(answer) for ref, answer in answers.items()}
    extra = None if supplements is None else tuple(tidy_texts(each) for each in supplements)
    if send and now.state not in EDITED and not changed_lines(now, given, extra):
        # Sent a second time with the same answers: a double click, or a workbook that was filed already.
        return [], Saved((), False, now.state, False)
    # Asked for its refusal: the state the return is in now may not allow a change.
    state_after(now.state, StepKind.STARTED if now.state is State.NOT_STARTED else StepKind.SAVED)
    changed = {line.asked.ref: given[line.asked.ref] for line in changed_lines(now, given, None)}
    refuse_unknown_lines(now, given)
    # Only of changed lines: an old draft's fault must not keep the writer from saving another line.
    refuse_faults(now, changed, today)
    started = [step_event(now, today, StepKind.STARTED)] if now.state is State.NOT_STARTED else []
    drafts = [*answer_facts(seen, now, changed), *supplement_drafts(seen, now, extra)]
    if send:
        refuse_unanswered(now, changed)
        sent = [step_event(now, today, StepKind.SENT_FOR_CLEARANCE)]
        return [*started, *drafts, *sent], saved_as(changed, drafts, State.AWAITING_CLEARANCE, send)
    if not drafts:
        # Nothing is begun by looking at it.
        return [], saved_as(changed, drafts, now.state, send)
    return [*started, *drafts], saved_as(changed, drafts, State.DRAFT, send)


def saved_as(changed: Mapping[str, Answer], drafts: Sequence[Fact], state: State, sent: bool) -> Saved:
    return Saved(tuple(changed), any(isinstance(fact, SupplementDraft) for fact in drafts), state, sent)


def changed_lines(
    now: ReturnForm, answers: Mapping[str, Answer], supplements: Sequence[Supplement] | None
) -> list[FormLine]:
    """The lines whose answer differs from the draft there is; a supplement that differs counts as every line."""
    if supplements is not None and tuple(supplements) != now.supplements:
        return list(now.lines)
    return [line for line in now.lines if line.asked.ref in answers and answers[line.asked.ref] != line.answer]


def refuse_unknown_lines(now: ReturnForm, answers: Mapping[str, Answer]) -> None:
    strange = [ref for ref in answers if now.line(ref) is None]
    if strange:
        raise NotFound(f"The return of {now.organisation} does not ask about {', '.join(strange)}. Leave it out.")


def refuse_faults(now: ReturnForm, changed: Mapping[str, Answer], today: date) -> None:
    found = {}
    for ref, answer in changed.items():
        line = now.line(ref)
        if line is not None:
            found[ref] = checks.impossible_faults(line.asked, answer, today)
    sentences = [f"{ref}, {fault.sentence()}" for ref, faults in found.items() for fault in faults]
    if sentences:
        raise AnswerRefused(sentences)


def step_event(now: ReturnForm, today: date, kind: StepKind) -> ReturnEvent:
    return ReturnEvent(now.return_id, None, today, kind.value, None, None)


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


def supplement_drafts(
    seen: ReturnForm, now: ReturnForm, supplements: Sequence[Supplement] | None
) -> Iterator[SupplementDraft]:
    if supplements is None or tuple(supplements) == now.supplements:
        return
    # Asked after the comparison, so that a list that is kept already is never refused for what it holds.
    found = supplement.supplement_faults(supplements)
    if found:
        raise AnswerRefused([fault.sentence() for fault in found])
    if seen.supplement_version != now.supplement_version:
        raise Overtaken(
            "Consultations and more were saved by somebody else after you opened them. Look and save again."
        )
    yield SupplementDraft(now.return_id, now.supplement_version + 1, write_supplements(supplements))
