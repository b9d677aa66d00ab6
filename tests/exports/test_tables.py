"""Facts as tables: what a spreadsheet, a program and a reader see of them."""

import csv
import io

import pytest
from markdown_it import MarkdownIt

from quizgen.exports.tables import COLUMNS, as_csv, as_markdown, cell

ROW = {
    "id": "a/says",
    "subject": "a",
    "subject_name": '=HYPERLINK("https://example.org")',
    "kind": "claim",
    "kind_plural": "claims",
    "property": "says",
    "label": "gist",
    "value": "x | y",
    "text": "x | y, <b>bold</b>\nand *more*",
    "as_of": "2025",
    "qualifiers": {"for": "china"},
    "cites": [{"source": "atlas", "paragraph": None}, {"source": "002", "paragraph": 7}],
    "misreported": [{"as": "z", "in": "002#7", "because": "a slip"}],
}
SOURCE = {
    "id": "atlas",
    "author": "Prüf-Büro",
    "title": "Atlas",
    "publisher": "",
    "date": None,
    "url": "https://example.org",
}


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "-0044-03-15"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-12.5", "+3", "2019-12-02", "38 bcm", "a=b", "", "5 km – 6 km"])
def test_other_cells_are_left_as_they_are(text: str) -> None:
    assert cell(text) == text


def test_a_line_of_csv_has_all_of_a_fact() -> None:
    (row,) = rows(as_csv([ROW], {}, []))

    assert tuple(row) == COLUMNS
    assert row["subject_name"] == '\'=HYPERLINK("https://example.org")'
    assert row["text"] == "x | y, <b>bold</b>\nand *more*"
    assert (row["cites"], row["qualifiers"]) == ("atlas; 002#7", "for: china")
    assert row["misreported"] == "z (002#7: a slip)"
    assert row["since"] == ""


def test_spreadsheets_are_told_that_it_is_unicode() -> None:
    assert as_csv([], {}, []).startswith(b"\xef\xbb\xbfid,")


def test_nothing_in_a_fact_marks_up_a_table() -> None:
    written = as_markdown([ROW], {"title": "A *small* one"}, [SOURCE]).decode()
    page = MarkdownIt("commonmark").enable("table").render(written)

    assert "<h1>A *small* one</h1>" in page
    assert "<td>x | y, &lt;b&gt;bold&lt;/b&gt; and *more*</td>" in page
    assert "atlas: Prüf-Büro, Atlas" in page
