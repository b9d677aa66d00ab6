"""`quizgen diff`: what a learner who has one package meets in another, before anyone imports it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizgen.cli.filters import CollectionFolder

if TYPE_CHECKING:
    from quizgen.releases.comparing import Difference, FieldChange
    from quizgen.releases.editions import Edition

_Side = Annotated[str, typer.Argument(metavar="OLD", help="A package, or the id of a deck recipe.")]
_OtherSide = Annotated[str, typer.Argument(metavar="NEW", help="A package, or the id of a deck recipe.")]


def diff(
    old: _Side,
    new: _OtherSide,
    markdown: Annotated[bool, typer.Option("--markdown", help="Release notes for learners.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines, a line a note.")] = False,
    collection: CollectionFolder = None,
) -> None:
    """Show what importing NEW does for a learner who has OLD.

    Each is a package, or the id of a deck recipe: the deck as the collection makes it now.

    Example: quizgen diff old/china-russia.apkg china-russia --markdown
    """
    from quizgen.cli.screen import wrong_usage
    from quizgen.releases.comparing import compare

    if markdown and as_json:
        raise wrong_usage("--markdown and --json exclude each other")
    found = compare(*_editions(old, new, collection))
    if markdown:
        from quizgen.exports.release_notes import release_notes

        typer.echo(release_notes(found), nl=False)
    elif as_json:
        import json

        for row in _rows(found):
            typer.echo(json.dumps(row, ensure_ascii=False))
    else:
        typer.echo("\n".join(_lines(found)))


def _editions(old: str, new: str, collection: Path | None) -> "tuple[Edition, Edition]":
    from quizgen.cli.screen import refuse
    from quizgen.exports.anki.reading import read_all

    contents = {side: _content(side, collection) for side in (old, new)}
    results = read_all(contents)
    refuse(tuple(problem for _, problems in results for problem in problems))
    editions = dict(zip(contents, (edition for edition, _ in results), strict=True))
    first, second = editions[old], editions[new]
    assert first is not None
    assert second is not None
    return first, second


def _content(side: str, collection: Path | None) -> bytes:
    """The bytes of a package, or of the one that a recipe makes now."""
    path = Path(side)
    if path.suffix.lower() == ".apkg" or path.is_file():
        return path.read_bytes()
    from quizgen.cli import products
    from quizgen.cli.workspace import open_sound

    workspace = open_sound(collection)
    ((_, content),) = products.packages(workspace, [side])
    return content


def _lines(found: "Difference") -> Iterator[str]:
    """The difference as a person reads it, and what Anki will say."""
    from quizgen.cli.screen import counted

    for note in found.added:
        yield f"+ {note.id}"
    for change in found.changed:
        yield f"~ {change.after.id}"
        yield from (f"    {_told(field)}" for field in change.fields)
        yield from (f"    tag {tag} added" for tag in change.tags_added)
        yield from (f"    tag {tag} removed" for tag in change.tags_removed)
    for note in found.retired:
        yield f"- {note.id}"
    for was, now in found.moved:
        yield f"> {now.id}: from {was.deck} to {now.deck} for new learners; an import leaves cards in place"
    for note in found.abandoned:
        yield f"! {note.id}: neither there nor retired; learners keep it as it is"
    for note in found.withheld:
        yield f"! {note.id}: changed, but not newer, so Anki will not take it; `quizgen release` dates it"
    for note_type in found.restyled:
        yield f"* {note_type.name}: new design"
    counts = (len(found.added), len(found.changed), len(found.retired), len(found.moved))
    yield "{} added, {} changed, {} retired, {} moved.".format(*counts)
    forecast = found.forecast
    told = f"{forecast.new} new, {forecast.updated} updated, {forecast.duplicate} duplicate"
    notes = counted(len(found.new.notes), "note")
    yield f"Anki will import {notes}: {told}, {forecast.conflicting} conflicting."


def _told(change: "FieldChange") -> str:
    from quizgen.exports.anki.words import words

    return f"{change.field}: {words(change.before) or '(empty)'} → {words(change.after) or '(empty)'}"


def _rows(found: "Difference") -> Iterator[dict[str, Any]]:
    """A line a note, then one with the forecast; fields as HTML."""
    from dataclasses import asdict

    for note in found.added:
        yield {"note": note.id, "guid": note.guid, "is": "added", "deck": note.deck}
    for change in found.changed:
        yield {
            "note": change.after.id,
            "guid": change.after.guid,
            "is": "changed",
            "fields": [{"field": f.field, "before": f.before, "after": f.after} for f in change.fields],
            "tags_added": change.tags_added,
            "tags_removed": change.tags_removed,
        }
    for note in found.retired:
        yield {"note": note.id, "guid": note.guid, "is": "retired"}
    for was, now in found.moved:
        yield {"note": now.id, "guid": now.guid, "is": "moved", "before": was.deck, "after": now.deck}
    for note in found.abandoned:
        yield {"note": note.id, "guid": note.guid, "is": "abandoned"}
    for note in found.withheld:
        yield {"note": note.id, "guid": note.guid, "is": "withheld"}
    for note_type in found.restyled:
        yield {"note_type": note_type.name, "is": "restyled"}
    yield {"forecast": asdict(found.forecast)}
