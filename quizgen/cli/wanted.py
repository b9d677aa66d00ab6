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
        from quizgen.cli.own_items import is_file, with_own

        words = self.including or []
        check_ids(workspace, "--with", [word for word in words if not is_file(word)])
        workspace, own = with_own(workspace, [word for word in words if is_file(word)])
        return Selected(self, workspace, chosen, own)


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
        from quizgen.cli.own_items import is_file

        named = (word for word in self.wanted.including or () if not is_file(word))
        return (*(item.id for item in self.own), *named)

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

        return SectionRecipe("", self.filter, count, including=self.including)
