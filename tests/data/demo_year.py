"""The demonstration year read back from its files, with a plain statement of the rating rules to judge it by."""

import csv
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"
DEMO, SEED = DATA / "demo", DATA / "seed"
TODAY = date(2014, 9, 17)
RANK = {"red": 1, "amber": 2, "green": 3, "complete": 4}
Row = dict[str, str]
AS_PLANNED = {
    "key": "plan", "reported_on": "2013-06-27", "done_on": "", "dropped": "no", "agreed_forum": "", "corrects": "",
}  # fmt: skip


def rows(name: str, folder: Path = DEMO) -> list[Row]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> date:
    return date.fromisoformat(text)


def known(facts: list[Row], as_at: date) -> list[Row]:
    """Facts that speak of a day up to then, less those that another corrects."""
    corrected = {fact["corrects"] for fact in facts}
    return [fact for fact in facts if day(fact["reported_on"]) <= as_at and fact["key"] not in corrected]


@dataclass(frozen=True)
class Judged:
    """A commitment's ratings at a day."""

    ref: str
    department: str
    claimed: str
    reason: str
    agreed: str
    headline: str
    disputed: bool
    worse_than_agreed: bool

    @property
    def computed(self) -> str:
        colours = {"long overdue": "red", "moved twice": "red", "overdue": "amber", "moved once": "amber"}
        return colours.get(self.reason, "green" if self.reason in {"on date", "finished"} else self.reason)


class Year:
    """Every file of the year, held by line."""

    def __init__(self) -> None:
        self.forums = rows("forums")
        self.events = rows("return_events")
        self.updates, self.assessments = rows("updates"), rows("assessments")
        self.milestones = [row | AS_PLANNED for row in rows("milestones", SEED)] + rows("milestones")
        self.rateable = [row for row in rows("commitments", SEED) if row["counting"] == "rateable"]

    def judge(self, as_at: date) -> list[Judged]:
        return [self.judge_one(row["ref"], row["department"], as_at) for row in self.rateable]

    def judge_one(self, ref: str, department: str, as_at: date) -> Judged:
        said = [row for row in known(self.updates, as_at) if row["ref"] == ref]
        last = max(said, key=lambda row: (row["reported_on"], row["recorded_on"]), default={})
        answered = max((row["forum"] for row in said), default="")
        given = [row for row in known(self.assessments, as_at) if row["ref"] == ref]
        newest = max(given, key=lambda row: row["reported_on"], default={})
        agreed = self.in_force(newest, department, as_at)
        reason = self.reason(ref, agreed, answered, as_at)
        claimed = last.get("claimed", "")
        newer = bool(agreed) and newest["reported_on"] >= last["reported_on"]
        worse = not newer and RANK.get(claimed, 9) < RANK.get(agreed, 0)
        judged = Judged(ref, department, claimed, reason, agreed, "", False, worse)
        disputed = above(claimed, judged.computed) and not newer
        shown = headline(judged)
        return replace(judged, headline=shown, disputed=disputed, worse_than_agreed=worse and shown == claimed)

    def in_force(self, newest: Row, department: str, as_at: date) -> str:
        """An agreed rating lapses once a later Forum's return has been accepted without a new one."""
        rating = newest.get("rating", "")
        if rating in {"", "complete", "withdrawn"}:
            return rating
        accepted = [
            event["forum"]
            for event in self.events
            if event["organisation"] == department
            and event["event"] == "accepted"
            and day(event["reported_on"]) <= as_at
        ]
        return "" if max(accepted, default="") > newest["forum"] else rating

    def reason(self, ref: str, agreed: str, answered: str, as_at: date) -> str:
        asked = [row for row in self.forums if row["commissioned_on"] and day(row["commissioned_on"]) <= as_at]
        due = [row["held_on"] for row in asked if day(row["deadline_on"]) < as_at]
        if agreed in {"complete", "withdrawn"}:
            return agreed
        if not due and not answered:
            return "not_yet_asked"
        if due and answered < max(due):
            return "no_return"
        # One for a later Forum asks nothing before the Forum before it has met.
        following = min((row["held_on"] for row in self.quarterly() if day(row["held_on"]) >= as_at), default="9999")
        sent = max((row["commissioned_on"] for row in asked if row["held_on"] <= following), default="")
        return self.dates_say(ref, sent, as_at)

    def quarterly(self) -> list[Row]:
        return [row for row in self.forums if row["kind"] == "quarterly"]

    def dates_say(self, ref: str, commissioned_on: str, as_at: date) -> str:
        steps = self.steps(ref, as_at)
        opened = {
            number: versions
            for number, versions in steps.items()
            if versions[-1]["due_on"] and not versions[-1]["done_on"] and versions[-1]["dropped"] == "no"
        }
        finished = [versions[-1]["done_on"] for versions in steps.values() if versions[-1]["done_on"]]
        if not opened:
            return "finished" if max(finished, default="") >= commissioned_on else "no_milestone"
        overdue = max((as_at - day(versions[-1]["due_on"])).days for versions in opened.values())
        return delay(overdue, max(map(moves, opened.values())))

    def steps(self, ref: str, as_at: date) -> dict[str, list[Row]]:
        steps: dict[str, list[Row]] = {}
        for row in sorted(known(self.milestones, as_at), key=lambda row: row["reported_on"]):
            if row["ref"] == ref:
                steps.setdefault(row["number"], []).append(row)
        return steps


def delay(overdue: int, moved: int) -> str:
    if overdue > 30:
        return "long overdue"
    if moved >= 2:
        return "moved twice"
    if overdue > 0:
        return "overdue"
    return "moved once" if moved else "on date"


def moves(versions: list[Row]) -> int:
    """How often the date moved later since the Forum last agreed it."""
    count, before = 0, ""
    for version in versions:
        if version["agreed_forum"]:
            count = 0
        elif before and version["due_on"] > before:
            count += 1
        before = version["due_on"]
    return count


def above(claimed: str, computed: str) -> bool:
    return computed in {"amber", "red"} and RANK.get(claimed, 0) > RANK[computed]


def headline(judged: Judged) -> str:
    computed, agreed = judged.computed, judged.agreed
    if computed in {"complete", "withdrawn", "not_yet_asked", "no_return"}:
        return computed
    if judged.worse_than_agreed:
        return judged.claimed
    if agreed and not (agreed == "green" and computed == "no_milestone"):
        return agreed
    if computed == "no_milestone" or judged.claimed in {"complete", "withdrawn"}:
        return computed
    return min(judged.claimed, computed, key=RANK.__getitem__)


def overall(judged: list[Judged]) -> str:
    count = Counter(one.headline for one in judged)
    rated = sum(count[word] for word in ("green", "amber", "red"))
    opened = len(judged) - count["complete"] - count["withdrawn"]
    if not opened:
        return "complete" if judged else "nothing_to_rate"
    if rated * 2 < opened:
        return max(("no_return", "no_milestone", "not_yet_asked"), key=lambda word: count[word])
    if count["red"] * 4 > rated + count["complete"]:
        return "red"
    return "amber" if count["red"] or count["amber"] else "green"
