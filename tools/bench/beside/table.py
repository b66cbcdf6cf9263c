"""The table: the medians of every measure, column by column, and whether the aims are met."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tools.bench.beside.column import BLANK, COLUMNS, DASH, FLOOR, PRODUCT, SHINY
from tools.bench.beside.visits import FILTER, MEASURES, PAGE, SEEN_COLD, SEEN_WARM, USABLE_COLD, USABLE_WARM

# Each measure of one column on one line, in seconds.
Times = Mapping[str, Sequence[float]]


@dataclass(frozen=True)
class Aim:
    """How many times another column's median the product's may take."""

    measure: str
    beside: str
    most: float


AIMS = (
    *(
        Aim(seen, beside, most)
        for seen in (SEEN_COLD, SEEN_WARM)
        for beside, most in ((DASH, 0.4), (SHINY, 0.5), (FLOOR, 1.5))
    ),
    *(Aim(usable, BLANK, 1.3) for usable in (USABLE_COLD, USABLE_WARM)),
    Aim(PAGE, FLOOR, 1.2),
    Aim(FILTER, DASH, 0.1),
)


@dataclass(frozen=True)
class LineTable:
    """What was found on one line, by column."""

    line: str
    found: Mapping[str, Times]

    @property
    def columns(self) -> list[str]:
        return [each.name for each in COLUMNS if each.name in self.found]

    def cell(self, measure: str, column: str) -> str:
        """A median with how far its values lie apart and how many there are; a dash where nothing was measured."""
        times = self.found[column].get(measure)
        if not times:
            return "–"
        return f"{median(times):.3f} ({min(times):.3f}–{max(times):.3f}; n {len(times)})"

    def rows(self) -> Iterator[list[str]]:
        for measure in MEASURES:
            yield [measure, *(self.cell(measure, column) for column in self.columns)]

    def verdicts(self) -> Iterator[str]:
        """A sentence for each aim that could be measured."""
        for aim in AIMS:
            ratio = self.ratio(aim)
            if ratio is not None:
                verdict = "met" if ratio <= aim.most else "not met"
                yield f"{aim.measure}: {ratio:.2f} x {aim.beside}; to reach: at most {aim.most} x: {verdict}."

    def ratio(self, aim: Aim) -> float | None:
        ours = self.found.get(PRODUCT, {}).get(aim.measure)
        theirs = self.found.get(aim.beside, {}).get(aim.measure)
        return median(ours) / median(theirs) if ours and theirs else None


@dataclass(frozen=True)
class Found:
    """The whole of it: a table for each line, and what has to be said of them."""

    tables: Sequence[LineTable]
    remarks: Sequence[str]

    def markdown(self) -> str:
        return "\n".join([*(line for table in self.tables for line in markdown_of(table)), *self.remarks]) + "\n"


HEADING = "Seconds: median (least–most; number)"


def markdown_of(table: LineTable) -> Iterator[str]:
    yield f"### {table.line}"
    yield ""
    yield f"| {' | '.join([HEADING, *table.columns])} |"
    yield f"|---|{'--:|' * len(table.columns)}"
    for row in table.rows():
        yield f"| {' | '.join(row)} |"
    yield ""
    yield from (f"- {verdict}" for verdict in table.verdicts())
    yield ""
