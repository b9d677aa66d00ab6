import re
from decimal import Decimal

import pytest

from quizgen.exports.answers import where_in
from quizgen.exports.labels import ENGLISH, LANGUAGES, labels_of
from quizgen.items.model import Cited


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_what_english_says(language):
    def wanted(labels):
        return {
            name: {value for each in _texts(text) for value in re.findall(r"\{(\w+)\}", each)}
            for name, text in labels.texts.items()
        }

    assert wanted(labels_of(language)) == wanted(ENGLISH)


def _texts(text):
    return [text] if isinstance(text, str) else text.values()


@pytest.mark.parametrize(
    ("language", "points"),
    [
        ("en", ["1 point", "2 points", "5 points", "21 points"]),
        ("ru", ["1 балл", "2 балла", "5 баллов", "21 балл"]),
        ("zh", ["1 分", "2 分", "5 分", "21 分"]),
    ],
)
def test_points_are_counted_as_the_language_counts(language, points):
    assert [labels_of(language)("points", n=n) for n in (1, 2, 5, 21)] == points


def test_numbers_are_grouped_as_the_language_groups():
    bounds = {"low": Decimal("2850.5"), "high": 31500}
    assert ENGLISH("within", **bounds) == "from 2850.5 to 31,500"
    assert labels_of("ru")("within", **bounds) == "от 2\xa0850,5 до 31\xa0500"
    assert labels_of("zh-Hans")("within", **bounds) == "2,850.5 至 31,500"


def test_a_language_without_a_table_is_labelled_in_english():
    assert labels_of("sw-KE") is ENGLISH


def test_a_label_that_no_table_has_is_a_fault():
    with pytest.raises(KeyError):
        ENGLISH("nonsense")


@pytest.mark.parametrize(("language", "page"), [("en", "p. 12"), ("ru", "с. 12"), ("zh", "第 12 页")])
def test_a_source_has_pages_and_a_table_has_rows(language: str, page: str) -> None:
    labels = labels_of(language)
    assert where_in(Cited("atlas", "Atlas", page="12"), labels) == page
    assert where_in(Cited("gdp", "gdp.csv", page="row Mongolia"), labels) == "row Mongolia"
    assert str(Cited("gdp", "gdp.csv", page="row Mongolia")) == "gdp.csv, row Mongolia"
