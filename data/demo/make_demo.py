"""The demonstration year: reads the story written beside this file and writes it out as CSV files.

Run it with `python data/demo/make_demo.py [FOLDER]`. The same story always gives the same files.
"""

import csv
import sys
from pathlib import Path

from attendance import attendance_rows
from forums import TITLE, TODAY, forum_rows
from meetings import action_rows, agenda_rows, capture_rows, minutes_agreed_at
from posts import post_rows
from register import register_rows, register_value_rows
from returns import return_rows
from story import plan_change_rows, reply_rows, tell
from year_end import year_end_rows

HERE = Path(__file__).resolve().parent


def tables() -> dict[str, list[dict[str, str]]]:
    """Every file of the demonstration by name."""
    story = tell()
    return {
        "programme": [{"name": "today_on", "value": TODAY.isoformat()}, {"name": "title", "value": TITLE}],
        "plan_changes": plan_change_rows(),
        "forums": [row | {"minutes_agreed_at": minutes_agreed_at(row["minutes_agreed_on"])} for row in forum_rows()],
        "return_events": list(return_rows()),
        "updates": story.updates,
        "milestones": story.milestones,
        "assessments": story.assessments,
        "replies": reply_rows(),
        "agenda": agenda_rows(),
        "captures": capture_rows(story.assessments, story.milestones),
        "forum_actions": action_rows(),
        "attendance": attendance_rows(),
        "posts": post_rows(),
        "register": register_rows(),
        "register_values": register_value_rows(),
        "year_end": year_end_rows(),
    }


def write(folder: Path) -> None:
    for name, rows in tables().items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
