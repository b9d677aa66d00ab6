"""What recipes and commands can name one by one: subjects, facts, templates and items."""

from collections.abc import Iterator

from quizgen.facts.model import Collection
from quizgen.facts.world import facts_by_id
from quizgen.items.questions import Questions
from quizgen.problems import did_you_mean


class Names:
    """The ids of everything that can be asked for, or left out."""

    def __init__(self, collection: Collection, questions: Questions) -> None:
        self._templates = {template.id for template in questions.templates}
        self._templates.update(item.template for item in questions.written)
        self._others = {*collection.subjects, *facts_by_id(collection)}
        # What a subject says under a property may be unreadable, and has a name all the same.
        self._others.update(
            f"{subject.id}/{id}" for subject in collection.subjects.values() for id in subject.facts
        )

    def __contains__(self, id: str) -> bool:
        """Whether an id names something; of an item's, only its template is looked at."""
        return id in self._others or id.partition("/")[0] in self._templates

    def __iter__(self) -> Iterator[str]:
        yield from self._others
        yield from self._templates

    def nearest(self, id: str) -> str:
        """A hint for an id that names nothing."""
        return did_you_mean(id, self._others | self._templates)
