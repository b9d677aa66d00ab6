"""A quiz, its key, mark scheme or sources as a Word document that a teacher goes on editing.

The parts of the package lie in `designs` as WordprocessingML (ECMA-376) with Jinja in it. They are filled directly
and not through a library for templates made in Word, which would patch text after filling it, facts included.
"""

from dataclasses import dataclass

from quizgen.exports.docx.archive import packed
from quizgen.exports.docx.package import parts_of
from quizgen.exports.protocol import DEFAULTS, Options, unsupported
from quizgen.items.model import ItemType
from quizgen.problems import Problems
from quizgen.quizzes.model import Quiz


@dataclass(frozen=True, slots=True)
class DocxExporter:
    """All forms in one file, each a section with page numbers, header and footer of its own.

    Items, options and entries are numbered by Word's own lists, so that an item added in Word moves all others on;
    what a reader sees of a document is styled by named styles alone.
    """

    name: str = "Word"
    suffix: str = ".docx"
    takes: frozenset[ItemType] = frozenset(ItemType)

    def check(self, quiz: Quiz, options: Options = DEFAULTS) -> Problems:
        """Nothing, as a document holds every item type, and fonts are the reader's own."""
        return unsupported([entry.item for form in quiz.forms for entry in form.entries], self)

    def render(self, quiz: Quiz, options: Options) -> bytes:
        """One part of the quiz, form after form. Raises ValueError for a paper it does not know."""
        return packed(parts_of(quiz, options))
