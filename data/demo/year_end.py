"""The demonstration's end of a plan's year: what OCS and Compact Voice proposed and answered on each action."""

import clocks
from statements import STORY, Statement, statements


def year_end_rows() -> list[dict[str, str]]:
    """A row for each proposal and each answer, in order."""
    return [row(statement) for statement in statements(STORY / "year_end.txt")]


def row(statement: Statement) -> dict[str, str]:
    step, ref, by, day, said, *evidence = statement.head
    return {
        "ref": ref,
        "organisation": by,
        "reported_on": day,
        "clock": clocks.of_department(f"{by} {ref} {step}", day),
        "outcome": said if step == "propose" else "",
        "agreed": {"agreed": "yes", "not": "no"}.get(said, ""),
        "evidence": "" if evidence in ([], ["-"]) else evidence[0].replace(",", " "),
        "words": statement.words,
    }
