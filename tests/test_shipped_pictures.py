from quizgen.quizzes.recipes import DeckRecipe
from tests import shipped

DOCS = shipped.ROOT / "docs"


def test_every_shipped_sheet_is_listed_with_a_thumbnail():
    listed = (DOCS / "sheets.md").read_text("utf-8")
    sheets = [recipe.id for recipe in shipped.own_recipes() if not isinstance(recipe, DeckRecipe)]
    assert [id for id in sheets if f"quizgen build {id}<" not in listed] == []
    assert sorted(path.stem for path in (DOCS / "sheets").glob("*.png")) == sorted(sheets)
