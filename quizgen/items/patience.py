"""A pool for whoever draws from it again and again."""

from collections.abc import Callable, Iterator

from quizgen.facts.model import Collection, Subject
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.items.questions import Questions
from quizgen.items.templates import Template
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot


class PatientPool(Pool):
    """A pool that makes each item once, at the price of keeping it."""

    def __init__(self, collection: Collection, questions: Questions) -> None:
        super().__init__(collection, questions)
        self._questions: dict[tuple[str, str], list[Slot]] = {}
        for slot in super().slots():
            self._questions.setdefault((slot.template.id, slot.subject.id), []).append(slot)
        self._made: dict[str, Item | Refusal] = {}

    def slots(
        self,
        accept: Callable[[Template, Subject], bool] | None = None,
        asked_by: Callable[[Template], bool] | None = None,
    ) -> Iterator[Slot]:
        """Room for every item, as that of a pool."""
        for slots in self._questions.values():
            template = slots[0].template
            if (asked_by is None or asked_by(template)) and (
                accept is None or accept(template, slots[0].subject)
            ):
                yield from slots

    def make(self, slot: Slot, keep: tuple[str, ...] = ()) -> Item | Refusal:
        """The item of a slot, as that of a pool; one with options to keep is made afresh."""
        if keep:
            return super().make(slot, keep)
        if slot.id not in self._made:
            self._made[slot.id] = super().make(slot)
        return self._made[slot.id]
