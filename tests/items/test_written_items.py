"""Items written by hand stand in the world that they are asked in, like all others."""

from quizgen.facts.dates import parse
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.items.written import facts_by_id
from quizgen.quizzes.drawing import draw
from quizgen.quizzes.recipes import Filter, QuizRecipe, SectionRecipe
from tests.items.making import files, loaded

GIVEN = {
    "pipeline": """
        line:
          name: Long Line
          opened: {is: 2010, cite: book}
          capacity:
            - {is: 40 bcm, as_of: 2020, cite: book, misreported: [{id: m, as: 60 bcm, in: report, because: no}]}
            - {is: 30 bcm, as_of: 2012, cite: book}
        guess: {name: Guessed Line, length: {is: 900 km, unconfirmed: hearsay, cite: book}}
    """,
    "organisation": """
        sco:
          name: SCO
          founded: {is: 2001, cite: book}
          members:
            complete: 2001..2024-12-31
            cite: book
            is:
              china: {since: 2001}
              iran: {since: 2001, until: 2012}
              india: {since: {is: 2003, unconfirmed: hearsay}}
    """,
}


def by_hand(asks: str, *, day: str = "", unconfirmed: bool = False) -> list[Item]:
    """What a world has of an item that asks these facts."""
    texts = files("", **GIVEN)
    about = asks.partition("/")[0]
    texts["seeds/questions/hand.yaml"] = (
        f"items:\n  - {{id: hand, type: recall, about: {about}, asks: [{asks}], stem: What?, answer: That,"
        " explanation: That.}\n"
    ).encode()
    pool = Pool(*loaded(texts), day=parse(day) if day else None, unconfirmed=unconfirmed)
    section = SectionRecipe("", Filter(), 1)
    quiz, _ = draw(QuizRecipe("quiz", "Quiz", (section,), 7, 1, "a4"), pool)
    drawn = [entry.item for s in quiz.forms[0].sections for entry in s.entries]
    assert drawn == list(pool.written) == list(pool.items())
    return drawn


def test_what_it_asks_must_be_confirmed() -> None:
    assert by_hand("guess/length") == []
    assert len(by_hand("guess/length", unconfirmed=True)) == 1
    assert by_hand("line/opened, guess/length") == []
    assert by_hand("sco/members/india") == []


def test_what_it_asks_must_be_so_already() -> None:
    assert by_hand("line/opened", day="2005") == []
    assert by_hand("line/capacity", day="2012") == []
    assert by_hand("sco/founded", day="1999") == []
    assert len(by_hand("line/opened", day="2010")) == 1


def test_a_list_is_that_of_its_newest_day() -> None:
    assert by_hand("sco/members/china", day="2010") == []
    (item,) = by_hand("sco/members/china")
    assert item.as_of == "December 2024"


def test_who_left_has_left_for_good() -> None:
    (item,) = by_hand("sco/members/iran", day="2015")
    assert item.as_of == ""
    assert by_hand("sco/members/iran", day="2010") == []


def test_it_tells_its_day_and_who_says_otherwise() -> None:
    (item,) = by_hand("line/capacity")
    assert item.as_of == "2020"
    assert item.remarks == ("“A report” gives 60 billion cubic metres: no.",)
    (item,) = by_hand("line/capacity, sco/members/china, line/opened")
    assert item.as_of == "2020 and December 2024"


def test_the_newest_version_is_asked_whatever_their_order() -> None:
    collection, _ = loaded(files("", **GIVEN))
    assert str(facts_by_id(collection)["line/capacity"].value) == "40 billion cubic metres"
