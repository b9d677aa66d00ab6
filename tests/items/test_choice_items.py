from collections import Counter

import pytest

from quizgen.items.model import Choice, ItemType
from tests.items.making import item, key, option, pool, why_not, wrong

YEAR = """
- {id: year, about: treaty, asks: signed.year, stem: "In which year was {{ it }} signed?", types: [choice]}
"""
PLACE = """
- {id: place, about: treaty, asks: signed_at, stem: "Where was {{ it }} concluded?", types: [choice]}
"""


def lettered(number: int) -> str:
    """A name for a subject that gives none of its years away."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number)).upper()


def test_a_choice_has_three_options_one_of_them_right() -> None:
    treaties = pool(
        YEAR,
        treaty="aigun-treaty: {name: Treaty of Aigun, article: the, signed: {is: 1858-05-28, cite: book}}",
    )

    asked = item(treaties, "year/aigun-treaty/choice")

    assert asked.type is ItemType.CHOICE
    assert asked.stem == "In which year was the Treaty of Aigun signed?"
    assert key(asked) == "1858"
    assert len(asked.options) == 3
    assert asked.answers == ("1858",)
    assert [cited.source for cited in asked.cites] == ["book"]
    assert asked.asks == ("aigun-treaty/signed",)


def test_a_misreport_stands_among_the_options_with_its_reason() -> None:
    treaties = pool(
        YEAR,
        treaty="""
            aigun-treaty:
              name: Treaty of Aigun
              signed:
                is: 1858-05-28
                cite: book
                misreported: [{id: later, as: 1860-11-14, in: report, because: that is the year of the Convention of Peking}]
        """,
    )

    asked = item(treaties, "year/aigun-treaty/choice")

    assert "1860" in wrong(asked)
    assert option(asked, "1860").because == "That is the year of the Convention of Peking."
    assert option(asked, "1860").proof == "misreported"
    assert asked.remarks == (
        "“A report” gives 14 November 1860: that is the year of the Convention of Peking.",
    )


def test_a_fourth_option_only_where_three_errors_are_on_record() -> None:
    record = "{is: %s, because: no}"
    two = [record % 1855, record % 1860]
    three = [*two, record % 1862]
    treaty = "t: {name: Treaty of Aigun, signed: {is: 1858, cite: book, not: [%s]}}"

    assert len(item(pool(YEAR, treaty=treaty % ", ".join(two)), "year/t/choice").options) == 3
    asked = item(pool(YEAR, treaty=treaty % ", ".join(three)), "year/t/choice")
    assert [o.text for o in asked.options] == ["1855", "1858", "1860", "1862"]


def test_a_template_may_ask_for_more_options() -> None:
    five = "- {id: year, about: treaty, asks: signed.year, stem: When?, types: [choice], options: 5}"
    treaties = pool(five, treaty="t: {name: Treaty of Aigun, signed: {is: 1858, cite: book}}")
    assert len(item(treaties, "year/t/choice").options) == 5


def test_a_day_ruled_out_within_the_very_year_that_is_asked_is_no_wrong_answer() -> None:
    treaties = pool(
        YEAR,
        treaty="""
            t:
              name: Treaty of Aigun
              signed:
                is: 1858-05-28
                cite: book
                not: [{is: 1858-05-16, because: the Old Style day}]
                misreported: [{id: first, as: 1858-05-01, in: report, because: misread}]
        """,
    )
    assert "1858" not in wrong(item(treaties, "year/t/choice"))


def test_numbers_and_dates_stand_in_order() -> None:
    lengths = '- {id: length, about: pipeline, asks: length, stem: "How long is {{ it }}?", types: [choice]}'
    pipelines = pool(lengths, pipeline="a: {name: Druzhba, length: {is: 4000 km, cite: book}}")

    asked = item(pipelines, "length/a/choice")

    assert isinstance(asked.body, Choice)
    assert asked.body.in_order
    numbers = [int(o.text.split()[0]) for o in asked.options]
    assert numbers == sorted(numbers)
    assert 4000 in numbers


@pytest.mark.parametrize(
    ("template", "facts"),
    [
        ("asks: signed.year", "signed: {is: %d, cite: book}"),
        ("asks: signed", "signed: {is: %d-05-28, cite: book}"),
        ("asks: signed_at", "signed_at: {is: place-%d, cite: book}"),
    ],
)
def test_the_key_stands_at_every_place_about_equally_often(template: str, facts: str) -> None:
    subjects = range(1600, 1900)
    treaties = pool(
        f'- {{id: t, about: treaty, {template}, stem: "What of {{{{ it }}}}?", types: [choice]}}',
        treaty="\n".join(f"t{n}: {{name: Treaty of {lettered(n)}, {facts % n}}}" for n in subjects),
        place="\n".join(f"place-{n}: {{name: T{n}}}" for n in subjects),
    )

    ranks = Counter(
        next(at for at, o in enumerate(asked.options) if o.right)
        for asked in treaties.items()
        if len(asked.options) == 3
    )

    expected = sum(ranks.values()) / 3
    assert sum(ranks.values()) >= 250
    # Chi-square with two degrees of freedom: 13.8 is passed by chance once in a thousand; ids decide, not chance.
    assert sum((ranks[rank] - expected) ** 2 / expected for rank in range(3)) < 13.8


def test_options_of_a_reference_are_of_the_same_kind_and_proven_by_the_one_right_value() -> None:
    treaties = pool(
        PLACE,
        treaty="""
            a: {name: Treaty A, signed_at: {is: beijing, cite: book}}
            b: {name: Treaty B, signed_at: {is: moscow, cite: book}}
            c: {name: Treaty C, signed_at: {is: shanghai, cite: book}}
        """,
    )

    asked = item(treaties, "place/a/choice")

    assert key(asked) == "Beijing"
    assert sorted(wrong(asked)) == ["Moscow", "Shanghai"]
    assert {o.proof for o in asked.options if not o.right} == {"other-value"}
    assert option(asked, "Moscow").because == "Moscow is the place of signing of Treaty B."


def test_too_few_proven_distractors_make_no_item() -> None:
    treaties = pool(PLACE, treaty="a: {name: Treaty A, signed_at: {is: beijing, cite: book}}")
    assert why_not(treaties, "place/a/choice") == "too few answers are provably wrong"


def test_free_words_are_never_apart_so_only_the_record_gives_wrong_ones() -> None:
    settles = '- {id: settles, about: treaty, asks: settles, stem: "What does {{ it }} do?", types: [choice]}'
    treaties = pool(
        settles,
        treaty="""
            a: {name: Treaty A, settles: {is: fixes the border, cite: book}}
            b: {name: Treaty B, settles: {is: opens ports, cite: book}}
            c:
              name: Treaty C
              settles:
                is: ends the war
                cite: book
                not: [{is: begins a war, because: it ended one}, {is: sells Alaska, because: another treaty}]
        """,
    )
    assert why_not(treaties, "settles/a/choice") == "too few answers are provably wrong"
    assert sorted(wrong(item(treaties, "settles/c/choice"))) == ["Begins a war", "Sells Alaska"]


def test_a_place_known_by_an_alias_of_the_key_is_no_option() -> None:
    treaties = pool(
        PLACE,
        treaty="\n".join(f"{place}-treaty: {{name: Treaty {n}, signed_at: {{is: {place}, cite: book}}}}"
                         for n, place in enumerate(("beijing", "peking", "moscow", "minsk"))),
        place="""
            beijing: {name: Beijing, aliases: [Peking]}
            peking: {name: Peking legation quarter, aliases: [Peking]}
            moscow: {name: Moscow}
            minsk: {name: Minsk}
        """,
    )  # fmt: skip
    assert sorted(wrong(item(treaties, "place/beijing-treaty/choice"))) == ["Minsk", "Moscow"]


def test_both_of_two_good_dates_are_right_and_neither_is_an_option_against_the_other() -> None:
    treaties = pool(
        YEAR,
        treaty="t: {name: Treaty A, signed: {is: 1858, or: [{is: 1859, cite: report}], cite: book}}",
    )

    asked = item(treaties, "year/t/choice")

    assert key(asked) == "1858"
    assert "1859" not in wrong(asked)
    assert asked.explanation.endswith("Other good references give 1859.")


@pytest.mark.parametrize("day", ["1700-12-25", "1689-08-27"])
def test_a_month_or_year_that_depends_on_the_calendar_is_not_asked(day: str) -> None:
    asks = """
        - {id: year, about: treaty, asks: signed.year, stem: In which year?, types: [choice, typed]}
        - {id: month, about: treaty, asks: signed.month, stem: In which month?, types: [choice]}
    """
    treaties = pool(
        asks, treaty=f"t: {{name: Treaty A, signed: {{is: {day}, calendar: julian, cite: book}}}}"
    )

    assert why_not(treaties, "month/t/choice") == "the month is another in the other calendar"
    if day.startswith("1700"):
        assert why_not(treaties, "year/t/typed") == "the year is another in the other calendar"
    else:
        assert key(item(treaties, "year/t/choice")) == "1689"


def test_a_subject_of_many_topics_is_tried_once() -> None:
    quarters = "".join(
        f"quarter-{n}: {{name: Quarter {n}, part_of: minsk, topics: [x, y]}}\n" for n in range(35)
    )
    seats = "".join(f"o{n}: {{name: Body {n}, seat: {{is: quarter-{n}, cite: book}}}}\n" for n in range(35))
    organisations = pool(
        '- {id: seat, about: organisation, asks: seat, stem: "Where?", types: [choice]}',
        place=f"minsk: {{name: Minsk, topics: [x, y]}}\nmoscow: {{name: Moscow}}\ntehran: {{name: Tehran}}\n{quarters}",
        organisation=f"""\
it: {{name: It, seat: {{is: minsk, cite: book}}}}
a: {{name: A, seat: {{is: moscow, cite: book}}}}
b: {{name: B, seat: {{is: tehran, cite: book}}}}
{seats}""",
    )
    assert set(wrong(item(organisations, "seat/it/choice"))) == {"Moscow", "Tehran"}


DELIVERED = """
- {id: delivered, about: pipeline, each: deliveries, asks: deliveries, stem: "How much did {{ it }} deliver in {{ period }}?", types: [choice]}
"""


def test_a_figure_stands_against_those_of_a_look_alike_and_of_other_periods() -> None:
    pipelines = pool(
        DELIVERED,
        pipeline="""
            soyuz:
              name: Soyuz
              confuse: [progress]
              deliveries: [{period: 2019, is: 15 bcm, cite: book}, {period: 2021, is: 26 bcm, cite: book}]
            progress:
              name: Progress
              deliveries: [{period: 2018, is: 71 bcm, cite: book}, {period: 2021, is: 19 bcm, cite: book}]
        """,
    )

    asked = item(pipelines, "delivered/soyuz/2021/choice")

    assert set(wrong(asked)) == {"19 billion cubic metres", "15 billion cubic metres"}
    assert option(asked, "19 billion cubic metres").because == (
        "19 billion cubic metres is the yearly deliveries of Progress."
    )
    assert option(asked, "15 billion cubic metres").because == (
        "15 billion cubic metres is the yearly deliveries for 2019."
    )


def test_nobody_takes_a_part_for_the_whole_or_a_first_year_for_the_tenth() -> None:
    pipelines = pool(
        DELIVERED,
        pipeline="""
            soyuz:
              name: Soyuz
              confuse: [progress]
              deliveries: [{period: 2011, is: 2 bcm, cite: book}, {period: 2021, is: 26 bcm, cite: book}]
            progress:
              name: Progress
              deliveries: [{period: 2021, is: 270 bcm, cite: book}]
        """,
    )

    offered = {text.split()[0] for text in wrong(item(pipelines, "delivered/soyuz/2021/choice"))}

    assert not offered & {"2", "270"}
    assert all(13 <= float(number) <= 52 for number in offered)
