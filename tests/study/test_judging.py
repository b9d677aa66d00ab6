"""What counts as right, almost and wrong, for each item type."""

from decimal import Decimal

import pytest

from quizgen.items.model import Cloze, Gap, Item, Numeric, Typed
from quizgen.study.answers import Owned, Picked, Written
from quizgen.study.judging import judge
from quizgen.study.names import Names
from quizgen.study.romanising import sound
from quizgen.study.spelling import plain
from quizgen.study.verdicts import RIGHT, WRONG, Verdict
from tests.exports import sample_quiz as sample


def typed(*accepted: str) -> Item:
    return sample.item("typed", "?", Typed(accepted[0], accepted))


def of_others(*called: str) -> Names:
    ids = {plain(name): frozenset({name}) for name in called}
    return Names(ids, {sound(name): owners for name, owners in ids.items()})


def verdict(item: Item, text: str, *others: str) -> str:
    return judge(item, Written((text,)), of_others(*others)).verdict


def test_of_a_choice_the_chosen_option_tells_why_it_is_wrong() -> None:
    assert judge(sample.YEAR, Picked((0,))) == RIGHT
    wrong = judge(sample.YEAR, Picked((2,)))
    assert (wrong.verdict, wrong.credit) == (Verdict.WRONG, 0)
    assert wrong.notes == ("1858 belongs to another treaty",)


@pytest.mark.parametrize(
    ("chosen", "said", "credit"),
    [
        ((0, 2), "right", 1),
        ((2, 0), "right", 1),
        ((0,), "almost", 0.5),
        ((0, 1, 2), "almost", 0.5),
        ((0, 1), "wrong", 0),
        ((0, 1, 2, 3), "wrong", 0),
        ((), "wrong", 0),
    ],
)
def test_of_several_options_each_counts_and_ticking_all_is_worth_nothing(
    chosen: tuple[int, ...], said: str, credit: float
) -> None:
    judged = judge(sample.PARTIES, Picked(chosen))
    assert (judged.verdict, judged.credit) == (said, credit)


def test_a_wrong_statement_taken_for_true() -> None:
    assert judge(sample.STATEMENT, Picked((1,))) == RIGHT
    assert "Nerchinsk was signed in 1689" in judge(sample.STATEMENT, Picked((0,))).notes[0]
    assert judge(sample.TRUE_STATEMENT, Picked((0,))) == RIGHT
    assert judge(sample.TRUE_STATEMENT, Picked((1,))).verdict == "wrong"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Power of Siberia", "right"),
        ("  the power  OF siberia. ", "right"),
        ("Сила сибири", "right"),
        ("Power-of-Siberia", "right"),
        ("Power of Sibera", "almost"),
        ("Powr of Siberia", "almost"),
        ("PowerofSiberia", "almost"),
        ("Power of Siberia 2", "wrong"),
        ("Power Siberia", "wrong"),
        ("Siberia", "wrong"),
        ("", "wrong"),
        ("  ", "wrong"),
        ("?!", "wrong"),
    ],
)
def test_a_typed_name(text: str, said: str) -> None:
    assert verdict(sample.CYRILLIC, text) == said


@pytest.mark.parametrize(
    ("right", "text", "said"),
    [
        ("Côte d’Ivoire", "cote d'ivoire", "right"),
        ("Türkiye", "TURKIYE", "right"),
        ("Lech Wałęsa", "lech walesa", "right"),
        ("SCO", "s.c.o.", "right"),
        ("Ёлкино", "елкино", "right"),
        ("Iran", "Iraq", "wrong"),
        ("North Korea", "South Korea", "wrong"),
        ("Western Route", "Eastern Route", "wrong"),
        ("Kazakhstan", "Kyrgyzstan", "wrong"),
        ("Kazakhstan", "Kasachstan", "almost"),
        ("Turkmenistan", "Turkemnistan", "almost"),
        ("Protocol 13", "Protocol 31", "wrong"),
        ("中国", "中国", "right"),
        ("中国", "中國", "almost"),
    ],
)
def test_slips_are_forgiven_and_other_names_are_not(right: str, text: str, said: str) -> None:
    assert verdict(typed(right), text) == said


def test_the_name_of_something_else_is_no_slip() -> None:
    assert verdict(typed("Slovenia"), "Slovania") == "almost"
    assert verdict(typed("Slovenia"), "Slovania", "slovania") == "wrong"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2 December 2019", "right"),
        ("December 2nd, 2019", "right"),
        ("2. dec 2019", "right"),
        ("the 2nd of December 2019", "right"),
        ("02.12.2019", "right"),
        ("2/12/2019", "right"),
        ("12/2/2019", "right"),
        ("2019-12-02", "right"),
        ("2019/12/2", "right"),
        ("December 2019", "almost"),
        ("2019", "almost"),
        ("3 December 2019", "wrong"),
        ("2018", "wrong"),
        ("2 December", "wrong"),
        ("31 February 2019", "wrong"),
        ("99/99/2019", "wrong"),
        ("0000-00-00", "wrong"),
    ],
)
def test_a_typed_day(text: str, said: str) -> None:
    assert verdict(typed("2 December 2019", "2019-12-02", "2 December 2019"), text) == said


def test_a_typed_year() -> None:
    year = typed("1689")
    assert verdict(year, "27 August 1689") == "right"
    assert verdict(year, "in 1689") == "right"
    assert verdict(year, "1698") == "wrong"
    assert verdict(typed("45 BC"), "45 b.c.") == "right"
    assert verdict(typed("45 BC"), "45") == "wrong"


def test_either_day_of_an_old_style_date_counts() -> None:
    old = typed("27 August 1689 O.S. (6 September N.S.)", "27 August 1689", "6 September 1689")
    assert [verdict(old, text) for text in ("6 Sept 1689", "27.8.1689", "28.8.1689")] == [
        "right", "right", "wrong",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3000", "right"),
        ("3,000 km", "right"),
        ("3 000 kilometers", "right"),
        ("3.000 km", "right"),
        ("about 2900", "right"),
        ("3 thousand kilometres", "right"),
        ("2850", "right"),
        ("2800", "almost"),
        ("3000 miles", "almost"),
        ("3000 m", "almost"),
        ("2000", "wrong"),
        ("3", "wrong"),
        ("-3000", "wrong"),
        ("3000 or 4000", "wrong"),
        ("three", "wrong"),
        ("", "wrong"),
        ("9" * 5000, "wrong"),
    ],
)
def test_a_number_within_its_bounds(text: str, said: str) -> None:
    assert verdict(sample.LENGTH, text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("38", "right"),
        ("38 bcm", "right"),
        ("38 billion", "right"),
        ("38000 million m³", "right"),
        ("38,000,000,000", "right"),
        ("37,9", "right"),
        ("38 million", "wrong"),
    ],
)
def test_a_scale_in_the_unit_may_be_written_or_not(text: str, said: str) -> None:
    body = Numeric("38 billion m³", Decimal(38), Decimal("37.5"), Decimal("38.5"), "billion cubic metres")
    assert verdict(sample.item("capacity", "?", body), text) == said


def test_a_count_is_right_or_wrong() -> None:
    members = sample.item("members", "?", Numeric("10", Decimal(10), Decimal(10), Decimal(10), "members"))
    assert [verdict(members, text) for text in ("10", "ten", "eleven", "11", "10.0")] == [
        "right", "right", "wrong", "wrong", "right",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("c. 3000 km", "right"),
        ("around 3,000 kilometers", "right"),
        ("3 thousand km", "right"),
        ("3000 км", "right"),
        ("3000,0", "right"),
        ("3000 miles", "almost"),
        ("3000 m", "almost"),
        ("2900", "wrong"),
        ("3000 or 2000", "wrong"),
    ],
)
def test_a_number_to_fill_in_counts_however_it_is_written(text: str, said: str) -> None:
    length = typed("about 3000 kilometres", "3000", "3,000", "3000 km")
    assert verdict(length, text) == said


def test_a_bare_number_is_no_name_and_no_year_before_our_era() -> None:
    assert verdict(typed("Power of Siberia 2"), "2") == "wrong"
    assert verdict(typed("2019"), "2019 BC") == "wrong"
    assert verdict(typed("December 2019"), "2019") == "almost"
    assert verdict(typed("10"), "10 members") == "right"
    assert verdict(typed("10"), "10 million") == "wrong"


@pytest.mark.parametrize(
    "text", ["2 декабря 2019 г.", "2019年12月2日", "2 December 2019 (N.S.)", "02 дек. 2019"]
)
def test_a_date_counts_in_the_languages_of_the_sources(text: str) -> None:
    assert verdict(typed("2 December 2019", "2019-12-02"), text) == "right"


def test_each_gap_is_judged_by_itself() -> None:
    gaps = (Gap("1689", ("1689",)), Gap("Nerchinsk", ("Nerchinsk",)))
    item = sample.item("cloze", "?", Cloze(("Signed in ", " at ", "."), gaps))
    assert judge(item, Written(("1689", "nerchinsk"))).verdict == "right"
    judged = judge(item, Written(("1690", "Nertchinsk")))
    assert judged.parts == ("wrong", "almost")
    assert (judged.verdict, judged.credit) == ("wrong", 0.25)
    assert judge(item, Written(("1689",))).parts == ("right", "wrong")
    assert judge(item, Written(("1689", "Nertchinsk"))).verdict == "almost"


def test_pairs_that_do_not_belong_together_say_what_does() -> None:
    assert judge(sample.YEARS, Picked((2, 0, 3))).verdict == "right"
    judged = judge(sample.YEARS, Picked((2, 3, -1)))
    assert judged.parts == ("right", "wrong", "wrong")
    assert judged.notes == (
        "The Treaty of Aigun was signed in 1858.",
        "The Convention of Peking was signed in 1860.",
    )


@pytest.mark.parametrize(
    ("order", "said", "credit"),
    [((1, 2, 0), "right", 1), ((2, 1, 0), "almost", 1 / 3), ((0, 2, 1), "wrong", 0), ((), "wrong", 0)],
)
def test_entries_in_order(order: tuple[int, ...], said: str, credit: float) -> None:
    """Kyakhta stands second as shown, Nerchinsk … `shown` is (2, 0, 1): Aigun, Nerchinsk, Kyakhta."""
    judged = judge(sample.TIMELINE, Picked(order))
    assert judged.verdict == said
    assert judged.credit == pytest.approx(credit)


def test_what_was_only_thought_is_judged_by_the_one_who_thought_it() -> None:
    assert judge(sample.MEMBERS, Owned(Verdict.ALMOST)).credit == 0.5
    assert judge(sample.MEMBERS, Picked()) == WRONG


def test_an_answer_of_another_kind_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError):
        judge(sample.CYRILLIC, Picked((1,)))
    with pytest.raises(TypeError):
        judge(sample.YEAR, Written(("1689",)))
