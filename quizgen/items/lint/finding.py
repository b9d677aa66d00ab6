"""What a check is, what it finds, and what it is given to look at."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quizgen.items.lint.context import Context
from quizgen.items.lint.seen import Seen
from quizgen.items.model import Choice, Item
from quizgen.problems import Severity


class Offered(NamedTuple):
    """A stem with the options it offers, of which one is right."""

    stem: str
    options: tuple[Seen, ...]
    """Each as the checks see it, the key first."""

    @property
    def key(self) -> str:
        """The option that is right."""
        return self.options[0].text

    @property
    def wrong(self) -> tuple[str, ...]:
        """The options that are wrong."""
        return tuple(option.text for option in self.options[1:])

    @property
    def texts(self) -> tuple[str, ...]:
        """Every option, the key first."""
        return tuple(option.text for option in self.options)


def offered(item: Item, context: Context) -> Offered | None:
    """The options of an item; None where it has none, or more than one of them is right."""
    if not isinstance(item.body, Choice):
        return None
    right = [option.text for option in item.body.options if option.right]
    wrong = [option.text for option in item.body.options if not option.right]
    return Offered(item.stem, tuple(map(context.seen, (*right, *wrong)))) if len(right) == 1 else None


class InForm(NamedTuple):
    """What a check finds in a form."""

    item: Item | None
    """The item that is to give way; None where the form as a whole is flawed."""
    message: str


class Finding(NamedTuple):
    """A flaw that a check found."""

    item: Item | None
    """None where a form as a whole is flawed."""
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of item writing.

    Its functions say what is wrong in a sentence, or None. What `of_options` finds is also what the maker of
    choice items avoids.
    """

    code: str
    hint: str
    """What to do about it."""
    of_options: Callable[[Offered, Context], str | None] | None = None
    of_item: Callable[[Item, Context], str | None] | None = None
    of_form: Callable[[Sequence[Item], Context], Iterable[InForm]] | None = None
    severity: Severity = Severity.WARNING
    tells_the_key: bool = False
    """Whether options with this flaw point at the key, so that none are made rather than these."""
    waivable: bool = True
