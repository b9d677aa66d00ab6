from dataclasses import replace

from quizgen.problems import Severity
from quizgen.releases.comparing import Forecast, compare
from quizgen.releases.editions import Edition, NoteState, NoteTypeState, Slot
from quizgen.releases.hashes import field_hashes
from quizgen.releases.merging import HeldCard, HeldNote, Merge, plan

NAMES = ("Question", "Answer", "Id", "Active", "Hashes")
TYPE = NoteTypeState(7, "Typed", tuple(map(Slot, NAMES, range(1, 6))), (Slot("Typed", 9),), 100, "plain")


def note(
    question: str, answer: str, *, tags: str = "quizgen::kind::treaty", deck: str = "Borders"
) -> NoteState:
    texts = (question, answer, "signed/aigun/typed", "1")
    texts = (*texts, field_hashes("1234", texts))
    return NoteState("aa", TYPE, "\x1f".join(texts).encode(), tags, deck, 100, False)


def edition(*notes: NoteState, note_type: NoteTypeState = TYPE) -> Edition:
    return Edition("Borders", {one.guid: one for one in notes}, {note_type.id: note_type})


def held(
    had: NoteState, *, question: str = "", answer: str = "", deck: str = "Borders", **other: object
) -> HeldNote:
    """A learner who got a note as it `had` been released, and may have edited it since."""
    fields = (question or had.fields[0], answer or had.fields[1], *had.fields[2:])
    mine = HeldNote(1, had.guid, had.note_type, fields, had.tags, (HeldCard(11, deck, False, False),))
    return replace(mine, **other)


def merged(mine: HeldNote, now: NoteState, *placed: str) -> Merge:
    found, problems = plan({mine.guid: mine}, {7: TYPE}, edition(now), {mine.guid: placed})
    assert problems == ()
    (merge,) = found.merges
    return merge


FIRST = note("When?", "1858")
SECOND = note("In which year?", "1859")


def test_a_field_that_nobody_edited_follows_the_release():
    merge = merged(held(FIRST), SECOND)

    assert merge.fields == SECOND.fields
    assert [(change.before, change.after) for change in merge.updated] == [
        ("When?", "In which year?"),
        ("1858", "1859"),
    ]
    assert merge.as_released


def test_an_edited_field_stays_and_the_others_follow():
    merge = merged(held(FIRST, question="When, O.S.?"), SECOND)

    assert merge.fields == ("When, O.S.?", *SECOND.fields[1:])
    assert [(change.before, change.after) for change in merge.kept] == [("When, O.S.?", "In which year?")]
    assert not merge.as_released


def test_an_edit_stays_through_every_later_release():
    merge = merged(held(FIRST, question="When, O.S.?"), SECOND)
    third = note("What year?", "1860")

    again = merged(held(SECOND, question=merge.fields[0]), third)

    assert again.fields == ("When, O.S.?", *third.fields[1:])


def test_an_edit_of_what_the_release_left_alone_is_no_news():
    mine = held(FIRST, question="When, O.S.?")

    found, _ = plan({"aa": mine}, {7: TYPE}, edition(FIRST), {})

    assert not found
    assert found.merges == ()


def test_an_edit_that_says_what_the_release_says_now_is_the_releases_again():
    merge = merged(held(FIRST, answer="1859"), note("When?", "1859"))

    assert (merge.updated, merge.kept) == ((), ())
    assert merge.as_released


def test_without_hashes_nothing_of_the_learners_is_overwritten():
    bare = replace(held(FIRST), fields=(*FIRST.fields[:4], ""))

    merge = merged(bare, SECOND)

    assert merge.fields[:2] == FIRST.fields[:2]
    assert len(merge.kept) == 2


def test_tags_of_ours_follow_the_release_and_all_others_stay():
    mine = held(FIRST, tags=("leech", "Quizgen::kind::pact", "quizgen::kind::treaty", "mine"))

    merge = merged(mine, note("When?", "1858", tags="quizgen::kind::treaty quizgen::level::remember"))

    assert merge.tags == ("leech", "mine", "quizgen::kind::treaty", "quizgen::level::remember")


def test_a_card_moves_only_from_where_a_release_put_it():
    elsewhere = note("When?", "1858", deck="Treaties")

    assert merged(held(FIRST), elsewhere, "Borders").moved == held(FIRST).cards
    own, _ = plan({"aa": held(FIRST, deck="My own")}, {7: TYPE}, edition(elsewhere), {"aa": ("Borders",)})
    assert own.merges == ()
    lent = held(FIRST, cards=(HeldCard(11, "Borders", False, True),))
    on_loan, _ = plan({"aa": lent}, {7: TYPE}, edition(elsewhere), {"aa": ("Borders",)})
    assert on_loan.merges == ()


def test_a_retired_note_is_suspended_and_one_never_had_stays_away():
    stone = replace(note("Retired", "", tags="quizgen::retired", deck=""), retired=True)

    assert merged(held(FIRST), stone).suspended == held(FIRST).cards
    found, _ = plan({}, {7: TYPE}, edition(stone), {})
    assert (found.added, found.passed_over) == ((), {"aa"})


def test_fields_are_found_by_their_ids_whatever_the_learner_made_of_them():
    mine = held(FIRST)
    slots = (Slot("Mnemonic", 77), Slot("Frage", 1), *TYPE.fields[1:])
    reshaped = replace(TYPE, fields=slots)
    mine = replace(mine, note_type=reshaped, fields=("Mine", *mine.fields))

    found, problems = plan({"aa": mine}, {7: reshaped}, edition(SECOND, replace(FIRST, guid="bb")), {})

    assert found.merges[0].fields == ("Mine", *SECOND.fields)
    assert found.added == ()
    assert [(p.code, p.severity) for p in problems] == [("altered-note-type", Severity.WARNING)]


def test_an_import_into_a_reshaped_note_type_is_foretold_as_conflicting():
    reshaped = replace(TYPE, fields=(*TYPE.fields, Slot("More", 88)))
    newer = replace(SECOND, changed_at=200)

    assert compare(edition(FIRST), edition(newer)).forecast == Forecast(updated=1)
    newer = replace(newer, note_type=reshaped, content=newer.content + b"\x1f")
    found = compare(edition(FIRST), edition(newer, note_type=reshaped))
    assert found.forecast == Forecast(conflicting=1)
    assert found.withheld == (newer,)
