"""Items from a few facts, written down in the test that looks at them.

`pool` takes the facts of each kind and the question templates as a curator writes them; what is not
given comes from a small backdrop of countries and places. Every fact may cite `book`.
"""

from functools import partial
from textwrap import dedent, indent

from quizgen.facts import collection as facts
from quizgen.facts.dates import parse
from quizgen.facts.model import Collection
from quizgen.items import questions
from quizgen.items.model import Choice, Item, Option, TrueFalse
from quizgen.items.pool import Pool
from quizgen.items.questions import Questions
from quizgen.items.types.refusal import Refusal
from quizgen.problems import errors

ABOUT = "{id: invented, title: Invented, language: en, licence: CC0}"

SOURCES = """
book: {title: A book, kind: reference}
report: {title: A report, kind: reference}
"""

KINDS = """
units:
  km: {one: kilometre, many: kilometres, measures: length}
  bcm: {one: billion cubic metres, many: billion cubic metres, short: bcm, measures: gas}
  "%": {one: per cent, many: per cent, measures: share}
kinds:
  treaty:
    name: treaty
    plural: treaties
    born: signed
    properties:
      signed: {type: date, label: date of signing, identifying: true, claim: "{{ it }} {{ it.was }} signed {{ answer.on }}."}
      in_force: {type: date, label: entry into force, claim: "{{ it }} entered into force {{ answer.on }}."}
      signed_at: {type: reference, to: [place], label: place of signing, claim: "{{ it }} {{ it.was }} signed in {{ answer }}."}
      parties: {type: reference, to: [country], many: set, label: parties, claim: "{{ answer }} {{ answer.is }} a party to {{ it }}."}
      signatories: {type: name, many: set, qualifiers: {for: {type: reference, to: [country]}}, label: signatories, claim: "{{ answer }} signed {{ it }} for {{ member.for }}."}
      settles: {type: text, label: subject matter, claim: "{{ it }} {{ answer }}."}
  pipeline:
    name: pipeline
    plural: pipelines
    born: opened
    properties:
      opened: {type: date, label: opening, claim: "{{ it }} opened {{ answer.on }}."}
      carries: {type: name, values: {gas: natural gas, oil: oil, water: water, ethane: ethane}, label: what it carries, claim: "{{ it }} carries {{ answer }}."}
      length: {type: quantity, units: [km], label: length, claim: "{{ it }} {{ it.is }} {{ answer }} long."}
      capacity: {type: quantity, units: [bcm], changes: true, label: yearly capacity, claim: "{{ it }} has a capacity of {{ answer }}."}
      deliveries: {type: quantity, units: [bcm], many: series, label: yearly deliveries, claim: "{{ it }} delivered {{ answer }} in {{ period }}."}
      owners: {type: reference, to: [country], many: set, qualifiers: {share: {type: quantity, units: ["%"], label: share}}, label: owners, claim: "{{ answer }} owns a part of {{ it }}."}
  organisation:
    name: organisation
    plural: organisations
    born: founded
    properties:
      founded: {type: date, label: date of founding, claim: "{{ it }} {{ it.was }} founded {{ answer.on }}."}
      seat: {type: reference, to: [place], label: seat, claim: "{{ it }} {{ it.has }} its seat in {{ answer }}."}
      members: {type: reference, to: [country], many: set, changes: true, label: members, claim: "{{ answer }} {{ answer.is }} a member of {{ it }}."}
      head: {type: name, many: succession, changes: true, label: head, claim: "{{ answer }} headed {{ it }}."}
  country:
    name: country
    plural: countries
    closed: true
    properties:
      capital: {type: reference, to: [place], label: capital, claim: "{{ answer }} is the capital of {{ it }}."}
  place:
    name: place
    properties:
      lies_in: {type: reference, to: [country], label: country, claim: "{{ it }} lies in {{ answer }}."}
"""

COUNTRIES = """
china: {name: China}
russia: {name: Russia, continues: russian-empire}
russian-empire: {name: Russian Empire, article: the}
india: {name: India}
iran: {name: Iran}
brazil: {name: Brazil}
egypt: {name: Egypt}
mongolia: {name: Mongolia}
saudi-arabia: {name: Saudi Arabia}
"""

PLACES = """
beijing: {name: Beijing, aliases: [Peking]}
moscow: {name: Moscow}
aigun: {name: Aigun}
shanghai: {name: Shanghai}
tehran: {name: Tehran}
minsk: {name: Minsk}
"""

FILES = {
    "treaty": "treaties",
    "pipeline": "pipelines",
    "organisation": "organisations",
    "country": "countries",
    "place": "places",
}


def files(asked: str, **given: str) -> dict[str, bytes]:
    """The files of a collection with these templates, and with these subjects of each kind."""
    subjects = {"country": COUNTRIES, "place": PLACES, **given}
    texts = {
        "seeds/collection.yaml": ABOUT,
        "seeds/sources.yaml": SOURCES,
        "seeds/kinds.yaml": KINDS,
        "seeds/questions/all.yaml": f"templates:\n{indent(dedent(asked), '  ')}\n",
    }
    for kind, written in subjects.items():
        path = f"seeds/facts/{FILES[kind]}.yaml"
        texts[path] = f"kind: {kind}\nsubjects:\n{indent(dedent(written), '  ')}\n"
    return {path: text.encode() for path, text in texts.items()}


def loaded(texts: dict[str, bytes]) -> tuple[Collection, Questions]:
    """A collection and its questions, in which nothing is wrong."""
    collection, wrong = facts.load(texts)
    found, more = questions.load(texts, collection)
    assert not errors((*wrong, *more)), [str(problem) for problem in errors((*wrong, *more))]
    return collection, found


def pool(asked: str, *, day: str = "", **given: str) -> Pool:
    """The items of these facts and templates, in the world of a day."""
    return Pool(*loaded(files(asked, **given)), day=parse(day) if day else None)


def made(pool: Pool, id: str, keep: tuple[str, ...] = ()) -> Item | Refusal:
    """The item of an id, or why there is none."""
    slot = next((slot for slot in pool.slots() if slot.id == id), None)
    assert slot is not None, f"no slot {id} among {[slot.id for slot in pool.slots()]}"
    return pool.make(slot, keep)


def item(pool: Pool, id: str, keep: tuple[str, ...] = ()) -> Item:
    """The item of an id, which must exist."""
    found = made(pool, id, keep)
    assert isinstance(found, Item), found
    return found


def why_not(pool: Pool, id: str) -> str:
    """Why there is no item of an id."""
    found = made(pool, id)
    assert isinstance(found, Refusal), found
    return found.why


def ids(pool: Pool) -> set[str]:
    """The ids of all items."""
    return {item.id for item in pool.items()}


def _texts(item: Item, *, right: bool) -> list[str]:
    assert isinstance(item.body, Choice)
    return [option.text for option in item.options if option.right is right]


def key(item: Item) -> str:
    """The right option of a choice item."""
    (text,) = _texts(item, right=True)
    return text


wrong = partial(_texts, right=False)
"""The wrong options of a choice item."""


def option(item: Item, text: str) -> Option:
    """An option of a choice item, by its text."""
    return next(option for option in item.options if option.text == text)


def verdict(item: Item) -> bool:
    """Whether a true-false item is right."""
    assert isinstance(item.body, TrueFalse)
    return item.body.right
