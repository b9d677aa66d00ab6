from textwrap import indent

import pytest

from quizgen.facts import world
from quizgen.facts.dates import Date, Grain, parse
from quizgen.facts.model import Subject
from quizgen.facts.values import Reference
from tests.small_collection import KINDS, loaded

MEMBERS = """
members:
  complete: 2001..2024
  cite: atlas
  is:
    china: {since: 2001-06-15}
    iran: {since: 2023-07-04}
    uzbekistan: [{since: 2001-06-15, until: 2005-06-15}, {id: second, since: 2010-06-15}]
    kyrgyzstan: {until: 2003-06-15}
    india:
"""


def organisation(properties: str) -> dict[str, str]:
    body = indent(properties.strip("\n"), "    ")
    return {"seeds/facts/it.yaml": f"kind: organisation\nsubjects:\n  it:\n    name: It\n{body}\n"}


def pipeline(properties: str) -> dict[str, str]:
    body = indent(properties.strip("\n"), "    ")
    return {"seeds/facts/it.yaml": f"kind: pipeline\nsubjects:\n  it:\n    name: It\n{body}\n"}


def at(changes: dict[str, str], day: str | None = None, *, unconfirmed: bool = False) -> dict[str, Subject]:
    seen = world.at(loaded(changes), parse(day) if day else None, unconfirmed=unconfirmed)
    return dict(seen.subjects)


def members(found: Subject) -> list[str]:
    return [f.value.subject for f in found.facts.get("members", ()) if isinstance(f.value, Reference)]


CAPACITY = """
capacity:
  - {is: 22 bcm/year, as_of: 2024-06, cite: atlas}
  - {is: 5 bcm/year, as_of: 2020, cite: atlas}
  - {is: 38 bcm/year, as_of: 2025, cite: atlas}
"""


@pytest.mark.parametrize(
    ("day", "number"),
    [(None, 38), ("2030", 38), ("2025-01-01", 38), ("2024-12-31", 22), ("2024-06-01", 22), ("2024-05-31", 5), ("2020", 5)],
)  # fmt: skip
def test_a_value_that_changes_is_the_newest_known_by_that_day(day: str | None, number: int) -> None:
    (version,) = at(pipeline(CAPACITY), day)["it"].facts["capacity"]
    assert version.value.number == number  # type: ignore[union-attr]


def test_before_its_first_version_a_value_is_not_known() -> None:
    assert "capacity" not in at(pipeline(CAPACITY), "2019")["it"].facts


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (None, ["china", "iran", "uzbekistan", "india"]),
        ("2024-12-31", ["china", "iran", "uzbekistan", "india"]),
        ("2023-07-04", ["china", "iran", "uzbekistan", "india"]),
        ("2023-07-03", ["china", "uzbekistan", "india"]),
        ("2010-06-15", ["china", "uzbekistan", "india"]),
        ("2010-06-14", ["china", "india"]),
        ("2005-06-15", ["china", "india"]),
        ("2005-06-14", ["china", "uzbekistan", "india"]),
        ("2003-06-14", ["china", "uzbekistan", "kyrgyzstan", "india"]),
    ],
)
def test_members_are_those_whose_stint_covers_the_day(day: str | None, there: list[str]) -> None:
    assert members(at(organisation(MEMBERS), day)["it"]) == there


def test_of_two_stints_the_one_that_holds_is_kept() -> None:
    def stints(day: str) -> list[str]:
        return [f.id for f in at(organisation(MEMBERS), day)["it"].facts["members"] if "uzbekistan" in f.id]

    assert stints("2004") == ["it/members/uzbekistan"]
    assert stints("2020") == ["it/members/uzbekistan:second"]


def test_a_series_ends_with_the_day() -> None:
    deliveries = """
deliveries:
  cite: atlas
  series: [{period: 2022, is: 15 bcm}, {period: 2023, is: 22 bcm}]
"""
    assert [f.part for f in at(pipeline(deliveries))["it"].facts["deliveries"]] == ["2022", "2023"]
    assert [f.part for f in at(pipeline(deliveries), "2022-12-31")["it"].facts["deliveries"]] == ["2022"]
    assert "deliveries" not in at(pipeline(deliveries), "2021")["it"].facts


@pytest.mark.parametrize(("day", "there"), [("1858-05-27", False), ("1858-05-28", True), ("1858", True)])
def test_a_subject_is_there_from_the_day_it_is_born(day: str, there: bool) -> None:
    assert ("aigun" in at({}, day)) is there


def test_what_has_no_birthday_was_always_there() -> None:
    assert {"china", "beijing", "gazprom"} <= set(at({}, "-0500"))


def test_the_newest_world_has_every_subject() -> None:
    assert list(at({})) == list(loaded().subjects)


UNSURE = """
founded: {is: 2001-06-15, cite: atlas, unconfirmed: a draft says so}
members:
  cite: atlas
  is:
    china: {since: 2001}
    japan: {unconfirmed: it denies it}
    iran: {since: {is: 2023, unconfirmed: the year is disputed}}
leaders:
  cite: atlas
  unconfirmed: the list is a draft
  is: [Zhang Deguang]
"""


def test_what_is_unconfirmed_is_left_out() -> None:
    found = at(organisation(UNSURE))["it"]
    assert set(found.facts) == {"members"}
    assert members(found) == ["china", "iran"]


def test_of_a_member_that_is_sure_the_unconfirmed_day_alone_is_left_out() -> None:
    china, iran = at(organisation(UNSURE))["it"].facts["members"]
    assert china.since is not None
    assert iran.since is None


def test_what_is_unconfirmed_is_there_where_it_is_asked_for() -> None:
    found = at(organisation(UNSURE), unconfirmed=True)["it"]
    assert set(found.facts) == {"founded", "members", "leaders"}
    assert members(found) == ["china", "japan", "iran"]
    assert all(f.since for f in found.facts["members"] if f.part != "japan")


def test_an_unconfirmed_version_gives_way_to_an_older_one() -> None:
    changing = """
capacity:
  - {is: 5 bcm/year, as_of: 2020, cite: atlas}
  - {is: 38 bcm/year, as_of: 2025, cite: atlas, unconfirmed: planned}
"""
    (version,) = at(pipeline(changing))["it"].facts["capacity"]
    assert version.as_of == parse("2020")


@pytest.mark.parametrize(
    ("complete", "day", "whole"),
    [
        ("complete: 2001..2024", None, True),
        ("complete: 2001..2024", "2024-12-31", True),
        ("complete: 2001..2024", "2001", True),
        ("complete: 2001..2024", "2025-01-01", False),
        ("complete: 2001..2024", "2000-12-31", False),
        ("complete: 2001..2024-06", "2024", False),
        ("complete: timeless", "1066", True),
        ("complete: timeless\n  unconfirmed: a draft", None, False),
        ("not: []", None, False),
    ],
)
def test_a_list_is_whole_for_the_days_it_is_said_to_be(complete: str, day: str | None, whole: bool) -> None:
    found = loaded(organisation(f"members:\n  {complete}\n  cite: atlas\n  is: [china]")).subjects["it"]
    assert world.list_is_whole(found.extents["members"], parse(day) if day else None) is whole


def test_a_property_without_a_list_is_never_whole() -> None:
    assert not world.list_is_whole(None)


def known_for(property_id: str, changes: dict[str, str]) -> Date | None:
    small = loaded(changes)
    found = small.subjects["it"]
    fact = found.facts[property_id][-1]
    return world.as_of(fact, found.extents.get(property_id), small.property_of(fact))


def test_a_value_that_changes_is_known_for_its_own_day() -> None:
    assert known_for("capacity", pipeline(CAPACITY)) == parse("2025")


def test_a_list_that_changes_is_known_for_the_end_of_its_interval() -> None:
    found = known_for("members", organisation(MEMBERS))
    assert (str(found), found and found.grain) == ("31 December 2024", Grain.DAY)


def test_what_cannot_change_is_known_for_good() -> None:
    assert known_for("founded", organisation("founded: {is: 2001, cite: atlas}")) is None


DOUBTFUL = """
members:
  complete: 2001..2024
  cite: atlas
  is:
    china: {since: 2001-06-15}
    iran: {until: {is: 2020, unconfirmed: a draft says so}}
    india: {since: {is: 2017, unconfirmed: the year is disputed}}
"""


@pytest.mark.parametrize(
    ("day", "sure"),
    [(None, ["china", "india"]), ("2022", ["china"]), ("2010", ["china"])],
)
def test_an_end_that_is_unconfirmed_proves_nobody_in_or_out(day: str | None, sure: list[str]) -> None:
    assert members(at(organisation(DOUBTFUL), day)["it"]) == sure
    written = loaded(organisation(DOUBTFUL)).subjects["it"]
    possible = world.members_at(
        written.facts["members"], written.extents["members"], parse(day) if day else None, maybe=True
    )
    assert [fact.part for fact in possible] == ["china", "iran", "india"]


@pytest.mark.parametrize(
    ("days", "sure", "maybe"),
    [
        ("2023-06", ["china", "uzbekistan", "india"], ["china", "uzbekistan", "india"]),
        ("2023-07", ["china", "uzbekistan", "india"], ["china", "iran", "uzbekistan", "india"]),
        ("2005-06", ["china", "india"], ["china", "uzbekistan", "india"]),
        ("2024-12", ["china", "iran", "uzbekistan", "india"], ["china", "iran", "uzbekistan", "india"]),
    ],
)
def test_over_a_month_who_joined_or_left_in_it_is_neither_in_nor_out(
    days: str, sure: list[str], maybe: list[str]
) -> None:
    written = loaded(organisation(MEMBERS)).subjects["it"]
    facts, extent = written.facts["members"], written.extents["members"]
    assert [fact.part for fact in world.members_at(facts, extent, parse(days))] == sure
    assert [fact.part for fact in world.members_at(facts, extent, parse(days), maybe=True)] == maybe


def test_the_versions_around_a_month_include_the_one_from_before_it() -> None:
    versions = loaded(pipeline(CAPACITY)).subjects["it"].facts["capacity"]
    found = world.versions_around(versions, parse("2024-06"))
    assert [str(fact.as_of) for fact in found] == ["June 2024"]
    found = world.versions_around(versions, parse("2024"))
    assert [str(fact.as_of) for fact in found] == ["June 2024", "2020", "2025"]


def treaty(properties: str) -> dict[str, str]:
    ratified = "      ratified: {type: date, label: ratification}\n"
    return {
        "seeds/kinds.yaml": KINDS.replace("      secret:", f"{ratified}      secret:"),
        "seeds/facts/it.yaml": f"kind: treaty\nsubjects:\n  it: {{name: It, {properties}}}\n",
    }


@pytest.mark.parametrize(("day", "known"), [("1859", {"signed"}), ("1860-04-03", {"signed", "ratified"})])
def test_a_date_that_lies_after_the_day_is_not_known_yet(day: str, known: set[str]) -> None:
    dates = "signed: {is: 1858, cite: atlas}, ratified: {is: 1860-04-03, cite: atlas}"
    assert set(at(treaty(dates), day)["it"].facts) == known


def test_what_has_no_birthday_is_not_there_before_the_first_of_its_dates() -> None:
    undated = treaty("ratified: {is: 1860-04-03, cite: atlas}")
    assert "it" in at(undated, "1860-04-03")
    assert "it" not in at(undated, "1860-04-02")
