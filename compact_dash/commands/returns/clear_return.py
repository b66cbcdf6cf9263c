"""Clearing a return: sent to the Senior Responsible Officer, sent back or cleared, submitted; or filed as nil."""

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.returns.step_return import Taking, begin, said
from compact_dash.commands.returns.submitted_facts import submitted_facts
from compact_dash.domain.errors import AnswerRefused, NotNow
from compact_dash.domain.facts import Entry, Fact
from compact_dash.domain.returns.checks import missing
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.steps import STEPS, StepKind
from compact_dash.store import Store

LONGEST_GRADE = 80


def send_for_clearance(store: Store, occasion: Occasion, return_id: str) -> None:
    """Send a draft to the Senior Responsible Officer; every open line must be answered."""

    def entries(_: int) -> list[Entry]:
        taking = begin(store, occasion, return_id, StepKind.SENT_FOR_CLEARANCE)
        refuse_unanswered(taking.form())
        return [occasion.entry(taking.event(StepKind.SENT_FOR_CLEARANCE))]

    store.append(entries)


def refuse_unanswered(form: ReturnForm) -> None:
    sentences = [
        f"{line.asked.ref}, {fault.sentence()}" for line in form.lines for fault in missing(line.asked, line.answer)
    ]
    if sentences:
        raise AnswerRefused(sentences)


def take_back(store: Store, occasion: Occasion, return_id: str) -> None:
    """Take a return back from clearance, to change it."""

    def entries(_: int) -> list[Entry]:
        taking = begin(store, occasion, return_id, StepKind.TAKEN_BACK)
        return [occasion.entry(taking.event(StepKind.TAKEN_BACK))]

    store.append(entries)


def send_back(store: Store, occasion: Occasion, return_id: str, words: str) -> None:
    """Send a return back to the lead instead of clearing it, saying what to change."""

    def entries(_: int) -> list[Entry]:
        taking = begin(store, occasion, return_id, StepKind.SENT_BACK)
        return [occasion.entry(taking.event(StepKind.SENT_BACK, said(words, STEPS[StepKind.SENT_BACK].brings)))]

    store.append(entries)


def clear(store: Store, occasion: Occasion, return_id: str, grade: str, submit: bool) -> None:
    """Clear a return, with the clearer's grade, and submit it at once where `submit` says so."""

    def entries(_: int) -> list[Entry]:
        taking = begin(store, occasion, return_id, StepKind.CLEARED)
        form = taking.form()
        refuse_unanswered(form)
        given = said(grade, STEPS[StepKind.CLEARED].brings, LONGEST_GRADE)
        facts: list[Fact] = [taking.event(StepKind.CLEARED, grade=given)]
        if submit:
            facts += submission(taking, form)
        return [occasion.entry(fact) for fact in facts]

    store.append(entries)


def submit(store: Store, occasion: Occasion, return_id: str) -> None:
    """Submit a cleared return: from here on its answers are facts."""

    def entries(_: int) -> list[Entry]:
        taking = begin(store, occasion, return_id, StepKind.SUBMITTED)
        form = taking.form()
        refuse_unanswered(form)
        return [occasion.entry(fact) for fact in submission(taking, form)]

    store.append(entries)


def submission(taking: Taking, form: ReturnForm) -> list[Fact]:
    facts = submitted_facts(taking.store, taking.paper, form, taking.occasion.today)
    return [taking.event(StepKind.SUBMITTED), *facts]


def file_nil(store: Store, occasion: Occasion, return_id: str, words: str) -> None:
    """File a nil return; only where no line is open."""

    def entries(_: int) -> list[Entry]:
        taking = begin(store, occasion, return_id, StepKind.NIL)
        form = taking.form()
        if form.open_lines:
            refs = ", ".join(line.asked.ref for line in form.open_lines[:4])
            raise NotNow(f"A nil return is for an organisation with no open line, and {refs} are open. Answer them.")
        return [occasion.entry(taking.event(StepKind.NIL, said(words, STEPS[StepKind.NIL].brings)))]

    store.append(entries)
