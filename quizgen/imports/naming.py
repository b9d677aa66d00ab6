"""Ids and words made of the names that a table uses."""

import re
import unicodedata

from quizgen.facts.vocabulary import SENTENCE_WORDS, SUBJECT_KEYS

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PUT_PLAINLY = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "№": "no"}
)


def plain(text: str) -> str:
    """A text in small letters without accents, as far as it is written in Latin ones."""
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_PUT_PLAINLY))
    return unicodedata.normalize("NFC", "".join(part for part in parts if not unicodedata.combining(part)))


def slug(text: str) -> str:
    """An id for a subject or a file: letters, digits and hyphens; empty where the text has neither."""
    return "-".join(re.findall(r"[^\W_]+", plain(text)))


def words(header: str) -> list[str]:
    """The words of a header: `dateOfBirth`, `date_of_birth` and `Date of birth` are the same three."""
    return re.findall(r"[^\W_]+", _HUMP.sub(" ", header).replace("'", ""))


def property_id(header: str, fallback: str) -> str:
    """An id for a property; `fallback` where the header has no Latin letter to begin it with."""
    id = "_".join(re.findall(r"[a-z0-9]+", " ".join(map(plain, words(header)))))
    if not id or not id[0].isalpha() or len(re.sub(r"[^a-z]", "", id)) * 2 < len("".join(words(header))):
        return fallback
    return f"the_{id}" if id in SUBJECT_KEYS | SENTENCE_WORDS | {"id", "skip"} else id


def label(header: str) -> str:
    """A header as a noun phrase in a sentence: abbreviations keep their capitals."""
    found = words(header)
    return " ".join(word if len(word) > 1 and word.isupper() else word.lower() for word in found) or header


def singular(word: str) -> str:
    """One of what a plural names, as far as English spelling tells."""
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + instead
    return (
        word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
    )


def plural(word: str) -> str:
    """Several of what a word names, as far as English spelling tells."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"
