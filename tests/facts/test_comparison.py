from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.facts.comparison import Kinship, Verdict, apart_from_all, compare, right_values
from quizgen.facts.dates import Calendar, Date, Grain, parse
from quizgen.facts.model import Statement, Subject
from quizgen.facts.values import Flag, Name, Quantity, Reference, Text, Unit, Value

KM = Unit("km", "kilometre", "kilometres", "km", "length")
M = Unit("m", "metre", "metres", "m", "length", Decimal("0.001"))
BCM = Unit("bcm", "billion cubic metres", "billion cubic metres", "bcm", "gas")


def subject(
    id: str, *, name: str = "", short: str = "", aliases: tuple[str, ...] = (), **kin: str
) -> Subject:
    return Subject(id, "country", name or id.title(), short=short, aliases=aliases, **kin)  # type: ignore[arg-type]


KIN = Kinship(
    {
        found.id: found
        for found in (
            subject("russia", continues="ussr"),
            subject("ussr", continues="empire"),
            subject("empire", name="Russian Empire"),
            subject("china", aliases=("PRC",)),
            subject("prc", name="People's Republic of China", short="prc"),
            subject("line"),
            subject("line-a", part_of="line"),
            subject("line-b", part_of="line"),
            subject("japan"),
            subject("orphan", continues="nowhere"),
        )
    }
)

quantities = st.builds(
    Quantity,
    st.decimals(-(10**6), 10**6, allow_nan=False, places=2),
    st.sampled_from((KM, M, BCM)),
    st.booleans(),
    st.none() | st.decimals(0, 1, allow_nan=False, places=2),
)
dates = st.builds(
    lambda first, length, calendar: Date(first, first + length, Grain.RANGE, calendar),
    st.integers(2_400_000, 2_400_400),
    st.integers(0, 400),
    st.sampled_from(Calendar),
)
words = st.sampled_from(("Aigun", "aigun", "AIGUN", "Peking", ""))
values = st.one_of(
    dates,
    quantities,
    st.builds(Text, words),
    st.builds(Name, words, st.sampled_from(("", "aigun", "peking"))),
    st.builds(Reference, st.sampled_from(("russia", "empire", "china", "prc", "line-a", "line-b", "japan", "ghost"))),
    st.builds(Flag, st.booleans()),
)  # fmt: skip


def quantity(text: str, unit: Unit = KM, within: str | None = None) -> Quantity:
    number = text.removeprefix("about ")
    return Quantity(Decimal(number), unit, number != text, Decimal(within) if within else None)


def julian(text: str) -> Date:
    return parse(text, Calendar.JULIAN)


@given(values, values)
def test_comparison_knows_no_order(one: Value, other: Value) -> None:
    assert compare(one, other, KIN) is compare(other, one, KIN)


@given(values)
def test_no_value_is_apart_from_itself(value: Value) -> None:
    assert compare(value, value, KIN) is not Verdict.APART


@given(dates, dates)
def test_dates_are_apart_exactly_when_they_share_no_day(one: Date, other: Date) -> None:
    share = not set(range(one.first, one.last + 1)).isdisjoint(range(other.first, other.last + 1))
    assert (compare(one, other, KIN) is Verdict.APART) is not share


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        # Dates compare as the days they may mean, whatever their grain and calendar.
        (parse("1858"), parse("1860"), Verdict.APART),
        (parse("1858-05-28"), parse("1858-05-29"), Verdict.APART),
        (parse("1858-05-28"), parse("1858"), Verdict.UNKNOWN),
        (parse("1858-05-28"), parse("1858-06"), Verdict.APART),
        (parse("1858-05"), parse("1858-05"), Verdict.SAME),
        (parse("2001-06-14..2001-06-15"), parse("2001-06-15"), Verdict.UNKNOWN),
        (parse("2001-06-15..2001-06-15"), parse("2001-06-15"), Verdict.SAME),
        (julian("1689-08-27"), parse("1689-09-06"), Verdict.SAME),
        (julian("1689-08-27"), parse("1689-08-27"), Verdict.APART),
        (julian("1727"), parse("1728"), Verdict.UNKNOWN),
        # Quantities compare within their tolerance, and only in one dimension.
        (quantity("3000"), quantity("3001"), Verdict.APART),
        (quantity("3000"), quantity("3000.4"), Verdict.UNKNOWN),
        (quantity("3000"), quantity("3000.6"), Verdict.APART),
        (quantity("3000.0"), quantity("3001.0"), Verdict.APART),
        (quantity("about 3000"), quantity("3100"), Verdict.UNKNOWN),
        (quantity("about 3000"), quantity("3200"), Verdict.APART),
        (quantity("3000", within="0.1"), quantity("3200"), Verdict.UNKNOWN),
        (quantity("3000", within="0.1"), quantity("3400"), Verdict.APART),
        (quantity("3000"), quantity("3000"), Verdict.SAME),
        (quantity("3000"), quantity("3000000", M), Verdict.UNKNOWN),
        (quantity("3000"), quantity("3", M), Verdict.APART),
        (quantity("3"), quantity("38", BCM), Verdict.UNKNOWN),
        # Names are apart only within a closed list, where each has an id.
        (Name("natural gas", "gas"), Name("oil", "oil"), Verdict.APART),
        (Name("natural gas", "gas"), Name("natural gas", "gas"), Verdict.SAME),
        (Name("Golovin"), Name("Songgotu"), Verdict.UNKNOWN),
        (Name("Golovin"), Name("golovin"), Verdict.SAME),
        (Name("Golovin", "golovin"), Name("Songgotu"), Verdict.UNKNOWN),
        # Subjects are apart unless they are kin.
        (Reference("china"), Reference("japan"), Verdict.APART),
        (Reference("china"), Reference("china"), Verdict.SAME),
        (Reference("russia"), Reference("empire"), Verdict.UNKNOWN),
        (Reference("china"), Reference("prc"), Verdict.UNKNOWN),
        (Reference("line-a"), Reference("line-b"), Verdict.UNKNOWN),
        (Flag(True), Flag(False), Verdict.APART),
        (Flag(True), Flag(True), Verdict.SAME),
        # Free words never prove anything wrong.
        (Text("settled the border"), Text("opened trade"), Verdict.UNKNOWN),
        (Text("Settled the border"), Text("settled the border"), Verdict.SAME),
        # Nor do values of two types.
        (Text("1858"), parse("1858"), Verdict.UNKNOWN),
        (Name("china"), Reference("china"), Verdict.UNKNOWN),
    ],
)  # fmt: skip
def test_two_values_are_apart_the_same_or_nobody_knows(one: Value, other: Value, verdict: Verdict) -> None:
    assert compare(one, other, KIN) is verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [("russia", "empire"), ("ussr", "russia"), ("china", "prc"), ("line-a", "line-b"), ("line", "line-b"), ("japan", "japan")],
)  # fmt: skip
def test_kin_by_succession_by_part_and_by_name(one: str, other: str) -> None:
    assert KIN.related(one, other)
    assert KIN.related(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("russia", "china"), ("line", "japan"), ("orphan", "japan"), ("ghost", "japan")]
)
def test_strangers(one: str, other: str) -> None:
    assert not KIN.related(one, other)


def test_kinship_does_not_depend_on_the_order_of_subjects() -> None:
    family = [subject(f"s{n}", continues=f"s{n + 1}") for n in range(40)]
    forwards = Kinship({found.id: found for found in family})
    backwards = Kinship({found.id: found for found in reversed(family)})
    assert (
        {forwards.head(f"s{n}") for n in range(40)} == {backwards.head(f"s{n}") for n in range(40)} == {"s0"}
    )


def test_a_circle_of_kin_is_one_family() -> None:
    circle = Kinship({id: subject(id, continues=other) for id, other in (("a", "b"), ("b", "c"), ("c", "a"))})
    assert circle.related("a", "c")


def test_apart_from_all_needs_every_one() -> None:
    right = (parse("1858"), parse("1860"))
    assert apart_from_all(parse("1859"), right, KIN)
    assert not apart_from_all(parse("1860-11-14"), right, KIN)
    assert apart_from_all(parse("1859"), (), KIN)


def test_what_other_good_references_give_counts_as_right() -> None:
    statement = Statement(parse("2015-08-12"), alternatives=(parse("2015-08-06"),))
    assert right_values(statement) == (parse("2015-08-12"), parse("2015-08-06"))
