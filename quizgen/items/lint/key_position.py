"""The places of the keys in a form depart from chance.

Places are drawn, never forced into balance: test-wise students would know that a B is due (Bar-Hillel &
Attali 2002). So only what chance hardly ever does is found, by how often each place is taken (chi-square)
and by how often neighbours have the same place (runs, or none):

>>> same = [choice("Where?", "*Nerchinsk", "Kyakhta", "Aigun")] * 14
>>> [found.message for found in of_form(same, context)]
['of 14 keys, 14 stand at A, 0 at B, 0 at C', '13 of 13 keys stand where the key before them stands']
>>> mixed = [choice("Where?", "*Nerchinsk", "Kyakhta", "Aigun"), choice("Where?", "Minsk", "*Moscow", "Aigun")]
>>> list(of_form(mixed * 3, context))
[]
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from string import ascii_uppercase

from quizgen.items.lint.chance import TOO_UNLIKELY, at_least, chi_square
from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import InForm, offered
from quizgen.items.model import Item


def of_form(items: Sequence[Item], context: Context) -> Iterator[InForm]:
    """A finding for each way in which the places of the keys are too even or too uneven for chance."""
    places: dict[int, list[int]] = {}
    for item in items:
        if offered(item, context):
            place = next(at for at, option in enumerate(item.options) if option.right)
            places.setdefault(len(item.options), []).append(place)
    for count, taken in sorted(places.items()):
        if count > 1:
            yield from _uneven(taken, count)
            yield from _in_runs(taken, count)


def _uneven(taken: list[int], count: int) -> Iterator[InForm]:
    counts = Counter(taken)
    if chi_square([counts[place] for place in range(count)]) < TOO_UNLIKELY:
        told = ", ".join(
            f"{counts[n]} {'stand ' if n == 0 else ''}at {ascii_uppercase[n]}" for n in range(count)
        )
        yield InForm(None, f"of {len(taken)} keys, {told}")


def _in_runs(taken: list[int], count: int) -> Iterator[InForm]:
    # Each key has the place of the one before by the same chance, whatever came before that.
    pairs = len(taken) - 1
    alike = sum(one == other for one, other in pairwise(taken))
    too_many = at_least(alike, pairs, 1 / count) < TOO_UNLIKELY
    too_few = at_least(pairs - alike, pairs, 1 - 1 / count) < TOO_UNLIKELY
    if too_many or too_few:
        yield InForm(None, f"{alike} of {pairs} keys stand where the key before them stands")
