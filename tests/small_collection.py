"""A small collection, written here as a curator writes it, for every test that needs facts.

`files` puts a collection's files together, `loaded` reads them and insists that all is well, `problems`
says what is wrong. Each file can be given as text or bytes; what is not given comes from the constants.
"""

from collections.abc import Mapping
from textwrap import dedent

from quizgen.facts import collection as facts
from quizgen.facts.model import Collection, Subject
from quizgen.items import questions
from quizgen.items.questions import Questions
from quizgen.problems import Problems, errors, in_order
from quizgen.quizzes import recipes

ABOUT = """\
id: small
title: A small collection
language: en
licence: CC-BY-4.0
"""

SOURCES = """\
"002":
  title: Economic cooperation
  date: 2023
  kind: document
  paragraphs: 46
gazprom-2019:
  title: Power of Siberia enters service
  publisher: Gazprom
  date: 2019-12-02
  kind: company
  url: https://example.org/power-of-siberia
  seen: 2026-01-10
gazprom-2025:
  title: Gas deliveries
  publisher: Gazprom
  date: 2025-12-31
  kind: company
atlas:
  title: An atlas of treaties
  kind: reference
  seen: 2026-01-10
"""

KINDS = """\
units:
  km: {one: kilometre, many: kilometres, measures: length}
  m: {one: metre, many: metres, measures: length, times: "0.001"}
  bcm: {one: billion cubic metres, many: billion cubic metres, measures: gas}
  bcm/year: {one: billion cubic metres a year, many: billion cubic metres a year, measures: gas a year}
kinds:
  treaty:
    name: treaty
    plural: treaties
    born: signed
    properties:
      signed: {type: date, label: date of signing, claim: "{{ it }} {{ it.was }} signed {{ answer.on }}.", identifying: true}
      signed_at: {type: reference, to: [place], label: place of signing, claim: "{{ it }} {{ it.was }} signed in {{ answer }}."}
      parties: {type: reference, to: [country], many: set, label: parties, claim: "{{ answer }} {{ answer.is }} a party to {{ it }}."}
      signatories: {type: name, many: set, qualifiers: {for: {type: reference, to: [country]}}, label: signatories, claim: "{{ answer }} signed {{ it }}."}
      languages: {type: name, values: {latin: Latin, russian: Russian, manchu: Manchu, chinese: Chinese}, many: set, label: languages, claim: "{{ answer }} is a language of {{ it }}."}
      settles: {type: text, label: subject matter, claim: "{{ it }} {{ answer }}."}
      secret: {type: flag, label: secrecy, claim: "{{ it }} was secret."}
  pipeline:
    name: pipeline
    plural: pipelines
    born: entered_service
    properties:
      entered_service: {type: date, label: entry into service, claim: "{{ it }} entered service {{ answer.on }}."}
      carries: {type: name, values: {gas: natural gas, oil: oil, "NO": nothing}, label: what it carries, claim: "{{ it }} carries {{ answer }}."}
      operator: {type: reference, to: [company], label: operator, claim: "{{ answer }} operates {{ it }}."}
      ends_at: {type: reference, to: [place], label: end point, claim: "{{ it }} ends at {{ answer }}."}
      length: {type: quantity, units: [km, m], label: length, claim: "{{ it }} is {{ answer }} long."}
      capacity: {type: quantity, units: [bcm/year], changes: true, label: capacity, claim: "{{ it }} has a capacity of {{ answer }}."}
      deliveries: {type: quantity, units: [bcm], many: series, label: deliveries, claim: "{{ it }} delivered {{ answer }} in {{ period }}."}
      remark: {type: text, label: remark}
  organisation:
    name: organisation
    plural: organisations
    born: founded
    properties:
      founded: {type: date, label: foundation, claim: "{{ it }} was founded {{ answer.on }}."}
      members: {type: reference, to: [country], many: set, changes: true, label: members, claim: "{{ answer }} {{ answer.is }} a member of {{ it }}."}
      leaders: {type: name, many: succession, label: leaders, claim: "{{ answer }} led {{ it }}."}
  country:
    name: country
    plural: countries
    properties:
      founded: {type: date, label: foundation}
  place:
    name: place
    properties: {}
  company:
    name: company
    plural: companies
    properties: {}
"""

PLACES = """\
kind: place
subjects:
  nerchinsk-town: {name: Nerchinsk}
  aigun-town: {name: Aigun}
  beijing: {name: Beijing, aliases: [Peking]}
  shanghai: {name: Shanghai}
  tianjin: {name: Tianjin}
  daqing: {name: Daqing}
  ghulja: {name: Ghulja}
  saint-petersburg: {name: Saint Petersburg}
"""

COMPANIES = """\
kind: company
subjects:
  gazprom: {name: Gazprom}
  cnpc: {name: China National Petroleum Corporation, short: CNPC, article: the}
  transneft: {name: Transneft}
"""

COUNTRIES = """\
kind: country
subjects:
  china: {name: China}
  russia: {name: Russia, continues: russian-empire}
  russian-empire: {name: Russian Empire, article: the}
  kazakhstan: {name: Kazakhstan}
  kyrgyzstan: {name: Kyrgyzstan}
  tajikistan: {name: Tajikistan}
  uzbekistan: {name: Uzbekistan}
  india: {name: India}
  iran: {name: Iran}
  japan: {name: Japan}
  norway: {name: "NO"}
"""

TREATIES = """\
kind: treaty
subjects:
  nerchinsk:
    name: Treaty of Nerchinsk
    article: the
    names: {ru: Нерчинский договор, zh: {is: 尼布楚条约, pinyin: Níbùchǔ Tiáoyuē}}
    topics: [borders]
    prominence: 5
    signed: {is: 1689-08-27, calendar: julian, cite: atlas}
    signed_at: {is: nerchinsk-town, cite: atlas}
    parties:
      complete: timeless
      cite: atlas
      is: [china, russian-empire]
    languages:
      complete: timeless
      cite: atlas
      is: [latin, russian, manchu]
  aigun:
    name: Treaty of Aigun
    article: the
    topics: [borders]
    confuse: [peking]
    signed:
      is: 1858-05-28
      cite: atlas
      misreported:
        - {id: y1860, as: 1860-11-14, in: "002#7", because: that is the day of the Convention of Peking}
    signed_at: {is: aigun-town, cite: atlas}
    parties:
      complete: timeless
      cite: atlas
      is: [china, russian-empire]
  peking:
    name: Convention of Peking
    article: the
    topics: [borders]
    signed: {is: 1860-11-14, cite: atlas}
    signed_at: {is: beijing, cite: atlas}
    parties:
      complete: timeless
      cite: atlas
      is: [china, russian-empire]
  tientsin:
    name: Treaty of Tientsin
    article: the
    topics: [trade]
    signed: {is: 1858-06-13, cite: atlas}
    signed_at: {is: tianjin, cite: atlas}
  kulja:
    name: Treaty of Kulja
    article: the
    topics: [trade]
    signed: {is: 1851-08-06, cite: atlas}
    signed_at: {is: ghulja, cite: atlas}
    parties:
      complete: timeless
      cite: atlas
      is: [china, russian-empire]
  ili:
    name: Treaty of the Ili
    article: the
    topics: [borders, trade]
    signed: {is: 1881-02-24, cite: atlas}
    signed_at: {is: saint-petersburg, cite: atlas}
    parties:
      complete: timeless
      cite: atlas
      is: [china, russian-empire]
"""

PIPELINES = """\
kind: pipeline
subjects:
  power-of-siberia:
    name: Power of Siberia
    topics: [energy, gas]
    prominence: 5
    entered_service: {is: 2019-12-02, cite: [gazprom-2019, "002#4"]}
    carries: {is: gas, cite: gazprom-2019}
    operator: {is: gazprom, cite: gazprom-2019}
    ends_at: {is: shanghai, cite: gazprom-2019}
    length: {is: about 3000 km, within: 5 %, cite: gazprom-2019}
    capacity:
      - {is: 5 bcm/year, as_of: 2020, cite: gazprom-2025}
      - {is: 38 bcm/year, as_of: 2025, cite: gazprom-2025}
    deliveries:
      publisher: gazprom
      cite: gazprom-2025
      series:
        - {period: 2022, is: 15.4 bcm}
        - {period: 2023, is: 22.7 bcm}
  eastern-siberia:
    name: Eastern Siberia–Pacific Ocean pipeline
    short: ESPO
    article: the
    topics: [energy, oil]
    entered_service: {is: 2009-12-28, cite: atlas}
    carries: {is: oil, cite: atlas}
    operator: {is: transneft, cite: atlas}
    ends_at: {is: daqing, cite: atlas}
    length: {is: 4740 km, cite: atlas}
  central-asia-china:
    name: Central Asia–China pipeline
    article: the
    topics: [energy, gas]
    entered_service: {is: 2009-12-14, cite: atlas}
    carries: {is: gas, cite: atlas}
    operator: {is: cnpc, cite: atlas}
    length: {is: 1833 km, cite: atlas}
"""

ORGANISATIONS = """\
kind: organisation
subjects:
  sco:
    name: Shanghai Cooperation Organisation
    short: SCO
    article: the
    topics: [diplomacy]
    founded: {is: 2001-06-15, cite: atlas}
    members:
      complete: 2001-06-15..2026-01-01
      cite: atlas
      is:
        china: {since: 2001-06-15}
        russia: {since: 2001-06-15}
        kazakhstan: {since: 2001-06-15}
        india: {since: 2017-06-09}
        iran: {since: {is: 2023-07-04, misreported: [{id: y2021, as: 2021, in: "002#13", because: the procedure began in that year}]}}
  csto:
    name: Collective Security Treaty Organisation
    short: CSTO
    article: the
    topics: [diplomacy]
    founded: {is: 2002-10-07, cite: atlas}
    members:
      complete: 2002-10-07..2026-01-01
      cite: atlas
      is:
        russia: {since: 2002-10-07}
        kazakhstan: {since: 2002-10-07}
        uzbekistan: {since: 2006-06-23, until: 2012-12-19}
"""

QUESTIONS = """\
templates:
  - id: treaty-signed-year
    about: treaty
    asks: signed.year
    stem: In which year {{ it.was }} {{ it }} signed?
    claim: "{{ it }} {{ it.was }} signed in {{ answer }}."
    types: [typed, choice, true-false]
  - id: treaty-signed-at
    about: treaty
    asks: signed_at
    stem: Where {{ it.was }} {{ it }} concluded?
    types: [choice, cloze]
  - id: treaty-of-place
    about: treaty
    asks: subject
    given: signed_at
    stem: Which of these was signed in {{ given }}?
    types: [choice]
  - id: treaty-parties
    about: treaty
    asks: parties
    stem: Who were the parties to {{ it }}?
    types: [recall]
  - id: pipeline-year
    about: pipeline
    asks: entered_service.year
    stem: In which year did {{ it }} enter service?
    types: [typed, choice]
  - id: pipeline-capacity
    about: pipeline
    asks: capacity
    stem: What is the capacity of {{ it }}?
    types: [recall]
  - id: member
    about: organisation
    asks: members
    each: members
    stem: Which of these is a member of {{ it }}?
    types: [choice]
  - id: member-since
    about: organisation
    asks: members.since.year
    each: members
    stem: In which year did {{ member }} join {{ it }}?
    types: [typed, choice]
items:
  - id: aigun-or-peking
    type: choice
    about: aigun
    asks: [aigun/signed]
    stem: Which of these was signed first?
    options:
      - {text: The Treaty of Aigun, right: true}
      - {text: The Convention of Peking, because: it followed in November 1860}
      - {text: The Treaty of Tientsin, because: it was signed two weeks later}
    explanation: The Treaty of Aigun was signed on 28 May 1858.
"""

DECK = """\
deck: Small
description: Treaties and pipelines
parts:
  - {into: Treaties, about: [treaty], types: [typed, choice, recall]}
  - {into: Pipelines, about: [pipeline]}
"""

QUIZ = """\
quiz: A first quiz
seed: 7
outputs: [md, pdf]
sections:
  - {title: Dates, about: [treaty], types: [choice], count: 3}
  - {title: Pipelines, about: [pipeline], count: 2}
"""

SMALL: Mapping[str, str] = {
    "seeds/collection.yaml": ABOUT,
    "seeds/sources.yaml": SOURCES,
    "seeds/kinds.yaml": KINDS,
    "seeds/facts/companies.yaml": COMPANIES,
    "seeds/facts/countries.yaml": COUNTRIES,
    "seeds/facts/organisations.yaml": ORGANISATIONS,
    "seeds/facts/pipelines.yaml": PIPELINES,
    "seeds/facts/places.yaml": PLACES,
    "seeds/facts/treaties.yaml": TREATIES,
    "seeds/questions/all.yaml": QUESTIONS,
    "decks/cards.yaml": DECK,
    "decks/sheet.yaml": QUIZ,
}
"""Every file of the small collection, by path."""

OUTPUTS = ("apkg", "md", "pdf")


def files(changes: Mapping[str, str | bytes | None] | None = None) -> dict[str, bytes]:
    """The small collection's files, some of them changed, added or (None) left out."""
    merged = {**SMALL, **(changes or {})}
    return {
        path: text if isinstance(text, bytes) else text.encode()
        for path, text in merged.items()
        if text is not None
    }


def problems(changes: Mapping[str, str | bytes | None]) -> Problems:
    """Everything wrong with the small collection once files are changed, as the command line gathers it."""
    texts = files(changes)
    collection, wrong = facts.load(texts)
    asked, wrong_questions = questions.load(texts, collection)
    _, wrong_recipes = recipes.load(texts, collection, asked, OUTPUTS)
    return in_order((*wrong, *wrong_questions, *wrong_recipes))


def loaded(changes: Mapping[str, str | bytes | None] | None = None) -> Collection:
    """The facts of the small collection, some of its files changed; all must be well with them."""
    collection, wrong = facts.load(files(changes))
    assert not errors(wrong), [str(problem) for problem in wrong]
    return collection


def asked(changes: Mapping[str, str | bytes | None] | None = None) -> tuple[Collection, Questions]:
    """The facts and questions of the small collection, some of its files changed; all must be well."""
    collection = loaded(changes)
    found, wrong = questions.load(files(changes), collection)
    assert not errors(wrong), [str(problem) for problem in wrong]
    return collection, found


def subject(kind: str, properties: str) -> Subject:
    """One subject called `it`, with the properties written, beside those of the small collection."""
    body = "".join(f"    {line}\n" for line in dedent(properties).strip("\n").splitlines())
    text = f"kind: {kind}\nsubjects:\n  it:\n    name: It\n{body}"
    return loaded({"seeds/facts/it.yaml": text}).subjects["it"]
