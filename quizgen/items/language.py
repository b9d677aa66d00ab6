"""The language of question templates: Jinja2 expressions, and nothing that runs.

`compiling` makes a sentence of a template, `phrases` are what it is made of, `rendering` puts it into words.
"""

import re
from dataclasses import dataclass

from quizgen.items.rendering import NeedError, Rendering
from quizgen.items.wording import Words

NAMES = ("it", "answer", "given", "member", "period", "as_of")
"""What a template can speak of."""

_OPENERS = frozenset(
    {
        "A", "About", "According", "All", "An", "Among", "Are", "At", "Between", "By", "Can", "Did", "Do", "Does", "During",
        "For", "From", "Give", "Has", "Have", "How", "In", "Into", "Is", "It", "Name", "Of", "On", "Over", "That",
        "The", "There", "These", "Through", "To", "Towards", "Under", "Was", "Were", "What", "When", "Where",
        "Which", "Who", "Whom", "Whose", "Why", "With", "Within",
    }
)  # fmt: skip
"""Words with which questions and statements begin that are no names."""
_WORD = re.compile(r"\W")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence template that may be rendered."""

    source: str
    rendering: Rendering
    tells: frozenset[str]
    """What it prints of a member: `since`, `until` or qualifiers."""
    names: frozenset[str]
    """Which of `NAMES` it speaks of."""

    def render(self, **words: Words | str) -> str:
        """The sentence in words; raises NeedError where something it prints is missing."""
        shown = " ".join(self.rendering.render(words).split())
        if not shown:
            raise NeedError("it renders to nothing")
        return shown

    @property
    def opens_with_a_usual_word(self) -> bool:
        """Whether its first word is one that loses its capital behind "As of 2025, ": no name does."""
        return _WORD.split(self.source, maxsplit=1)[0] in _OPENERS
