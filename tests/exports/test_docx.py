import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from quizgen.exports.docx import DocxExporter
from quizgen.exports.protocol import DEFAULTS, Options, Part
from quizgen.exports.sheets import one_line
from quizgen.items.model import Cited, ItemType, Typed
from quizgen.quizzes.looks import Look
from quizgen.quizzes.model import Quiz
from tests.exports.sample_quiz import SAMPLE, YEAR, choice, item, quiz_of
from tests.exports.word_reader import opened, told, words

KEY = Options(part=Part.KEY)
MARKS = Options(part=Part.MARKS)
SOFFICE = shutil.which("soffice")
SCRIPTS = "«Сила Сибири», 中俄东线, שלום"
NEEDLESS = "relationships/theme"
"""A theme is what Word itself always writes and never needs."""


YEAR_ALONE = quiz_of(YEAR)


def docx(quiz: Quiz, options: Options = DEFAULTS) -> bytes:
    return DocxExporter().render(quiz, options)


def part(content: bytes, name: str) -> str:
    return ZipFile(BytesIO(content)).read(name).decode()


def asked(text: str, **more: object) -> Quiz:
    return quiz_of(item("a", text, Typed("x", ("x",)), **more))


# What is in it


def test_the_sheet_reads_as_blessed(golden):
    golden("sample-docx.txt", told(docx(SAMPLE)))


def test_the_mark_scheme_reads_as_blessed(golden):
    golden("sample-marks-docx.txt", told(docx(SAMPLE, MARKS)))


def test_a_sheet_for_a_student_has_the_name_and_the_class():
    named = replace(YEAR_ALONE, forms=(replace(YEAR_ALONE.forms[0], name="Student One", group="9b"),))
    assert "| Name | Student One | Class | 9b |" in told(docx(named))


def test_the_sample_has_every_item_type():
    assert {entry.item.type for entry in SAMPLE.forms[0].entries} == set(ItemType)


def test_the_sheet_tells_no_answer():
    quiz = quiz_of(item("a", "When?", Typed("1689", ("1689",)), remarks=("Some sources say 1698.",)))
    assert not re.search("1689|1698", part(docx(quiz), "word/document.xml"))


def test_the_key_has_the_answers_of_a_form_in_tables_with_a_head():
    lines = told(docx(SAMPLE, KEY)).splitlines()
    assert "Head: | 1 | 2 | 3 | 4 | 5 | 6 |" in lines
    assert "Row: | A | B | A | A | F | T |" in lines
    assert "Row: | 12 | 1C 2A 3D | 3 points |" in lines


def test_sources_are_listed_once_in_each_form_and_linked():
    document = docx(SAMPLE, Options(part=Part.SOURCES))
    assert told(document).count("Qing court & Tsardom") == len(SAMPLE.forms)
    addresses = re.findall(r'hyperlink" Target="([^"]*)"', part(document, "word/_rels/document.xml.rels"))
    assert addresses == ["https://example.org/treaties/nerchinsk?lang=la&amp;v=1"]


def test_only_web_addresses_become_links():
    cites = Cited("a", "A", url="https://example.org/a b?q=<c>"), Cited("b", "B", url="javascript:alert(1)")
    links = part(docx(asked("When?", cites=cites), MARKS), "word/_rels/document.xml.rels")
    assert re.findall(r'Target="([^"]*)" TargetMode', links) == ["https://example.org/a%20b?q=%3Cc%3E"]


# How it is made


@pytest.mark.parametrize(
    "options", [*(Options(part=part) for part in Part), Options(look=Look(0, True, True, True))]
)
def test_every_part_keeps_to_the_schema_of_open_xml(tmp_path: Path, options: Options):
    quiz = quiz_of(item("a", SCRIPTS, choice(SCRIPTS, "no")), language="zh-Hans")
    for number, each in enumerate((SAMPLE, quiz)):
        file = tmp_path / f"{number}.docx"
        file.write_bytes(docx(each, options))
        found = map(str, OpenXmlValidator().validate(file).errors)
        assert [error for error in found if NEEDLESS not in error] == []


def test_numbers_run_on_through_sections_and_begin_again_with_each_form():
    numbers = re.findall(r"^Question: (\d+)\.", told(docx(SAMPLE)), re.MULTILINE)
    assert list(map(int, numbers)) == [*range(1, 14), *range(1, 14)]


def test_headings_make_an_outline():
    document = opened(docx(SAMPLE))
    outline = [(p.style.name, p.text.split("\t")[0]) for p in document.paragraphs if "eading" in p.style.name]
    form = [("Heading 1", SAMPLE.title), *(("Heading 2", s.title) for s in SAMPLE.forms[0].sections)]
    assert outline == form * 2


@pytest.mark.parametrize("look", [Options(), MARKS])
def test_every_style_that_is_used_is_defined(look):
    document = docx(SAMPLE, look)
    used = set(re.findall(r'<w:(?:p|r|tbl)Style w:val="(\w+)"', part(document, "word/document.xml")))
    assert used <= set(re.findall(r'w:styleId="(\w+)"', part(document, "word/styles.xml")))


def test_each_form_counts_its_pages_by_fields():
    document = docx(SAMPLE)
    for number in (1, 2):
        fields = re.findall(r"<w:instrText[^>]*> (.*?) <", part(document, f"word/footer{number}.xml"))
        assert fields == ["PAGE", f"PAGEREF end{number}"]
        assert f'w:name="end{number}"' in part(document, "word/document.xml")
    assert '<w:instrText xml:space="preserve"> NUMPAGES <' in part(docx(quiz_of(YEAR)), "word/footer1.xml")
    assert part(document, "word/document.xml").count('<w:pgNumType w:start="1"/>') == 2


def test_properties_name_the_quiz():
    properties = opened(docx(SAMPLE, KEY)).core_properties
    assert properties.title == "Treaties & pipelines: a first look – Answer key"
    assert (properties.subject, properties.language) == ("China and Russia", "en")


@pytest.mark.parametrize(("paper", "width"), [("a4", 11906), ("us-letter", 12240), ("a5", 8391)])
def test_paper_is_as_asked(paper, width):
    page = opened(docx(SAMPLE, Options(paper=paper))).sections[1]
    assert page._sectPr.find(qn("w:pgSz")).get(qn("w:w")) == str(width)


def test_an_unknown_paper_is_refused():
    with pytest.raises(ValueError, match="b5"):
        docx(SAMPLE, Options(paper="b5"))


def test_large_print_is_large_and_black():
    styles = part(docx(SAMPLE, Options(look=Look(large_print=True))), "word/styles.xml")
    assert '<w:sz w:val="36"/>' in styles.partition("</w:docDefaults>")[0]
    assert "595959" not in styles


def test_the_same_quiz_makes_the_same_bytes_and_tells_no_day():
    document = docx(SAMPLE)
    assert document == docx(SAMPLE)
    archive = ZipFile(BytesIO(document))
    assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not any(
        b"dcterms" in archive.read(name) or b"rsid" in archive.read(name) for name in archive.namelist()
    )


# Words of any kind


def test_other_scripts_are_marked_with_their_language_and_fonts():
    document = part(docx(asked(SCRIPTS)), "word/document.xml")
    assert '<w:lang w:val="ru-RU"/></w:rPr><w:t xml:space="preserve">Сила Сибири<' in document
    assert '<w:rFonts w:hint="eastAsia" w:eastAsia="SimSun"/><w:lang w:eastAsia="zh-CN"/></w:rPr>' in document
    assert '<w:rtl/><w:lang w:bidi="he-IL"/></w:rPr><w:t xml:space="preserve">שלום<' in document


def test_a_document_in_russian_is_spelled_as_russian():
    document = docx(replace(asked("Когда?"), language="ru"))
    assert "Когда" in words(document)
    assert "w:lang" not in part(document, "word/document.xml")
    assert '<w:lang w:val="ru-RU" w:eastAsia="zh-CN"' in part(document, "word/styles.xml")


@pytest.mark.parametrize(
    "text",
    [
        "</w:t></w:r><w:p/>", "<b>&amp;</b> & ]]> <!--", "{{ 7 * 7 }} {% raw %} {# no #} {_{ }_}",
        "\0null \x08 \x1b[31m", "\u202eright to left\u202c", "half \ud800 pair \ufffe", "🇨🇳 👩‍🏫 𠀀", "  two  spaces  ",
    ],
)  # fmt: skip
def test_no_text_marks_up(text):
    quiz = quiz_of(item("a", text, choice(text, "no"), explanation=text), title=text, instructions=text)
    for options in (DEFAULTS, KEY, MARKS):
        assert one_line(text) in words(docx(quiz, options))


@settings(max_examples=40)
@given(st.text(min_size=1))
def test_any_text_comes_back(text: str):
    assert f"{one_line(text)}|" in words(docx(asked(f"{text}|")))


# In LibreOffice


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice: apt-get install libreoffice-writer")
def test_libreoffice_lays_it_out(tmp_path: Path):
    for part in Part:
        (tmp_path / f"{part}.docx").write_bytes(docx(SAMPLE, Options(part=part)))
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", tmp_path, *tmp_path.glob("*.docx")],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    sheet = [page.extract_text() for page in PdfReader(tmp_path / "sheet.pdf").pages]
    assert len(sheet) == 4
    for number, page in enumerate(sheet):
        assert f"Page {number % 2 + 1} of 2" in page
    assert "D.\xa01860" in sheet[1].replace("D. 1860", "D.\xa01860")
    assert len(PdfReader(tmp_path / "key.pdf").pages) == 2
