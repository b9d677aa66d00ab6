"""The sources of a form, each once, with the questions that can be looked up in it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from quizgen.exports.answers import where_in
from quizgen.exports.labels import ENGLISH, Labels
from quizgen.items.model import Cited
from quizgen.quizzes.model import Form


@dataclass(frozen=True, slots=True)
class Listed:
    """A source, and what rests on it."""

    source: Cited
    """As a whole: without paragraph, page and quotation."""
    passages: tuple[tuple[str, tuple[int, ...]], ...]
    """Where in it to look, empty where nobody says, and the numbers of the questions answered there."""

    def asked(self, labels: Labels = ENGLISH) -> str:
        """Its questions in one line: `questions 3–5; p. 17: question 12`."""
        return "; ".join(
            (f"{where}: " if where else "") + labels("cited-by", n=len(numbers), numbers=_runs(numbers))
            for where, numbers in self.passages
        )


def bibliography(form: Form, labels: Labels = ENGLISH) -> tuple[Listed, ...]:
    """What a form's items cite, as a bibliography sorts it: by author, else by title."""
    found: dict[Cited, dict[str, set[int]]] = {}
    for entry in form.entries:
        for cited in entry.item.cites:
            whole = replace(cited, paragraph=None, page="", prints="")
            found.setdefault(whole, {}).setdefault(where_in(cited, labels), set()).add(entry.number)
    listed = (
        Listed(
            source, tuple(sorted(((where, tuple(sorted(numbers))) for where, numbers in passages.items())))
        )
        for source, passages in found.items()
    )
    return tuple(sorted(listed, key=_place))


def _place(listed: Listed) -> tuple[str, ...]:
    source = listed.source
    return ((source.author or source.title).casefold(), source.title.casefold(), source.date, source.source)


def _runs(numbers: Iterable[int]) -> str:
    """Numbers in order, with runs of three and more drawn together: `1, 3–5, 8, 9`."""
    runs: list[str] = []
    for _, members in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [str(number) for _, number in members]
        runs.extend([f"{run[0]}–{run[-1]}"] if len(run) > 2 else run)
    return ", ".join(runs)
