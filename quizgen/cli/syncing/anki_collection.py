"""What a learner's collection holds, and how Anki's own library carries out a sync on it."""

import tempfile
from collections import defaultdict
from collections.abc import Collection as Some
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import anki.collection  # before its parts, which import one another # noqa: F401
from anki.cards import CardId
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.dbproxy import DBProxy
from anki.decks import DeckId
from anki.errors import AnkiException
from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition as When
from anki.notes import NoteId

from quizgen.cli.syncing.anki_files import OLDEST_SCHEMA, Taken, UnusableError
from quizgen.exports.anki.reading import media, note_type_state
from quizgen.exports.anki.trimming import without
from quizgen.releases.editions import NoteTypeState
from quizgen.releases.merging import HeldCard, HeldNote, Merge, Plan

_BATCH = 1000
_SUSPENDED = -1


@contextmanager
def opened(taken: Taken) -> Iterator[Collection]:
    """The copy of a collection in Anki's library; left in the schema that the collection had.

    Raises UnusableError where Anki cannot open it.
    """
    try:
        col = Collection(str(taken.copy))
    except AnkiException as error:
        if "FileTooNew" in str(error):
            message = "this collection is of a newer Anki than the one that quizgen has"
            hint = "pip install --upgrade anki"
            raise UnusableError(taken.path, "newer-schema", message, hint) from None
        message, hint = f"Anki cannot open this collection: {error}", "choose Tools → Check Database in Anki"
        raise UnusableError(taken.path, "no-collection", message, hint) from None
    try:
        yield col
    finally:
        col.close(downgrade=taken.schema == OLDEST_SCHEMA)


def note_types(col: Collection) -> dict[int, NoteTypeState]:
    """The learner's note types by id."""
    return {record["id"]: note_type_state(record) for record in col.models.all()}


def held(col: Collection, guids: Some[str]) -> dict[str, HeldNote]:
    """The learner's notes that bear these guids, by guid."""
    types = note_types(col)
    cards = _cards(col)
    rows = _rows(col, "SELECT id, guid, mid, flds, tags, mod FROM notes ORDER BY id")
    return {
        guid: HeldNote(
            id, guid, types[type_], tuple(fields.split("\x1f")), tuple(tags.split()), cards.get(id, ()), mod
        )
        for id, guid, type_, fields, tags, mod in rows
        if guid in guids
    }


def _cards(col: Collection) -> dict[int, tuple[HeldCard, ...]]:
    """All cards by the id of their note."""
    names = {deck.id: deck.name for deck in col.decks.all_names_and_ids()}
    rows = _rows(col, "SELECT nid, id, did, odid, queue FROM cards ORDER BY nid, ord")
    return {
        note: tuple(
            HeldCard(id, names.get(home or deck, ""), queue == _SUSPENDED, bool(home))
            for _, id, deck, home, queue in found
        )
        for note, found in groupby(rows, itemgetter(0))
    }


def back_up(col: Collection, folder: Path) -> Path:
    """Write a backup into a folder, in the format and by the rules of Anki's own; gives its path."""
    folder.mkdir(exist_ok=True)
    col.create_backup(backup_folder=str(folder), force=True, wait_for_completion=True)
    return max(folder.glob("backup-*.colpkg"))


def carry_out(col: Collection, plan: Plan, package: bytes) -> None:
    """Bring a collection up to date as planned, with the package that the plan was made for.

    Anki's importer adds what is new; notes that the learner has are changed as Anki's editor would.
    """
    known = {deck.name for deck in col.decks.all_names_and_ids()}
    package = without(package, plan.passed_over)
    _add(col, package)
    # The importer brings only the files of notes that it adds.
    for name, content in media(package).items():
        (Path(col.media.dir()) / name).write_bytes(content)
    _rewrite(col, [merge for merge in plan.merges if merge.rewrites])
    _move(col, plan.merges, known)
    _bring_home(col, plan)
    _remove_empty(col, known)
    suspended = [CardId(card.id) for merge in plan.merges for card in merge.suspended]
    if suspended:
        col.sched.suspend_cards(suspended)


def _add(col: Collection, package: bytes) -> None:
    """Import what the learner lacks, newer designs and deck descriptions; notes that are there stay as they are."""
    with tempfile.TemporaryDirectory(dir=Path(col.path).parent) as folder:
        path = Path(folder) / "new.apkg"
        path.write_bytes(package)
        options = ImportAnkiPackageOptions(
            update_notes=When.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_NEVER,
            update_notetypes=When.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER,
        )
        col.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options))


def _rewrite(col: Collection, merges: list[Merge]) -> None:
    for start in range(0, len(merges), _BATCH):
        notes = []
        for merge in merges[start : start + _BATCH]:
            note = col.get_note(NoteId(merge.held.id))
            note.fields, note.tags = list(merge.fields), list(merge.tags)
            notes.append(note)
        col.update_notes(notes, skip_undo_entry=True)
    # As an import would date them: a package of the next release is newer. A note with something of the
    # learner's own keeps the present, by which an import of this release passes it over.
    dates = [(merge.note.changed_at, merge.held.id) for merge in merges if merge.as_released]
    _database(col).executemany("UPDATE notes SET mod = ? WHERE id = ?", dates)


def _move(col: Collection, merges: Iterable[Merge], known: Some[str]) -> None:
    moves: dict[str, list[HeldCard]] = defaultdict(list)
    for merge in merges:
        moves[merge.note.deck].extend(merge.moved)
    for name, cards in moves.items():
        if not cards:
            continue
        deck = col.decks.id_for_name(name) or DeckId(col.decks.add_normal_deck_with_name(name).id)
        if name not in known:
            _take_over_options(col, deck, cards[0].deck)
        col.set_deck([CardId(card.id) for card in cards], deck)


def _bring_home(col: Collection, plan: Plan) -> None:
    """New cards join those of their deck that the learner has, wherever these are."""
    homes = {
        note.guid: home for note in plan.added if (home := plan.homes.get(note.deck, note.deck)) != note.deck
    }
    away: defaultdict[str, list[CardId]] = defaultdict(list)
    for guid, card in (
        _rows(col, "SELECT guid, cards.id FROM cards JOIN notes ON notes.id = nid") if homes else ()
    ):
        if guid in homes:
            away[homes[guid]].append(CardId(card))
    for home, cards in away.items():
        deck = col.decks.id_for_name(home)
        assert deck, "the learner has cards in it"
        col.set_deck(cards, deck)


def _remove_empty(col: Collection, known: Some[str]) -> None:
    """Decks that the importer made for cards which are elsewhere go again."""
    made = (deck for deck in col.decks.all_names_and_ids() if deck.name not in known)
    empty = [
        DeckId(deck.id) for deck in made if not col.decks.card_count(DeckId(deck.id), include_subdecks=True)
    ]
    if empty:
        col.decks.remove(empty)


def _take_over_options(col: Collection, deck: DeckId, former: str) -> None:
    """A deck that takes another's place is studied by the options that the learner gave that one."""
    new, old = col.decks.get(deck), col.decks.by_name(former)
    if new and old and not old["dyn"]:
        new["conf"] = old["conf"]
        col.decks.update_dict(new)


def _rows(col: Collection, query: str) -> list[Any]:
    return _database(col).all(query)


def _database(col: Collection) -> DBProxy:
    assert col.db is not None, "the collection is open"
    return col.db
