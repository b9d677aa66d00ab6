import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from quizgen.exports.markdown import MarkdownExporter
from quizgen.exports.protocol import DEFAULTS, Options, Part
from quizgen.exports.sheets import one_line
from quizgen.items.model import Cited, Cloze, Gap, Typed
from quizgen.quizzes.model import Quiz
from tests.exports.sample_quiz import MARKUP, SAMPLE, choice, item, quiz_of

KEY = Options(part=Part.KEY)
MARKS = Options(part=Part.MARKS)


def markdown(quiz: Quiz, options: Options = DEFAULTS) -> str:
    return MarkdownExporter().render(quiz, options).decode()


def html(text: str) -> str:
    return MarkdownIt("commonmark").render(text)


def shown(text: str) -> str:
    """What a reader of the rendered page sees, spaces evened out."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html(text))).split())


def test_the_sheet_reads_as_blessed(golden):
    golden("sample.md", markdown(SAMPLE))


def test_the_key_reads_as_blessed(golden):
    golden("sample-key.md", markdown(SAMPLE, KEY))


def test_the_mark_scheme_reads_as_blessed(golden):
    golden("sample-marks.md", markdown(SAMPLE, MARKS))


def test_the_sources_read_as_blessed(golden):
    golden("sample-sources.md", markdown(SAMPLE, Options(part=Part.SOURCES)))


def test_holds_every_item_of_the_sample():
    assert MarkdownExporter().check(SAMPLE) == ()


def test_options_are_lettered():
    sheet = markdown(quiz_of(item("a", "When?", choice("1689", "1727", right=1))))
    assert "1. When?\n\n   - A. 1689\n   - B. 1727\n" in sheet


def test_the_sheet_tells_no_answer():
    sheet = markdown(
        quiz_of(item("a", "When?", Typed("1689", ("1689",)), remarks=("Some sources say 1698.",)))
    )
    assert "1689" not in sheet
    assert "1698" not in sheet


def test_the_key_is_the_answers_at_a_glance():
    quiz = quiz_of(
        item("a", "When?", choice("1689", "1727", right=1)), item("b", "Where?", Typed("Aigun", ("Aigun",)))
    )
    assert "1 **B** · 2 **Aigun**\n" in markdown(quiz, KEY)


def test_markup_in_a_fact_stays_text():
    quiz = quiz_of(item("a", MARKUP, choice(MARKUP, "no"), explanation=MARKUP))
    for options in (Options(), MARKS):
        assert shown(markdown(quiz, options)).count(MARKUP) == 2 + (options is MARKS)


def test_a_stem_that_looks_like_a_list_stays_a_stem():
    for stem in ("- dash", "1. number", "+ plus", "> quotation", "# heading", "---", "===", "2) two"):
        assert html(markdown(quiz_of(item("a", stem, Typed("x", ("x",))))).split("\n\n", 2)[2]).startswith(
            f"<ol>\n<li>\n<p>{stem.replace('>', '&gt;')}</p>"
        )


def test_a_gap_is_no_emphasis():
    quiz = quiz_of(item("a", "", Cloze(("It carries _much_ (", ") a *year*."), (Gap("gas", ("gas",)),))))
    assert "It carries _much_ (____) a *year*." in shown(markdown(quiz))


def test_only_web_addresses_become_links():
    cites = (
        Cited("a", "A", url="https://example.org/a b?q=<c>"),
        Cited("b", "B", url="javascript:alert(1)"),
    )
    page = html(markdown(quiz_of(item("a", "When?", Typed("x", ("x",)), cites=cites)), MARKS))
    assert re.findall(r'href="([^"]*)"', page) == ["https://example.org/a%20b?q=%3Cc%3E"]


def test_terminal_controls_are_taken_out():
    sheet = markdown(quiz_of(item("a", "\x1b[31mred\x07\r\nnext\u202eline", Typed("x", ("x",)))))
    assert "1. \\[31mred nextline\n" in sheet


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: one_line(text).strip()))
def test_any_text_comes_back_from_the_rendered_page(text: str):
    page = shown(markdown(quiz_of(item("a", f"{text} end", Typed("x", ("x",))))))
    assert f" {' '.join(f'{one_line(text)} end'.split())} " in page
