"""What every schema is made of.

YAML that an editor reads has types where quizgen reads texts: `1689` is a number to it, `true` a truth value. So a
single text is whatever of these is no list and no mapping.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from quizgen.facts.dates import WRITTEN, Calendar
from quizgen.facts.model import Property, ValueType

Schema = dict[str, Any]
"""A JSON Schema, as the `json` module writes it."""

TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""A single text."""
EMPTY: Schema = {"type": "null"}
FLAG: Schema = {"enum": [True, False, "yes", "no"]}
WHOLE: Schema = {"type": "integer"}

_SPECIAL = re.compile(r"([\\^$.|?*+()\[\]{}/])")


def described(schema: Schema, words: str) -> Schema:
    """A schema with what an editor shows of it."""
    return {"description": words, **{key: value for key, value in schema.items() if key != "description"}}


def mapping(keys: Collection[str], said: Mapping[str, Schema], needs: Iterable[str] = ()) -> Schema:
    """A mapping that has the keys that its reader takes, and no others; what nobody has described takes anything."""
    return {
        "type": "object",
        "properties": {key: said.get(key, {}) for key in keys},
        "required": list(needs),
        "additionalProperties": False,
    }


def table(member: Schema, *, empty: bool = False) -> Schema:
    """A mapping of ids to members; `empty` where a member may have nothing said of it."""
    return {"type": "object", "additionalProperties": either(member, EMPTY) if empty else member}


def either(*schemas: Schema) -> Schema:
    """What any of several describes."""
    return {"anyOf": list(schemas)}


def listed(member: Schema) -> Schema:
    """A list, or a single member that stands for one."""
    return either(member, {"type": "array", "items": member})


def one_of(words: Iterable[str]) -> Schema:
    """One of a few words."""
    return {"enum": [word for each in words for word in _as_read(str(each))]}


def _as_read(word: str) -> tuple[Any, ...]:
    """A word as an editor may read it: a number where it looks like one, and a text where it is quoted."""
    if re.fullmatch(r"0|[1-9]\d*", word):
        return word, int(word)
    return (word, word == "true") if word in ("true", "false") else (word,)


def offered(words: Iterable[str]) -> Schema:
    """Any text; an editor offers these."""
    known = one_of(sorted(words))
    return either(known, TEXT) if known["enum"] else TEXT


def date(words: str = "") -> Schema:
    """A day, a month, a year or a range of days."""
    single = WRITTEN.pattern.replace("(", "(?:").replace("(?:?:", "(?:")
    written = {
        "type": "string",
        "pattern": f"^{single}(?:\\.\\.{single})?$",
        "patternErrorMessage": "Write 2019-12-02, 2019-12, 2019 or a range A..B",
    }
    return described(
        either(written, WHOLE), words or "2019-12-02, 2019-12, 2019, or a range 2019-12-02..2019-12-05"
    )


CALENDAR = described(one_of(Calendar), "julian for an Old Style date, written as it was; both are printed")


def value(prop: Property) -> Schema:
    """What a property's values are written like."""
    match prop.type:
        case ValueType.TEXT:
            return TEXT
        case ValueType.NAME:
            return one_of(prop.values) if prop.values else TEXT
        case ValueType.DATE:
            return date()
        case ValueType.QUANTITY:
            return _quantity(prop)
        case ValueType.REFERENCE:
            kinds = [reference(f"subject.{kind}") for kind in prop.to]
            return either(*kinds) if kinds else reference("subject")
        case ValueType.FLAG:
            return FLAG


def reference(name: str) -> Schema:
    """What is described under a name in the same schema."""
    return {"$ref": f"#/definitions/{name}"}


def _quantity(prop: Property) -> Schema:
    units = "|".join(_SPECIAL.sub(r"\\\1", unit) for unit in prop.units) or r"\S.*"
    return {
        "type": "string",
        "pattern": f"^(?:about )?[-+]?\\d+(?:\\.\\d+)? ?(?:{units})$",
        "patternErrorMessage": f"Write a number and its unit: {', '.join(prop.units) or 'any'}",
    }


def hint(prop: Property) -> str:
    """What an editor says of a property: its label, and what it takes."""
    match prop.type:
        case ValueType.QUANTITY:
            takes = f"a quantity in {', '.join(prop.units) or 'any unit'}"
        case ValueType.REFERENCE:
            takes = f"the id of a subject ({', '.join(prop.to) or 'of any kind'})"
        case ValueType.NAME if prop.values:
            takes = "one of a closed list"
        case _:
            takes = f"a {prop.type}"
    many = "" if prop.many == "one" else f", a {prop.many}"
    return f"{prop.label}: {takes}{many}{', with the day it was right' if prop.changes and not many else ''}"
