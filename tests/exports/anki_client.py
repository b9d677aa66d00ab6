"""A learner's Anki: imports packages and shows cards, through the real `anki` package."""

from pathlib import Path

from anki.collection import Card, Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, Note
from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition as When

_COUNTED = ("new", "updated", "duplicate", "conflicting")


_DRESS = """<style>
* { box-sizing: content-box }
body { margin: 2em }
button { margin: 1em 0.5em; padding: 8px 10px; border: 1px solid; outline: none !important; font-size: 12px }
hr { height: 1px; border: none; background-color: #737373 }
a { text-decoration: none }
#typeans { width: 100%; line-height: 1.75 }
</style>"""
"""How Anki on a computer dresses what stands on a card, unless the card says otherwise."""


class Learner:
    """Someone's collection."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.col = Collection(str(folder / "collection.anki2"))

    def imports(self, package: bytes, *, progress: bool = False) -> dict[str, int]:
        """How many notes an import adds, updates, skips or cannot match, with Anki's default settings.

        With `progress`, "Import any learning progress" is ticked.
        """
        path = self.folder / "deck.apkg"
        path.write_bytes(package)
        newer = When.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER
        options = ImportAnkiPackageOptions(
            update_notes=newer, update_notetypes=newer, with_scheduling=progress
        )
        log = self.col.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(path), options=options)
        ).log
        return {name: count for name in _COUNTED if (count := len(getattr(log, name)))}

    def note(self, guid: str) -> Note:
        (id_,) = self.col.db.list("select id from notes where guid = ?", guid)
        return self.col.get_note(id_)

    def cards(self, guid: str) -> list[Card]:
        return self.note(guid).cards()

    def study(self, card: Card) -> None:
        """Answer a card "Good" today."""
        card.start_timer()
        states = self.col._backend.get_scheduling_states(card.id)
        self.col.sched.answer_card(
            self.col.sched.build_answer(card=card, states=states, rating=2)  # 2 is Good
        )

    def edits(self, guid: str, field: str, text: str, *, at: int) -> None:
        """Change a field in the editor, at this many seconds since 1970."""
        note = self.note(guid)
        note[field] = text
        self.col.update_note(note)
        self.col.db.execute("update notes set mod = ? where id = ?", at, note.id)

    def empty_cards(self) -> set[int]:
        """Ids of the cards that Tools → Empty Cards offers to remove."""
        return {id_ for note in self.col.get_empty_cards().notes for id_ in note.card_ids}

    def reviews(self) -> list[list[int]]:
        """The review log, and with it the state that each review left its card in."""
        return self.col.db.all(
            "select r.id, r.cid, r.ease, c.type, c.queue, c.due, c.ivl, c.reps, c.data"
            " from revlog r join cards c on c.id = r.cid order by r.id"
        )

    def schedule(self) -> dict[int, list[int]]:
        """All that the scheduler knows of each card, and the deck that it is in."""
        rows = self.col.db.all(
            "select id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, data"
            " from cards"
        )
        return {id: rest for id, *rest in rows}

    def guids(self) -> list[str]:
        """All notes, in the order in which they came."""
        return [str(guid) for guid in self.col.db.list("select guid from notes order by id")]

    def page(self, card: Card, side: str, *, night: bool = False, typed: str = "") -> str:
        """A side of a card, "front" or "back", as a page that looks as it does in Anki's reviewer.

        `typed` is what was typed on the front.
        """
        content = card.question() if side == "front" else card.answer()
        answer = dict(card.note().items()).get("Answer", "")
        typed = (
            '<center><input type=text id=typeans style="font-family: Arial; font-size: 20px;"></center>'
            if side == "front"
            else f'<div style="font-family: Arial; font-size: 20px">{self.col.compare_answer(answer, typed)}</div>'
        )
        classes = f"card card{card.ord + 1}{' nightMode night_mode' if night else ''}"
        return (
            f'<!doctype html><html><meta charset="utf-8">{_DRESS}'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<body class="{classes}"><div id="qa">{content.replace("[[type:Answer]]", typed)}</div></body></html>'
        )
