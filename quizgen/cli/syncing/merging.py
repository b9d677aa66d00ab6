"""What a sync tells a learner, and the order in which it does things."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizgen.cli import products
from quizgen.cli.screen import counted, show_problems
from quizgen.cli.syncing import anki_collection as learners
from quizgen.cli.syncing.anki_files import Taken, UnusableError
from quizgen.cli.workspace import Workspace
from quizgen.exports.anki.reading import read
from quizgen.exports.anki.words import words
from quizgen.releases.editions import Edition
from quizgen.releases.lacking import goes_without
from quizgen.releases.merging import Merge, Plan, plan
from quizgen.releases.model import Released


@dataclass(frozen=True, slots=True)
class Offered:
    """A deck as the collection makes it now."""

    recipe: str
    package: bytes
    edition: Edition


@dataclass(frozen=True, slots=True)
class News:
    """What a learner's collection may be brought up to date with."""

    decks: tuple[Offered, ...]
    released: Mapping[str, Released]
    """All that was ever released, by guid."""


def news(recipes: Sequence[str], workspace: Workspace) -> News:
    """The decks of these recipes, or of all, as a collection makes them now."""
    made = products.packages(workspace, recipes or [recipe.id for recipe in workspace.decks])
    editions = ((recipe.id, content, read(recipe.id, content)[0]) for recipe, content in made)
    decks = tuple(Offered(id, content, edition) for id, content, edition in editions if edition)
    return News(decks, workspace.ledger.by_guid)


def bring(kept: Taken, news: News, *, everything: bool, dry_run: bool) -> Iterator[str]:
    """Tell every change, then make it on the copy; the copy takes the collection's place when all is done.

    Unless `everything` is wanted, a deck comes only to learners who have some of it already, and no note that they
    go without. Raises UnusableError, with the collection as it was.
    """
    placed = {guid: note.placed for guid, note in news.released.items()}
    with learners.opened(kept) as col:
        guids = {guid for deck in news.decks for guid in deck.edition.notes}
        held, note_types = learners.held(col, guids), learners.note_types(col)
        plans: list[tuple[Plan, bytes]] = []
        for deck in news.decks:
            notes = deck.edition.notes
            if everything or not held.keys().isdisjoint(notes):
                lacked = frozenset[str]() if everything else goes_without(held, notes, news.released)
                found, problems = plan(held, note_types, deck.edition, placed, lacked)
                show_problems(problems)
                yield from _lines(found, deck, len(lacked))
                plans.append((found, deck.package))
        if not plans:
            titles = ", ".join(deck.edition.title for deck in news.decks)
            hint = "import a package first, or name the recipe of a deck to add it"
            raise UnusableError(kept.path, "no-deck", f"none of these decks is in it: {titles}", hint)
        if dry_run or not any(found for found, _ in plans):
            yield "Nothing was written." if dry_run else "The collection has all of this already."
            return
        yield f"Backup: {learners.back_up(col, kept.path.parent / 'backups')}"
        for found, package in plans:
            learners.carry_out(col, found, package)
    kept.put_in_place()
    yield f"{kept.path} is up to date; reviews and their schedule are as they were."


def _lines(found: Plan, deck: Offered, lacked: int) -> Iterator[str]:
    for note in found.added:
        yield f"+ {note.id}: new, in {found.homes.get(note.deck, note.deck)}"
    for merge in found.merges:
        yield from _merged(merge)
    for note_type in found.restyled:
        yield f"* {note_type.name}: new design"
    counts = (
        f"{len(found.added)} new",
        f"{sum(_is_updated(merge) for merge in found.merges)} updated",
        f"{sum(len(merge.kept) for merge in found.merges)} edited fields kept",
        f"{counted(sum(len(merge.moved) for merge in found.merges), 'card')} moved",
        f"{sum(len(merge.suspended) for merge in found.merges)} suspended",
    )
    yield f"{deck.edition.title}: {', '.join(counts)}."
    if lacked:
        without = counted(lacked, "note")
        yield f"{without} left out, for you went without before; name {deck.recipe} to have the whole deck."


def _merged(merge: Merge) -> Iterator[str]:
    note = merge.note
    before, after = set(merge.held.tags), set(merge.tags)
    if merge.suspended:
        yield f"- {note.id}: retired; {counted(len(merge.suspended), 'card')} suspended"
    elif _is_updated(merge):
        yield f"~ {note.id}"
    for change in merge.updated if not note.retired else ():
        yield f"    {change.field}: {_words(change.before)} → {_words(change.after)}"
    for tag in sorted(after - before):
        yield f"    tag {tag} added"
    for tag in sorted(before - after):
        yield f"    tag {tag} removed"
    for change in merge.kept:
        yield f"= {note.id}: {change.field} stays yours: {_words(change.before)}; the deck says {_words(change.after)}"
    for card in merge.moved:
        yield f"> {note.id}: from {card.deck} to {note.deck}"


def _is_updated(merge: Merge) -> bool:
    """Whether a learner can see that a note, which is still in the deck, becomes another."""
    return not merge.note.retired and bool(merge.updated or set(merge.tags) != set(merge.held.tags))


def _words(html: str) -> str:
    return words(html) or "(empty)"
