"""How likely chance alone makes a form look as it does."""

from collections.abc import Sequence
from math import comb, erfc, exp, gamma, sqrt

TOO_UNLIKELY = 1e-5
"""A form is called flawed where chance makes fewer than one in a hundred thousand look so: whoever draws a
recipe under a thousand seeds is not told of forms with which nothing is wrong."""


def at_least(hits: int, trials: int, probability: float) -> float:
    """The probability that as many of independent trials hit, or more."""
    return sum(
        comb(trials, n) * probability**n * (1 - probability) ** (trials - n) for n in range(hits, trials + 1)
    )


def chi_square(counts: Sequence[int]) -> float:
    """The probability that counts of equally likely outcomes lie so far apart, or farther (Pearson 1900)."""
    expected = sum(counts) / len(counts)
    x = sum((count - expected) ** 2 for count in counts) / expected / 2
    # The upper incomplete gamma function of half the degrees of freedom, built up in steps of one.
    half = (len(counts) - 1) / 2
    order = 1.0 if half == int(half) else 0.5
    tail = exp(-x) if order == 1 else erfc(sqrt(x))
    while order < half:
        tail += x**order * exp(-x) / gamma(order + 1)
        order += 1
    return tail
