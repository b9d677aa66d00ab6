"""Where a table begins: titles and remarks may stand above the row that names the columns."""

from collections.abc import Sequence

LOOKED_AT = 30
"""Rows among which the header is looked for."""


def header_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Index of the row that names the columns; None where nothing looks like a table.

    It is the first that fills as many cells as most rows do, or nearly so.
    """
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    many = sorted(count for count in filled if count)
    if not many or many[-1] < 2:
        return None
    usual = many[len(many) // 2]
    return next((at for at, count in enumerate(filled) if count >= max(2, 0.6 * usual)), None)
