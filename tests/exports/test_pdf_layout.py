"""Whatever is asked, no item is split, lost or printed beyond the page: told by where words stand."""

import re
import subprocess
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from quizgen.exports.pdf import PdfExporter
from quizgen.exports.protocol import Options, Part
from quizgen.items.model import (
    Body,
    Choice,
    Cloze,
    Gap,
    Item,
    Matching,
    Multiple,
    Option,
    Ordering,
    Pair,
    Placed,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.quizzes.looks import PLAIN, Look
from quizgen.quizzes.model import Entry, Form, Quiz, Section
from tests.exports.sample_quiz import LENGTH, PLACE, forty, item, quiz_of

LOOKS = (
    PLAIN,
    Look(columns=2),
    Look(large_print=True),
    Look(easy_reading=True, high_contrast=True),
    Look(columns=2, easy_reading=True),
    Look(large_print=True, easy_reading=True),
)
PAPERS = ("a4", "us-letter", "a5")
PARTS = tuple(Part)
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Word:
    """A word of a page, with the box it stands in, in points from the upper left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def words_of(document: bytes) -> tuple[list[tuple[float, float]], list[Word]]:
    """The sizes of the pages, and every word with its place."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "sheet.pdf")
        file.write_bytes(document)
        command = ["pdftotext", "-bbox", "-enc", "UTF-8", str(file), "-"]
        page = subprocess.run(command, capture_output=True, check=True).stdout
    # Poppler writes control characters as they are; XML has none.
    tree = ElementTree.fromstring(re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", page))
    sizes, words = [], []
    for number, sheet in enumerate(tree.iter(f"{_XHTML}page")):
        sizes.append((float(sheet.get("width", 0)), float(sheet.get("height", 0))))
        for word in sheet.iter(f"{_XHTML}word"):
            box = (float(word.get(side, 0)) for side in ("xMin", "yMin", "xMax", "yMax"))
            words.append(Word(number, word.text or "", *box))
    return sizes, words


def tagged(number: int, stem: str, body: Body) -> Item:
    """An item whose stem begins and ends with its number."""
    return item(f"item-{number}", f"b{number}b {stem} e{number}e", body, explanation=stem)


def entries_of(sections: list[list[Item]]) -> Quiz:
    numbers = iter(range(1, 1000))
    parts = tuple(
        Section(f"Part {n}", "Answer all.", tuple(Entry(next(numbers), 1, each) for each in items))
        for n, items in enumerate(sections, 1)
    )
    return replace(quiz_of(), forms=(Form("A", parts),))


# What teachers and curators write, and what they never would.

alphabets = st.sampled_from(
    (
        "abcdefghijklmnopqrstuvwxyz ABC,.-–'()",
        "абвгдежзийклмнопрстуфхцчшщъыьэюя АБВ«»",
        "WM@",
        "αβγδ ẞßéüőșćž ﬁ ¼ №",
        "中俄东线天然气管道，",
        "עברית العربية हिन्दी ไทย",
        "\u0301\u200d\u200f\u202e🙂𝔄⟹—",
    )
)


def lines(most: int) -> st.SearchStrategy[str]:
    def of(alphabet: str) -> st.SearchStrategy[str]:
        return st.text(alphabet, min_size=1, max_size=most)

    return alphabets.flatmap(of).map(lambda text: text.strip() or "x")


@st.composite
def bodies(draw: st.DrawFn, most: int) -> Body:
    text = partial(draw, lines(most))
    kind = draw(st.integers(0, 8))
    count = draw(st.integers(2, 5))
    options = tuple(Option(text(), n == 0, text()) for n in range(count))
    match kind:
        case 0:
            return Choice(options)
        case 1:
            return Multiple(options)
        case 2:
            return TrueFalse(False, text())
        case 3:
            return Typed(answer := text(), (answer,))
        case 4:
            return Cloze((text(), text(), text()), (Gap("a", ("a",)), Gap(answer := text(), (answer,))))
        case 5:
            pairs = tuple(Pair(text(), f"{n} {text()}", "so") for n in range(count))
            return Matching(pairs, tuple(pair.right for pair in pairs), ())
        case 6:
            order = tuple(reversed(range(count)))
            return Ordering(tuple(Placed(text(), "1") for _ in order), order, "first", "last", ())
        case 7:
            return Recall(tuple(text() for _ in range(count)))
    return LENGTH.body


@st.composite
def quizzes(draw: st.DrawFn, items: int, stem: int, option: int) -> Quiz:
    # A few patterns fill a long quiz: it is their order and number that puts them on a page's edge.
    patterns = draw(st.lists(st.tuples(lines(stem), bodies(option)), min_size=1, max_size=6))
    count = draw(st.integers(1, items))
    made = [tagged(n, *patterns[n % len(patterns)]) for n in range(1, count + 1)]
    cut = draw(st.integers(0, count))
    return entries_of([part for part in (made[:cut], made[cut:]) if part])


def assert_laid_out(quiz: Quiz, options: Options) -> None:
    document = PdfExporter().render(quiz, options)
    sizes, words = words_of(document)
    # Typst gives up on a layout that changes from pass to pass; the count of pages is what it then gets wrong.
    last = " ".join(word.text for word in words if word.page == len(sizes) - 1)
    assert f"Page {len(sizes)} of {len(sizes)}" in last
    for word in words:
        width, height = sizes[word.page]
        assert word.left >= -0.5, word
        assert word.right <= width + 0.5, word
        assert word.top >= -0.5, word
        assert word.bottom <= height + 0.5, word
    if options.part is Part.SHEET:
        items = [each.item for each in quiz.forms[0].entries if not isinstance(each.item.body, Cloze)]
        assert_in_order(items, document)
        if all(len(each.stem) < 200 for each in items):
            assert_whole(items, words)
        assert_not_lonely([each.item for each in quiz.forms[0].entries][-2:], words)


def assert_in_order(items: list[Item], document: bytes) -> None:
    """A reader that goes by the order of the content meets each item once, after the one before it."""
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(document)).pages)
    found = [int(number) for number in re.findall(r"[be](\d+)[be]", text)]
    assert found == [number for each in items for number in [int(each.id.removeprefix("item-"))] * 2]


def assert_whole(items: list[Item], words: list[Word]) -> None:
    """An item ends on the page where it began."""
    page_of = {tag: word.page for word in words for tag in re.findall(r"[be]\d+[be]", word.text)}
    for each in items:
        number = each.id.removeprefix("item-")
        assert page_of[f"b{number}b"] == page_of[f"e{number}e"], each


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(quizzes(12, 150, 60), st.sampled_from(LOOKS), st.sampled_from(PAPERS), st.sampled_from(PARTS))
@example(
    entries_of([[tagged(1, "x" * 600, Choice((Option("W" * 200, True, ""),) * 3))]]),
    LOOKS[2],
    "a5",
    Part.SHEET,
)
def test_no_item_is_split_lost_or_beyond_the_page(quiz: Quiz, look: Look, paper: str, part: Part) -> None:
    assert_laid_out(quiz, Options(part, paper, look))


def assert_not_lonely(last_two: list[Item], words: list[Word]) -> None:
    """The last item has company on its page, where one page holds it and the one before it."""
    said = sum(len(each.stem) + sum(len(text) + 20 for text in texts_of(each.body)) for each in last_two)
    if len(last_two) == 2 and said < 300 and not any(isinstance(each.body, Cloze) for each in last_two):
        ends = {f"e{each.id.removeprefix('item-')}e" for each in last_two}
        assert len({word.page for word in words if word.text in ends}) == 1


def texts_of(body: Body) -> list[str]:
    """What an item says beside its stem."""
    match body:
        case Choice(options) | Multiple(options):
            return [option.text for option in options]
        case Matching(pairs, offered):
            return [*(pair.left for pair in pairs), *offered]
        case Ordering(entries):
            return [entry.text for entry in entries]
        case Recall(answers):
            return list(answers)
    return []


def share_of_last_page(document: bytes) -> float:
    """How far down its last page a sheet goes, of what can be printed on; 1 where there is but one."""
    sizes, words = words_of(document)
    height = sizes[-1][1]
    if len(sizes) == 1:
        return 1
    return (
        max(word.bottom for word in words if word.page == len(sizes) - 1 and word.bottom < 0.9 * height)
        / height
    )


@pytest.mark.parametrize("look", [PLAIN, Look(large_print=True)], ids=["ordinary", "large"])
def test_no_last_page_is_nearly_empty(look: Look) -> None:
    questions = [entry.item for entry in forty().forms[0].entries]
    shares = {}
    for count in range(8, 28):
        document = PdfExporter().render(quiz_of(*questions[:count]), Options(look=look))
        shares[count] = share_of_last_page(document)
        assert "[1]" in PdfReader(BytesIO(document)).pages[0].extract_text()
    assert {count: share for count, share in shares.items() if share < 0.25} == {}


def test_a_sheet_is_set_a_little_tighter_where_that_saves_a_page() -> None:
    def of(count: int) -> tuple[int, float]:
        """Pages, and the height of a word of the last stem."""
        questions = (replace(PLACE, id=f"place/{n}", stem=f"{PLACE.stem} b{n}b") for n in range(count))
        sizes, words = words_of(PdfExporter().render(quiz_of(*questions), Options()))
        (last,) = (word for word in words if word.text == f"b{count - 1}b")
        return len(sizes), round(last.bottom - last.top, 1)

    (roomy, usual), (tight, smaller), (long, whole) = map(of, (12, 18, 24))
    assert (roomy, tight, long) == (1, 1, 2)
    assert 0.9 * usual < smaller < usual == whole


@pytest.mark.slow
@settings(
    # To make a failing quiz of two hundred items smaller would take many times as long as to find it.
    max_examples=400, deadline=None, phases=set(Phase) - {Phase.shrink, Phase.explain},
    suppress_health_check=list(HealthCheck), print_blob=True,
)  # fmt: skip
@given(quizzes(200, 600, 200), st.sampled_from(LOOKS), st.sampled_from(PAPERS), st.sampled_from(PARTS))
def test_no_item_of_a_long_quiz_is_split_lost_or_beyond_the_page(
    quiz: Quiz, look: Look, paper: str, part: Part
) -> None:
    assert_laid_out(quiz, Options(part, paper, look))
