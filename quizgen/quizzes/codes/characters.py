"""Codes as people read and type them: Crockford's base 32, in groups of four, with a check character at the end.

There is no I, L, O or U: what looks like a 1 or a 0 is one, in either case and in Cyrillic. Hyphens and blanks
mean nothing. The check character tells every single mistake and every exchange of two characters: it makes
the characters, taken as coefficients over GF(32), a polynomial that vanishes at a primitive element.
Source: D. Crockford, Base 32 (https://www.crockford.com/base32.html); the check is that of a Reed–Solomon code.
"""

from collections.abc import Iterable, Sequence

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUP = 4
_PRIMITIVE = 0b100101
"""x⁵ + x² + 1."""
_LOOKS_LIKE = str.maketrans("ILOАВЕКМНОРСТХ", "110ABEKMH0PCTX")
_MEANS_NOTHING = frozenset("-–— \t\n")


def written(digits: Sequence[int]) -> str:
    """Digits from 0 to 31 as a code, with its check character: `7K3F-Q2M9-A`."""
    whole = (*digits, _remainder((*digits, 0)))
    text = "".join(ALPHABET[digit] for digit in whole)
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def read(code: str) -> tuple[int, ...]:
    """The digits of a code; raises ValueError with what is wrong with it."""
    digits = []
    for character in code.upper().translate(_LOOKS_LIKE):
        if character in _MEANS_NOTHING:
            continue
        if character not in ALPHABET:
            raise ValueError(f"{character!r} stands in no code")
        digits.append(ALPHABET.index(character))
    if len(digits) < 2 or _remainder(digits):
        raise ValueError("a character of it is mistyped, missing or too many")
    return tuple(digits[:-1])


def _remainder(digits: Iterable[int]) -> int:
    value = 0
    for digit in digits:
        value = value << 1 ^ (_PRIMITIVE if value & 16 else 0) ^ digit
    return value
