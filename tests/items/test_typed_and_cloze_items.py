import pytest

from quizgen.items.model import Cloze, Typed
from tests.items.making import item, pool, why_not

WHEN = '- {id: when, about: treaty, asks: %s, stem: "When was {{ it }} signed?", types: [typed, cloze], claim: "{{ it }} was signed {{ answer.on }}."}'
PLACE = '- {id: place, about: treaty, asks: signed_at, stem: "Where was {{ it }} concluded?", types: [typed, cloze]}'
LENGTH = '- {id: length, about: pipeline, asks: length, stem: "How long is {{ it }}?", types: [typed, cloze]}'


def test_any_usual_spelling_of_a_date_counts() -> None:
    treaties = pool(WHEN % "signed", treaty="t: {name: Treaty A, signed: {is: 1858-05-28, cite: book}}")

    asked = item(treaties, "when/t/typed")

    assert isinstance(asked.body, Typed)
    assert asked.body.answer == "28 May 1858"
    assert set(asked.body.accepted) == {"28 May 1858", "May 28, 1858", "1858-05-28", "28.05.1858"}


def test_an_old_style_day_may_be_given_in_either_calendar() -> None:
    treaties = pool(
        WHEN % "signed", treaty="t: {name: Treaty A, signed: {is: 1689-08-27, calendar: julian, cite: book}}"
    )

    accepted = item(treaties, "when/t/typed").answers

    assert accepted[0] == "27 August 1689 O.S. (6 September N.S.)"
    assert {"27 August 1689", "6 September 1689"} < set(accepted)


@pytest.mark.parametrize(
    ("date", "path", "accepted"),
    [
        ("1858-05", "signed", {"May 1858", "1858-05", "05/1858"}),
        ("1858-05-28", "signed.year", {"1858"}),
        ("-0220", "signed", {"221 BC"}),
    ],
)
def test_a_rougher_date_is_given_as_roughly_as_it_is_asked(date: str, path: str, accepted: set[str]) -> None:
    treaties = pool(WHEN % path, treaty=f"t: {{name: Treaty A, signed: {{is: {date}, cite: book}}}}")
    assert set(item(treaties, "when/t/typed").answers) == accepted


def test_every_name_of_a_place_counts_but_one_that_two_places_share() -> None:
    treaties = pool(
        PLACE,
        treaty="t: {name: Treaty A, signed_at: {is: nerchinsk, cite: book}}",
        place="""
            nerchinsk: {name: Nerchinsk, aliases: [Nipchu, Fort], names: {ru: Нерчинск, zh: {is: 尼布楚, pinyin: Níbùchǔ}}}
            albazin: {name: Albazin, aliases: [Fort]}
        """,
    )
    assert item(treaties, "place/t/typed").answers == ("Nerchinsk", "Nipchu", "Нерчинск", "尼布楚", "Níbùchǔ")


def test_an_answer_whose_name_another_place_bears_cannot_be_typed() -> None:
    treaties = pool(
        PLACE,
        treaty="t: {name: Treaty A, signed_at: {is: georgia, cite: book}}",
        place="georgia: {name: Georgia}\nstate: {name: State of Georgia, aliases: [Georgia]}",
    )
    assert why_not(treaties, "place/t/typed") == "another subject goes by the name of the answer"
    assert why_not(treaties, "place/t/cloze") == "another subject goes by the name of the answer"


def test_a_number_counts_with_its_unit_or_without() -> None:
    pipelines = pool(LENGTH, pipeline="p: {name: Druzhba, length: {is: 12000 km, cite: book}}")
    assert {"12,000 kilometres", "12000", "12000 km", "12000 kilometres"} <= set(
        item(pipelines, "length/p/typed").answers
    )


def test_what_other_good_references_give_counts_too() -> None:
    treaties = pool(
        WHEN % "signed.year",
        treaty="t: {name: Treaty A, signed: {is: 1858, or: [{is: 1859, cite: report}], cite: book}}",
    )
    assert item(treaties, "when/t/typed").answers == ("1858", "1859")


def test_a_cloze_is_the_claim_with_its_answer_left_out() -> None:
    treaties = pool(
        WHEN % "signed",
        treaty="t: {name: Treaty of Aigun, article: the, signed: {is: 1858-05-28, cite: book}}",
    )

    asked = item(treaties, "when/t/cloze")

    assert asked.stem == "The Treaty of Aigun was signed on ____."
    assert isinstance(asked.body, Cloze)
    assert asked.body.texts == ("The Treaty of Aigun was signed on ", ".")
    assert [gap.text for gap in asked.body.gaps] == ["28 May 1858"]


def test_free_words_are_not_typed() -> None:
    settles = "- {id: settles, about: treaty, asks: settles, stem: What does it do?, types: [typed, cloze]}"
    treaties = pool(settles, treaty="t: {name: Treaty A, settles: {is: fixes the border, cite: book}}")
    assert why_not(treaties, "settles/t/typed") == "free words cannot be judged when typed"
    assert why_not(treaties, "settles/t/cloze") == "free words cannot be judged when typed"


def test_an_answer_too_long_to_type_is_not_asked_for() -> None:
    treaties = pool(
        PLACE,
        treaty="t: {name: Treaty A, signed_at: {is: hall, cite: book}}",
        place=f"hall: {{name: The Great Hall of {'very ' * 12}long names}}",
    )
    assert why_not(treaties, "place/t/typed") == "the answer is longer than 60 characters"
