import hashlib
import re
from dataclasses import replace
from io import BytesIO
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PageObject, PdfReader

from quizgen.exports import worksheet_exporter
from quizgen.exports.labels import ENGLISH, labels_of
from quizgen.exports.pdf import worksheets
from quizgen.exports.pdf.engine import Fonts
from quizgen.exports.pdf.worksheets import PdfWorksheetExporter
from quizgen.exports.pdf.worksheets.cards import turned
from quizgen.exports.protocol import DEFAULTS, Options, Part
from quizgen.items.model import TrueFalse, Typed
from quizgen.problems import errors
from quizgen.quizzes.looks import Look
from quizgen.quizzes.recipes.worksheets import Duplex, SheetKind
from quizgen.quizzes.worksheets.model import Corrections, Flashcards, Worksheet
from tests.exports.sample_quiz import MARKUP, item
from tests.exports.sample_worksheets import EVENTS, GRID, SHEETS, WORDS, cards, entries, worksheet

KEY = Options(part=Part.KEY)
MILLIMETRE = 72 / 25.4
SOLVED = [kind for kind in SheetKind if kind.has_key]


def pdf(sheet: Worksheet, options: Options = DEFAULTS) -> bytes:
    return PdfWorksheetExporter().render(sheet, options)


def read(document: bytes) -> PdfReader:
    return PdfReader(BytesIO(document))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_of(document: bytes) -> str:
    return "".join(squeezed(page.extract_text()) for page in read(document).pages)


def holds(document: bytes, *texts: str) -> bool:
    whole = text_of(document)
    return all(squeezed(text) in whole for text in texts)


def alternatives(node: Any) -> list[str]:
    """The texts that stand in for pictures, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        return [text for each in node for text in alternatives(each)]
    if not isinstance(node, dict):
        return []
    below = alternatives(node["/K"]) if "/K" in node else []
    return [*([node["/Alt"]] if "/Alt" in node else []), *below]


# Every kind


@pytest.mark.parametrize("kind", SheetKind)
@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_every_kind_is_printed_tagged_with_its_fonts_and_the_same_again(kind, paper):
    sheet = SHEETS[kind]
    assert not errors(PdfWorksheetExporter().check(sheet))
    for part in (Part.SHEET, *([Part.KEY] if kind.has_key else [])):
        options = Options(part=part, paper=paper)
        document = pdf(sheet, options)
        assert hashlib.sha256(document).digest() == hashlib.sha256(pdf(sheet, options)).digest()
        catalog = read(document).trailer["/Root"]
        assert catalog["/MarkInfo"]["/Marked"]
        assert catalog["/Lang"] == "en"
        assert read(document).metadata.title.startswith(sheet.title)


def test_the_sheets_and_their_keys_read_as_blessed(golden):
    def told(name: str, document: bytes) -> str:
        pages = [page.extract_text() for page in read(document).pages]
        return "\n".join(f"== {name}, page {n}\n{text}\n" for n, text in enumerate(pages, start=1))

    sheets = [told(kind, pdf(sheet)) for kind, sheet in SHEETS.items()]
    keys = [told(f"{kind}, key", pdf(SHEETS[kind], KEY)) for kind in SOLVED]
    golden("worksheets.txt", "\n".join([*sheets, *keys]))


def test_every_kind_has_a_sample_and_a_design():
    assert set(SHEETS) == set(SheetKind) == worksheet_exporter(".PDF").takes


@pytest.mark.parametrize("kind", SOLVED)
def test_a_sheet_says_how_to_make_it_again(kind):
    assert holds(pdf(SHEETS[kind]), "it · seed 7")


def test_what_has_no_key_is_asked_for_none():
    with pytest.raises(ValueError, match="a flashcards sheet has no key"):
        pdf(SHEETS[SheetKind.FLASHCARDS], KEY)


def test_markup_in_a_text_stays_text():
    assert holds(pdf(SHEETS[SheetKind.FLASHCARDS]), MARKUP)
    assert holds(pdf(SHEETS[SheetKind.SOURCE_CRITICISM]), MARKUP)


# Flashcards


def texts(page: PageObject) -> list[tuple[str, float, float, float]]:
    """Each text with where it begins, in points from the left and the bottom, and the size of its type."""
    found: list[tuple[str, float, float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            x, y = tm[4], tm[5]
            across, up = x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]
            found.append((text.strip(), across, up, size))

    page.extract_text(visitor_text=visit)
    return found


def places(page: PageObject, *, height: float) -> dict[int, tuple[float, float]]:
    """Where the number of each card stands: the middle of it, in points from the left and the top."""
    # Digits of the text font are 0.465 of its size wide.
    return {
        int(text): (x + len(text) * 0.465 * size / 2, height - y)
        for text, x, y, size in texts(page)
        if text.isdecimal()
    }


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize("per_page", [8, 10])
@pytest.mark.parametrize("duplex", Duplex)
def test_each_back_lies_behind_its_front(paper, per_page, duplex):
    document = read(pdf(cards(per_page + 3, per_page, duplex), Options(paper=paper)))
    assert len(document.pages) == 4
    for front, back in ((0, 1), (2, 3)):
        width, height = map(float, document.pages[front].mediabox[2:])
        fronts, backs = (places(document.pages[at], height=height) for at in (front, back))
        assert fronts.keys() == backs.keys()
        for number, (x, y) in fronts.items():
            behind_x, behind_y = backs[number]
            if duplex is Duplex.LONG_EDGE:
                assert abs(width - behind_x - x) < 0.5 * MILLIMETRE
                assert abs(behind_y - y) < 0.5 * MILLIMETRE
            else:
                # Turned over its upper edge, a card has its number at the upper edge again.
                card = (height - 20 * MILLIMETRE) / (per_page // 2)
                assert abs(behind_x - x) < 0.5 * MILLIMETRE
                top, behind_top = (
                    10 * MILLIMETRE + (at - 10 * MILLIMETRE) // card * card for at in (y, behind_y)
                )
                assert abs(height - behind_top - card - top) < 0.5 * MILLIMETRE
                assert abs((y - top) - (behind_y - behind_top)) < 0.5 * MILLIMETRE


def marks(page: PageObject) -> set[tuple[int, int]]:
    """Where strokes begin on a page, in tenths of a millimetre."""
    drawn = re.findall(
        r"1 0 0 -1 (\S+) (\S+) cm[^Q]*? 0 0 m \S+ \S+ l", page.get_contents().get_data().decode("latin-1")
    )
    return {(round(float(x) / MILLIMETRE * 10), round(float(y) / MILLIMETRE * 10)) for x, y in drawn}


def test_crop_marks_stand_at_the_edges_of_the_cards_alike_on_both_sides():
    front, back = read(pdf(cards(8))).pages
    assert marks(front) == marks(back)
    assert len(marks(front)) == 2 * (3 + 5)
    across = sorted({x for x, _ in marks(front)} - {30, 2020})
    assert across == [100, 1050, 2000]


def test_a_side_holds_every_card_once():
    printed = [{"n": n} for n in range(8)]
    assert [card["n"] for card in turned(printed, 2, Duplex.LONG_EDGE)] == [1, 0, 3, 2, 5, 4, 7, 6]
    assert [card["n"] for card in turned(printed, 2, Duplex.SHORT_EDGE)] == [6, 7, 4, 5, 2, 3, 0, 1]
    assert [card["n"] for card in turned(printed[:2], 1, Duplex.SHORT_EDGE)] == [1, 0]


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 280), st.integers(1, 280)), min_size=1, max_size=10))
def test_long_questions_and_answers_stay_on_their_cards(lengths):
    made = []
    for n, (asked, answered) in enumerate(lengths):
        question, answer = (("wordy " * 50)[: length - 1] + "." for length in (asked, answered))
        made.append(item(f"card/{n}", question, Typed(answer, (answer,)), explanation=question))
    sheet = worksheet(SheetKind.FLASHCARDS, Flashcards(entries(*made), 10, Duplex.LONG_EDGE))
    document = read(pdf(sheet))
    assert len(document.pages) == 2
    for page in document.pages:
        edge = 10 * MILLIMETRE
        # What makes the sheet again stands in the margin.
        on_cards = [(y, size) for text, _, y, size in texts(page) if "seed" not in text]
        assert all(edge < y < float(page.mediabox[3]) - edge for y, _ in on_cards)
        assert all(size >= 7.5 for _, size in on_cards)


# What each kind prints


def test_a_timeline_keeps_from_the_sheet_what_its_key_tells():
    sheet, key = pdf(SHEETS[SheetKind.TIMELINE]), pdf(SHEETS[SheetKind.TIMELINE], KEY)
    for event in EVENTS:
        assert holds(sheet, event.text)
        assert holds(sheet, event.date) != event.asks_date
    assert holds(key, *chain.from_iterable((event.date, event.text) for event in EVENTS))


def test_sets_are_printed_with_what_is_left_over_and_solved_in_the_key():
    sheet = SHEETS[SheetKind.MATCHING]
    assert holds(pdf(sheet), "Treaty of Nerchinsk", "A1858", "B1727", "C1689", "D1860")
    assert holds(pdf(sheet, KEY), "Treaty of Nerchinsk – 1689", "Convention of Peking – 1860")


def test_a_wrong_statement_is_corrected_in_the_key_alone():
    sheet = SHEETS[SheetKind.TRUE_OR_FALSE]
    assert holds(pdf(sheet), "The Treaty of Nerchinsk was signed in 1858.")
    assert not holds(pdf(sheet), "1689")
    assert holds(pdf(sheet, KEY), "1F2T", "The treaty was signed on 27 August 1689.")


def test_a_claim_names_its_source_and_date():
    sheet = SHEETS[SheetKind.SOURCE_CRITICISM]
    assert holds(
        pdf(sheet), "Handbook of *Sino-Russian* Treaties [2nd ed.]", "Prüf-Büro, 2004, p. 17–18", "“in 1858”"
    )
    assert holds(pdf(sheet), "Where to check:", "Treaty of Nerchinsk, Qing court & Tsardom, 27 August 1689")
    assert holds(pdf(sheet, KEY), "No", "None:")


@pytest.mark.parametrize("kind", [kind for kind in SheetKind if f"do-{kind}" in ENGLISH.texts])
def test_a_sheet_speaks_the_language_of_its_collection(kind):
    russian = labels_of("ru")
    sheet = replace(SHEETS[kind], language="ru")
    assert holds(pdf(sheet), russian("name"), russian(f"do-{kind}"))
    assert holds(pdf(sheet, KEY), russian("key"))
    chinese = replace(sheet, language="zh")
    assert holds(pdf(chinese), ENGLISH("name"))
    assert "labels in 'zh'" in PdfWorksheetExporter().check(chinese)[0].message


# Looks


LOOKS = {
    "large print": Look(large_print=True),
    "easy reading": Look(easy_reading=True),
    "high contrast": Look(high_contrast=True),
    "all of them": Look(0, True, True, True),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("kind", SheetKind)
def test_every_kind_says_in_every_look_what_it_says_in_none(kind, look):
    plain, dressed = (text_of(pdf(SHEETS[kind], Options(look=each))) for each in (Look(), look))
    assert set(plain) - set("…") <= set(dressed)
    assert len(dressed) > 0.8 * len(plain)


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("kind", SheetKind)
def test_large_print_has_no_small_letters(kind, paper):
    for part in (Part.SHEET, *([Part.KEY] if kind.has_key else [])):
        for page in read(pdf(SHEETS[kind], Options(part, paper, Look(large_print=True)))).pages:
            # What makes cards again falls off with the margin; numbers and letters of a grid have its cells.
            in_cells = kind is SheetKind.CROSSWORD
            small = [text for text, _, y, size in texts(page) if size < 17.9 and y > 10 * MILLIMETRE]
            assert all(in_cells and (text.isdecimal() or text.isupper()) for text in small), small


@pytest.mark.parametrize("look", [Look(), Look(large_print=True, easy_reading=True)])
@pytest.mark.parametrize("paper", ["a4", "us-letter", "a5"])
@pytest.mark.parametrize("kind", SheetKind)
def test_no_text_leaves_the_page(kind, paper, look):
    for page in read(pdf(SHEETS[kind], Options(paper=paper, look=look))).pages:
        width, height = map(float, page.mediabox[2:])
        assert all(0 < x < width and 0 < y < height for _, x, y, _ in texts(page))


def test_only_high_contrast_has_no_grey():
    def grey(look: Look) -> bool:
        sheet = pdf(SHEETS[SheetKind.SOURCE_CRITICISM], Options(look=look))
        return b"/luma" in sheet or any(
            re.search(r"\b0\.[1-8]\d* (?:scn|SCN|g|G)\b", page.get_contents().get_data().decode("latin-1"))
            for page in read(sheet).pages
        )

    assert grey(Look())
    assert not grey(Look(high_contrast=True))


def test_statements_stand_in_two_columns_and_fold_into_a_booklet():
    made = (item(f"s/{n}", f"Statement {n}", TrueFalse(True, "")) for n in range(20))
    sheet = worksheet(SheetKind.TRUE_OR_FALSE, Corrections(entries(*made)))
    [page] = read(pdf(sheet, Options(look=Look(columns=2)))).pages
    across = {round(x) for text, x, _, _ in texts(page) if text.startswith("Statement")}
    assert len(across) == 2
    booklet = read(pdf(sheet, Options(look=Look(booklet=True))))
    assert {tuple(map(round, page.mediabox[2:])) for page in booklet.pages} == {(842, 595)}


@pytest.mark.parametrize(
    ("kind", "look", "said"),
    [
        (SheetKind.CROSSWORD, Look(columns=2), "a crossword sheet has no columns"),
        (SheetKind.FLASHCARDS, Look(2, booklet=True), "a flashcards sheet has no columns and no booklet"),
    ],
)
def test_a_look_that_a_kind_cannot_have_is_told_and_left_out(kind, look, said):
    [problem] = PdfWorksheetExporter().check(SHEETS[kind], Options(look=look))
    assert (problem.code, problem.severity) == ("look-ignored", "warning")
    assert problem.message.startswith(said)
    assert pdf(SHEETS[kind], Options(look=look)) == pdf(SHEETS[kind])


@pytest.mark.parametrize(("paper", "columns", "rows"), [("a4", 2, 2), ("a5", 1, 2)])
def test_large_cards_are_fewer_and_lie_behind_one_another_too(paper, columns, rows):
    front, back, *_ = read(pdf(cards(5), Options(paper=paper, look=Look(large_print=True)))).pages
    width, height = map(float, front.mediabox[2:])
    fronts, backs = (places(page, height=height) for page in (front, back))
    assert len(fronts) == len(backs) == columns * rows
    for number, (x, y) in fronts.items():
        assert abs(width - backs[number][0] - x) < 0.5 * MILLIMETRE
        assert abs(backs[number][1] - y) < 0.5 * MILLIMETRE


def test_pinyin_stands_in_where_no_font_has_chinese(monkeypatch):
    sheet = SHEETS[SheetKind.VOCABULARY]
    assert PdfWorksheetExporter().check(sheet) == ()
    monkeypatch.setattr(worksheets, "dressed", lambda setting, *_: (setting, Fonts()))
    [problem] = PdfWorksheetExporter().check(sheet, Options(system_fonts=True))
    assert (problem.code, problem.severity) == ("transliterated", "warning")
    assert holds(pdf(sheet), "EnglishRussianChinese", "Power of Siberia", "Сила Сибири", "Zhōng-É dōngxiàn")
    assert "[?]" not in text_of(pdf(sheet))


def test_a_crossword_shows_its_letters_in_the_key_alone():
    sheet, key = pdf(SHEETS[SheetKind.CROSSWORD]), pdf(SHEETS[SheetKind.CROSSWORD], KEY)
    assert holds(sheet, "Across", "Down", *(f"{item.stem}({len(word)})" for word, item in WORDS.items()))
    assert not any(word.casefold() in text_of(sheet).casefold() for word in WORDS)
    assert holds(key, *(item.answers[0] for item in WORDS.values()))
    [told] = alternatives(read(sheet).trailer["/Root"]["/StructTreeRoot"])
    assert told.startswith(f"A crossword grid of {GRID.height} rows and {GRID.width} columns. Across 1: ")
    assert not any(word in told for word in WORDS)


# Pages


@pytest.mark.parametrize("length", [20, 300])
def test_no_statement_is_split_or_lost(length):
    for number in range(8, 15):
        made = (item(f"s/{n}", f"[{n}] " + "so " * (length // 3), TrueFalse(True, "")) for n in range(number))
        document = read(pdf(worksheet(SheetKind.TRUE_OR_FALSE, Corrections(entries(*made)))))
        numbers = [re.findall(r"\[(\d+)\]", page.extract_text()) for page in document.pages]
        assert [int(n) for page in numbers for n in page] == list(range(number))
