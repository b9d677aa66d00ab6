"""`quiz`, `build` and `release`: what comes out, and that it comes out alike."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.running import Ran, edit, process, run


def test_a_quiz_on_the_screen(small: Path) -> None:
    ran = run("quiz", "--about", "treaty", "-n", "3", "--seed", "7", "--title", "Thursday")
    assert ran.out.startswith("# Thursday\n")
    assert re.findall(r"^(\d)\. ", ran.out, re.MULTILINE) == ["1", "2", "3"]
    assert "Source:" not in ran.out
    assert re.fullmatch(r"\d+ items fit, 3 chosen, seed 7\n", ran.err)


def test_the_key_follows_when_it_is_asked_for(small: Path) -> None:
    ran = run("quiz", "-n", "3", "--seed", "7", "--key")
    assert "answer key" in ran.out
    assert ran.out.count("Source:") >= 3


def test_the_same_seed_gives_the_same_quiz(small: Path) -> None:
    words = ["quiz", "-n", "6", "--forms", "2", "--quiet", "--key"]
    assert run(*words, "--seed", "7").out == run(*words, "--seed", "7").out
    assert run(*words, "--seed", "7").out != run(*words, "--seed", "8").out


def test_the_same_seed_gives_the_same_quiz_in_every_process(small: Path) -> None:
    words = ["quiz", "-n", "6", "--seed", "7", "--key"]
    assert run(*words).out == process(*words, env={"PYTHONHASHSEED": "1"}).out


def test_a_quiz_without_a_seed_says_which_one_it_drew(small: Path) -> None:
    first = run("quiz", "-n", "4")
    (seed,) = re.findall(r"seed (\d+)", first.err)
    assert run("quiz", "-n", "4", "--seed", seed).out == first.out


def test_two_forms_ask_the_same_in_another_order(small: Path) -> None:
    out = run("quiz", "-n", "6", "--seed", "7", "--forms", "2").out
    first, second = out.split("# Quiz – form B")
    stems = [re.findall(r"^\d\. (.+)", form, re.MULTILINE) for form in (first, second)]
    assert sorted(stems[0]) == sorted(stems[1])
    assert stems[0] != stems[1]


def test_two_forms_may_ask_different_things(small: Path) -> None:
    ran = run("quiz", "-n", "4", "--seed", "7", "--forms", "2", "--different")
    first, second = ran.out.split("# Quiz – form B")
    stems = [set(re.findall(r"^\d\. (.+)", form, re.MULTILINE)) for form in (first, second)]
    assert [len(found) for found in stems] == [4, 4]
    assert not stems[0] & stems[1]
    assert ran.err.endswith(" fit, 4 chosen in each form, seed 7\n")


def test_different_items_are_for_several_forms(small: Path) -> None:
    ran = run("quiz", "-n", "4", "--different")
    assert ran.status == 2
    assert "add --forms 2" in ran.plainly


def test_a_quiz_may_be_as_difficult_as_asked(small: Path) -> None:
    hard = run("items", "--difficulty", "0.5..", "--json").out.splitlines()
    assert hard
    assert all(json.loads(line)["difficulty"] >= 0.5 for line in hard)
    assert run("quiz", "-n", "2", "--seed", "7", "--difficulty", "0.5..").status == 0


@pytest.mark.parametrize(
    ("text", "hint"), [("hard", "0.3..0.6"), ("0.6..0.3", "0.3..0.6"), ("3", "between 0 and 1")]
)
def test_a_difficulty_that_is_none(small: Path, text: str, hint: str) -> None:
    ran = run("quiz", "-n", "2", "--difficulty", text)
    assert ran.status == 2
    assert hint in ran.plainly


def test_what_must_be_in_a_quiz_is_in_it(small: Path) -> None:
    ran = run("quiz", "-n", "1", "--with", "ili/signed_at", "--key")
    assert "Saint Petersburg" in ran.out


def test_what_must_be_in_a_quiz_and_cannot_be_refuses_it(small: Path) -> None:
    ran = run("quiz", "-n", "2", "--about", "pipeline", "--with", "ili")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("not-drawn: the quiz cannot take 'ili'\n")


def test_what_is_left_out_of_a_quiz_is_not_in_it(small: Path) -> None:
    words = ["--without", "aigun", "--without", "treaty-parties", "--without", "peking/signed"]
    for seed in range(5):
        out = run("quiz", "--about", "treaty", "-n", "5", "--seed", str(seed), *words).out
        questions = re.findall(r"^\d\. (.+)", out, re.MULTILINE)
        assert not [
            stem
            for stem in questions
            if "Aigun" in stem or "parties" in stem or "year was the Convention" in stem
        ]


def test_a_quiz_that_asks_for_more_items_than_exist_says_so_and_writes_nothing(small: Path) -> None:
    ran = run("quiz", "-n", "900", "-o", "quiz.md")
    assert (ran.status, ran.out) == (1, "")
    assert re.match(
        r"too-few-items: the quiz asks for 900 items, and \d+ fit\n    hint: ask for fewer", ran.err
    )
    assert not (small / "quiz.md").exists()


def test_markdown_comes_with_its_key_beside_it(small: Path) -> None:
    ran = run("quiz", "-n", "3", "--seed", "7", "-o", "out/quiz.md")
    assert ran.out == ""
    assert re.fullmatch(r"out/quiz\.md and out/quiz-key\.md: .+ fit, 3 chosen, seed 7\n", ran.err)
    assert (small / "out/quiz.md").read_text("utf-8").strip() == run(
        "quiz", "-n", "3", "--seed", "7"
    ).out.strip()
    assert "Source:" in (small / "out/quiz-key.md").read_text("utf-8")


def test_pdf_comes_with_its_key_beside_it_whatever_the_case_of_its_suffix(small: Path) -> None:
    assert run("quiz", "-n", "3", "--seed", "7", "-o", "Quiz.PDF", "--quiet") == Ran(0, "", "")
    sheet, key = (PdfReader(small / name).pages[0].extract_text() for name in ("Quiz.PDF", "Quiz-key.PDF"))
    assert "seed 7" in sheet
    assert "Answer key" not in sheet
    assert "Answer key" in key


def test_a_quiz_as_an_anki_package(small: Path) -> None:
    assert run("quiz", "-n", "3", "--seed", "7", "-o", "quiz.apkg", "--quiet") == Ran(0, "", "")
    assert "collection.anki2" in zipfile.ZipFile(small / "quiz.apkg").namelist()
    assert [path.name for path in small.iterdir() if path.is_file()] == ["quiz.apkg"]


def test_build_makes_every_recipe_and_says_what_came_of_it(small: Path) -> None:
    ran = run("build", "--out", "made")
    names = ["cards.apkg", "sheet-key.md", "sheet-key.pdf", "sheet.md", "sheet.pdf"]
    assert sorted(path.name for path in (small / "made").iterdir()) == names
    lines = ran.out.splitlines()
    assert lines[:5] == [f"made/{name}" for name in names]
    assert re.match(r"\d+ subjects · \d+ facts · \d+ items · \d+ notes · 2 pages · [\d.]+ s", lines[6])
    assert lines[7] == "To import: in Anki, File → Import, and choose made/cards.apkg."
    assert ran.err == ""


def test_build_makes_the_recipes_named(small: Path) -> None:
    assert run("build", "cards", "--quiet") == Ran(0, "", "")
    assert [path.name for path in (small / "build").iterdir()] == ["cards.apkg"]


def test_building_again_gives_the_same_bytes(small: Path) -> None:
    def built(out: str) -> dict[str, bytes]:
        assert run("build", "--out", out).status == 0
        return {path.name: path.read_bytes() for path in (small / out).iterdir()}

    assert built("one") == built("two")


def test_a_collection_without_recipes_has_nothing_to_build(small: Path) -> None:
    for recipe in (small / "decks").iterdir():
        recipe.unlink()
    ran = run("build")
    assert ran.status == 2
    assert "has no recipes" in ran.plainly


def test_a_template_that_never_matches_refuses_a_build(small: Path) -> None:
    edit(small, "seeds/questions/all.yaml", lambda text: text.replace("asks: capacity", "asks: remark"))
    ran = run("build")
    assert (ran.status, ran.out) == (1, "")
    assert "seeds/questions/all.yaml:29:5: never-matches" in ran.err
    assert not (small / "build").exists()


def test_release_puts_down_what_learners_get(small: Path) -> None:
    ledger = small / "decks/releases.ledger"
    dry = run("release", "--dry-run")
    (counts,) = re.findall(r"cards: (\d+) new, 0 changed, 0 retired", dry.out)
    assert not ledger.exists()
    ran = run("release")
    assert ran.out.startswith(f"cards: {counts} new, 0 changed, 0 retired\n")
    released = ledger.read_bytes()
    assert released.count(b'"live"') == int(counts)
    assert "cards: 0 new, 0 changed, 0 retired" in run("release").out
    assert ledger.read_bytes() == released
    edit(small, "seeds/facts/treaties.yaml", lambda text: text.replace("1851-08-06", "1852-08-06"))
    assert "cards: 0 new, 1 changed, 0 retired" in run("release", "--dry-run").out
    assert ledger.read_bytes() == released


def test_a_broken_ledger_is_refused_where_it_broke(small: Path) -> None:
    run("release", "--quiet")
    edit(small, "decks/releases.ledger", lambda text: text.replace('"live"', '"alive"', 1))
    ran = run("build")
    assert ran.status == 1
    assert "decks/releases.ledger:2" in ran.err
    assert "broken-ledger-line" in ran.err


@pytest.mark.parametrize("title", ["", "  ", "a\tb"])
def test_a_quiz_has_a_title(title: str, small: Path) -> None:
    ran = run("quiz", "--title", title, "-o", "it.pdf")
    assert ran.status == 2
    assert "--title" in ran.err
    assert not (small / "it.pdf").exists()


def test_a_package_has_one_form(small: Path) -> None:
    ran = run("quiz", "-n", "1", "--forms", "2", "-o", "it.apkg")
    assert ran.status == 2
    assert not (small / "it.apkg").exists()


def test_what_no_font_prints_is_said_when_a_sheet_is_made(small: Path) -> None:
    ran = run("quiz", "-n", "1", "--title", "测试", "-o", "it.pdf")
    assert ran.status == 0
    assert "missing-glyph" in ran.err
    assert "--font-path" in ran.err


def test_a_preview_shows_a_card_of_every_kind_that_the_collection_asks(small: Path) -> None:
    ran = run("preview", "-o", "cards.html")

    page = Path("cards.html").read_text("utf-8")
    shown = set(re.findall(r'<iframe title="([^:]+): front, light"', page))
    assert {"Choice", "True or false", "Typed", "Recall"} <= shown
    assert ran.err == f"cards.html: {len(shown)} cards of {len(shown)} kinds\n"


def test_a_preview_of_a_deck_shows_what_is_in_it(small: Path) -> None:
    run("preview", "--deck", "cards", "-o", "cards.html", "--quiet")
    assert "<h1>Small</h1>" in Path("cards.html").read_text("utf-8")

    ran = run("preview", "--deck", "card")
    assert ran.status == 2
    assert "did you mean 'cards'?" in ran.plainly
