"""Which items a command line wants: what it says, and the filter and the pool that this makes."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from quizgen.cli.filters import check_ids, read_day, read_filter

if TYPE_CHECKING:
    from quizgen.cli.workspace import Workspace
    from quizgen.items.model import Item
    from quizgen.items.pool import Pool
    from quizgen.quizzes.recipes import Filter, SectionRecipe

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

    def selected(self, workspace: "Workspace") -> "Selected":
        """What this means in a collection; an unknown word is wrong usage."""
        chosen = read_filter(
            workspace,
            about=self.about, topic=self.topic, subject=self.subject, type_name=self.type_name,
            level=self.level, source=self.source, without=self.without, difficulty=self.difficulty,
        )  # fmt: skip
        check_ids(workspace, "--with", self.including)
        return Selected(self, workspace, chosen)


@dataclass(frozen=True)
class Selected:
    """What a command line wants, understood in a collection."""

    wanted: Wanted
    workspace: "Workspace"
    filter: "Filter"

    @cached_property
    def pool(self) -> "Pool":
        """The items of the collection in the world of the day that is wanted."""
        from quizgen.items.pool import Pool

        return Pool(
            self.workspace.collection,
            self.workspace.questions,
            day=read_day(self.wanted.as_of),
            unconfirmed=self.wanted.unconfirmed,
        )

    def section(self, count: int) -> "SectionRecipe":
        """So many of the items as the one section of a quiz."""
        from quizgen.quizzes.recipes import SectionRecipe

        return SectionRecipe("", self.filter, count, including=tuple(self.wanted.including or ()))

    def drawn(self, count: int, seed: int) -> "tuple[Item, ...]":
        """So many items as a seed draws them, or as many as there are; ends the command where there are none."""
        from quizgen.cli.screen import refuse
        from quizgen.problems import errors
        from quizgen.quizzes.drawing import draw
        from quizgen.quizzes.recipes import QuizRecipe

        drawn, problems = draw(QuizRecipe("quiz", "Quiz", (self.section(count),), seed), self.pool)
        items = tuple(entry.item for entry in drawn.forms[0].entries)
        refuse(tuple(p for p in errors(problems) if not items or p.code != "too-few-items"))
        return items
