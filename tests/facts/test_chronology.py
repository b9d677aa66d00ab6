"""What cannot have been in that order, and who cannot have held an office at one time."""

import pytest

from quizgen.facts.ages import aged
from quizgen.facts.dates import day
from tests.small_collection import KINDS, loaded, problems

FORCE = KINDS.replace(
    "      signed_at:",
    "      in_force: {type: date, after: [signed], label: entry into force}\n      signed_at:",
)
AGING = KINDS.replace("changes: true, label: capacity", "changes: true, ages: 2, label: capacity").replace(
    "changes: true, label: members", "changes: true, ages: 5, label: members"
)


def treaty(signed: str, in_force: str) -> list[str]:
    text = f"kind: treaty\nsubjects:\n  it:\n    name: It\n    signed: {signed}\n    in_force: {in_force}\n"
    found = problems({"seeds/kinds.yaml": FORCE, "seeds/facts/it.yaml": text})
    assert all(problem.place.line == 6 and problem.hint for problem in found)
    return [f"{problem.code}: {problem.message}" for problem in found]


@pytest.mark.parametrize(
    ("signed", "in_force"),
    [("2001-07-16", "2001-07-15"), ("2001", "2000-12-31"), ("{is: 2001-05, or: [{is: 2002, cite: atlas}]", "2001-04")],
)  # fmt: skip
def test_nothing_is_in_force_before_it_is_signed(signed: str, in_force: str) -> None:
    written = [f"{date.removeprefix('{is: ')}" for date in (signed, in_force)]
    (message,) = treaty(*(f"{{is: {date.removesuffix('}')}, cite: atlas}}" for date in written))
    assert message.startswith("impossible-order: it: the entry into force")


@pytest.mark.parametrize(
    ("signed", "in_force"),
    [("2001-07-16", "2001-07-16"), ("2001-07", "2001"), ("2001", "2001-01"), ("2001-07-16", "2002-02-28")],
)
def test_rough_dates_may_be_in_order(signed: str, in_force: str) -> None:
    assert treaty(f"{{is: {signed}, cite: atlas}}", f"{{is: {in_force}, cite: atlas}}") == []


@pytest.mark.parametrize(
    ("after", "hint"), [("sined", "'signed'"), ("in_force", "signed"), ("settles", "signed")]
)
def test_a_date_comes_after_another_date_of_its_kind(after: str, hint: str) -> None:
    (problem,) = problems({"seeds/kinds.yaml": FORCE.replace("after: [signed]", f"after: [{after}]")})
    assert (problem.code, problem.place.path) == ("unknown-property", "seeds/kinds.yaml")
    assert hint in problem.hint


def holders(*written: str) -> list[tuple[str, int, str]]:
    lines = "".join(f"        {holder}\n" for holder in written)
    text = f"kind: organisation\nsubjects:\n  it:\n    name: It\n    leaders:\n      cite: atlas\n      is:\n{lines}"
    found = problems({"seeds/facts/it.yaml": text})
    return [(problem.code, problem.place.line - 7, problem.hint) for problem in found]


def test_an_office_has_one_holder_at_a_time() -> None:
    second = "second: {is: B, since: 2004-01-01}"
    assert holders("first: {is: A, since: 2001, until: 2004-01-01}", second) == []
    assert holders("first: {is: A, since: 2001, until: 2004}", second) == []
    assert holders(second, "first: {is: A, since: 2001, until: 2003}") == []
    ((code, line, hint),) = holders("first: {is: A, since: 2001, until: 2004-01-02}", second)
    assert (code, line) == ("two-holders", 2)
    assert "one holder at a time" in hint
    ((code, line, hint),) = holders("first: {is: A, since: 2001}", second)
    assert (code, line) == ("two-holders", 2)
    assert "`until:`" in hint


def test_what_is_old_on_a_day_is_named_oldest_first() -> None:
    capacity = "{is: 38 bcm/year, as_of: %s, cite: atlas}"
    pipelines = "".join(
        f"  {id}:\n    name: {id}\n    capacity: [{', '.join(capacity % as_of for as_of in versions)}]\n"
        for id, versions in {
            "old": ("2019", "2022-06-30"),
            "older": ("2021",),
            "new": ("2010", "2024-07"),
        }.items()
    )
    collection = loaded(
        {"seeds/kinds.yaml": AGING, "seeds/facts/it.yaml": f"kind: pipeline\nsubjects:\n{pipelines}"}
    )
    found = [problem for problem in aged(collection, day(2025, 1, 1)) if "old" in problem.message]
    assert [problem.message for problem in found] == [
        "older/capacity is known as of 2021 and wants a look every 2 years",
        "old/capacity is known as of 30 June 2022 and wants a look every 2 years",
    ]
    assert not any("members" in problem.message for problem in aged(collection, day(2031, 1, 1)))
    assert sum("members" in problem.message for problem in aged(collection, day(2031, 1, 2))) == 2
