"""Which notes of a deck a learner goes without: those of the other parts of a deck, and those thrown away.

An import gives a learner the whole deck, whatever became of it. A sync tells what is new from what the learner had the
choice of before: by the ledger, which says since when each note has been there, and by the learner's own notes, of
which the newest that a release dated says which release the learner has.
"""

from collections.abc import Mapping

from quizgen.releases.editions import NoteState
from quizgen.releases.merging import HeldNote
from quizgen.releases.model import Released


def goes_without(
    held: Mapping[str, HeldNote], notes: Mapping[str, NoteState], ledger: Mapping[str, Released]
) -> frozenset[str]:
    """Guids of the notes of a deck that a learner who has some of it lacks, and is not to be given.

    `held` are the learner's notes, `notes` the deck's and `ledger` all that was ever released, by guid. Who has half
    of what the deck held at the learner's last update has the deck, and gets what came since; who has less has a part
    of it, and gets nothing more.
    """
    live = [guid for guid, note in notes.items() if not note.retired]
    updated = _last_update(held, notes, ledger)
    was_there = {guid for guid in live if not updated or (guid in ledger and ledger[guid].born <= updated)}
    has_a_part = 2 * len(was_there & held.keys()) < len(was_there)
    return frozenset(
        guid for guid in live if guid not in held and (has_a_part or (updated and guid in was_there))
    )


def _last_update(
    held: Mapping[str, HeldNote], notes: Mapping[str, NoteState], ledger: Mapping[str, Released]
) -> int:
    """Seconds since 1970 of the newest release that the learner has something of; 0 where that is not known.

    A note that its learner edited bears the time of that, which is no release's.
    """
    releases = {
        time for guid in notes.keys() & ledger.keys() for time in (ledger[guid].born, ledger[guid].changed_at)
    }
    times = (held[guid].changed_at for guid in notes.keys() & held.keys())
    return max(releases.intersection(times), default=0)
