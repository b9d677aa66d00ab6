"""What a page leaves out because no font at hand prints it, though nothing is lost without it.

A key lists spellings in other scripts and quotes sources in their own words. Where no font has the
script, the spellings in Latin letters and the address of the source say as much.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from quizgen.exports.pdf import glyphs
from quizgen.exports.pdf.engine import Fonts
from quizgen.items.model import Cited, Cloze, Item, Typed
from quizgen.quizzes.model import Quiz


def legible(quiz: Quiz, fonts: Fonts) -> Quiz:
    """The quiz without what it can do without and no font can print."""
    learn((entry.item for form in quiz.forms for entry in form.entries), fonts)
    forms = tuple(
        replace(
            form,
            sections=tuple(
                replace(
                    section,
                    entries=tuple(replace(e, item=legible_item(e.item, fonts)) for e in section.entries),
                )
                for section in form.sections
            ),
        )
        for form in quiz.forms
    )
    return replace(quiz, forms=forms)


def learn(items: Iterable[Item], fonts: Fonts) -> None:
    """Find out for many items at once what `legible_item` has to know of each."""
    glyphs.learn((text for item in items for text in _spared(item)), fonts)


def _spared(item: Item) -> Iterator[str]:
    """What an item can do without."""
    body = item.body
    if isinstance(body, Typed):
        yield from body.accepted
    elif isinstance(body, Cloze):
        yield from (text for gap in body.gaps for text in gap.accepted)
    for cited in item.cites:
        yield from (cited.title, cited.prints)


def legible_item(item: Item, fonts: Fonts) -> Item:
    """The item without spellings and quotations that no font can print."""
    body = item.body
    if isinstance(body, Typed):
        body = replace(body, accepted=_legible_spellings(body.accepted, fonts))
    elif isinstance(body, Cloze):
        gaps = (replace(gap, accepted=_legible_spellings(gap.accepted, fonts)) for gap in body.gaps)
        body = replace(body, gaps=tuple(gaps))
    return replace(item, body=body, cites=tuple(_legible_citation(cited, fonts) for cited in item.cites))


def _legible_spellings(accepted: tuple[str, ...], fonts: Fonts) -> tuple[str, ...]:
    first, *others = accepted
    return (first, *(text for text in others if _prints(text, fonts)))


def _legible_citation(cited: Cited, fonts: Fonts) -> Cited:
    title = cited.title if _prints(cited.title, fonts) else cited.source
    return replace(cited, title=title, prints=cited.prints if _prints(cited.prints, fonts) else "")


def _prints(text: str, fonts: Fonts) -> bool:
    return not glyphs.missing((text,), fonts)
