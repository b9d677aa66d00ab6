"""`quizgen preview`: the cards of a collection, as they will look in Anki."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.completing import recipes, words_of
from quizgen.cli.filters import CollectionFolder

if TYPE_CHECKING:
    from quizgen.cli.watching import Touched
    from quizgen.cli.workspace import Workspace
    from quizgen.items.model import Item
    from quizgen.items.pool import Pool
    from quizgen.quizzes.model import Card


def preview(
    deck: Annotated[
        str | None,
        typer.Option(
            "--deck",
            metavar="RECIPE",
            help="Show cards of this deck; else of every question.",
            autocompletion=words_of(recipes),
        ),
    ] = None,
    out: Annotated[Path, typer.Option("-o", metavar="FILE", help="The page to write.")] = Path(
        "build/preview.html"
    ),
    collection: CollectionFolder = None,
    watch: Annotated[bool, typer.Option("--watch", help="Write it again whenever a file is saved.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Speak only when something is wrong.")] = False,
) -> None:
    """Show a card of every kind, front and back, light and night, on a phone and a computer.

    With `--watch` the page is written again at every save, and then shows the cards of what was edited.

    Example: quizgen preview -o preview.html
    """
    from quizgen.cli import watching
    from quizgen.cli.workspace import open_sound, root_of

    if not watch:
        _write(open_sound(collection), deck, out, quiet=quiet)
        return
    root = root_of(collection)
    kept = watching.Watch(root)
    for _ in watching.moments(root):
        if change := kept.changes():
            watching.say_what(change)
            if watching.is_sound(change.workspace):
                _write(change.workspace, deck, out, quiet=quiet, edited=change.touched())


def _write(
    workspace: "Workspace", deck: str | None, out: Path, *, quiet: bool, edited: "Touched | None" = None
) -> None:
    """Write the page: of a deck, or of every question, or where something was `edited`, of what that touches."""
    from quizgen.cli import files, screen
    from quizgen.exports.anki import compose
    from quizgen.exports.anki.preview import one_of_each, page
    from quizgen.items.pool import Pool

    pool = Pool(workspace.collection, workspace.questions)
    title, cards = (
        _of_deck(deck, workspace, pool) if deck else (pool.world.title, of_all_questions(pool, edited))
    )
    notes = one_of_each(map(compose, cards))
    files.write_all({out: page(title, notes).encode()})
    if not quiet:
        count = sum(len(note.cards) for note in notes)
        kinds = len({note.note_type for note in notes})
        screen.say(f"{out}: {screen.counted(count, 'card')} of {screen.counted(kinds, 'kind')}")


def _of_deck(id: str, workspace: "Workspace", pool: "Pool") -> "tuple[str, Iterable[Card]]":
    from quizgen.cli.screen import wrong_usage
    from quizgen.problems import did_you_mean
    from quizgen.quizzes.decks import assemble

    recipes = {recipe.id: recipe for recipe in workspace.decks}
    if id not in recipes:
        raise wrong_usage(f"there is no deck {id!r}", did_you_mean(id, recipes))
    made, _ = assemble(recipes[id], pool, workspace.born(recipes[id]))
    return made.title, made.cards


def of_all_questions(pool: "Pool", edited: "Touched | None" = None) -> "Iterable[Card]":
    """A card of each type that each question template makes, and all that were written by hand.

    Where something was edited, only what that touches.
    """
    from quizgen.quizzes.decks import pictures_of
    from quizgen.quizzes.guids import guid_for
    from quizgen.quizzes.model import Card

    for position, item in enumerate(_examples(pool, edited), start=1):
        guid = guid_for(pool.world.id, item.id)
        yield Card(item.id, guid, pool.world.title, position, item, pictures=pictures_of(item, pool))


def _examples(pool: "Pool", edited: "Touched | None") -> "Iterator[Item]":
    from quizgen.items.model import Item

    def asks(question: str, subject: str) -> bool:
        return not edited or edited.asks(question, subject)

    left = {template.id: set(template.types) for template in pool.questions.templates}
    for slot in pool.slots(
        lambda template, subject: bool(left[template.id]) and asks(template.id, subject.id)
    ):
        if slot.type in left[slot.template.id] and isinstance(made := pool.make(slot), Item):
            left[slot.template.id].discard(slot.type)
            yield made
    yield from (item for item in pool.written if asks(item.template, item.subject))
