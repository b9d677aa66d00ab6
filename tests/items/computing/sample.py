"""A few subjects that every function can compute with, and a template for each."""

from functools import cache

from quizgen.facts.model import Collection
from quizgen.items.pool import Pool
from quizgen.items.questions import Questions
from tests.items.making import files, loaded

TREATIES = """
a: {name: Treaty A, signed: {is: 1689-08-27, calendar: julian, cite: book}, signed_at: {is: beijing, cite: book}, in_force: {is: 1700, cite: book}, settles: {is: sets a border, cite: book}, confuse: [b]}
b: {name: Treaty B, signed: {is: 1858-05-28, cite: book, misreported: [{id: m, as: 1870-05-28, in: report, because: the month is right}]}, signed_at: {is: moscow, cite: book}, in_force: {is: 1860-06, cite: book}}
c: {name: Treaty C, signed: {is: 1860-11-14, cite: book}, signed_at: {is: beijing, cite: book}}
d: {name: Treaty D, signed: {is: 1881-02-24, or: [{is: 1881-02-12, cite: report}], cite: book}, signed_at: {is: minsk, cite: book}}
e: {name: Treaty E, signed: {is: 1945-08-14, cite: "minutes#2"}, signed_at: {is: tehran, cite: book}, in_force: {is: 1945-08-24, cite: book}}
f: {name: Treaty F, signed: {is: 1950-02, cite: book}, signed_at: {is: aigun, cite: book}}
g: {name: Treaty G, signed: {is: 1950-02-14, cite: book}, signed_at: {is: shanghai, cite: book}}
"""
PIPELINES = """
long: {name: Long Line, opened: {is: 2010, cite: book}, length: {is: 3000 km, about: true, cite: book}, capacity: {is: 38 bcm, as_of: 2024, cite: book}, deliveries: {cite: book, series: [{period: 2020, is: 4.0 bcm}, {period: 2021, is: 10.0 bcm}, {period: 2022, is: 15.0 bcm}, {period: 2023, is: 22.5 bcm}, {period: 2025, is: 22.5 bcm}]}}
odd: {name: Odd Line, opened: {is: 2014, cite: book}, length: {is: 3100 km, cite: book}}
short: {name: Short Line, opened: {is: 2016, cite: book}, length: {is: 700 km, cite: book}}
small: {name: Small Line, opened: {is: 2019-12-02, cite: book}, length: {is: 90 km, cite: book}}
tiny: {name: Tiny Line, opened: {is: 2021, cite: book}, length: {is: 12 km, or: [{is: 13 km, cite: report}], cite: book}}
""".replace("is: 3000 km, about: true", "is: about 3000 km")
ORGANISATIONS = """
sco:
  name: SCO
  founded: {is: 2001-06-15, cite: book}
  seat: {is: beijing, cite: book}
  members:
    complete: 2001-06-15..2025-12-31
    cite: book
    is:
      china: {}
      russia: {}
      mongolia: {since: 2003}
      india: {since: 2017-06-09}
      brazil: {since: 2019}
      iran: {since: 2023-07-04}
      egypt: {since: 2005, until: 2010}
csto: {name: CSTO, members: {complete: 2002..2025-12-31, cite: book, is: {russia: {}, saudi-arabia: {}, egypt: {}}}}
"""
PLACES = """
beijing: {name: Beijing, lies_in: {is: china, cite: book}}
moscow: {name: Moscow, lies_in: {is: russia, cite: book}}
tehran: {name: Tehran, lies_in: {is: iran, cite: book}}
minsk: {name: Minsk}
aigun: {name: Aigun}
shanghai: {name: Shanghai, lies_in: {is: china, cite: book}}
"""
TEMPLATES = """
- {id: first, about: treaty, computes: first, of: signed, stem: Which of these was signed first?, types: [choice], waive: {length-cue: short names are easy to read}}
- {id: last, about: treaty, computes: last, of: signed, stem: Which of these was signed last?, types: [choice], waive: {length-cue: short names are easy to read}}
- {id: longest, about: pipeline, computes: last, of: length, stem: Which of these is the longest?, types: [choice], waive: {length-cue: short names are easy to read}}
- {id: best-year, about: pipeline, computes: last, of: deliveries, stem: "In which of these years did {{ it }} deliver most?", types: [choice], waive: {length-cue: short names are easy to read}}
- {id: joined-first, about: organisation, computes: first, of: members.since, stem: "Which of these joined {{ it }} first?", types: [choice], waive: {length-cue: short names are easy to read}}
- {id: between, about: treaty, computes: between, of: signed, stem: "Which of these was signed after {{ earlier }}, but before {{ later }}?", types: [choice], waive: {length-cue: short names are easy to read}}
- {id: before, about: treaty, computes: before, of: signed, stem: "{{ it }} was signed before {{ later }}.", types: [true-false]}
- {id: order, about: treaty, computes: order, of: signed, stem: Put these in the order of signing., types: [ordering]}
- {id: timeline, about: pipeline, computes: timeline, stem: "Put the events of {{ it }} in order.", types: [ordering]}
- {id: match, about: treaty, computes: match, of: signed_at, stem: Find for each of these the place where it was signed., types: [matching]}
- {id: statement, about: treaty, computes: statement, stem: "Which of these statements about {{ it }} is right?", types: [choice], waive: {length-cue: short names are easy to read}}
- {id: tell-apart, about: treaty, computes: tell-apart, stem: "What is true of {{ it }}, but not of {{ other }}?", types: [choice], waive: {length-cue: short names are easy to read}}
- {id: compare, about: treaty, computes: compare, stem: "Which is true of {{ it }}, but not of {{ other }}?", types: [choice], waive: {length-cue: short names are easy to read}}
- {id: source, about: treaty, computes: source-check, stem: "{{ source }} reports: “{{ said }}” Is that right?", types: [choice], waive: {clang: it quotes what is judged, length-cue: to confirm is short}}
- {id: then, about: organisation, computes: member-at, of: members, stem: "Which of these was a member of {{ it }} throughout {{ period }}?", types: [choice, multiple], waive: {length-cue: short names are easy to read}}
- {id: odd, about: organisation, computes: odd-one-out, of: members, stem: "All but one are members of {{ it }}. Which one is not?", types: [choice], waive: {length-cue: short names are easy to read}}
- {id: interval, about: treaty, computes: interval, of: signed, then: in_force, stem: "How many years after its signing did {{ it }} enter into force?", types: [choice, numeric]}
- {id: years-apart, about: treaty, computes: years-apart, of: signed, stem: "How many years after {{ earlier }} was {{ it }} signed?", types: [choice, numeric]}
- {id: change, about: pipeline, computes: change, of: deliveries, stem: "By how much did deliveries {{ change }} from {{ earlier }} to {{ period }}?", types: [numeric]}
- {id: growth, about: pipeline, computes: growth, of: deliveries, stem: "By how many per cent did deliveries {{ change }} from {{ earlier }} to {{ period }}?", types: [choice, numeric]}
- {id: through, about: treaty, computes: through, of: signed_at, then: lies_in, stem: "In which country lies the place where {{ it }} was signed?", types: [choice, typed]}
- {id: select, about: organisation, asks: members, stem: "Which of these are members of {{ it }}?", types: [multiple]}
- {id: length, about: pipeline, asks: length, stem: "How long is {{ it }}?", types: [numeric]}
- {id: capacity, about: pipeline, asks: capacity, stem: "What is the capacity of {{ it }}?", types: [numeric]}
- {id: members, about: organisation, asks: members.count, stem: "How many members has {{ it }}?", types: [numeric]}
- {id: gaps, about: treaty, asks: signed, gaps: [signed_at], stem: "When and where?", claim: "{{ it }} was signed in {{ it.signed_at }} {{ answer.on }}.", types: [cloze]}
"""


@cache
def collection() -> tuple[Collection, Questions]:
    """They and their templates."""
    texts = files(TEMPLATES, treaty=TREATIES, pipeline=PIPELINES, organisation=ORGANISATIONS, place=PLACES)
    texts["seeds/sources.yaml"] += b"minutes: {title: Minutes, kind: document, paragraphs: 9}\n"
    return loaded(texts)


@cache
def sample() -> Pool:
    """All that can be asked of them."""
    return Pool(*collection())
