"""Draws the README's pictures from the shipped collection: cards as Anki shows them, and a page of a quiz.

Needs Chromium and pdftoppm. Run it with `make pictures`.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from html import escape
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from quizgen.cli.app import app  # noqa: E402
from quizgen.cli.commands.preview import of_all_questions  # noqa: E402
from quizgen.cli.workspace import open_sound  # noqa: E402
from quizgen.exports.anki import AnkiNote, compose  # noqa: E402
from quizgen.exports.anki.preview import one_of_each, side_page  # noqa: E402
from quizgen.items.pool import Pool  # noqa: E402
from quizgen.quizzes.recipes import QuizRecipe, WorksheetRecipe  # noqa: E402
from tests.exports.anki_client import Learner  # noqa: E402
from tests.exports.browser import CHROMIUM, Browser, browser  # noqa: E402

DOCS = ROOT / "docs"
CARD = "agreement-proclaims/joint-statement-2019/choice"
QUIZ = "treaties-quiz"
PHONE = (420, 860)
SHEETS = """# The sheets that come along

Each is a recipe in `decks/`: build it as it is, or copy it into a collection of your own and change what you like.
Drawn by `make pictures`.
"""
LISTS = "## Lists of questions\n\n`quizgen build ID` makes the sheet, its key and its mark scheme."
OTHERS = (
    "## Other worksheets\n\n`quizgen build ID` makes the sheet, and a key with sources where there is something to solve. "
    "Of a kind and a theme of your own: `quizgen quiz --sheet KIND`."
)
SHOWN = (
    ("Choice", "front", False, "document.querySelector('.options li:not([data-right])').click()"),
    ("Typed", "back", False, ""),
    ("Matching", "front", False, "document.querySelector('.bank li').click()"),
    ("Ordering", "front", True, "document.querySelectorAll('.bank li').forEach(chip => chip.click())"),
    ("Cloze", "back", True, ""),
)
"""Note type, side, whether at night, and what a learner did."""


def main() -> None:
    """Build, then draw."""
    if CHROMIUM is None or not shutil.which("pdftoppm"):
        raise SystemExit("Chromium or pdftoppm is missing: apt-get install chromium poppler-utils")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        app(["build", "--collection", str(ROOT), "--out", str(folder), "--quiet"], standalone_mode=False)
        with browser(folder / "chromium") as tab:
            draw_card(folder, tab)
            draw_cards(tab)
        draw_page(folder)
        draw_sheets(folder)


def draw_card(folder: Path, tab: Browser) -> None:
    """The back of a card, with its answer, explanation and sources."""
    learner = Learner(folder)
    learner.imports((folder / "china-russia.apkg").read_bytes())
    (note,) = learner.col.find_notes(f'"Id:{CARD}"')
    tab.size(*PHONE, scale=1.5)
    tab.open(learner.page(learner.col.get_note(note).cards()[0], "back"))
    tab.picture(DOCS / "card.png", whole=False)
    learner.col.close()


def draw_cards(tab: Browser) -> None:
    """Cards of several kinds side by side, in play."""
    workspace = open_sound(ROOT)
    pool = Pool(workspace.collection, workspace.questions)
    cards = of_all_questions(pool)
    notes = {note.note_type.name.removeprefix("quizgen "): note for note in one_of_each(map(compose, cards))}
    shown = [(notes[kind], *how) for kind, *how in SHOWN if kind in notes]
    frames = "".join(_frame(note, side, night, play) for note, side, night, play in shown)
    style = "body{margin:0;padding:20px;background:#d8d5cd;display:flex;gap:20px}iframe{border:0;border-radius:14px}"
    tab.size(20 + 380 * len(shown), 680)
    tab.open(f"<!doctype html><style>{style}</style>{frames}")
    tab.picture(DOCS / "cards.png", whole=False)


def _frame(note: AnkiNote, side: str, night: bool, play: str) -> str:
    page = side_page(note, note.cards[0], side, night=night) + f"<script>{play}</script>"
    return f'<iframe width=360 height=640 scrolling=no srcdoc="{escape(page)}"></iframe>'


def draw_page(folder: Path) -> None:
    """The first page of a quiz."""
    sheet = folder / f"{QUIZ}.pdf"
    subprocess.run(
        ["pdftoppm", "-r", "80", "-png", "-singlefile", str(sheet), str(DOCS / "page")], check=True
    )


def draw_sheets(folder: Path) -> None:
    """A thumbnail of each shipped sheet, and the page that lists them."""
    thumbnails = DOCS / "sheets"
    shutil.rmtree(thumbnails, ignore_errors=True)
    thumbnails.mkdir()
    workspace = open_sound(ROOT)
    for recipe in (*workspace.quizzes, *workspace.worksheets):
        picture = ["pdftoppm", "-r", "32", "-gray", "-png", "-singlefile"]
        subprocess.run([*picture, folder / f"{recipe.id}.pdf", thumbnails / recipe.id], check=True)
    said = SHEETS, LISTS, _table(workspace.quizzes), OTHERS, _table(workspace.worksheets)
    (DOCS / "sheets.md").write_text("\n".join((said[0], "\n\n".join(said[1:]), "")), "utf-8")


def _table(recipes: Iterable[QuizRecipe | WorksheetRecipe]) -> str:
    """Thumbnails, four in a row."""
    shown = (
        f'<td width="25%" valign="top"><a href="../decks/{recipe.id}.yaml"><img src="sheets/{recipe.id}.png" '
        f'alt="First page of {escape(recipe.title)}"></a><br><b>{escape(recipe.title)}</b><br>'
        f"<code>quizgen build {recipe.id}</code></td>"
        for recipe in recipes
    )
    rows = ("\n".join(row) for row in batched(shown, 4))
    return "\n".join(("<table>", *(f"<tr>\n{row}\n</tr>" for row in rows), "</table>"))


def batched(values: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    """Values in groups of a size, the last perhaps smaller."""
    each = iter(values)
    while group := tuple(islice(each, size)):
        yield group


if __name__ == "__main__":
    main()
