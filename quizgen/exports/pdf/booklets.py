"""Small pages put two on each side of a sheet, so that a folded stack of sheets reads in order."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import NameObject, TextStringObject

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
        for left, right in sides(len(reader.pages)):
            page = PageObject.create_blank_page(width=sheet[0], height=sheet[1])
            for number, shift in ((left, sheet[0] / 2 - style.width), (right, sheet[0] / 2)):
                if number <= len(reader.pages):
                    moved = Transformation().translate(shift, (sheet[1] - style.height) / 2)
                    page.merge_transformed_page(reader.pages[number - 1], moved)
            writer.add_page(page)
    writer.compress_identical_objects()
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
