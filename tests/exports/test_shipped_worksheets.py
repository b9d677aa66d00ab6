"""The worksheets that quizgen ships: made of its collection, and on how many pages."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from quizgen.exports.pdf.worksheets import PdfWorksheetExporter
from quizgen.exports.protocol import Options, Part
from quizgen.problems import errors
from quizgen.quizzes.recipes import WorksheetRecipe
from quizgen.quizzes.worksheets import making
from quizgen.quizzes.worksheets.model import Crossword, Worksheet
from tests import shipped

PAGES = {
    "check-the-source": (2, 2),
    "eurasia-crossword": (1, 1),
    "organisation-flashcards": (4, 4),
    "pipelines-true-or-false": (1, 1),
    "seats-and-dates": (1, 1),
    "treaty-line": (1, 1),
    "vocabulary": (2, 2),
}
"""Of each sheet, on A4 and on Letter; every key takes one."""


def recipes() -> dict[str, WorksheetRecipe]:
    return {each.id: each for each in shipped.own_recipes() if isinstance(each, WorksheetRecipe)}


def test_every_shipped_sheet_is_looked_at():
    assert recipes().keys() == PAGES.keys()


def pages_of(sheet: Worksheet, options: Options) -> int:
    return len(PdfReader(BytesIO(PdfWorksheetExporter().render(sheet, options))).pages)


@pytest.mark.parametrize("id", PAGES)
def test_a_shipped_sheet_fills_as_many_pages_as_it_did(id):
    sheet, problems = making.make(recipes()[id], shipped.pool())
    assert not problems, [str(problem) for problem in problems]
    assert not errors(PdfWorksheetExporter().check(sheet))
    for paper, pages in zip(("a4", "us-letter"), PAGES[id], strict=True):
        assert pages_of(sheet, Options(Part.SHEET, paper)) == pages
        assert not sheet.has_key or pages_of(sheet, Options(Part.KEY, paper)) == 1
    if isinstance(sheet.body, Crossword):
        assert sheet.body.grid.is_symmetric
