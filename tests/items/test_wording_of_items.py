import pytest

from quizgen.facts.vocabulary import SENTENCE_WORDS
from quizgen.items.wording import AGREEMENT, Words, sentence
from tests.items.making import item, key, pool, why_not


def asks(path: str, stem: str, *types: str, about: str = "treaty") -> str:
    return f'- {{id: t, about: {about}, asks: {path}, stem: "{stem}", types: [{", ".join(types)}]}}'


def test_a_sentence_begins_with_a_capital_whatever_is_named_first() -> None:
    treaties = pool(
        asks("signed.year", "{{ it }} {{ it.was }} signed in which year?", "typed"),
        treaty="""
            a: {name: treaty of friendship, article: the, signed: {is: 1858, cite: book}}
            b: {name: treaties of peace, number: plural, signed: {is: 1858, cite: book}}
        """,
    )
    assert item(treaties, "t/a/typed").stem == "The treaty of friendship was signed in which year?"
    assert item(treaties, "t/b/typed").stem == "Treaties of peace were signed in which year?"


def test_an_option_begins_with_a_capital_too() -> None:
    treaties = pool(
        asks("signed_at", "Where?", "choice"),
        treaty="".join(
            f"{p}-t: {{name: T{n}, signed_at: {{is: {p}, cite: book}}}}\n" for n, p in enumerate("abc")
        ),
        place="a: {name: the camp}\nb: {name: on board}\nc: {name: 北京}",
    )
    assert key(item(treaties, "t/a-t/choice")) == "The camp"
    assert key(item(treaties, "t/c-t/choice")) == "北京"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the treaty", "The treaty"),
        ("“new start” ended", "“New start” ended"),
        ("____ signed it", "____ signed it"),
        ("2 trains run", "2 trains run"),
        ("(so they say)", "(So they say)"),
        ("ß and the rest", "ß and the rest"),
        ("договор", "Договор"),
        ("", ""),
    ],
)
def test_a_capital_goes_to_the_first_word_and_to_no_later_one(text: str, shown: str) -> None:
    assert sentence(text) == shown


def test_behind_its_day_a_sentence_loses_its_capital_but_a_name_keeps_it() -> None:
    given = "p: {name: Druzhba, capacity: [{is: 5 bcm, as_of: 2020, cite: book}]}"
    words = pool(asks("capacity", "How much?", "typed", about="pipeline"), pipeline=given)
    name = pool(asks("capacity", "{{ it }} carries how much?", "typed", about="pipeline"), pipeline=given)
    assert item(words, "t/p/typed").stem == "As of 2020, how much?"
    assert item(name, "t/p/typed").stem == "As of 2020, Druzhba carries how much?"
    written = pool(
        asks("capacity", "China's line carries how much?", "typed", about="pipeline"), pipeline=given
    )
    assert item(written, "t/p/typed").stem == "As of 2020, China's line carries how much?"


def test_no_property_is_called_as_what_a_sentence_knows_already() -> None:
    own = {name for name in dir(Words("", "")) if not name.startswith("_")}
    assert own | AGREEMENT <= SENTENCE_WORDS


def test_a_stem_that_gives_the_answer_away_makes_no_item() -> None:
    treaties = pool(
        asks("signed_at", "Where was {{ it }} concluded?", "typed", "choice", "recall"),
        treaty="""
            a: {name: Treaty of Aigun, signed_at: {is: aigun, cite: book}}
            b: {name: Treaty B, signed_at: {is: beijing, cite: book}}
            c: {name: Treaty C, signed_at: {is: moscow, cite: book}}
        """,
    )
    for type_ in ("typed", "recall"):
        assert (
            why_not(treaties, f"t/a/{type_}") == "the stem gives away the answer: 'Aigun' stands in the stem"
        )
    assert "'aigun' stands in the stem and, of the options, only in the key" in why_not(
        treaties, "t/a/choice"
    )
    assert key(item(treaties, "t/b/choice")) == "Beijing"


def test_a_year_in_a_name_gives_the_year_away() -> None:
    treaties = pool(
        asks("signed.year", "When was {{ it }} signed?", "typed"),
        treaty="a: {name: Treaty of 1858, signed: {is: 1858, cite: book}}\nb: {name: Treaty of 1857, signed: {is: 1858, cite: book}}",
    )
    assert "gives away" in why_not(treaties, "t/a/typed")
    assert item(treaties, "t/b/typed").answers == ("1858",)


def test_a_template_that_needs_what_a_subject_lacks_makes_no_item_of_it() -> None:
    treaties = pool(
        asks("signed.year", "In which year, at {{ it.signed_at }}, was {{ it }} signed?", "typed"),
        treaty="""
            a: {name: Treaty A, signed: {is: 1858, cite: book}, signed_at: {is: moscow, cite: book}}
            b: {name: Treaty B, signed: {is: 1858, cite: book}}
        """,
    )
    assert item(treaties, "t/a/typed").stem == "In which year, at Moscow, was Treaty A signed?"
    assert "needs more than is known" in why_not(treaties, "t/b/typed")


def test_a_finer_grain_than_the_date_is_known_by_is_not_asked() -> None:
    treaties = pool(
        asks("signed.day", "On which day?", "typed", "choice"),
        treaty="a: {name: Treaty A, signed: {is: 1858-05, cite: book}}",
    )
    assert why_not(treaties, "t/a/choice") == "the date is known by month only"


def test_every_item_says_where_it_is_from_and_what_is_right() -> None:
    treaties = pool(
        asks("signed.year", "When was {{ it }} signed?", "typed"),
        treaty="""
            a:
              name: Treaty A
              names: {ru: Договор А}
              confuse: [b]
              signed: {is: 1858-05-28, cite: [book, report]}
            b: {name: Treaty B, signed: {is: 1859, cite: book}}
        """,
    )

    asked = item(treaties, "t/a/typed")

    assert [(c.source, c.title) for c in asked.cites] == [("book", "A book"), ("report", "A report")]
    assert asked.explanation == "Date of signing of Treaty A: 1858."
    assert asked.names == ("Договор А",)
    assert asked.confused_with == ("Treaty B",)
