"""A Word document as a reader sees it: paragraphs with the numbers that Word would give them, tables, fields."""

import re
from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def opened(content: bytes) -> Word:
    return Document(BytesIO(content))


def told(content: bytes) -> str:
    """The document as lines of `Style: number text`; a table is a line a row."""
    return "\n".join(_lines(opened(content))) + "\n"


def words(content: bytes) -> str:
    """All text of the main part, a space between paragraphs."""
    return " ".join(paragraph.text for paragraph in _paragraphs(opened(content)))


def _paragraphs(document: Word) -> Iterator[Paragraph]:
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document)


def _lines(document: Word) -> Iterator[str]:
    counter = Counter(document)
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = (" / ".join(map(counter.read, cell.paragraphs)).strip() for cell in row.cells)
                head = "Head" if row._tr.find(".//" + qn("w:tblHeader")) is not None else "Row"
                yield f"{head}: | " + " | ".join(cells) + " |"
        else:
            yield f"{block.style.name}: {counter.read(block)}".rstrip()


class Counter:
    """Counts list paragraphs as Word does (ECMA-376, 17.9): by list, level, restart and override."""

    def __init__(self, document: Word) -> None:
        numbering = document.part.numbering_part.element
        self._levels = {
            kind.get(qn("w:abstractNumId")): {
                level.get(qn("w:ilvl")): level for level in kind.iter(qn("w:lvl"))
            }
            for kind in numbering.iter(qn("w:abstractNum"))
        }
        self._kind_of = {
            num.get(qn("w:numId")): num.find(qn("w:abstractNumId")).get(qn("w:val"))
            for num in numbering.iter(qn("w:num"))
        }
        self._counts: dict[tuple[str, int], int] = {}

    def read(self, paragraph: Paragraph) -> str:
        text = paragraph.text.replace("\t", " ⇥ ")
        numbered = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
        if numbered is None and paragraph.style.element.pPr is not None:
            numbered = paragraph.style.element.pPr.numPr
        return text if numbered is None else f"{self._next(numbered)} {text}"

    def _next(self, numbered) -> str:
        number = str(numbered.numId.val)
        at = numbered.ilvl.val if numbered.ilvl is not None else 0
        levels = self._levels[self._kind_of[number]]
        for name, level in levels.items():
            restart = level.find(qn("w:lvlRestart"))
            below = int(restart.get(qn("w:val"))) if restart is not None else int(name)
            if int(name) > at and at < below:
                self._counts.pop((number, int(name)), None)
        count = self._counts[number, at] = self._counts.get((number, at), 0) + 1
        level = levels[str(at)]
        sort = level.find(qn("w:numFmt")).get(qn("w:val"))
        shown = _LETTERS[count - 1] if sort == "upperLetter" else str(count)
        return re.sub(r"%\d", shown, level.find(qn("w:lvlText")).get(qn("w:val")))
