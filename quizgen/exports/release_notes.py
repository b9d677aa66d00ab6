"""What a new edition of a deck brings, as Markdown for the learners who have the old one."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from quizgen.exports.anki.words import words
from quizgen.exports.markdown import inline
from quizgen.releases.comparing import Difference, NoteChange
from quizgen.releases.editions import NoteState

T = TypeVar("T")

_MOST = 50
"""Notes of one sort that are listed; of more, only how many there are."""


def release_notes(difference: Difference) -> str:
    """A heading, what is new, changed, gone and elsewhere, and what to do in Anki."""
    return "\n\n".join(_blocks(difference)) + "\n"


def _blocks(found: Difference) -> Iterator[str]:
    yield f"# What is new in {inline(found.new.title)}"
    news = list(_news(found))
    if not news:
        yield "Nothing: a learner who has the last package has all of this."
        return
    yield from news
    yield "## How to get it"
    yield "\n".join(f"{number}. {step}" for number, step in enumerate(_steps(found), 1))


def _news(found: Difference) -> Iterator[str]:
    withheld = {note.guid for note in found.withheld}
    changed = [change for change in found.changed if change.shown and change.after.guid not in withheld]
    retired = [note for note in found.retired if note.guid not in withheld]
    moves = dict.fromkeys((was.deck, now.deck) for was, now in found.moved)
    yield from _section("New", found.added, lambda note: f"{_deck(note)}{_question(note)}")
    yield from _section("Changed", changed, _changed)
    yield from _section("Gone", retired, _question)
    yield from _section("In another deck", moves, lambda move: " → ".join(map(inline, move)))
    yield from _section("New looks", found.restyled, lambda note_type: inline(note_type.name))


def _section(title: str, found: Iterable[T], line: Callable[[T], str]) -> Iterator[str]:
    every = list(found)
    if every:
        yield f"## {title} ({len(every)})"
        more = [f"- … and {len(every) - _MOST} more"] if len(every) > _MOST else []
        yield "\n".join([*(f"- {line(one)}" for one in every[:_MOST]), *more])


def _question(note: NoteState) -> str:
    return inline(words(note.field("Question")) or note.id)


def _deck(note: NoteState) -> str:
    part = note.deck.rpartition("::")[2]
    return f"{inline(part)}: " if part else ""


def _changed(change: NoteChange) -> str:
    lines = [_question(change.after)]
    for field in change.shown:
        before, after = (inline(words(text)) or "nothing" for text in (field.before, field.after))
        lines.append(f"  - {inline(field.field)}: {before} → {after}")
    return "\n".join(lines)


def _steps(found: Difference) -> Iterator[str]:
    yield "In Anki, choose *File → Import* and the new package; leave the options as they are."
    yield (
        "Your reviews and their schedule stay as they are; fields that you edited in a changed note do not. "
        "`quizgen sync` keeps these as well."
    )
    if found.retired:
        yield "Choose *Tools → Empty Cards* to remove the cards that are gone."
    if found.moved:
        yield "Cards that you have stay in the deck they are in; move them in the browser if you like."
