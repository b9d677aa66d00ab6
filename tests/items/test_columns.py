"""Columns are made once, whatever they hold."""

from collections.abc import ValuesView
from dataclasses import replace

from quizgen.facts.comparison import Kinship
from quizgen.facts.model import Subject
from quizgen.items.columns import Columns
from tests.items.computing.sample import sample


class _Counted(dict[str, Subject]):
    looked_through = 0

    def values(self) -> ValuesView[str, Subject]:  # type: ignore[override]
        self.looked_through += 1
        return super().values()


def test_subjects_are_looked_through_once_for_former_ids_even_where_none_has_one() -> None:
    world = sample().world
    counted = _Counted(world.subjects)
    columns = Columns(world, replace(world, subjects=counted), Kinship(world.subjects))
    assert [columns.present_id(id) for id in ("nobody", "=text", "a")] == ["nobody", "=text", "a"]
    assert counted.looked_through == 1
