import base64
import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from quizgen.exports.html import HtmlExporter
from quizgen.exports.protocol import DEFAULTS, Options, Part
from quizgen.exports.sheets import one_line
from quizgen.items.model import Cited, Typed
from quizgen.quizzes.looks import Look
from quizgen.quizzes.model import Quiz
from tests.exports.browser import CHROMIUM, Browser, browser
from tests.exports.sample_quiz import SAMPLE, YEAR, choice, item, quiz_of

MARKS = Options(part=Part.MARKS)
EVERY_LOOK = Look(0, True, True, True)
NASTY = (
    '"}</style><script>alert(1)</script>', "</title></p><img src=x onerror=alert(1)>", "&amp; ]]> <!-- -->",
    "{{ 7 * 7 }} {% raw %} {# no #}", "\0null\x08", "\u202eright to left", "half \ud800 pair", "🇨🇳 👩‍🏫 𠀀",
)  # fmt: skip


def html(quiz: Quiz, options: Options = DEFAULTS) -> str:
    return HtmlExporter().render(quiz, options).decode()


class Reader(HTMLParser):
    """Words outside the style sheet, and the elements that make a page dangerous."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.tags, self._in_style = "", [], False

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self._in_style = tag == "style"

    def handle_endtag(self, tag):
        self._in_style = False

    def handle_data(self, data):
        self.words += "" if self._in_style else data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def asked(text: str, **more: object) -> Quiz:
    return quiz_of(item("a", text, Typed("x", ("x",)), **more))


@pytest.mark.parametrize(("part", "name"), [(Part.SHEET, "sample.html"), (Part.MARKS, "sample-marks.html")])
def test_a_page_reads_as_blessed(golden, part, name):
    page = html(SAMPLE, Options(part=part))
    golden(name, page[page.index("<main>") : page.index("</main>")] + "</main>\n")


def test_the_sheet_tells_no_answer():
    quiz = quiz_of(item("a", "When?", Typed("1689", ("1689",)), remarks=("Some sources say 1698.",)))
    assert not re.search("1689|1698", read(html(quiz)).words)


def test_key_and_sources_name_answers_and_where_they_come_from():
    key = " ".join(read(html(SAMPLE, Options(part=Part.KEY))).words.split())
    assert "121C 2A 3D 3 points" in key
    sources = html(SAMPLE, Options(part=Part.SOURCES))
    assert (
        re.findall('href="(http[^"]*)"', sources)
        == ["https://example.org/treaties/nerchinsk?lang=la&amp;v=1"] * 2
    )


def test_only_web_addresses_become_links():
    cites = Cited("a", "A", url="https://example.org/a b?q=<c>"), Cited("b", "B", url="javascript:alert(1)")
    page = html(asked("When?", cites=cites), MARKS)
    assert re.findall('href="([^"]*)"', page) == ["https://example.org/a%20b?q=%3Cc%3E"]


def test_the_same_quiz_makes_the_same_bytes():
    assert html(SAMPLE) == html(SAMPLE)


def test_an_unknown_paper_is_refused():
    with pytest.raises(ValueError, match="b5"):
        html(SAMPLE, Options(paper="b5"))


def test_other_scripts_are_marked_with_their_language():
    page = html(asked("«Сила Сибири», 中俄东线, שלום"))
    assert '«<span lang="ru">Сила Сибири</span>», <span lang="zh">中俄东线</span>' in page
    assert '<span lang="he" dir="rtl">שלום</span>' in page
    assert '<span lang="ru">' not in html(replace(asked("Когда?"), language="ru"))


@pytest.mark.parametrize("text", NASTY)
def test_no_text_marks_up(text):
    plain = read(html(quiz_of(item("a", "When?", choice("x", "no")))))
    quiz = quiz_of(item("a", text, choice(text, "no"), explanation=text), title=text, instructions=text)
    page = read(html(quiz))
    assert page.tags == [*plain.tags[: -0 or None]] or set(page.tags) <= set(plain.tags)
    assert page.words.count(one_line(text)) >= 4
    assert one_line(text) in read(html(quiz, MARKS)).words


@settings(max_examples=40)
@given(st.text(min_size=1))
def test_any_text_comes_back(text: str):
    assert f"{one_line(text)}|" in read(html(asked(f"{text}|"))).words


# In Chromium


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory):
    if CHROMIUM is None:
        pytest.skip("there is no Chromium: apt-get install chromium")
    with browser(tmp_path_factory.mktemp("html") / "chromium") as tab:
        yield tab


def printed(tab: Browser, page: str) -> PdfReader:
    tab.open(page)
    answer = tab.call("Page.printToPDF", preferCSSPageSize=True, generateTaggedPDF=True)
    return PdfReader(BytesIO(base64.b64decode(answer["data"])))


@pytest.mark.parametrize("options", [*(Options(part=part) for part in Part), Options(look=EVERY_LOOK)])
def test_a_page_fits_a_phone_and_asks_for_nothing(tab: Browser, options: Options):
    tab.size(360, 640, touch=True)
    tab.open(html(replace(SAMPLE, title=NASTY[0]), options))
    assert tab.run("document.documentElement.scrollWidth") == 360
    assert (tab.complaints, tab.requests) == ([], [])
    assert tab.run("getComputedStyle(document.body).maxWidth") != "none", "its style sheet is allowed"


def test_a_page_prints_on_its_paper_with_its_title_and_page_numbers(tab: Browser):
    document = printed(tab, html(quiz_of(*(YEAR,) * 12, title='Say "when"\\'), Options(paper="us-letter")))
    assert [float(side) for side in document.pages[0].mediabox[2:]] == [612, 792]
    for number, page in enumerate(document.pages, start=1):
        text = " ".join(page.extract_text().split())
        assert f"Page {number} of {len(document.pages)}" in text
        assert 'Say "when"\\ · quiz · seed 7' in text


def test_each_form_begins_on_a_page_of_its_own(tab: Browser):
    document = printed(tab, html(SAMPLE))
    first = [page.extract_text() for page in document.pages]
    assert ["Score" in page for page in first] == [True, False, True, False]
    assert ["Form A" in page for page in first] == [True, True, False, False]


def test_sheets_of_a_class_have_names_and_places_of_their_own():
    first, second = (replace(SAMPLE.forms[0], name=f"Student {name}", group="9b") for name in ("One", "Two"))
    page = html(replace(SAMPLE, forms=(first, second)))
    assert '<span class="blank">Student Two</span>' in page
    assert '<a href="#form-2">Student Two · Form A</a>' in page
    assert page.count('id="form-2"') == 1


def test_a_reader_of_the_screen_finds_its_way(tab: Browser):
    tab.open(html(SAMPLE))
    tree = tab.call("Accessibility.getFullAXTree")["nodes"]
    roles = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in tree]
    assert ("heading", "Treaties & pipelines: a first look Form A") in roles
    assert ("heading", "Choose 4 × 1 point") in roles
    assert {"main", "navigation", "article", "list", "link"} <= {role for role, _ in roles}
