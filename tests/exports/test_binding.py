"""Sheets printed a few at a time and bound: one document to whoever opens it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import typst
from pypdf import PdfReader

from quizgen.exports.pdf import PdfExporter
from quizgen.exports.pdf.binding import bound
from quizgen.exports.protocol import Options
from quizgen.quizzes.model import Form, Quiz
from tests.exports.sample_quiz import choice, item, quiz_of

TYPST = """
#set document(title: "Bound", date: none)
#set text(lang: "en")
= Part (one) NAME 7 0 R \\)
#link("https://example.org/a?b=(1)")[out] #footnote[A note of NAME]
#table(columns: 2, table.header([A], [B]), [1], [NAME])
= Second <second>
#link(<second>)[there]
#for page in range(PAGES - 1) { pagebreak(); [More of NAME] }
"""
"""All that Typst numbers or names within a document: tags, ids, keys, destinations, bookmarks, annotations."""


def file(name: str, pages: int) -> bytes:
    source = TYPST.replace("NAME", name).replace("PAGES", str(pages))
    made = typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(made, bytes)
    return made


NAME = re.compile("first|second|third")
FILES = [file("first", 2), file("second", 1), file("third", 3)]


def opened(files: list[bytes], tmp_path: Any, *, leaves: bool = True) -> PdfReader:
    path = tmp_path / "bound.pdf"
    path.write_bytes(b"".join(bound(files, leaves=leaves)))
    return PdfReader(path, strict=True)


def elements(node: Any) -> Iterator[Any]:
    """The structure below an element, in reading order, each with the page that it stands on."""
    node = node.get_object()
    yield node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if not isinstance(kid, int) and kid.get_object().get("/Type", "/StructElem") == "/StructElem":
            yield from elements(kid)


def test_all_pages_are_there_in_order_each_file_on_a_leaf_of_its_own(tmp_path: Any) -> None:
    texts = [page.extract_text() for page in opened(FILES, tmp_path).pages]
    assert [NAME.findall(text)[:1] for text in texts] == [
        ["first"], ["first"], ["second"], [], ["third"], ["third"], ["third"],
    ]  # fmt: skip
    assert texts[3] == ""
    assert len(opened(FILES, tmp_path, leaves=False).pages) == 6


def test_a_reader_finds_the_tags_of_every_file_on_its_pages(tmp_path: Any) -> None:
    reader = opened(FILES, tmp_path)
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    (document,) = root["/K"]
    found = list(elements(document))
    assert [each["/S"] for each in found].count("/Document") == 1 + len(FILES)
    headings = [
        (each["/T"], reader.get_page_number(each["/Pg"]))
        for each in found
        if each["/S"] == "/H1" and "/T" in each
    ]
    assert [(title.split()[2], page) for title, page in headings if title.startswith("Part")] == [
        ("first", 0), ("second", 2), ("third", 4),
    ]  # fmt: skip
    keys = root["/ParentTree"]["/Nums"][::2]
    assert keys == list(range(root["/ParentTreeNextKey"]))


def test_every_page_and_link_finds_its_place_in_the_structure(tmp_path: Any) -> None:
    reader = opened(FILES, tmp_path)
    nums = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(nums[::2], nums[1::2], strict=True))
    for number, page in enumerate(reader.pages):
        if "/StructParents" in page:
            of_page = parents[page["/StructParents"]].get_object()
            assert reader.get_page_number(of_page[0].get_object()["/Pg"]) == number
        for note in page.get("/Annots", []):
            assert parents[note.get_object()["/StructParent"]].get_object()["/S"] in {
                "/Link",
                "/Reference",
                "/Lbl",
            }


def test_ids_of_cells_and_names_of_places_stay_apart(tmp_path: Any) -> None:
    reader = opened(FILES, tmp_path)
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    ids = root["/IDTree"]["/Names"]
    assert len(set(ids[::2])) == len(ids) // 2 == 9
    assert ids[::2] == sorted(ids[::2])
    for id, element in zip(ids[::2], ids[1::2], strict=True):
        assert element.get_object()["/ID"] == id
    headers = {
        id
        for each in elements(root["/K"][0])
        for given in each.get("/A", [])
        for id in given.get("/Headers", [])
    }
    assert headers <= set(ids[::2])
    assert len(headers) == 6
    places = {reader.get_destination_page_number(place) for place in reader.named_destinations.values()}
    assert places == {0, 2, 4}


def test_bookmarks_lead_through_all_files(tmp_path: Any) -> None:
    reader = opened(FILES, tmp_path)
    marks = [(mark.title.split()[0], reader.get_destination_page_number(mark)) for mark in reader.outline]
    assert marks == [("Part", 0), ("Second", 0), ("Part", 2), ("Second", 2), ("Part", 4), ("Second", 4)]
    titles = [mark.title for mark in reader.outline if "(one)" in mark.title]
    assert titles == [f"Part (one) {name} 7 0 R )" for name in ("first", "second", "third")]


def test_it_says_what_it_is(tmp_path: Any) -> None:
    reader = opened(FILES, tmp_path)
    catalog = reader.trailer["/Root"]
    assert (catalog["/Lang"], catalog["/MarkInfo"]["/Marked"]) == ("en", True)
    assert reader.metadata is not None
    assert reader.metadata.title == "Bound"
    described = catalog["/Metadata"].get_data().decode()
    assert "<xmpTPg:NPages>7<" in described
    assert "<pdfuaid:part>1<" in described


def test_what_several_files_have_stands_there_once(tmp_path: Any) -> None:
    one = len(FILES[0])
    assert len(b"".join(bound([FILES[0]] * 20))) < 20 * one * 0.7


def test_the_same_files_make_the_same_document() -> None:
    assert b"".join(bound(FILES)) == b"".join(bound(iter(FILES)))
    assert b"".join(bound(FILES)) != b"".join(bound(reversed(FILES)))


def test_a_file_is_taken_only_when_the_one_before_is_passed_on() -> None:
    taken: list[int] = []

    def files() -> Iterator[bytes]:
        for number, content in enumerate(FILES):
            taken.append(number)
            yield content

    pieces = bound(files())
    next(pieces)
    assert taken == []
    next(pieces)
    assert taken == [0]


def test_sheets_of_a_class_are_bound_as_they_would_be_printed_together(tmp_path: Any) -> None:
    quiz = quiz_of(item("a/b/choice", "Which river?", choice("Amur", "Ussuri", "Argun")))
    named = tuple(replace(quiz.forms[0], name=f"Student {n}", number=n) for n in range(1, 5))

    def render(forms: tuple[Form, ...]) -> bytes:
        some: Quiz = replace(quiz, forms=forms)
        return PdfExporter().render(some, Options())

    reader = opened([render(named[:1]), render(named[1:])], tmp_path)
    (tmp_path / "together.pdf").write_bytes(render(named))
    together = PdfReader(tmp_path / "together.pdf")
    assert [page.extract_text() for page in reader.pages] == [page.extract_text() for page in together.pages]
    assert [mark.title for mark in reader.outline] == [mark.title for mark in together.outline]


@pytest.mark.parametrize("files", [[], [b"%PDF-1.7\nnot like Typst's"], [b""]])
def test_what_typst_did_not_write_is_refused(files: list[bytes]) -> None:
    with pytest.raises(ValueError, match=r"b(i|ou)nd"):
        b"".join(bound(files))
