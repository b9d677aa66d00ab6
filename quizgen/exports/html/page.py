"""The page: HTML and its style sheet, filled with a quiz."""

import base64
import hashlib
from functools import partial

from markupsafe import Markup

from quizgen.exports import sheets
from quizgen.exports.filling import environment, page_words, printable
from quizgen.exports.labels import Labels, labels_of
from quizgen.exports.protocol import Options, look_of, paper_of
from quizgen.exports.scripts import RIGHT_TO_LEFT, stretches
from quizgen.items.model import Item
from quizgen.quizzes.model import Quiz

_PAPERS = {"a4": "A4", "us-letter": "letter", "a5": "A5"}
_STRETCH = Markup('<span lang="{}">{}</span>')
_BACKWARDS = Markup('<span lang="{}" dir="rtl">{}</span>')
_SHORT, _MIDDLE = 14, 38
"""The longest option of which four, and of which two, stand side by side."""


def page_of(quiz: Quiz, options: Options) -> str:
    """The whole document. Raises ValueError for a paper that is not known."""
    labels = labels_of(quiz.language)
    name = sheets.part_name(options.part, labels)
    templates = environment(__package__)
    shared = {
        "quiz": quiz,
        "part": options.part.value,
        "name": name,
        "title": " – ".join(filter(None, (quiz.title, name))),
        "labels": labels,
        "look": look_of(quiz, options),
        "paper": _PAPERS[paper_of(quiz, options)],
        "words": partial(_words, language=quiz.language),
        "quoted": _quoted,
        "page_number": _page_number(labels),
        "width_of_options": _width_of_options,
    }
    style = Markup(templates.get_template("page.css").render(shared))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return templates.get_template("page.html").render(shared, style=style, digest=digest)


def _words(text: str, language: str) -> Markup:
    """A text with the language and direction of each stretch in another script."""
    marked = Markup("")
    for script, stretch in stretches(printable(text), language):
        template = _BACKWARDS if script in RIGHT_TO_LEFT else _STRETCH
        marked += template.format(script, stretch) if script else stretch
    return marked


def _quoted(text: str) -> Markup:
    """A text as a string of CSS, spelled so that nothing in it can end the string or the style sheet."""
    plain = (c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in printable(text))
    return Markup('"' + "".join(plain) + '"')


def _page_number(labels: Labels) -> Markup:
    """`Page 3 of 4` as the content of a margin box."""
    return Markup(" ").join(
        Markup(f"counter({text})") if counted else _quoted(text) for counted, text in page_words(labels)
    )


def _width_of_options(item: Item) -> str:
    """How many of an item's options stand side by side where there is room."""
    longest = max(len(option.text) for option in item.options)
    return "short" if longest <= _SHORT else "middle" if longest <= _MIDDLE else "long"
