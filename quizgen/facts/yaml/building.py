"""Nodes from PyYAML's events, refusing on the way all that YAML reads otherwise than a curator meant."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from sys import intern
from typing import Any

import yaml

from quizgen.facts.yaml import syntax
from quizgen.facts.yaml.engines import Engine, disarmed, rearmed
from quizgen.facts.yaml.nodes import Node, Scalar
from quizgen.facts.yaml.text import has_control_character, place_at
from quizgen.facts.yaml.unfinished import UnfinishedMapping, UnfinishedSequence
from quizgen.problems import Place, Problem

DEEPEST = 50
"""How many lists and mappings may stand within each other; a collection needs fewer than ten."""

_COMMENT = re.compile(" +#")
_DASH = re.compile(r"\n *- ")
_COLON = re.compile(" *:")


@dataclass(slots=True)
class Reading:
    """What came of reading a text, and how far it went."""

    node: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    end: int = 0
    """Index of the first character that was not read."""
    broken: bool = False
    """It stopped short, for a reason that is the last of its problems; there is no node."""
    quoted: list[tuple[int, int]] = field(default_factory=list)
    """For each quoted text in order, the indexes of its first character and of the one behind it; if asked."""


def read(path: str, text: str, engine: Engine, with_quotes: bool = False) -> Reading:
    """The nodes of a text in which no control character stands, and where its quotes are if asked."""
    exchanged = disarmed(text)
    builder = _Builder(path, text, exchanged != text, with_quotes)
    events = engine(exchanged)
    del exchanged
    handlers = builder.handlers()
    try:
        while builder.goes_on:
            event = events.get_event()
            handlers[type(event)](event)
    except yaml.MarkedYAMLError as error:
        builder.give_up(error)
    return builder.reading


class _Builder:
    """Puts one text's nodes together, the innermost first."""

    def __init__(self, path: str, text: str, has_stand_ins: bool, with_quotes: bool) -> None:
        self.reading = Reading(end=len(text))
        self.goes_on = True
        self._path = path
        self._text = text
        self._has_stand_ins = has_stand_ins
        self._with_quotes = with_quotes
        self._begun = False
        self._open: list[UnfinishedMapping | UnfinishedSequence] = []
        self._last_end: Any = None
        self._last_quoted: tuple[int, int] | None = None

    def handlers(self) -> dict[type, Callable[[Any], None]]:
        """What takes each sort of event.

        Not kept by the builder: a circle of references would keep the nodes until Python looks for garbage.
        """
        # Events are Any because PyYAML's stubs allow events without a mark, which no parser makes.
        return {
            yaml.StreamStartEvent: lambda event: None,
            yaml.StreamEndEvent: self._stream_end,
            yaml.DocumentStartEvent: self._document_start,
            yaml.DocumentEndEvent: self._document_end,
            yaml.MappingStartEvent: self._collection_start,
            yaml.SequenceStartEvent: self._collection_start,
            yaml.MappingEndEvent: self._collection_end,
            yaml.SequenceEndEvent: self._collection_end,
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
        }

    def give_up(self, error: yaml.MarkedYAMLError) -> None:
        """Stop where the text is no YAML any more."""
        brackets = (unfinished.bracket for unfinished in reversed(self._open))
        opened = next(
            (bracket for bracket in brackets if bracket is not None and self._text[bracket] in "[{"), None
        )
        self._break_off(syntax.explained(error, self._text, opened, self._last_quoted))

    def _break_off(self, slip: syntax.Slip) -> None:
        place = place_at(self._path, self._text, slip.index)
        # What was read beyond the slip is not what the curator meant.
        self.reading.problems = [problem for problem in self.reading.problems if problem.place < place]
        self._report(place, slip.code, slip.message, slip.hint)
        self.reading.node, self.reading.broken, self.reading.end = None, True, slip.index
        self.goes_on = False

    def _report(self, place: Place, code: str, message: str, hint: str) -> None:
        self.reading.problems.append(Problem(place, code, message, hint))

    def _overlook(self, place: Place, code: str, message: str, hint: str) -> None:
        """Stands in for `_report` where another problem says it all."""

    def _stream_end(self, event: Any) -> None:
        self.goes_on = False

    def _document_start(self, event: Any) -> None:
        if self._begun:
            self._second_document(event.start_mark)
        self._begun = True

    def _document_end(self, event: Any) -> None:
        if event.explicit:
            self._second_document(event.start_mark)

    def _second_document(self, mark: Any) -> None:
        slip = syntax.second_document(mark.index)
        self._report(self._place(mark), slip.code, slip.message, slip.hint)
        self.reading.end = mark.index
        self.goes_on = False

    def _collection_start(self, event: Any) -> None:
        mark = event.start_mark
        place = self._place(mark)
        if event.anchor or event.tag:
            self._refuse_properties(event, place)
        bracket = mark.index if event.flow_style else None
        if len(self._open) == DEEPEST:
            self._break_off(syntax.too_deep(mark.index, DEEPEST))
        elif type(event) is yaml.SequenceStartEvent:
            self._open.append(UnfinishedSequence(place, bracket))
        else:
            self._open.append(UnfinishedMapping(place, bracket, self._reporter(place, bracket)))

    def _reporter(self, place: Place, bracket: int | None) -> Callable[[Place, str, str, str], None]:
        """How a mapping reports; one of a template's pair of braces does not, for it is none."""
        if bracket is None:
            return self._report
        if self._text.startswith("{{", bracket):
            slip = syntax.braces_in_text(bracket)
            self._report(place, slip.code, slip.message, slip.hint)
            return self._overlook
        return self._overlook if bracket and self._text.startswith("{{", bracket - 1) else self._report

    def _collection_end(self, event: Any) -> None:
        self._last_end = event.end_mark
        self._add(self._open.pop().finished())

    def _scalar(self, event: Any) -> None:
        # Most texts of a collection stand in it many times: keys, sources, days, subjects referred to.
        text = intern(rearmed(event.value) if self._has_stand_ins else event.value)
        mark = event.start_mark
        place = Place(self._path, mark.line + 1, mark.column + 1)
        if event.anchor or event.tag:
            self._refuse_properties(event, place)
        if event.style:
            self._check_quoted(text, place, event)
        elif text:
            self._check_plain(text, place, event)
        elif self._open and (within := self._open[-1]).bracket is not None and within.awaits_value:
            colon = _COLON.match(self._text, self._last_end.index)
            if not colon:
                within.add_bare()
                return
            # libyaml would put an empty value in brackets at whatever comes next.
            place = Place(self._path, self._last_end.line + 1, self._last_end.column + 1 + len(colon[0]))
        self._last_end = event.end_mark
        self._add(Scalar(text, place, bool(event.style)))

    def _alias(self, event: Any) -> None:
        place = self._place(event.start_mark)
        message = f"'*{event.anchor}' repeats a value from elsewhere without a trace"
        self._report(place, "alias", message, "write the value out; put a text that begins with * in quotes")
        self._last_end = event.end_mark
        self._add(Scalar(f"*{event.anchor}", place))

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].add(node)
        else:
            self.reading.node = node

    def _place(self, mark: Any) -> Place:
        return Place(self._path, mark.line + 1, mark.column + 1)

    def _refuse_properties(self, event: Any, place: Place) -> None:
        if event.anchor:
            message = f"'&{event.anchor}' names a value so that it can be repeated elsewhere without a trace"
            hint = "delete it; put a text that begins with & in quotes"
            self._report(place, "anchor", message, hint)
        if event.tag:
            self._refuse_tag(place)

    def _refuse_tag(self, place: Place) -> None:
        message = "'!' begins an instruction to YAML, which is lost to the reader"
        self._report(place, "tag", message, "delete it; put a text that begins with ! in quotes")

    def _check_quoted(self, text: str, place: Place, event: Any) -> None:
        if event.style in "'\"":
            # An anchor or a tag may stand before the quote.
            opening = self._text.index(event.style, event.start_mark.index)
            self._last_quoted = opening, event.end_mark.index
            if self._with_quotes:
                self.reading.quoted.append(self._last_quoted)
        if has_control_character(text):
            message = "this text has an escape for a control character"
            self._report(place, "control-character", message, "leave the escape out")

    def _check_plain(self, text: str, place: Place, event: Any) -> None:
        end = event.end_mark
        if text[0] in "!%?":
            self._check_sign(text, place)
        if text.strip() != text:
            message = "this text begins or ends with a character that looks like a space and is none"
            self._report(place, "odd-space", message, "write a plain space, or put the text in quotes")
        if place.line <= end.line and _DASH.search(self._text, event.start_mark.index, end.index):
            message = "a line of this text begins with a dash, as if it were an item of a list"
            self._report(
                place, "dash-in-text", message, "put the text in quotes; a list has no text before it"
            )
        if self._text.startswith(" ", end.index) and (comment := _COMMENT.match(self._text, end.index)):
            self._check_comment(
                text, comment.end(), Place(self._path, end.line + 1, end.column + len(comment[0]))
            )

    def _check_sign(self, text: str, place: Place) -> None:
        """A text that begins with a sign which only `disarmed` has made a text."""
        if text[0] == "!":
            self._refuse_tag(place)
        elif text[0] == "%":
            message = "a line that begins with '%' is an instruction to YAML"
            self._report(place, "directive", message, "delete the line, or put the text in quotes")
        elif text == "?" or text[1] in " \n":
            message = "'?' with a space behind it begins a key of its own kind"
            self._report(place, "explicit-key", message, "write `key: value`, or put the text in quotes")

    def _check_comment(self, text: str, behind: int, place: Place) -> None:
        """A comment is meant as one behind a single word, with a space after its sign."""
        if len(text.split()) > 1 or self._text[behind : behind + 1].strip(" \r\n#"):
            message = f"' #' begins a comment, so that the text ends at {text[-30:]!r}"
            hint = "put the text in quotes if it goes on; put a comment on a line of its own"
            self._report(place, "comment-cuts-text", message, hint)
