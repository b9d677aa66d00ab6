"""What a column is, by its heading and its cells; and the questions proposed for it."""

import pytest

from quizgen.facts.model import ValueType
from quizgen.imports import tables
from quizgen.imports.guessing import propose
from quizgen.imports.mapping import ColumnMapping, Several, read
from quizgen.imports.mapping import Mapping as TableMapping
from quizgen.imports.proposal import text
from quizgen.imports.starting import Draft
from tests.small_collection import loaded


def proposed(data: str, path: str = "towns.csv") -> TableMapping:
    table, problems = tables.read(path, data.encode())
    assert table is not None, problems
    return propose(table, loaded())


def column(heading: str, *cells: str) -> ColumnMapping:
    """What a column is that stands beside the towns' names."""
    rows = "".join(f"Town {at}\t{cell}\n" for at, cell in enumerate(cells))
    return proposed(f"name\t{heading}\n{rows}").columns[1]


@pytest.mark.parametrize(
    ("heading", "cells", "role", "value_type", "more"),
    [
        ("Length (km)", ["1.5", "20"], "length", ValueType.QUANTITY, "km"),
        ("area_km2", ["1.5", "20"], "area", ValueType.QUANTITY, "km²"),
        ("Share", ["12 %", "20 %"], "share", ValueType.QUANTITY, "%"),
        ("Population", ["1200", "20"], "population", ValueType.QUANTITY, "people"),
        ("Rank", ["1", "2"], "rank", ValueType.QUANTITY, "count"),
        ("Ratio", ["1.5", "2"], "ratio", ValueType.QUANTITY, "number"),
        ("Postal code", ["1200", "2000"], "postal_code", ValueType.NAME, ""),
        ("Prefix", ["030", "089"], "prefix", ValueType.NAME, ""),
        ("Founded", ["1191", "0753"], "founded", ValueType.DATE, ""),
        ("Opened", ["25/12/2019", "03/04/2019"], "opened", ValueType.DATE, "day-first"),
        ("Walled", ["yes", "no", "no"], "walled", ValueType.FLAG, ""),
        ("Region", ["North", "South", "North", "South"], "region", ValueType.NAME, "closed"),
        ("Mayor", ["Student One", "Student Two"], "mayor", ValueType.REFERENCE, "mayor"),
        ("Country", ["China", "Russia"], "country", ValueType.REFERENCE, "country"),
        ("Story", ["It is said that " + "x " * 60, "Nobody knows " + "y " * 60], "story", ValueType.TEXT, ""),
        ("Number", ["7", "9"], "the_number", ValueType.QUANTITY, "count"),
        ("Имя реки", ["Нева", "Обь"], "column_b", ValueType.REFERENCE, "column-b"),
        ("Website", ["https://example.org", ""], "skip", None, ""),
        ("Also known as", ["A; B", "C"], "aliases", None, ";"),
        ("name (ru)", ["Берн", "Рим"], "name", None, "ru"),
        ("Empty", ["", "n/a"], "skip", None, ""),
    ],
)  # fmt: skip
def test_a_column_is_what_its_heading_and_cells_tell(
    heading: str, cells: list[str], role: str, value_type: ValueType | None, more: str
) -> None:
    found = column(heading, *cells)
    assert (found.role, found.type) == (role, value_type)
    said = found.unit or found.to or found.dates or ("closed" if found.closed and more == "closed" else "")
    assert (said or found.split or found.language) == more


def test_numbers_decide_for_each_other_what_stands_before_decimals() -> None:
    table = proposed('name;a;b\nX;"1,5";"1.234"\nY;"2,25";"5.678"\n')
    assert [found.decimals for found in table.columns] == [None, "comma", "comma"]
    assert column("a", "1,234", "5,678").remark.startswith("say what 1,234 is")


def test_a_heading_that_stands_twice_or_not_at_all_makes_properties_of_its_own() -> None:
    nameless = proposed("name,,area\nX,1.5,2\nY,3,4\n").columns[1]
    assert (nameless.column, nameless.role, nameless.unit) == ("[B]", "column_b", "number")
    roles = [found.role for found in proposed("name,area,area\nX,1.5,2\nY,3,4\n").columns]
    assert roles == ["name", "area", "area_c"]


def test_what_is_proposed_can_be_read_again() -> None:
    mapping = proposed('name,"odd: heading #1",list\nX,1.5,a; b\nY,"# no","c; d"\nZ,"{x}",e\n')
    again, problems = read("m.yaml", text(mapping, "towns.csv", "quizgen import towns.csv").encode())
    assert problems == ()
    assert again is not None
    assert [(c.column, c.role, c.type, c.several) for c in again.columns] == [
        (c.column, c.role, c.type, c.several) for c in mapping.columns
    ]
    assert again.columns[2].several is Several.SET
    assert (again.nothing, again.layout, again.source.id) == (mapping.nothing, mapping.layout, "towns")


@pytest.mark.parametrize(
    ("label", "stem"),
    [
        ("discovered", "In which year {{ it.was }} {{ it }} discovered?"),
        ("year discovered", "In which year {{ it.was }} {{ it }} discovered?"),
        ("date of birth", "What is the year of birth of {{ it }}?"),
        ("inception", "What is the year of inception of {{ it }}?"),
        ("year", "What is the year of {{ it }}?"),
    ],
)
def test_a_date_is_asked_for_in_words_that_fit_its_label(label: str, stem: str) -> None:
    (template,) = Draft("it", ValueType.DATE, label).templates("town", "town")
    assert template["stem"] == f'"{stem}"'
