"""What a page is set with: its style, and the words it brings along."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from quizgen.exports.labels import Labels, labels_of
from quizgen.exports.pdf.styles import Style, style_for
from quizgen.exports.protocol import Options, Part, look_of, paper_of
from quizgen.quizzes.looks import Look
from quizgen.quizzes.model import Quiz
from quizgen.quizzes.worksheets.model import Worksheet

Json = dict[str, Any]

_AT_A_TIME = 5
"""Characters of an overlong word that stay together."""
_SOFT_HYPHEN = "\u00ad"
_NO_SPACE = "\u200b"
_WORD = re.compile(r"[^\s\u200b\u2010-\u2014-]{12,}")


@dataclass(frozen=True, slots=True)
class Setting:
    """How one part of a quiz is set."""

    style: Style
    labels: Labels
    look: Look

    def fills_page(self, entry: Json) -> bool:
        """Whether an item may be taller than a page, so that it has to run on to the next."""
        line = self.style.line_of_print
        printed = sum(math.ceil(len(text) / line) for text in texts(entry))
        return printed + 2.5 * int(entry.get("lines", 0)) > self.style.lines_on_page

    def with_breaks(self, text: str, share: float | None = None) -> str:
        """A text whose words fit into the narrowest cell, or may break where they do not.

        `share` is that of the cell in a column; without it, it is the one of a list of questions.
        """
        style = self.style
        most = style.longest_word if share is None else share * style.room / style.size - 1
        return _WORD.sub(lambda word: _broken(word[0]) if _width(word[0]) > most else word[0], text)


def setting_for(quiz: Quiz | Worksheet, options: Options) -> Setting:
    """How a part of a sheet is set; raises ValueError for a paper that is not known."""
    look = look_of(quiz, options)
    if options.part is not Part.SHEET:
        look = replace(look, booklet=False)
    style = style_for(paper_of(quiz, options), look, options.part)
    return Setting(style, labels_of(quiz.language), look)


def texts(data: Any) -> Iterator[str]:
    """Every text within lists and dictionaries, but for addresses that nobody reads."""
    match data:
        case str():
            yield data
        case list():
            for value in data:
                yield from texts(value)
        case dict():
            yield from texts([value for name, value in data.items() if name not in _UNREAD])


def with_texts(data: Any, change: Callable[[str], str]) -> Any:
    """The same lists and dictionaries with every text that is read changed."""
    match data:
        case str():
            return change(data)
        case list():
            return [with_texts(value, change) for value in data]
        case dict():
            return {
                name: value if name in _UNREAD else with_texts(value, change) for name, value in data.items()
            }
    return data


_UNREAD = frozenset({"link", "shape"})


def _width(word: str) -> float:
    """Ems that a word surely fits into."""
    return sum(1.0 if character in "mwMW@%—…" or not character.islower() else 0.62 for character in word)


def _broken(word: str) -> str:
    pieces = (word[at : at + _AT_A_TIME] for at in range(0, len(word), _AT_A_TIME))
    return (_SOFT_HYPHEN if word.isalpha() else _NO_SPACE).join(pieces)
