"""Templates of documents filled with a quiz, so that no fact can inject markup.

Every text is escaped, and what XML cannot hold or a page cannot show is taken out, whether a template thinks of
it or not. The templates of a format lie beside its module; what they may call says the same in every format.
"""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from quizgen.exports import answers, bibliography, explained, sheets, writing
from quizgen.exports.labels import Labels

_SHARED = {
    function.__name__: function
    for function in (
        answers.option_letter,
        answers.source_line,
        answers.web_address,
        bibliography.bibliography,
        explained.at_a_glance,
        explained.explained,
        sheets.code,
        sheets.points,
        sheets.worth,
        sheets.worth_within,
        writing.gap_width,
        writing.room_for,
    )
}


@cache
def environment(package: str) -> Environment:
    """The templates in the folder `designs` of a package, each compiled once."""
    made = Environment(
        loader=PackageLoader(package, "designs"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(_SHARED)
    return made


def printable(value: Any) -> Any:
    """A text without characters that XML or a page cannot hold; anything else as it is."""
    return sheets.one_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def page_words(labels: Labels) -> tuple[tuple[bool, str], ...]:
    """The words of `Page 3 of 4`, with (True, "page") and (True, "pages") where a format counts by itself."""
    words = labels("page", page="\0page\0", pages="\0pages\0").split("\0")
    return tuple((at % 2 == 1, text) for at, text in enumerate(words))
