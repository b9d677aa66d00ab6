from dataclasses import replace

from quizgen.exports.answers import main_sources
from quizgen.exports.bibliography import bibliography
from quizgen.exports.labels import labels_of
from quizgen.items.model import Cited, TrueFalse, Typed
from tests.exports.sample_quiz import item, quiz_of

ATLAS = Cited("atlas", "An atlas", date="2001")
BOOK = Cited("book", "The book", author="Zhao")


def form(*cites: tuple[Cited, ...]):
    items = (item(f"item-{n}", "When?", Typed("1689", ("1689",)), cites=each) for n, each in enumerate(cites))
    return quiz_of(*items).forms[0]


def test_a_source_is_listed_once_with_its_questions():
    [atlas] = bibliography(form((ATLAS,), (), (ATLAS,), (ATLAS,), (ATLAS,), (ATLAS,)))
    assert atlas.source == ATLAS
    assert atlas.asked() == "questions 1, 3–6"


def test_questions_stand_by_the_passage_that_answers_them():
    first, second = replace(BOOK, page="17", prints="1689"), replace(BOOK, paragraph=4)
    [book] = bibliography(form((second,), (first,), (BOOK,), (first,)))
    assert book.source == BOOK
    assert book.asked() == "question 3; p. 17: questions 2, 4; paragraph 4: question 1"
    assert book.asked(labels_of("ru")).startswith("вопрос 3; ")


def test_sources_stand_by_author_else_by_title():
    listed = bibliography(form((BOOK, ATLAS, Cited("moon", "moons"))))
    assert [each.source.source for each in listed] == ["atlas", "moon", "book"]


def test_a_question_that_cites_a_passage_twice_is_named_once():
    [atlas] = bibliography(form((ATLAS, replace(ATLAS, prints="1689"))))
    assert atlas.asked() == "question 1"


def test_a_mark_scheme_names_the_first_sources_of_an_item_and_how_many_more():
    many = tuple(Cited(f"s{n}", f"Source {n}") for n in range(5))
    shown, more = main_sources(replace(item("i/1", "Who?", TrueFalse(True, "")), cites=many))
    assert [cited.title for cited in shown] == ["Source 0", "Source 1", "Source 2"]
    assert more == 2
    assert [labels_of("ru")("more-sources", n=n) for n in (1, 2, 5)] == [
        "и ещё 1 источник", "и ещё 2 источника", "и ещё 5 источников",
    ]  # fmt: skip
