import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from quizgen.exports import sheets
from quizgen.exports.pdf import PdfExporter, glyphs
from quizgen.exports.protocol import DEFAULTS, Options, Part
from quizgen.items.model import Choice, Cloze, Gap, Recall, Typed
from quizgen.problems import Severity
from quizgen.quizzes.model import Entry, Form, Quiz, Section
from tests.exports.sample_quiz import (
    CAPACITY,
    FIRST,
    FOURTH,
    MARKUP,
    SAMPLE,
    SECOND,
    THIRD,
    YEAR,
    choice,
    forty,
    item,
    quiz_of,
)

KEY = Options(part=Part.KEY)
MARKS = Options(part=Part.MARKS)
ROOT = Path(__file__).parents[2]


def pdf(quiz: Quiz, options: Options = DEFAULTS) -> bytes:
    return PdfExporter().render(quiz, options)


def read(document: bytes) -> PdfReader:
    return PdfReader(BytesIO(document))


def pages(document: bytes) -> list[str]:
    """The text of each page without its spaces, which a reader guesses from positions."""
    return [squeezed(page.extract_text()) for page in read(document).pages]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def holds(document: bytes, *texts: str) -> bool:
    whole = "".join(pages(document))
    return all(squeezed(text) in whole for text in texts)


def addresses(document: bytes) -> set[str]:
    notes = [note.get_object() for page in read(document).pages for note in page.get("/Annots", ())]
    return {note["/A"]["/URI"] for note in notes}


# What is printed


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_the_words_of_a_sheet_come_back(paper):
    sheet = pdf(SAMPLE, Options(paper=paper))
    assert holds(sheet, SAMPLE.title, SAMPLE.instructions, "4 × 1 point", "4 × 2 points", "/ 23")
    items = FIRST + SECOND + THIRD + FOURTH
    assert holds(sheet, *(option.text for each in items for option in each.options))
    assert holds(sheet, *(each.stem for each in items if not isinstance(each.body, Cloze)))


def test_the_sheet_tells_no_answer():
    sheet = pdf(quiz_of(item("a", "When?", Typed("1689", ("1689",)), remarks=("Some sources say 1698.",))))
    assert not holds(sheet, "1689")
    assert not holds(sheet, "1698")


def test_the_key_has_the_answers_of_all_forms_on_a_page():
    [key] = pages(pdf(SAMPLE, KEY))
    for form in SAMPLE.forms:
        assert squeezed(sheets.remake(SAMPLE, form)) in key
    assert squeezed("True or false? (2 × 1 point) 5F 6T") in key
    assert squeezed("10 about 3000 kilometres (from 2850 to 3150)") in key
    assert "1727" not in key


def test_the_words_of_a_mark_scheme_come_back():
    key = pdf(SAMPLE, MARKS)
    assert holds(key, "Mark scheme · Form A", "Mark scheme · Form B", "A 1689 1 point", "True 1 point")
    assert holds(key, "Also right: Sila Sibiri · Сила Сибири", "As of 2025.", *YEAR.remarks)
    assert holds(key, "Not B, 1727: 1727 belongs to another treaty.", "prints “27 Aug. 1689” (example.org)")


def test_poppler_reads_the_same_words(tmp_path):
    if not shutil.which("pdftotext"):
        pytest.skip("needs pdftotext (Debian: poppler-utils)")
    (tmp_path / "sheet.pdf").write_bytes(pdf(SAMPLE))
    command = ["pdftotext", "-layout", "-enc", "UTF-8", "sheet.pdf", "-"]
    text = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout.decode()
    assert re.search(r"1\.\s+After decades of raids", text)
    assert re.search(r"A\s+1689\s+B\s+1727\s+C\s+1858\s+D\s+1860", text)
    assert "«Сила Сибири»" in text


def test_markup_in_a_fact_stays_text():
    quiz = quiz_of(item("a", MARKUP, choice(MARKUP, "no"), explanation=MARKUP), title=MARKUP)
    assert holds(pdf(quiz), MARKUP)
    assert "".join(pages(pdf(quiz, MARKS))).count(squeezed(MARKUP)) >= 4


def test_a_mark_scheme_links_to_web_addresses_only():
    assert addresses(pdf(SAMPLE, MARKS)) == {"https://example.org/treaties/nerchinsk?lang=la&v=1"}


def test_a_gap_and_the_space_to_write_fit_the_answer():
    def gap(answer: str) -> int:
        quiz = quiz_of(item("a", "It carries ____ .", Cloze(("It carries ", "."), (Gap(answer, (answer,)),))))
        return len(max(re.findall("_+", pages(pdf(quiz))[0])))

    assert 10 == gap("gas") < gap("38 billion cubic metres a year")


def test_several_gaps_are_numbered_on_the_sheet_and_in_the_key():
    gaps = (Gap("Aigun", ("Aigun",)), Gap("1858", ("1858",)))
    quiz = quiz_of(item("a", "", Cloze(("The Treaty of ", " was signed in ", "."), gaps)))
    assert re.search(r"Treatyof\(1\)_+wassignedin\(2\)_+\.", pages(pdf(quiz))[0])
    assert holds(pdf(quiz, KEY), "(1) Aigun; (2) 1858")


def test_points_stand_with_the_item_where_they_differ():
    quiz = quiz_of(YEAR)
    entries = (Entry(1, 1, YEAR), Entry(2, 3, CAPACITY))
    mixed = replace(quiz, forms=(Form("", (Section("All", "", entries),)),))
    assert holds(pdf(mixed), "All 4 points", "their states? (1 point)", "a year. (3 points)")


# How it is laid out


def test_each_form_begins_on_a_front_page_and_counts_its_own_pages():
    short = replace(SAMPLE, forms=tuple(replace(f, sections=f.sections[:1]) for f in SAMPLE.forms))
    front, back, second = pages(pdf(short))
    assert front.count("FormA") == 2
    assert front.endswith("FormA·treaties-first·seed7Page1of1")
    assert back == ""
    assert second.count("FormB") == 2
    assert second.endswith("FormB·treaties-first·seed7Page1of1")


def test_only_sheets_have_empty_pages():
    assert all(pages(pdf(SAMPLE, KEY)) + pages(pdf(SAMPLE, MARKS)))


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_no_item_is_split_over_pages(paper):
    sheet = pages(pdf(forty(), Options(paper=paper)))
    assert len(sheet) > 2
    for entry in forty().forms[0].entries:
        [page] = [text for text in sheet if f"[{entry.number}]" in text]
        if isinstance(entry.item.body, Choice):
            assert f"lastof{entry.number}!" in page


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_no_heading_is_parted_from_its_first_item(paper):
    sheet = pages(pdf(forty(), Options(paper=paper)))
    for section in forty().forms[0].sections:
        [page] = [text for text in sheet if f"{section.title}{len(section.entries)}×1point" in text]
        assert f"[{section.entries[0].number}]" in page


def test_an_item_taller_than_a_page_runs_on():
    words = " ".join(f"word{n}" for n in range(2000))
    for options in (Options(), MARKS):
        document = pdf(quiz_of(item("a", words, Recall(("x",) * 60))), options)
        assert len(pages(document)) > 1
        assert holds(document, "word0", "word1999")


def test_paper_is_the_options_else_the_quizs():
    def size(quiz: Quiz, options: Options) -> tuple[int, int]:
        box = read(pdf(quiz, options)).pages[0].mediabox
        return round(box.width), round(box.height)

    letter = quiz_of(YEAR, paper="us-letter")
    assert size(quiz_of(YEAR), Options()) == (595, 842)
    assert size(letter, Options()) == (612, 792)
    assert size(letter, Options(paper="a4")) == (595, 842)
    with pytest.raises(ValueError, match="'a3'"):
        pdf(letter, Options(paper="a3"))


# What the file is


@pytest.mark.parametrize("options", [Options(part=part) for part in Part])
def test_the_file_is_tagged_titled_and_says_its_language(options):
    reader = read(pdf(SAMPLE, options))
    catalog = reader.root_object
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert catalog["/Lang"] == "en"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title.startswith(SAMPLE.title)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_data()


def test_the_same_quiz_gives_the_same_bytes_anywhere(tmp_path):
    script = (
        "import hashlib; from tests.exports.sample_quiz import SAMPLE; from quizgen.exports.pdf import PdfExporter;"
        "from quizgen.exports.protocol import DEFAULTS, Options, Part; "
        "print([hashlib.sha256(PdfExporter().render(SAMPLE, Options(part=p))).hexdigest() for p in Part])"
    )
    elsewhere = {
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "42",
        "TZ": "Pacific/Kiritimati",
        "HOME": str(tmp_path),
    }
    command = [sys.executable, "-c", script]
    there = subprocess.run(
        command, cwd=tmp_path, env=os.environ | elsewhere, capture_output=True, text=True, check=True
    ).stdout
    here = [hashlib.sha256(pdf(SAMPLE, Options(part=part))).hexdigest() for part in Part]
    assert there.strip() == str(here)


def test_the_file_carries_no_date():
    assert not {"/CreationDate", "/ModDate"} & set(read(pdf(SAMPLE)).metadata)


# Characters


def test_a_character_without_a_glyph_is_named_and_replaced():
    quiz = quiz_of(YEAR, item("b", "What is 𒀭𒀭 in English?", Typed("book", ("book",))))
    [problem] = PdfExporter().check(quiz)
    assert problem.code == "missing-glyph"
    assert problem.severity is Severity.WARNING
    assert problem.place == YEAR.place
    assert "of item b; [?] will stand there" in problem.message
    assert holds(pdf(quiz), "What is [?] in English?")


def test_chinese_that_no_font_prints_is_printed_as_pinyin():
    quiz = quiz_of(YEAR, item("b", "What is 中国石油 in English?", Typed("CNPC", ("CNPC",))))
    [problem] = PdfExporter().check(quiz)
    assert "中 国 油 石 of item b; pinyin will stand there" in problem.message
    assert holds(pdf(quiz), "What is zhōng guó shí yóu in English?")


def test_a_missing_glyph_in_the_quizs_own_words_is_named_too():
    [problem] = PdfExporter().check(quiz_of(YEAR, title="中 quiz"))
    assert "of quiz quiz" in problem.message


def test_the_sample_lacks_no_glyph():
    assert PdfExporter().check(SAMPLE) == ()


def test_of_many_texts_at_once_as_much_is_found_out_as_of_each_alone():
    texts = [
        "中 俄",
        "\U0001d11e",
        "an \ud800",
        "Šos \u05d0\u059a",
        '`"中"`',
        "μ → ∞",
        "\u0938\u0940 \ufe05",
        "中e",
    ]
    at_once = glyphs.missing(texts)
    alone = set()
    for text in texts:
        glyphs.coverage.cache_clear()
        alone.update(glyphs.missing([text]))
    assert at_once == tuple(sorted(alone))
    assert {"中", "俄", "\U0001d11e", "\ud800"} <= alone


def test_a_letter_of_another_style_falls_back_to_the_plain_one():
    assert glyphs.printable("\U0001d11e \U0001f130 test") == "[?] A test"


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(min_size=1, max_size=40))
@example("\ud800\x00\n")
@example("\u05d0\u059a\u05b9 \u0600\u0654 \u0938\u0940 \U0001f3fc\ufe05")
def test_any_text_can_be_printed(text: str):
    quiz = quiz_of(item("a", f"{text}?", Typed("x", ("x",)), explanation=text))
    assert pages(pdf(quiz, MARKS))
