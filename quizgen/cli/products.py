"""What a collection's recipes make: decks and quizzes, checked by every exporter they go to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizgen.cli.workspace import Workspace
from quizgen.exports import deck_exporter, quiz_exporter
from quizgen.exports.protocol import Options
from quizgen.items.checking import idle_templates
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.problems import Problems, in_order
from quizgen.quizzes import drawing
from quizgen.quizzes.decks import assemble
from quizgen.quizzes.model import Deck, Quiz
from quizgen.quizzes.recipes import DeckRecipe, QuizRecipe
from quizgen.releases import history
from quizgen.releases.history import DraftDeck


@dataclass(frozen=True, slots=True)
class Product:
    """What one recipe makes."""

    recipe: DeckRecipe | QuizRecipe
    work: Deck | Quiz
    problems: Problems


def make(recipe: DeckRecipe | QuizRecipe, workspace: Workspace, pool: Pool) -> Product:
    """The deck or quiz of a recipe, with what is wrong with it."""
    if isinstance(recipe, DeckRecipe):
        deck, problems = assemble(recipe, pool, workspace.born(recipe))
        return Product(recipe, deck, (*problems, *deck_exporter(".apkg").check(deck)))
    quiz, problems = drawing.draw(recipe, pool)
    refused = (p for output in recipe.outputs for p in quiz_exporter(f".{output}").check(quiz))
    return Product(recipe, quiz, (*problems, *refused))


def problems_of(products: Iterable[Product], workspace: Workspace, pool: Pool) -> Problems:
    """All that only making shows to be wrong: with products by themselves and together, and with templates."""
    made = tuple(products)
    decks = {p.work.id: p.work.cards for p in made if isinstance(p.work, Deck)}
    alone = (problem for product in made for problem in product.problems)
    idle = idle_templates(pool, (item.template for product in made for item in items_of(product.work)))
    return in_order((*alone, *history.check(workspace.ledger, decks), *idle))


def items_of(work: Deck | Quiz) -> Iterator[Item]:
    """The items of a deck or of a quiz in all its forms."""
    if isinstance(work, Deck):
        yield from (card.item for card in work.cards)
    else:
        yield from (entry.item for form in work.forms for entry in form.entries)


def drafts(products: Iterable[Product]) -> tuple[DraftDeck, ...]:
    """What a release of the decks among products would put down."""
    from quizgen.exports.anki import drafts as draft

    return tuple(draft(product.work) for product in products if isinstance(product.work, Deck))


def render(product: Product, workspace: Workspace) -> dict[str, bytes]:
    """The files of a product, by name: a package for a deck; a sheet and its key for each output of a quiz."""
    id = product.recipe.id
    if isinstance(product.work, Deck):
        content: bytes = deck_exporter(".apkg").render(product.work, workspace.ledger)
        return {f"{id}.apkg": content}
    assert isinstance(product.recipe, QuizRecipe)
    found = {}
    for output in product.recipe.outputs:
        exporter = quiz_exporter(f".{output}")
        found[f"{id}.{output}"] = exporter.render(product.work, Options())
        found[f"{id}-key.{output}"] = exporter.render(product.work, Options(key=True))
    return found
