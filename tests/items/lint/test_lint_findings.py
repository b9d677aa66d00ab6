"""What the checks find together, and what becomes of it."""

from dataclasses import replace

from quizgen.items import lint
from quizgen.items.lint import chance, cues
from quizgen.problems import NOWHERE, Place, Problem, Severity
from tests.items.lint.examples import choice, context, typed
from tests.items.making import item, key, pool, wrong

HERE = Place("seeds/questions/all.yaml", 3, 5)
RECIPE = Place("decks/quiz.yaml", 1, 1)


def test_findings_of_a_template_become_one_problem_at_its_place() -> None:
    items = [
        replace(choice("Which is not one?", "*Russia", "Japan", "China", subject=id), place=HERE)
        for id in ("aigun", "ili", "kulja")
    ]
    found = [finding for one in items for finding in lint.of_item(one, context())]
    (problem,) = lint.problems(found)
    assert problem == Problem(
        HERE,
        "negative-stem",
        "by-hand/aigun/Which is not one?: the stem says 'not' (and so in 2 more items)",
        "ask what is so, or write NOT in capitals",
        Severity.WARNING,
    )


def test_flaws_of_a_form_stand_at_its_recipe() -> None:
    form = [choice(f"{n}?", "*Nerchinsk", "Xi'an", "Zeya", asks=[f"a/{n}"]) for n in range(14)]
    assert {(p.place, p.code) for p in lint.problems(lint.of_form(form, context()), RECIPE)} == {
        (RECIPE, "key-position"),
        (RECIPE, "length-cue"),
        (RECIPE, "option-order"),
    }


def test_what_makes_an_item_false_is_an_error() -> None:
    severities = {check.code for check in lint.CHECKS if check.severity is Severity.ERROR}
    assert severities == {"equal-options", "key-in-stem", "same-fact-twice", "two-right-answers"}
    twice = typed("Where was Nerchinsk signed?", "Nerchinsk")
    assert [p.severity for p in lint.problems(lint.of_item(twice, context()))] == [Severity.ERROR]
    assert lint.problems(()) == ()
    assert lint.problems(lint.of_item(twice, context()))[0].place == NOWHERE


def test_a_short_form_is_never_called_uneven() -> None:
    alike = [choice(f"{n}?", "*Nerchinsk", "Kyakhta", "Zeya", asks=[f"a/{n}"]) for n in range(6)]
    assert lint.of_form(alike, context()) == ()


def test_chance_is_reckoned_as_the_tables_have_it() -> None:
    # As in the tables of chi-square: 4 of one degree of freedom, 6.67 of two, none of three, 16 of four.
    for counts, expected in (
        ([60, 40], 0.0455),
        ([40, 30, 20], 0.0357),
        ([10, 10, 10, 10], 1.0),
        ([9, 1, 1, 1, 3], 0.0030),
    ):
        assert abs(chance.chi_square(counts) - expected) < 0.0006, counts
    assert abs(chance.at_least(8, 10, 0.5) - 56 / 1024) < 1e-12
    assert chance.at_least(0, 10, 0.3) > 0.999999


def test_the_maker_takes_options_as_long_as_the_key() -> None:
    names = [
        "Saint Petersburg",
        "Rome",
        "Bonn",
        "Ely",
        "Ust-Kamenogorsk",
        "Ulan-Ude",
        "Oslo",
        "Blagoveshchensk",
    ]
    places = "\n".join(f"p{n}: {{name: {name}}}" for n, name in enumerate(names))
    treaties = "\n".join(
        f"t{n}: {{name: Treaty {n}, signed_at: {{is: p{n}, cite: book}}}}" for n in range(len(names))
    )
    world = pool(
        '- {id: t, about: treaty, asks: signed_at, stem: "Where was it?", types: [choice]}',
        treaty=treaties,
        place=places,
    )
    for n, name in enumerate(names):
        made = item(world, f"t/t{n}/choice")
        assert key(made) == name
        assert len(name) <= 1.4 * sum(map(len, wrong(made))) / 2 or len(name) <= max(map(len, wrong(made)))
        assert lint.of_item(made, world.lint) == ()


YEAR = {"template": "treaty-signed-year", "asks": ["aigun/signed"], "subject": "aigun"}


def test_a_whole_name_is_no_cue_for_what_stands_in_it() -> None:
    year = choice("In which year was the Treaty of Aigun signed?", "1851", "*1858", "1860", **YEAR)
    for stem, told in {
        "Was the Treaty of Aigun signed in 1858?": True,
        "What did the Treaty of Aigun of 28 May 1858 settle?": True,
        "Who signed the Treaty of Aigun?": False,
        "Who signed the Treaty of Tientsin in 1858?": False,
        "Who signed the Treaty of Aigun in 1860?": False,
    }.items():
        assert cues(typed(stem, "Muravyov"), year, context()) is told, stem
    named = choice(
        "Which of these was secret?", "*The Treaty of Aigun, of 1858", "The Treaty of Kulja", "None"
    )
    assert cues(named, year, context())
    apart = choice("What was signed in 1858?", "*The Treaty of Aigun", "The Treaty of Kulja", "None")
    assert not cues(apart, year, context())
    where = typed(
        "Where was it signed?",
        "Aigun",
        template="treaty-signed-at",
        asks=["kulja/signed_at"],
        subject="kulja",
    )
    assert not cues(typed("Who signed the Treaty of Kulja?", "Kovalevsky"), where, context())
    assert cues(typed("Who met in Ghulja for the Treaty of Kulja?", "Kovalevsky"), where, context())
