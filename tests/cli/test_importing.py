"""`quizgen import`, as someone with a spreadsheet meets it."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from quizgen.cli.workspace import open_workspace
from quizgen.facts.dates import parse
from quizgen.facts.model import Collection
from quizgen.facts.values import Flag, Quantity, Reference
from quizgen.problems import errors
from tests.cli.running import edit, run

RIVERS = """\
Name,Length (km),Flows through,Discovered,Navigable,Other names,Map
Amur,2824.0,Russia; China,1643,yes,Heilong Jiang,https://example.org/1
Nile,6650.5,Egypt; Sudan,1858-08-03,yes,,https://example.org/2
Rhine,1233.1,Germany; Netherlands,,yes,Rhein; Rijn,https://example.org/3
Volga,3530.9,Russia,,yes,,https://example.org/4
Ob,3650.2,Russia,1580,no,,https://example.org/5
"""
MAPPING = "rivers.csv.mapping.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a table in it."""
    (tmp_path / "rivers.csv").write_text(RIVERS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def collection(folder: Path) -> Collection:
    workspace = open_workspace(folder)
    assert not errors(workspace.problems), [str(problem) for problem in workspace.problems]
    return workspace.collection


def files(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): p.read_text("utf-8")
        for p in sorted(folder.rglob("*"))
        if p.suffix in (".yaml", ".csv")
    }


def test_the_first_run_proposes_and_the_second_makes_a_collection_that_builds(folder: Path) -> None:
    first = run("import", "rivers.csv", "--into", "geo")
    assert first.status == 0, first.err
    assert not (folder / "geo").exists()
    assert "quizgen import rivers.csv --into geo" in first.out
    assert "Length (km)" in first.out
    edit(folder, MAPPING, lambda text: text.replace("several: set", "several: set, whole: true"))

    second = run("import", "rivers.csv", "--into", "geo")
    assert second.status == 0, second.err
    made = collection(folder / "geo")
    rhine = made.subjects["rhine"]
    assert rhine.aliases == ("Rhein", "Rijn")
    assert {id: len(facts) for id, facts in rhine.facts.items()} == {
        "length": 1,
        "flows_through": 2,
        "navigable": 1,
    }
    length = rhine.facts["length"][0]
    assert isinstance(length.value, Quantity)
    assert str(length.value) == "1233.1 kilometres"
    (cite,) = length.says.cites
    assert (cite.source, cite.page, cite.prints) == ("rivers", "row Rhine", "1233.1")
    assert made.sources["rivers"].sha256
    assert made.subjects["nile"].facts["discovered"][0].value == parse("1858-08-03")
    assert made.subjects["ob"].facts["navigable"][0].value == Flag(False)

    assert run("check", "--collection", "geo").status == 0
    built = run("build", "--collection", "geo", "--out", "out")
    assert built.status == 0, built.err
    assert (folder / "out/rivers.apkg").is_file()


def test_a_dry_run_shows_everything_and_writes_nothing(folder: Path) -> None:
    before = files(folder)
    ran = run("import", "rivers.csv", "--into", "geo", "--dry-run")
    assert ran.status == 0, ran.err
    assert 'length: {is: 2824.0 km, cite: {source: rivers, page: row Amur, prints: "2824.0"}}' in ran.out
    assert "--- seeds/questions/rivers.yaml" in ran.out
    assert files(folder) == before


def test_what_cannot_be_taken_is_named_by_row_and_column_and_nothing_is_written(folder: Path) -> None:
    edit(folder, "rivers.csv", lambda text: text.replace("3650.2", "long").replace("1643", "03/04/1643"))
    run("import", "rivers.csv", "--into", "geo")
    before = files(folder)
    ran = run("import", "rivers.csv", "--into", "geo")
    assert ran.status == 1
    assert "rivers.csv:2:4: ambiguous-date: column 'Discovered' (D): '03/04/1643'" in ran.err
    assert "rivers.csv:6:2: bad-number: column 'Length (km)' (B): 'long' is not a number" in ran.err
    assert "day-first" in ran.err
    assert files(folder) == before

    edit(folder, MAPPING, lambda text: text.replace("type: date", "type: date, dates: day-first"))
    ran = run("import", "rivers.csv", "--into", "geo", "--leave-out")
    assert ran.status == 0, ran.err
    assert "warning: bad-number" in ran.err
    made = collection(folder / "geo")
    assert made.subjects["amur"].facts["discovered"][0].value == parse("1643-04-03")
    assert "length" not in made.subjects["ob"].facts


def test_rows_of_one_subject_are_folded_and_must_agree(folder: Path) -> None:
    (folder / "rivers.csv").write_text(RIVERS + "Ob,3650.2,Kazakhstan,1580,no,,\nOb,3651,,,,,\n", "utf-8")
    ran = run("import", "rivers.csv", "--into", "geo", "--yes")
    assert ran.status == 1
    assert "rivers.csv:8:2: several-values: column 'Length (km)' (B): Ob has '3650.2' and '3651'" in ran.err
    ran = run("import", "rivers.csv", "--into", "geo", "--yes", "--leave-out")
    assert ran.status == 0, ran.err
    ob = collection(folder / "geo").subjects["ob"]
    assert "length" not in ob.facts
    assert [fact.part for fact in ob.facts["flows_through"]] == ["russia", "kazakhstan"]


def test_a_newer_table_changes_what_it_changed_and_keeps_the_curators_work(folder: Path) -> None:
    assert run("import", "rivers.csv", "--into", "geo", "--yes").status == 0
    again = run("import", "rivers.csv", "--into", "geo")
    assert again.status == 1
    assert "already-there" in again.err
    assert "--update" in again.err

    def by_hand(text: str) -> str:
        text = text.replace("    name: Rhine\n", "    name: River Rhine   \n    prominence: 5\n")
        return text.replace("is: 3530.9 km", "is: 3531 km").replace("is: 1643", "is: 1644")

    edit(folder, "geo/seeds/facts/rivers.yaml", by_hand)
    before = files(folder / "geo")["seeds/facts/rivers.yaml"]
    edit(
        folder,
        "rivers.csv",
        lambda text: (
            text.replace("1233.1", "1234.5").replace("3530.9", "3529.9").replace("Nile,", "The Nile,")
            + "Ganges,2525.3,India,,no,,\n"
        ),
    )
    ran = run("import", "rivers.csv", "--into", "geo", "--update")
    assert ran.status == 0, ran.err
    after = files(folder / "geo")["seeds/facts/rivers.yaml"]
    assert after.startswith(before.replace("1233.1", "1234.5"))
    assert after.removeprefix(before.replace("1233.1", "1234.5")).startswith(
        "  the-nile:\n    name: The Nile\n"
    )
    assert "volga/length was changed by hand and is kept, though the table prints '3529.9'" in ran.err
    assert "gone: nile is kept" in ran.err
    made = collection(folder / "geo")
    assert made.subjects["rhine"].name == "River Rhine"
    assert made.subjects["amur"].facts["discovered"][0].value == parse("1644")
    assert "ganges" in made.subjects

    again = run("import", "rivers.csv", "--into", "geo", "--update")
    assert "nothing new" in again.out
    assert files(folder / "geo")["seeds/facts/rivers.yaml"] == after


def test_wikidata_results_are_known_by_their_entities(folder: Path) -> None:
    entity = "http://www.wikidata.org/entity/Q"
    (folder / "query.csv").write_text(
        "item,itemLabel,inception,seat,seatLabel\n"
        f"{entity}1,Alpha,1898-01-01T00:00:00Z,{entity}71,Geneva\n{entity}1,Alpha,1898-01-01T00:00:00Z,{entity}90,Paris\n"
        f"{entity}2,Beta,1914-06-28T00:00:00Z,{entity}64,Berlin\n{entity}3,Gamma,_:b0,{entity}64,Berlin\n"
        f"{entity}4,Delta,1919-05-01T00:00:00Z,{entity}84,London\n",
        "utf-8",
    )
    ran = run("import", "query.csv", "--into", "orgs", "--kind", "league", "--yes")
    assert "several-values" in ran.err
    run("import", "query.csv", "--into", "orgs", "--kind", "league")
    edit(folder, "query.csv.mapping.yaml", lambda text: text.replace("to: seat,", "to: seat, several: or,"))
    ran = run("import", "query.csv", "--into", "orgs")
    assert ran.status == 0, ran.err
    made = collection(folder / "orgs")
    alpha = made.subjects["alpha"]
    assert alpha.facts["inception"][0].value == parse("1898")
    assert made.subjects["delta"].facts["inception"][0].value == parse("1919-05")
    assert "inception" not in made.subjects["gamma"].facts
    says = alpha.facts["seat"][0].says
    assert (says.value, says.alternatives) == (Reference("geneva"), (Reference("paris"),))
    assert says.cites[0].page == "row Q1"

    edit(folder, "query.csv", lambda text: text.replace("Beta", "Beta League"))
    ran = run("import", "query.csv", "--into", "orgs", "--update")
    assert "beta is called 'Beta League' in the table; 'Beta' is kept" in ran.err


def test_a_table_can_fill_kinds_that_the_collection_has(small: Path) -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["Name", "Signed", "Signed at", "Pages"])
        sheet.write_row("A2", ["Treaty of Kyakhta", "1727-10-21", "Ghulja", 12])
        sheet.write_row("A3", ["Treaty of Aigun", "1858-05-28", "Aigun", 6])
    (small / "treaties.xlsx").write_bytes(data.getvalue())
    before = files(small)
    ran = run("import", "treaties.xlsx", "--kind", "treaty", "--source", "atlas", "--yes", "--update")
    assert ran.status == 0, ran.err
    made = collection(small)
    kyakhta = made.subjects["treaty-of-kyakhta"]
    assert kyakhta.facts["signed_at"][0].value == Reference("ghulja")
    assert str(made.subjects["aigun"].facts["pages"][0].value) == "6"
    after = files(small)
    assert {path for path in before if after[path] != before[path]} == {
        "seeds/kinds.yaml",
        "seeds/facts/treaties.yaml",
    }
    assert (
        after["seeds/facts/treaties.yaml"].replace(
            '    pages: {is: 6, cite: {source: atlas, page: row Treaty of Aigun, prints: "6"}}\n', ""
        )
        == before["seeds/facts/treaties.yaml"]
    )
    assert run("check").status == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.csv", "--into", "geo"], "does not exist"),
        (["rivers.csv", "--into", "geo", "--collection", "geo"], "name one thing"),
        (["rivers.csv", "--into", "geo", "--encoding", "klingon"], "there is no encoding 'klingon'"),
        (["rivers.csv", "--collection", "geo"], "holds no collection"),
    ],
)
def test_wrong_usage_is_told(folder: Path, words: list[str], said: str) -> None:
    ran = run("import", *words)
    assert ran.status == 2
    assert said in ran.plainly


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda t: t.replace("as: length", "as: length, tpye: x"), "unknown-key"),
        (lambda t: t.replace("type: date", "type: dat"), "unknown-type"),
        (lambda t: t.replace("Length (km)", "Lenght (km)"), "rivers.csv has no column 'Lenght (km)'"),
        (lambda t: t.replace("as: name", "as: skip"), "no column is the subjects' name"),
        (lambda t: t.replace("utf-8", "utf-99"), "there is no encoding 'utf-99'"),
        (
            lambda t: t.replace('delimiter: ","', 'delimiter: ";"'),
            "no row of the file has two cells with ';'",
        ),
        (lambda t: t.replace("kind: river\n", ""), "a mapping lacks 'kind'"),
        (lambda t: "", "is empty"),
    ],
)
def test_a_slip_in_the_mapping_has_its_line(folder: Path, change: object, said: str) -> None:
    run("import", "rivers.csv", "--into", "geo")
    edit(folder, MAPPING, change)  # type: ignore[arg-type]
    ran = run("import", "rivers.csv", "--into", "geo")
    assert ran.status == 1
    assert said in ran.err
    assert not (folder / "geo").exists()
