"""The return as a workbook: its sheets, its columns and its stamp, as its writer and its reader both know them."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from compact_dash.domain.moment import iso_day
from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.answer import AskedLine
from compact_dash.domain.returns.fields import LABELS
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.wording import long_date

# Raise it when the columns change: a workbook made from an earlier template is then refused.
TEMPLATE_VERSION = 1
INSTRUCTIONS = "Instructions"
LINES = "Return"
MORE = "Consultations and more"
# A row by itself on the Return sheet, above the lines that may be left empty.
ELSEWHERE = "Reported elsewhere: these may be left empty"

# The header row: what was said before, locked, and then the answer's own fields.
TOLD: dict[str, str] = {
    "ref": "Reference",
    "title": "Commitment",
    "last_rating": "Last rating",
    "last_words": "Last update",
}
HEADER: dict[str, str] = {**TOLD, **LABELS}


def told_values(asked: AskedLine) -> dict[str, str]:
    """What the locked columns say of a line: which it is, and the answer before."""
    reported = f"Reported on {long_date(asked.last_on)}" if asked.last_on else "Nothing reported yet"
    return {
        "ref": asked.ref,
        "title": asked.title,
        "last_rating": Rating(asked.last_rating).word if asked.last_rating else "None yet",
        "last_words": "\n".join(part for part in (asked.last_on and asked.last_words, reported) if part),
    }


@dataclass(frozen=True)
class Stamp:
    """The mark of a template's making: for which organisation and Forum, about which lines, and with which drafts.

    `drafts` tells a cell that somebody emptied from one that was empty when the workbook was made.
    """

    template_version: int
    return_id: str
    organisation: str
    held_on: date | None
    lines: str
    drafts: str = ""

    def properties(self) -> dict[str, str]:
        """The stamp as properties of the document, which survive a save in Excel and in LibreOffice."""
        held_on = self.held_on.isoformat() if self.held_on else ""
        values = (str(self.template_version), self.return_id, self.organisation, held_on, self.lines, self.drafts)
        return dict(zip(PROPERTIES, values, strict=True))


PROPERTIES = (
    "Compact return template",
    "Compact return id",
    "Compact return organisation",
    "Compact return Forum",
    "Compact return lines",
    "Compact return drafts",
)
# A property of a document holds no more.
LONGEST_PROPERTY = 255


def stamp_of(form: ReturnForm) -> Stamp:
    """The stamp for a template made from the form."""
    lines = mark_of_refs(line.asked.ref for line in form.lines)
    return Stamp(TEMPLATE_VERSION, form.return_id, form.organisation, form.held_on, lines, drafts_of(form))


def drafts_of(form: ReturnForm) -> str:
    """How many times each line was saved, by the order of their references, and behind a stroke what goes beyond them.

    Nothing where it does not fit: then an emptied cell is taken for one that was left empty.
    """
    lines = sorted(form.lines, key=lambda line: line.asked.ref)
    drafts = f"{'.'.join(str(line.row_version) for line in lines)}/{form.supplement_version}"
    return drafts if len(drafts) <= LONGEST_PROPERTY else ""


def drafts_still_there(stamp: Stamp | None, form: ReturnForm) -> frozenset[str]:
    """The references of the lines whose saved draft is the one in the workbook; MORE for what goes beyond them."""
    if stamp is None or stamp.lines != stamp_of(form).lines or "/" not in stamp.drafts:
        return frozenset()
    versions, _, supplements = stamp.drafts.partition("/")
    lines = sorted(form.lines, key=lambda line: line.asked.ref)
    now = [str(line.row_version) for line in lines]
    same = [line.asked.ref for line, was, at in zip(lines, versions.split("."), now, strict=False) if was == at]
    return frozenset([*same, *([MORE] if supplements == str(form.supplement_version) else [])])


def stamp_from(properties: Mapping[str, str]) -> Stamp | None:
    """The stamp among a document's properties; None where somebody copied the sheet into a new file."""
    if PROPERTIES[0] not in properties:
        return None
    version, return_id, organisation, held_on, lines, drafts = (properties.get(name, "") for name in PROPERTIES)
    # 0 is no version of ours, so a number that cannot be read is refused as another template's.
    return Stamp(int(version) if version.isdecimal() else 0, return_id, organisation, iso_day(held_on), lines, drafts)


def mark_of_refs(refs: Iterable[str]) -> str:
    """A short mark of a set of references, the same in whatever order they come."""
    # Not a secret, only a comparison: sixteen digits are enough to tell two sets of lines apart.
    return hashlib.sha256("\n".join(sorted(refs)).encode()).hexdigest()[:16]
