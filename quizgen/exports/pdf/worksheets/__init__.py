"""Worksheets as PDF to print: a page design a kind, tagged, the same bytes anywhere."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from quizgen.exports.labels import ENGLISH, Labels, labels_of
from quizgen.exports.pdf import glyphs, unprintable
from quizgen.exports.pdf.engine import Fonts, compiled
from quizgen.exports.pdf.legible import learn, legible_item
from quizgen.exports.pdf.setting import texts, with_texts
from quizgen.exports.pdf.worksheets import data
from quizgen.exports.protocol import DEFAULTS, Options, Part
from quizgen.exports.sheets import one_line
from quizgen.problems import NOWHERE, Problem, Problems, Severity
from quizgen.quizzes.looks import PAPERS, PLAIN
from quizgen.quizzes.recipes.worksheets import SheetKind
from quizgen.quizzes.worksheets.model import (
    Corrections,
    Criticism,
    Crossword,
    Flashcards,
    MatchingSheet,
    Timeline,
    Vocabulary,
    Worksheet,
)

_TEMPLATES = {
    SheetKind.FLASHCARDS: "flashcards.typ",
    SheetKind.TIMELINE: "timeline.typ",
    SheetKind.MATCHING: "matching.typ",
    SheetKind.TRUE_OR_FALSE: "corrections.typ",
    SheetKind.SOURCE_CRITICISM: "criticism.typ",
    SheetKind.VOCABULARY: "vocabulary.typ",
    SheetKind.CROSSWORD: "crossword.typ",
}

_PAGE = re.compile(rb"/Type\s*/Page\b")


@dataclass(frozen=True, slots=True)
class PdfWorksheetExporter:
    """Worksheets and their keys on A4 or Letter.

    No item stands on two pages. What no font at hand can print is replaced as in quizzes; of a name that has a
    transliteration, that stands alone.
    """

    name: str = "PDF"
    suffix: str = ".pdf"
    takes: frozenset[SheetKind] = frozenset(SheetKind)

    def check(self, sheet: Worksheet, options: Options = DEFAULTS) -> Problems:
        """A warning where no font at hand prints all that the sheet says."""
        labels, fonts = _set(sheet, options)
        printed = _legible(sheet, fonts)
        problems = [
            *_unsuited(sheet, options),
            *unprintable.missing(NOWHERE, f"sheet {sheet.id}", _said(printed, labels, fonts), fonts),
        ]
        # How a name is read is part of the list; what lacks is told to who prints, for only then fonts are looked for.
        if isinstance(sheet.body, Vocabulary) and options.system_fonts:
            problems.extend(_transliterated(sheet, _foreign(sheet.body), fonts))
        return tuple(problems)

    def render(self, sheet: Worksheet, options: Options) -> bytes:
        """The sheet or its key. Raises ValueError for a paper it does not know, or a key that there is none of."""
        paper = options.paper or sheet.paper
        if paper not in PAPERS:
            raise ValueError(f"no paper is called {paper!r}; choose from {', '.join(PAPERS)}")
        key = options.part is Part.KEY
        if key and not sheet.has_key:
            raise ValueError(f"a {sheet.kind} sheet has no key")
        labels, fonts = _set(sheet, options)
        filled = _data(_legible(sheet, fonts), paper, labels, fonts, key=key)
        glyphs.learn(map(one_line, texts(filled)), fonts)
        safe = with_texts(filled, lambda text: glyphs.printable(one_line(text), fonts))
        main = _source("frame.typ") + _source(_TEMPLATES[sheet.kind])
        return _with_fewest_pages(lambda tightness: compiled(main, safe | {"tightness": tightness}, fonts))


def _set(sheet: Worksheet, options: Options) -> tuple[Labels, Fonts]:
    """The words and fonts to set a sheet in: the machine's own fonts only where nothing else prints what it says."""
    labels, fonts = labels_of(sheet.language), Fonts(options.font_paths)
    foreign = _foreign(sheet.body) if isinstance(sheet.body, Vocabulary) else ()
    said = (*_said(sheet, labels, fonts), *foreign)
    if options.system_fonts and glyphs.missing(map(one_line, said), fonts):
        fonts = replace(fonts, system=True)
    return (ENGLISH if glyphs.missing(labels.words, fonts) else labels), fonts


def _said(sheet: Worksheet, labels: Labels, fonts: Fonts) -> tuple[str, ...]:
    return tuple(text for key in (False, True) for text in texts(_data(sheet, "a4", labels, fonts, key=key)))


def _foreign(body: Vocabulary) -> list[str]:
    """Names that can be printed as they are read, where no font has them."""
    return [name.text for term in body.terms for name in term.foreign if name and name.latin]


def _data(sheet: Worksheet, paper: str, labels: Labels, fonts: Fonts, *, key: bool) -> Any:
    if isinstance(sheet.body, Vocabulary):
        glyphs.learn(_foreign(sheet.body), fonts)
    return data.of(sheet, paper, labels, key=key, prints=lambda text: not glyphs.missing((text,), fonts))


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


def _unsuited(sheet: Worksheet, options: Options) -> Problems:
    if options.look == PLAIN:
        return ()
    message = f"a {sheet.kind} sheet has one look; it will be printed as usual"
    hint = "large print, easy reading, high contrast, columns and booklets are for lists of questions"
    return (Problem(NOWHERE, "look-ignored", message, hint, Severity.WARNING),)


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
    body = sheet.body
    match body:
        case Flashcards(entries=entries) | MatchingSheet(entries) | Corrections(entries):
            body = replace(body, entries=tuple(replace(e, item=legible_item(e.item, fonts)) for e in entries))
        case Timeline(events):
            body = replace(body, events=tuple(replace(e, item=legible_item(e.item, fonts)) for e in events))
        case Criticism(claims):
            body = replace(body, claims=tuple(replace(c, item=legible_item(c.item, fonts)) for c in claims))
        case Crossword(clues=clues):
            body = replace(body, clues=tuple(replace(c, item=legible_item(c.item, fonts)) for c in clues))
        case Vocabulary():
            pass
    return replace(sheet, body=body)
