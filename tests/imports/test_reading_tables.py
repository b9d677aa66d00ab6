"""Files of every sort, good and bad: a table comes of them, or a sentence that says why not."""

import codecs
import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
import xlsxwriter

from quizgen.imports import tables
from quizgen.imports.model import SEVERAL, Layout, Table
from quizgen.problems import Problem

CSV = "name,founded\nŁódź,1423\nZürich,0853\n"


def read(data: bytes | str, path: str = "towns.csv", layout: Layout | None = None) -> Table:
    table, problems = tables.read(path, data.encode() if isinstance(data, str) else data, layout)
    assert table is not None, [str(problem) for problem in problems]
    return table


def rows(table: Table) -> tuple[list[tuple[str, ...]], list[Problem]]:
    problems: list[Problem] = []
    return [row.cells for row in table.read(problems.append)], problems


def codes(data: bytes | str, path: str = "towns.csv") -> list[str]:
    """What is wrong with a file as a whole, or with its rows."""
    table, problems = tables.read(path, data.encode() if isinstance(data, str) else data)
    return [problem.code for problem in (rows(table)[1] if table else problems)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_rows_alike(delimiter: str) -> None:
    table = read(f'name{delimiter}remark\nBern{delimiter}"a, b; c"\nRom{delimiter}"d, e; f"\n')
    assert table.layout.delimiter == delimiter
    assert rows(table)[0] == [("Bern", "a, b; c"), ("Rom", "d, e; f")]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", CSV),
        ("utf-8-sig", CSV),
        ("utf-16", CSV),
        ("utf-16-le", CSV),
        ("utf-32", CSV),
        ("cp1251", "имя;год;место\nНерчинский договор;1689;Нерчинск\nАйгунский договор;1858;Айгунь\n" * 3),
        ("koi8-r", "имя;год;место\nНерчинский договор;1689;Нерчинск\nАйгунский договор;1858;Айгунь\n" * 3),
        ("gb18030", "名称,年份,地点\n尼布楚条约,1689,尼布楚\n瑷珲条约,1858,瑷珲\n北京条约,1860,北京\n"),
    ],
)
def test_every_usual_encoding_is_read(encoding: str, text: str) -> None:
    table = read(text.encode(encoding))
    first, *others = text.strip().split("\n")
    mark = table.layout.delimiter
    assert table.columns[:1] == (first.split(mark)[0],)
    assert [row[0] for row in rows(table)[0]][: len(others)][0] == others[0].split(mark)[0]


def test_a_guessed_encoding_is_called_a_guess_and_a_told_one_is_not() -> None:
    data = ("Name;Café\nÉlysée;thé vert\n" * 4).encode("cp1252")
    assert read(data).layout.guessed
    told = read(data, layout=Layout(encoding="cp1252"))
    assert not told.layout.guessed
    assert rows(told)[0][0] == ("Élysée", "thé vert")


def test_titles_and_blank_lines_above_the_header_are_passed_over() -> None:
    table = read("Towns of Europe\n\nname,founded,river\nBern,1191,Aare\n,,\nRom,,Tiber\n")
    assert table.columns == ("name", "founded", "river")
    found = list(table.read(lambda problem: None))
    assert [(row.line, row.cells[0]) for row in found] == [(4, "Bern"), (6, "Rom")]


def test_columns_without_a_name_and_with_one_name_are_told_by_their_letter() -> None:
    assert read("name,date,,date\nBern,1,2,3\n").columns == ("name", "date [B]", "[C]", "date [D]")


def test_excels_own_line_about_the_delimiter_is_no_row() -> None:
    table = read("sep=;\nname;founded\nBern;1191\n")
    assert [(row.line, row.cells) for row in table.read(lambda problem: None)] == [(3, ("Bern", "1191"))]


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        ("a,b\n1,2\n3\n", "ragged-row", 3),
        ("a,b\n1,2\n3,4,5\n", "ragged-row", 3),
        ('a,b\n1,"2\n3,4\n', "unclosed-quote", 2),
        ('a,b\n1,2\n"x"y,4\n', "text-after-quote", 3),
        (f"a,b\n1,2\n{'x' * 1_000_000},3\n", "cell-too-long", 3),
    ],
)
def test_a_row_that_cannot_be_read_is_named_by_its_line(data: str, code: str, line: int) -> None:
    _, problems = rows(read(data))
    assert [(problem.code, problem.place.line) for problem in problems] == [(code, line)]


@pytest.mark.parametrize(
    ("data", "path", "code"),
    [
        (b"", "a.csv", "no-table"),
        (b"\xef\xbb\xbf\n \n", "a.csv", "no-table"),
        (b"%PDF-1.7 ...", "a.csv", "no-table"),
        (b"<!DOCTYPE html><table>", "a.csv", "no-table"),
        (bytes(range(256)) * 8, "a.csv", "no-table"),
        (b"Only a text.\nIt has, as texts do, a comma here\nand none there.\n", "a.txt", "no-table"),
        (b"name\nBern\nRom\n", "a.csv", "no-table"),
        (b"PK\x03\x04 and no more", "a.xlsx", "broken-spreadsheet"),
        (b"\xd0\xcf\x11\xe0 and no more", "a.xls", "broken-spreadsheet"),
        (b"[1, 2", "a.json", "not-json"),
        (b'{"a": 1}', "a.json", "no-table"),
        (b'[{"a": 1, "a": 2, "b": 3}]', "a.json", "key-twice"),
        (b'[{"a": 1, "b": 3}, 7]', "a.json", "not-a-record"),
        (b"[" * 100_000, "a.json", "too-deep"),
        (b'{"a": 1, "b": 2}\n{"a": 1, "b"', "a.jsonl", "not-json"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, path: str, code: str) -> None:
    assert codes(data, path) == [code]


def test_a_packed_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables.sheets, "_LARGEST", 2**20)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"\0" * 2**21)
    assert codes(packed.getvalue(), "a.xlsx") == ["too-large"]
    lying = packed.getvalue().replace((2**21).to_bytes(4, "little"), (2**10).to_bytes(4, "little"))
    assert codes(lying, "a.xlsx") == ["broken-spreadsheet"]


def workbook(fill: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None]) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        fill(book, book.add_worksheet("Towns"))
    return data.getvalue()


def test_a_spreadsheet_gives_dates_and_numbers_as_they_are() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.merge_range("A1:D1", "Towns of Europe")
        sheet.write_row("A2", ["Name", "Founded", "Area", "Sum"])
        sheet.write_row("A3", ["Bern", None, 51.6, None])
        sheet.write_datetime("B3", date(1991, 4, 3), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_formula("D3", "=0.1+0.2", None, 0.1 + 0.2)

    table = read(workbook(fill), "towns.xlsx")
    assert (table.columns, table.layout.header) == (("Name", "Founded", "Area", "Sum"), 2)
    assert rows(table) == ([("Bern", "1991-04-03", "51.6", "0.3")], [])


def test_a_cell_merged_downwards_stands_in_every_row_and_one_merged_across_is_refused() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_row("A1", ["Country", "Town", "River"])
        sheet.merge_range("A2:A3", "Switzerland")
        sheet.write_row("B2", ["Bern", "Aare"])
        sheet.write_row("B3", ["Basel", "Rhine"])
        sheet.write("A4", "Italy")
        sheet.merge_range("B4:C4", "Rome")

    found, problems = rows(read(workbook(fill), "towns.xlsx"))
    assert [row[0] for row in found] == ["Switzerland", "Switzerland", "Italy"]
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        ("merged-cells", "towns.xlsx:4:2")
    ]


def test_formulas_never_worked_out_and_errors_are_named_and_na_is_nothing() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_row("A1", ["Name", "Area"])
        for row, (value, formula) in enumerate([("", "=1+1"), ("#DIV/0!", "=1/0"), ("#N/A", "=NA()")], 2):
            sheet.write(f"A{row}", f"Town {row}")
            sheet.write_formula(f"B{row}", formula, None, value)

    found, problems = rows(read(workbook(fill), "towns.xlsx"))
    assert len(found) == 3
    assert [(problem.code, problem.place.line) for problem in problems] == [("no-value", 2), ("no-value", 3)]


def test_nested_records_become_columns_and_lists_several_values() -> None:
    table = read('[{"name": {"common": "Bern"}, "rivers": ["Aare", "Gürbe"], "x": null}]', "a.json")
    assert table.columns == ("name.common", "rivers", "x")
    assert rows(table)[0] == [("Bern", f"Aare{SEVERAL}Gürbe", "")]


def test_an_object_whose_keys_are_ids_is_a_list_and_no_columns() -> None:
    records = ", ".join(f'{{"name": "L{n}", "speaks": {{"k{n}": "T{n}"}}}}' for n in range(20))
    table = read(f"[{records}]", "a.json")
    assert table.columns == ("name", "speaks")
    assert rows(table)[0][3] == ("L3", "T3")


def test_wikidata_results_are_their_values() -> None:
    table = read(
        '{"head": {"vars": ["item", "itemLabel"]}, "results": {"bindings": [{"item": {"type": "uri", "value":'
        ' "http://www.wikidata.org/entity/Q70"}, "itemLabel": {"type": "literal", "value": "Bern"}}]}}',
        "query.json",
    )
    assert table.layout.form == "wikidata"
    assert rows(table)[0] == [("http://www.wikidata.org/entity/Q70", "Bern")]


def test_a_file_is_json_by_what_it_holds_and_utf_16_too() -> None:
    assert read(
        codecs.BOM_UTF16_LE + '{"a": "1", "b": "2"}\n{"a": "3", "b": "4"}'.encode("utf-16-le"), "x.txt"
    ).columns == ("a", "b")
