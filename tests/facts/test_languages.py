"""Language codes are those of the registry."""

import pytest

from quizgen.facts import languages
from quizgen.problems import Place
from tests.small_collection import ABOUT, loaded

FACTS = "seeds/facts/it.yaml"


def problems(names: str, about: str = ABOUT) -> list[tuple[Place, str, str]]:
    text = f"kind: treaty\nsubjects:\n  it: {{name: It, names: {names}}}\n"
    collection = loaded({FACTS: text, "seeds/collection.yaml": about})
    return [(p.place, p.code, p.hint) for p in languages.check(collection)]


def test_languages_scripts_and_regions_are_known() -> None:
    assert problems("{ru: Это, zh: {is: 它, pinyin: Tā}, zh-Hant: 它, ky: Бул}") == []


@pytest.mark.parametrize("code", ["cn", "russian", "ru_RU", "zh-Hnas", "xx"])
def test_an_unknown_code_is_a_problem_at_its_place(code: str) -> None:
    assert problems(f"{{{code}: It}}") == [(Place(FACTS, 3, 26), "unknown-language", languages.HINT)]


def test_the_collections_own_language_is_known_as_well() -> None:
    ((place, code, _),) = problems("{ru: Это}", ABOUT.replace("language: en", "language: xx"))
    assert (place, code) == (Place("seeds/collection.yaml"), "unknown-language")
