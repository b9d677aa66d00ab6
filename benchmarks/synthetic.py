"""A made-up collection of any size, with the shapes of a real one.

Its subjects come in regions of some sixty facts: places, a company, treaties, pipelines and an
organisation, with dates of every grain, quantities, references, closed lists, whole lists with stints,
series, misreports and look-alikes. Countries, topics and templates stay as many as they are, as they do
in a real collection that grows. `python -m benchmarks.synthetic FACTS FOLDER` writes one to look at.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, takewhile
from pathlib import Path
from random import Random

COUNTRIES = 190
SOURCES_A_REGION = 20
SUBJECTS_A_FILE = 500
TOPICS = ("borders", "trade", "gas", "oil", "security", "history", "finance", "culture", "sea", "rail")

_SYLLABLES = [onset + vowel for onset in ("b", "dr", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z")
              for vowel in "aeiou"]  # fmt: skip
_CYRILLIC = str.maketrans("abdefgiklmnoprstuvz", "абдефгиклмнопрстувз")

_FIXED = Path(__file__).with_name("collection")
"""Its vocabulary, questions and recipe."""


def collection(facts: int) -> dict[str, bytes]:
    """The files of a collection of at least as many facts, by path; the same for the same number."""
    return _Writer().written(facts)


@dataclass(slots=True)
class _Writer:
    """Writes regions until there are facts enough."""

    facts: int = 0
    _draw: Random = field(default_factory=lambda: Random(7))
    _names: set[str] = field(default_factory=set)
    _sources: list[str] = field(default_factory=list)
    _subjects: dict[str, list[str]] = field(default_factory=dict)
    _places: list[str] = field(default_factory=list)
    _companies: list[str] = field(default_factory=list)

    def written(self, facts: int) -> dict[str, bytes]:
        for number in range(COUNTRIES):
            self._country(number)
        for number in takewhile(lambda _: self.facts < facts, count()):
            self._region(number)
        fixed = {path.relative_to(_FIXED).as_posix(): path.read_bytes() for path in _FIXED.rglob("*.yaml")}
        made = {"seeds/sources.yaml": "".join(self._sources), **dict(self._facts_files())}
        return fixed | {path: text.encode() for path, text in made.items()}

    def _facts_files(self) -> Iterator[tuple[str, str]]:
        for kind, subjects in self._subjects.items():
            for number, start in enumerate(range(0, len(subjects), SUBJECTS_A_FILE)):
                body = "".join(subjects[start : start + SUBJECTS_A_FILE])
                yield f"seeds/facts/{kind}-{number:04}.yaml", f"kind: {kind}\nsubjects:\n{body}"

    def _region(self, number: int) -> None:
        for source in range(SOURCES_A_REGION):
            self._source(f"source-{number}-{source}")
        places = [self._place(f"place-{number}-{n}", number) for n in range(3)]
        self._places = (self._places + places)[-300:]
        self._companies = [*self._companies, self._company(f"company-{number}", number)][-100:]
        for n in range(3):
            self._treaty(f"treaty-{number}-{n}", number)
        for n in range(2):
            self._pipeline(f"pipeline-{number}-{n}", number)
        self._organisation(f"organisation-{number}", number)

    def _source(self, id: str) -> None:
        self._sources.append(
            f"{id}:\n  title: {self._name()} {self._name()} {self._name()}\n  publisher: {self._name()}\n"
            f"  date: 2024-12-31\n  kind: reference\n  url: https://example.org/{id}\n  seen: 2025-06-30\n"
        )

    def _country(self, number: int) -> None:
        if number % 8 == 0:
            self._source(f"source-{number // 8}-countries")
        cite = f"source-{number // 8}-countries"
        capital = f"capital-{number}"
        self._places.append(capital)
        self._add("country", f"country-{number}", [f"capital: {{is: {capital}, cite: {cite}}}"])
        self._add("place", capital, [f"country: {{is: [country-{number}], cite: {cite}}}"])
        self.facts += 2

    def _place(self, id: str, region: int) -> str:
        self._add(
            "place", id, [f"country: {{is: [{self._some_countries(1)[0]}], cite: {self._cite(region)}}}"]
        )
        self.facts += 1
        return id

    def _company(self, id: str, region: int) -> str:
        industry = self._draw.choice(("oil", "gas", "banking", "rail", "media", "nuclear"))
        self._add("company", id, [
            f"founded: {{is: {self._date()}, cite: {self._cite(region)}}}",
            f"headquarters: {{is: {self._draw.choice(self._places)}, cite: {self._cite(region)}}}",
            f"industry: {{is: {industry}, cite: {self._cite(region)}}}",
            f"purpose: {{is: brings {self._name()} and {self._name()} to its neighbours, cite: {self._cite(region)}}}",
        ])  # fmt: skip
        self.facts += 4
        return id

    def _treaty(self, id: str, region: int) -> None:
        parties = self._some_countries(self._draw.randint(2, 4))
        year = self._draw.randint(1850, 2020)
        self._add("treaty", id, [
            f"signed: {{is: {year}{self._within_year()}, cite: {self._cite(region)}{self._misreport(year, region)}}}",
            f"signed_at: {{is: {self._draw.choice(self._places)}, cite: {self._cite(region)}}}",
            f"parties: {{complete: timeless, cite: {self._cite(region)}, is: [{', '.join(parties)}]}}",
            f"entered_into_force: {{is: {year + 1}{self._within_year()}, cite: {self._cite(region)}}}",
            f"articles: {{is: {self._draw.randint(3, 60)} articles, cite: {self._cite(region)}}}",
        ])  # fmt: skip
        self.facts += 4 + len(parties)

    def _pipeline(self, id: str, region: int) -> None:
        draw, cite = self._draw, self._cite(region)
        start, end = draw.sample(self._places, 2)
        operators = draw.sample(self._companies, draw.randint(1, min(2, len(self._companies))))
        length = (
            f"about {draw.randint(2, 60) * 100} km" if draw.random() < 0.5 else f"{draw.randint(90, 6000)} km"
        )
        figures = ", ".join(
            f"{{period: {year}, is: {draw.randint(10, 600) / 10} bcm, cite: {cite}}}"
            for year in (2021, 2022, 2023)
        )
        year = draw.randint(1950, 2020)
        self._add("pipeline", id, [
            f"carries: {{is: {draw.choice(('gas', 'oil', 'water', 'hydrogen'))}, cite: {cite}}}",
            f"starts_at: {{is: {start}, cite: {self._cite(region)}}}",
            f"ends_at: {{is: {end}, cite: {self._cite(region)}}}",
            f"operators: {{complete: timeless, cite: {cite}, is: [{', '.join(operators)}]}}",
            f"length: {{is: {length}, cite: {self._cite(region)}}}",
            f"capacity: [{{is: {draw.randint(5, 60)} bcm/year, as_of: 2024, cite: {cite}}}]",
            f"entered_service: {{is: {year}{self._within_year()}, cite: {cite}{self._misreport(year, region)}}}",
            f"deliveries: {{publisher: {self._name()}, series: [{figures}]}}",
        ])  # fmt: skip
        self.facts += 9 + len(operators)

    def _organisation(self, id: str, region: int) -> None:
        year = self._draw.randint(1945, 2010)
        members = ", ".join(
            f"{country}: {{since: {self._draw.randint(year, 2020)}}}"
            for country in self._some_countries(self._draw.randint(4, 14))
        )
        self._add("organisation", id, [
            f"founded: {{is: {year}{self._within_year()}, cite: {self._cite(region)}{self._misreport(year, region)}}}",
            f"founded_at: {{is: {self._draw.choice(self._places)}, cite: {self._cite(region)}}}",
            f"seat: {{is: {self._draw.choice(self._places)}, cite: {self._cite(region)}}}",
            f"members: {{complete: {year}..2024-12-31, cite: {self._cite(region)}, is: {{{members}}}}}",
        ])  # fmt: skip
        self.facts += 3 + members.count("since")

    def _add(self, kind: str, id: str, properties: list[str]) -> None:
        name = self._name()
        of_kind = self._subjects.setdefault(kind, [])
        lines = [f"  {id}:", f"name: {f'Treaty of {name}' if kind == 'treaty' else name}"]
        if self._draw.random() < 0.3:
            lines.append(f"aliases: [{self._name()}, {self._name()}]")
        if self._draw.random() < 0.3:
            lines.append(f"names: {{ru: {name.lower().translate(_CYRILLIC).capitalize()}}}")
        lines.append(f"topics: [{', '.join(self._draw.sample(TOPICS, self._draw.randint(1, 2)))}]")
        lines.append(f"prominence: {self._draw.randint(1, 5)}")
        if of_kind and self._draw.random() < 0.1:
            look_alike = of_kind[-1].lstrip().partition(":")[0]
            lines.append(f"confuse: [{look_alike}]")
        of_kind.append("\n    ".join((*lines, *properties)) + "\n")

    def _name(self) -> str:
        """A word that no other subject, source or alias has."""
        while True:
            name = "".join(self._draw.choices(_SYLLABLES, k=self._draw.randint(3, 5))).capitalize()
            if name not in self._names:
                self._names.add(name)
                return name

    def _some_countries(self, number: int) -> list[str]:
        return [f"country-{n}" for n in self._draw.sample(range(COUNTRIES), number)]

    def _cite(self, region: int) -> str:
        """One or two citations, some with the words of their source."""
        sources = self._draw.sample(range(SOURCES_A_REGION), 2)
        one, other = (f"source-{region}-{source}" for source in sources)
        if self._draw.random() < 0.5:
            return one
        return f"[{one}, {{source: {other}, prints: {self._name()} and its neighbours agreed}}]"

    def _date(self) -> str:
        return f"{self._draw.randint(1900, 2020)}{self._within_year()}"

    def _within_year(self) -> str:
        month, day = self._draw.randint(1, 12), self._draw.randint(1, 28)
        return self._draw.choices((f"-{month:02}-{day:02}", f"-{month:02}", ""), (8, 1, 1))[0]

    def _misreport(self, year: int, region: int) -> str:
        if self._draw.random() > 0.1:
            return ""
        return (
            f", misreported: [{{id: other-year, as: {year + 3}, in: source-{region}-0,"
            f" because: {year + 3} is the year in which {self._name()} was opened}}]"
        )


def write(facts: int, folder: Path) -> None:
    """Put a collection on the disk."""
    for path, content in collection(facts).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    write(int(sys.argv[1].replace("_", "")), Path(sys.argv[2]))
