"""The demonstration's register of posts: titles only, as each organisation confirmed them."""

import clocks
from statements import STORY, Statement, statements


def post_rows() -> list[dict[str, str]]:
    return [post_row(statement) for statement in statements(STORY / "posts.txt")]


def post_row(statement: Statement) -> dict[str, str]:
    organisation, post, day = statement.head
    holder = "" if statement.words == "vacant" else statement.words
    return {
        "organisation": organisation,
        "post": post,
        "holder": holder,
        "confirmed_on": day,
        "clock": clocks.of_department(organisation, day),
    }
