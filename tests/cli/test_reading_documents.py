"""The commands that read documents: `check --documents`, `coverage`; and `check --today`."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import TEXT
from tests.cli.running import ROOT, edit, rows, run

shipped = pytest.mark.skipif(
    "QUIZGEN_DOCUMENTS" not in os.environ, reason="QUIZGEN_DOCUMENTS names no folder"
)


def test_check_looks_citations_up(small: Path, documents: str) -> None:
    edit(small, "seeds/facts/pipelines.yaml", lambda text: text.replace('"002#4"', '"002#13"'))
    ran = run("check", "--documents", documents)
    assert ran.status == 1
    assert "not-in-paragraph: 002#13 does not say what power-of-siberia/" in ran.err


def test_check_names_a_document_that_has_changed(small: Path, documents: str) -> None:
    (Path(documents) / "002.txt").write_text(TEXT.replace("1860", "1861"), "utf-8")
    ran = run("check", "--documents", documents)
    assert ran.status == 1
    assert ran.err.startswith("seeds/sources.yaml:1:1: changed-document: 002.txt is not the document '002'")


def test_check_reads_the_coverage_without_documents(small: Path, documents: str) -> None:
    edit(small, "seeds/coverage/002.yaml", lambda text: text.replace("#y1860", "#y1859"))
    ran = run("check")
    assert ran.status == 1
    assert (
        "seeds/coverage/002.yaml:47:46: unknown-misreport: there is no misreport 'aigun/signed#y1859'"
        in ran.err
    )


def test_check_warns_of_age_only_when_told_the_day(small: Path) -> None:
    edit(
        small,
        "seeds/kinds.yaml",
        lambda text: text.replace("many: set, changes: true,", "many: set, changes: true, ages: 1,"),
    )
    assert run("check").err == ""
    ran = run("check", "--today", "2028-01-01")
    assert ran.status == 0
    assert "warning: aged: csto/members is known as of 1 January 2026 and wants a look every year" in ran.err
    assert run("check", "--today", "tomorrow").status == 2


def test_coverage_counts_verdicts(small: Path, documents: str) -> None:
    ran = run("coverage", documents)
    assert (ran.status, ran.err) == (0, "")
    head, line = (row.split() for row in ran.out.splitlines())
    assert dict(zip([*head[:7], "left", "wanted"], line, strict=True)) == {
        "document": "002", "paragraphs": "46", "mentions": "7", "statements": "47", "facts": "0",
        "misreports": "2", "claims": "0", "left": "45", "wanted": "0",
    }  # fmt: skip


def test_coverage_sets_a_verdict_beside_every_mention(small: Path, documents: str) -> None:
    found = rows(run("coverage", documents, "--json"))
    assert [(row["mention"], row["verdict"], row["ids"]) for row in found if row["paragraph"] in (7, 13)] == [
        ("Treaty of Aigun", "left", ["background"]),
        ("November 14, 1860", "misreport", ["aigun/signed#y1860"]),
        ("Iran", "misreport", ["sco/members/iran#y2021"]),
        ("SCO", "misreport", ["sco/members/iran#y2021"]),
        ("2021", "misreport", ["sco/members/iran#y2021"]),
    ]
    assert "November 14, 1860  misreport  aigun/signed#y1860" in run("coverage", documents, "--full").out


def test_coverage_fails_where_a_mention_has_no_verdict(small: Path, documents: str) -> None:
    edit(
        small,
        "seeds/coverage/002.yaml",
        lambda text: text.replace(", {of: [Treaty of Aigun], left: background}", ""),
    )
    ran = run("coverage", documents)
    assert ran.status == 1
    assert (
        "seeds/coverage/002.yaml:47:3: uncovered: 002#7 mentions 'Treaty of Aigun', which no verdict covers"
        in ran.err
    )


def test_coverage_wants_a_file_for_each_document(small: Path, documents: str) -> None:
    (small / "seeds/coverage/002.yaml").unlink()
    ran = run("coverage", documents)
    assert ran.status == 1
    assert "seeds/coverage/002.yaml: no-coverage: nothing says what became of document '002'" in ran.err


def test_coverage_lists_what_is_wanted(small: Path, documents: str) -> None:
    edit(
        small,
        "seeds/coverage/002.yaml",
        lambda text: text.replace("left: background", "left: wanted, note: its parties"),
    )
    assert run("coverage", documents, "--wanted").out == "002#7: its parties\n"


@shipped
def test_every_citation_of_the_shipped_documents_is_borne_out() -> None:
    ran = run("check", "--collection", str(ROOT), "--documents", os.environ["QUIZGEN_DOCUMENTS"])
    assert (ran.status, ran.err) == (0, "")


@shipped
def test_nothing_in_the_shipped_documents_is_without_a_verdict() -> None:
    ran = run("coverage", os.environ["QUIZGEN_DOCUMENTS"], "--collection", str(ROOT))
    assert (ran.status, ran.err) == (0, "")
    assert len(ran.out.splitlines()) == 6
