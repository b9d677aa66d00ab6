"""The memory of what learners have: one entry a note, kept in `decks/releases.ledger`.

Line order and repeats in the ledger mean nothing: entries fold by guid and the newest wins, so two
branches that both released merge by git's union driver alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Released:
    """A note as learners have it."""

    guid: str
    digest: str
    """Hash of the note's content, media and tags as released."""
    born: int
    """Seconds since 1970 of the release that first had it."""
    changed_at: int
    """Seconds since 1970 of the release that last changed it."""
    retired: bool
    options: tuple[str, ...]
    """Tokens of a choice item's distractors, by which they are found again and kept while still proven."""
    deck: str
    """Id of the deck recipe it belongs to."""
    id: str
    """The note's id at birth."""
    placed: tuple[str, ...] = ()
    """Names of the decks that releases put its cards in, sorted: a card elsewhere was moved by its learner."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that was ever released."""

    by_guid: Mapping[str, Released]

    @property
    def last_release(self) -> int:
        """Seconds since 1970 of the newest release; 0 before the first."""
        return max((note.changed_at for note in self.by_guid.values()), default=0)
