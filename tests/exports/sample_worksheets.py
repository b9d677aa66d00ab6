"""A worksheet of every kind, with long texts and characters that bite."""

from dataclasses import replace

from quizgen.facts.model import ForeignName
from quizgen.items.model import Item, Typed
from quizgen.quizzes.model import Entry
from quizgen.quizzes.recipes.worksheets import Duplex, SheetKind
from quizgen.quizzes.worksheets.crossword import clues_of
from quizgen.quizzes.worksheets.laying import lay
from quizgen.quizzes.worksheets.model import (
    Body,
    Claim,
    Corrections,
    Criticism,
    Crossword,
    Event,
    Flashcards,
    MatchingSheet,
    Term,
    Timeline,
    Vocabulary,
    Worksheet,
)
from tests.exports.sample_quiz import (
    CYRILLIC,
    HANDBOOK,
    LONG_STEM,
    MARKUP,
    MEMBERS,
    NASTY,
    STATEMENT,
    TREATY_TEXT,
    TRUE_STATEMENT,
    YEARS,
    item,
)


def entries(*items: Item) -> tuple[Entry, ...]:
    return tuple(Entry(number, 1, each) for number, each in enumerate(items, start=1))


def worksheet(kind: SheetKind, body: Body, **more: object) -> Worksheet:
    """A sheet with what a test does not care about filled in."""
    plain = Worksheet("it", f"A {kind} sheet", kind, 7, body, "China and Russia")
    return replace(plain, **more)  # type: ignore[arg-type]


def cards(number: int, per_page: int = 8, duplex: Duplex = Duplex.LONG_EDGE) -> Worksheet:
    """Cards of which number n asks `question n` and answers `answer n`."""
    made = (
        item(f"card/{n}", f"question {n}", Typed(f"answer {n}", (f"answer {n}",)), explanation="")
        for n in range(1, number + 1)
    )
    return worksheet(SheetKind.FLASHCARDS, Flashcards(entries(*made), per_page, duplex))


WORDS = {
    word: item(f"at/{word}", f"Where was treaty {n} signed?", Typed(word.capitalize(), (word.capitalize(),)))
    for n, word in enumerate(("NERCHINSK", "KYAKHTA", "AIGUN", "PEKING", "TIENTSIN", "LIVADIA"))
}
GRID = lay(WORDS, 6, "sample")

DATES = ("27 August 1689 O.S. (6 September N.S.)", "1727", "May 1858", "14 November 1860")
EVENTS = tuple(
    Event(
        date,
        f"The treaty of number {n} was signed",
        bool(n % 2),
        item(f"when/{n}", "When?", Typed(date, (date,))),
    )
    for n, date in enumerate(DATES)
)

SHEETS = {
    sheet.kind: sheet
    for sheet in (
        worksheet(
            SheetKind.FLASHCARDS,
            Flashcards(entries(CYRILLIC, MEMBERS, item("long", LONG_STEM, Typed(MARKUP, (MARKUP,)))), 8, Duplex.LONG_EDGE),
        ),
        worksheet(
            SheetKind.TIMELINE, Timeline(EVENTS, tuple(event.text for event in EVENTS if not event.asks_date))
        ),
        worksheet(SheetKind.MATCHING, MatchingSheet(entries(YEARS))),
        worksheet(SheetKind.TRUE_OR_FALSE, Corrections(entries(STATEMENT, TRUE_STATEMENT))),
        worksheet(
            SheetKind.SOURCE_CRITICISM,
            Criticism((Claim(1, f"It was signed in 1858, says {MARKUP}", "in 1858", HANDBOOK, (TREATY_TEXT,), NASTY, False),)),
        ),
        worksheet(
            SheetKind.VOCABULARY,
            Vocabulary(
                ("ru", "zh"),
                (Term("Power of Siberia", (ForeignName("ru", "Сила Сибири"), ForeignName("zh", "中俄东线", "Zhōng-É dōngxiàn"))),),
            ),
        ),
        worksheet(SheetKind.CROSSWORD, Crossword(GRID, clues_of(GRID, WORDS))),
    )
}  # fmt: skip
