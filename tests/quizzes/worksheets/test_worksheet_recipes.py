import pytest

from quizgen.quizzes import recipes
from quizgen.quizzes.looks import Look
from quizgen.quizzes.recipes import Duplex, Filter, SheetKind, WorksheetRecipe
from tests.quizzes.making import RECIPE
from tests.small_collection import OUTPUTS, asked, files


def read(recipe: str) -> tuple[recipes.Recipe | None, list[str]]:
    changed = {RECIPE: recipe}
    found, problems = recipes.load(files(changed), *asked(changed), OUTPUTS)
    mine = next((each for each in found if each.id == "it"), None)
    return mine, [str(problem) for problem in problems if problem.place.path == RECIPE]


def test_a_recipe_of_a_worksheet():
    recipe, problems = read(
        "quiz: Cards\nsheet: flashcards\nabout: [treaty]\nseed: 4\npaper: us-letter\ncards: 10\n"
    )
    assert not problems
    assert isinstance(recipe, WorksheetRecipe)
    assert recipe == WorksheetRecipe(
        "it",
        "Cards",
        SheetKind.FLASHCARDS,
        Filter(about=("treaty",)),
        16,
        4,
        "us-letter",
        cards=10,
        place=recipe.place,
    )
    assert recipe.duplex is Duplex.LONG_EDGE


def test_a_recipe_says_how_its_sheet_looks_and_in_which_language_it_speaks():
    recipe, problems = read(
        "quiz: It\nsheet: true-or-false\nlook: {large_print: true, columns: 2}\nlanguage: zh-Hans\n"
    )
    assert not problems
    assert isinstance(recipe, WorksheetRecipe)
    assert (recipe.look, recipe.language) == (Look(2, large_print=True), "zh-Hans")


@pytest.mark.parametrize(
    ("recipe", "problem"),
    [
        ("sheet: croswords", "2:8: unknown-sheet: sheet is 'croswords' (did you mean 'crossword'?)"),
        ("sheet:", "2:7: unknown-sheet: sheet is '' (one of: crossword, flashcards"),
        ("sheet: crossword\nsections: []", "3:1: unknown-key: a recipe of a worksheet has no key 'sections'"),
        ("sheet: crossword\ncards: 8", "3:8: unfit-key: 'cards' is for flashcards, and this is a crossword sheet"),
        ("sheet: flashcards\ncards: 9", "3:8: out-of-range: cards is 9 (8 or 10 on a page)"),
        ("sheet: crossword\nlook: {columns: 2}", "3:7: unfit-look: a crossword sheet has no columns (leave columns out)"),
        ("sheet: flashcards\nlook: {booklet: true}", "3:7: unfit-look: a flashcards sheet has no booklet"),
        ("sheet: crossword\nlook: {larg_print: true}", "3:8: unknown-key: a look has no key 'larg_print'"),
        ("sheet: crossword\nlanguage: Russian!", "3:11: unknown-language: 'Russian!' is no language code"),
        ("sheet: flashcards\nduplex: edge", "3:9: unknown-word: duplex is 'edge'"),
        ("sheet: crossword\ncount: 90", "3:8: out-of-range: count is 90 (from 1 to 40)"),
        ("sheet: crossword\ntypes: [choice]", "1:1: unfit-type: a crossword sheet asks by typed, not by choice"),
        ("sheet: vocabulary\nlevels: [remember]", "1:1: unfit-filter: a vocabulary sheet asks nothing"),
        ("sheet: crossword\noutputs: [pfd]", "3:11: unknown-output: there is no output 'pfd'"),
        ("sheet: crossword\nabout: [treety]", "3:9: unknown-kind: there is no kind 'treety'"),
    ],
)  # fmt: skip
def test_a_slip_in_a_recipe_is_told_with_its_place(recipe, problem):
    found, problems = read(f"quiz: It\n{recipe}\n")
    assert found is None
    assert len(problems) == 1
    assert problems[0].startswith(f"{RECIPE}:{problem}")
