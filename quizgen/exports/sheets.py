"""What every printed sheet says the same way, whatever its format."""

import re
import textwrap
from typing import TYPE_CHECKING

from quizgen.exports.labels import ENGLISH, Labels
from quizgen.exports.protocol import Part
from quizgen.quizzes import codes
from quizgen.quizzes.model import Entry, Form, Quiz, Section

if TYPE_CHECKING:
    from quizgen.quizzes.worksheets.model import Worksheet

_BLANKS = re.compile(r"[ \t\n\v\f\r\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def one_line(text: str) -> str:
    """A text as one line of characters that print: no line breaks, terminal controls or bidi overrides."""
    return _LONE_SURROGATES.sub("\ufffd", _UNPRINTABLE.sub("", _BLANKS.sub(" ", text)))


def code(quiz: Quiz, form: Form, labels: Labels = ENGLISH) -> str:
    """Which form it is and what it takes to make it again: `Form A · 0ERY-RH1P-S92M-V510-8`."""
    labelled = form.letter and labels("form", letter=form.letter)
    return " · ".join(filter(None, (labelled, remake(quiz, form))))


def remake(quiz: Quiz, form: Form) -> str:
    """What it takes to make a form again: see `quizgen.quizzes.codes`."""
    return codes.code_of(quiz, form) or f"{quiz.id} · seed {quiz.seed}"


def code_of_worksheet(sheet: "Worksheet") -> str:
    """The same for a worksheet."""
    return codes.code_of_worksheet(sheet) or f"{sheet.id} · seed {sheet.seed}"


def part_name(part: Part, labels: Labels = ENGLISH) -> str:
    """What stands beside the title of what is no sheet: `Answer key`."""
    return "" if part is Part.SHEET else labels(part)


def foot(title: str, part: str, most: int) -> str:
    """A title and what part of it this is, in so many characters: what is too long is the title."""
    after = f" – {part}" if part else ""
    return textwrap.shorten(title, max(1, most - len(after)), placeholder=" …") + after


def points(number: int, labels: Labels = ENGLISH) -> str:
    """A number of points in words."""
    return labels("points", n=number)


def worth(section: Section, labels: Labels = ENGLISH) -> str:
    """What a section's items bring: `10 × 1 point`, or the sum where they differ."""
    each = {entry.points for entry in section.entries}
    if len(section.entries) > 1 and len(each) == 1:
        return labels("worth", count=len(section.entries), points=points(each.pop(), labels))
    return points(sum(entry.points for entry in section.entries), labels)


def worth_within(section: Section, entry: Entry, labels: Labels = ENGLISH) -> str:
    """An item's points, where its section's heading leaves them open."""
    return points(entry.points, labels) if len({each.points for each in section.entries}) > 1 else ""
