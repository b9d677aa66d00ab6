"""Deals the items chosen for several forms, so that the forms are alike in what they ask and how hard they are."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from itertools import combinations

from quizgen.quizzes.programs import Chosen

_HUNDREDTHS = 100


def deal(
    chosen: Sequence[Chosen], forms: int, alike: Callable[[Chosen], Hashable]
) -> tuple[tuple[Chosen, ...], ...]:
    """The items of each form.

    Items that are alike come in multiples of the number of forms, and each form gets as many of them; of the
    ways to deal them, one in which the sums of difficulty of forms and their sections differ little.
    """
    table = _Table(chosen, forms)
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for card, each in enumerate(chosen):
        groups[alike(each)].append(card)
    for group in groups.values():
        table.share_out(group)
    while any(table.improved(group) for group in groups.values()):
        pass
    return tuple(
        tuple(each for card, each in enumerate(chosen) if table.form_of[card] == form)
        for form in range(forms)
    )


class _Table:
    """To which form each item is dealt, and the sums of difficulty that forms and their sections have."""

    def __init__(self, chosen: Sequence[Chosen], forms: int) -> None:
        self._difficulty = [round(_HUNDREDTHS * each.candidate.item.difficulty) for each in chosen]
        self._cost = [each.candidate.cost for each in chosen]
        self._section = [each.seat.section for each in chosen]
        self.form_of = [-1] * len(chosen)
        self._in_sections: list[defaultdict[int, int]] = [defaultdict(int) for _ in range(forms)]
        self._in_all = [0] * forms

    def share_out(self, group: Sequence[int]) -> None:
        """As many of a group to every form, the hardest to the one that has the easiest items so far."""
        forms = range(len(self._in_all))
        ranked = sorted(group, key=lambda card: (self._difficulty[card], self._cost[card]))
        for start in range(0, len(ranked), len(forms)):
            peers = ranked[start : start + len(forms)]
            section = self._section[peers[0]]
            easiest = sorted(forms, key=lambda form: (self._in_sections[form][section], self._in_all[form]))
            for form, card in zip(easiest, reversed(peers), strict=False):
                self._put(card, form)

    def improved(self, group: Sequence[int]) -> bool:
        """Whether exchanging items of a group brought the forms nearer to each other."""
        improved = False
        for one, other in combinations(group, 2):
            a, b = self.form_of[one], self.form_of[other]
            if a != b and self._difficulty[one] != self._difficulty[other]:
                before = self._unevenness(self._section[one], a, b)
                self._put(one, b)
                self._put(other, a)
                if self._unevenness(self._section[one], a, b) < before:
                    improved = True
                else:
                    self._put(one, a)
                    self._put(other, b)
        return improved

    def _unevenness(self, section: int, *forms: int) -> int:
        # Squares, since their sum over all forms falls with every exchange, so that exchanging comes to an end.
        return sum(self._in_sections[form][section] ** 2 + self._in_all[form] ** 2 for form in forms)

    def _put(self, card: int, form: int) -> None:
        section, former = self._section[card], self.form_of[card]
        if former >= 0:
            self._in_sections[former][section] -= self._difficulty[card]
            self._in_all[former] -= self._difficulty[card]
        self.form_of[card] = form
        self._in_sections[form][section] += self._difficulty[card]
        self._in_all[form] += self._difficulty[card]
