from pathlib import Path

import pytest

from tests.small_collection import files


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small collection, and the one a command is started in."""
    folder = tmp_path / "small"
    for path, content in files().items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    monkeypatch.chdir(folder)
    return folder
