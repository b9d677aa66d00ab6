"""A quiz, its key, mark scheme or sources as one HTML page: to open, to project, to print."""

from dataclasses import dataclass

from quizgen.exports.html.page import page_of
from quizgen.exports.protocol import DEFAULTS, Options, unsupported
from quizgen.items.model import ItemType
from quizgen.problems import Problems
from quizgen.quizzes.model import Quiz


@dataclass(frozen=True, slots=True)
class HtmlExporter:
    """All forms in one page that asks the network for nothing and runs no script.

    On a screen it follows the reader's width, size of type and choice of light or dark; in print it keeps items
    whole and numbers pages.
    """

    name: str = "HTML"
    suffix: str = ".html"
    takes: frozenset[ItemType] = frozenset(ItemType)

    def check(self, quiz: Quiz, options: Options = DEFAULTS) -> Problems:
        """Nothing, as a page holds every item type, and fonts are the reader's own."""
        return unsupported([entry.item for form in quiz.forms for entry in form.entries], self)

    def render(self, quiz: Quiz, options: Options) -> bytes:
        """One part of the quiz, form after form, in UTF-8. Raises ValueError for a paper it does not know."""
        return page_of(quiz, options).encode()
