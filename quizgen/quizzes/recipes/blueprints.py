"""Reads the table of specifications of a quiz, and refuses one that contradicts itself."""

from collections.abc import Iterable, Mapping, Sequence
from math import inf

from quizgen.facts.yaml import Mapping as MappingNode
from quizgen.facts.yaml import Node
from quizgen.items.model import Level
from quizgen.problems import Place
from quizgen.quizzes.recipes.model import Blueprint, Cell, Quota, Row, SectionRecipe
from quizgen.quizzes.recipes.ranges import Range
from quizgen.quizzes.recipes.wording import DIFFICULTY, FILTER_KEYS, WordReader

_KEYS = ("count", DIFFICULTY, "types", "sources", "rows")
_ROW_KEYS = ("count", DIFFICULTY, *FILTER_KEYS)
KEYS = {"blueprint": _KEYS, "row": _ROW_KEYS}
"""What may be said of each, for whoever describes the format."""
_CONTRADICTION = "contradicts-itself"


class BlueprintReader:
    """Reads blueprints against what a collection has."""

    def __init__(self, words: WordReader) -> None:
        self._words = words
        self._reader = words.reader

    def read(self, node: Node, sections: Sequence[SectionRecipe]) -> Blueprint:
        """A blueprint whose items are printed in some sections."""
        before = self._reader.slips
        fields = self._reader.fields(node, "a blueprint", _KEYS)
        rows = tuple(self._row(row) for row in self._reader.each(fields.get("rows")))
        if not rows:
            self._reader.report(
                node.place, "missing-key", "a blueprint has no rows", "list what to ask about in `rows:`"
            )
        count = self._words.count(fields.get("count"), "count")
        difficulty = fields.get(DIFFICULTY)
        blueprint = Blueprint(
            rows,
            count or _sum(row.count for row in rows),
            self._words.share(difficulty, DIFFICULTY),
            self._quotas(fields, "types"),
            self._quotas(fields, "sources"),
            node.place,
            difficulty.place if difficulty else node.place,
        )
        if self._reader.slips == before:
            self._check(blueprint, {key: value.place for key, value in fields.items()}, sections)
        return blueprint

    def _row(self, node: Node) -> Row:
        fields = self._reader.fields(node, "a row of a blueprint", _ROW_KEYS)
        levels = fields.get("levels")
        cells: tuple[Cell, ...] = ()
        counted = "count" in fields
        if isinstance(levels, MappingNode):
            counted = counted or bool(levels.entries)
            cells = tuple(
                Cell(Level(quota.name), quota.count, quota.place) for quota in self._counts(levels, "levels")
            )
            del fields["levels"]
        for key in ("types", "levels"):
            for member in self._reader.each(fields.get(key)):
                self._words.check_asked(key, self._reader.text(member, key), member.place)
        count = self._words.count(fields.get("count"), "count")
        if not counted:
            hint = "say how many items it takes: `count: 4`, or `levels: {remember: 3, understand: 1}`"
            self._reader.report(node.place, "missing-key", "a row of a blueprint lacks 'count'", hint)
        if cells and count:
            self._compare("the levels of the row", _sum(c.count for c in cells), "the row", count, fields["count"].place)  # fmt: skip
        return Row(self._words.filter(fields), count or _sum(c.count for c in cells), cells, node.place)

    def _quotas(self, fields: Mapping[str, Node], key: str) -> tuple[Quota, ...]:
        node = fields.get(key)
        return tuple(self._counts(node, key)) if node is not None else ()

    def _counts(self, node: Node, key: str) -> Iterable[Quota]:
        """Counts by the words that a filter's key takes."""
        for word, value in self._reader.entries(node, key):
            count = self._words.count(value, word.text)
            if self._words.check_word(key, word.text, word.place) and count is not None:
                self._words.check_asked(key, word.text, word.place)
                yield Quota(word.text, count, word.place)

    def _check(
        self, blueprint: Blueprint, places: Mapping[str, Place], sections: Sequence[SectionRecipe]
    ) -> None:
        rows = _sum(row.count for row in blueprint.rows)
        if "count" in places:
            self._compare("the rows", rows, "the blueprint", blueprint.count, places["count"])
        if blueprint.types:
            types = _sum(quota.count for quota in blueprint.types)
            self._compare("its types", types, "the blueprint", blueprint.count, places["types"])
        counts = [Range(section.count, section.count or inf) for section in sections]
        if sections:
            self._compare("its sections", _sum(counts), "the blueprint", blueprint.count, sections[0].place)

    def _compare(self, one: str, asked: Range, other: str, count: Range, place: Place) -> None:
        """Two counts of the same items must have a number in common."""
        if asked.least > count.most:
            message = f"{one} ask for at least {asked.least:g} items together, and {other} for {count}"
        elif asked.most < count.least:
            message = f"{one} ask for at most {asked.most:g} items together, and {other} for {count}"
        else:
            return
        self._reader.report(place, _CONTRADICTION, message, "let the counts add up")


def _sum(ranges: Iterable[Range]) -> Range:
    found = tuple(ranges)
    return Range(sum(each.least for each in found), sum(each.most for each in found))
