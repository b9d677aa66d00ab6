"""One way from a collection's files to its Anki packages, timed by stage.

`python -m benchmarks.passage FOLDER` prints a JSON object; `benchmarks.pipeline` starts it in a process of
its own, so that its peak memory is that of the pipeline alone.
"""

import gc
import json
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from quizgen.cli import files
from quizgen.exports.anki import AnkiExporter
from quizgen.facts import collection as facts
from quizgen.items import questions
from quizgen.items.pool import Pool
from quizgen.problems import Problems, errors
from quizgen.quizzes import decks, recipes
from quizgen.quizzes.recipes import DeckRecipe
from quizgen.releases.model import Ledger


@dataclass(slots=True)
class Passage:
    """What went through, and how long each stage took."""

    facts: int = 0
    notes: int = 0
    stages: dict[str, float] = field(default_factory=dict)
    """Seconds of processor time by stage, in order: what others do on the machine changes it less."""
    lap: float = field(default_factory=time.process_time)

    def done(self, stage: str, problems: Problems = ()) -> None:
        """Note the end of a stage; raises ValueError where its result could not be used."""
        now = time.process_time()
        self.stages[stage], self.lap = now - self.lap, now
        if wrong := errors(problems):
            raise ValueError(f"{stage}: {len(wrong)} errors, the first: {wrong[0]}")

    @property
    def seconds(self) -> float:
        return sum(self.stages.values())


def through(folder: Path) -> Passage:
    """Take a collection's deck recipes from its files to the bytes of their packages, as a build does."""
    passage = Passage()
    texts = files.read_collection(folder)
    collection, problems = facts.load(texts)
    passage.done("load facts", problems)
    asked, problems = questions.load(texts, collection)
    wanted, more = recipes.load(texts, collection, asked, {"apkg"})
    del texts
    passage.done("load questions and recipes", (*problems, *more))
    pool = Pool(collection, asked)
    passage.done("make the pool")
    exporter = AnkiExporter()
    assembled = [decks.assemble(recipe, pool) for recipe in wanted if isinstance(recipe, DeckRecipe)]
    passage.done("assemble decks", tuple(problem for _, found in assembled for problem in found))
    refused = tuple(problem for deck, _ in assembled for problem in exporter.check(deck))
    passage.done("check decks", refused)
    for deck, _ in assembled:
        exporter.render(deck, Ledger({}))
    passage.done("write packages")
    subjects = collection.subjects.values()
    passage.facts = sum(len(found) for subject in subjects for found in subject.facts.values())
    passage.notes = sum(len(deck.cards) for deck, _ in assembled)
    return passage


if __name__ == "__main__":
    gc.disable()  # as the command line does
    print(json.dumps(asdict(through(Path(sys.argv[1])))))
