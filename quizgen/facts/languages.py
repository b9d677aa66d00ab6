"""Language codes: BCP 47, as IANA's registry has them.

The registry takes a while to load, so only `quizgen check` asks it; every other command is content with
the form of a code.
"""

import re
from collections.abc import Iterator

from quizgen.facts.model import Collection
from quizgen.problems import Place, Problem, Problems

HINT = "write a language code such as en, ru or zh-Hans"
_FORM = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def is_well_formed(code: str) -> bool:
    """Whether a text has the form of a language code."""
    return bool(_FORM.fullmatch(code))


def check(collection: Collection) -> Problems:
    """Language codes that no language has."""
    from langcodes import tag_is_valid

    known = {code: tag_is_valid(code) for code in {code for code, _, _ in _codes(collection)}}
    return tuple(
        Problem(place, "unknown-language", f"{what} {code!r}, which is no language code", HINT)
        for code, what, place in _codes(collection)
        if not (known[code] and is_well_formed(code))
    )


def _codes(collection: Collection) -> Iterator[tuple[str, str, Place]]:
    # A code of the wrong form was noted when the collection was read.
    if is_well_formed(collection.language):
        yield collection.language, "the collection is in", Place("seeds/collection.yaml")
    for subject in collection.subjects.values():
        for name in subject.names:
            yield name.language, f"subject {subject.id!r} has a name in", name.place
