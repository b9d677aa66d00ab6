"""What learners have stays as it is, for as long as the facts still prove it."""

import pytest

from quizgen.items.model import Item, TrueFalse
from tests.items.making import item, key, pool, why_not, wrong

YEAR = '- {id: year, about: treaty, asks: signed.year, stem: "In which year was {{ it }} signed?", types: [choice]}'
PLACE = """
- {id: place, about: treaty, asks: signed_at, stem: "Where was {{ it }} concluded?", types: [choice, true-false]}
- {id: of-place, about: treaty, asks: subject, given: signed_at, stem: "Which of these was concluded in {{ given }}?", types: [choice]}
"""
LENGTH = '- {id: length, about: pipeline, asks: length, stem: "How long is {{ it }}?", types: [choice]}'
TOWNS = "\n".join(f"town-{n}: {{name: Town {n}}}" for n in "abcdefghij")


def concluded(*towns: str) -> str:
    return "\n".join(
        f"t-{town}: {{name: Treaty {town.upper()}, signed_at: {{is: town-{town}, cite: book}}}}"
        for town in towns
    )


def test_released_options_stay_when_nearer_ones_appear() -> None:
    released = item(pool(PLACE, treaty=concluded(*"abc"), place=TOWNS), "place/t-a/choice")
    grown = pool(PLACE, treaty=concluded(*"abcdefghij"), place=TOWNS)

    kept = item(grown, "place/t-a/choice", keep=released.tokens)

    assert kept.options == released.options
    assert {o.text for o in released.options} == {"Town a", "Town b", "Town c"}


def test_every_item_is_remade_the_same_from_its_own_tokens() -> None:
    world = pool(PLACE, treaty=concluded(*"abcdefghij"), place=TOWNS)
    for slot in world.slots():
        made = world.make(slot)
        if isinstance(made, Item):
            assert world.make(slot, made.tokens) == made


@pytest.mark.parametrize(
    "length",
    ["4000 km", "about 4000 km", "{is: 4000 km, within: 5 %, cite: book}", "12.5 km", "7 km"],
)
def test_numbers_are_found_again_as_roughly_as_they_were_shown(length: str) -> None:
    fact = length if length.startswith("{") else f"{{is: {length}, cite: book}}"
    look_alike = "b: {name: Soyuz, length: {is: 2750 km, cite: book}}"
    pipelines = pool(LENGTH, pipeline=f"a: {{name: Druzhba, confuse: [b], length: {fact}}}\n{look_alike}")

    released = item(pipelines, "length/a/choice")

    assert item(pipelines, "length/a/choice", keep=released.tokens) == released


def test_dates_are_found_again_in_their_own_calendar() -> None:
    when = '- {id: when, about: treaty, asks: signed, stem: "When was {{ it }} signed?", types: [choice]}'
    for date in (
        "{is: 1689-08-27, calendar: julian, cite: book}",
        "{is: -0044-03, cite: book}",
        "{is: 2019, cite: book}",
        "{is: 9998, cite: book}",
        "{is: -9998-05, cite: book}",
    ):
        treaties = pool(when, treaty=f"t: {{name: Treaty A, signed: {date}}}")
        released = item(treaties, "when/t/choice")
        assert item(treaties, "when/t/choice", keep=released.tokens) == released


def test_feedback_stays_with_the_subject_that_it_named() -> None:
    first = concluded(*"abc")
    released = item(pool(PLACE, treaty=first, place=TOWNS), "place/t-a/choice")
    more = "".join(
        f"later-{n}{town}: {{name: Later {n}{town}, signed_at: {{is: town-{town}, cite: book}}}}\n"
        for town in "bc"
        for n in range(12)
    )

    kept = item(pool(PLACE, treaty=more + first, place=TOWNS), "place/t-a/choice", keep=released.tokens)

    assert kept == released
    gone = first.replace("t-b: {name: Treaty B", "t-z: {name: Treaty Z")
    renamed = item(pool(PLACE, treaty=gone, place=TOWNS), "place/t-a/choice", keep=released.tokens)
    assert "Town b is the place of signing of Treaty Z." in [o.because for o in renamed.options]


def test_options_keep_their_places_when_subjects_are_renamed() -> None:
    first = concluded(*"abcdefg")
    renamed = first
    for town in "bcdefg":
        renamed = renamed.replace(f"t-{town}: {{", f"treaty-{town}: {{formerly: [t-{town}], ")
        renamed = renamed.replace(f"is: town-{town},", f"is: city-{town},")
    towns = TOWNS
    for town in "bcdefg":
        towns = towns.replace(f"town-{town}: {{", f"city-{town}: {{formerly: [town-{town}], ")
    for id in ("place/t-a/choice", "of-place/t-a/choice", "place/t-a/true-false/false"):
        released = item(pool(PLACE, treaty=first, place=TOWNS), id)
        assert item(pool(PLACE, treaty=renamed, place=towns), id, keep=released.tokens) == released


def test_an_option_that_became_right_makes_room_for_another() -> None:
    treaty = "t: {{name: Treaty A, signed: {{is: 1858, {more} cite: book}}}}"
    released = item(pool(YEAR, treaty=treaty.format(more="")), "year/t/choice")
    first, second = wrong(released)
    corrected = pool(YEAR, treaty=treaty.format(more=f"or: [{{is: {first}, cite: report}}],"))

    kept = item(corrected, "year/t/choice", keep=released.tokens)

    assert key(kept) == "1858"
    assert first not in wrong(kept)
    assert second in wrong(kept)
    assert len(kept.options) == 3


def test_an_option_whose_subject_is_gone_makes_room_for_another() -> None:
    released = item(pool(PLACE, treaty=concluded(*"abc"), place=TOWNS), "of-place/t-a/choice")
    later = pool(PLACE, treaty=concluded(*"abd"), place=TOWNS)

    kept = item(later, "of-place/t-a/choice", keep=released.tokens)

    assert sorted(wrong(kept)) == ["Treaty B", "Treaty D"]


def test_an_option_that_became_kin_of_the_key_makes_room_for_another() -> None:
    released = item(pool(PLACE, treaty=concluded(*"abc"), place=TOWNS), "place/t-a/choice")
    merged = TOWNS.replace("town-b: {name: Town b}", "town-b: {name: Town b, part_of: town-a}")
    later = pool(PLACE, treaty=concluded(*"abcd"), place=merged)

    assert sorted(wrong(item(later, "place/t-a/choice", keep=released.tokens))) == ["Town c", "Town d"]


def test_no_option_joins_the_kept_ones_that_is_their_kin() -> None:
    released = item(pool(PLACE, treaty=concluded(*"abc"), place=TOWNS), "place/t-a/choice")
    merged = TOWNS.replace("town-d: {name: Town d}", "town-d: {name: Town d, part_of: town-c}").replace(
        "town-b: {name: Town b}", "town-b: {name: Town b, part_of: town-a}"
    )
    later = pool(PLACE, treaty=concluded(*"abcde"), place=merged)

    assert sorted(wrong(item(later, "place/t-a/choice", keep=released.tokens))) == ["Town c", "Town e"]


def test_the_number_of_options_stays_when_a_misreport_is_recorded_later() -> None:
    record = "not: [{is: 1750, because: no}, {is: 1751, because: no}, {is: 1752, because: no}],"
    treaty = "t: {{name: Treaty A, signed: {{is: 1858, {more} cite: book}}}}"
    released = item(pool(YEAR, treaty=treaty.format(more="")), "year/t/choice")

    kept = item(pool(YEAR, treaty=treaty.format(more=record)), "year/t/choice", keep=released.tokens)

    assert kept.options == released.options


def test_a_recorded_error_keeps_its_words_and_its_reason() -> None:
    record = """
        t-a:
          name: Treaty A
          signed_at:
            is: town-a
            cite: book
            misreported: [{id: ship, as: a ship, in: report, because: it was tents}]
            not: [{is: town-j, because: that came later}]
    """
    world = pool(PLACE, treaty=record, place=TOWNS)
    released = item(world, "place/t-a/choice")

    assert {o.because for o in released.options if not o.right} == {"It was tents.", "That came later."}
    assert item(world, "place/t-a/choice", keep=released.tokens) == released


def test_of_two_reasons_for_one_year_the_first_stays() -> None:
    record = """
        t:
          name: Treaty A
          signed:
            is: 1858-05-28
            cite: book
            misreported: [{id: m, as: 1860-11-14, in: report, because: misread}]
            not: [{is: 1860, because: too late}]
    """
    released = item(pool(YEAR, treaty=record), "year/t/choice")
    assert "Misread." in [o.because for o in released.options]
    assert item(pool(YEAR, treaty=record), "year/t/choice", keep=released.tokens) == released


def test_a_false_statement_stays_when_nearer_wrong_answers_appear() -> None:
    released = item(pool(PLACE, treaty=concluded(*"ab"), place=TOWNS), "place/t-a/true-false/false")
    grown = pool(PLACE, treaty=concluded(*"abcdefghij"), place=TOWNS)

    assert released.tokens == ("@town-b t-b",)
    assert item(grown, "place/t-a/true-false/false", keep=released.tokens).stem == released.stem


def test_a_false_statement_that_became_right_is_made_anew() -> None:
    released = item(pool(PLACE, treaty=concluded(*"abc"), place=TOWNS), "place/t-a/true-false/false")
    now = released.tokens[0].removeprefix("@").split()[0]
    treaties = concluded(*"abc").replace("{is: town-a,", f"{{is: {now},")

    remade = item(
        pool(PLACE, treaty=treaties, place=TOWNS), "place/t-a/true-false/false", keep=released.tokens
    )

    assert isinstance(remade.body, TrueFalse)
    assert remade.tokens != released.tokens


def test_tokens_that_say_nothing_any_more_are_passed_over() -> None:
    world = pool(YEAR, treaty="t: {name: Treaty A, signed: {is: 1858, cite: book}}")
    odd = ("=gone", "not-a-date gregorian", "1858 gregorian", "@nobody", "")
    assert len(set(wrong(item(world, "year/t/choice", keep=odd[:2])))) == 2


def test_a_released_item_is_kept_though_its_options_tell_the_key() -> None:
    asks = '- {id: place, about: treaty, asks: signed_at, stem: "Where was it?", types: [choice]WAIVE}'
    towns = (
        "town-a: {name: Ust-Kamenogorsk}\ntown-b: {name: Rome}\ntown-c: {name: Bonn}\ntown-d: {name: Oslo}"
    )
    lenient = pool(
        asks.replace("WAIVE", ", waive: {length-cue: so be it}"), treaty=concluded(*"abcd"), place=towns
    )
    released = item(lenient, "place/t-a/choice")
    strict = pool(asks.replace("WAIVE", ""), treaty=concluded(*"abcd"), place=towns)

    assert "the options tell the key" in why_not(strict, "place/t-a/choice")
    assert item(strict, "place/t-a/choice", keep=released.tokens).options == released.options
    gone = ("@nowhere", *released.tokens[1:])
    assert set(released.tokens[1:]) <= set(item(strict, "place/t-a/choice", keep=gone).tokens)
