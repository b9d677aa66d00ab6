from dataclasses import dataclass, replace

from quizgen.problems import Place, Problems
from quizgen.releases.history import (
    BEFORE_ALL_RELEASES,
    Changes,
    Draft,
    DraftDeck,
    History,
    Tombstone,
    changes,
    check,
    released,
)
from quizgen.releases.ledger import render
from quizgen.releases.model import Ledger, Released

NOTHING = Ledger({})
JANUARY, MARCH, JUNE = 1_800_000_000, 1_805_000_000, 1_813_000_000


def draft(name: str, digest: str = "as ever", options: tuple[str, ...] = ()) -> Draft:
    return Draft(f"guid of {name}", name, digest, options)


def deck(*drafts: Draft, id: str = "borders") -> DraftDeck:
    return DraftDeck(id, {draft.guid: draft for draft in drafts})


@dataclass(frozen=True)
class Note:
    guid: str
    id: str
    place: Place


def problems(ledger: Ledger, *decks: DraftDeck) -> Problems:
    """What keeps these decks from being released."""
    notes = {
        each.id: [Note(d.guid, d.id, Place(f"{d.id}.yaml", 7)) for d in each.notes.values()] for each in decks
    }
    return check(ledger, notes)


def release(ledger: Ledger, *decks: DraftDeck, now: int) -> Ledger:
    return released(ledger, decks, now)[0]


AIGUN, PEKING, KYAKHTA = draft("aigun"), draft("peking", options=("1858", "1860")), draft("kyakhta")

RELEASED = release(NOTHING, deck(AIGUN, PEKING), now=JANUARY)


def test_before_the_first_release_every_note_has_the_same_pinned_stamp():
    history = History(NOTHING)

    assert history.stamp(AIGUN.guid, AIGUN.digest) == BEFORE_ALL_RELEASES
    assert history.stamp(AIGUN.guid, "reworded") == BEFORE_ALL_RELEASES


def test_a_note_keeps_the_time_of_the_release_that_last_changed_it():
    history = History(release(RELEASED, deck(AIGUN, PEKING, KYAKHTA), now=MARCH))

    assert history.stamp(AIGUN.guid, AIGUN.digest) == JANUARY
    assert history.stamp(KYAKHTA.guid, KYAKHTA.digest) == MARCH


def test_what_is_new_or_changed_since_the_last_release_comes_one_second_after_it():
    history = History(RELEASED)

    assert history.stamp(AIGUN.guid, "reworded") == JANUARY + 1
    assert history.stamp(KYAKHTA.guid, KYAKHTA.digest) == JANUARY + 1


def test_a_release_puts_down_every_note_with_its_options():
    assert RELEASED.by_guid[PEKING.guid] == Released(
        PEKING.guid, "as ever", JANUARY, JANUARY, False, ("1858", "1860"), "borders", "peking"
    )


def test_a_release_without_news_leaves_the_ledger_byte_for_byte():
    again = release(RELEASED, deck(PEKING, AIGUN), now=JUNE)

    assert render(again) == render(RELEASED)


def test_a_release_dates_only_what_changed():
    ledger, (summary,) = released(RELEASED, [deck(draft("aigun", "reworded"), PEKING, KYAKHTA)], MARCH)

    assert {note.id: note.changed_at for note in ledger.by_guid.values()} == {
        "aigun": MARCH,
        "peking": JANUARY,
        "kyakhta": MARCH,
    }
    assert {note.id: note.born for note in ledger.by_guid.values() if note.born != JANUARY} == {
        "kyakhta": MARCH
    }
    assert summary == Changes("borders", added=("kyakhta",), changed=("aigun",))


def test_a_release_is_later_than_all_before_it_even_if_the_clock_went_back():
    ledger = release(RELEASED, deck(AIGUN, PEKING, KYAKHTA), now=5)

    assert ledger.last_release > JANUARY
    # A learner may have a build in which the note was not released yet: the release must be news to her.
    assert ledger.last_release > History(RELEASED).stamp(KYAKHTA.guid, KYAKHTA.digest)
    assert release(NOTHING, deck(AIGUN), now=5).last_release > BEFORE_ALL_RELEASES


def test_all_decks_of_a_release_have_one_time():
    ledger = release(RELEASED, deck(AIGUN), deck(KYAKHTA, id="trade"), now=5)

    dates = {note.id: note.changed_at for note in ledger.by_guid.values()}
    assert dates["peking"] == dates["kyakhta"] == ledger.last_release


def test_a_note_that_leaves_its_deck_leaves_a_tombstone():
    gone = History(RELEASED).tombstones("borders", {AIGUN.guid})

    assert gone == (Tombstone(PEKING.guid, "peking", JANUARY + 1),)


def test_a_tombstone_stays_for_learners_who_skip_releases():
    ledger = release(RELEASED, deck(AIGUN), now=MARCH)
    ledger = release(ledger, deck(AIGUN, KYAKHTA), now=JUNE)

    assert ledger.by_guid[PEKING.guid].retired
    assert History(ledger).tombstones("borders", {AIGUN.guid, KYAKHTA.guid}) == (
        Tombstone(PEKING.guid, "peking", MARCH),
    )


def test_other_decks_of_the_ledger_are_left_alone():
    ledger, (summary,) = released(RELEASED, [deck(KYAKHTA, id="trade")], MARCH)

    assert summary == Changes("trade", added=("kyakhta",))
    assert ledger.by_guid[AIGUN.guid] == RELEASED.by_guid[AIGUN.guid]
    assert History(RELEASED).tombstones("trade", set()) == ()


def test_changes_say_what_an_import_would_bring():
    news = changes(RELEASED, deck(draft("aigun", "reworded"), KYAKHTA))

    assert news == Changes("borders", added=("kyakhta",), changed=("aigun",), retired=("peking",))
    assert not changes(RELEASED, deck(AIGUN, PEKING))


def test_a_retired_id_never_comes_back():
    ledger = release(RELEASED, deck(AIGUN), now=MARCH)

    (problem,) = problems(ledger, deck(AIGUN, PEKING))

    assert (problem.code, problem.place) == ("retired-id", Place("peking.yaml", 7))
    assert problem.hint


def test_a_retired_id_never_comes_back_under_another_guid_or_in_another_deck():
    ledger = release(RELEASED, deck(AIGUN), now=MARCH)
    renamed = Draft("another guid", PEKING.id, "as ever")

    assert {p.code for p in problems(ledger, deck(renamed))} == {"retired-id"}
    assert "retired-id" in {p.code for p in problems(ledger, deck(PEKING, id="trade"))}


def test_a_note_never_changes_its_deck():
    (problem,) = problems(RELEASED, deck(AIGUN), deck(PEKING, id="trade"))

    assert (problem.code, problem.place) == ("moved-note", Place("peking.yaml", 7))


def test_a_new_note_stands_in_one_deck_only():
    (problem,) = problems(RELEASED, deck(KYAKHTA), deck(KYAKHTA, id="trade"))

    assert problem.code == "moved-note"


def test_a_deck_that_only_grew_and_changed_may_be_released():
    assert problems(RELEASED, deck(draft("aigun", "reworded"), PEKING, KYAKHTA)) == ()


def test_a_note_in_another_deck_is_put_down_without_becoming_newer():
    before = released(NOTHING, [deck(replace(AIGUN, placed="Borders"))], JANUARY)[0]
    elsewhere = deck(replace(AIGUN, placed="Treaties"))

    ledger, (brought,) = released(before, [elsewhere], MARCH)

    assert brought == Changes("borders", moved=("aigun",))
    assert ledger.by_guid[AIGUN.guid].placed == ("Borders", "Treaties")
    assert ledger.by_guid[AIGUN.guid].changed_at == JANUARY
    assert changes(ledger, elsewhere) == Changes("borders")
