"""A collection on disk, loaded: facts, questions, recipes and the ledger, with all their problems."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli import files
from quizgen.cli.cache import NOTHING_KEPT, Cache, cache_of
from quizgen.cli.screen import refuse, wrong_usage
from quizgen.problems import Problems, errors, in_order

if TYPE_CHECKING:
    from quizgen.facts.memory import Memory
    from quizgen.facts.model import Collection
    from quizgen.items.questions import Questions
    from quizgen.quizzes.decks import Born
    from quizgen.quizzes.recipes import DeckRecipe, QuizRecipe, Recipe, WorksheetRecipe
    from quizgen.releases.model import Ledger

LEDGER = "decks/releases.ledger"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A collection and everything that is made from it."""

    root: Path
    files: Mapping[str, bytes]
    """As they were read, by path."""
    collection: "Collection"
    questions: "Questions"
    recipes: "tuple[Recipe, ...]"
    ledger: "Ledger"
    problems: Problems
    cache: Cache = NOTHING_KEPT
    """What else is kept of this collection and its questions."""

    @property
    def decks(self) -> "tuple[DeckRecipe, ...]":
        """The deck recipes."""
        from quizgen.quizzes.recipes import DeckRecipe

        return tuple(recipe for recipe in self.recipes if isinstance(recipe, DeckRecipe))

    @property
    def quizzes(self) -> "tuple[QuizRecipe, ...]":
        """The quiz recipes."""
        from quizgen.quizzes.recipes import QuizRecipe

        return tuple(recipe for recipe in self.recipes if isinstance(recipe, QuizRecipe))

    @property
    def worksheets(self) -> "tuple[WorksheetRecipe, ...]":
        """The recipes of worksheets that are no lists of questions."""
        from quizgen.quizzes.recipes import WorksheetRecipe

        return tuple(recipe for recipe in self.recipes if isinstance(recipe, WorksheetRecipe))

    def born(self, recipe: "DeckRecipe") -> "Born":
        """The notes of a deck that learners have."""
        from quizgen.quizzes.decks import Born

        notes = [note for note in self.ledger.by_guid.values() if note.deck == recipe.id]
        live = {note.id: note.options for note in notes if not note.retired}
        return Born(live, frozenset(note.id for note in notes if note.retired))


def open_workspace(folder: Path | None) -> Workspace:
    """The collection in a folder, or the one nearest upward, or the one that quizgen ships.

    Ends the command with a clear message when there is none. Problems are kept, not raised.
    """
    root = root_of(folder)
    texts = files.read_collection(root)

    def read() -> Workspace:
        return replace(workspace_of(root, texts), root=Path(), files={})

    cache = cache_of(texts)
    found = cache.recall("workspace", read, lambda made: not errors(made.problems))
    return replace(found, root=root, files=texts, cache=cache)


def root_of(folder: Path | None) -> Path:
    """The folder of the collection that is meant; ends the command with a clear message when there is none."""
    if folder is not None and not (folder / "seeds").is_dir():
        raise wrong_usage(f"{folder} holds no collection", "a collection is a folder with seeds/ in it")
    root = folder or files.find_collection(Path.cwd())
    if root is None:
        hint = "name one with --collection DIR, or begin one: quizgen init DIR"
        raise wrong_usage("no collection found here or above", hint)
    return root


def workspace_of(root: Path, texts: Mapping[str, bytes], memory: "Memory | None" = None) -> Workspace:
    """The collection that these files make, be they on disk or not; `memory` is of what they said before."""
    from quizgen.exports import QUIZ_EXPORTERS
    from quizgen.facts import collection as facts
    from quizgen.items import questions
    from quizgen.quizzes import recipes
    from quizgen.releases import ledger as ledgers

    collection, problems = facts.load(texts, memory)
    asked, more = questions.load(texts, collection, memory)
    outputs = {suffix.removeprefix(".") for suffix in QUIZ_EXPORTERS}
    found, wrong = recipes.load(texts, collection, asked, outputs)
    ledger, broken = ledgers.parse(LEDGER, texts.get(LEDGER, b""))
    everything = in_order((*problems, *more, *wrong, *broken))
    return Workspace(root, texts, collection, asked, found, ledger, everything)


def open_sound(folder: Path | None) -> Workspace:
    """A collection without errors; shows them and ends the command with status 1 where there are any."""
    workspace = open_workspace(folder)
    if errors(workspace.problems):
        refuse(workspace.problems)
    return workspace
