"""From the shipped facts to a learner's Anki and a teacher's page, through the command line."""

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from quizgen.cli import products
from quizgen.cli.workspace import open_workspace
from quizgen.exports.anki import compose
from quizgen.items.pool import Pool
from quizgen.quizzes.model import Card, Deck
from tests.exports.anki_client import Learner

ROOT = Path(__file__).resolve().parent.parent
DECK = "china-russia"
ONE_OF_EACH = (DECK, "end-of-term", "sco-starter", "eurasia-crossword", "vocabulary")
"""Recipes of every sort: a deck, a planned exam, a plain quiz, a worksheet with a key and one without."""
FACT = "treaty-of-aigun/signed"
BEFORE, AFTER = "is: 1858-05-16", "is: 1858-05-17"


def quizgen(*arguments: str, cwd: Path, **environment: str) -> None:
    """Run quizgen as a user would, in a process of its own."""
    subprocess.run(
        [sys.executable, "-c", "from quizgen.cli.app import main; main()", *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        check=True,
        capture_output=True,
    )


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped collection, built."""
    folder = tmp_path_factory.mktemp("shipped")
    for part in ("seeds", "decks"):
        shutil.copytree(ROOT / part, folder / part)
    quizgen("build", "--out", "build", "--quiet", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def released(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another copy whose decks are released, with the main deck built."""
    folder = Path(shutil.copytree(shipped, tmp_path_factory.mktemp("released"), dirs_exist_ok=True))
    quizgen("release", "--quiet", cwd=folder)
    quizgen("build", DECK, "--quiet", cwd=folder)
    return folder


def cards(folder: Path) -> dict[str, Card]:
    """The cards of the main deck by guid, as the collection makes them now."""
    workspace = open_workspace(folder)
    recipe = next(recipe for recipe in workspace.decks if recipe.id == DECK)
    deck = products.make(recipe, workspace, Pool(workspace.collection, workspace.questions)).work
    assert isinstance(deck, Deck)
    return {card.guid: card for card in deck.cards}


def package(folder: Path, deck: str = DECK) -> bytes:
    return (folder / "build" / f"{deck}.apkg").read_bytes()


def test_every_built_deck_imports_and_no_card_is_blank(shipped: Path, tmp_path: Path) -> None:
    learner = Learner(tmp_path)
    for path in sorted((shipped / "build").glob("*.apkg")):
        counts = learner.imports(path.read_bytes())
        assert set(counts) == {"new"}, path.name
        assert counts["new"] > 0
    assert learner.empty_cards() == set()
    for id_ in learner.col.find_cards(""):
        front = learner.col.get_card(id_).question()
        assert "blank" not in front
        assert "problem" not in front
    learner.col.close()


def test_a_release_updates_exactly_the_notes_that_draw_on_the_changed_fact(
    released: Path, tmp_path: Path
) -> None:
    collection = Path(shutil.copytree(released, tmp_path / "collection"))
    before = cards(collection)
    learner = Learner(tmp_path)
    learner.imports(package(collection))
    asking = next(guid for guid, card in before.items() if FACT in card.item.asks)
    untouched = next(guid for guid, card in before.items() if card.item.subject == "sco")
    learner.study(learner.cards(asking)[0])
    learner.study(learner.cards(untouched)[0])
    edited = learner.note(untouched)
    edited["Explanation"] = "My own words."
    learner.col.update_note(edited)
    studied = learner.reviews()

    file = collection / "seeds/facts/treaties.yaml"
    head, name, rest = file.read_text("utf-8").partition("  treaty-of-aigun:")
    assert BEFORE in rest
    file.write_text(head + name + rest.replace(BEFORE, AFTER, 1), "utf-8")
    quizgen("release", "--quiet", cwd=collection)
    quizgen("build", DECK, "--quiet", cwd=collection)
    after = cards(collection)

    drawing = {guid for guid in before if compose(before[guid]).fields != compose(after[guid]).fields}
    assert asking in drawing
    assert all(mentions_aigun(before[guid]) for guid in drawing)
    assert before.keys() == after.keys()
    assert learner.imports(package(collection)) == {
        "updated": len(drawing),
        "duplicate": len(before) - len(drawing),
    }
    assert "17 May 1858" in learner.note(asking)["Explanation"]
    assert learner.note(untouched)["Explanation"] == "My own words."
    assert learner.reviews() == studied
    learner.col.close()


def mentions_aigun(card: Card) -> bool:
    """Whether a card asks the changed fact or prints the day of the Treaty of Aigun."""
    shown = (card.item.stem, card.item.explanation, *card.item.remarks)
    options = (text for option in card.item.options for text in (option.text, option.because))
    return FACT in card.item.asks or any("1858" in text for text in (*shown, *options))


def test_an_unchanged_package_changes_nothing(released: Path, tmp_path: Path) -> None:
    collection = Path(shutil.copytree(released, tmp_path / "collection"))
    ledger = (collection / "decks/releases.ledger").read_bytes()
    learner = Learner(tmp_path)
    learner.imports(package(collection))
    notes = len(learner.col.find_notes(""))
    quizgen("release", "--quiet", cwd=collection)
    quizgen("build", DECK, "--quiet", cwd=collection)
    assert (collection / "decks/releases.ledger").read_bytes() == ledger
    assert learner.imports(package(collection)) == {"duplicate": notes}
    learner.col.close()


def test_builds_are_the_same_bytes_in_any_folder_zone_and_hash_order(shipped: Path, tmp_path: Path) -> None:
    elsewhere = Path(shutil.copytree(shipped, tmp_path / "else where"))
    shutil.rmtree(elsewhere / "build")
    quizgen(
        "build",
        *ONE_OF_EACH,
        "--out",
        str(tmp_path / "out"),
        "--quiet",
        cwd=elsewhere / "seeds" / "facts",
        TZ="Pacific/Kiritimati",
        PYTHONHASHSEED="7",
        LC_ALL="C",
    )
    again = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert len(again) > len(ONE_OF_EACH)
    assert again == {name: (shipped / "build" / name).read_bytes() for name in again}


def test_builds_are_the_same_bytes_on_another_day(shipped: Path, tmp_path: Path) -> None:
    # A clock that is a thousand days ahead for everything that Python asks.
    (tmp_path / "sitecustomize.py").write_text(
        "import time\n"
        "real = time.time\n"
        "time.time = lambda: real() + 1000 * 86400\n"
        "local = time.localtime\n"
        "time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)\n",
        "utf-8",
    )
    quizgen(
        "build",
        *ONE_OF_EACH,
        "--out",
        str(tmp_path / "out"),
        "--quiet",
        cwd=shipped,
        PYTHONPATH=os.pathsep.join((str(tmp_path), str(ROOT))),
    )
    again = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert len(again) > len(ONE_OF_EACH)
    assert again == {name: (shipped / "build" / name).read_bytes() for name in again}


def test_a_printed_quiz_reads_back(shipped: Path) -> None:
    workspace = open_workspace(shipped)
    pool = Pool(workspace.collection, workspace.questions)
    for recipe in workspace.quizzes:
        quiz = products.make(recipe, workspace, pool).work
        assert not isinstance(quiz, Deck)
        reader = PdfReader(BytesIO((shipped / "build" / f"{recipe.id}.pdf").read_bytes()))
        text = " ".join(page.extract_text().replace("_", " ") for page in reader.pages)
        for form in quiz.forms:
            assert len(form.entries) == recipe.count
            for entry in form.entries:
                # A line may break behind a hyphen or dash, where a reader puts a space.
                words = entry.item.stem.replace("____", " ").split()[:4]
                assert squeezed(" ".join(words)) in squeezed(text), entry.item.stem


def squeezed(text: str) -> str:
    return "".join(text.split())
