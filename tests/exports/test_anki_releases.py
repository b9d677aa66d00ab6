"""Whatever a release brings: Anki tells of its import what `diff` foretold, and leaves reviews alone."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.exports import releasing
from tests.exports.anki_client import Learner
from tests.exports.anki_visits import Visit, saved, visit
from tests.exports.releasing import Curator, imports

ROOT = Path(__file__).parents[2]
OLDER = ("23.12.1", "24.11", "25.9.5")


def one_change(change: Callable[[Curator], None]) -> list[Visit]:
    curator = Curator()
    return imports([curator.releases(), curator.releases(change), curator.releases()])


def identical() -> list[Visit]:
    first = Curator().releases()
    return imports([first, first])


def of_the_design(change: Callable[[releasing.Release], releasing.Release]) -> list[Visit]:
    first = Curator().releases()
    second = change(first)
    return imports([first, second, second])


def own(*does: str) -> list[Visit]:
    curator = Curator()
    releases = [curator.releases(), curator.releases(releasing.adds_a_treaty), curator.releases()]
    return imports(releases, [releasing.STUDIES, *(Visit(what) for what in does)])


def two_skipped() -> list[Visit]:
    curator = Curator()
    first, *_, fourth = (
        curator.releases(),
        curator.releases(releasing.corrects_a_fact),
        curator.releases(releasing.retires_a_fact),
        curator.releases(releasing.adds_a_treaty),
    )
    return imports([first, fourth])


def thirty() -> list[Visit]:
    curator = Curator()
    releases = [curator.releases()]
    for number in range(1, 30):
        releases.append(curator.releases(partial(releasing.adds_a_treaty, number=number)))
    return imports(releases)


def custom_beside() -> list[Visit]:
    curator = Curator()
    first, custom = curator.releases(), curator.custom()
    second = curator.releases(releasing.corrects_a_fact)
    beside = imports([custom])
    return [*imports([first, second])[:2], *beside, *imports([first, second])[2:]]


SCENARIOS: dict[str, Callable[[], list[Visit]]] = {
    "first import": lambda: imports([Curator().releases()]),
    "identical": identical,
    "changed fact": partial(one_change, releasing.corrects_a_fact),
    "reworded template": partial(one_change, releasing.rewords_a_template),
    "retired fact": partial(one_change, releasing.retires_a_fact),
    "spare template": partial(of_the_design, releasing.uses_the_spare_card),
    "renamed ids": partial(one_change, releasing.renames_ids),
    "renamed deck": partial(one_change, releasing.renames_the_deck),
    "edited": partial(own, "edits"),
    "tagged": partial(own, "tags"),
    "restyled": partial(of_the_design, releasing.restyles),
    "reshaped": lambda: of_the_design(releasing.reshapes)[:-2],
    "two skipped": two_skipped,
    "thirty in a row": thirty,
    "custom deck beside": custom_beside,
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_anki_tells_what_was_foretold(learner: Learner, name: str):
    visit(learner, SCENARIOS[name]())


@pytest.fixture(scope="session", params=OLDER)
def older_anki(request: pytest.FixtureRequest) -> Path:
    """A Python with another version of Anki, kept from one session to the next."""
    version = str(request.param)
    folder = Path(request.config.cache.mkdir(f"anki-{version}"))
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready = [str(python), "-c", "import anki.collection, anki.buildinfo; print(anki.buildinfo.version)"]
    if not (python.is_file() and subprocess.run(ready, capture_output=True).returncode == 0):
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        install = [
            python,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            f"anki=={version}",
        ]
        done = subprocess.run(install, capture_output=True, text=True)
        if done.returncode or subprocess.run(ready, capture_output=True).returncode:
            pytest.skip(f"Anki {version} cannot be installed here: {done.stderr.strip()[-200:]}")
    return python


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
def test_older_anki_tells_the_same(older_anki: Path, tmp_path: Path, name: str):
    saved(tmp_path, SCENARIOS[name]())

    done = subprocess.run(
        [older_anki, "-m", "tests.exports.anki_visits", tmp_path],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr[-1000:]
