"""What a schema says many times, said once.

A collection has hundreds of properties, and their values are recorded alike. An editor reads the schema at every
start, so that what stands in it more than once moves under `definitions` and is referred to from there.
"""

import json
from collections import Counter
from collections.abc import Callable

from quizgen.schemas.parts import Schema, reference

_WORTH = 100
"""Characters from which on a reference is shorter and no harder to follow."""
_BY_NAME = ("properties", "patternProperties", "definitions")
_IN_LISTS = ("anyOf", "oneOf", "allOf")
_ALONE = ("items", "additionalProperties", "propertyNames", "if", "then", "else")


def shared(schema: Schema) -> Schema:
    """The same schema with every larger part that stands in it twice as a definition of its own."""
    counts: Counter[str] = Counter()

    def count(part: Schema) -> Schema:
        written = _written(part)
        counts[written] += 1
        # Within a part that was met before everything has been counted.
        return _each(part, count) if counts[written] == 1 else part

    _each(schema, count)
    names: dict[str, str] = {}
    definitions: dict[str, Schema] = {}

    def share(part: Schema) -> Schema:
        written = _written(part)
        if counts[written] < 2 or len(written) < _WORTH:
            return _each(part, share)
        if written not in names:
            names[written] = f"shared.{len(names) + 1}"
            definitions[names[written]] = _each(part, share)
        return reference(names[written])

    found = _each(schema, share)
    return {**found, "definitions": {**found.get("definitions", {}), **definitions}} if definitions else found


def _written(part: Schema) -> str:
    return json.dumps(part, sort_keys=True, ensure_ascii=False)


def _each(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """A schema with every schema in it changed."""
    found = dict(schema)
    for key, inner in schema.items():
        if key in _BY_NAME:
            found[key] = {name: change(part) if _is_schema(part) else part for name, part in inner.items()}
        elif key in _IN_LISTS:
            found[key] = [change(part) for part in inner]
        elif key in _ALONE and _is_schema(inner):
            found[key] = change(inner)
    return found


def _is_schema(part: object) -> bool:
    # A truth value is a schema too, for all and for nothing; it is short as it is.
    return isinstance(part, dict)
