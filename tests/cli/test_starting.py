"""`quizgen init` and `quizgen schema`: a collection of one's own, and an editor that knows it."""

import json
from pathlib import Path

import pytest

from quizgen.cli.commands.init import collection_id
from quizgen.cli.files import read_collection, starter_collection
from tests.cli.running import edit, rows, run


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection just started, and the folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    assert run("init", "astro", "--quiet").status == 0
    monkeypatch.chdir(tmp_path / "astro")
    return tmp_path / "astro"


def test_a_new_collection_has_nothing_wrong_and_builds_at_once(own: Path) -> None:
    checked = run("check")
    built = run("build", "--quiet")

    assert (checked.status, checked.out) == (0, f"{own} is in order.\n")
    assert (built.status, built.err) == (0, "")
    assert {path.name for path in (own / "build").iterdir()} == {
        "moons-and-planets.apkg", "first-quiz.pdf", "first-quiz-key.pdf", "first-quiz-marks.pdf", "first-quiz.md",
        "first-quiz-key.md", "first-quiz-marks.md",
    }  # fmt: skip


def test_git_merges_the_ledger_of_a_new_collection_by_itself(own: Path) -> None:
    assert (own / ".gitattributes").read_text("utf-8") == "decks/releases.ledger merge=union\n"


def test_a_new_collection_asks_in_every_way(own: Path) -> None:
    assert {item["type"] for item in rows(run("items", "--json"))} == {
        "choice", "multiple", "true-false", "typed", "numeric", "cloze", "matching", "ordering", "recall",
    }  # fmt: skip


def test_a_new_collection_has_an_id_of_its_own() -> None:
    assert collection_id(Path("/home/x/Été 2026: Alps!")) == "ete-2026-alps"
    assert collection_id(Path("/home/x/...")) == "my-collection"


def test_every_file_of_a_new_collection_says_how_it_is_written() -> None:
    for path, content in read_collection(starter_collection()).items():
        assert content.startswith(b"# "), path


def test_what_is_in_the_folder_stays(own: Path) -> None:
    edit(own, "seeds/collection.yaml", lambda text: text.replace("Moons and planets", "Mine"))
    (own.parent / "notes").mkdir()
    (own.parent / "notes" / "README.md").write_text("my notes", "utf-8")

    again = run("init", str(own))
    beside = run("init", str(own.parent / "notes"))

    assert again.status == 2
    assert "has a folder seeds already (name a new folder)" in again.plainly
    assert "title: Mine" in (own / "seeds/collection.yaml").read_text("utf-8")
    assert beside.status == 0
    assert (own.parent / "notes" / "README.md").read_text("utf-8") == "my notes"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "astro").write_text("")

    ran = run("init", str(tmp_path / "astro"))

    assert ran.status == 2
    assert "is a file (name a folder)" in ran.plainly


def test_every_file_of_a_new_collection_names_a_schema_that_is_there(own: Path) -> None:
    for path, content in read_collection(own).items():
        first = content.decode().splitlines()[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert (own / path).parent.joinpath(named).is_file(), path


def test_schemas_follow_the_vocabulary(own: Path) -> None:
    edit(
        own,
        "seeds/kinds.yaml",
        lambda text: text.replace("      discovered:", "      colour: {type: text}\n      discovered:"),
    )

    before = run("check")
    ran = run("schema", "--modelines")

    assert "schemas/facts.json: warning: stale-schema: schemas/ was written before" in before.err
    schema = json.loads((own / "schemas/facts.json").read_text("utf-8"))
    assert ran.status == 0
    assert "colour" in schema["definitions"]["kind.moon"]["properties"]
    after = run("check", "--quiet")
    assert (after.status, after.err) == (0, "")


def test_schemas_need_a_vocabulary_that_can_be_read(own: Path) -> None:
    before = (own / "schemas/facts.json").read_bytes()
    edit(own, "seeds/kinds.yaml", lambda text: text.replace("type: date", "type: day"))

    ran = run("schema")

    assert ran.status == 1
    assert "unknown-type" in ran.err
    assert (own / "schemas/facts.json").read_bytes() == before


def test_the_collection_that_is_shipped_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("quizgen.cli.files.shipped_collection", starter_collection)

    ran = run("schema")

    assert ran.status == 2
    assert "stays as it is" in ran.plainly
    assert run("schema", "here").status == 0
    assert len(list((tmp_path / "here").iterdir())) == 8
