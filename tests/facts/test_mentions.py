"""What a paragraph is found to speak of."""

from decimal import Decimal

import pytest

from quizgen.facts.documents import normalise
from quizgen.facts.mentions import amounts_of, dates_of, find, sentences, small_words


def found(text: str, *elsewhere: str) -> list[str]:
    paragraph = normalise(text)
    return [mention.text for mention in find(paragraph, small_words((paragraph, *elsewhere)))]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("signed on July 19, 2001 and on 5 June 2019", ["July 19, 2001", "5 June 2019"]),
        ("in Beijing on May 14-15, in mid-2016 and early July", ["Beijing", "May 14-15", "2016", "July"]),
        ("grew 35.8% to $146.87 billion, or 30 percent", ["35.8%", "$146.87 billion", "30 percent"]),
        ("a 12-point plan, 4,000 kilometres and 38 billion cubic metres", ["12", "4,000", "38 billion"]),
        ("the twelfth year, a quarter of five million", ["twelfth", "quarter", "five"]),
        ("one of the two countries, the first and the second", []),
        ("815\u00a0billion rubles", ["815 billion"]),
        ("China’s Ministry of Commerce and the People’s Bank of China", ["China", "Ministry of Commerce", "People's Bank of China"]),
        ("Commission President Ursula von der Leyen", ["Commission President Ursula von der Leyen"]),
        ("the Tu-95MS, S-400 and the G20 in the U.S. and 5G", ["Tu-95MS", "S-400", "G20", "U.S.", "5G"]),
        ("the “Maritime Joint-2021” exercise", ["Maritime Joint-2021"]),
        ("threats—Syria and Venezuela", ["Syria", "Venezuela"]),
    ],
)  # fmt: skip
def test_numbers_dates_and_names_are_found(text: str, mentions: list[str]) -> None:
    assert found(text) == mentions


def test_the_first_word_of_a_sentence_is_a_name_unless_it_is_known_as_a_common_word() -> None:
    assert found("Kudrya spoke. The bridge opened. Bridge and road. However, Kudrya left.") == ["Kudrya"] * 2
    assert found("Trade fell.", "much trade") == []


def test_amounts_come_with_what_follows_them() -> None:
    text = "about 16.5 billion cubic metres, $500 billion and five years, a 40-year contract"
    assert [(number, after[:13]) for number, after in amounts_of(text)] == [
        (Decimal("16.5"), "billion cubic"),
        (Decimal(500), "billion US do"),
        (Decimal(40), "year contract"),
        (Decimal(5), "years, a 40-y"),
    ]


def test_dates_keep_their_grain_and_those_without_a_year_are_none() -> None:
    text = "on May 14-15, 2017, in December 2019 and in 2021, but not in July, nor on February 30, 2020"
    assert [date.iso for date in dates_of(text)] == ["2017-05-14..2017-05-15", "2019-12", "2021"]


def test_sentences_are_counted() -> None:
    assert sentences(normalise("Putin and Xi met. “It went well.” They left.")) == 3
    assert sentences("About 3.5 million tons of wheat") == 1
