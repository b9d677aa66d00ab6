"""The fonts that a page is set in, and the language of its labels: what is at hand decides."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from quizgen.exports.labels import ENGLISH, labels_of
from quizgen.exports.pdf import glyphs, unprintable
from quizgen.exports.pdf.engine import Fonts
from quizgen.exports.pdf.setting import Setting
from quizgen.exports.pdf.styles import READING_FACES
from quizgen.exports.protocol import Options
from quizgen.exports.sheets import one_line
from quizgen.problems import NOWHERE, Problems


def dressed(
    setting: Setting, options: Options, said: Callable[[Fonts], Iterable[str]]
) -> tuple[Setting, Fonts]:
    """A setting with its fonts: the machine's own only where nothing else will do for all that is said.

    Labels are in English where no font has their script.
    """
    fonts = Fonts(options.font_paths)
    if options.system_fonts and (_wants_face(setting, fonts) or _lacks(said(fonts), fonts)):
        fonts = replace(fonts, system=True)
    if setting.labels is not ENGLISH and glyphs.missing(setting.labels.words, fonts):
        setting = replace(setting, labels=ENGLISH)
    return setting, fonts


def unlabelled(language: str, setting: Setting) -> Problems:
    """A warning where labels had to be in another language than they are to be."""
    wanted = labels_of(language)
    if wanted.language == setting.labels.language:
        return ()
    message = f"no font at hand prints the labels in {wanted.language!r}; they will be in English"
    return (unprintable.warning(NOWHERE, "missing-glyph", message),)


def _wants_face(setting: Setting, fonts: Fonts) -> bool:
    wanted = setting.look.easy_reading or setting.look.large_print
    return wanted and fonts.families.isdisjoint(READING_FACES)


def _lacks(said: Iterable[str], fonts: Fonts) -> bool:
    return bool(glyphs.missing(map(one_line, said), fonts))
