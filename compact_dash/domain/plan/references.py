"""References: given once to a line of the plan, and never to another, even after the line is withdrawn."""

import re
from collections.abc import Collection

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHAPE = re.compile(r"[A-Z][A-Za-z0-9./-]*")
JOINT_PLAN = "JAP"


def is_reference(words: str) -> bool:
    """Whether the words have the shape of a reference such as HO-01a."""
    return SHAPE.fullmatch(words) is not None


def next_commitment(department: str, taken: Collection[str]) -> str:
    """The department's next numbered reference: DWP-08 after DWP-07, whatever letters or gaps there are."""
    numbers = [int(found[1]) for ref in taken if (found := re.match(rf"{re.escape(department)}-(\d+)[a-z]*$", ref))]
    return f"{department}-{max(numbers, default=0) + 1:02}"


def next_letters(base: str, taken: Collection[str], wanted: int) -> list[str]:
    """The next lettered references under `base`: HO-03c and HO-03d after HO-03b."""
    # After the last letter used and never into a gap, where a withdrawn line may have been.
    used = [place for place, letter in enumerate(LETTERS) if f"{base}{letter}" in taken]
    first = max(used, default=-1) + 1
    return [f"{base}{letter}" for letter in LETTERS[first : first + wanted]]


def cells(plan_code: str, objective: int, owner: str, wanted: int) -> list[str]:
    """The references of one owner's cells under an objective of a new plan, a letter each where there are several."""
    base = cell_base(plan_code, objective, owner)
    return [base] if wanted == 1 else [f"{base}{letter}" for letter in LETTERS[:wanted]]


def next_cell(plan_code: str, objective: int, owner: str, taken: Collection[str]) -> str:
    """The reference of a further cell in a published plan; a first one that has no letter counts as a."""
    base = cell_base(plan_code, objective, owner)
    if not any(ref == base or (ref.startswith(base) and ref[len(base) :] in LETTERS) for ref in taken):
        return base
    [ref] = next_letters(base, {*taken, f"{base}a"}, 1)
    return ref


def cell_base(plan_code: str, objective: int, owner: str) -> str:
    """The reference without its letter, such as JAP14-2-OCS for OCS under objective 2 of the plan JAP-2014/15."""
    years = re.search(r"\d\d(\d\d)(?:/|$)", plan_code)
    return f"{JOINT_PLAN}{years[1] if years else plan_code}-{objective}-{owner}"
