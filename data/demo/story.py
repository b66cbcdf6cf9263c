"""The story of each line: what its owner said, how its dates moved and what was agreed about it."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

import clocks
from forums import held_on
from meetings import agreed_at
from returns import accepted_on, clock_at, submitted_on
from statements import STORY, Statement, statements

SEED = Path(__file__).resolve().parent.parent / "seed"
BODIES = ("ocs", "forum")
Row = dict[str, str]


@dataclass
class Story:
    """The rows told so far. It grows line by line; a key is the line's reference and the Forum it was told for."""

    updates: list[Row] = field(default_factory=list)
    milestones: list[Row] = field(default_factory=list)
    assessments: list[Row] = field(default_factory=list)
    steps: dict[tuple[str, str], Row] = field(default_factory=dict)


def tell() -> Story:
    story = Story(steps=seed_steps())
    for path in sorted((STORY / "commitments").glob("*.txt")):
        organisation, ref = path.stem.upper(), ""
        for statement in statements(path):
            if statement.head[0] == "#":
                ref = statement.head[1]
            else:
                tell_one(story, organisation, ref, statement)
    for rows in (story.updates, story.milestones, story.assessments):
        rows.sort(key=lambda row: row.get("recorded_on") or row["reported_on"])
    return story


def seed_steps() -> dict[tuple[str, str], Row]:
    """The milestones that the plan itself brings: their later versions keep the title and the number."""
    with (SEED / "milestones.csv").open(encoding="utf-8", newline="") as file:
        return {(row["ref"], row["number"]): row for row in csv.DictReader(file)}


def tell_one(story: Story, organisation: str, ref: str, statement: Statement) -> None:
    kind = statement.head[0]
    if kind == "step":
        story.milestones.append(milestone_row(story, organisation, ref, statement))
    elif kind in BODIES:
        story.assessments.append(assessment_row(story, organisation, ref, statement))
    else:
        story.updates.append(update_row(story, organisation, ref, statement))


def fresh_key(rows: list[Row], stem: str) -> str:
    """The stem, numbered from the second use on."""
    used = sum(1 for row in rows if row["key"] == stem or row["key"].startswith(f"{stem}/"))
    return f"{stem}/{used + 1}" if used else stem


# Updates


def update_row(story: Story, organisation: str, ref: str, statement: Statement) -> Row:
    forum, claimed, *rest = statement.head
    former = last_update(story, ref)
    key = fresh_key(story.updates, f"U:{ref}:{forum}")
    reported_on = statement.extras.get("on", submitted_on(forum, organisation))
    said = repeated(former, statement) if claimed == "unchanged" else spoken(claimed, rest, statement)
    return {
        "key": key,
        "forum": held_on(forum),
        "ref": ref,
        "reported_on": reported_on,
        "recorded_on": statement.extras.get("recorded", ""),
        "clock": clock_of_line(organisation, forum, statement.extras.get("recorded") or statement.extras.get("on", "")),
        **said,
        "corrects": former["key"] if "corrects" in statement.extras else "",
    }


def clock_of_line(organisation: str, forum: str, apart_on: str) -> str:
    """A return's lines are filed with it; what is told apart from it has a day of its own."""
    if apart_on:
        return clocks.of_department(organisation, apart_on)
    return clocks.before(clock_at(forum, organisation, "submitted"))


def last_update(story: Story, ref: str) -> Row:
    return next((row for row in reversed(story.updates) if row["ref"] == ref), {})


def spoken(claimed: str, rest: list[str], statement: Statement) -> Row:
    percent, forward_look = (word.replace("-", "") for word in rest)
    return {
        "claimed": claimed,
        "words": statement.words,
        "path_to_green": statement.extras.get("path", ""),
        "percent": percent,
        "evidence": statement.extras.get("evidence", ""),
        "help_wanted": statement.extras.get("help", ""),
        "forward_look": forward_look,
        "no_change_reason": "",
    }


def repeated(former: Row, statement: Statement) -> Row:
    """“No change” says the former words again and gives the reason."""
    told = ("claimed", "words", "path_to_green", "percent", "evidence", "help_wanted", "forward_look")
    return {name: former[name] for name in told} | {"no_change_reason": statement.words}


# Milestones


def milestone_row(story: Story, organisation: str, ref: str, statement: Statement) -> Row:
    _, number, forum, *dated = statement.head
    known = story.steps.get((ref, number))
    row = {
        "key": fresh_key(story.milestones, f"M:{ref}:{number}"),
        "ref": ref,
        "number": number,
        **step_dates(organisation, ref, statement, known),
        "title": known["title"] if known else statement.words,
        **standing(dated, known),
        "reason": statement.words if known else "",
        "agreed_forum": held_on(forum) if "agreed" in statement.extras else "",
        "corrects": known["key"] if known and "corrects" in statement.extras else "",
        "by": "OCS" if "agreed" in statement.extras else organisation,
    }
    story.steps[ref, number] = row
    return row


def step_dates(organisation: str, ref: str, statement: Statement, known: Row | None) -> Row:
    """A correction speaks of the day of what it corrects and is recorded on its own."""
    forum, on = statement.head[2], statement.extras.get("on", "")
    if known and "corrects" in statement.extras:
        return {"reported_on": known["reported_on"], "recorded_on": on, "clock": clock_of_line(organisation, forum, on)}
    if "agreed" in statement.extras:
        return {"reported_on": held_on(forum), "recorded_on": "", "clock": agreed_at(forum, ref)}
    return {
        "reported_on": submitted_on(forum, organisation),
        "recorded_on": "",
        "clock": clock_of_line(organisation, forum, ""),
    }


def standing(dated: list[str], known: Row | None) -> Row:
    """Due, done or dropped: a step that is over keeps the date it had."""
    due_on = known["due_on"] if known else ""
    if dated[0] == "done":
        return {"due_on": due_on, "done_on": dated[1], "dropped": "no"}
    if dated[0] == "drop":
        return {"due_on": due_on, "done_on": "", "dropped": "yes"}
    return {"due_on": dated[0], "done_on": "", "dropped": "no"}


# Agreed ratings


def assessment_row(story: Story, organisation: str, ref: str, statement: Statement) -> Row:
    body, forum, rating = statement.head
    by_forum = body == "forum"
    on = statement.extras.get("on", held_on(forum) if by_forum else accepted_on(forum, organisation))
    return {
        "key": fresh_key(story.assessments, f"A:{ref}:{forum}"),
        "ref": ref,
        "reported_on": on,
        "clock": agreed_at(forum, ref) if by_forum else clock_of_ocs(organisation, forum, statement),
        "rating": "" if rating == "none" else rating,
        "reason": statement.words,
        "body": body,
        "forum": held_on(forum),
        "corrects": "",
    }


def clock_of_ocs(organisation: str, forum: str, statement: Statement) -> str:
    """OCS agrees ratings in accepting the return, and takes one back on a day of its own."""
    on = statement.extras.get("on")
    return clocks.of_ocs(organisation, on) if on else clocks.before(clock_at(forum, organisation, "accepted"))


def reply_rows() -> list[Row]:
    return [reply_row(statement) for statement in statements(STORY / "replies.txt")]


def reply_row(statement: Statement) -> Row:
    ref, forum, day = statement.head
    return {
        "ref": ref,
        "assessment": f"A:{ref}:{forum}",
        "reported_on": day,
        "clock": clocks.of_department(ref.split("-")[0], day),
        "words": statement.words,
    }


def plan_change_rows() -> list[Row]:
    return [plan_change_row(statement) for statement in statements(STORY / "plan_changes.txt")]


def plan_change_row(statement: Statement) -> Row:
    ref, day, counting = statement.head
    title, reason = statement.parts
    return {
        "reported_on": day,
        "clock": clocks.of_ocs(ref, day),
        "ref": ref,
        "title": title,
        "counting": counting.replace("-", ""),
        "department": "",
        "reason": reason,
    }
