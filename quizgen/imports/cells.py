"""A cell's text as a value: what people and programs write for dates, amounts, yes and no.

What may mean two things, such as 03/04/2019 and 1,234, is refused unless the column's mapping decides it.
"""

import html
import re
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from quizgen.facts import dates
from quizgen.facts.dates import MONTHS

LONGEST = 20_000
"""Characters that a cell may have."""


class CellError(ValueError):
    """A cell that cannot be taken, with the problem's code and a hint."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


class DayOrder(StrEnum):
    """Which comes first where days and months are both written as numbers."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class Decimals(StrEnum):
    """What stands before the decimals of a number."""

    POINT = "point"
    COMMA = "comma"


_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")
_INLINE = frozenset({"a", "abbr", "b", "br", "em", "font", "i", "p", "small", "span", "strong", "u"})
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")


def clean(text: str) -> str:
    """A cell's text on one line, without invisible characters and what little markup means nothing.

    Raises CellError for markup that means something, for control characters and for endless texts.
    """
    if len(text) > LONGEST:
        message = f"the cell has {len(text):,} characters; {LONGEST:,} is the most"
        raise CellError("cell-too-long", message, "shorten it, or leave the column out")
    if "<" in text or "&" in text:
        text = _without_markup(text)
    if found := _CONTROL.search(text):
        message = f"the cell holds U+{ord(found[0]):04X}, which no text can show"
        raise CellError("control-character", message, "see whether the file's encoding is right")
    return " ".join(_UNSEEN.sub("", text).split())


def _without_markup(text: str) -> str:
    for tag in _TAG.finditer(text):
        if tag[1].lower() not in _INLINE:
            message = f"the cell holds markup that would be lost: {tag[0]}"
            raise CellError("markup-in-cell", message, "write it as plain text: m², CO₂")
    return html.unescape(_TAG.sub(lambda tag: " " if tag[1].lower() in ("br", "p") else "", text)) if (
        _TAG.search(text) or _ENTITY.search(text)
    ) else text  # fmt: skip


_MONTH_NUMBERS = {name.lower(): at for at, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3]: at for name, at in _MONTH_NUMBERS.items()} | {"sept": 9}
_ISO = re.compile(
    r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?P<time>[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?)?"
)
_BIG_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]'?\d{2}")
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?)?([A-Za-z]+)\.?,? (\d{3,4})")
_AMERICAN = re.compile(r"([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{3,4})")
_ERA = re.compile(r"(?:AD |CE )?(\d{1,4})(?: ?(BC|BCE|CE|AD))?", re.IGNORECASE)
_DATE_HINT = "write 2019-12-02, 2019-12 or 2019"


def day_order(text: str) -> DayOrder | None:
    """Which order a date written in numbers shows; None where it leaves that open."""
    written = _NUMBERS.fullmatch(text)
    if not written or written[2] == ".":
        return None
    first, second = int(written[1]), int(written[3])
    if first > 12 >= second:
        return DayOrder.DAY_FIRST
    return DayOrder.MONTH_FIRST if second > 12 >= first else None


def read_date(text: str, order: DayOrder | None = None, *, whole: bool = False) -> str:
    """A date as a curator writes it: 2019-12-02, 2019-12, 2019 or a range of days.

    With `whole`, the first day of a month or year stands for all of it where a time of day is written
    behind it, as Wikidata does. Raises CellError.
    """
    if ".." in text:
        return "..".join(read_date(part.strip(), order, whole=whole) for part in text.split("..", 1))
    found = _written(text, order, whole)
    try:
        return dates.parse(found).iso
    except ValueError as error:
        raise CellError("bad-date", str(error), _DATE_HINT) from None


def _written(text: str, order: DayOrder | None, whole: bool) -> str:
    if iso := _ISO.fullmatch(text):
        year, month, day = iso[1], iso[2], iso[3]
        if whole and iso["time"] and day == "01":
            month, day = (None, None) if month == "01" else (month, None)
        return "-".join(filter(None, (year, month, day)))
    if big := _BIG_FIRST.fullmatch(text):
        return f"{big[1]}-{int(big[2]):02d}-{int(big[3]):02d}"
    if numbers := _NUMBERS.fullmatch(text):
        return _of_numbers(text, numbers, order)
    if words := _WORDS.fullmatch(text):
        return _of_words(text, words[3], words[2], words[1])
    if american := _AMERICAN.fullmatch(text):
        return _of_words(text, american[3], american[1], american[2])
    if (era := _ERA.fullmatch(text)) and (era[2] or len(era[1]) == 3 or text[0].isalpha()):
        before = (era[2] or "").upper().startswith("B")
        return f"-{int(era[1]) - 1:04d}" if before and int(era[1]) > 1 else f"{int(era[1]) - before:04d}"
    if _SHORT_YEAR.fullmatch(text):
        message = f"{text!r} has a year of two digits, and the century is anyone's guess"
        raise CellError("bad-date", message, "write the year in full")
    raise CellError("bad-date", f"{text!r} is not a date", _DATE_HINT)


def _of_numbers(text: str, written: re.Match[str], order: DayOrder | None) -> str:
    first, second, year = int(written[1]), int(written[3]), written[4]
    shown = DayOrder.DAY_FIRST if written[2] == "." else day_order(text)
    if shown is None and first != second:
        shown = order
        if order is None:
            message = f"{text!r} may mean the {first}. of month {second} or the {second}. of month {first}"
            hint = "write `dates: day-first` or `dates: month-first` into the column's mapping"
            raise CellError("ambiguous-date", message, hint)
    elif order and shown and written[2] != "." and shown is not order:
        message = f"{text!r} is not written {order}, as the column's other dates are"
        raise CellError("bad-date", message, "write it as the others are, or as 2019-12-02")
    day, month = (second, first) if shown is DayOrder.MONTH_FIRST else (first, second)
    return f"{year}-{month:02d}-{day:02d}"


def _of_words(text: str, year: str, month: str, day: str | None) -> str:
    number = _MONTH_NUMBERS.get(month.lower())
    if number is None:
        raise CellError("bad-date", f"{text!r} names no month", _DATE_HINT)
    return "-".join(filter(None, (f"{int(year):04d}", f"{number:02d}", f"{int(day):02d}" if day else "")))


_SPACES = " \u00a0\u202f\u2009'’"
_NUMBER = re.compile(
    r"(?P<about>(?:about|approx\.?|ca\.?|c\.|~|≈) ?)?(?P<sign>[-+−]?)(?P<money>[$€£¥])? ?"
    rf"(?P<body>(?:\d(?:[\d.,{_SPACES}]*\d)?|[.,]\d+))(?P<power>[eE][-+]?\d{{1,2}})?"
    r"(?: ?(?P<unit>[^\W\d_].*|[%‰°$€£¥].*))?"
)
_GROUPS = {mark: re.compile(rf"\d{{1,3}}(?:[{mark}]\d{{3}})+") for mark in (".", ",", _SPACES)}
_NUMBER_HINT = "write a number: 4209.3"


def decimals(text: str) -> Decimals | None:
    """What stands before the decimals, as a number shows it; None where it leaves that open."""
    written = _NUMBER.fullmatch(text)
    if not written:
        return None
    body = written["body"]
    if "." in body and "," in body:
        return Decimals.POINT if body.rfind(".") > body.rfind(",") else Decimals.COMMA
    for mark, is_it, is_other in (
        (".", Decimals.POINT, Decimals.COMMA), (",", Decimals.COMMA, Decimals.POINT),
    ):  # fmt: skip
        if mark in body:
            if body.count(mark) > 1:
                return is_other
            return None if _GROUPS[mark].fullmatch(body) and not body.startswith("0") else is_it
    return None


def read_number(text: str, mark: Decimals | None = None) -> tuple[str, str]:
    """A number as a curator writes it ("4209.3", "about 3000"), and the unit behind it, if any.

    Raises CellError.
    """
    written = _NUMBER.fullmatch(text)
    if not written:
        raise CellError("bad-number", f"{text!r} is not a number", _NUMBER_HINT)
    shown = decimals(text)
    if shown is None and any(sign in written["body"] for sign in ".,"):
        if mark is None:
            message = f"{text!r} may be a thousand times as much, or as little"
            hint = "write `decimals: point` or `decimals: comma` into the column's mapping"
            raise CellError("ambiguous-number", message, hint)
        shown = mark
    elif mark and shown and shown is not mark:
        message = f"{text!r} is not written with a decimal {mark}, as the column's other numbers are"
        raise CellError("bad-number", message, "write it as the others are")
    sign = "-" if written["sign"] in ("-", "−") else ""
    number = f"{sign}{_plain(text, written['body'], shown)}"
    if written["power"]:
        number = _without_power(text, f"{number}{written['power']}")
    return f"{'about ' if written['about'] else ''}{number}", (
        written["unit"] or written["money"] or ""
    ).strip()


def _plain(text: str, body: str, mark: Decimals | None) -> str:
    point = "," if mark is Decimals.COMMA else "."
    whole, _, rest = body.partition(point)
    group = _GROUPS["." if point == "," else ","]
    if not whole.isdigit() and whole:
        if not (group.fullmatch(whole) or _GROUPS[_SPACES].fullmatch(whole)):
            raise CellError("bad-number", f"{text!r} is not one number", _NUMBER_HINT)
        whole = re.sub(r"\D", "", whole)
    if rest and not rest.isdigit():
        raise CellError("bad-number", f"{text!r} is not one number", _NUMBER_HINT)
    # int() would refuse thousands of digits, and a number needs no leading noughts.
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{rest}" if rest else whole


def _without_power(text: str, number: str) -> str:
    try:
        plain = f"{Decimal(number):f}"
    except InvalidOperation:
        plain = ""
    if not plain or len(plain) > 40:
        raise CellError("bad-number", f"{text!r} has too many digits", "give it in a greater unit")
    return plain


_YES = frozenset({"true", "yes", "y", "1", "x", "✓", "✔"})
_NO = frozenset({"false", "no", "n", "0"})


def read_flag(text: str) -> str:
    """Yes or no as a curator writes it; raises CellError."""
    word = text.lower()
    if word in _YES:
        return "true"
    if word in _NO:
        return "false"
    raise CellError("not-a-flag", f"{text!r} is neither yes nor no", "write true or false")


ENTITY = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/([QPL]\d+)")
"""An entity of Wikidata by its address."""
UNKNOWN = re.compile(r"(?:https?://www\.wikidata\.org/)?(?:\.well-known/genid/.*|_:.*|t\d{6,})")
"""What Wikidata puts where a value is not known."""
