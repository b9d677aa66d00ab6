"""A quiz as PDFs to print: sheet, key, mark scheme and sources; tagged, the same bytes anywhere."""

from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from quizgen.exports.pdf import glyphs, pages, unprintable
from quizgen.exports.pdf.asked import sheet_entry
from quizgen.exports.pdf.dressing import dressed, unlabelled
from quizgen.exports.pdf.engine import Fonts, compiled, template
from quizgen.exports.pdf.legible import legible
from quizgen.exports.pdf.setting import Setting, setting_for, texts, with_texts
from quizgen.exports.pdf.styles import faces, landscape
from quizgen.exports.pdf.told import marks_entry
from quizgen.exports.protocol import DEFAULTS, Options, Part, paper_of
from quizgen.exports.sheets import one_line
from quizgen.items.model import ItemType
from quizgen.problems import NOWHERE, Problems, in_order
from quizgen.quizzes.model import Entry, Quiz


@dataclass(frozen=True, slots=True)
class PdfExporter:
    """A part of a quiz on paper, all forms in one file, each from page 1.

    An item stands whole on one page unless it is taller than a page. Where neither Typst's own fonts (Latin,
    Greek, Cyrillic) nor `Options.font_paths` print a character, the machine's fonts may if
    `Options.system_fonts` says so; else Chinese is printed as pinyin and anything more as `glyphs.STAND_IN`,
    and `check` names it. A booklet is for the press, not for the screen reader: it has no tags.
    """

    name: str = "PDF"
    suffix: str = ".pdf"
    takes: frozenset[ItemType] = frozenset(ItemType)

    def check(self, quiz: Quiz, options: Options = DEFAULTS) -> Problems:
        """A warning for each item, and for the quiz's own words, that no font at hand can print."""
        setting, fonts = _set(quiz, options)
        quiz = legible(quiz, fonts)
        of_students = (text for form in quiz.forms for text in (form.name, form.group))
        of_quiz = quiz.title, quiz.collection, quiz.instructions, *of_students
        of_sections = (
            text
            for form in quiz.forms
            for section in form.sections
            for text in (section.title, section.instructions)
        )
        found = [unprintable.missing(NOWHERE, f"quiz {quiz.id}", (*of_quiz, *of_sections), fonts)]
        found.append(unlabelled(quiz.language, setting))
        said = [(entry.item, _said(entry, setting)) for form in quiz.forms for entry in form.entries]
        glyphs.learn(chain.from_iterable(words for _, words in said), fonts)
        for item, words in said:
            found.append(unprintable.missing(item.place, f"item {item.id}", words, fonts))
        return in_order(problem for problems in found for problem in problems)

    def render(self, quiz: Quiz, options: Options) -> bytes:
        """One part of the quiz. Raises ValueError for a paper it does not know."""
        setting, fonts = _set(quiz, options)
        quiz = legible(quiz, fonts)
        if not setting.look.booklet:
            return _document(quiz, options.part, setting, fonts)
        # Its PDF library takes longer to load than a page takes to print.
        from quizgen.exports.pdf import booklets

        forms = (_document(replace(quiz, forms=(form,)), options.part, setting, fonts) for form in quiz.forms)
        return booklets.imposed(forms, landscape(paper_of(quiz, options)), setting.style)


def _document(quiz: Quiz, part: Part, setting: Setting, fonts: Fonts) -> bytes:
    data = pages.document(quiz, part, setting, faces(setting.look, fonts.families))
    return compiled(template(f"{part}.typ"), _printable(data, setting, fonts), fonts)


def _set(quiz: Quiz, options: Options) -> tuple[Setting, Fonts]:
    """How to set a part of a quiz, and in what fonts."""
    setting = setting_for(quiz, options)
    return dressed(setting, options, lambda _: texts(pages.document(quiz, options.part, setting, ())))


def _said(entry: Entry, setting: Setting) -> tuple[str, ...]:
    """All that sheet, key and mark scheme say of an item."""
    return tuple(map(one_line, texts([sheet_entry(entry, setting), marks_entry(entry, setting)])))


def _printable(data: Any, setting: Setting, fonts: Fonts) -> Any:
    glyphs.learn(map(one_line, texts(data)), fonts)
    return with_texts(data, lambda text: setting.with_breaks(glyphs.printable(one_line(text), fonts)))
