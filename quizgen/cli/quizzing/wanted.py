"""Which items a command line wants: what it says, and the filter and the pool that this makes."""

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from quizgen.cli.filters import check_ids, read_day, read_filter

if TYPE_CHECKING:
    from quizgen.cli.workspace import Workspace
    from quizgen.items.model import Item
    from quizgen.items.pool import Pool
    from quizgen.problems import Problems
    from quizgen.quizzes.recipes import Filter, Own, SectionRecipe

Words = list[str] | None


@dataclass(frozen=True)
class Wanted:
    """Filters as they were typed; None where nothing was."""

    about: Words = None
    topic: Words = None
    subject: Words = None
    type_name: Words = None
    level: Words = None
    source: Words = None
    difficulty: str | None = None
    as_of: str | None = None
    unconfirmed: bool = False
    including: Words = None
    without: Words = None

    @property
    def arguments(self) -> tuple[str, ...]:
        """The options that say the same again."""
        lists = (
            ("--about", self.about), ("--topic", self.topic), ("--subject", self.subject), ("--type", self.type_name),
            ("--level", self.level), ("--source", self.source), ("--with", self.including), ("--without", self.without),
        )  # fmt: skip
        single = (("--difficulty", self.difficulty), ("--as-of", self.as_of))
        return (
            *(text for option, words in lists for word in words or () for text in (option, word)),
            *(text for option, word in single if word for text in (option, word)),
            *(["--unconfirmed"] if self.unconfirmed else []),
        )

    def selected(self, workspace: "Workspace") -> "Selected":
        """What this means in a collection; an unknown word is wrong usage."""
        chosen = read_filter(
            workspace,
            about=self.about, topic=self.topic, subject=self.subject, type_name=self.type_name,
            level=self.level, source=self.source, without=self.without, difficulty=self.difficulty,
        )  # fmt: skip
        from quizgen.cli.quizzing.own_items import is_file, with_own

        words = self.including or []
        check_ids(workspace, "--with", [word for word in words if not is_file(word)])
        workspace, own = with_own(workspace, [word for word in words if is_file(word)])
        return Selected(self, workspace, chosen, own)


_OPTIONS = {
    "about": "--about", "topics": "--topic", "subjects": "--subject", "types": "--type", "levels": "--level",
    "sources": "--source", "without": "--without", "difficulty": "--difficulty",
}  # fmt: skip
"""Fields of a filter, and the options that fill them."""


@dataclass(frozen=True)
class Selected:
    """What a command line wants, understood in a collection."""

    wanted: Wanted
    workspace: "Workspace"
    filter: "Filter"
    own: "tuple[Item, ...]" = ()
    """Items from files that `--with` names."""

    @property
    def including(self) -> tuple[str, ...]:
        """Ids of what must be in a quiz."""
        from quizgen.cli.quizzing.own_items import is_file

        named = (word for word in self.wanted.including or () if not is_file(word))
        return (*(item.id for item in self.own), *named)

    @property
    def of_own(self) -> "Own":
        """The files that `--with` names, and their items."""
        from quizgen.cli.quizzing.own_items import is_file
        from quizgen.quizzes.recipes import Own

        files = tuple(filter(is_file, self.wanted.including or ()))
        return Own(files, tuple(item.id for item in self.own))

    def check_own(self, count: int) -> None:
        """End the command where items of one's own cannot stand in a quiz of so many."""
        from quizgen.cli.quizzing.own_items import unfit
        from quizgen.cli.screen import refuse

        if self.own:
            refuse(unfit(self.own, self.filter, count, self.pool))

    @cached_property
    def pool(self) -> "Pool":
        """The items of the collection in the world of the day that is wanted."""
        from quizgen.items.pool import Pool

        day, unconfirmed = read_day(self.wanted.as_of), self.wanted.unconfirmed
        # Items of one's own have no slots, and so change nothing of what is kept.
        part = f"asking-{day.iso if day else 'newest'}{'-unconfirmed' if unconfirmed else ''}"
        return Pool(
            self.workspace.collection,
            self.workspace.questions,
            day=day,
            unconfirmed=unconfirmed,
            recall=partial(self.workspace.cache.recall, part),
        )

    def section(self, count: int) -> "SectionRecipe":
        """So many of the items as the one section of a quiz."""
        from quizgen.quizzes.recipes import SectionRecipe

        return SectionRecipe("", self.filter, count, including=self.including)

    def count(self) -> str:
        """How many items fit, in words."""
        from quizgen.quizzes.fitting import count

        return count(self.filter, self.pool)

    @property
    def has_any(self) -> bool:
        """Whether anything fits."""
        from quizgen.quizzes.fitting import fitting

        return any(fitting(self.filter, self.pool))

    def check_any(self) -> None:
        """Where nothing fits, say which option is in the way: wrong usage."""
        from quizgen.cli.screen import wrong_usage
        from quizgen.quizzes.fitting import in_the_way

        if self.has_any:
            return
        guilty = [_OPTIONS[name] for name in in_the_way(self.filter, self.pool)]
        given = [option for name, option in _OPTIONS.items() if getattr(self.filter, name)]
        if guilty:
            raise wrong_usage("nothing fits", f"without {' or without '.join(guilty)} something would")
        if given:
            raise wrong_usage("nothing fits", f"leave out more than one of {', '.join(given)}")
        raise wrong_usage("nothing fits", "the collection makes no items for this day")

    def pick(self, count: int, seed: int) -> "tuple[Item, ...]":
        """So many items as a seed draws them, or as many as there are."""
        return self._draw(count, seed)[0]

    def drawn(self, count: int, seed: int) -> "tuple[Item, ...]":
        """The same, at least one; where there is none, or an item that must be in it is not, the command ends."""
        from quizgen.cli.screen import refuse

        items, problems = self._draw(count, seed)
        if not items:
            self.check_any()
        refuse(tuple(problem for problem in problems if not items or problem.code != "too-few-items"))
        return items

    def _draw(self, count: int, seed: int) -> "tuple[tuple[Item, ...], Problems]":
        from quizgen.quizzes.drawing import draw
        from quizgen.quizzes.recipes import QuizRecipe

        drawn, problems = draw(QuizRecipe("quiz", "Quiz", (self.section(count),), seed), self.pool)
        return tuple(entry.item for entry in drawn.forms[0].entries), problems
