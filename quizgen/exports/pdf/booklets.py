"""Small pages put two on each side of a sheet, so that a folded stack of sheets reads in order."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)

from quizgen.exports.pdf.styles import Style


def imposed(documents: Iterable[bytes], sheet: tuple[float, float], style: Style) -> bytes:
    """Booklets to print on both sides, turned over the short edge, one after the other.

    `sheet` is the width and height of the paper lying on its long side, in points; `style` has the size of
    the pages.
    """
    writer = PdfWriter()
    for document in documents:
        reader = PdfReader(BytesIO(document))
        if not writer.pages:
            writer.add_metadata({"/Title": (reader.metadata and reader.metadata.title) or ""})
            writer.root_object[NameObject("/Lang")] = TextStringObject(reader.root_object["/Lang"])
        small = [_placeable(writer, page) for page in reader.pages]
        for left, right in sides(len(small)):
            _add_side(writer, sheet, style, (_page(small, left), _page(small, right)))
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def sides(pages: int) -> Iterator[tuple[int, int]]:
    """The pages on the left and right of each side: of eight, 8 and 1, 2 and 7, 6 and 3, 4 and 5.

    Numbers beyond `pages` are left blank.
    """
    last = -(-pages // 4) * 4
    for first in range(1, last // 2, 2):
        yield last + 1 - first, first
        yield first + 1, last - first


def _placeable(writer: PdfWriter, page: PageObject) -> IndirectObject:
    """A page as a form that other pages can show, its content taken over as it is."""
    form = DecodedStreamObject()
    contents = page.get_contents()
    form.set_data(contents.get_data() if contents is not None else b"")
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): RectangleObject(page.mediabox),
            NameObject("/Resources"): page["/Resources"].clone(writer),
        }
    )
    return writer._add_object(form.flate_encode())


def _page(small: list[IndirectObject], number: int) -> IndirectObject | None:
    return small[number - 1] if number <= len(small) else None


def _add_side(
    writer: PdfWriter,
    sheet: tuple[float, float],
    style: Style,
    halves: tuple[IndirectObject | None, IndirectObject | None],
) -> None:
    """A side with a page left and one right of the fold, either perhaps blank."""
    side = writer.add_blank_page(*sheet)
    above = (sheet[1] - style.height) / 2
    forms = DictionaryObject()
    commands = []
    for form, name, from_left in zip(halves, ("/Left", "/Right"), (-style.width, 0), strict=True):
        if form is not None:
            forms[NameObject(name)] = form
            commands.append(f"q 1 0 0 1 {sheet[0] / 2 + from_left:.3f} {above:.3f} cm {name} Do Q\n")
    content = DecodedStreamObject()
    content.set_data("".join(commands).encode())
    side[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
    side[NameObject("/Contents")] = writer._add_object(content)
