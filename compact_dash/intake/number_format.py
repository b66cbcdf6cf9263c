"""Number formats: what a cell shows, from the number it holds and the format it is shown in.

A format may add (a sign of per cent, noughts, thousands, words) and may make a day or a month of a number. It never
takes a digit away here: a column too narrow or a format too short is no reason to keep less than was typed.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from enum import Enum, auto

from compact_dash.domain.wording import long_date

# The formats that a file names by a number alone; those left out are dates in the calendars of East Asia.
BUILT_IN: dict[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
EAST_ASIAN_DAYS = (*range(27, 37), *range(50, 59))
# Spreadsheets reckon with this many digits; what follows is the noise of binary fractions.
SIGNIFICANT = 15
# Beyond this a number is no longer written out, or a single cell could hold hundreds of noughts.
LONGEST_WRITTEN_OUT = 21
MOST_PER_CENT = 4


class Shows(Enum):
    """What a format makes of a number."""

    NUMBER = auto()
    DAY = auto()
    MONTH = auto()
    YEAR = auto()
    TIME = auto()
    SPAN = auto()


@dataclass(frozen=True)
class Piece:
    """A piece of a format: a place for a digit, a mark between digits, or words that stand for themselves."""

    kind: str
    text: str = ""


PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|(?P<space>_.)|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General)'
    r"|(?P<power>E[+-])|(?P<digit>[0#?])|(?P<mark>[.,%/@])|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
HELD = re.compile(r'"[^"]*"?|[\\_*!].|\[[^\]]*\]', re.DOTALL)
ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)


def sections_of(code: str) -> list[str]:
    """The parts of a format, for positive and negative numbers, for nought and for text."""
    return re.findall(r'((?:"[^"]*"?|[\\_*!].|\[[^\]]*\]|[^;])*)(?:;|$)', code, re.DOTALL)[:4] or [""]


@functools.lru_cache(maxsize=512)
def shows(code: str) -> Shows:
    """What the format makes of a number."""
    section = sections_of(code)[0]
    if ELAPSED.search(section):
        return Shows.SPAN
    bare = re.sub(r"general|e[+-]", "", HELD.sub(" ", section), flags=re.IGNORECASE).lower()
    if re.search(r"[0#?]", re.sub(r"s\.0+", "s", bare)):
        return Shows.NUMBER
    runs = re.findall(r"am/pm|a/p|y+|e+|m+|d+|h+|s+", bare)
    months = [run for place, run in enumerate(runs) if run[0] == "m" and not is_minutes(runs, place)]
    for sign, made in (("d", Shows.DAY), ("m", Shows.MONTH), ("ye", Shows.YEAR), ("hsma", Shows.TIME)):
        if months if sign == "m" else any(run[0] in sign for run in runs):
            return made
    return Shows.NUMBER


def is_minutes(runs: Sequence[str], place: int) -> bool:
    """Whether m means minutes here, as it does after hours and before seconds."""
    before, after = runs[:place], runs[place + 1 :]
    return len(runs[place]) <= 2 and bool((before and before[-1][0] == "h") or (after and after[0][0] == "s"))


def digits_of(number: Decimal) -> str:
    """Every digit of a number, written out."""
    plain = number
    if len(number.as_tuple().digits) > SIGNIFICANT and number != number.to_integral_value():
        plain = Decimal(f"{number:.{SIGNIFICANT}g}")
    if abs(plain.adjusted()) > LONGEST_WRITTEN_OUT:
        return f"{plain.normalize():E}"
    text = f"{plain:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def number_shown(number: Decimal, code: str) -> str:
    """A number as a format shows it, and with every digit of it."""
    section, is_own = section_for(number, sections_of(code))
    pieces = pieces_of(section)
    places = [place for place, piece in enumerate(pieces) if piece.kind in ("digit", "general")]
    if not places or (is_own and not number and not any(pieces[place].text == "0" for place in places)):
        words = "".join(piece.text for piece in pieces).strip()
        # A dash or nothing in the place of a nought is a manner of writing it.
        return words if re.search(r"[^\W\d_]", words) else digits_of(number)
    if any(piece.kind in ("power", "text") for piece in pieces) or is_fraction(pieces) or is_scaled(pieces):
        return digits_of(number)
    hundreds = min(sum(piece.kind == "percent" for piece in pieces), MOST_PER_CENT)
    digits = digits_of(Decimal(digits_of(number)).scaleb(2 * hundreds))
    if "E" in digits:
        return digits
    sign = "-" if digits.startswith("-") and not is_own else ""
    return sign + laid_out(pieces, digits.lstrip("-")).strip()


def section_for(number: Decimal, sections: Sequence[str]) -> tuple[str, bool]:
    """The section that shows the number, and whether it writes the sign of a negative one itself."""
    for section in sections:
        if met := CONDITION.search(" ".join(re.findall(r"\[([^\]]*)\]", section))):
            if holds(number, met[1], Decimal(met[2])):
                return section, False
        elif any(CONDITION.search(" ".join(re.findall(r"\[([^\]]*)\]", other))) for other in sections):
            return section, False
    if number < 0 and len(sections) > 1:
        return sections[1], True
    if number == 0 and len(sections) > 2:
        return sections[2], True
    return sections[0], False


def holds(number: Decimal, sign: str, than: Decimal) -> bool:
    return {
        "<": number < than, "<=": number <= than, ">": number > than, ">=": number >= than,
        "=": number == than, "<>": number != than,
    }[sign]  # fmt: skip


def pieces_of(section: str) -> list[Piece]:
    return [piece for match in PIECE.finditer(section) for piece in [piece_of(match)] if piece]


def piece_of(match: "re.Match[str]") -> Piece | None:
    found = {name: text for name, text in match.groupdict().items() if text is not None}
    for name in ("quoted", "escaped", "plain"):
        if name in found:
            return Piece("words", found[name])
    if "space" in found:
        return Piece("words", " ")
    if "bracket" in found:
        # Of what stands in brackets only a currency is shown: [$£-809] is £.
        currency = re.match(r"\$([^-]*)", found["bracket"])
        return Piece("words", currency[1]) if currency else None
    if "mark" in found:
        names = {".": "point", ",": "comma", "%": "percent", "/": "slash", "@": "text"}
        return Piece(names[found["mark"]], "%" if found["mark"] == "%" else "/" if found["mark"] == "/" else "")
    for name in ("general", "power", "digit"):
        if name in found:
            return Piece(name, found[name])
    return None


def is_fraction(pieces: Sequence[Piece]) -> bool:
    kinds = [piece.kind for piece in pieces]
    return "slash" in kinds and "digit" in kinds[: kinds.index("slash")]


def is_scaled(pieces: Sequence[Piece]) -> bool:
    """Whether a comma behind the last digit divides by a thousand: the words beside it would then be untrue."""
    last = max(place for place, piece in enumerate(pieces) if piece.kind in ("digit", "general"))
    whole = next((place for place, piece in enumerate(pieces) if piece.kind == "point"), len(pieces))
    behind = [pieces[last + 1 : last + 2], pieces[whole - 1 : whole]]
    return any(piece.kind == "comma" for each in behind for piece in each)


def laid_out(pieces: Sequence[Piece], digits: str) -> str:
    """The digits in their places, from the right, with what the format puts between and beside them."""
    whole, _, fraction = digits.partition(".")
    point = next((place for place, piece in enumerate(pieces) if piece.kind == "point"), None)
    before = list(pieces if point is None else pieces[:point])
    after = [] if point is None else list(pieces[point + 1 :])
    fraction = fraction.ljust(sum(piece.text == "0" for piece in after if piece.kind == "digit"), "0")
    whole = whole.zfill(sum(piece.text == "0" for piece in before if piece.kind == "digit"))
    places = [place for place, piece in enumerate(before) if piece.kind in ("digit", "general")]
    if any(piece.kind == "comma" for piece in before):
        whole = in_thousands(whole)
    if not places:
        before, places = [*before, Piece("digit", "#")], [len(before)]
    left, made = list(whole), ""
    for place, piece in reversed(list(enumerate(before))):
        if place not in places:
            made = piece.text + made
            continue
        taken = "".join(left) if place == places[0] else "".join(left[-1:])
        left = [] if place == places[0] else left[:-1]
        tail = f".{fraction}" if fraction and place == places[-1] else ""
        made = taken + tail + made
    return made + "".join(piece.text for piece in after if piece.kind not in ("digit", "comma"))


def in_thousands(whole: str) -> str:
    """Digits with a comma between the thousands, noughts in front counted too."""
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole)


def moment_shown(at: datetime, code: str) -> str:
    """A date as it is written in the United Kingdom, with what of it the format shows."""
    section = HELD.sub(" ", sections_of(code)[0]).lower()
    match shows(code):
        case Shows.DAY:
            has_time = "h" in section and at.time() != time()
            return f"{long_date(at)}, {clock_shown(at.time())}" if has_time else long_date(at)
        case Shows.MONTH:
            is_iso = re.fullmatch(r"\W*y+\W*mm?\W*", section)
            return f"{at:%Y-%m}" if is_iso else f"{at:%B %Y}"
        case Shows.YEAR:
            return f"{at:%Y}"
        case _:
            return clock_shown(at.time())


def clock_shown(at: time) -> str:
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"


def span_shown(span: timedelta) -> str:
    """A length of time, such as 26:30."""
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")


def text_shown(text: str, code: str) -> str:
    """A text as a format shows it: some put words beside it."""
    sections = sections_of(code)
    section = sections[3] if len(sections) > 3 else next((each for each in sections if "@" in HELD.sub("", each)), "@")
    pieces = pieces_of(section)
    if not any(piece.kind == "text" for piece in pieces):
        return text
    return "".join(text if piece.kind == "text" else piece.text for piece in pieces)
