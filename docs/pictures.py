"""Draws the README's pictures from the shipped collection: a card as Anki shows it, and a page of a quiz.

Needs Chromium and pdftoppm. Run it with `make pictures`.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from quizgen.cli.app import app  # noqa: E402
from tests.exports.anki_client import Learner  # noqa: E402

DOCS = ROOT / "docs"
CARD = "agreement-proclaims/joint-statement-2019/choice"
QUIZ = "treaties-quiz"
PHONE = (420, 860)


def main() -> None:
    """Build, then draw."""
    for program in ("chromium", "pdftoppm"):
        if not shutil.which(program):
            raise SystemExit(f"{program} is missing: apt-get install chromium poppler-utils")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        app(["build", "--collection", str(ROOT), "--out", str(folder), "--quiet"], standalone_mode=False)
        draw_card(folder)
        draw_page(folder)


def draw_card(folder: Path) -> None:
    """The back of a card, with its answer, explanation and sources."""
    learner = Learner(folder)
    learner.imports((folder / "china-russia.apkg").read_bytes())
    (note,) = learner.col.find_notes(f'"Id:{CARD}"')
    page = folder / "card.html"
    page.write_text(learner.page(learner.col.get_note(note).cards()[0], "back"), "utf-8")
    width, height = PHONE
    subprocess.run(
        [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
            "--disable-background-networking",
            f"--user-data-dir={folder / 'chromium'}",
            f"--window-size={width},{height}",
            "--force-device-scale-factor=1.5",
            f"--screenshot={DOCS / 'card.png'}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )
    learner.col.close()


def draw_page(folder: Path) -> None:
    """The first page of a quiz."""
    sheet = folder / f"{QUIZ}.pdf"
    subprocess.run(
        ["pdftoppm", "-r", "80", "-png", "-singlefile", str(sheet), str(DOCS / "page")], check=True
    )


if __name__ == "__main__":
    main()
