"""The parts of a Word document, filled with a quiz: main text, styles, numbering, headers, footers, properties."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

from quizgen.exports import sheets
from quizgen.exports.docx.dress import FONTS, dress_of, page_of
from quizgen.exports.docx.runs import runs, spelling_of
from quizgen.exports.filling import environment, page_words
from quizgen.exports.labels import Labels, labels_of
from quizgen.exports.protocol import Options, look_of, paper_of
from quizgen.quizzes.model import Quiz


@dataclass(slots=True)
class Lists:
    """The lists that a document starts while it is filled; each counts from 1 again."""

    ITEMS: ClassVar[int] = 0
    ENTRIES: ClassVar[int] = 1
    NOTES: ClassVar[int] = 2
    started: list[int] = field(default_factory=lambda: [Lists.ITEMS, Lists.ENTRIES, Lists.NOTES])
    """The kind of each, in order; the first three belong to styles, for what is written in Word later on."""

    def start(self, kind: int) -> int:
        """The number of a new list."""
        self.started.append(kind)
        return len(self.started)


@dataclass(slots=True)
class Links:
    """The web addresses that a document names while it is filled."""

    addresses: dict[str, str] = field(default_factory=dict)
    """Address -> id of its relationship."""

    def to(self, address: str) -> str:
        """The id by which the main text names an address."""
        return self.addresses.setdefault(address, f"link{len(self.addresses) + 1}")


def parts_of(quiz: Quiz, options: Options) -> dict[str, bytes]:
    """The parts by name in the archive. Raises ValueError for a paper that is not known."""
    labels = labels_of(quiz.language)
    dress = dress_of(look_of(quiz, options))
    page = page_of(paper_of(quiz, options))
    spelling = spelling_of(quiz.language)
    name = sheets.part_name(options.part, labels)
    title = " – ".join(filter(None, (quiz.title, name)))
    shared = {
        "quiz": quiz,
        "part": options.part.value,
        "title": title,
        "foot": sheets.foot(quiz.title, name, dress.foot_line(page)),
        "fits_head": partial(dress.fits_head, page),
        "badges": [_badge(name, form.letter, labels) for form in quiz.forms],
        "labels": labels,
        "dress": dress,
        "page": page,
        "spelling": spelling,
        "fonts": FONTS,
        "lists": Lists(),
        "links": Links(),
        "runs": partial(runs, language=quiz.language),
    }
    # The main text comes first, since numbering and relationships hold what it started and named.
    main = _filled("document.xml", shared)
    parts = {
        "[Content_Types].xml": _filled("content-types.xml", shared),
        "_rels/.rels": _filled("package.rels", shared),
        "docProps/core.xml": _filled("core.xml", shared),
        "word/document.xml": main,
        "word/_rels/document.xml.rels": _filled("document.rels", shared),
        "word/styles.xml": _filled("styles.xml", shared),
        "word/numbering.xml": _filled("numbering.xml", shared),
        "word/settings.xml": _filled("settings.xml", shared),
        "word/fontTable.xml": _filled("fonts.xml", shared),
    }
    for number, form in enumerate(quiz.forms, start=1):
        of_form = shared | {
            "form": form,
            "page_words": page_words(labels),
            # Word alone knows the pages of a section; the page of a bookmark is known to all.
            "last_page": "NUMPAGES" if len(quiz.forms) == 1 else f"PAGEREF end{number}",
        }
        parts[f"word/header{number}.xml"] = _filled("header.xml", of_form)
        parts[f"word/footer{number}.xml"] = _filled("footer.xml", of_form)
    return parts


def _badge(name: str, letter: str, labels: Labels) -> str:
    return " · ".join(filter(None, (name, letter and labels("form", letter=letter))))


def _filled(template: str, values: dict[str, Any]) -> bytes:
    return environment(__package__).get_template(template).render(values).encode()
