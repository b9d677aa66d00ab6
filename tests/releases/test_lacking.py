from dataclasses import replace

from quizgen.releases.lacking import goes_without
from quizgen.releases.model import Released
from tests.releases.test_merging import FIRST, held

JANUARY, MARCH = 100, 300


def released(*born: tuple[str, int]) -> dict[str, Released]:
    return {guid: Released(guid, "", at, at, False, (), "borders", guid) for guid, at in born}


def lacked(has: str, ledger: dict[str, Released], *drafts: str) -> set[str]:
    """The guids, a letter each, that a learner who has some of a deck as of January goes without."""
    notes = {guid: replace(FIRST, guid=guid) for guid in (*ledger, *drafts)}
    mine = {guid: held(notes[guid], changed_at=JANUARY) for guid in has}
    return set(goes_without(mine, notes, ledger))


DECK = released(("a", JANUARY), ("b", JANUARY), ("c", JANUARY), ("d", JANUARY), ("n", MARCH))


def test_what_came_since_goes_to_who_has_the_deck():
    assert lacked("abcd", DECK) == set()


def test_what_was_thrown_away_stays_away():
    assert lacked("abc", DECK) == {"d"}


def test_who_has_a_part_keeps_to_it():
    assert lacked("a", DECK) == {"b", "c", "d", "n"}


def test_a_deck_that_grew_manifold_makes_nobodys_deck_a_part():
    grown = DECK | released(*((str(n), MARCH) for n in range(9)))

    assert lacked("abcd", grown) == set()


def test_what_no_release_holds_yet_is_new():
    assert lacked("abcd", DECK, "x") == set()
    assert lacked("a", DECK, "x") == {"b", "c", "d", "n", "x"}


def test_before_the_first_release_half_of_a_deck_is_the_deck():
    assert lacked("ab", {}, "a", "b", "c", "d") == set()
    assert lacked("a", {}, "a", "b", "c", "d") == {"b", "c", "d"}


def test_a_note_that_its_learner_edited_tells_no_release():
    notes = {guid: replace(FIRST, guid=guid) for guid in DECK}
    mine = {guid: held(notes[guid], changed_at=JANUARY) for guid in "abc"}
    mine["c"] = replace(mine["c"], changed_at=MARCH + 7)

    assert goes_without(mine, notes, DECK) == {"d"}


def test_retired_notes_count_for_nothing():
    notes = {guid: replace(FIRST, guid=guid, retired=guid in "bcd") for guid in DECK}
    mine = {"a": held(notes["a"], changed_at=JANUARY)}

    assert goes_without(mine, notes, DECK) == set()
