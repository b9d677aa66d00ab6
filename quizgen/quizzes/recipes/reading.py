"""Reads recipe files."""

from collections.abc import Collection as Words
from collections.abc import Mapping

from quizgen.facts.model import Collection
from quizgen.facts.yaml import Mapping as MappingNode
from quizgen.facts.yaml import Node
from quizgen.items.questions import Questions
from quizgen.problems import Problems, did_you_mean
from quizgen.quizzes.looks import PAPERS, PARTS, USUAL_PARTS
from quizgen.quizzes.recipes.blueprints import BlueprintReader
from quizgen.quizzes.recipes.model import DeckRecipe, Part, QuizRecipe, SectionRecipe
from quizgen.quizzes.recipes.wording import DIFFICULTY, FILTER_KEYS, LOOK_KEYS, MOST_ITEMS, WordReader
from quizgen.quizzes.recipes.worksheets import WorksheetReader, WorksheetRecipe

Recipe = DeckRecipe | QuizRecipe | WorksheetRecipe

DECKS = "decks/"
MOST_FORMS = 26

_DECK_KEYS = ("deck", "description", "parts")
_PART_KEYS = ("into", "reverses", *FILTER_KEYS)
_QUIZ_KEYS = (
    "quiz",
    "instructions",
    "seed",
    "forms",
    "paper",
    "outputs",
    "blueprint",
    "sections",
    "drawn_as",
    "look",
    "parts",
    "language",
)
_SECTION_KEYS = ("title", "instructions", "count", "points", "with", DIFFICULTY, *FILTER_KEYS)
_FORMS_KEYS = ("count", "items")
ITEMS_OF_FORMS = ("same", "different")
KEYS = {
    "deck": _DECK_KEYS,
    "part": _PART_KEYS,
    "quiz": _QUIZ_KEYS,
    "section": _SECTION_KEYS,
    "forms": _FORMS_KEYS,
    "look": LOOK_KEYS,
}
"""What may be said of each, for whoever describes the format."""


def load(
    files: Mapping[str, bytes], collection: Collection, questions: Questions, outputs: Words[str]
) -> tuple[tuple[Recipe, ...], Problems]:
    """Read the recipes of a collection from the bytes of its files; `outputs` are the formats there are."""
    reader = RecipeReader(collection, questions, outputs)
    found: dict[str, Recipe] = {}
    for path in sorted(files):
        if path.startswith(DECKS) and path.endswith((".yaml", ".yml")):
            root = reader.reader.file(path, files[path])
            if root is not None and (recipe := reader.read(root, path)):
                if earlier := found.get(recipe.id):
                    message = f"two recipes are called {recipe.id!r}, and would write the same files"
                    hint = f"give its file another name; the first is {earlier.place.path}"
                    reader.reader.report(recipe.place, "id-twice", message, hint)
                else:
                    found[recipe.id] = recipe
    return tuple(found.values()), reader.reader.settled(unread=(*collection.unread, *questions.unread))


class RecipeReader:
    """Reads recipes against what a collection has."""

    def __init__(self, collection: Collection, questions: Questions, outputs: Words[str]) -> None:
        self._words = WordReader(collection, questions)
        self.reader = self._words.reader
        self._blueprints = BlueprintReader(self._words)
        self._outputs = sorted(outputs)
        self._worksheets = WorksheetReader(self._words, tuple(self._outputs), PAPERS)

    def read(self, root: Node, path: str) -> Recipe | None:
        """One recipe; None, with problems noted, when it cannot be used."""
        before = self.reader.slips
        keys = self.reader.peek(root)
        id = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if "deck" in keys:
            recipe: Recipe | None = self._deck(id, root)
        elif "sheet" in keys:
            recipe = self._worksheets.read(id, root)
        elif "quiz" in keys:
            recipe = self._quiz(id, root)
        else:
            hint = "begin it with `deck:` or `quiz:` and a title"
            self.reader.report(root.place, "missing-key", "a recipe says neither 'deck' nor 'quiz'", hint)
            return None
        return recipe if self.reader.slips == before else None

    def _deck(self, id: str, root: Node) -> DeckRecipe:
        reader = self.reader
        fields = reader.fields(root, "a deck recipe", _DECK_KEYS)
        parts = []
        for node in reader.each(fields.get("parts")):
            part = reader.fields(node, "a part of a deck", _PART_KEYS)
            into = reader.text(part.get("into"), "into")
            back = "reverses" in part and reader.flag(part["reverses"], "reverses")
            parts.append(Part(into, self._words.filter(part), node.place, back))
        if not parts:
            reader.report(
                root.place, "missing-key", "a deck recipe has no parts", "list what it takes in `parts:`"
            )
        title = reader.required(fields, "deck", "a deck recipe", root.place)
        return DeckRecipe(
            id, title, reader.text(fields.get("description"), "description"), tuple(parts), root.place
        )

    def _quiz(self, id: str, root: Node) -> QuizRecipe:
        reader = self.reader
        fields = reader.fields(root, "a quiz recipe", _QUIZ_KEYS)
        planned = fields.get("blueprint")
        sections = tuple(
            self._section(node, counted=planned is None) for node in reader.each(fields.get("sections"))
        )
        if not sections and planned is None:
            reader.report(
                root.place, "missing-key", "a quiz recipe has no sections", "list them in `sections:`"
            )
        forms, different = self._forms(fields)
        return QuizRecipe(
            id,
            reader.required(fields, "quiz", "a quiz recipe", root.place),
            sections,
            self._words.number(fields, "seed", 1, 0, 2**63),
            forms,
            reader.chosen(fields.get("paper"), "paper", PAPERS, "unknown-paper") or "a4",
            self._known_outputs(fields) or ("pdf",),
            reader.text(fields.get("instructions"), "instructions"),
            root.place,
            different,
            self._blueprints.read(planned, sections) if planned is not None else None,
            reader.text(fields.get("drawn_as"), "drawn_as"),
            self._words.look(fields.get("look")),
            self._parts(fields),
            self._words.language(fields.get("language")),
        )

    def _parts(self, fields: Mapping[str, Node]) -> tuple[str, ...]:
        """What is printed of a quiz, in the order of `PARTS`."""
        nodes = self.reader.each(fields.get("parts"))
        named = {self.reader.chosen(node, "a part of a quiz", PARTS, "unknown-part") for node in nodes}
        return tuple(part for part in PARTS if part in named) or USUAL_PARTS

    def _known_outputs(self, fields: Mapping[str, Node]) -> tuple[str, ...]:
        outputs = self.reader.texts(fields.get("outputs"), "outputs")
        for node in self.reader.each(fields.get("outputs")):
            output = self.reader.text(node, "outputs")
            if output not in self._outputs:
                hint = did_you_mean(output, self._outputs)
                self.reader.report(node.place, "unknown-output", f"there is no output {output!r}", hint)
        return outputs

    def _forms(self, fields: Mapping[str, Node]) -> tuple[int, bool]:
        """How many forms, and whether their items differ: `2`, or `{count: 2, items: different}`."""
        node = fields.get("forms")
        if not isinstance(node, MappingNode):
            return self._words.number(fields, "forms", 1, 1, MOST_FORMS), False
        said = self.reader.fields(node, "forms", _FORMS_KEYS)
        self.reader.required(said, "count", "forms", node.place)
        items = self.reader.chosen(said.get("items"), "items of forms", ITEMS_OF_FORMS, "unknown-word")
        return self._words.number(said, "count", 1, 1, MOST_FORMS), items == "different"

    def _section(self, node: Node, *, counted: bool) -> SectionRecipe:
        reader = self.reader
        fields = reader.fields(node, "a section", _SECTION_KEYS)
        if counted and "count" not in fields:
            reader.report(node.place, "missing-key", "a section lacks 'count'", "say how many items it takes")
        return SectionRecipe(
            reader.text(fields.get("title"), "a section's title"),
            self._words.filter(fields),
            self._words.number(fields, "count", 0, 1, MOST_ITEMS),
            self._words.number(fields, "points", 1, 1, 100),
            reader.text(fields.get("instructions"), "instructions"),
            self._words.named(fields, "with"),
            node.place,
        )
