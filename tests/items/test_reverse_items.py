import pytest

from tests.items.making import item, key, option, pool, why_not, wrong

OF_DATE = """
- {id: of-date, about: treaty, asks: subject, given: signed, stem: "Which treaty was signed {{ given.on }}?", types: [recall, typed, cloze, choice]}
- {id: of-year, about: treaty, asks: subject, given: signed.year, stem: "Which treaty was signed in {{ given }}?", types: [recall, choice]}
- {id: of-place, about: treaty, asks: subject, given: signed_at, stem: "Which of these was concluded in {{ given }}?", types: [choice, recall]}
"""
CAPITALS = """
- {id: capital, about: country, asks: capital, stem: "What is the capital of {{ it }}?", types: [typed, cloze]}
- {id: of-capital, about: country, asks: subject, given: capital, stem: "Which country has {{ given }} for its capital?", types: [recall, typed, cloze]}
"""
TREATIES = """
aigun-treaty: {name: Treaty of Aigun, article: the, signed: {is: 1858-05-28, cite: book}, signed_at: {is: aigun, cite: book}}
tientsin: {name: Treaty of Tientsin, article: the, signed: {is: 1858-06-13, cite: book}}
peking: {name: Convention of Peking, article: the, signed: {is: 1860-11-14, cite: book}, signed_at: {is: beijing, cite: book}}
livadia: {name: Treaty of Livadia, article: the, signed: {is: 1879-10-02, cite: book}, signed_at: {is: shanghai, cite: book}}
"""

AT_MOSCOW = TREATIES.replace("is: aigun,", "is: moscow,")
"""The same, none of them named for the place where it was signed."""


def test_a_date_that_tells_its_treaty_may_be_asked_the_other_way_round() -> None:
    treaties = pool(OF_DATE, treaty=TREATIES)

    assert item(treaties, "of-date/aigun-treaty/recall").stem == "Which treaty was signed on 28 May 1858?"
    assert item(treaties, "of-date/aigun-treaty/recall").answers == ("Treaty of Aigun",)
    cloze = item(treaties, "of-date/peking/cloze")
    assert cloze.stem == "The ____ was signed on 14 November 1860."
    assert cloze.answers == ("Convention of Peking",)


def test_a_year_that_two_treaties_share_tells_neither() -> None:
    treaties = pool(OF_DATE, treaty=TREATIES)

    assert (
        why_not(treaties, "of-year/aigun-treaty/recall")
        == "another subject has, or may have, that value as well"
    )
    asked = item(treaties, "of-year/aigun-treaty/choice")
    assert key(asked) == "Treaty of Aigun"
    assert sorted(wrong(asked)) == ["Convention of Peking", "Treaty of Livadia"]
    assert option(asked, "Treaty of Livadia").because == "The Treaty of Livadia was signed on 2 October 1879."
    assert item(treaties, "of-year/peking/recall").answers == ("Convention of Peking",)


@pytest.mark.parametrize(
    "rival",
    [
        "{is: 1860, cite: book}",
        "{is: 1860-11, cite: book}",
        "{is: 1861-01-01, or: [{is: 1860-11-14, cite: report}], cite: book}",
        "{is: 1860-11-14, cite: book, unconfirmed: hearsay}",
        "{is: 1860-11-02, calendar: julian, cite: book}",
    ],
)
def test_a_treaty_that_may_be_of_the_same_day_makes_the_question_open(rival: str) -> None:
    treaties = pool(OF_DATE, treaty=f"{TREATIES}rival: {{name: Treaty B, signed: {rival}}}")
    assert why_not(treaties, "of-date/peking/typed") == "another subject has, or may have, that value as well"


def test_what_does_not_identify_is_asked_with_options_only() -> None:
    treaties = pool(OF_DATE, treaty=AT_MOSCOW)
    assert why_not(treaties, "of-place/aigun-treaty/recall") == "other subjects may have that value as well"
    assert sorted(wrong(item(treaties, "of-place/peking/choice"))) == ["Treaty of Aigun", "Treaty of Livadia"]


def test_of_a_treaty_whose_place_is_unknown_nothing_is_proven() -> None:
    treaties = pool(OF_DATE, treaty=AT_MOSCOW)
    assert "Treaty of Tientsin" not in wrong(item(treaties, "of-place/peking/choice"))


def test_no_name_says_that_its_subject_is_wrong() -> None:
    # Whoever is asked what was signed at Beijing knows without learning anything that it was no Treaty of Aigun.
    more = "other: {name: Other Treaty, signed_at: {is: minsk, cite: book}}\n"
    treaties = pool(OF_DATE, treaty=TREATIES + more)
    assert sorted(wrong(item(treaties, "of-place/peking/choice"))) == ["Other Treaty", "Treaty of Livadia"]


def test_in_a_closed_kind_any_property_tells_the_subject() -> None:
    countries = pool(
        CAPITALS,
        country="""
            china: {name: China, capital: {is: beijing, cite: book}}
            iran: {name: Iran, capital: {is: tehran, cite: book}}
        """,
    )
    assert item(countries, "of-capital/china/typed").answers == ("China",)
    assert item(countries, "of-capital/china/cloze").stem == "Beijing is the capital of ____."


def test_kin_never_stand_against_each_other() -> None:
    countries = pool(
        CAPITALS.replace("[recall, typed, cloze]", "[recall, choice]"),
        country="""
            russia: {name: Russia, continues: russian-empire, capital: {is: moscow, cite: book}}
            russian-empire: {name: Russian Empire, capital: {is: minsk, cite: book}}
            china: {name: China, capital: {is: beijing, cite: book}}
            iran: {name: Iran, capital: {is: tehran, cite: book}}
            province: {name: Guangdong, part_of: china, capital: {is: shanghai, cite: book}}
        """,
    )
    assert sorted(wrong(item(countries, "of-capital/russia/choice"))) in (
        ["China", "Iran"],
        ["Guangdong", "Iran"],
    )


def test_a_changing_value_of_another_year_proves_nothing_of_this_one() -> None:
    pipelines = pool(
        '- {id: of, about: pipeline, asks: subject, given: capacity, stem: "Which of these has {{ given }}?", types: [choice]}',
        pipeline="""
            a: {name: A, capacity: [{is: 38 bcm, as_of: 2025, cite: book}]}
            b: {name: B, capacity: [{is: 10 bcm, as_of: 2025-06, cite: book}]}
            c: {name: C, capacity: [{is: 20 bcm, as_of: 2019, cite: book}]}
            d: {name: D, capacity: [{is: 5 bcm, as_of: 2024, cite: book}, {is: 6 bcm, as_of: 2026, cite: book}]}
            e: {name: E, capacity: [{is: 5 bcm, as_of: 2024, cite: book}, {is: 38 bcm, as_of: 2026, cite: book}]}
            f: {name: F, capacity: [{is: 5 bcm, as_of: 2025-03, cite: book}, {is: 38 bcm, as_of: 2025-09, cite: book, unconfirmed: hearsay}]}
        """,
    )
    asked = item(pipelines, "of/a/choice")
    assert asked.stem == "As of 2025, which of these has 38 billion cubic metres?"
    # F may have had it, C nobody knows in 2025, E reached it some time from 2024 to 2026.
    assert sorted(wrong(asked)) == ["B", "D"]
