"""A hundred subjects of each of three kinds, as varied as real ones, and one more to add to them."""

from random import Random

TOPICS = ("borders", "trade", "energy", "security", "culture")
COUNTRIES = 30
PLACES = 40

QUESTIONS = """
- {id: signed-year, about: treaty, asks: signed.year, stem: "In which year was {{ it }} signed?", claim: "{{ it }} was signed in {{ answer }}.", types: [typed, choice, true-false]}
- {id: signed, about: treaty, asks: signed, stem: "When was {{ it }} signed?", types: [choice, true-false, cloze]}
- {id: of-year, about: treaty, asks: subject, given: signed.year, stem: "Which of these was signed in {{ given }}?", types: [choice]}
- {id: of-date, about: treaty, asks: subject, given: signed, stem: "Which treaty was signed {{ given.on }}?", types: [recall]}
- {id: in-force, about: treaty, asks: in_force.year, stem: "In which year did {{ it }} enter into force?", claim: "{{ it }} entered into force in {{ answer }}.", types: [typed, choice, true-false]}
- {id: signed-at, about: treaty, asks: signed_at, stem: "Where was {{ it }} signed?", types: [typed, choice, true-false, cloze]}
- {id: of-place, about: treaty, asks: subject, given: signed_at, stem: "Which of these was signed in {{ given }}?", types: [choice]}
- {id: parties, about: treaty, asks: parties, stem: "Who are the parties to {{ it }}?", types: [recall]}
- {id: party, about: treaty, each: parties, asks: parties, stem: "Who is a party to {{ it }}?", types: [true-false]}
- {id: of-party, about: treaty, each: parties, asks: subject, given: parties, stem: "Which of these is {{ given }} a party to?", types: [choice]}
- {id: opened, about: pipeline, asks: opened.year, stem: "In which year did {{ it }} open?", claim: "{{ it }} opened in {{ answer }}.", types: [typed, choice, true-false]}
- {id: carries, about: pipeline, asks: carries, stem: "What does {{ it }} carry?", types: [typed, choice, true-false]}
- {id: length, about: pipeline, asks: length, stem: "How long is {{ it }}?", types: [typed, choice, true-false, cloze]}
- {id: capacity, about: pipeline, asks: capacity, stem: "What is the capacity of {{ it }}?", types: [choice, true-false]}
- {id: deliveries, about: pipeline, each: deliveries, asks: deliveries, stem: "How much did {{ it }} deliver in {{ period }}?", types: [choice, true-false]}
- {id: founded, about: organisation, asks: founded.year, stem: "In which year was {{ it }} founded?", claim: "{{ it }} was founded in {{ answer }}.", types: [typed, choice, true-false]}
- {id: seat, about: organisation, asks: seat, stem: "Where does {{ it }} sit?", types: [typed, choice, true-false]}
- {id: of-seat, about: organisation, asks: subject, given: seat, stem: "Which of these sits in {{ given }}?", types: [choice]}
- {id: member, about: organisation, each: members, asks: members, stem: "Which of these is a member of {{ it }}?", types: [choice, true-false]}
- {id: joined, about: organisation, each: members, asks: members.since.year, stem: "In which year did {{ member }} join {{ it }}?", claim: "{{ member }} joined {{ it }} in {{ answer }}.", types: [typed, choice, true-false]}
- {id: of-member, about: organisation, each: members, asks: subject, given: members, stem: "Which of these is {{ given }} a member of?", types: [choice]}
- {id: members, about: organisation, asks: members, stem: "Who are the members of {{ it }}?", types: [recall]}
- {id: count, about: organisation, asks: members.count, stem: "How many members has {{ it }}?", claim: "{{ it }} has {{ answer }} members.", types: [typed, choice]}
"""


def _name(draw: Random) -> str:
    return "".join(draw.choice("bdfgklmnprstvz") + draw.choice("aeiou") for _ in range(4)).capitalize()


def _topics(draw: Random) -> str:
    return ", ".join(sorted(draw.sample(TOPICS, draw.choice((1, 1, 2)))))


def _place(draw: Random) -> str:
    # A few capitals see most of the signing.
    return f"place-{min(draw.randrange(PLACES), draw.randrange(PLACES))}"


def _day(draw: Random, first: int, last: int) -> str:
    return f"{draw.randint(first, last)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"


def _treaty(draw: Random) -> str:
    parties = ", ".join(f"country-{n}" for n in sorted(draw.sample(range(COUNTRIES), draw.choice((2, 2, 3)))))
    year = draw.randint(1950, 2020)
    return (
        f"signed: {{is: {_day(draw, year, year)}, cite: book}}, in_force: {{is: {_day(draw, year + 1, year + 3)}, cite: book}}, "
        f"signed_at: {{is: {_place(draw)}, cite: book}}, parties: {{complete: timeless, cite: book, is: [{parties}]}}"
    )


def _pipeline(draw: Random) -> str:
    return (
        f"opened: {{is: {_day(draw, 1960, 2020)}, cite: book}}, carries: {{is: {draw.choice(('gas', 'oil', 'water'))}, cite: book}}, "
        f"length: {{is: {draw.randint(80, 6000)} km, cite: book}}, "
        f"capacity: [{{is: {draw.randint(5, 90)} bcm, as_of: 2024, cite: book}}], "
        f"deliveries: {{cite: book, series: [{{period: 2022, is: {draw.randint(30, 400) / 10} bcm}}]}}"
    )


def _organisation(draw: Random) -> str:
    founded = draw.randint(1950, 1990)
    members = ", ".join(
        f"country-{n}: {{since: {_day(draw, founded + 1, 2015)}}}"
        for n in sorted(draw.sample(range(COUNTRIES), draw.randint(2, 5)))
    )
    return (
        f"founded: {{is: {founded}, cite: book}}, seat: {{is: {_place(draw)}, cite: book}}, "
        f"members: {{complete: {founded}..2025-01-01, cite: book, is: {{{members}}}}}"
    )


_KINDS = {"treaty": _treaty, "pipeline": _pipeline, "organisation": _organisation}


def subjects(kind: str, names: range) -> dict[str, str]:
    """Subjects of a kind by id, each a line of YAML that depends on its own number alone."""
    found = {}
    for number in names:
        draw = Random(f"{kind} {number}")
        body = f"name: {_name(draw)} {kind}, topics: [{_topics(draw)}], prominence: {draw.randint(1, 5)}"
        found[f"{kind}-{number}"] = f"{kind}-{number}: {{{body}, {_KINDS[kind](draw)}}}\n"
    return found


def written(*, more: dict[str, str] | None = None, at: float = 1.0) -> dict[str, str]:
    """A hundred subjects a kind, as `making.files` takes them; `more` has a line to add to each kind.

    `at` says where it goes: 0 before all others, 1 behind them.
    """
    given = {}
    for kind in _KINDS:
        lines = list(subjects(kind, range(100)).values())
        if more and kind in more:
            lines.insert(round(at * len(lines)), more[kind])
        given[kind] = "".join(lines)
    given["country"] = "".join(
        f"country-{n}: {{name: {_name(Random(f'c{n}'))}land}}\n" for n in range(COUNTRIES)
    )
    given["place"] = "".join(f"place-{n}: {{name: {_name(Random(f'p{n}'))}ville}}\n" for n in range(PLACES))
    return given


def newcomer(kind: str, number: int) -> str:
    """A hundred-and-first subject of a kind."""
    return next(iter(subjects(kind, range(1000 + number, 1001 + number)).values()))
