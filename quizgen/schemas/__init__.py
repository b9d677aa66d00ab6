"""JSON Schemas of a collection's files, so that an editor completes and checks them as one types.

Each file of this room describes one sort of file. It goes through the very tables of keys by which the reader of
that sort goes, and has a description for each: where a reader learns a key, a test fails until it is described. What the collection itself declares (kinds, properties, closed lists, units) is checked; what grows from
day to day (subjects, sources, topics) is only offered, so that no schema calls a new subject wrong. Whatever takes
more than one place to know, such as whether a source exists, remains with `quizgen check`.

The dialect is draft 7, the newest that the editors' YAML servers read whole.
"""

from collections.abc import Collection as Words

from quizgen.facts.model import Collection
from quizgen.items.questions import Questions
from quizgen.schemas import curation, facts, questions, recipes, vocabulary
from quizgen.schemas.modelines import SORTS, sort_of, with_modeline
from quizgen.schemas.parts import Schema
from quizgen.schemas.sharing import shared

__all__ = ["SORTS", "Schema", "schemas", "sort_of", "with_modeline"]

_DIALECT = "http://json-schema.org/draft-07/schema#"


def schemas(collection: Collection, asked: Questions, outputs: Words[str]) -> dict[str, Schema]:
    """The schema of every sort of file, by its name in `SORTS`; `outputs` are the formats that quizzes come in."""
    found = {
        "collection": vocabulary.collection(),
        "sources": vocabulary.sources(),
        "kinds": vocabulary.kinds(collection),
        "facts": facts.facts(collection),
        "questions": questions.questions(collection),
        "recipes": recipes.recipes(collection, asked, outputs),
        "pictures": curation.pictures(collection),
        "coverage": curation.coverage(collection),
    }
    return {
        name: {"$schema": _DIALECT, "title": f"quizgen: {SORTS[name]}", **shared(found[name])}
        for name in SORTS
    }
