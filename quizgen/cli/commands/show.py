"""`quizgen show`: where a subject, fact, source, question or item comes from, and what becomes of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.completing import names, words_of
from quizgen.cli.filters import AsOf, CollectionFolder, Unconfirmed, read_day

if TYPE_CHECKING:
    from quizgen.cli.showing.finding import Finder, Found


def show(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Id of a subject, fact, item, template, source or recipe.",
            autocompletion=words_of(names),
        ),
    ],
    as_of: AsOf = None,
    unconfirmed: Unconfirmed = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines.")] = False,
    collection: CollectionFolder = None,
) -> None:
    """Explain a subject, a fact, an item, a template, a source or a recipe.

    Whatever is known of it: values, sources, what they get wrong, items, decks and quizzes, and who changed it.

    Example: quizgen show power-of-siberia/entered_service
    """
    import json
    from dataclasses import asdict

    from quizgen.cli.showing.finding import Finder
    from quizgen.cli.workspace import open_sound

    finder = Finder(open_sound(collection), read_day(as_of), unconfirmed=unconfirmed)
    found = finder.find(id)
    if as_json:
        changes = [asdict(change) | {"of": name} for name, told in finder.history(found) for change in told]
        typer.echo(
            json.dumps({**found.row, "in": list(finder.works(found)), "history": changes}, ensure_ascii=False)
        )
        return
    for line in _lines(finder, found):
        typer.echo(line)


def _lines(finder: "Finder", found: "Found") -> Iterator[str]:
    """What takes longest to find out comes last."""
    from quizgen.cli.showing import lines

    yield from lines.of_row(found.row)
    for name, changes in finder.history(found):
        yield from lines.of_history(name, changes)
    if found.items is not None:
        yield from lines.of_works(finder.works(found))
