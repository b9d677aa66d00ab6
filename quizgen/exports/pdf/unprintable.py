"""Warnings of what no font at hand can print, the same for quizzes and worksheets."""

import textwrap
from collections.abc import Iterable

from quizgen.exports.pdf import glyphs
from quizgen.exports.pdf.engine import Fonts
from quizgen.exports.sheets import one_line
from quizgen.problems import Place, Problem, Problems, Severity

_HINT = "name a folder with a font that has them: --font-path DIR"


def missing(place: Place, what: str, said: Iterable[str], fonts: Fonts) -> Problems:
    """A warning where something is said in characters that no font has, and what stands there instead."""
    lacking = glyphs.missing(map(one_line, said), fonts)
    if not lacking:
        return ()
    characters = textwrap.shorten(" ".join(lacking), 40, placeholder=" …")
    stand_in = "pinyin" if all(map(glyphs.is_chinese, lacking)) else glyphs.STAND_IN
    message = f"no font at hand prints {characters} of {what}; {stand_in} will stand there"
    return (warning(place, "missing-glyph", message),)


def warning(place: Place, code: str, message: str) -> Problem:
    """A warning that a folder of fonts would silence."""
    return Problem(place, code, message, _HINT, Severity.WARNING)
