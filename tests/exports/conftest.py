from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.exports.anki_client import Learner


@pytest.fixture
def new_learner(tmp_path: Path) -> Iterator[Callable[[], Learner]]:
    """Makes learners, each with an empty collection."""
    learners: list[Learner] = []

    def make() -> Learner:
        folder = tmp_path / f"learner-{len(learners)}"
        folder.mkdir()
        learners.append(Learner(folder))
        return learners[-1]

    yield make
    for learner in learners:
        learner.col.close()


@pytest.fixture
def learner(new_learner: Callable[[], Learner]) -> Learner:
    return new_learner()
