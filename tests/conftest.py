"""Golden files: what a text format should look like, kept beside the test and blessed with `--bless`."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

# A test says what is right, not how fast: a busy machine is no failure.
settings.register_profile("quizgen", deadline=None)
settings.load_profile("quizgen")


def pytest_configure(config: pytest.Config) -> None:
    """What is read of a collection is kept for all tests of a run, and apart from what the user's own runs keep."""
    if "QUIZGEN_CACHE" not in os.environ:
        folder = TemporaryDirectory(prefix="quizgen-tests-")
        os.environ["QUIZGEN_CACHE"] = folder.name
        config.add_cleanup(folder.cleanup)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="keep what the tests make as their golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name."""

    def compare(name: str, text: str) -> None:
        file = Path(request.path).parent / "golden" / name
        if request.config.getoption("--bless"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        assert file.is_file(), f"no golden file {name}; look at the output and run pytest --bless"
        assert text == file.read_text("utf-8"), f"{name} differs; if it should, run pytest --bless"

    return compare
