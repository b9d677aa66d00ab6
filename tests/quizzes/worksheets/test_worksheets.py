from itertools import pairwise

import pytest

from quizgen.items.model import Typed
from quizgen.quizzes.recipes import SheetKind
from quizgen.quizzes.recipes.worksheets import SHEETS
from quizgen.quizzes.worksheets.crossword import lengths, word_of
from quizgen.quizzes.worksheets.making import WORKSHEETS
from quizgen.quizzes.worksheets.model import (
    Corrections,
    Criticism,
    Crossword,
    Flashcards,
    MatchingSheet,
    Timeline,
    Vocabulary,
)
from tests.exports.sample_quiz import item
from tests.quizzes.making import treaties
from tests.quizzes.worksheets.making import codes, made, sheet
from tests.small_collection import SOURCES


def test_every_kind_is_made_by_something():
    assert set(WORKSHEETS) == set(SHEETS) == set(SheetKind)


def test_flashcards_ask_each_fact_once():
    cards = sheet("sheet: flashcards\nabout: [treaty]\ncount: 9\ncards: 10\nduplex: short-edge").body
    assert isinstance(cards, Flashcards)
    assert (cards.per_page, cards.duplex) == (10, "short-edge")
    assert [entry.number for entry in cards.entries] == list(range(1, 10))
    assert len({fact for entry in cards.entries for fact in entry.item.asks}) == 9


def test_a_timeline_stands_in_order_and_lacks_half_of_its_dates_and_half_of_its_events():
    timeline = sheet("sheet: timeline\nabout: [treaty]\ncount: 6").body
    assert isinstance(timeline, Timeline)
    assert [event.date for event in timeline.events] == [
        "27 August 1689 O.S. (6 September N.S.)",
        "6 August 1851",
        "28 May 1858",
        "13 June 1858",
        "14 November 1860",
        "24 February 1881",
    ]
    assert timeline.events[0].text == "The Treaty of Nerchinsk was signed"
    assert all(one.asks_date + other.asks_date == 1 for one, other in list(pairwise(timeline.events))[::2])
    assert sorted(timeline.offered) == sorted(e.text for e in timeline.events if not e.asks_date)


def test_events_that_may_have_happened_together_do_not_share_a_timeline():
    text = treaties(2)
    path = next(iter(text))
    together = {path: text[path].replace("signed: {is: 1803-02-02", "signed: {is: 1800")}
    assert codes("sheet: timeline\nabout: [treaty]\ncount: 2", {**together}) == ["too-few-items"]


def test_sets_to_match_may_ask_in_the_same_words_but_not_the_same():
    sets = sheet("sheet: matching\nabout: [treaty]\ncount: 3", {**treaties(24)}).body
    assert isinstance(sets, MatchingSheet)
    asked = [fact for entry in sets.entries for fact in entry.item.asks]
    assert len(asked) == len(set(asked))
    assert len({entry.item.stem for entry in sets.entries}) == 1


def test_statements_are_true_and_false():
    statements = sheet("sheet: true-or-false\nabout: [treaty]\ncount: 4").body
    assert isinstance(statements, Corrections)
    assert {entry.item.answers for entry in statements.entries} == {("True",), ("False",)}
    assert {entry.points for entry in statements.entries} == {2}


def test_a_claim_stands_with_its_source_and_where_to_check_it():
    criticism = sheet("sheet: source-criticism\nabout: [treaty]\ncount: 1").body
    assert isinstance(criticism, Criticism)
    [claim] = criticism.claims
    assert claim.said == "The Treaty of Aigun was signed on 14 November 1860."
    assert (claim.source.title, claim.source.date, claim.source.paragraph) == (
        "Economic cooperation",
        "2023",
        7,
    )
    assert [cited.title for cited in claim.where_to_check] == ["An atlas of treaties"]
    assert not claim.is_right


def test_where_to_check_does_not_tell_what_is_right():
    telling = "atlas:\n  title: An atlas of treaties, with Aigun on 28 May 1858"
    changed = {"seeds/sources.yaml": SOURCES.replace("atlas:\n  title: An atlas of treaties", telling)}
    criticism = sheet("sheet: source-criticism\nabout: [treaty]\ncount: 1", changed).body
    assert isinstance(criticism, Criticism)
    assert criticism.claims[0].where_to_check == ()


def test_a_vocabulary_list_has_a_name_in_every_language():
    words = sheet("sheet: vocabulary\ncount: 1").body
    assert isinstance(words, Vocabulary)
    assert words.languages == ("ru", "zh")
    [term] = words.terms
    assert term.name == "Treaty of Nerchinsk"
    assert [(name.text, name.latin) for name in term.foreign if name] == [
        ("Нерчинский договор", ""),
        ("尼布楚条约", "Níbùchǔ Tiáoyuē"),
    ]


def test_every_clue_of_a_crossword_is_answered_by_its_word():
    crossword = sheet("sheet: crossword\ncount: 5").body
    assert isinstance(crossword, Crossword)
    assert len(crossword.clues) == 5
    for laid, clue in zip(crossword.grid.words, crossword.clues, strict=True):
        assert (laid.number, laid.down, laid.word) == (clue.number, clue.down, word_of(clue.item))
        assert laid.word.lower() not in clue.text.lower().replace(" ", "")
    assert {*crossword.across, *crossword.down} == set(crossword.clues)


@pytest.mark.parametrize(
    ("answer", "word", "counted"),
    [
        ("Beijing", "BEIJING", "7"),
        ("Saint Petersburg", "SAINTPETERSBURG", "5,10"),
        ("Almaty–Astana", "ALMATYASTANA", "6-6"),
        ("the Xi'an Pact", "XIANPACT", "4,4"),
        ("Çeşme", "CESME", "5"),
        ("18 May 1858", "", None),
        ("OPEC+", "", None),
        ("Пекин", "", None),
        ("UK", "", None),
        ("Shanghai Cooperation Organisation", "", None),
    ],
)
def test_a_word_has_ordinary_letters_and_its_clue_counts_them(answer, word, counted):
    assert word_of(item("a", "What?", Typed(answer, (answer,)))) == word
    assert counted is None or lengths(answer) == counted


@pytest.mark.parametrize("kind", SheetKind)
def test_the_same_recipe_makes_the_same_sheet(kind):
    recipe = f"sheet: {kind}\ncount: 1"
    assert made(recipe) == made(recipe)


def test_another_seed_makes_another_crossword():
    assert sheet("sheet: crossword\ncount: 4\nseed: 1") != sheet("sheet: crossword\ncount: 4\nseed: 2")


def test_what_is_named_stands_in_the_sheet():
    cards = sheet("sheet: flashcards\ncount: 3\nwith: [kulja, at/tientsin/typed, power-of-siberia/carries]")
    ids = {item.id for item in cards.items}
    assert {"at/tientsin/typed", "carries/power-of-siberia/typed"} < ids
    assert any("/kulja/" in id for id in ids)


@pytest.mark.parametrize(
    ("recipe", "found"),
    [
        ("sheet: flashcards\nabout: [country]", ["nothing-fits"]),
        ("sheet: timeline\nabout: [treaty]\ncount: 7", ["too-few-items"]),
        ("sheet: crossword\nabout: [country]", ["nothing-fits"]),
        ("sheet: crossword\ncount: 40", ["too-few-items"]),
        ("sheet: vocabulary\nabout: [country]", ["no-names"]),
        ("sheet: vocabulary\ncount: 1\nwith: [aigun]", ["not-drawn"]),
        ("sheet: timeline\ncount: 1\nwith: [at/aigun/typed]", ["not-drawn"]),
    ],
)
def test_a_sheet_that_cannot_be_made_says_why(recipe, found):
    assert codes(recipe) == found


def test_words_that_do_not_cross_make_no_crossword():
    names = {"seeds/facts/places.yaml": "kind: place\nsubjects:\n  a: {name: Ufa}\n  b: {name: Omsk}\n"}
    facts = {
        "seeds/facts/treaties.yaml": "kind: treaty\nsubjects:\n"
        "  one: {name: First Pact, signed_at: {is: a, cite: atlas}}\n"
        "  two: {name: Second Pact, signed_at: {is: b, cite: atlas}}\n",
        "seeds/facts/pipelines.yaml": "kind: pipeline\nsubjects: {}\n",
    }
    _, [problem] = made("sheet: crossword\ncount: 2", {**names, **facts})
    assert problem.code == "no-crossword"
    assert problem.message == "no crossword of 2 words can be laid of these 2: only 1 cross"
