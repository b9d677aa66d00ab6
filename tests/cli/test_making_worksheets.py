"""`quiz --sheet`, recipes with `sheet:`, and items of a teacher's own with `--with FILE`."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.running import run
from tests.quizzes.worksheets.making import QUESTIONS

OWN = """\
items:
  - id: my-year
    type: typed
    about: nerchinsk
    asks: [nerchinsk/signed]
    stem: When did envoys meet on the Nercha?
    answer: 27 August 1689
    explanation: They signed their treaty in August 1689.
  - id: my-claim
    type: true-false
    about: kulja
    asks: [kulja/signed_at]
    stem: The treaty of 1851 was concluded in Beijing.
    answer: false
    explanation: It was concluded in Ghulja.
"""


@pytest.fixture
def asked(small: Path) -> Path:
    """The small collection, with questions for every kind of sheet."""
    for path, text in QUESTIONS.items():
        (small / path).write_text(text, "utf-8")
    return small


def words(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("crossword", ["x-key.pdf", "x.pdf"]),
        ("timeline", ["x-key.pdf", "x.pdf"]),
        ("flashcards", ["x.pdf"]),
    ],
)
def test_a_sheet_comes_with_its_key_where_there_is_anything_to_solve(
    asked: Path, kind: str, files: list[str]
) -> None:
    ran = run("quiz", "--sheet", kind, "-n", "4", "--seed", "7", "--title", "Thursday", "-o", "out/x.pdf")
    assert ran.status == 0, ran.err
    assert sorted(path.name for path in (asked / "out").iterdir()) == files
    assert "seed 7" in ran.err
    assert "Thursday" in words(asked / "out/x.pdf")


def test_a_recipe_makes_the_sheet_that_the_command_makes(asked: Path) -> None:
    (asked / "decks/cross.yaml").write_text(
        "quiz: Quiz\nsheet: crossword\nseed: 7\ncount: 4\noutputs: [pdf]\n"
    )
    assert run("build", "cross", "--out", "build").status == 0
    run("quiz", "--sheet", "crossword", "-n", "4", "--seed", "7", "-o", "quiz.pdf")
    assert sorted(path.name for path in (asked / "build").iterdir()) == ["cross-key.pdf", "cross.pdf"]
    assert "cross · seed 7" in words(asked / "build/cross.pdf")
    assert "quizgen quiz --sheet crossword -n 4 --seed 7" in words(asked / "quiz.pdf")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["croswords", "-o", "x.pdf"], "--sheet has no 'croswords' (did you mean 'crossword'?)"),
        (["crossword"], "the screen cannot show a crossword sheet (name a file: -o FILE.pdf)"),
        (["crossword", "-o", "x.md"], "a file .md cannot hold a crossword sheet (use .pdf)"),
        (["flashcards", "-o", "x.apkg"], "a file .apkg cannot hold a flashcards sheet (use .pdf)"),
        (["crossword", "-n", "41", "-o", "x.pdf"], "a crossword sheet with 41 words (from 1 to 40)"),
        (["crossword", "--forms", "2", "-o", "x.pdf"], "--forms is for lists of questions"),
        (["crossword", "--sources", "-o", "x.pdf"], "--sources is for lists of questions"),
        (["crossword", "--jobs", "2", "-o", "x.pdf"], "--jobs is for lists of questions"),
        (["crossword", "--large-print", "-o", "x.pdf"], "a crossword sheet has one look"),
        (["crossword", "--duplex", "long-edge", "-o", "x.pdf"], "--cards and --duplex are for flashcards"),
        (
            ["flashcards", "--duplex", "lon-edge", "-o", "x.pdf"],
            "--duplex has no 'lon-edge' (did you mean 'long-edge'",
        ),
        (["flashcards", "--cards", "9", "-o", "x.pdf"], "--cards is 9 (8 or 10)"),
        (["crossword", "--type", "choice", "-o", "x.pdf"], "a crossword sheet asks by typed, not by choice"),
    ],
)
def test_a_sheet_asked_for_wrongly_is_wrong_usage(asked: Path, more: list[str], said: str) -> None:
    ran = run("quiz", "--sheet", *more)
    assert ran.status == 2
    assert said in ran.plainly
    assert not list(asked.glob("x*"))


def test_options_of_cards_want_a_sheet_of_cards(small: Path) -> None:
    ran = run("quiz", "--cards", "8")
    assert ran.status == 2
    assert "--cards and --duplex are for flashcards (add --sheet flashcards)" in ran.plainly


def test_a_sheet_for_which_nothing_fits_is_not_written(asked: Path) -> None:
    ran = run("quiz", "--sheet", "matching", "--about", "place", "-o", "x.pdf")
    assert ran.status == 1
    assert "nothing-fits: nothing fits a matching sheet: there are no sets for it" in ran.err
    assert not (asked / "x.pdf").exists()


def test_a_recipe_for_a_format_that_cannot_hold_it_is_refused_where_it_stands(asked: Path) -> None:
    (asked / "decks/cross.yaml").write_text("quiz: Q\nsheet: crossword\ncount: 4\noutputs: [pdf, md]\n")
    ran = run("build", "--out", "build")
    assert ran.status == 1
    assert "decks/cross.yaml:1:1: unsupported-sheet: a file .md cannot hold a crossword sheet" in ran.err
    assert not (asked / "build").exists()


# Items of one's own


def test_own_items_stand_among_the_others(small: Path) -> None:
    (small / "mine.yaml").write_text(OWN, "utf-8")
    for seed in range(3):
        ran = run("quiz", "--about", "treaty", "--with", "mine.yaml", "-n", "5", "--seed", str(seed), "--key")
        assert ran.status == 0, ran.err
        sheet, key = ran.out.split("Mark scheme")
        assert "When did envoys meet on the Nercha?" in sheet
        assert "Answer: ____" in sheet
        assert "An atlas of treaties" in key


def test_own_items_go_into_worksheets(asked: Path) -> None:
    (asked / "mine.yaml").write_text(OWN.replace("type: typed", "type: recall"), "utf-8")
    ran = run("quiz", "--sheet", "true-or-false", "--with", "mine.yaml", "-n", "3", "-o", "x.pdf")
    assert ran.status == 1
    assert "mine.yaml:2:5: not-drawn: a true-or-false sheet cannot take 'my-year/nerchinsk/recall'" in ran.err
    ran = run(
        "quiz", "--sheet", "flashcards", "--type", "recall", "--with", "mine.yaml", "-n", "1", "-o", "x.pdf"
    )
    assert "mine.yaml:9:5: not-drawn: the quiz cannot take 'my-claim' (the filters" in ran.err.replace(
        "\n    hint: ", " ("
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("items:\n  - id: x\n   type: typed\n", "mine.yaml:3:"),
        ("- a\n- b\n", "mine.yaml:1:1: not-a-mapping"),
        ("", "mine.yaml: empty-file: mine.yaml holds no items"),
        ("templates: []\n", "mine.yaml:1:1: unknown-key"),
        (OWN.replace("nerchinsk/signed", "nerchinsk/singed"), "mine.yaml:5:12: unknown-fact: item 'my-year' asks 'nerchinsk/singed'"),
        (OWN.replace("about: kulja", "about: kuljja"), "mine.yaml:11:12: unknown-subject"),
        (OWN.replace("type: typed", "type: type"), "mine.yaml:3:11: unknown-type"),
        (OWN.replace("my-claim", "my-year"), "mine.yaml:9:5: id-twice"),
        (OWN.replace("my-claim", "treaty-signed-year"), "id-twice"),
        (OWN.replace("27 August 1689", "27 August 1698"), "mine.yaml:7:13:"),
        (OWN.replace("[kulja/signed_at]", "[nerchinsk/signed]"), "mine.yaml:9:5: not-drawn"),
    ],
)  # fmt: skip
def test_a_broken_file_of_items_is_told_with_its_place(small: Path, text: str, said: str) -> None:
    (small / "mine.yaml").write_text(text, "utf-8")
    ran = run("quiz", "--with", "mine.yaml", "-o", "x.pdf")
    assert ran.status == 1
    assert said in ran.err
    assert not (small / "x.pdf").exists()


def test_a_file_of_items_that_is_not_there_is_wrong_usage(small: Path) -> None:
    ran = run("quiz", "--with", "mine.yaml")
    assert ran.status == 2
    assert "--with: mine.yaml: No such file or directory" in ran.plainly


def test_more_own_items_than_the_quiz_takes_are_refused(small: Path) -> None:
    (small / "mine.yaml").write_text(OWN, "utf-8")
    ran = run("quiz", "--with", "mine.yaml", "-n", "1")
    assert ran.status == 1
    assert "mine.yaml:9:5: not-drawn: the quiz cannot take 'my-claim'" in ran.err
    assert "ask for -n 2 or more" in ran.err
