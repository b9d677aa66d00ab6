"""A crossword as its Typst template reads it: cells row by row, clues in columns, the grid in words."""

import math

from quizgen.exports.labels import Labels
from quizgen.exports.pdf.setting import Json, Setting
from quizgen.exports.pdf.worksheets.told import explained, solved
from quizgen.quizzes.worksheets.model import Clue, Crossword

_CLUE = 44
"""Characters of a clue on a line."""


def crossword(crossword: Crossword, setting: Setting, *, key: bool) -> Json:
    """The grid, empty or filled, with its clues or with what their answers rest on."""
    grid, labels = crossword.grid, setting.labels
    cells: list[Json | None] = []
    for row in range(grid.height):
        for column in range(grid.width):
            letter = grid.letters.get((row, column))
            number = grid.numbers.get((row, column))
            shown = {"number": str(number or ""), "letter": (letter or "") if key else ""}
            cells.append(shown if letter else None)
    answers = (
        (_direction(down, labels), [_solved(clue, setting) for clue in clues])
        for down, clues in ((False, crossword.across), (True, crossword.down))
    )
    return {
        "points": len(crossword.clues),
        "width": grid.width,
        "height": grid.height,
        "cells": cells,
        "clues": _clues(crossword, labels),
        "alt": _told(crossword, labels, key=key),
        "explained": explained(*answers) if key else [],
    }


def _solved(clue: Clue, setting: Setting) -> Json:
    # What explains an answer says again what was asked.
    stem = "" if clue.item.explanation else clue.text
    return solved(clue.number, clue.item, setting, stem=stem, answer=clue.answer)


def _direction(down: bool, labels: Labels) -> str:
    return labels("down" if down else "across")


def _clues(crossword: Crossword, labels: Labels) -> list[list[Json]]:
    """The clues in two columns of about the same height, each direction under its heading, which has no number."""
    lines: list[Json] = []
    for down, clues in ((False, crossword.across), (True, crossword.down)):
        if clues:
            lines.append({"number": "", "text": _direction(down, labels), "lengths": ""})
            lines.extend(map(_clue, clues))
    heights = [1 + math.ceil((len(line["text"]) + len(line["lengths"])) / _CLUE) for line in lines]
    split = min(range(1, len(lines)), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
    if lines[split - 1]["number"] == "":
        split -= 1
    return [lines[:split], lines[split:]]


def _clue(clue: Clue) -> Json:
    return {"number": str(clue.number), "text": clue.text, "lengths": clue.lengths}


def _told(crossword: Crossword, labels: Labels, *, key: bool) -> str:
    """The grid in words, for those who cannot see it."""
    grid = crossword.grid
    places = (
        labels(
            "grid-word",
            direction=_direction(laid.down, labels),
            number=laid.number,
            row=laid.row + 1,
            column=laid.column + 1,
            letters=laid.word if key else labels("letters", n=len(laid.word)),
        )
        for laid in grid.words
    )
    return " ".join((labels("grid", height=grid.height, width=grid.width), f"{'; '.join(places)}."))
