"""What tells a learner's own edit from the field as it was released.

Each note carries, in a field of its own, `12:5f0c9d1e 13:…`: a field's id and the hash of what a release
put there. A field whose present hash is another was edited since, and a sync leaves it alone. Ids, not
names or ordinals: a learner may rename, move and add fields, and a release may rename a spare one.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from unicodedata import is_normalized, normalize

_ENTRY = re.compile(r"(\S+):([0-9a-f]{8})")


def field_hash(value: str) -> str:
    """Eight hex digits for a field's HTML, the same in every Unicode form: Anki stores NFC.

    Of BLAKE2b over UTF-8. Not more digits, for they do not compress.
    """
    if not value.isascii() and not is_normalized("NFC", value):
        value = normalize("NFC", value)
    return blake2b(value.encode(), digest_size=4).hexdigest()


def field_hashes(names: Iterable[str], values: Iterable[str]) -> str:
    """What a note keeps of its fields as released; `names` (ids, without spaces) and `values` go together."""
    return " ".join(
        [f"{name}:{_brief_hash(value) if len(value) < 16 else field_hash(value)}"
         for name, value in zip(names, values, strict=True)]
    )  # fmt: skip


def read_hashes(text: str) -> dict[str, str]:
    """Hash as released of each field, by the name it was given; what cannot be read is left out."""
    return {found[1]: found[2] for found in map(_ENTRY.fullmatch, text.split()) if found}


# Most fields of a note are blank, or say what a thousand others say.
_brief_hash = lru_cache(maxsize=1024)(field_hash)
