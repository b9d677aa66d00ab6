"""First, last, between, before, in order: only what is provably apart is compared."""

from quizgen.items.model import Ordering
from tests.items.computing.sample import sample
from tests.items.making import item, key, verdict, why_not, wrong


def entries(id: str) -> list[tuple[str, str]]:
    body = item(sample(), id).body
    assert isinstance(body, Ordering)
    return [(entry.text, entry.value) for entry in body.entries]


def test_the_key_comes_before_every_other_option() -> None:
    made = item(sample(), "first/e/choice")
    assert made.stem == "Which of these was signed first?"
    assert key(made) == "Treaty E"
    assert sorted(wrong(made)) == ["Treaty F", "Treaty G"]
    assert set(made.asks) == {"e/signed", "f/signed", "g/signed"}


def test_a_day_is_not_compared_with_the_month_that_may_hold_it() -> None:
    assert why_not(sample(), "first/f/choice").startswith("too few others provably rank")
    for id in "cdefg":
        assert {"Treaty F", "Treaty G"} - {text for text, _ in entries(f"order/{id}/ordering")}


def test_lengths_are_compared_beyond_their_tolerance() -> None:
    # About 3000 km may be as much as 3150, so that neither of the two long ones is surely the longest.
    assert "Odd Line" not in wrong(item(sample(), "longest/long/choice"))
    assert "Long Line" not in wrong(item(sample(), "longest/odd/choice"))


def test_a_number_that_another_source_gives_counts() -> None:
    # 12 km, or 13: it is still the shortest.
    assert "Tiny Line" in wrong(item(sample(), "longest/short/choice"))
    assert why_not(sample(), "longest/tiny/choice").startswith("too few others")


def test_periods_of_a_series_are_compared_by_their_figures() -> None:
    made = item(sample(), "best-year/long/2023/choice")
    assert key(made) == "2023"
    assert "2025" not in wrong(made)  # It delivered as much.


def test_who_was_there_from_the_start_never_joined() -> None:
    assert why_not(sample(), "joined-first/sco/china/choice").startswith("its value has no certain place")
    assert key(item(sample(), "joined-first/sco/mongolia/choice")) == "Mongolia"


def test_what_lies_between_two_is_alone_between_them() -> None:
    made = item(sample(), "between/d/choice")
    assert made.stem == "Which of these was signed after Treaty C, but before Treaty F?"
    assert key(made) == "Treaty D"
    assert sorted(wrong(made)) == ["Treaty A", "Treaty B"]


def test_a_statement_of_before_and_after_is_right_or_says_why_not() -> None:
    assert verdict(item(sample(), "before/e/true/true-false"))
    made = item(sample(), "before/c/false/true-false")
    assert not verdict(made)
    assert made.explanation.startswith("Treaty C was signed on 14 November 1860. Treaty B was")


def test_an_order_has_its_values_beside_it_and_is_not_shown_in_order() -> None:
    made = item(sample(), "order/b/ordering")
    assert isinstance(made.body, Ordering)
    assert entries(made.id) == [
        ("Treaty B", "28 May 1858"),
        ("Treaty C", "14 November 1860"),
        ("Treaty E", "14 August 1945"),
        ("Treaty F", "February 1950"),
    ]
    assert (made.body.first, made.body.last) == ("earliest", "latest")
    assert made.body.shown != (0, 1, 2, 3)


def test_released_company_stays_whoever_comes_in() -> None:
    for id in ("first/b/choice", "between/d/choice", "order/a/ordering", "match/a/matching"):
        made = item(sample(), id)
        assert item(sample(), id, made.tokens) == made
