"""`quizgen diff`: two packages, or a package and the collection as it is now."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import ROOT, edit, rows, run
from tests.exports import releasing
from tests.exports.anki_client import Learner
from tests.exports.releasing import Curator

TREATIES = "seeds/facts/treaties.yaml"


@pytest.fixture
def packages(tmp_path: Path) -> tuple[str, str]:
    """A release, and the next with a bit of everything."""
    curator = Curator()
    old, new = tmp_path / "old.apkg", tmp_path / "new.apkg"
    old.write_bytes(curator.releases().package)
    changes = (
        releasing.corrects_a_fact,
        releasing.retires_a_fact,
        releasing.renames_the_deck,
        releasing.adds_a_treaty,
    )
    new.write_bytes(curator.releases(*changes).package)
    return str(old), str(new)


def test_a_difference_names_every_note_and_foretells_the_import(packages: tuple[str, str]):
    ran = run("diff", *packages)

    assert ran.status == 0
    lines = ran.out.splitlines()
    assert "+ treaty-signed-year/treaty-1/typed" in lines
    at = lines.index("~ treaty-signed-year/aigun/typed")
    assert "    Answer: 1858 → 1857" in lines[at:]
    assert "- treaty-of-place/ili/choice" in lines
    assert any(
        line.startswith("> treaty-signed-year/peking/typed: from Small::Treaties to Little::")
        for line in lines
    )
    assert lines[-2] == "1 added, 3 changed, 1 retired, 18 moved."
    assert lines[-1] == "Anki will import 20 notes: 1 new, 4 updated, 15 duplicate, 0 conflicting."


def test_json_has_a_line_a_note_and_the_forecast(packages: tuple[str, str]):
    *notes, last = rows(run("diff", *packages, "--json"))

    assert last == {"forecast": {"new": 1, "updated": 4, "duplicate": 15, "conflicting": 0}}
    (changed,) = (row for row in notes if row["is"] == "changed" and "aigun" in row["note"])
    assert {"field": "Answer", "before": "1858", "after": "1857"} in changed["fields"]
    assert [row["note"] for row in notes if row["is"] == "retired"] == ["treaty-of-place/ili/choice"]


def test_release_notes_speak_to_learners(packages: tuple[str, str]):
    notes = run("diff", *packages, "--markdown").out

    assert notes.startswith(
        "# What is new in Little\n\n## New (1)\n\n- Treaties: In which year was Treaty 1 signed?\n"
    )
    assert "- In which year was the Treaty of Aigun signed?\n" in notes
    assert "  - Answer: 1858 → 1857\n" in notes
    assert "## Gone (1)" in notes
    assert "- Small::Treaties → Little::Treaties\n" in notes
    assert "Tools → Empty Cards" in notes
    assert "Hashes" not in notes


def test_the_same_package_is_no_difference(packages: tuple[str, str]):
    assert run("diff", packages[0], packages[0]).out.startswith("0 added, 0 changed, 0 retired, 0 moved.")
    assert "Nothing: a learner" in run("diff", packages[0], packages[0], "--markdown").out


def test_a_package_against_the_collection_as_it_is_now(small: Path):
    assert run("release", "--quiet").status == 0
    assert run("build", "cards", "--quiet").status == 0
    edit(small, TREATIES, lambda text: text.replace("is: 1858-05-28", "is: 1857-05-28"))

    ran = run("diff", "build/cards.apkg", "cards")

    assert "    Answer: 1858 → 1857" in ran.out.splitlines()
    assert ran.out.splitlines()[-1].endswith("0 new, 1 updated, 18 duplicate, 0 conflicting.")


def test_a_change_that_is_not_released_is_said_not_to_arrive(small: Path):
    assert run("build", "cards", "--quiet").status == 0
    edit(small, TREATIES, lambda text: text.replace("is: 1858-05-28", "is: 1857-05-28"))

    out = run("diff", "build/cards.apkg", "cards").out

    assert "! treaty-signed-year/aigun/typed: changed, but not newer" in out
    assert "1857" not in run("diff", "build/cards.apkg", "cards", "--markdown").out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no Anki package"),
        (b"PK\3\4 and then nothing", "no Anki package"),
        (b"not a zip at all", "no Anki package"),
    ],
)
def test_what_is_no_package_is_named(packages: tuple[str, str], tmp_path: Path, content: bytes, said: str):
    broken = tmp_path / "broken.apkg"
    broken.write_bytes(content)

    ran = run("diff", packages[0], str(broken))

    assert (ran.status, ran.out) == (1, "")
    assert f"{broken}: broken-package: " in ran.err
    assert said in ran.err


def test_a_package_cut_short_or_garbled_is_named(packages: tuple[str, str], tmp_path: Path):
    broken = tmp_path / "broken.apkg"
    whole = Path(packages[0]).read_bytes()
    for content in (whole[:-100], whole[: len(whole) // 2], whole[:3000] + b"\0" * 500 + whole[3500:]):
        broken.write_bytes(content)
        ran = run("diff", str(broken), packages[0])
        assert (ran.status, "broken-package" in ran.err) == (1, True)


def test_what_anki_exported_is_named(packages: tuple[str, str], tmp_path: Path):
    from anki.collection import ExportAnkiPackageOptions

    (tmp_path / "anki").mkdir()
    learner = Learner(tmp_path / "anki")
    learner.imports(Path(packages[0]).read_bytes())
    exported = str(tmp_path / "exported.apkg")
    learner.col.export_anki_package(out_path=exported, options=ExportAnkiPackageOptions(), limit=None)
    learner.col.close()

    ran = run("diff", packages[0], exported)

    assert (ran.status, "exported by Anki" in ran.err) == (1, True)


def test_neither_package_nor_recipe_is_wrong_usage(small: Path):
    ran = run("diff", "cards", "card")

    assert (ran.status, "did you mean 'cards'" in ran.plainly) == (2, True)


def test_two_branches_that_both_released_merge_by_git_alone(small: Path, tmp_path: Path):
    def git(*words: str) -> None:
        name = ("-c", "user.name=Curator", "-c", "user.email=curator@example.org")
        subprocess.run(["git", *name, *words], cwd=small, check=True, capture_output=True)

    def releases(message: str) -> None:
        assert run("release", "--quiet").status == 0
        git("add", ".")
        git("commit", "-m", message)

    shutil.copy(ROOT / ".gitattributes", small)
    git("init", "--initial-branch", "main")
    releases("First release")
    assert run("build", "cards", "--quiet", "--out", str(tmp_path / "first")).status == 0
    git("switch", "-c", "theirs")
    edit(small, TREATIES, lambda text: text.replace("is: 1881-02-24", "is: 1882-02-24"))
    releases("Correct a treaty, and release")
    git("switch", "main")
    edit(small, "seeds/facts/pipelines.yaml", lambda text: text.replace("is: 2009-12-28", "is: 2008-12-28"))
    releases("Correct a pipeline, and release")

    git("merge", "theirs", "-m", "Merge")

    assert run("check").status == 0
    assert run("build", "cards", "--quiet", "--out", str(tmp_path / "merged")).status == 0
    first, merged = (str(tmp_path / name / "cards.apkg") for name in ("first", "merged"))
    (tmp_path / "anki").mkdir()
    learner = Learner(tmp_path / "anki")
    learner.imports(Path(first).read_bytes())
    told = learner.imports(Path(merged).read_bytes())
    learner.col.close()
    assert told == {"updated": 2, "duplicate": 17}
    assert run("diff", first, merged).out.endswith(
        "19 notes: 0 new, 2 updated, 17 duplicate, 0 conflicting.\n"
    )
    # What both released is released: nothing is left to be put down.
    assert "Learners have all of this already." in run("release").out
