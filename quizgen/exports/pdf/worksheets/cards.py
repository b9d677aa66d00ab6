"""Flashcards as their Typst template reads them: leaves of fronts and backs by turns."""

import textwrap
from collections.abc import Sequence

from quizgen.exports.answers import full_answer
from quizgen.exports.labels import Labels
from quizgen.exports.pdf.setting import Json, Setting
from quizgen.items.model import Recall
from quizgen.quizzes.model import Entry
from quizgen.quizzes.recipes.worksheets import Duplex
from quizgen.quizzes.worksheets.model import Flashcards

_SIZES = (15, 14, 13, 12, 11, 10, 9, 8)
_LARGE_SIZES = (24, 22, 20, 18)
_SOURCE = 70
"""Characters of the source at the foot of a back."""


def flashcards(cards: Flashcards, setting: Setting) -> Json:
    """Leaves with their cards row by row, None where there is none."""
    columns, rows = grid_of(cards.per_page, setting)
    per_page = columns * rows
    leaves: list[Json] = []
    for begin in range(0, len(cards.entries), per_page):
        printed: list[Json | None] = [
            _card(e, setting.labels) for e in cards.entries[begin : begin + per_page]
        ]
        printed += [None] * (per_page - len(printed))
        leaves.append({"side": "front", "cards": printed})
        leaves.append({"side": "back", "cards": turned(printed, columns, cards.duplex)})
    return {
        "columns": columns,
        "rows": rows,
        "inset": 4 if setting.style.width < setting.style.height / 2 or setting.style.is_narrow else 6,
        "sizes": _LARGE_SIZES if setting.look.large_print else _SIZES,
        "leaves": leaves,
    }


def grid_of(per_page: int, setting: Setting) -> tuple[int, int]:
    """Columns and rows of cards on a page: in large print fewer, so that what they say has room."""
    if not setting.look.large_print:
        return 2, per_page // 2
    # The longest side of a card that is let in fills half of a small page.
    return (1, 2) if setting.style.width < setting.style.size * 25 else (2, 2)


def turned(cards: Sequence[Json | None], columns: int, duplex: Duplex) -> list[Json | None]:
    """The order of cards on the back of a page, so that each comes to lie behind its front."""
    rows = [list(cards[at : at + columns]) for at in range(0, len(cards), columns)]
    if duplex is Duplex.LONG_EDGE:
        return [card for row in rows for card in reversed(row)]
    return [card for row in reversed(rows) for card in row]


def _card(entry: Entry, labels: Labels) -> Json:
    item = entry.item
    answer = "; ".join(item.body.answers) if isinstance(item.body, Recall) else full_answer(item, labels)
    as_of = item.as_of and labels("as-of", day=item.as_of)
    source = textwrap.shorten(item.cites[0].title, _SOURCE, placeholder=" …") if item.cites else ""
    return {
        "number": str(entry.number),
        "front": item.stem,
        "back": answer,
        "more": " ".join(filter(None, (item.explanation, as_of))),
        "source": source,
    }
