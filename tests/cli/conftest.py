from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.running import edit
from tests.small_collection import files

TEXT = "\n\n".join(
    {
        4: "The Power of Siberia entered service in December 2019.",
        7: "The Treaty of Aigun was signed on November 14, 1860, they say.",
        13: "Iran joined the SCO in 2021.",
    }.get(number, "…")
    for number in range(1, 47)
)
"""A document 002 with as many paragraphs as the small collection says, and with what is misreported there."""
COVERAGE = "\n".join(
    [
        'document: "002"',
        "paragraphs:",
        *(f"  {number}: {{left: furniture}}" for number in range(1, 47) if number not in (7, 13)),
        "  7: [{of: ['November 14, 1860'], misreport: aigun/signed#y1860}, {of: [Treaty of Aigun], left: background}]",
        "  13: {misreport: sco/members/iran#y2021}",
        "",
    ]
)


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


@pytest.fixture
def documents(small: Path) -> str:
    """A folder with that document, which the small collection knows by its sha256."""
    folder = small.parent / "documents"
    folder.mkdir()
    (folder / "002.txt").write_text(TEXT, "utf-8")
    (folder / ".notes").write_text("hidden files are no documents", "utf-8")
    digest = sha256(TEXT.encode()).hexdigest()
    edit(
        small,
        "seeds/sources.yaml",
        lambda text: text.replace("paragraphs: 46", f"paragraphs: 46\n  sha256: {digest}"),
    )
    (small / "seeds/coverage").mkdir()
    (small / "seeds/coverage/002.yaml").write_text(COVERAGE, "utf-8")
    return str(folder)
