"""What a learner's Anki makes of a deck, and of each release after it."""

import io
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
from anki import buildinfo

from quizgen.exports.anki import AnkiExporter, compose, drafts, models
from quizgen.exports.anki.archive import zipped
from quizgen.exports.anki.describing import description
from quizgen.exports.anki.note_types import CHOICE as CHOICE_TYPE
from quizgen.items.model import Item, Recall
from quizgen.quizzes.guids import guid_for
from quizgen.quizzes.model import Deck
from quizgen.releases.history import BEFORE_ALL_RELEASES, released
from quizgen.releases.model import Ledger
from tests.exports.anki_client import Learner
from tests.exports.sample_deck import CHOICE, CLOZE, DECK, ITEMS, NOTHING_RELEASED, RECALL, TYPED, deck_of

FIRST, SECOND, THIRD = 1_770_000_000, 1_780_000_000, 1_790_000_000


def package(deck: Deck, ledger: Ledger = NOTHING_RELEASED) -> bytes:
    return AnkiExporter().render(deck, ledger)


def release(deck: Deck, ledger: Ledger = NOTHING_RELEASED, now: int = FIRST) -> Ledger:
    return released(ledger, [drafts(deck)], now)[0]


def without(item: Item) -> Deck:
    return deck_of(*(other for other in ITEMS if other != item))


def guid(item: Item) -> str:
    return guid_for("sample", item.id)


def database(data: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(zipfile.ZipFile(io.BytesIO(data)).read("collection.anki2"))
    return connection


RELEASED = release(DECK)
CARDS = sum(len(compose(card).cards) for card in DECK.cards)
SECOND_EDITION_ITEMS = tuple(
    replace(item, explanation="Better explained.") if item in (CHOICE, CLOZE) else item for item in ITEMS
)
SECOND_EDITION = deck_of(*SECOND_EDITION_ITEMS)


def test_a_deck_imports_with_its_cards_in_their_decks_and_every_front_has_words(learner):
    assert learner.imports(package(DECK)) == {"new": len(ITEMS)}

    for card, item in zip(DECK.cards, ITEMS, strict=True):
        cards = learner.cards(card.guid)
        assert [shown.ord for shown in cards] == list(compose(card).cards)
        for rank, shown in enumerate(cards):
            assert "front of this card is blank" not in shown.question()
            assert learner.col.decks.name(shown.did) == card.deck
            # Siblings come when every note has shown its first card.
            assert shown.due == card.position + rank * len(ITEMS)
        assert learner.note(card.guid)["Id"] == item.id
    assert learner.empty_cards() == set()


def test_anki_adds_no_card_that_we_did_not_write(learner):
    learner.imports(package(DECK))

    learner.col.fix_integrity()

    assert learner.col.card_count() == CARDS


def test_the_same_package_again_changes_nothing(learner):
    learner.imports(package(DECK))
    before = learner.col.db.all("select * from notes") + learner.col.db.all("select * from cards")

    assert learner.imports(package(DECK)) == {"duplicate": len(ITEMS)}
    assert learner.col.db.all("select * from notes") + learner.col.db.all("select * from cards") == before


def test_a_learner_has_the_fields_as_they_were_sent(learner):
    learner.imports(package(DECK))

    for card in DECK.cards:
        assert tuple(learner.note(card.guid).fields) == compose(card).fields
        assert tuple(learner.note(card.guid).tags) == compose(card).tags


def test_decks_nest_and_the_outermost_says_where_it_is_from(learner):
    learner.imports(package(DECK))

    names = {deck.name for deck in learner.col.decks.all_names_and_ids()}
    assert {"China and Russia", "China and Russia::Treaties", "China and Russia::Pipelines"} <= names
    description = learner.col.decks.by_name("China and Russia")["desc"]
    assert "Treaties, pipelines &amp; organisations" in description
    assert "CC BY-SA 4.0" in description


def test_a_deck_says_what_is_in_it_and_where_to_turn():
    reported = replace(DECK, report="https://example.org/errors?a=1&b=<2>")

    said = description(reported, NOTHING_RELEASED, draft=True)

    assert f"<p>{len(ITEMS)} notes: Organisations (3), Pipelines (4), Treaties (4).</p>" in said
    assert "Version: a draft before the first release." in said
    assert "write to https://example.org/errors?a=1&amp;b=&lt;2&gt;." in said
    # FIRST is a day of 2026 in UTC.
    assert "Version 2026-02-02." in description(DECK, RELEASED, draft=False)
    assert "Version: a draft after 2026-02-02." in description(DECK, RELEASED, draft=True)
    assert "Version" not in description(replace(DECK, id="custom:mine"), NOTHING_RELEASED, draft=True)


def test_a_recall_note_with_a_way_back_has_two_cards_apart(learner):
    back = replace(
        RECALL, id="sco-of-founders/sco/recall", stem="What did they found?", body=Recall(("SCO",))
    )
    both = replace(DECK, cards=(replace(DECK.cards[0], reverse=back), *DECK.cards[1:]))

    learner.imports(package(both))

    forth, and_back = learner.cards(DECK.cards[0].guid)
    assert "What did they found?" in and_back.question()
    assert and_back.due - forth.due == len(ITEMS)


def test_a_release_updates_what_changed_and_keeps_reviews_and_edits(learner):
    learner.imports(package(DECK, RELEASED))
    for item in (RECALL, CHOICE):
        learner.study(learner.cards(guid(item))[0])
    learner.edits(guid(TYPED), "Remarks", "My own words", at=FIRST + 1)
    before = learner.reviews()

    ledger = release(SECOND_EDITION, RELEASED, SECOND)
    log = learner.imports(package(SECOND_EDITION, ledger))

    assert log == {"updated": 2, "duplicate": len(ITEMS) - 2}
    assert learner.note(guid(CHOICE))["Explanation"] == "<p>Better explained.</p>"
    assert learner.note(guid(TYPED))["Remarks"] == "My own words"
    assert learner.reviews() == before
    assert learner.cards(guid(CHOICE))[0].reps == 1
    assert learner.imports(package(SECOND_EDITION, ledger)) == {"duplicate": len(ITEMS)}


def test_a_build_between_releases_brings_its_changes_too(learner):
    learner.imports(package(DECK, RELEASED))

    assert learner.imports(package(SECOND_EDITION, RELEASED)) == {"updated": 2, "duplicate": len(ITEMS) - 2}


@pytest.mark.skipif(
    int(buildinfo.version.split(".")[0]) < 25,
    reason="Anki up to 24.11 dates a note by its own clock when it updates it",
)
def test_three_releases_in_a_row_all_arrive(learner):
    third_edition = deck_of(
        *(replace(i, explanation="Best explained.") if i.id == CHOICE.id else i for i in SECOND_EDITION_ITEMS)
    )
    second = release(SECOND_EDITION, RELEASED, SECOND)
    third = release(third_edition, second, THIRD)

    learner.imports(package(DECK, RELEASED))
    assert learner.imports(package(SECOND_EDITION, second)) == {"updated": 2, "duplicate": len(ITEMS) - 2}
    assert learner.imports(package(third_edition, third)) == {"updated": 1, "duplicate": len(ITEMS) - 1}


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_a_retired_card_is_offered_for_removal_and_nothing_else_is_touched(learner, item):
    learner.imports(package(DECK, RELEASED))
    for card in DECK.cards:
        learner.study(learner.cards(card.guid)[0])
    retired = {card.id for card in learner.cards(guid(item))}
    kept = [review for review in learner.reviews() if review[1] not in retired]

    ledger = release(without(item), RELEASED, SECOND)
    log = learner.imports(package(without(item), ledger))

    assert log == {"updated": 1, "duplicate": len(ITEMS) - 1}
    assert learner.empty_cards() == retired
    assert learner.note(guid(item)).tags == ["quizgen::retired"]
    learner.col.remove_cards_and_orphaned_notes(list(learner.empty_cards()))
    assert learner.col.note_count() == len(ITEMS) - 1
    assert [review for review in learner.reviews() if review[1] not in retired] == kept


def test_a_tombstone_is_there_for_a_learner_who_skipped_the_release_that_retired_the_note(learner):
    ledger = release(without(CHOICE), RELEASED, SECOND)
    fourth_edition = deck_of(*(i for i in SECOND_EDITION_ITEMS if i.id != CHOICE.id))
    ledger = release(fourth_edition, ledger, THIRD)

    learner.imports(package(DECK, RELEASED))
    assert learner.imports(package(fourth_edition, ledger)) == {"updated": 2, "duplicate": len(ITEMS) - 2}
    assert learner.empty_cards() == {card.id for card in learner.cards(guid(CHOICE))}


def test_a_tombstone_gives_a_new_learner_nothing_to_study(learner):
    ledger = release(without(CHOICE), RELEASED, SECOND)

    learner.imports(package(without(CHOICE), ledger))

    assert learner.cards(guid(CHOICE)) == []
    assert learner.col.card_count() == CARDS - 1


def test_new_designs_arrive_with_no_note_touched(learner, monkeypatch):
    learner.imports(package(DECK))
    monkeypatch.setattr(models, "DESIGNED_AT", models.DESIGNED_AT + 1)
    monkeypatch.setattr(models.model(CHOICE_TYPE), "css", ".card { color: teal }")

    assert learner.imports(package(DECK)) == {"duplicate": len(ITEMS)}
    assert "color: teal" in learner.cards(guid(CHOICE))[0].question()


def test_two_notes_with_one_guid_are_never_written():
    twins = replace(DECK, cards=(DECK.cards[0], replace(DECK.cards[1], guid=DECK.cards[0].guid)))

    with pytest.raises(ValueError, match="share the guid"):
        package(twins)


def test_nothing_is_dated_by_the_clock():
    rows = database(package(DECK)).execute("select mod from notes union select mod from cards").fetchall()

    assert rows == [(BEFORE_ALL_RELEASES,)]


def test_the_archive_is_sound_and_holds_no_time():
    members = zipfile.ZipFile(io.BytesIO(package(DECK)))

    assert members.testzip() is None
    assert members.namelist() == ["collection.anki2", "media"]
    assert members.read("media") == b"{}"
    assert {member.date_time for member in members.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_archive_of_several_blocks_reads_back():
    content = bytes(range(256)) * 40_000

    archive = zipfile.ZipFile(io.BytesIO(zipped({"large": content, "empty": b""})))

    assert archive.testzip() is None
    assert (archive.read("large"), archive.read("empty")) == (content, b"")


def test_an_empty_deck_is_a_package_too(learner):
    assert learner.imports(package(deck_of())) == {}


def test_two_builds_anywhere_are_byte_for_byte_the_same():
    program = (
        "import hashlib; from tests.exports.sample_deck import *; from quizgen.exports.anki import *;"
        "from quizgen.releases.history import released;"
        "ledger, _ = released(NOTHING_RELEASED, [drafts(DECK)], 1_800_000_000);"
        "package = AnkiExporter().render(deck_of(*ITEMS[1:]), ledger);"
        "print(hashlib.sha256(package).hexdigest())"
    )
    homes = [
        {"TZ": "Asia/Vladivostok", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/New_York", "PYTHONHASHSEED": "2"},
    ]

    hashes = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | home,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for home in homes
    }

    assert len(hashes) == 1
    assert re.fullmatch(r"[0-9a-f]{64}\n", hashes.pop())


def test_a_second_deck_of_the_collection_comes_in_beside_the_first(new_learner):
    learner: Learner = new_learner()
    other = replace(deck_of(CHOICE), id="custom", title="Custom")
    other = replace(
        other, cards=(replace(other.cards[0], deck="Custom", guid=guid_for("sample/custom", CHOICE.id)),)
    )

    learner.imports(package(DECK))

    assert learner.imports(package(other)) == {"new": 1}
    assert learner.col.note_count() == len(ITEMS) + 1
