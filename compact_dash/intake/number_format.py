"""Number formats: what a cell shows, from the number it holds and the format it is shown in.

A format may add: a sign of per cent, noughts, thousands, words. It never takes a digit away here, where it is not asked
to: a format too short is no reason to keep less than was typed. Days and months are in moment_format.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne

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
NOISE = Fraction(1, 10**9)
# Beyond this a number is no longer written out, or a single cell could hold hundreds of noughts.
LONGEST_WRITTEN_OUT = 21


@dataclass(frozen=True)
class Piece:
    """A piece of a format: a place for a digit, a mark between digits, or words that stand for themselves."""

    kind: str
    text: str = ""


MARKS = {
    ".": Piece("point"), ",": Piece("comma"), "@": Piece("text"), "%": Piece("percent", "%"), "/": Piece("slash", "/"),
}  # fmt: skip
PIECE = re.compile(
    r'(?is)"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|(?P<space>_.)|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General)'
    r"|(?P<power>E[+-])|(?P<digit>[0#?])|(?P<mark>[.,%/@])|(?P<plain>.)",
)
COMPARED = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}
CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
HELD = re.compile(r'"[^"]*"?|[\\_*!].|\[[^\]]*\]', re.DOTALL)


@functools.lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[str, ...]:
    """The parts of a format, for positive and negative numbers, for nought and for text."""
    sections = [""]
    for piece in re.findall(rf"{HELD.pattern}|.", code, re.DOTALL):
        if piece == ";":
            sections.append("")
        else:
            sections[-1] += piece
    return tuple(sections[:4])


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
    if code == "General":
        return digits_of(number)
    section, is_own = section_for(number, sections_of(code))
    pieces = pieces_of(section)
    places = [place for place, piece in enumerate(pieces) if piece.kind in ("digit", "general")]
    if not places or (is_own and not number and not any(pieces[place].text == "0" for place in places)):
        words = "".join(piece.text for piece in pieces).strip()
        # A dash or nothing in the place of a nought is a manner of writing it.
        return words if re.search(r"[^\W\d_]", words) else digits_of(number)
    if is_fraction(pieces):
        return fraction_shown(number, pieces)
    if any(piece.kind in ("power", "text") for piece in pieces) or is_scaled(pieces):
        return digits_of(number)
    hundreds = sum(piece.kind == "percent" for piece in pieces)
    digits = digits_of(Decimal(digits_of(number)).scaleb(2 * hundreds))
    if "E" in digits:
        return digits
    sign = "-" if digits.startswith("-") and not is_own else ""
    return sign + laid_out(pieces, digits.lstrip("-")).strip()


def as_seen(number: Decimal, code: str) -> Decimal:
    """The number as far as a format shows it."""
    kinds = [piece.kind for piece in pieces_of(section_for(number, sections_of(code))[0])]
    if "digit" not in kinds or {"power", "slash"} & set(kinds) or abs(number.adjusted()) > SIGNIFICANT:
        return number
    point = kinds.index("point") if "point" in kinds else len(kinds)
    places = kinds[point:].count("digit") + 2 * kinds.count("percent")
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def section_for(number: Decimal, sections: Sequence[str]) -> tuple[str, bool]:
    """The section that shows the number, and whether it writes the sign of a negative one itself."""
    conditions = [CONDITION.search(" ".join(re.findall(r"\[([^\]]*)\]", section))) for section in sections]
    if any(conditions):
        met = [
            section
            for section, condition in zip(sections, conditions, strict=True)
            if condition is None or COMPARED[condition[1]](number, Decimal(condition[2]))
        ]
        return (met[0] if met else "General"), False
    if number < 0 and len(sections) > 1:
        return sections[1], True
    if number == 0 and len(sections) > 2:
        return sections[2], True
    return sections[0], False


@functools.lru_cache(maxsize=512)
def pieces_of(section: str) -> tuple[Piece, ...]:
    return tuple(piece for match in PIECE.finditer(section) for piece in [piece_of(match)] if piece)


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
        return MARKS[found["mark"]]
    for name in ("general", "power", "digit"):
        if name in found:
            return Piece(name, found[name])
    return None


def is_fraction(pieces: Sequence[Piece]) -> bool:
    kinds = [piece.kind for piece in pieces]
    return "slash" in kinds and "digit" in kinds[: kinds.index("slash")]


def fraction_shown(number: Decimal, pieces: Sequence[Piece]) -> str:
    """A number such as 1 1/2, where the places below the stroke are enough for it; else its digits."""
    slash = [piece.kind for piece in pieces].index("slash")
    places = sum(piece.kind == "digit" for piece in pieces[slash:])
    found = Fraction(number).limit_denominator(10 ** max(places, 1) - 1)
    if abs(found - Fraction(number)) > NOISE:
        return digits_of(number)
    whole, part = divmod(abs(found), 1)
    words = [str(whole) if whole or not part else "", f"{part.numerator}/{part.denominator}" if part else ""]
    return ("-" if number < 0 else "") + " ".join(filter(None, words))


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
    left, made, tail = list(whole), "", f".{fraction}" if fraction else ""
    for place, piece in reversed(list(enumerate(before))):
        if place not in places:
            made = piece.text + made
            continue
        taken = "".join(left) if place == places[0] else "".join(left[-1:])
        left = [] if place == places[0] else left[:-1]
        # Where the format has no point the fraction follows the last digit.
        made = taken + (tail if point is None and place == places[-1] else "") + made
    ending = "".join(piece.text for piece in after if piece.kind not in ("digit", "comma"))
    return made + ending if point is None else made + tail + ending


def in_thousands(whole: str) -> str:
    """Digits with a comma between the thousands, noughts in front counted too."""
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole)


def text_shown(text: str, code: str) -> str:
    """A text as a format shows it: some put words beside it."""
    if "@" not in code or code == "@":
        return text
    sections = sections_of(code)
    section = sections[3] if len(sections) > 3 else next((each for each in sections if "@" in HELD.sub("", each)), "@")
    pieces = pieces_of(section)
    if not any(piece.kind == "text" for piece in pieces):
        return text
    return "".join(text if piece.kind == "text" else piece.text for piece in pieces)
