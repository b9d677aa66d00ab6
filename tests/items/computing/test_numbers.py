"""Years between two dates, and what a series tells beside its figures."""

from decimal import Decimal

from quizgen.items.model import Numeric
from tests.items.computing.sample import sample
from tests.items.making import item, key, pool, why_not, wrong


def numeric(id: str) -> Numeric:
    body = item(sample(), id).body
    assert isinstance(body, Numeric)
    return body


def test_calendar_years_count_and_years_that_have_passed() -> None:
    # From September 1689 to some day of 1700.
    body = numeric("interval/a/numeric")
    assert (body.low, body.number, body.high) == (10, 11, 11)


def test_no_option_is_right_to_whoever_rounds() -> None:
    given = "it: {name: It, signed: {is: 2000-01-10, cite: book}, in_force: {is: 2009-12-20, cite: book}}"
    ask = '{id: years, about: treaty, computes: interval, of: signed, then: in_force, stem: "How many years till {{ it }} entered into force?", types: [choice, numeric]}'
    made = pool(f"- {ask}", treaty=given)
    assert key(item(made, "years/it/choice")) == "9 years"
    assert "10 years" not in wrong(item(made, "years/it/choice"))


def test_dates_of_which_good_sources_differ_have_no_years_between_them() -> None:
    assert why_not(sample(), "years-apart/d/numeric") == "its date is not known for certain"
    assert why_not(sample(), "interval/e/choice") == "the two dates lie too near"


def test_an_item_about_two_subjects_shows_the_names_of_its_own() -> None:
    made = item(sample(), "years-apart/c/numeric")
    assert made.stem == "How many years after Treaty B was Treaty C signed?"
    assert (made.subject, made.asks) == ("c", ("b/signed", "c/signed"))
    assert made.confused_with == ()


def test_a_rise_is_asked_for_between_periods_that_follow_each_other() -> None:
    made = item(sample(), "change/long/2022/numeric")
    assert made.stem == "By how much did deliveries rise from 2021 to 2022?"
    body = numeric(made.id)
    assert (body.low, body.number, body.high) == (Decimal("4.9"), 5, Decimal("5.1"))
    assert why_not(sample(), "change/long/2025/numeric") == "the period before it is not on record"


def test_growth_is_a_whole_number_of_per_cent() -> None:
    assert key(item(sample(), "growth/long/2023/choice")) == "50 per cent"
    body = numeric("growth/long/2023/numeric")
    assert body.low <= 50 <= body.high
    assert body.unit == "per cent"


def test_neither_nothing_nor_less_grows_by_a_share() -> None:
    ask = '- {id: growth, about: pipeline, computes: growth, of: deliveries, stem: "By what share did {{ it }} {{ change }} from {{ earlier }}?", types: [numeric]}'
    series = "it: {name: It, deliveries: {cite: book, series: [{period: 2020, is: 0 bcm}, {period: 2021, is: 9 bcm}, {period: 2022, is: -9 bcm}]}}"
    made = pool(ask, pipeline=series)
    for year in (2021, 2022):
        assert why_not(made, f"growth/it/{year}/numeric").startswith("nothing grows by a share of nothing")


def test_a_number_beyond_measure_is_no_trouble() -> None:
    ask = '- {id: growth, about: pipeline, computes: growth, of: deliveries, stem: "By what share did {{ it }} {{ change }} from {{ earlier }}?", types: [numeric]}'
    series = f"it: {{name: It, deliveries: {{cite: book, series: [{{period: 2020, is: 1 bcm}}, {{period: 2021, is: 1{'0' * 40} bcm}}]}}}}"
    assert "too rough" in why_not(pool(ask, pipeline=series), "growth/it/2021/numeric")


def test_what_doubled_or_is_gone_is_counted_in_no_per_cent() -> None:
    # Nobody says that something rose by 150 per cent, let alone by 24,875.
    assert why_not(sample(), "growth/long/2021/choice").startswith("nobody counts in per cent")


def test_no_span_of_years_ends_after_its_sources_were_written() -> None:
    given = "it: {name: It, signed: {is: 1999, cite: book}, in_force: {is: 2006, cite: {source: book, seen: 2007-05-01}}}"
    ask = '{id: years, about: treaty, computes: interval, of: signed, then: in_force, stem: "How many years till {{ it }} entered into force?", types: [choice]}'
    years = [int(text.split()[0]) for text in wrong(item(pool(f"- {ask}", treaty=given), "years/it/choice"))]
    assert all(year <= 8 for year in years)


def test_wrong_spans_of_years_are_near_the_right_one() -> None:
    given = "it: {name: It, signed: {is: 1700, cite: book}, in_force: {is: 1850, cite: book}}"
    ask = '{id: years, about: treaty, computes: interval, of: signed, then: in_force, stem: "How many years till {{ it }} entered into force?", types: [choice]}'
    years = [int(text.split()[0]) for text in wrong(item(pool(f"- {ask}", treaty=given), "years/it/choice"))]
    assert all(abs(year - 150) <= 25 for year in years)
