"""A quiz as a PDF to print, and its key as another: tagged, in black and white, the same bytes anywhere."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from quizgen.exports.pdf import glyphs, pages
from quizgen.exports.pdf.engine import compiled, template
from quizgen.exports.pdf.legible import legible
from quizgen.exports.protocol import DEFAULTS, Options, Part
from quizgen.exports.sheets import one_line
from quizgen.items.model import ItemType
from quizgen.problems import NOWHERE, Place, Problem, Problems, Severity, in_order
from quizgen.quizzes.model import PAPERS, Quiz


@dataclass(frozen=True, slots=True)
class PdfExporter:
    """Sheets and keys on A4 or Letter, all forms in one file, each from page 1.

    An item stands whole on one page unless it is taller than a page. Characters that neither Typst's own
    fonts (Latin, Greek, Cyrillic) nor `Options.font_paths` can print are replaced by `glyphs.STAND_IN`,
    and `check` names them.
    """

    name: str = "PDF"
    suffix: str = ".pdf"
    takes: frozenset[ItemType] = frozenset(ItemType)

    def check(self, quiz: Quiz, options: Options = DEFAULTS) -> Problems:
        """A warning for each item, and for the quiz's own words, that no font at hand can print."""
        quiz = legible(quiz, options.font_paths)
        of_students = (text for form in quiz.forms for text in (form.name, form.group))
        of_quiz = quiz.title, quiz.collection, quiz.instructions, *of_students
        of_sections = (
            text
            for form in quiz.forms
            for section in form.sections
            for text in (section.title, section.instructions)
        )
        found = [_missing(NOWHERE, f"quiz {quiz.id}", (*of_quiz, *of_sections), options)]
        for form in quiz.forms:
            for entry in form.entries:
                texts = pages.texts([pages.sheet_entry(entry), pages.key_entry(entry)])
                found.append(_missing(entry.item.place, f"item {entry.item.id}", texts, options))
        return in_order(problem for problems in found for problem in problems)

    def render(self, quiz: Quiz, options: Options) -> bytes:
        """The sheets of all forms, or their keys. Raises ValueError for a paper it does not know."""
        paper = options.paper or quiz.paper
        if paper not in PAPERS:
            raise ValueError(f"no paper is called {paper!r}; choose from {', '.join(PAPERS)}")
        quiz = legible(quiz, options.font_paths)
        key = options.part is Part.KEY
        data = pages.key(quiz, paper) if key else pages.sheet(quiz, paper)
        main = template("key.typ" if key else "sheet.typ")
        return compiled(main, _printable(data, options.font_paths), options.font_paths)


def _printable(data: Any, font_paths: tuple[str, ...]) -> Any:
    return pages.with_texts(data, lambda text: glyphs.printable(one_line(text), font_paths))


def _missing(place: Place, what: str, texts: Iterable[str], options: Options) -> Problems:
    missing = glyphs.missing(map(one_line, texts), options.font_paths)
    if not missing:
        return ()
    characters = textwrap.shorten(" ".join(missing), 40, placeholder=" …")
    return (
        Problem(
            place,
            "missing-glyph",
            f"no font at hand prints {characters} of {what}; {glyphs.STAND_IN} will stand there",
            "name a folder with a font that has them: --font-path DIR",
            Severity.WARNING,
        ),
    )
