"""Everything wrong with a collection, in one run."""

from pathlib import Path

import pytest

from quizgen.cli.checking.annotations import annotations
from quizgen.problems import NOWHERE, Place, Problem, Severity
from tests.cli.running import Ran, edit, run


def test_check_says_that_all_is_well(small: Path) -> None:
    assert run("check") == Ran(0, f"{small} is in order.\n", "")
    assert run("check", "--quiet") == Ran(0, "", "")


def test_check_lists_every_problem_with_its_place_and_hint(small: Path) -> None:
    edit(small, "seeds/facts/treaties.yaml", lambda text: text.replace("1858-05-28", "1858-02-30"))
    edit(small, "seeds/questions/all.yaml", lambda text: text.replace("types: [recall]", "types: [recal]", 1))
    edit(small, "decks/sheet.yaml", lambda text: text.replace("seed: 7", "sede: 7"))
    ran = run("check")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        "decks/sheet.yaml:2:1: unknown-key: a quiz recipe has no key 'sede'",
        "    hint: did you mean 'seed'?",
        "seeds/facts/treaties.yaml:25:11: bad-date: there is no 30 February 1858",
        "    hint: write 2019-12-02, 2019-12, 2019 or a range A..B",
        "seeds/questions/all.yaml:23:13: unknown-type: an item type is 'recal'",
        "    hint: did you mean 'recall'?",
        "3 errors",
    ]


def test_check_annotates_lines_for_github(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(small, "seeds/facts/treaties.yaml", lambda text: text.replace("1858-05-28", "1858-02-30, 100%"))
    edit(small, "decks/sheet.yaml", lambda text: text.replace("seed: 7", "sede: 7"))
    monkeypatch.chdir(small.parent)
    ran = run("check", "--collection", "small", "--format", "github")
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        "::error file=small/decks/sheet.yaml,line=2,col=1,title=unknown-key::a quiz recipe has no key 'sede'%0Adid you mean 'seed'?",
        "::error file=small/seeds/facts/treaties.yaml,line=25,col=11,title=bad-date::'1858-02-30, 100%25' is not a date; write 2019-12-02, 2019-12 or 2019%0Awrite 2019-12-02, 2019-12, 2019 or a range A..B",
    ]


def test_an_annotation_escapes_what_github_reads_as_its_own() -> None:
    problem = Problem(Place("a,b:c.yaml", 2, 3), "odd", "50 %\nof it: so", severity=Severity.WARNING)
    (line,) = annotations((problem,), Path("/c"), Path("/c"))
    assert line == "::warning file=a%2Cb%3Ac.yaml,line=2,col=3,title=odd::50 %25%0Aof it: so"
    (line,) = annotations((Problem(NOWHERE, "odd", "so"),), Path("/c"), Path("/c"))
    assert line == "::error title=odd::so"


def test_check_reads_items_and_forms(small: Path) -> None:
    edit(
        small,
        "seeds/questions/all.yaml",
        lambda text: text.replace("stem: Who were the parties", "stem: Who were not strangers"),
    )
    ran = run("check")
    assert ran.status == 0
    assert ran.err.splitlines() == [
        "seeds/questions/all.yaml:19:5: warning: negative-stem: treaty-parties/nerchinsk/recall: the stem says 'not' (and so in 4 more items)",
        "    hint: ask what is so, or write NOT in capitals",
        "1 warning",
    ]


def test_check_draws_every_quiz_under_many_seeds(small: Path) -> None:
    assert run("check", "--stress", "20") == Ran(0, f"{small} is in order.\n", "")
    edit(small, "decks/sheet.yaml", lambda text: text.replace("count: 3", "count: 300"))
    ran = run("check", "--stress", "5")
    assert ran.status == 1
    assert "too-few-items" in ran.err
    assert "(seeds 1, 2, 3 and 2 more)" in ran.err


@pytest.mark.parametrize("words", [["build"], ["quiz"], ["facts"], ["items"], ["show", "aigun"], ["release"]])
def test_no_command_goes_on_with_a_collection_that_has_errors(words: list[str], small: Path) -> None:
    edit(small, "seeds/facts/treaties.yaml", lambda text: text.replace("1858-05-28", "1858-02-30"))
    before = sorted(small.rglob("*"))
    ran = run(*words)
    assert (ran.status, ran.out) == (1, "")
    assert "bad-date" in ran.err
    assert sorted(small.rglob("*")) == before


def test_a_warning_refuses_nothing(small: Path) -> None:
    edit(
        small,
        "seeds/facts/places.yaml",
        lambda text: text.replace("{name: Daqing}", "{name: Daqing, aliases: [Peking]}"),
    )
    ran = run("check")
    assert ran.status == 0
    assert "seeds/facts/places.yaml:8:35: warning: shared-alias:" in ran.err
    assert ran.err.endswith("1 warning\n")
    assert run("facts", "daqing").status == 0


def test_check_finds_what_only_making_shows(small: Path) -> None:
    edit(small, "decks/sheet.yaml", lambda text: text.replace("count: 2", "count: 200"))
    edit(small, "seeds/questions/all.yaml", lambda text: text.replace("asks: capacity", "asks: remark"))
    ran = run("check")
    assert ran.status == 1
    assert [
        line.split(": ")[:2] for line in ran.err.splitlines() if ": " in line and "hint:" not in line
    ] == [
        ["decks/sheet.yaml:6:5", "too-few-items"],
        ["seeds/questions/all.yaml:29:5", "never-matches"],
    ]


def test_an_id_that_a_release_retired_is_never_used_again(small: Path) -> None:
    assert run("release").status == 0
    edit(small, "seeds/facts/treaties.yaml", lambda text: text.replace("  kulja:", "  kuldja:"))
    assert run("release").status == 0
    edit(small, "seeds/facts/treaties.yaml", lambda text: text.replace("  kuldja:", "  kulja:"))
    for command in ("check", "build", "release"):
        ran = run(command)
        assert ran.status == 1
        assert "retired-id: the note treaty-parties/kulja/recall was retired" in ran.err


def test_a_fact_that_comes_back_is_asked_by_another_note(small: Path) -> None:
    assert run("release").status == 0
    away = "signed: {unconfirmed: the day is not sure, is:"
    edit(small, "seeds/facts/treaties.yaml", lambda text: text.replace("signed: {is:", away, 1))
    assert run("release").status == 0
    edit(small, "seeds/facts/treaties.yaml", lambda text: text.replace(away, "signed: {is:", 1))
    ran = run("release")
    assert (ran.status, ran.err) == (0, "")
    assert " 1 new, " in ran.out


def test_two_recipes_never_write_one_file(small: Path) -> None:
    sheet = (small / "decks/sheet.yaml").read_text("utf-8")
    (small / "decks/sheet-key.yaml").write_text(sheet, "utf-8")
    ran = run("build")
    assert ran.status == 1
    assert "same-file: the recipes 'sheet-key' and 'sheet' both write sheet-key." in ran.err
    assert not (small / "build").exists()


def test_a_deck_name_that_anki_would_change_is_to_be_mended_in_its_recipe(small: Path) -> None:
    recipe = next(path for path in (small / "decks").glob("*.yaml") if "deck:" in path.read_text("utf-8"))
    recipe.write_text("deck: 'Trea\"ties'\nparts: [{about: [treaty]}]\n", "utf-8")
    ran = run("check")
    assert ran.status == 1
    assert f"decks/{recipe.name}:1:1: deck-name:" in ran.err


def test_a_quiz_is_no_package(small: Path) -> None:
    edit(small, "decks/sheet.yaml", lambda text: f"{text}outputs: [apkg]\n")
    ran = run("check")
    assert ran.status == 1
    assert "unknown-output" in ran.err or "duplicate-key" in ran.err


@pytest.mark.parametrize("language", ["English", "e", "en_GB"])
def test_a_language_is_a_code(language: str, small: Path) -> None:
    edit(small, "seeds/collection.yaml", lambda text: text.replace("language: en", f"language: {language}"))
    ran = run("check")
    assert ran.status == 1
    assert "unknown-language" in ran.err
