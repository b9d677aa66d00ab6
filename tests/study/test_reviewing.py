"""Which cards there are, under which name, and in which order they come."""

import pytest

from quizgen.items.model import Item, ItemType
from quizgen.items.pool import Pool
from quizgen.quizzes.decks import Born
from quizgen.quizzes.guids import guid_for
from quizgen.quizzes.recipes import Filter, Range
from quizgen.study.moment import DAY, MINUTE
from quizgen.study.reviewing import Review
from quizgen.study.scheduling import Rating
from quizgen.study.store import Reply, Store
from tests.small_collection import QUESTIONS, TREATIES
from tests.study.making import AGAIN, GOOD, NOON, asked, connection, later, pool, review, shelf

TREATY = Filter(about=("treaty",))


@pytest.fixture(scope="module")
def small() -> Pool:
    return pool()


@pytest.fixture
def store() -> Store:
    return Store(connection())


def test_one_card_a_fact(small: Pool) -> None:
    facts = [fact for card in shelf(small).new() for fact in card.item.asks]
    assert len(facts) == len(set(facts)) > 10


def test_every_item_where_that_is_asked_for(small: Pool) -> None:
    items = {item.id for item in small.items()}
    assert {card.item.id for card in shelf(small, every_item=True).new()} == items


def test_a_card_is_known_as_in_anki(small: Pool) -> None:
    card = next(shelf(small).new())
    assert card.guid == guid_for("small", card.note)


def test_subjects_take_turns(small: Pool) -> None:
    subjects = [card.item.subject for card in shelf(small).new()]
    first_round = len(set(subjects))
    assert len(set(subjects[:first_round])) == first_round


def test_decks_say_which_card_a_fact_gets(small: Pool) -> None:
    as_choice = shelf(small, chosen=TREATY, decks=(Filter(about=("treaty",), types=(ItemType.CHOICE,)),))
    assert {card.item.type for card in as_choice.new()} == {ItemType.CHOICE}
    typed = shelf(small, chosen=Filter(types=(ItemType.TYPED,)), decks=(TREATY,))
    assert {(card.item.kind, card.item.type) for card in typed.new()} == {("treaty", ItemType.TYPED)}


def test_what_anki_has_is_the_card_here_too(small: Pool) -> None:
    released = "treaty-signed-year/aigun/choice"
    cards = list(shelf(small, born=Born({released: ()})).new())
    assert [card.note for card in cards if "aigun/signed" in card.item.asks] == [released]


def test_a_begun_card_stays_whatever_is_asked_for(small: Pool) -> None:
    begun = "treaty-signed-year/aigun/choice"
    typed = shelf(small, [begun], Filter(types=(ItemType.TYPED,)))
    assert "aigun/signed" not in {fact for card in typed.new() for fact in card.item.asks}
    assert typed.card(begun) is None
    found = shelf(small, [begun]).card(begun)
    assert found is not None
    assert found.item.id == begun


def instead(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("changes", "now_called"),
    [
        (
            {
                "seeds/questions/all.yaml": instead(
                    QUESTIONS, "stem: In which year", "stem: Tell me in which year"
                )
            },
            "treaty-signed-year/aigun/typed",
        ),
        (
            {
                "seeds/questions/all.yaml": instead(
                    QUESTIONS,
                    "id: treaty-signed-year\n",
                    "id: treaty-year\n    formerly: [treaty-signed-year]\n",
                )
            },
            "treaty-year/aigun/typed",
        ),
        (
            {"seeds/facts/treaties.yaml": instead(TREATIES, "is: 1858-05-28", "is: 1857-05-28")},
            "treaty-signed-year/aigun/typed",
        ),
    ],
    ids=["reworded", "template renamed", "corrected"],
)
def test_a_schedule_outlives_the_wording(
    changes: dict[str, str], now_called: str, small: Pool, store: Store
) -> None:
    note = "treaty-signed-year/aigun/typed"
    (card,) = [card for card in shelf(small, chosen=TREATY).new() if card.note == note]
    store.record(card.guid, card.note, GOOD, NOON)
    changed = pool(changes)
    later_on = review(changed, store, new_a_day=0, now=later(NOON, DAY))
    again = later_on.next(later(NOON, DAY))
    assert again is not None
    assert (again.note, again.guid, again.item.id) == (note, card.guid, now_called)
    assert again.item != card.item


def test_a_subject_that_is_renamed_keeps_its_cards(small: Pool, store: Store) -> None:
    card = next(card for card in shelf(small).new() if card.item.subject == "aigun")
    store.record(card.guid, card.note, GOOD, NOON)
    text = instead(TREATIES, "  aigun:\n", "  treaty-of-aigun:\n    formerly: [aigun]\n")
    renamed = pool(
        {"seeds/facts/treaties.yaml": text, "seeds/questions/all.yaml": _without_written(QUESTIONS)}
    )
    again = review(renamed, store, 0).next(later(NOON, DAY))
    assert again is not None
    assert (again.guid, again.item.subject) == (card.guid, "treaty-of-aigun")


def _without_written(questions: str) -> str:
    return questions.partition("\nitems:\n")[0] + "\n"


def test_what_is_gone_is_not_asked_and_not_forgotten(small: Pool, store: Store) -> None:
    store.record("0" * 16, "treaty-signed-year/atlantis/typed", GOOD, NOON)
    found = review(small, store, 0)
    assert found.next(later(NOON, DAY)) is None
    assert shelf(small).item_id("treaty-signed-year/atlantis/typed") is None
    assert len(list(store.log())) == 1


def test_new_cards_up_to_the_days_limit(small: Pool, store: Store) -> None:
    first = list(asked(review(small, store, 3), NOON))
    assert len({card.guid for card in first}) == 3
    same_day = review(small, store, 3, later(NOON, 60 * MINUTE))
    assert same_day.left(later(NOON, 60 * MINUTE)).new == 0
    next_day = review(small, store, 3, later(NOON, DAY))
    assert next_day.left(later(NOON, DAY)).new == 3


def test_a_card_not_known_comes_back_in_the_same_sitting(small: Pool, store: Store) -> None:
    found = review(small, store, 1)
    card = found.next(NOON)
    assert card is not None
    found.record(card, AGAIN, NOON)
    again = found.next(later(NOON, 10_000))
    assert again is not None
    assert again.guid == card.guid
    assert found.again_at(NOON) == NOON.at + MINUTE


def test_new_cards_stand_among_reviews(small: Pool, store: Store) -> None:
    list(asked(review(small, store, 6), NOON))
    now = later(NOON, 4 * DAY)
    known = {card.guid for card in store.cards()}
    order = [card.guid in known for card in asked(review(small, store, 2, now), now)]
    first_new = order.index(False)
    assert 0 < first_new < 6
    assert True in order[first_new:]


def test_undo_asks_the_card_again(small: Pool, store: Store) -> None:
    found = review(small, store)
    card = found.next(NOON)
    assert card is not None
    found.record(card, AGAIN, NOON)
    taken_back = found.undo(NOON)
    assert taken_back is not None
    assert taken_back.note == card.note
    assert found.left(NOON).new == 5
    assert found.undo(NOON) is None


def test_a_second_sitting_goes_on_where_the_first_is(
    small: Pool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = str(tmp_path_factory.mktemp("books") / "book.sqlite3")
    here, there = (review(small, Store(connection(path)), 2) for _ in range(2))
    first, same = here.next(NOON), there.next(NOON)
    assert first is not None
    assert first == same
    here.record(first, GOOD, NOON)
    second = there.next(NOON)
    assert second is not None
    assert second.guid != first.guid
    assert there.left(NOON).new == 1
    there.record(second, GOOD, NOON)
    assert here.left(NOON).new == 0


def test_a_card_set_aside_is_not_asked(small: Pool, store: Store) -> None:
    found = review(small, store, 2)
    card = found.next(NOON)
    assert card is not None
    found.suspend(card)
    assert card.guid not in {other.guid for other in asked(found, NOON)}
    assert card.guid not in {other.guid for other in asked(review(small, store, 5), NOON)}


def test_the_outlook_is_what_comes_true(small: Pool, store: Store) -> None:
    found = review(small, store)
    now = NOON
    for _ in range(5):
        card = found.next(now)
        assert card is not None
        foretold = found.outlook(card, now)[Rating.GOOD]
        assert found.record(card, GOOD, now).memory == foretold
        now = later(now, 3 * DAY)


def test_a_card_of_each_type_can_be_made(small: Pool) -> None:
    types = {card.item.type for card in shelf(small, every_item=True).new() if isinstance(card.item, Item)}
    assert types >= {ItemType.CHOICE, ItemType.TYPED, ItemType.TRUE_FALSE, ItemType.CLOZE}


def test_a_review_counts_its_answers(small: Pool, store: Store) -> None:
    found: Review = review(small, store)
    list(asked(found, NOON))
    assert found.given == len(list(store.log()))


def test_what_is_too_hard_is_neither_counted_nor_asked(small: Pool, store: Store) -> None:
    for card in shelf(small, chosen=TREATY).new():
        store.record(card.guid, card.note, GOOD, NOON)
    begun = [card.note for card in store.cards()]
    easy = Review(shelf(small, begun, Filter(difficulty=Range(0, 0.3))), store, 0, NOON)
    now = later(NOON, 20 * MINUTE)
    expected = easy.left(now).total
    found = list(asked(easy, now, Reply(Rating.EASY, "")))
    assert len(found) == expected
    assert 0 < len(found) < len(begun)
    assert all(card.item.difficulty <= 0.3 for card in found)
