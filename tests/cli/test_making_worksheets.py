"""`quiz --sheet`, recipes with `sheet:`, and items of a teacher's own with `--with FILE`."""

import re
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
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


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
    assert "quizgen build cross" in words(asked / "build/cross-key.pdf")
    assert "quizgen quiz --sheet crossword -n 4 --seed 7" in words(asked / "quiz-key.pdf")


def test_a_sheet_is_made_in_the_looks_that_are_asked_for(asked: Path) -> None:
    recipe = asked / "decks/line.yaml"
    recipe.write_text("quiz: Quiz\nsheet: timeline\ncount: 4\n")
    run("build", "line", "--out", "plain")
    assert run("build", "line", "--large-print", "--high-contrast", "--out", "asked").status == 0
    recipe.write_text(recipe.read_text() + "look: {large_print: true, high_contrast: true}\n")
    run("build", "line", "--out", "written")
    plain, large, written = ((asked / of / "line.pdf").read_bytes() for of in ("plain", "asked", "written"))
    assert plain != large == written


def test_a_sheet_is_labelled_in_the_language_of_its_recipe(asked: Path) -> None:
    (asked / "decks/line.yaml").write_text("quiz: Quiz\nsheet: timeline\ncount: 4\nlanguage: ru\n")
    run("build", "line", "--out", "build")
    assert "Имя" in words(asked / "build/line.pdf")


# Codes


def code_on(path: Path) -> str:
    return re.findall(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{1,4})+", words(path))[-1]


@pytest.mark.parametrize("kind", ["crossword", "timeline", "flashcards"])
@pytest.mark.parametrize(
    "printed", [(), ("--paper", "us-letter"), ("--large-print",), ("--title", "Thursday")], ids=str
)
def test_the_code_of_a_sheet_makes_the_same_files_again(
    asked: Path, kind: str, printed: tuple[str, ...]
) -> None:
    run("quiz", "--sheet", kind, "-n", "4", "--seed", "7", *printed, "-o", "x.pdf", "-q")
    ran = run("quiz", "--code", code_on(asked / "x.pdf"), *printed, "-o", "again.pdf", "-q")
    assert (ran.status, ran.err) == (0, "")
    for made in asked.glob("x*.pdf"):
        assert (asked / made.name.replace("x", "again")).read_bytes() == made.read_bytes()


def test_the_code_of_a_recipes_sheet_makes_the_same_files_again(asked: Path) -> None:
    (asked / "decks/cross.yaml").write_text("quiz: Q\nsheet: crossword\ncount: 4\n")
    run("build", "cross", "--out", "build", "-q")
    assert run("quiz", "--code", code_on(asked / "build/cross.pdf"), "-o", "again.pdf", "-q").err == ""
    assert (asked / "again.pdf").read_bytes() == (asked / "build/cross.pdf").read_bytes()
    assert (asked / "again-key.pdf").read_bytes() == (asked / "build/cross-key.pdf").read_bytes()


def test_cards_and_duplex_are_in_the_code(asked: Path) -> None:
    of_cards = ("--cards", "10", "--duplex", "short-edge")
    run("quiz", "--sheet", "flashcards", "-n", "4", "--seed", "7", *of_cards, "-o", "x.pdf", "-q")
    run("quiz", "--code", code_on(asked / "x.pdf"), "-o", "again.pdf", "-q")
    assert (asked / "again.pdf").read_bytes() == (asked / "x.pdf").read_bytes()


def test_a_code_of_a_sheet_that_would_be_another_is_told(asked: Path) -> None:
    run("quiz", "--sheet", "crossword", "-n", "4", "--seed", "7", "-o", "x.pdf", "-q")
    questions = asked / next(iter(QUESTIONS))
    questions.write_text(questions.read_text("utf-8").replace("Who operates", "Which firm runs"), "utf-8")
    ran = run("quiz", "--code", code_on(asked / "x.pdf"), "-o", "again.pdf")
    assert ran.status == 1
    assert "changed-since" in ran.err
    assert not (asked / "again.pdf").exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--sheet", "timeline"], "--code says what --sheet says"),
        (["--cards", "8"], "--code says what --cards says"),
        (["--forms", "2"], "--code says what --forms says"),
        (["--with", "nerchinsk"], "--code says what --with nerchinsk says"),
        (["--jobs", "2"], "--jobs is for lists of questions, not for a crossword sheet"),
        (["--columns", "2"], "--columns is not for a crossword sheet"),
        (["--with", "mine.yaml"], "the sheet of the code has no items of one's own"),
    ],
)
def test_what_does_not_go_with_the_code_of_a_sheet_is_wrong_usage(
    asked: Path, more: list[str], said: str
) -> None:
    (asked / "mine.yaml").write_text(OWN, "utf-8")
    run("quiz", "--sheet", "crossword", "-n", "4", "--seed", "7", "-o", "x.pdf", "-q")
    ran = run("quiz", "--code", code_on(asked / "x.pdf"), *more, "-o", "again.pdf")
    assert ran.status == 2
    assert said in ran.plainly
    assert not (asked / "again.pdf").exists()


@pytest.mark.parametrize("sheet", [(), ("--sheet", "true-or-false")], ids=["quiz", "worksheet"])
def test_items_of_ones_own_are_brought_along_with_the_code(asked: Path, sheet: tuple[str, ...]) -> None:
    own = OWN if not sheet else f"items:\n{OWN[OWN.index('  - id: my-claim') :]}"
    (asked / "mine.yaml").write_text(own, "utf-8")
    run("quiz", *sheet, "--with", "mine.yaml", "-n", "4", "--seed", "7", "-o", "x.pdf", "-q")
    code = code_on(asked / "x.pdf")
    assert "--with mine.yaml -n 4 --seed 7" in words(asked / "x-key.pdf")
    ran = run("quiz", "--code", code, "-o", "again.pdf")
    assert ran.status == 2
    assert "of one's own (name the file that they stand in: --with FILE)" in ran.plainly
    assert run("quiz", "--code", code, "--with", "mine.yaml", "-o", "again.pdf", "-q").err == ""
    assert (asked / "again.pdf").read_bytes() == (asked / "x.pdf").read_bytes()
    (asked / "mine.yaml").write_text(own.replace("The treaty of 1851", "The Kulja treaty"), "utf-8")
    ran = run("quiz", "--code", code, "--with", "mine.yaml", "-o", "again.pdf")
    assert (ran.status, "changed-since" in ran.err) == (1, True)


def test_a_list_with_too_long_a_wish_for_a_code_says_its_command_itself(asked: Path) -> None:
    subjects = ("nerchinsk", "aigun", "peking", "tientsin", "kulja", "ili")
    filters = [word for subject in subjects for word in ("--subject", subject)]
    ran = run("quiz", "--sheet", "flashcards", *filters, "-n", "2", "--seed", "7", "-o", "x.pdf", "-q")
    assert ran.err == ""
    assert "quizgen quiz --sheet flashcards --subject nerchinsk" in words(asked / "x.pdf")
    ran = run("quiz", "--code", code_on(asked / "x.pdf"), "-o", "again.pdf")
    assert ran.status == 2
    assert "more was asked for in this sheet than a code can hold" in ran.plainly


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
        (["crossword", "--columns", "2", "-o", "x.pdf"], "--columns is not for a crossword sheet"),
        (["flashcards", "--booklet", "-o", "x.pdf"], "--booklet is not for a flashcards sheet"),
        (["flashcards", "--cards", "8", "--large-print", "-o", "x.pdf"], "--cards is for ordinary print"),
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


# Paper


def test_all_sheets_of_a_build_are_printed_on_the_paper_that_is_asked_for(small: Path) -> None:
    (small / "decks/cards.yaml").write_text("quiz: Quiz\nsheet: flashcards\ncount: 4\n")
    assert run("build", "--paper", "us-letter", "--out", "build").status == 0
    made = list((small / "build").glob("*.pdf"))
    assert small / "build/cards.pdf" in made
    assert small / "build/sheet-key.pdf" in made
    for path in made:
        assert {tuple(page.mediabox[2:]) for page in PdfReader(path).pages} == {(612, 792)}


def test_a_folder_without_a_font_is_wrong_usage(small: Path) -> None:
    ran = run("quiz", "-n", "2", "--font-path", "seeds", "-o", "x.pdf")
    assert ran.status == 2
    assert "--font-path seeds: no font is there (name a folder with .ttf or .otf files)" in ran.plainly
    assert not (small / "x.pdf").exists()


def test_an_unknown_paper_is_wrong_usage(small: Path) -> None:
    ran = run("build", "--paper", "letter", "--out", "build")
    assert ran.status == 2
    assert "--paper is 'letter' (a4, us-letter or a5)" in ran.plainly
    assert not (small / "build").exists()
