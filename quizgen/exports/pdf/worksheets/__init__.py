"""Worksheets as PDF to print: a page design a kind, tagged, the same bytes anywhere."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.resources import files

from quizgen.exports.pdf import glyphs, unprintable
from quizgen.exports.pdf.dressing import dressed, unlabelled
from quizgen.exports.pdf.engine import Fonts, compiled
from quizgen.exports.pdf.legible import learn, legible_item
from quizgen.exports.pdf.setting import Json, Setting, setting_for, texts, with_texts
from quizgen.exports.pdf.styles import faces, landscape
from quizgen.exports.pdf.worksheets import pages
from quizgen.exports.protocol import DEFAULTS, Options, Part, look_of, paper_of
from quizgen.exports.sheets import one_line
from quizgen.problems import NOWHERE, Problem, Problems, Severity
from quizgen.quizzes.looks import PLAIN
from quizgen.quizzes.recipes.worksheets import SheetKind, fitting_look, unfit_look
from quizgen.quizzes.worksheets.model import Vocabulary, Worksheet

_TEMPLATES = {
    SheetKind.FLASHCARDS: "flashcards.typ",
    SheetKind.TIMELINE: "timeline.typ",
    SheetKind.MATCHING: "matching.typ",
    SheetKind.TRUE_OR_FALSE: "corrections.typ",
    SheetKind.SOURCE_CRITICISM: "criticism.typ",
    SheetKind.VOCABULARY: "vocabulary.typ",
    SheetKind.CROSSWORD: "crossword.typ",
}

_SHARES = {
    SheetKind.FLASHCARDS: 0.4,
    SheetKind.TIMELINE: 0.4,
    SheetKind.MATCHING: 0.33,
    SheetKind.VOCABULARY: 0.31,
}
"""Of a column, for the narrowest cell in which a kind prints words; of others that of a list of questions."""

_PAGE = re.compile(rb"/Type\s*/Page\b")


@dataclass(frozen=True, slots=True)
class PdfWorksheetExporter:
    """Worksheets and their keys, in the looks of quizzes as far as their kind can have them.

    No item stands on two pages unless it is taller than a page. What no font at hand can print is replaced as in
    quizzes; of a name that has a transliteration, that stands alone.
    """

    name: str = "PDF"
    suffix: str = ".pdf"
    takes: frozenset[SheetKind] = frozenset(SheetKind)

    def check(self, sheet: Worksheet, options: Options = DEFAULTS) -> Problems:
        """A warning where no font at hand prints all that the sheet says, or its kind cannot have a look."""
        setting, fonts = _set(sheet, options)
        printed = _legible(sheet, fonts)
        problems = [
            *_unfit(sheet, options),
            *unlabelled(sheet.language, setting),
            *unprintable.missing(NOWHERE, f"sheet {sheet.id}", _said(printed, setting, fonts), fonts),
        ]
        # How a name is read is part of the list; what lacks is told to who prints, for only then fonts are looked for.
        if isinstance(sheet.body, Vocabulary) and options.system_fonts:
            problems.extend(_transliterated(sheet, _foreign(sheet), fonts))
        return tuple(problems)

    def render(self, sheet: Worksheet, options: Options) -> bytes:
        """The sheet or its key. Raises ValueError for a paper it does not know, or a key that there is none of."""
        if options.part is Part.KEY and not sheet.has_key:
            raise ValueError(f"a {sheet.kind} sheet has no key")
        setting, fonts = _set(sheet, options)
        filled = _filled(_legible(sheet, fonts), options.part, setting, fonts)
        glyphs.learn(map(one_line, texts(filled)), fonts)
        safe = with_texts(filled, partial(_printable, sheet.kind, setting, fonts))
        main = _source("frame.typ") + _source(_TEMPLATES[sheet.kind])

        def set_in(tightness: float) -> bytes:
            made = compiled(main, safe | {"tightness": tightness}, fonts)
            if sheet.kind is not SheetKind.CROSSWORD or _pages(made) == 1:
                return made
            return compiled(main, safe | {"tightness": tightness, "is-long": True}, fonts)

        document = _with_fewest_pages(set_in)
        if not setting.look.booklet:
            return document
        # Its PDF library takes longer to load than a page takes to print.
        from quizgen.exports.pdf import booklets

        return booklets.imposed((document,), landscape(paper_of(sheet, options)), setting.style)


def _set(sheet: Worksheet, options: Options) -> tuple[Setting, Fonts]:
    """How to set a sheet, and in what fonts."""
    look = fitting_look(sheet.kind, look_of(sheet, options))
    setting = setting_for(replace(sheet, look=look), replace(options, look=PLAIN))
    return dressed(setting, options, lambda fonts: (*_said(sheet, setting, fonts), *_foreign(sheet)))


def _said(sheet: Worksheet, setting: Setting, fonts: Fonts) -> tuple[str, ...]:
    parts = (Part.SHEET, Part.KEY) if sheet.has_key else (Part.SHEET,)
    return tuple(text for part in parts for text in texts(_filled(sheet, part, setting, fonts)))


def _foreign(sheet: Worksheet) -> list[str]:
    """Names that can be printed as they are read, where no font has them."""
    if not isinstance(sheet.body, Vocabulary):
        return []
    return [name.text for term in sheet.body.terms for name in term.foreign if name and name.latin]


def _filled(sheet: Worksheet, part: Part, setting: Setting, fonts: Fonts) -> Json:
    glyphs.learn(_foreign(sheet), fonts)
    return pages.document(
        sheet,
        part,
        setting,
        faces(setting.look, fonts.families),
        prints=lambda text: not glyphs.missing((text,), fonts),
    )


def _printable(kind: SheetKind, setting: Setting, fonts: Fonts, text: str) -> str:
    return setting.with_breaks(glyphs.printable(one_line(text), fonts), _SHARES.get(kind))


def _with_fewest_pages(set_in: Callable[[float], bytes]) -> bytes:
    """A sheet as loose as it can be on as few pages: set a little tighter, it often does without the last one."""
    loose = set_in(0)
    if _pages(loose) == 1:
        return loose
    tight = set_in(1)
    if _pages(tight) == _pages(loose):
        return loose
    between = set_in(0.5)
    return between if _pages(between) == _pages(tight) else tight


def _pages(document: bytes) -> int:
    # Typst writes page objects uncompressed, so that they can be counted without a PDF library.
    return len(_PAGE.findall(document))


@cache
def _source(name: str) -> bytes:
    return files(__package__).joinpath(name).read_bytes()


def _unfit(sheet: Worksheet, options: Options) -> Problems:
    unfit = unfit_look(sheet.kind, look_of(sheet, options))
    if not unfit:
        return ()
    message = f"a {sheet.kind} sheet has no {' and no '.join(unfit)}; it will be printed without"
    return (Problem(NOWHERE, "look-ignored", message, severity=Severity.WARNING),)


def _transliterated(sheet: Worksheet, names: Iterable[str], fonts: Fonts) -> Problems:
    unprinted = sum(bool(glyphs.missing((name,), fonts)) for name in names)
    if not unprinted:
        return ()
    message = (
        f"no font at hand prints {unprinted} names of sheet {sheet.id}; how they are read will stand alone"
    )
    return (unprintable.warning(NOWHERE, "transliterated", message),)


def _legible(sheet: Worksheet, fonts: Fonts) -> Worksheet:
    """The sheet without the spellings and quotations that no font can print."""
    learn(sheet.items, fonts)
    return sheet.with_items(lambda item: legible_item(item, fonts))
