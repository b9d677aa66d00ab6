"""What a deck recipe makes, and what learners who have an earlier release keep."""

from collections import Counter
from itertools import pairwise

from quizgen.quizzes.decks import Born, assemble, custom
from quizgen.quizzes.guids import guid_for
from quizgen.quizzes.model import Card, Deck
from quizgen.quizzes.recipes import DeckRecipe
from tests.quizzes.making import (
    QUESTIONS,
    RECIPE,
    TREATIES,
    deck,
    edited,
    opened,
    quiz,
    released,
    templates,
    treaties,
)

ORGANISATIONS = "seeds/facts/organisations.yaml"
WHOLE = "deck: All\nparts: [{types: [typed, choice, recall]}]\n"
TREATY_DECK = "deck: Treaties\nparts: [{about: [treaty], types: [typed, choice, recall]}]\n"
MEMBERS = "deck: Members\nparts: [{about: [organisation], types: [choice]}]\n"
RUSSIA_RENAMED = edited("seeds/facts/countries.yaml", ("  russia:", "  rus:"))
MEMBER_RENAMED = tuple(
    (f"        russia: {{since: {day}}}", f"        rus: {{formerly: [russia], since: {day}}}")
    for day in ("2001-06-15", "2002-10-07")
)
PLACE = (
    "  - {id: place, about: treaty, asks: signed_at, stem: 'Where was {{ it }} signed?', types: [choice]}\n"
)
YEAR = "  - {id: year, about: treaty, asks: signed.year, stem: 'In which year was {{ it }} signed?', types: [typed, choice]}\n"


def larger() -> Deck:
    return deck(WHOLE, treaties(30))


def by_id(deck: Deck) -> dict[str, Card]:
    return {card.id: card for card in deck.cards}


def ids(deck: Deck) -> set[str]:
    return set(by_id(deck))


def test_a_deck_is_the_same_each_time() -> None:
    assert larger() == larger()


def test_a_fact_makes_one_card() -> None:
    counts = Counter(fact for card in larger().cards for fact in card.item.asks)
    assert {f"t{n}/signed" for n in range(30)} <= counts.keys()
    assert max(counts.values()) == 1


def test_no_two_cards_ask_in_the_same_words() -> None:
    alike = "  - {id: alike, about: treaty, asks: signed.year, stem: 'Since when?', types: [typed]}\n"
    made = deck(TREATY_DECK, treaties(6) | templates(alike + PLACE))
    assert Counter(card.item.template for card in made.cards) == {"alike": 1, "place": 6}


def test_the_first_template_makes_the_card() -> None:
    second = (
        YEAR.replace("id: year", "id: day").replace("signed.year", "signed").replace("In which year", "When")
    )
    assert ids(deck(TREATY_DECK, treaties(1) | templates(YEAR + second))) == {"year/t0/typed"}
    assert ids(deck(TREATY_DECK, treaties(1) | templates(second + YEAR))) == {"day/t0/typed"}


def test_the_first_type_of_the_recipe_makes_the_card() -> None:
    recipe = "deck: D\nparts: [{{about: [treaty], types: [{}]}}]\n"
    changes = treaties(1) | templates(YEAR)
    assert ids(deck(recipe.format("choice, typed"), changes)) == {"year/t0/choice"}
    assert ids(deck(recipe.format("typed, choice"), changes)) == {"year/t0/typed"}


def test_a_type_that_cannot_be_made_gives_way_to_the_next() -> None:
    place = PLACE.replace("[choice]", "[recall, choice]").replace("signed_at,", "parties,")
    recipe = "deck: D\nparts: [{about: [treaty], types: [choice, recall]}]\n"
    assert ids(deck(recipe, treaties(1) | templates(place))) == {"place/t0/recall"}


def test_what_is_left_out_makes_no_card() -> None:
    left_out = "deck: D\nparts: [{about: [treaty], without: [aigun, kulja/signed]}]\n"
    facts = {fact for card in deck(left_out).cards for fact in card.item.asks}
    assert not {"aigun/signed", "aigun/signed_at", "kulja/signed"} & facts
    assert "kulja/signed_at" in facts


def test_parts_make_decks_inside_the_deck() -> None:
    recipe = """\
deck: World
description: All of it
parts:
  - {into: "Treaties::Old", subjects: [nerchinsk]}
  - {into: Treaties, about: [treaty]}
  - {about: [pipeline]}
"""
    made = deck(recipe)
    decks = {card.item.subject: card.deck for card in made.cards}
    assert (decks["nerchinsk"], decks["aigun"]) == ("World::Treaties::Old", "World::Treaties")
    assert decks["power-of-siberia"] == "World"
    assert (made.id, made.title, made.description) == ("it", "World", "All of it")
    assert (made.collection, made.licence) == ("A small collection", "CC-BY-4.0")


def test_a_fact_belongs_to_the_first_part_that_takes_it() -> None:
    recipe = "deck: D\nparts: [{into: A, topics: [borders]}, {into: B, about: [treaty]}]\n"
    made = deck(recipe, treaties(4) | templates(YEAR))
    assert {card.item.subject: card.deck for card in made.cards} == {
        "t0": "D::B", "t1": "D::A", "t2": "D::B", "t3": "D::A"
    }  # fmt: skip


def test_positions_count_through_the_deck() -> None:
    recipe = "deck: D\nparts: [{into: B, about: [treaty]}, {into: A, about: [pipeline]}]\n"
    made = deck(recipe)
    assert [card.position for card in made.cards] == list(range(1, len(made.cards) + 1))
    assert [card.deck for card in made.cards] == sorted((card.deck for card in made.cards), reverse=True)


def test_easy_cards_come_before_hard_ones() -> None:
    difficulties = [round(card.item.difficulty, 1) for card in larger().cards]
    assert difficulties == sorted(difficulties)
    assert len(set(difficulties)) > 2


def test_cards_of_one_subject_stand_apart() -> None:
    subjects = [card.item.subject for card in deck(TREATY_DECK, treaties(30)).cards]
    assert len(subjects) > len(set(subjects))
    assert not any(one == other for one, other in pairwise(subjects))


def test_a_part_that_takes_nothing_is_reported() -> None:
    read, pool = opened(
        "deck: D\nparts:\n  - {into: Treaties, about: [treaty]}\n  - {into: Places, about: [place]}\n"
    )
    assert isinstance(read, DeckRecipe)
    _, problems = assemble(read, pool)
    assert [str(p) for p in problems] == [
        f"{RECIPE}:4:5: too-few-items: nothing fits into the deck 'D::Places' (widen its filters)"
    ]


# What learners have


def test_a_released_deck_is_made_the_same_again() -> None:
    first = larger()
    assert deck(WHOLE, treaties(30), released(first)) == first


def test_a_released_card_stays_when_a_better_template_comes_to_stand_before_it() -> None:
    first = deck(TREATY_DECK, treaties(5) | templates(YEAR))
    better = YEAR.replace("id: year", "id: better").replace("In which year", "When")
    later = treaties(6) | templates(better + YEAR)

    assert ids(deck(TREATY_DECK, later, released(first))) == {*ids(first), "better/t5/typed"}
    assert not ids(deck(TREATY_DECK, later)) & ids(first)


def test_a_released_card_stays_when_a_better_type_comes_to_stand_before_it() -> None:
    first = deck("deck: D\nparts: [{types: [choice]}]\n", treaties(5) | templates(YEAR))
    later = deck(
        "deck: D\nparts: [{types: [typed, choice]}]\n", treaties(6) | templates(YEAR), released(first)
    )
    assert ids(later) == {*ids(first), "year/t5/typed"}


def test_a_released_card_stays_when_an_earlier_part_could_ask_its_fact() -> None:
    recipe = "deck: D\nparts: [{into: Hard, levels: [understand]}, {into: Easy, levels: [remember]}]\n"
    party = "  - {id: parties, about: treaty, asks: parties.count, stem: 'How many signed {{ it }}?', types: [recall]}\n"
    day = "  - {id: day, about: treaty, asks: signed, stem: 'When was {{ it }} signed?', types: [recall]}\n"
    first = deck(recipe, treaties(3) | templates(party + YEAR))
    later = deck(recipe, treaties(3) | templates(party + YEAR + day), released(first))
    assert later == first


def test_a_new_card_that_asks_in_the_words_of_a_released_one_is_not_made() -> None:
    first = deck(TREATY_DECK, treaties(6) | templates(PLACE))
    alike = "  - {id: alike, about: treaty, asks: signed.year, stem: 'Where was {{ it }} signed?', types: [typed]}\n"
    assert ids(deck(TREATY_DECK, treaties(6) | templates(alike + PLACE), released(first))) == ids(first)


def test_released_options_stay_while_they_are_proven() -> None:
    first = deck(MEMBERS)
    card = by_id(first)["member/csto/russia/choice"]
    newcomers = [f"new-{n}" for n in range(20)]
    joined = "".join(f"\n        {id}: {{since: 2001-06-15}}" for id in newcomers)
    grown = {
        "seeds/facts/new.yaml": "kind: country\nsubjects:\n" + "".join(f"  {id}: {{name: {id.title()}}}\n" for id in newcomers),
        **edited(ORGANISATIONS, ("        india: {since: 2017-06-09}", f"        india: {{since: 2017-06-09}}{joined}")),
    }  # fmt: skip

    kept = by_id(deck(MEMBERS, grown, released(first)))["member/csto/russia/choice"]
    anew = by_id(deck(MEMBERS, grown))["member/csto/russia/choice"]

    assert kept == card
    assert anew.item.tokens != card.item.tokens


def test_a_released_option_that_became_right_is_replaced_alone() -> None:
    first = deck(TREATY_DECK, treaties(6) | templates(PLACE))
    card = by_id(first)["place/t0/choice"]
    gone, stays = (token.removeprefix("@").split()[0] for token in card.item.tokens)
    so = "{is: nerchinsk-town, cite: atlas}"
    corrected = treaties(6)[TREATIES].replace(
        so, f"{{is: nerchinsk-town, or: [{{is: {gone}, cite: gazprom-2025}}], cite: atlas}}"
    )

    kept = by_id(deck(TREATY_DECK, treaties(6) | {TREATIES: corrected} | templates(PLACE), released(first)))[
        "place/t0/choice"
    ]

    still = [token.split()[0] for token in kept.item.tokens]
    assert f"@{gone}" not in still
    assert f"@{stays}" in still
    assert len(kept.item.options) == len(card.item.options)


# What is renamed


def test_a_renamed_template_keeps_its_notes() -> None:
    first = deck(TREATY_DECK, treaties(4) | templates(YEAR))
    renamed = YEAR.replace("id: year", "id: signing, formerly: [year]")
    later = deck(TREATY_DECK, treaties(4) | templates(renamed), released(first))

    assert {card.id: card.guid for card in later.cards} == {card.id: card.guid for card in first.cards}
    assert {card.item.id for card in later.cards} == {f"signing/t{n}/typed" for n in range(4)}


def test_a_new_name_moves_no_option() -> None:
    first = deck(TREATY_DECK, treaties(6) | templates(PLACE))
    where = PLACE.replace("id: place", "id: where, formerly: [place]")

    later = by_id(deck(TREATY_DECK, treaties(6) | templates(where), released(first)))

    assert {card.item.template for card in later.values()} == {"where"}
    assert {id: card.item.options for id, card in later.items()} == {
        card.id: card.item.options for card in first.cards
    }


def test_a_renamed_subject_keeps_its_notes() -> None:
    first = deck(TREATY_DECK)
    later = deck(
        TREATY_DECK,
        edited(TREATIES, ("  kulja:\n", "  kulja-1851:\n    formerly: [kulja]\n")),
        released(first),
    )

    assert {card.id: card.guid for card in later.cards} == {card.id: card.guid for card in first.cards}
    assert "treaty-signed-year/kulja-1851/typed" in {card.item.id for card in later.cards}


def test_a_renamed_member_keeps_its_notes() -> None:
    first = deck(MEMBERS)
    later = by_id(deck(MEMBERS, RUSSIA_RENAMED | edited(ORGANISATIONS, *MEMBER_RENAMED), released(first)))

    assert later["member/csto/russia/choice"].item.id == "member/csto/rus/choice"
    assert {id: card.guid for id, card in later.items()} == {
        id: card.guid for id, card in by_id(first).items()
    }


def test_a_renamed_misreport_keeps_its_note() -> None:
    recipe = "deck: Said\nparts: [{about: [treaty], types: [true-false]}]\n"
    said = "  - {id: said, about: treaty, asks: signed, stem: 'Is it so?', types: [true-false]}\n"
    stated = "said/aigun/true-false/y1860"
    born = Born({stated: ()})
    renamed = edited(TREATIES, ("- {id: y1860,", "- {id: peking-day, formerly: [y1860],"))

    before = by_id(deck(recipe, templates(said), born))[stated]
    after = by_id(deck(recipe, templates(said) | renamed, born))[stated]

    assert after.item.id == "said/aigun/true-false/peking-day"
    assert (after.guid, after.item.stem) == (before.guid, before.item.stem)


def test_everything_may_be_renamed_at_once() -> None:
    first = deck(MEMBERS)
    changes = {
        **RUSSIA_RENAMED,
        **edited(ORGANISATIONS, *MEMBER_RENAMED, ("  csto:\n", "  tashkent-pact:\n    formerly: [csto]\n")),
        **edited(QUESTIONS, ("  - id: member\n", "  - id: belongs\n    formerly: [member]\n")),
    }
    later = deck(MEMBERS, changes, released(first))
    assert by_id(later)["member/csto/russia/choice"].item.id == "belongs/tashkent-pact/rus/choice"
    assert {card.id: card.guid for card in later.cards} == {card.id: card.guid for card in first.cards}


def test_former_names_mean_nothing_before_a_release() -> None:
    renamed = YEAR.replace("id: year", "id: signing, formerly: [year]")
    assert ids(deck(TREATY_DECK, treaties(1) | templates(renamed))) == {"signing/t0/typed"}


def test_a_guid_depends_on_the_collection_and_the_note_alone() -> None:
    for card in larger().cards:
        assert card.guid == guid_for("small", card.id)
    reworded = deck(TREATY_DECK, treaties(3) | templates(YEAR.replace("In which year", "When")))
    plain = deck(TREATY_DECK, treaties(3) | templates(YEAR))
    assert {card.guid for card in reworded.cards} == {card.guid for card in plain.cards}


# Decks of one's own


def test_a_custom_deck_shares_no_guid_with_any_other() -> None:
    recipe = "quiz: Mine\nsections: [{about: [treaty], count: 9}]\n"
    _, pool = opened(recipe, treaties(9))
    mine = quiz(recipe, treaties(9))
    decks = [
        larger(),
        custom(mine, pool, "mine"),
        custom(mine, pool, "yours"),
        custom(mine, pool, "mine", "2015-01-01"),
    ]
    guids = [card.guid for deck in decks for card in deck.cards]
    assert len(guids) == len(set(guids)) == len(decks[0].cards) + 27


def test_a_custom_deck_holds_the_quiz_in_order() -> None:
    recipe = "quiz: Mine\nforms: 2\nsections: [{about: [treaty], count: 5}]\n"
    _, pool = opened(recipe, treaties(9))
    mine = quiz(recipe, treaties(9))
    made = custom(mine, pool, "mine", "2015-01-01")
    assert [card.item for card in made.cards] == [entry.item for entry in mine.forms[0].entries]
    assert [card.position for card in made.cards] == [1, 2, 3, 4, 5]
    assert {card.deck for card in made.cards} == {"Mine"}
    assert (made.id, made.title, made.as_of) == ("custom:mine", "Mine", "2015-01-01")
    assert custom(mine, pool, "mine", "2015-01-01") == made


THERE_AND_BACK = templates(
    "  - {id: date, about: treaty, asks: signed.day, stem: 'When was {{ it }} signed?', types: [recall]}\n"
    "  - {id: of-date, about: treaty, asks: subject, given: signed, stem: 'What was signed {{ given.on }}?', types: [recall]}\n"
)


def test_a_recall_note_asks_the_way_back_where_its_recipe_wishes() -> None:
    asked = treaties(4) | THERE_AND_BACK
    plain = deck("deck: All\nparts: [{types: [recall]}]\n", asked)
    both = deck("deck: All\nparts: [{types: [recall], reverses: true}]\n", asked)

    assert ids(both) == ids(plain) == {f"date/t{n}/recall" for n in range(4)}
    assert {card.reverse for card in plain.cards} == {None}
    way_back = by_id(both)["date/t2/recall"].reverse
    assert way_back is not None
    assert (way_back.id, way_back.answers) == ("of-date/t2/recall", ("Treaty 2",))


def test_no_note_asks_the_way_back_of_what_it_asks_already() -> None:
    back = "deck: All\nparts: [{types: [recall], templates: [of-date], reverses: true}]\n"

    assert {card.reverse for card in deck(back, treaties(3) | THERE_AND_BACK).cards} == {None}
