"""Text as runs of WordprocessingML, each in the language and direction that its script tells."""

from dataclasses import dataclass

from markupsafe import Markup

from quizgen.exports.filling import printable
from quizgen.exports.scripts import RIGHT_TO_LEFT, stretches

_LATIN = {"en": "en-US", "ru": "ru-RU"}
_EAST_ASIAN = {
    "zh": ("zh-CN", "SimSun"),
    "zh-Hans": ("zh-CN", "SimSun"),
    "zh-Hant": ("zh-TW", "PMingLiU"),
    "zh-TW": ("zh-TW", "PMingLiU"),
    "zh-HK": ("zh-HK", "PMingLiU"),
    "ja": ("ja-JP", "MS Mincho"),
    "ko": ("ko-KR", "Batang"),
}
_COMPLEX = {"ar": "ar-SA", "he": "he-IL"}

_RUN = Markup('<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>')
_STYLE = Markup('<w:rStyle w:val="{}"/>')
_LANGUAGE = Markup('<w:lang w:val="{}"/>')
_EAST_ASIAN_FONT = Markup('<w:rFonts w:hint="eastAsia" w:eastAsia="{}"/>')
_EAST_ASIAN_LANGUAGE = Markup('<w:lang w:eastAsia="{}"/>')
_RIGHT_TO_LEFT = Markup('<w:rtl/><w:lang w:bidi="{}"/>')
_PROPERTIES = Markup("<w:rPr>{}</w:rPr>")


@dataclass(frozen=True, slots=True)
class Spelling:
    """The languages by which Word spells and picks fonts, unless a run says otherwise."""

    latin: str
    east_asian: str
    east_asian_font: str


def spelling_of(language: str) -> Spelling:
    """What a document in this language is spelled by; Chinese where it does not say otherwise."""
    primary = language.partition("-")[0]
    east_asian, font = _EAST_ASIAN.get(language) or _EAST_ASIAN.get(primary) or _EAST_ASIAN["zh"]
    # A document in an East Asian language has its Latin words spelled as English.
    latin = "en-US" if primary in _EAST_ASIAN else _LATIN.get(language, language)
    return Spelling(latin, east_asian, font)


def runs(text: str, style: str = "", *, language: str) -> Markup:
    """A text, every character of it literal, in a character style of the document or none."""
    return Markup("").join(
        _RUN.format(_properties(style, script), words)
        for script, words in stretches(printable(text), language)
    )


def _properties(style: str, script: str) -> Markup:
    # Word wants the children of w:rPr in this order: style, fonts, direction, language.
    styled = _STYLE.format(style) if style else Markup("")
    if script in _EAST_ASIAN:
        language, font = _EAST_ASIAN[script]
        inner = styled + _EAST_ASIAN_FONT.format(font) + _EAST_ASIAN_LANGUAGE.format(language)
    elif script in RIGHT_TO_LEFT:
        inner = styled + _RIGHT_TO_LEFT.format(_COMPLEX[script])
    elif script:
        inner = styled + _LANGUAGE.format(_LATIN.get(script, script))
    else:
        inner = styled
    return _PROPERTIES.format(inner) if inner else inner
