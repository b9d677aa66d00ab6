"""What a collection's recipes make: decks and quizzes, checked by every exporter they go to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen.cli.quizzing import worksheets
from quizgen.cli.screen import refuse, wrong_usage
from quizgen.cli.workspace import Workspace
from quizgen.exports import deck_exporter, quiz_exporter
from quizgen.exports.protocol import DEFAULTS, Options, Part
from quizgen.items.checking import idle_templates
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.problems import NOWHERE, Problem, Problems, did_you_mean, errors, in_order
from quizgen.quizzes import drawing
from quizgen.quizzes.decks import assemble
from quizgen.quizzes.model import Deck, Quiz
from quizgen.quizzes.recipes import DeckRecipe, QuizRecipe, Recipe, WorksheetRecipe
from quizgen.quizzes.worksheets.model import Worksheet
from quizgen.releases import history
from quizgen.releases.history import DraftDeck


@dataclass(frozen=True, slots=True)
class Product:
    """What one recipe makes."""

    recipe: Recipe
    work: Deck | Quiz | Worksheet
    problems: Problems


def make(recipe: Recipe, workspace: Workspace, pool: Pool, options: Options = DEFAULTS) -> Product:
    """The deck or quiz of a recipe, with what is wrong with it."""
    if isinstance(recipe, DeckRecipe):
        deck, problems = assemble(recipe, pool, workspace.born(recipe))
        return Product(recipe, deck, _placed(recipe, (*problems, *deck_exporter(".apkg").check(deck))))
    if isinstance(recipe, WorksheetRecipe):
        return Product(recipe, *worksheets.make(recipe, pool, options))
    quiz, problems = drawing.draw(recipe, pool)
    refused = (p for output in recipe.outputs for p in quiz_exporter(f".{output}").check(quiz, options))
    return Product(recipe, quiz, _placed(recipe, (*problems, *refused)))


def _placed(recipe: Recipe, problems: Problems) -> Problems:
    """What is wrong with a work as a whole is to be mended in its recipe."""
    return tuple(replace(p, place=recipe.place) if p.place == NOWHERE else p for p in problems)


def problems_of(products: Iterable[Product], workspace: Workspace, pool: Pool) -> Problems:
    """All that only making shows to be wrong: with products by themselves and together, and with templates."""
    made = tuple(products)
    decks = {p.recipe.id: p.work.cards for p in made if isinstance(p.work, Deck)}
    places = {p.recipe.id: p.recipe.place for p in made}
    alone = (problem for product in made for problem in product.problems)
    idle = idle_templates(pool, (item.template for product in made for item in items_of(product.work)))
    return in_order((*alone, *history.check(workspace.ledger, decks, places), *_same_files(made), *idle))


def _same_files(products: Iterable[Product]) -> Iterator[Problem]:
    """No two recipes write one file: a quiz called `x-key` would take the place of the key of `x`."""
    writers: dict[str, str] = {}
    for product in products:
        for name in file_names(product.recipe):
            writer = writers.setdefault(name, product.recipe.id)
            if writer != product.recipe.id:
                message = f"the recipes {writer!r} and {product.recipe.id!r} both write {name}"
                yield Problem(product.recipe.place, "same-file", message, "rename one of the two")


def file_names(recipe: Recipe) -> tuple[str, ...]:
    """The files that a recipe makes: a package for a deck; for each output of a quiz, every part of it."""
    if isinstance(recipe, DeckRecipe):
        return (f"{recipe.id}.apkg",)
    if isinstance(recipe, WorksheetRecipe):
        return worksheets.file_names(recipe)
    return tuple(name for name, _ in _papers(recipe))


def _papers(recipe: QuizRecipe) -> Iterator[tuple[str, Part]]:
    for output in recipe.outputs:
        for part in map(Part, recipe.parts):
            yield f"{recipe.id}{part.ending}.{output}", part


def items_of(work: Deck | Quiz | Worksheet) -> Iterator[Item]:
    """The items of a deck, of a worksheet, or of a quiz in all its forms."""
    if isinstance(work, Deck):
        yield from (card.item for card in work.cards)
    elif isinstance(work, Worksheet):
        yield from work.items
    else:
        yield from (entry.item for form in work.forms for entry in form.entries)


def drafts(products: Iterable[Product]) -> tuple[DraftDeck, ...]:
    """What a release of the decks among products would put down."""
    from quizgen.exports.anki import drafts as draft

    return tuple(draft(product.work) for product in products if isinstance(product.work, Deck))


def render(product: Product, workspace: Workspace, options: Options = DEFAULTS) -> dict[str, bytes]:
    """The files of a product, by name."""
    names = file_names(product.recipe)
    if isinstance(product.work, Worksheet):
        return worksheets.render(product.work, names, options)
    if isinstance(product.work, Deck):
        [name] = names
        return {name: deck_exporter(".apkg").render(product.work, workspace.ledger)}
    assert isinstance(product.recipe, QuizRecipe)
    return {
        name: quiz_exporter(Path(name).suffix).render(product.work, replace(options, part=part))
        for name, part in _papers(product.recipe)
    }


def packages(workspace: Workspace, ids: Iterable[str]) -> tuple[tuple[DeckRecipe, bytes], ...]:
    """The packages of deck recipes as the collection makes them now.

    An id of no deck recipe is wrong usage; a deck with errors ends the command with status 1.
    """
    recipes = {recipe.id: recipe for recipe in workspace.decks}
    wanted = list(ids)
    for id in wanted:
        if id not in recipes:
            raise wrong_usage(f"there is no package and no deck recipe {id!r}", did_you_mean(id, recipes))
    pool = Pool(workspace.collection, workspace.questions)
    made = [make(recipes[id], workspace, pool) for id in wanted]
    refuse(errors(problem for product in made for problem in product.problems))
    contents = [content for product in made for content in render(product, workspace).values()]
    return tuple(zip((recipes[id] for id in wanted), contents, strict=True))
