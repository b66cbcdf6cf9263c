"""One action's story, told in a few short steps: for cases that a person should be able to read.

Every step gives the facts it adds. Days are written 05-21 and fall in 2014; the three Forums are held on
26 February, 21 May and 24 September. `corrects` names the step that a step puts right, counted from 0.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from compact_dash.domain import facts
from compact_dash.domain.facts import Fact
from tests.oracle.writer import FIRST_DAY, HOUSE

Step = list[Fact]

HELD = {"F0": "02-26", "F1": "05-21", "F2": "09-24"}
ACTION = "A0"


def day(words: str) -> date:
    return date.fromisoformat(words if len(words) > 5 else f"2014-{words}")


def counted(as_: str = "rateable", on: str = "01-01", owner: str = "D0", title: str = "As first worded") -> Step:
    return [facts.ActionVersion(ACTION, day(on), owner, None, title, None, as_, "published", None, None)]


def forum(ident: str, on: str, held: str) -> Step:
    return [facts.ForumVersion(ident, day(on), day(held), "14:00", 90, "Room", None)]


def asked(on: str = "04-01", deadline: str = "05-07", forum: str = "F1", held: str | None = None) -> Step:
    """OCS asks for returns; one return covers the action."""
    sent = facts.Commission(f"C{forum}", day(on), forum, day(held or HELD[forum]), day(deadline), "A return.")
    return [sent, facts.DepartmentReturn(f"R{forum}", sent.id, "D0"), facts.ReturnLine(f"R{forum}", ACTION)]


def said(claimed: str, on: str = "05-06", forum: str = "F1", corrects: int | None = None) -> Step:
    return [facts.StatusUpdate(ACTION, day(on), corrects, f"R{forum}", claimed, "shared")]


def dated(
    due: str | None,
    on: str = "01-01",
    number: int = 0,
    done: bool | str = False,
    dropped: bool = False,
    agreed: str | None = None,
    corrects: int | None = None,
) -> Step:
    """A milestone as it stands from a day on; done on that day, or on one that is given."""
    done_on = day(done if isinstance(done, str) else on) if done else None
    due_on = day(due) if due else None
    return [
        facts.MilestoneVersion(
            f"{ACTION}M{number}",
            ACTION,
            day(on),
            corrects,
            "A step",
            None,
            due_on,
            done_on,
            dropped,
            None,
            agreed,
            None,
        )
    ]


def closed(forum: str, on: str) -> Step:
    return [facts.ForumEvent(forum, day(on), "closed", None, None)]


def agreed(
    rating: str | None, on: str = "05-21", forum: str = "F1", body: str = "forum", corrects: int | None = None
) -> Step:
    return [facts.Assessment(ACTION, day(on), corrects, rating, "Why", body, forum)]


def undone(step: Step, corrects: int) -> Step:
    """The step that takes an agreed rating or a milestone's version back."""
    return [replace(fact, supersedes=corrects, undone=True) for fact in step]  # type: ignore[call-arg]


def submitted(on: str, forum: str) -> Step:
    return [facts.ReturnEvent(f"R{forum}", None, day(on), "submitted", None, None)]


def accepted(on: str, forum: str) -> Step:
    return [facts.ReturnEvent(f"R{forum}", None, day(on), "accepted", None, None)]


def threshold(name: str, value: int, on: str = "01-01") -> Step:
    return [facts.SettingVersion(name, day(on), value, None)]


def told(steps: Sequence[Step]) -> tuple[Fact, ...]:
    """The story as facts, after the house, the Forums and the action's first wording."""
    forums = [fact for ident, held in HELD.items() for fact in forum(ident, FIRST_DAY.isoformat(), held)]
    every: list[Fact] = [*HOUSE, *forums, *counted()]
    ends: list[int] = []
    for step in steps:
        for fact in step:
            target = getattr(fact, "supersedes", None)
            numbered: dict[str, Any] = {} if target is None else {"supersedes": ends[target]}
            every.append(replace(fact, **numbered))
        ends.append(len(every))
    return tuple(every)
