"""A quiz, its key, mark scheme or sources as Markdown: to read in the terminal and to paste.

CommonMark, kept so that it reads well unrendered: numbered questions, lettered options, no tables and no
HTML. Whatever a fact says stays text: punctuation that would mark up is escaped with a backslash, `<` and
`&` as entities, which older dialects know too.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from quizgen.exports import sheets
from quizgen.exports.answers import (
    also_right,
    full_answer,
    gap_numbers,
    main_sources,
    option_letter,
    short_answer,
    source_line,
    web_address,
    why_wrong,
)
from quizgen.exports.bibliography import Listed, bibliography
from quizgen.exports.labels import Labels, labels_of
from quizgen.exports.protocol import DEFAULTS, Options, Part, unsupported
from quizgen.items.model import (
    Choice,
    Cited,
    Cloze,
    Item,
    ItemType,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.problems import Problems
from quizgen.quizzes.model import Entry, Form, Quiz

_MARKS_UP = re.compile(r"[\\`*_\[\]$~^]|(?<!\S)#")
_BEGINS_BLOCK = re.compile(r"^(\d+(?=[.)](?!\S))|(?=[>+\-=:]))")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_GAP = "____"


@dataclass(frozen=True, slots=True)
class MarkdownExporter:
    """Sheets and keys as CommonMark in UTF-8, all forms in one file."""

    name: str = "Markdown"
    suffix: str = ".md"
    takes: frozenset[ItemType] = frozenset(ItemType)

    def check(self, quiz: Quiz, options: Options = DEFAULTS) -> Problems:
        """Nothing, as Markdown holds every item type."""
        return unsupported([entry.item for form in quiz.forms for entry in form.entries], self)

    def render(self, quiz: Quiz, options: Options) -> bytes:
        """One part of the quiz, form after form."""
        labels = labels_of(quiz.language)
        blocks = (
            block
            for form in quiz.forms
            for block in (*_head(quiz, form, options.part, labels), *_PARTS[options.part](quiz, form, labels))
        )
        return ("\n\n".join(blocks) + "\n").encode()


def _sheet(quiz: Quiz, form: Form, labels: Labels) -> Iterator[str]:
    if form.name:
        yield f"**{inline(' · '.join(filter(None, (form.name, form.group))))}**"
    if quiz.instructions:
        yield _block(quiz.instructions)
    for section in form.sections:
        if section.title:
            yield f"## {inline(section.title)} ({sheets.worth(section, labels)})"
        if section.instructions:
            yield _block(section.instructions)
        for entry in section.entries:
            yield _numbered(entry, _question(entry.item, sheets.worth_within(section, entry, labels), labels))


def _key(quiz: Quiz, form: Form, labels: Labels) -> Iterator[str]:
    yield " · ".join(
        f"{entry.number} **{inline(short_answer(entry.item, labels))}**" for entry in form.entries
    )


def _marks(quiz: Quiz, form: Form, labels: Labels) -> Iterator[str]:
    for entry in form.entries:
        yield _numbered(entry, _explained(entry, labels))
    if form is quiz.forms[-1] and quiz.command:
        yield f"{labels('made-with')} {inline(quiz.command)}"


def _sources(quiz: Quiz, form: Form, labels: Labels) -> Iterator[str]:
    yield _block(labels("sources-note"))
    yield "\n".join(f"- {_listed(each, labels)}" for each in bibliography(form, labels))


_PARTS = {Part.SHEET: _sheet, Part.KEY: _key, Part.MARKS: _marks, Part.SOURCES: _sources}


def _head(quiz: Quiz, form: Form, part: Part, labels: Labels) -> Iterator[str]:
    title = quiz.title, sheets.part_name(part, labels), form.letter and labels("form", letter=form.letter)
    yield f"# {inline(' – '.join(filter(None, title)))}"
    yield _block(
        f"{quiz.collection} · {sheets.points(form.points, labels)} · {sheets.code(quiz, form, labels)}"
    )


def _numbered(entry: Entry, blocks: Iterator[str]) -> str:
    number = f"{entry.number}. "
    return number + textwrap.indent("\n\n".join(blocks), " " * len(number)).lstrip(" ")


def _question(item: Item, worth: str, labels: Labels) -> Iterator[str]:
    asked = _stem(item) + (f" ({worth})" if worth else "")
    match item.body:
        case Choice(options):
            yield asked
            yield _lettered(option.text for option in options)
        case Multiple(options):
            yield f"{asked} ({inline(labels('choose-all'))})"
            yield _lettered(option.text for option in options)
        case Matching(pairs, offered):
            yield asked
            yield "\n".join(f"{n}. {inline(pair.left)} {_GAP}" for n, pair in enumerate(pairs, start=1))
            yield _lettered(offered)
        case Ordering(entries, shown, first, last):
            yield asked
            yield _lettered(entries[index].text for index in shown)
            yield f"{inline(first).capitalize()} → {inline(last)}: {' '.join([_GAP] * len(entries))}"
        case Numeric(unit=unit):
            yield asked
            yield f"{inline(labels('answer'))} {_GAP} {inline(unit)}".rstrip()
        case TrueFalse():
            yield f"**{inline(labels('true-false'))}** {asked}"
        case Typed() | Recall():
            yield asked
            yield f"{inline(labels('answer'))} {_GAP}"
        case Cloze():
            yield asked
        case _:
            assert_never(item.body)


def _lettered(texts: Iterable[str]) -> str:
    return "\n".join(f"- {option_letter(i)}. {inline(text)}" for i, text in enumerate(texts))


def _stem(item: Item) -> str:
    if isinstance(item.body, Cloze):
        first, *others = item.body.texts
        numbers = gap_numbers(len(others))
        return _block(first) + "".join(
            f"{number}{_GAP}{inline(text)}" for number, text in zip(numbers, others, strict=True)
        )
    return _block(item.stem)


def _explained(entry: Entry, labels: Labels) -> Iterator[str]:
    item = entry.item
    yield _stem(item)
    letter = f"{short_answer(item)}. " if isinstance(item.body, Choice | Multiple) else ""
    worth = sheets.points(entry.points, labels)
    yield f"**{letter}{inline(full_answer(item, labels)).strip()}** ({worth})"
    if item.explanation:
        yield _block(item.explanation)
    if notes := list(_notes(item, labels)):
        yield "\n".join(f"- {note}" for note in notes)


def _notes(item: Item, labels: Labels) -> Iterator[str]:
    if also := also_right(item, labels):
        yield f"{labels('also-right')} {inline(' · '.join(also))}"
    for option, because in why_wrong(item):
        not_it = labels("not-option", option=option) if option else ""
        yield f"{inline(not_it)} {inline(because)}" if option else _block(because)
    yield from map(_block, item.remarks)
    if item.as_of:
        yield inline(labels("as-of", day=item.as_of))
    shown, more = main_sources(item)
    yield from (f"{labels('source')} {_source(cited, labels)}" for cited in shown)
    if more:
        yield labels("more-sources", n=more)


def _listed(listed: Listed, labels: Labels) -> str:
    asked = listed.asked(labels)
    return f"{_source(listed.source, labels)} ({inline(asked)})"


def _source(cited: Cited, labels: Labels) -> str:
    address = web_address(cited)
    return inline(source_line(cited, labels)) + (f" <{address}>" if address else "")


def inline(text: str) -> str:
    """A fact's text within a line, every character of it literal."""
    escaped = _MARKS_UP.sub(r"\\\g<0>", sheets.one_line(text))
    return _ENTITY.sub("&amp;", escaped).replace("<", "&lt;")


def _block(text: str) -> str:
    """A fact's text at the start of a block, where it could also pass for a list, quotation or rule."""
    return _BEGINS_BLOCK.sub(r"\1\\", inline(text).lstrip(" "))
