"""`quizgen export`: the facts of a collection, taken elsewhere."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.running import edit, run


def test_a_spreadsheet_gets_a_line_a_fact(small: Path) -> None:
    ran = run("export", "-o", "out/facts.csv", "--about", "treaty", "--topic", "borders")

    with (small / "out/facts.csv").open(encoding="utf-8-sig", newline="") as stream:
        found = {row["id"]: row for row in csv.DictReader(stream)}
    assert (ran.status, ran.err) == (0, f"out/facts.csv: {len(found)} facts\n")
    assert found["nerchinsk/signed"]["value"] == "1689-08-27"
    assert found["nerchinsk/parties/china"]["text"] == "China"
    assert found["aigun/signed"]["misreported"].startswith("1860-11-14 (002#7: ")
    assert "tientsin/signed" not in found


def test_a_program_gets_facts_with_their_sources(small: Path) -> None:
    found = json.loads(run("export", "--format", "json", "--subject", "sco").out)

    assert found["collection"]["id"] == "small"
    assert {source["id"] for source in found["sources"]} == {
        cite["source"] for fact in found["facts"] for cite in fact["cites"]
    }
    assert [fact["since"] for fact in found["facts"] if fact["id"] == "sco/members/iran"] == ["2023-07-04"]


def test_a_reader_gets_a_table_a_kind(small: Path) -> None:
    page = run("export", "--format", "md", "--about", "treaty", "--about", "pipeline").out

    assert [line for line in page.splitlines() if line.startswith("#")] == [
        "# A small collection", "## Pipelines", "## Treaties", "## Sources",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "facts.odt"], "no table is written as facts.odt (one of: csv, json, md)"),
        (["--about", "treatise"], "--about has no 'treatise' (did you mean 'treaty'?)"),
    ],
)
def test_wrong_usage_is_said(small: Path, words: list[str], said: str) -> None:
    ran = run("export", *words)

    assert ran.status == 2
    assert said in ran.plainly


def test_nothing_is_written_of_a_collection_with_errors(small: Path) -> None:
    edit(small, "seeds/kinds.yaml", lambda text: text.replace("type: flag", "type: flagg"))

    ran = run("export", "-o", "facts.csv")

    assert ran.status == 1
    assert not (small / "facts.csv").exists()
