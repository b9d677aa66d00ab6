"""`quizgen show`: the whole of what a name stands for, with its history where git knows it."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from quizgen.cli.showing.history import block, owner
from tests.cli.running import edit, rows, run

TREATIES = "seeds/facts/treaties.yaml"


def shown(id: str, *words: str) -> dict[str, Any]:
    (found,) = rows(run("show", id, "--json", *words))
    return found


def test_a_fact_whole(small: Path) -> None:
    found = shown("aigun/signed")
    (says,) = found["statements"]
    assert (found["what"], found["text"], found["place"]) == (
        "fact",
        "28 May 1858",
        "seeds/facts/treaties.yaml:25:11",
    )
    assert says["cites"][0] == {
        "source": "atlas", "title": "An atlas of treaties", "url": "", "paragraph": None, "page": "", "prints": "",
        "seen": "2026-01-10",
    }  # fmt: skip
    assert [wrong["id"] for wrong in says["misreported"]] == ["y1860"]
    assert "treaty-signed-year/aigun/choice" in {item["id"] for item in found["items"]}
    assert all(no["why"] for no in found["no_items"])


def test_an_item_whole(small: Path) -> None:
    found = shown("treaty-signed-year/aigun/choice")
    assert found["what"] == "item"
    assert all(option["because"] for option in found["options"] if not option["right"])
    assert [option["proof"] for option in found["options"] if option["text"] == "1860"] == ["misreported"]
    weights = sum(part["weight"] for part in found["components"])
    mean = sum(part["weight"] * part["value"] for part in found["components"]) / weights
    assert round(mean, 2) == found["difficulty"]
    assert [fact["id"] for fact in found["asks"]] == ["aigun/signed"]
    assert found["lint"] == []


def test_what_the_rules_find_in_an_item(small: Path) -> None:
    edit(
        small,
        "seeds/questions/all.yaml",
        lambda text: text.replace("Which of these was signed first?", "Which of these was not signed last?"),
    )
    assert [found["code"] for found in shown("aigun-or-peking")["lint"]] == ["negative-stem"]


def test_in_which_decks_and_quizzes(small: Path) -> None:
    found = shown("aigun/signed")["in"]
    deck = next(work for work in found if "deck" in work)
    assert deck == {
        "deck": "cards",
        "into": "Small::Treaties",
        "item": "treaty-signed-year/aigun/typed",
        "note": "treaty-signed-year/aigun/typed",
        "guid": deck["guid"],
    }
    assert len(deck["guid"]) == 16
    assert {work["quiz"] for work in shown("treaty-signed-year")["in"] if "quiz" in work} == {"sheet"}
    assert "in no deck and no quiz" in run("show", "sco/members/iran").out


def test_what_a_deck_holds_is_what_it_is_built_with(small: Path) -> None:
    said = {work["item"] for work in shown("treaty-signed-year")["in"] if "deck" in work}
    assert said == {
        f"treaty-signed-year/{id}/typed"
        for id in ("nerchinsk", "aigun", "peking", "tientsin", "kulja", "ili")
    }


def test_a_list_and_its_extent(small: Path) -> None:
    found = shown("sco/members")
    assert (found["what"], found["property"]) == ("list", "members")
    assert "sco/members/iran" in {fact["id"] for fact in found["facts"]}
    assert found["complete"]
    assert "all are known" in run("show", "sco/members").out


def test_a_source_with_what_it_gets_right_and_wrong(small: Path) -> None:
    found = shown("002")
    assert {cite["fact"] for cite in found["cited_by"]} >= {"power-of-siberia/entered_service"}
    assert {wrong["fact"] for wrong in found["misreports"]} >= {"aigun/signed", "sco/members/iran"}


def test_a_template_says_why_it_asks_no_more(small: Path) -> None:
    found = shown("treaty-signed-at")
    assert found["types"]
    assert found["items"]
    assert any("aigun" in no["id"] for no in found["no_items"])


def test_other_versions_of_a_value(small: Path) -> None:
    found = shown("power-of-siberia/capacity")
    assert (found["as_of"], [other["as_of"] for other in found["other_versions"]]) == ("2025", ["2020"])
    said = run("show", "power-of-siberia/capacity").out
    assert "another version: power-of-siberia/capacity:" in said
    assert "(as of 2020)" in said


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Curator 1", "-c", "user.email=curator@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def tracked(small: Path) -> Path:
    git(small, "init", "-q")
    git(small, "add", ".")
    git(small, "commit", "-qm", "Begin", "--date", "2026-01-05T12:00:00")
    return small


def test_who_changed_a_value_and_when(tracked: Path) -> None:
    edit(tracked, TREATIES, lambda text: text.replace("is: 1858-05-28", "is: 1858-05-16"))
    git(tracked, "commit", "-qam", "Take the date as printed", "--date", "2026-02-03T12:00:00")
    edit(tracked, TREATIES, lambda text: text.replace("is: 1858-05-16", "is: 1858-05-28"))
    git(tracked, "commit", "-qam", "Print the New Style", "--date", "2026-03-04T12:00:00")
    told = [
        (change["date"], change["author"], change["subject"]) for change in shown("aigun/signed")["history"]
    ]
    assert told == [
        ("2026-03-04", "Curator 1", "Print the New Style"),
        ("2026-02-03", "Curator 1", "Take the date as printed"),
        ("2026-01-05", "Curator 1", "Begin"),
    ]
    out = run("show", "aigun/signed").out
    assert "    - is: 1858-05-16\n    + is: 1858-05-28\n" in out
    assert [change["subject"] for change in shown("peking/signed")["history"]] == ["Begin"]
    of_item = {
        (change["of"], change["subject"]) for change in shown("treaty-signed-year/aigun/typed")["history"]
    }
    assert of_item >= {("aigun/signed", "Print the New Style"), ("treaty-signed-year", "Begin")}


def test_what_is_not_committed_yet(tracked: Path) -> None:
    """Lines written since stand between, so that git's numbers are not those of the file."""
    edit(
        tracked,
        TREATIES,
        lambda text: text.replace("subjects:\n", "# one\n# two\nsubjects:\n", 1).replace(
            "is: 1858-05-28", "is: 1858-05-16"
        ),
    )
    first, second = shown("aigun/signed")["history"]
    assert (first["commit"], first["subject"]) == ("", "not committed yet")
    assert (first["removed"], first["added"]) == (["is: 1858-05-28"], ["is: 1858-05-16"])
    assert second["subject"] == "Begin"
    assert any("1858-05-28" in line for line in second["added"])
    assert [change["subject"] for change in shown("peking/signed")["history"]] == ["Begin"]


def test_a_fact_that_no_commit_has(tracked: Path) -> None:
    edit(
        tracked,
        TREATIES,
        lambda text: text.replace(
            "  ili:\n", "  new:\n    name: Treaty of Now\n    signed: {is: 2001, cite: atlas}\n  ili:\n"
        ),
    )
    (only,) = shown("new/signed")["history"]
    assert only["subject"] == "not committed yet"
    assert [change["subject"] for change in shown("ili/signed")["history"]] == ["Begin"]


def test_without_git_there_is_no_history(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert shown("aigun/signed")["history"] == []
    git(small, "init", "-q")
    assert shown("aigun/signed")["history"] == []  # no commit yet, and the file is not known
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert shown("aigun/signed")["history"] == []


LINES = """\
kind: treaty
subjects:
  aigun:
    name: Treaty of Aigun
    signed:
      is: 1858-05-28
      cite: atlas

    parties:
      is:
        china: {since: 1858}
        russia:
          since: 1858
    capacity:
      - {is: 1, as_of: 2020}
      - is: 2
        as_of: 2021
    signed_at: {is: aigun-town}
""".splitlines()


@pytest.mark.parametrize(
    ("line", "keys", "first", "last"),
    [
        (6, ("signed",), 5, 7),
        (11, ("china", "parties"), 11, 11),
        (13, ("russia", "parties"), 12, 13),
        (10, ("parties",), 9, 13),
        (15, ("capacity",), 15, 15),
        (16, ("capacity",), 16, 17),
        (18, ("signed_at",), 18, 18),
        (3, ("aigun",), 3, 18),
        (99, ("aigun",), 99, 99),
    ],
)
def test_the_lines_of_an_entry(line: int, keys: tuple[str, ...], first: int, last: int) -> None:
    assert block(LINES, owner(LINES, line, *keys)) == (first, last)


def test_a_recipe_with_what_it_makes(small: Path) -> None:
    quiz, deck = shown("sheet"), shown("cards")

    assert (quiz["makes"], quiz["files"][0]) == ("quiz", "sheet.md")
    assert all(item["stem"] and item["answer"] for item in quiz["items"])
    assert (deck["makes"], deck["files"]) == ("deck", ["cards.apkg"])
    assert deck["decks"]["Small::Treaties"] > 0


def test_a_paragraph_of_a_document_with_what_cites_it(small: Path) -> None:
    found = shown("002#4")

    assert {cite["fact"] for cite in found["cited_by"]} == {"power-of-siberia/entered_service"}
    assert found["misreports"] == []


def test_what_is_mistyped_is_answered_with_what_is_near(small: Path) -> None:
    assert (
        "did you mean 'treaty-signed-year/aigun/typed'"
        in run("show", "treaty-signed-year/aigun/typo").plainly
    )
