"""Schemas of what stands beside the facts: the list of pictures, and what became of documents."""

from quizgen.facts import coverage as covered
from quizgen.facts import pictures as shown
from quizgen.facts.coverage import REASONS, Verdict
from quizgen.facts.documents import DOCUMENT
from quizgen.facts.model import Collection
from quizgen.schemas.parts import TEXT, Schema, described, listed, mapping, offered, one_of, reference, table


def pictures(collection: Collection) -> Schema:
    """Pictures by id."""
    said = {
        "file": described(TEXT, "An SVG or PNG beside the list"),
        "shows": described(TEXT, "What is to be seen; stands in its place where it cannot be"),
        "of": described(listed(offered(collection.subjects)), "Subjects or facts whose cards show it"),
        "with": described(one_of(shown.SIDES), "On which side of the card; the answer's unless it says so"),
        "author": described(TEXT, "Who made it"),
        "licence": described(TEXT, "Under which it may be used"),
        "url": described(TEXT, "Where it comes from"),
    }
    return table(mapping(shown.KEYS["picture"], said, ["file", "shows", "of", "licence"]))


def coverage(collection: Collection) -> Schema:
    """What became of a document, paragraph by paragraph."""
    documents = [source.id for source in collection.sources.values() if source.kind == DOCUMENT]
    left = {"anyOf": [{"const": reason, "description": why} for reason, why in REASONS.items()]}
    ruling = {
        "of": described(
            listed(TEXT), "The mentions it accounts for, in the paragraph's own words, a few at a time"
        ),
        Verdict.FACT: described(listed(TEXT), "Facts that say so, by id"),
        Verdict.MISREPORT: described(listed(TEXT), "Misreports: fact#id"),
        Verdict.CLAIM: described(listed(TEXT), "Facts about who said it, by id"),
        Verdict.LEFT: described(listed(left), "Why nothing is asked"),
        "note": described(TEXT, "For whoever reads it next"),
    }
    one = {
        **mapping(covered.KEYS["ruling"], {str(key): schema for key, schema in ruling.items()}),
        "oneOf": [{"required": [str(verdict)]} for verdict in Verdict],
    }
    said = {
        "document": described(offered(documents), "The document's id among the sources"),
        "about": described(listed(TEXT), "Names that it speaks of throughout"),
        "common": described(listed(TEXT), "Words that have a capital only where they open a sentence"),
        "paragraphs": {
            "type": "object",
            "patternProperties": {"^[0-9]+$": listed(reference("ruling"))},
            "additionalProperties": False,
            "description": "Statements by paragraph, each with its verdict",
        },
    }
    return {**mapping(covered.KEYS["coverage"], said, ["document"]), "definitions": {"ruling": one}}
