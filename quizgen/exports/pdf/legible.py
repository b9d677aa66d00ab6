"""What a page leaves out because no font at hand prints it, though nothing is lost without it.

A key lists spellings in other scripts and quotes sources in their own words. Where no font has the
script, the spellings in Latin letters and the address of the source say as much.
"""

from dataclasses import replace

from quizgen.exports.pdf import glyphs
from quizgen.items.model import Cited, Cloze, Item, Typed
from quizgen.quizzes.model import Quiz


def legible(quiz: Quiz, font_paths: tuple[str, ...]) -> Quiz:
    """The quiz without what it can do without and no font can print."""
    forms = tuple(
        replace(
            form,
            sections=tuple(
                replace(
                    section,
                    entries=tuple(replace(e, item=legible_item(e.item, font_paths)) for e in section.entries),
                )
                for section in form.sections
            ),
        )
        for form in quiz.forms
    )
    return replace(quiz, forms=forms)


def legible_item(item: Item, font_paths: tuple[str, ...]) -> Item:
    """The item without spellings and quotations that no font can print."""
    body = item.body
    if isinstance(body, Typed):
        body = replace(body, accepted=_legible_spellings(body.accepted, font_paths))
    elif isinstance(body, Cloze):
        gaps = (replace(gap, accepted=_legible_spellings(gap.accepted, font_paths)) for gap in body.gaps)
        body = replace(body, gaps=tuple(gaps))
    return replace(item, body=body, cites=tuple(_legible_citation(cited, font_paths) for cited in item.cites))


def _legible_spellings(accepted: tuple[str, ...], font_paths: tuple[str, ...]) -> tuple[str, ...]:
    first, *others = accepted
    return (first, *(text for text in others if _prints(text, font_paths)))


def _legible_citation(cited: Cited, font_paths: tuple[str, ...]) -> Cited:
    title = cited.title if _prints(cited.title, font_paths) else cited.source
    return replace(cited, title=title, prints=cited.prints if _prints(cited.prints, font_paths) else "")


def _prints(text: str, font_paths: tuple[str, ...]) -> bool:
    return not glyphs.missing((text,), font_paths)
