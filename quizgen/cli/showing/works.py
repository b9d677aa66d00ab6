"""What the collection's recipes make, and in which of their decks and quizzes an item stands."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from quizgen.cli import products
from quizgen.cli.workspace import Workspace
from quizgen.exports.answers import full_answer
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.quizzes.model import Card, Deck, Quiz
from quizgen.quizzes.recipes import DeckRecipe, Recipe, WorksheetRecipe
from quizgen.quizzes.worksheets.model import Worksheet


def appearances(
    workspace: Workspace, pool: Pool, kinds: Collection[str], items: Collection[Item]
) -> Iterator[dict[str, Any]]:
    """Each place where one of some items stands; `kinds` are those of their subjects.

    `pool` is that of the present world, of which recipes are made.
    """
    ids = {item.id for item in items}
    near = _kinds_near(workspace, kinds)
    for recipe in workspace.recipes:
        if not any(_may_take(recipe, item) for item in items):
            continue
        work = products.make(_about(recipe, near), workspace, pool).work
        if isinstance(work, Deck):
            for card in work.cards:
                if card.item.id in ids or (card.reverse is not None and card.reverse.id in ids):
                    yield _in_deck(recipe.id, card)
        elif isinstance(work, Worksheet):
            yield from _on_sheet(recipe.id, work, ids)
        else:
            yield from _in_quiz(recipe.id, work, ids)


def recipe(recipe: Recipe, workspace: Workspace, pool: Pool) -> dict[str, Any]:
    """What a recipe makes: of a deck its subdecks with their cards, of anything else its items in the order of form A."""
    work = products.make(recipe, workspace, pool).work
    told: dict[str, Any] = {
        "what": "recipe",
        "id": recipe.id,
        "makes": "deck" if isinstance(work, Deck) else "worksheet" if isinstance(work, Worksheet) else "quiz",
        "title": recipe.title,
        "place": str(recipe.place),
        "files": list(products.file_names(recipe)),
    }
    if isinstance(work, Deck):
        return told | {"decks": dict(Counter(card.deck for card in work.cards))}
    entries = work.items if isinstance(work, Worksheet) else [entry.item for entry in work.forms[0].entries]
    answered = [{"id": item.id, "stem": item.stem, "answer": full_answer(item)} for item in entries]
    return told | {"forms": 1 if isinstance(work, Worksheet) else len(work.forms), "items": answered}


def _may_take(recipe: Recipe, item: Item) -> bool:
    if isinstance(recipe, DeckRecipe):
        return any(part.filter.takes(item) for part in recipe.parts)
    if isinstance(recipe, WorksheetRecipe):
        return recipe.filter.takes(item)
    rows = recipe.blueprint.rows if recipe.blueprint else ()
    in_section = any(section.filter.takes(item) for section in recipe.sections)
    return in_section and (not rows or any(row.filter.takes(item) for row in rows))


def _about(recipe: Recipe, kinds: Collection[str]) -> Recipe:
    """A deck's recipe, less the kinds of subject whose cards have no bearing on those looked for."""
    if not isinstance(recipe, DeckRecipe):
        return recipe
    parts = (
        replace(part, filter=replace(part.filter, about=about))
        for part in recipe.parts
        if (about := tuple(kind for kind in part.filter.about or kinds if kind in kinds))
    )
    return replace(recipe, parts=tuple(parts))


def _kinds_near(workspace: Workspace, kinds: Collection[str]) -> frozenset[str]:
    """Kinds, and others that share a question with them: no two cards of a deck ask in the same words."""
    asked_alike = [frozenset(template.about) for template in workspace.questions.templates]
    return frozenset(kinds).union(*(about for about in asked_alike if not about.isdisjoint(kinds)))


def _in_deck(recipe: str, card: Card) -> dict[str, Any]:
    return {
        "deck": recipe,
        "into": card.deck,
        "item": card.item.id,
        "note": card.id,
        "guid": card.guid,
    }


def _on_sheet(recipe: str, sheet: Worksheet, ids: Collection[str]) -> Iterator[dict[str, Any]]:
    for number, item in enumerate(sheet.items, start=1):
        if item.id in ids:
            yield {"quiz": recipe, "form": "", "section": "", "number": number, "item": item.id}


def _in_quiz(recipe: str, quiz: Quiz, ids: Collection[str]) -> Iterator[dict[str, Any]]:
    for form in quiz.forms:
        for section in form.sections:
            for entry in section.entries:
                if entry.item.id in ids:
                    yield {
                        "quiz": recipe,
                        "form": form.letter,
                        "section": section.title,
                        "number": entry.number,
                        "item": entry.item.id,
                    }
