"""What readers get: papers, looks, languages, booklets, and what a screen reader is told."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from quizgen.exports.pdf import PdfExporter, booklets, glyphs
from quizgen.exports.pdf.engine import Fonts
from quizgen.exports.pdf.styles import CHINESE_FACES, faces
from quizgen.exports.protocol import DEFAULTS, Options, Part
from quizgen.quizzes.looks import PAPERS, Look
from quizgen.quizzes.model import Quiz
from tests.exports.sample_quiz import CAPACITY, SAMPLE, YEAR, forty, quiz_of

LOOKS = {
    "large print": Look(large_print=True),
    "easy reading": Look(easy_reading=True),
    "high contrast": Look(high_contrast=True),
    "two columns": Look(columns=2),
    "all at once": Look(2, True, True, True),
}
ONE = replace(SAMPLE, forms=SAMPLE.forms[:1])


def read(quiz: Quiz, options: Options = DEFAULTS) -> PdfReader:
    return PdfReader(BytesIO(PdfExporter().render(quiz, options)))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_of(reader: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in reader.pages))


def sizes_of(reader: PdfReader) -> set[float]:
    """The sizes of all letters, in points."""
    found: set[float] = set()

    def note(text: str, matrix: list[float], text_matrix: list[float], font: object, size: float) -> None:
        if text.strip():
            found.add(round(size * abs(text_matrix[3]), 1))

    for page in reader.pages:
        page.extract_text(visitor_text=note)
    return found


# Looks


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("part", Part)
def test_every_part_has_every_look(part: Part, look: Look):
    sheet = read(ONE, Options(part, look=look))
    assert squeezed(SAMPLE.title) in squeezed(sheet.pages[0].extract_text())
    assert min(sizes_of(sheet)) >= (18 if look.large_print else 7.5)


def test_ordinary_print_is_read_at_11_points_and_looked_up_at_8_and_more():
    found = sizes_of(read(ONE))
    assert 11 in found
    assert min(found) >= 7.9


def test_high_contrast_is_black_on_white():
    def greys(look: Look) -> set[float]:
        content = read(ONE, Options(look=look)).pages[0].get_contents().get_data()
        return {float(grey) for grey in re.findall(rb"([\d.]+) (?:g|G|scn|SCN)\b", content)}

    assert greys(LOOKS["high contrast"]) == {0} < greys(Look())


def test_easy_reading_has_no_italics():
    def italic(look: Look) -> bool:
        return "Italic" in str(fonts_of(read(ONE, Options(look=look))))

    assert italic(Look())
    assert not italic(LOOKS["easy reading"])


def test_two_columns_save_paper():
    assert len(read(forty(), Options(look=Look(columns=2))).pages) < len(read(forty()).pages)


def test_a_look_of_the_recipe_and_one_asked_for_add_up():
    large = quiz_of(YEAR, look=Look(large_print=True))
    assert min(sizes_of(read(large, Options(look=Look(columns=2))))) >= 18


def test_a_face_made_for_reading_is_taken_where_it_is_at_hand():
    at_hand = frozenset({"Lexend", "Atkinson Hyperlegible", CHINESE_FACES[2], "Other"})
    assert faces(Look(), at_hand) == ("Libertinus Serif", CHINESE_FACES[2])
    reading = faces(Look(easy_reading=True), at_hand)
    assert reading == ("Atkinson Hyperlegible", "Libertinus Serif", CHINESE_FACES[2])
    assert faces(Look(easy_reading=True), frozenset()) == ("Libertinus Serif",)


# Papers and booklets


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_has_its_size(paper: str):
    box = read(quiz_of(YEAR), Options(paper=paper)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == {
        "a4": (595, 842),
        "us-letter": (612, 792),
        "a5": (420, 595),
    }[paper]


def test_pages_of_a_booklet_lie_in_folding_order():
    assert list(booklets.sides(8)) == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert list(booklets.sides(5)) == list(booklets.sides(8))
    assert list(booklets.sides(1)) == [(4, 1), (2, 3)]


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (842, 595)), ("a5", (842, 595)), ("us-letter", (792, 612))]
)
def test_a_booklet_has_two_pages_on_a_side(paper: str, size: tuple[int, int], tmp_path: Path):
    quiz = forty()
    document = PdfExporter().render(quiz, Options(paper=paper, look=Look(booklet=True)))
    sides = PdfReader(BytesIO(document)).pages
    assert len(sides) % 2 == 0
    assert {(round(side.mediabox.width), round(side.mediabox.height)) for side in sides} == {size}
    halves = halves_of(document, size, tmp_path)
    small = {int(number): half for half in halves for number in re.findall(r"Page(\d+)of", half)}
    assert [halves.index(small[number]) for number in (1, 2, 3)] == [1, 2, 5]
    assert squeezed(quiz.title) in small[1]
    for entry in quiz.forms[0].entries:
        assert sum(f"[{entry.number}]" in half for half in halves) == 1


def halves_of(document: bytes, size: tuple[int, int], folder: Path) -> list[str]:
    """The text of each side's left and right half."""
    (folder / "booklet.pdf").write_bytes(document)
    sides = range(1, len(PdfReader(BytesIO(document)).pages) + 1)
    return [half_of(folder, side, left, size) for side in sides for left in (0, size[0] // 2)]


def half_of(folder: Path, side: int, left: int, size: tuple[int, int]) -> str:
    cut = ["-r", "72", "-x", str(left), "-y", "0", "-W", str(size[0] // 2), "-H", str(size[1])]
    page = ["-f", str(side), "-l", str(side), "-enc", "UTF-8"]
    command = ["pdftotext", *cut, *page, "booklet.pdf", "-"]
    return squeezed(subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout.decode())


def test_each_form_is_a_booklet_of_its_own(tmp_path: Path):
    document = PdfExporter().render(SAMPLE, Options(look=Look(booklet=True)))
    last, first, *_, other_last, other_first, _, _ = halves_of(document, (842, 595), tmp_path)
    assert "FormA" in first
    assert "FormB" in other_first
    assert last == other_last == ""
    booklet = PdfReader(BytesIO(document))
    assert booklet.metadata.title == SAMPLE.title
    assert booklet.root_object["/Lang"] == "en"


def test_keys_are_no_booklets():
    key = read(SAMPLE, Options(Part.KEY, look=Look(booklet=True)))
    assert round(key.pages[0].mediabox.width) == 595


# Languages


def test_labels_are_in_the_language_of_the_quiz():
    sheet = read(replace(SAMPLE, language="ru"))
    words = text_of(sheet)
    assert all(
        each in words for each in ("Имя", "Класс", "ВариантА".replace("А", "A"), "4×2балла", "Стр.1из2")
    )
    assert sheet.root_object["/Lang"] == "ru"
    key = text_of(read(replace(SAMPLE, language="ru"), Options(Part.KEY)))
    assert "5Н" in key
    assert "от2850до3150" in key


def test_labels_that_no_font_prints_are_in_english_and_a_warning_says_so():
    chinese = replace(ONE, language="zh")
    assert "Name" in text_of(read(chinese))
    [problem] = PdfExporter().check(chinese)
    assert (problem.code, problem.severity) == ("missing-glyph", "warning")
    assert "labels in 'zh'" in problem.message


def test_chinese_is_printed_where_the_machine_has_a_font():
    if Fonts(system=True).families.isdisjoint(CHINESE_FACES):
        pytest.skip("needs a Chinese font (Debian: fonts-noto-cjk)")
    chinese = replace(ONE, language="zh", title="中俄条约")
    options = Options(system_fonts=True)
    assert PdfExporter().check(chinese, options) == ()
    words = text_of(read(chinese, options))
    assert "中俄条约" in words
    assert "姓名" in words


def test_the_machines_fonts_change_nothing_where_they_are_not_needed():
    assert PdfExporter().render(SAMPLE, Options(system_fonts=True)) == PdfExporter().render(SAMPLE, DEFAULTS)


def test_pinyin_stands_apart_from_the_words_around_it():
    assert glyphs.printable("中俄 2014") == "zhōng é 2014"


# What the file says of itself


def fonts_of(reader: PdfReader) -> dict[str, bool]:
    """The fonts of the whole file, and whether each is embedded."""
    objects = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    return {
        str(each["/FontName"]): any(key.startswith("/FontFile") for key in each)
        for each in objects
        if isinstance(each, dict) and each.get("/Type") == "/FontDescriptor"
    }


@pytest.mark.parametrize("look", [Look(), LOOKS["all at once"], Look(booklet=True)])
def test_all_fonts_are_embedded(look: Look):
    fonts = fonts_of(read(SAMPLE, Options(look=look)))
    assert fonts
    assert all(fonts.values())


def test_bookmarks_lead_to_forms_and_sections():
    first, sections, *_ = read(SAMPLE).outline
    assert squeezed(first.title) == squeezed(f"{SAMPLE.title} Form A")
    assert [section.title for section in sections] == [section.title for section in SAMPLE.forms[0].sections]


@pytest.mark.parametrize("look", [Look(), Look(columns=2)])
def test_text_comes_back_in_reading_order(look: Look):
    text = text_of(read(ONE, Options(look=look)))
    said = [squeezed(SAMPLE.title), "Name", squeezed(SAMPLE.instructions)]
    for section in ONE.forms[0].sections:
        said.append(squeezed(section.title))
        for entry in section.entries:
            said.append(f"{entry.number}.")
            if entry.item is not CAPACITY:
                said.append(squeezed(entry.item.stem))
            said.extend(squeezed(option.text) for option in entry.item.options)
    at = 0
    for words in said:
        at = text.index(words, at) + len(words)


# Golden pages


@pytest.mark.parametrize("part", Part)
def test_the_words_of_every_part_are_as_blessed(part: Part, golden):
    pages = (page.extract_text() for page in read(SAMPLE, Options(part)).pages)
    golden(f"sample-{part}.txt", "\n\f\n".join(pages) + "\n")


def test_every_part_has_as_many_pages_as_blessed(golden):
    def count(part: Part, paper: str, look: Look) -> int:
        # Told as Typst and pypdf write pages, so that none has to be read.
        return len(re.findall(rb"/Type ?/Page\b", PdfExporter().render(forty(), Options(part, paper, look))))

    looks = {"ordinary": Look()} | LOOKS | {"booklet": Look(booklet=True)}
    rows = [f"a4, {part}: {count(part, 'a4', Look())}" for part in Part]
    rows += [f"a4, {name}: {count(Part.SHEET, 'a4', look)}" for name, look in looks.items()]
    rows += [f"{paper}, ordinary: {count(Part.SHEET, paper, Look())}" for paper in PAPERS[1:]]
    golden("sample-pages.txt", "\n".join(rows) + "\n")
