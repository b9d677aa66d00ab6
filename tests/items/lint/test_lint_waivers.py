"""A finding is waived where the question is written, with a reason; some are never waived."""

import pytest

from quizgen.items import lint
from quizgen.items.types.refusal import Refusal
from tests.items.lint.examples import choice, context
from tests.items.making import item, made, pool, wrong
from tests.small_collection import QUESTIONS, problems

PLACES = """
paris: {name: Saint Petersburg on the Neva}
rome: {name: Rome}
bonn: {name: Bonn}
"""
TREATIES = "\n".join(
    f"t-{id}: {{name: Treaty {id}, signed_at: {{is: {id}, cite: book}}}}" for id in ("paris", "rome", "bonn")
)


def asks(more: str = "") -> str:
    return f'- {{id: t, about: treaty, asks: signed_at, stem: "Where was it?", types: [choice]{more}}}'


def test_an_item_whose_options_tell_the_key_is_not_made() -> None:
    found = made(pool(asks(), treaty=TREATIES, place=PLACES), "t/t-paris/choice")
    assert found == Refusal("the options tell the key: the key has 28 characters, the others 4 on average")


def test_it_is_made_where_the_template_waives_that() -> None:
    waiving = pool(asks(", waive: {length-cue: there are but three towns}"), treaty=TREATIES, place=PLACES)
    found = item(waiving, "t/t-paris/choice")
    assert set(wrong(found)) == {"Rome", "Bonn"}
    assert found.waived == ("length-cue",)
    assert lint.of_item(found, waiving.lint) == ()


@pytest.mark.parametrize(
    ("waive", "code", "column", "hint"),
    [
        ("{lenght-cue: so be it}", "unknown-check", 13, "did you mean 'length-cue'?"),
        ("{two-right-answers: so be it}", "never-waived", 13, "mend what it finds"),
        ("{length-cue: }", "no-reason", 13, "write `length-cue: why it is no flaw here`"),
        ("length-cue", "not-a-mapping", 12, "write it as `key: value` pairs"),
    ],
)
@pytest.mark.parametrize("anchor", ["  - id: treaty-signed-year\n", "  - id: aigun-or-peking\n"])
def test_a_waiver_names_a_check_and_a_reason(
    waive: str, code: str, column: int, hint: str, anchor: str
) -> None:
    written = QUESTIONS.replace(anchor, f"{anchor}    waive: {waive}\n")
    (problem,) = problems({"seeds/questions/all.yaml": written})
    line = written[: written.index(f"waive: {waive}")].count("\n") + 1
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)
    assert problem.hint == hint


def test_what_an_item_waives_does_not_count_in_a_form() -> None:
    one = choice("Which?", "*Nerchinsk", "Kyakhta", "Aigun", asks=["a/b"])
    other = choice("Which?", "*Kyakhta", "Nerchinsk", "Aigun", asks=["a/c"])
    assert [found.code for found in lint.of_form([one, other], context())] == ["same-stem"]
    waived = choice("Which?", "*Kyakhta", "Nerchinsk", "Aigun", asks=["a/c"], waived=["same-stem"])
    assert lint.of_form([one, waived], context()) == ()


def test_everything_but_two_right_answers_can_be_waived() -> None:
    assert set(lint.CODES) - set(lint.WAIVABLE) == {"two-right-answers"}
