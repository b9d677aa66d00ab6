"""What a recipe file says, and what its filters take.

What can be wrong with one, and where that is reported, stands in `tests/test_bad_input.py`.
"""

import pytest

from quizgen.items.model import Item, ItemType, Level
from quizgen.problems import Place
from quizgen.quizzes import recipes
from quizgen.quizzes.recipes import (
    Blueprint,
    Cell,
    DeckRecipe,
    Filter,
    Part,
    QuizRecipe,
    Quota,
    Range,
    Row,
    SectionRecipe,
    Sieve,
    names_of,
    sources_of,
)
from quizgen.quizzes.recipes.ranges import parse
from tests.quizzes.making import RECIPE, opened
from tests.small_collection import OUTPUTS, asked, files

EVERYTHING = "quiz: All\nsections: [{count: 1}]\n"


def read(recipe: str) -> DeckRecipe | QuizRecipe:
    return opened(recipe)[0]


def taken(line: str) -> set[str]:
    """The ids of the items that pass a filter, slots and finished items judged alike."""
    recipe, pool = opened(f"quiz: Q\nsections: [{{count: 1, {line}}}]\n")
    assert isinstance(recipe, QuizRecipe)
    chosen = recipe.sections[0].filter
    slots = {slot.id: slot for slot in pool.slots()}
    items = {item.id: item for item in pool.items()}
    assert {id for id in items if id in slots and chosen.takes(slots[id])} == {
        id for id, item in items.items() if id in slots and chosen.takes(item)
    }
    sieve = Sieve((Filter(), chosen))
    assert all(
        bool(sieve.taking(found) & 2) == chosen.takes(found) for found in (*slots.values(), *items.values())
    )
    passed = {slot.id for slot in pool.slots(chosen.may_take)}
    assert all(id in passed for id, slot in slots.items() if chosen.takes(slot))
    return {id for id, item in items.items() if chosen.takes(item)}


@pytest.fixture(scope="module")
def items() -> dict[str, Item]:
    """Every item of the small collection, by id."""
    return {item.id: item for item in opened(EVERYTHING)[1].items()}


def test_a_quiz_recipe_in_full() -> None:
    recipe = read("""\
quiz: Thursday
instructions: No books.
seed: 12
forms: 3
paper: us-letter
outputs: [md, pdf]
sections:
  - title: Dates
    instructions: Tick one.
    about: [treaty]
    topics: [borders, trade]
    subjects: [aigun]
    types: [choice, typed]
    levels: [remember]
    sources: [atlas]
    templates: [treaty-signed-year]
    without: [aigun/signed_at]
    with: [aigun/signed]
    count: 2
    points: 3
""")
    chosen = Filter(
        about=("treaty",),
        topics=("borders", "trade"),
        subjects=("aigun",),
        types=(ItemType.CHOICE, ItemType.TYPED),
        levels=recipe.sections[0].filter.levels if isinstance(recipe, QuizRecipe) else (),
        sources=("atlas",),
        templates=("treaty-signed-year",),
        without=("aigun/signed_at",),
    )
    section = SectionRecipe("Dates", chosen, 2, 3, "Tick one.", ("aigun/signed",), Place(RECIPE, 8, 5))
    assert recipe == QuizRecipe(
        "it", "Thursday", (section,), 12, 3, "us-letter", ("md", "pdf"), "No books.", Place(RECIPE, 1, 1)
    )
    assert chosen.levels == ("remember",)


def test_what_a_quiz_recipe_need_not_say() -> None:
    recipe = read("quiz: Thursday\nsections: [{count: 2}]\n")
    section = SectionRecipe("", Filter(), 2, 1, place=Place(RECIPE, 2, 12))
    assert recipe == QuizRecipe("it", "Thursday", (section,), 1, 1, "a4", ("pdf",), "", Place(RECIPE, 1, 1))


def test_a_deck_recipe() -> None:
    recipe = read("deck: World\ndescription: All of it\nparts: [{into: Treaties, about: treaty}, {}]\n")
    parts = (
        Part("Treaties", Filter(about=("treaty",)), Place(RECIPE, 3, 9)),
        Part("", Filter(), Place(RECIPE, 3, 42)),
    )
    assert recipe == DeckRecipe("it", "World", "All of it", parts, Place(RECIPE, 1, 1))


def test_a_blueprint_in_full() -> None:
    recipe = read("""\
quiz: Term
forms: {count: 3, items: different}
blueprint:
  count: 9
  difficulty: 0.35..0.5
  types: {choice: 4..6, typed: 3..}
  sources: {atlas: ..2}
  rows:
    - {about: [treaty], levels: {remember: 2.., understand: 1}, count: 5}
    - {difficulty: 0.3.., count: 4}
sections:
  - {title: Choose, types: [choice]}
""")
    assert isinstance(recipe, QuizRecipe)
    assert (recipe.forms, recipe.different) == (3, True)
    assert recipe.sections == (
        SectionRecipe("Choose", Filter(types=(ItemType.CHOICE,)), 0, place=Place(RECIPE, 12, 5)),
    )
    cells = (
        Cell(Level.REMEMBER, Range(2), Place(RECIPE, 9, 34)),
        Cell(Level.UNDERSTAND, Range(1, 1), Place(RECIPE, 9, 49)),
    )
    assert recipe.blueprint == Blueprint(
        (
            Row(Filter(about=("treaty",)), Range(5, 5), cells, Place(RECIPE, 9, 7)),
            Row(Filter(difficulty=Range(0.3)), Range(4, 4), (), Place(RECIPE, 10, 7)),
        ),
        Range(9, 9),
        Range(0.35, 0.5),
        (Quota("choice", Range(4, 6), Place(RECIPE, 6, 11)), Quota("typed", Range(3), Place(RECIPE, 6, 25))),
        (Quota("atlas", Range(0, 2), Place(RECIPE, 7, 13)),),
        Place(RECIPE, 4, 3),
        Place(RECIPE, 5, 15),
    )


def test_a_blueprint_without_a_count_takes_what_its_rows_ask_for() -> None:
    recipe = read("quiz: Term\nblueprint: {rows: [{count: 2..3}, {levels: {remember: 4}}]}\n")
    assert isinstance(recipe, QuizRecipe)
    assert recipe.blueprint is not None
    assert recipe.blueprint.count == Range(6, 7)


def test_forms_may_have_the_same_items() -> None:
    recipe = read("quiz: Q\nforms: {count: 2, items: same}\nsections: [{count: 1}]\n")
    assert isinstance(recipe, QuizRecipe)
    assert (recipe.forms, recipe.different) == (2, False)


@pytest.mark.parametrize("text", ["4", "4..6", "4..", "..6", "0.3..0.6", "..0.5"])
def test_a_range_reads_as_it_is_written(text: str) -> None:
    assert str(parse(text)) == text


def test_a_range_holds_both_its_ends() -> None:
    assert [number in parse("0.3..0.6") for number in (0.29, 0.3, 0.6, 0.61)] == [False, True, True, False]


@pytest.mark.parametrize("text", ["", "..", "six", "6..4", "-1", "nan", "1..inf", "1...2", "1..2..3"])
def test_what_is_no_range(text: str) -> None:
    with pytest.raises(ValueError, match=r"neither|open|before"):
        parse(text)


def test_recipes_are_called_after_their_files_and_come_in_order() -> None:
    changes = {"decks/later/b.yml": EVERYTHING, "decks/a.yaml": EVERYTHING, "decks/notes.txt": "not a recipe"}
    found, problems = recipes.load(files(changes), *asked(), OUTPUTS)
    assert problems == ()
    assert [recipe.id for recipe in found] == ["a", "cards", "b", "sheet"]


def test_a_filter_without_a_word_takes_everything(items: dict[str, Item]) -> None:
    assert taken("points: 1") == set(items)


@pytest.mark.parametrize(
    ("line", "takes"),
    [
        ("about: [pipeline, organisation]", lambda item: item.kind in ("pipeline", "organisation")),
        ("topics: [trade, gas]", lambda item: bool({"trade", "gas"} & set(item.topics))),
        ("subjects: [aigun, sco]", lambda item: item.subject in ("aigun", "sco")),
        ("types: [typed, cloze]", lambda item: item.type in (ItemType.TYPED, ItemType.CLOZE)),
        ("levels: [understand]", lambda item: item.level == "understand"),
        ("sources: [gazprom-2019]", lambda item: "gazprom-2019" in {cited.source for cited in item.cites}),
        ("templates: [member-since]", lambda item: item.template == "member-since"),
        ("without: [aigun]", lambda item: item.subject != "aigun"),
        ("without: [aigun/signed]", lambda item: "aigun/signed" not in item.asks),
        ("without: [sco/members]", lambda item: not any(fact.startswith("sco/members/") for fact in item.asks)),
        ("without: [treaty-signed-year]", lambda item: item.template != "treaty-signed-year"),
        ("about: [treaty], types: [choice], topics: [trade]", lambda item: item.kind == "treaty" and item.type == "choice" and "trade" in item.topics),
    ],
)  # fmt: skip
def test_a_filter_takes_what_it_says(line: str, takes, items: dict[str, Item]) -> None:  # type: ignore[no-untyped-def]
    expected = {id for id, item in items.items() if takes(item)}
    assert set() < expected < set(items)
    assert taken(line) == expected


def test_an_item_goes_by_its_own_id_and_by_what_it_asks(items: dict[str, Item]) -> None:
    assert names_of(items["member-since/sco/india/typed"]) == {
        "member-since/sco/india/typed",
        "member-since",
        "sco",
        "sco/members/india",
        "sco/members",
    }


def test_a_slot_goes_by_the_names_and_sources_of_its_item(items: dict[str, Item]) -> None:
    _, pool = opened(EVERYTHING)
    for slot in pool.slots():
        if slot.id in items:
            assert names_of(slot) == names_of(items[slot.id])
            assert set(sources_of(slot)) <= set(sources_of(items[slot.id]))
