"""The language of question templates: Jinja2 expressions, and nothing that runs.

`compiling` makes a sentence of a template, `phrases` are what it is made of, `rendering` puts it into words.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.items.rendering import NeedError, Rendering
from quizgen.items.wording import Words

NAMES = ("it", "answer", "given", "member", "period", "as_of")
"""What a template can speak of."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence template that may be rendered."""

    source: str
    rendering: Rendering
    tells: frozenset[str]
    """What it prints of a member: `since`, `until` or qualifiers."""
    names: frozenset[str]
    """Which of `NAMES` it speaks of."""

    opens_with_a_usual_word: bool
    """Whether its first word is one that loses its capital behind "As of 2025, ": no name does."""

    def render(self, words: Mapping[str, Words | str]) -> str:
        """The sentence in words; raises NeedError where something it prints is missing."""
        shown = " ".join(self.rendering.render(words).split())
        if not shown:
            raise NeedError("it renders to nothing")
        return shown
