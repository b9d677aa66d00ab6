"""The item lint over a whole collection: its items, the forms of its quizzes, and these under many seeds."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from quizgen.cli import products, screen
from quizgen.cli.products import Product
from quizgen.cli.workspace import Workspace
from quizgen.items import lint
from quizgen.items.model import Item
from quizgen.items.patience import PatientPool
from quizgen.items.pool import Pool
from quizgen.problems import Problem, Problems, in_order
from quizgen.quizzes.model import Quiz
from quizgen.quizzes.recipes import QuizRecipe, WorksheetRecipe

_SEEDS_NAMED = 3


def of_items(pool: Pool, quiet: bool) -> Problems:
    """What is wrong with the items of a collection, each by itself."""
    found: list[lint.Finding] = []
    with screen.progress(list(pool.slots()), "reading items", quiet) as slots:
        for slot in slots:
            made = pool.make(slot)
            if isinstance(made, Item):
                found.extend(lint.of_item(made, pool.lint))
    for item in pool.written:
        found.extend(lint.of_item(item, pool.lint))
    return lint.problems(found)


def of_forms(made: Iterable[Product], pool: Pool) -> Problems:
    """What is wrong with the forms of quizzes."""
    return in_order(problem for product in made for problem in _of_forms(product, pool))


def _of_forms(product: Product, pool: Pool) -> Iterator[Problem]:
    if isinstance(product.work, Quiz):
        for form in product.work.forms:
            items = [entry.item for entry in form.entries]
            yield from lint.problems(lint.of_form(items, pool.lint), product.recipe.place)


def under_stress(workspace: Workspace, pool: PatientPool, times: int, quiet: bool) -> Problems:
    """What ever goes wrong when every quiz and worksheet is drawn under so many seeds, with the seeds."""
    seeds: dict[Problem, list[int]] = {}
    drawn: list[QuizRecipe | WorksheetRecipe] = [*workspace.quizzes, *workspace.worksheets]
    tasks = [(recipe, seed) for recipe in drawn for seed in range(1, times + 1)]
    with screen.progress(tasks, "drawing quizzes", quiet) as draws:
        for recipe, seed in draws:
            product = products.make(replace(recipe, seed=seed), workspace, pool)
            for problem in {*product.problems, *_of_forms(product, pool)}:
                seeds.setdefault(problem, []).append(seed)
    return in_order(
        replace(problem, message=f"{problem.message} ({_seeds(found)})") for problem, found in seeds.items()
    )


def _seeds(found: list[int]) -> str:
    named = ", ".join(map(str, found[:_SEEDS_NAMED]))
    more = f" and {len(found) - _SEEDS_NAMED} more" if len(found) > _SEEDS_NAMED else ""
    return f"seed {named}{more}" if len(found) == 1 else f"seeds {named}{more}"
