"""The sheets of the shipped recipes: their words and how many pages they take.

A change of facts changes them: look at the pages, then run `pytest tests/test_shipped_sheets.py --bless`.
"""

from io import BytesIO

import pytest
from pypdf import PdfReader

from quizgen.exports.pdf import PdfExporter
from quizgen.exports.protocol import Options, Part
from quizgen.quizzes.drawing import draw
from quizgen.quizzes.looks import Look
from quizgen.quizzes.recipes import QuizRecipe
from tests import shipped

pytestmark = pytest.mark.slow


def test_the_sheets_of_the_shipped_recipes_are_as_blessed(golden):
    rows = []
    for recipe in shipped.own_recipes():
        if not isinstance(recipe, QuizRecipe):
            continue
        quiz, problems = draw(recipe, shipped.pool())
        assert not problems

        def pages(options: Options, quiz=quiz):
            return PdfReader(BytesIO(PdfExporter().render(quiz, options))).pages

        golden(f"{recipe.id}.txt", "\n\f\n".join(page.extract_text() for page in pages(Options())) + "\n")
        rows += [
            f"{recipe.id}, {paper}, {'large' if large else 'ordinary'} {part}: "
            f"{len(pages(Options(part, paper, Look(large_print=large))))}"
            for paper in ("a4", "us-letter")
            for large in (False, True)
            for part in Part
        ]
    golden("shipped-pages.txt", "\n".join(rows) + "\n")
