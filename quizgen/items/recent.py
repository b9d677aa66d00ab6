"""What was worked out of one template of late: each subject is compared with many, and asked once."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Recent:
    """Results by their keys, kept while one template is asked and forgotten with the next.

    Slots come template by template, so that this saves most of the work, and its size is that of one
    template's questions however large the collection.
    """

    def __init__(self) -> None:
        self._template = ""
        self._results: dict[Hashable, Any] = {}

    def get(self, template: str, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave for this key of a template, or gives now."""
        if template != self._template:
            self._template = template
            self._results = {}
        if key not in self._results:
            self._results[key] = make()
        found: T = self._results[key]
        return found
