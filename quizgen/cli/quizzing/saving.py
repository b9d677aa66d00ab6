"""`quizgen quiz --save NAME`: the quiz as a recipe, which `quizgen build NAME` makes again."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli import files
from quizgen.cli.files import shipped_collection
from quizgen.cli.quizzing.output import suffix_of
from quizgen.cli.screen import wrong_usage
from quizgen.exports import QUIZ_EXPORTERS
from quizgen.quizzes.recipes import QuizRecipe

if TYPE_CHECKING:
    from quizgen.cli.quizzing.wanted import Selected

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLAIN = re.compile(r"[A-Za-z][\w/.-]*")


def check(name: str, out: Path | None, selected: "Selected") -> None:
    """A name that is taken or cannot be one, or a quiz that no recipe makes, is wrong usage."""
    workspace, wanted = selected.workspace, selected.wanted
    if not _NAME.fullmatch(name):
        raise wrong_usage(f"--save is {name!r}", "small letters, digits and hyphens: end-of-term")
    if workspace.root == shipped_collection():
        hint = "name yours with --collection DIR"
        raise wrong_usage("--save: the collection that quizgen ships is not yours to write to", hint)
    if name in (recipe.id for recipe in workspace.recipes) or _path(workspace.root, name).exists():
        raise wrong_usage(f"--save: there is a recipe {name!r} already", "give it another name")
    if selected.own:
        hint = "put them into seeds/questions/ and name them by their ids"
        raise wrong_usage("--save keeps no items of a file", hint)
    if wanted.as_of or wanted.unconfirmed:
        hint = "recipes are about the world as it is"
        raise wrong_usage("--save keeps no quiz with --as-of or --unconfirmed", hint)
    if out is not None and suffix_of(out) not in QUIZ_EXPORTERS:
        raise wrong_usage("--save keeps sheets, no Anki package", "leave -o out, or name a .pdf")


def save(recipe: QuizRecipe, name: str, out: Path | None, selected: "Selected") -> str:
    """Write the recipe; says which file there is now."""
    path = _path(selected.workspace.root, name)
    outputs = (suffix_of(out).removeprefix("."),) if out else ("pdf",)
    text = recipe_text(replace(recipe, outputs=outputs), name)
    files.write_all({path: text.encode()})
    return f"{path}, made by `quizgen build {name}`; "


def _path(root: Path, name: str) -> Path:
    return root / "decks" / f"{name}.yaml"


def recipe_text(recipe: QuizRecipe, name: str) -> str:
    """A custom quiz as a curator would write it, commented."""
    return "\n".join(_lines(recipe, name)) + "\n"


def _lines(recipe: QuizRecipe, name: str) -> Iterator[str]:
    yield f"# A quiz of your own: `quizgen build {name}` makes it again, and what stands here can be edited."
    yield f"quiz: {_text(recipe.title)}  # printed at the top"
    yield f"seed: {recipe.seed}  # another seed draws other items"
    yield f"drawn_as: {recipe.drawn_as or recipe.id}  # leave it, and the items stay those that were seen when it was saved"
    if recipe.different:
        yield f"forms: {{count: {recipe.forms}, items: different}}  # each form has items of its own"
    elif recipe.forms > 1:
        yield f"forms: {recipe.forms}  # the same items in another order"
    yield f"paper: {recipe.paper}"
    yield f"outputs: [{', '.join(recipe.outputs)}]"
    yield "sections:"
    for section in recipe.sections:
        chosen = section.filter
        yield f"  - count: {section.count}"
        yield f"    points: {section.points}"
        for key, words in (
            ("about", chosen.about), ("topics", chosen.topics), ("subjects", chosen.subjects),
            ("types", chosen.types), ("levels", chosen.levels), ("sources", chosen.sources),
            ("without", chosen.without), ("with", section.including),
        ):  # fmt: skip
            if words:
                yield f"    {key}: [{', '.join(map(_text, words))}]"
        if chosen.difficulty is not None:
            yield f"    difficulty: {chosen.difficulty}  # estimates between 0 (easy) and 1 (hard)"


def _text(words: str) -> str:
    """A text that YAML takes for nothing else."""
    return words if _PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)
