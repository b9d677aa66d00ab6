"""`quizgen import` of what changes from year to year: series, and members that come and go."""

from pathlib import Path

import pytest

from quizgen.cli.importing import trying
from quizgen.cli.workspace import open_workspace
from quizgen.facts.model import Collection, Fact
from quizgen.problems import errors
from tests.cli.running import run

WIDE = """\
Country,GDP 2019 (billion USD),GDP 2020 (billion USD),Continent
France,2729,2645,Europe
Norway,409,368,Europe
Japan,5118,5056,Asia
Chile,278,254,America
Kenya,100,101,Africa
"""
LONG = """\
country,year,exports (Mt)
Norway,2019,10.5
Norway,2020,11
Sweden,2019,7
Sweden,2020,7.5
"""
ENTITY = "http://www.wikidata.org/entity/"
WIKIDATA = f"""\
item,itemLabel,memberLabel,startTime,endTime
{ENTITY}Q458,European Union,United Kingdom,1993-11-01T00:00:00Z,2020-01-31T00:00:00Z
{ENTITY}Q458,European Union,Poland,2004-05-01T00:00:00Z,
{ENTITY}Q458,European Union,Croatia,2013-07-01T00:00:00Z,
{ENTITY}Q7768,ASEAN,Laos,1997-07-23T00:00:00Z,
{ENTITY}Q7768,ASEAN,Poland,1999-01-01T00:00:00Z,2001-01-01T00:00:00Z
{ENTITY}Q7768,ASEAN,Poland,2005-01-01T00:00:00Z,
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def imported(name: str, text: str, *more: str) -> Collection:
    """The collection that comes of a table, with its own proposal."""
    Path(name).write_text(text, "utf-8")
    ran = run("import", name, "--into", "own", "--yes", *more)
    assert ran.status == 0, ran.err
    workspace = open_workspace(Path("own"))
    assert not errors(workspace.problems), [str(problem) for problem in workspace.problems]
    return workspace.collection


def said(facts: tuple[Fact, ...]) -> list[tuple[str, str, str]]:
    """Part, value and what the table printed of each fact."""
    return [(fact.part, str(fact.value), fact.says.cites[0].prints) for fact in facts]


def test_columns_with_years_in_their_headings_are_a_series() -> None:
    france = imported("gdp.csv", WIDE).subjects["france"]
    assert france.kind == "country"
    assert said(france.facts["gdp"]) == [
        ("2019", "2729 billion US dollars", "2729"),
        ("2020", "2645 billion US dollars", "2645"),
    ]
    assert "What was the GDP of France in 2020?" in run("items", "france", "--collection", "own").out


def test_a_newer_table_adds_its_periods_and_changes_what_was_revised() -> None:
    imported("gdp.csv", WIDE)
    Path("gdp.csv.mapping.yaml").unlink()
    newer = WIDE.replace("USD),Continent", "USD),GDP 2021 (billion USD),Continent").replace(
        "2645,", "2647,2959,"
    )
    newer = newer.replace("368,", "368,503,").replace("5056,", "5056,5035,").replace("254,", "254,316,")
    france = imported("gdp.csv", newer.replace("101,", "101,110,"), "--update").subjects["france"]
    assert [(fact.part, str(fact.value)) for fact in france.facts["gdp"]] == [
        ("2019", "2729 billion US dollars"),
        ("2020", "2647 billion US dollars"),
        ("2021", "2959 billion US dollars"),
    ]


def test_a_row_for_each_year_is_a_series_as_well() -> None:
    norway = imported("trade.csv", LONG).subjects["norway"]
    assert said(norway.facts["exports"]) == [
        ("2019", "10.5 million tonnes", "10.5"),
        ("2020", "11 million tonnes", "11"),
    ]


def test_two_values_of_one_year_are_refused_with_the_year_and_may_be_left_out() -> None:
    Path("trade.csv").write_text(LONG + "Norway,2020,12\n", "utf-8")
    ran = run("import", "trade.csv", "--into", "own", "--yes")
    assert ran.status == 1
    assert (
        "trade.csv:6:3: several-values: column 'exports (Mt)' (C): Norway has '11' and '12' for 2020"
        in ran.err
    )
    assert "quizgen import trade.csv --into own --leave-out" in ran.err
    assert not Path("own").exists()


def test_a_row_that_does_not_say_of_when_it_is_is_refused() -> None:
    Path("trade.csv").write_text(LONG + "Norway,,12\n", "utf-8")
    ran = run("import", "trade.csv", "--into", "own", "--yes")
    assert "trade.csv:6:3: no-period: column 'exports (Mt)' (C): nothing says of when the value is" in ran.err


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (("2020-01-31", "1990-01-31"), "'United Kingdom' begins in 1993-11 and ends in 1990-01-31"),
        (("2013-07-01T00:00:00Z", "soon"), "of its column 'startTime', 'soon' is not a date"),
    ],
)
def test_dates_that_cannot_be_are_refused_with_their_row(slip: tuple[str, str], said: str) -> None:
    Path("unions.csv").write_text(WIKIDATA.replace(*slip), "utf-8")
    ran = run("import", "unions.csv", "--into", "own", "--yes")
    assert ran.status == 1
    assert f"column 'memberLabel' (C): {said}" in ran.err


def test_start_and_end_times_are_when_members_joined_and_left() -> None:
    made = imported("unions.csv", WIKIDATA)
    members = made.subjects["european-union"].facts["member"]
    ends = [(f.part, *(str(says.value) if says else "" for says in (f.since, f.until))) for f in members]
    assert ends == [
        ("united-kingdom", "November 1993", "31 January 2020"),
        ("poland", "May 2004", ""),
        ("croatia", "July 2013", ""),
    ]
    twice = made.subjects["asean"].facts["member"]
    assert [fact.id for fact in twice][1:] == ["asean/member/poland", "asean/member/poland:stint-2"]
    items = run("items", "croatia", "--collection", "own").out
    assert "In which year did Croatia become one of the members of European Union? → 2013" in items


def test_a_membership_before_christ_ends_in_a_lower_year_than_it_begins() -> None:
    long_ago = WIKIDATA.replace("1993-11-01T00:00:00Z,2020-01-31T00:00:00Z", "-0133,-0030")
    first, *_ = imported("unions.csv", long_ago).subjects["european-union"].facts["member"]
    assert first.since
    assert first.until
    assert [str(first.since.value), str(first.until.value)] == ["134 BC", "31 BC"]


def test_of_a_long_table_questions_about_some_subjects_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "_ALL_UP_TO", 10)
    monkeypatch.setattr(trying, "_OF_MORE", 5)
    Path("towns.csv").write_text(
        "Name,Height (m)\n" + "".join(f"Town {at},{at}\n" for at in range(40)), "utf-8"
    )
    ran = run("import", "towns.csv", "--into", "own", "--yes")
    assert ran.status == 0, ran.err
    assert "Of 40 questions 5 were tried" in ran.err
