"""Everything a curator can get wrong, what is said of it, and where.

The ▶ in a text marks the place at which the problem must be reported; it is taken out before the text is
read. Each case must yield that one problem and no other: a slip that draws others after it hides them.
"""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.items.checking import idle_templates
from quizgen.items.pool import Pool
from quizgen.problems import Place, Severity, errors
from quizgen.quizzes import recipes
from quizgen.quizzes.drawing import draw
from quizgen.quizzes.recipes import QuizRecipe
from tests.small_collection import OUTPUTS, SMALL, SOURCES, asked, files, problems

MARK = "▶"
FACTS = "seeds/facts/it.yaml"
LATER = "seeds/facts/zenith.yaml"
ASKED = "seeds/questions/it.yaml"
RECIPE = "decks/it.yaml"
TREATIES = "seeds/facts/treaties.yaml"
ABOUT, SOURCE, VOCABULARY = "seeds/collection.yaml", "seeds/sources.yaml", "seeds/kinds.yaml"


@dataclass(frozen=True)
class Case:
    """One slip: where it stands, what it is called, what its hint holds."""

    name: str
    path: str
    text: str
    code: str
    hint: str = ""
    severity: Severity = Severity.ERROR


def fact(lines: str, kind: str = "treaty") -> str:
    """A facts file with one subject, `it`, and these lines of it."""
    body = "".join(f"    {line}\n" for line in lines.strip("\n").splitlines())
    return f"kind: {kind}\nsubjects:\n  it:\n    name: It\n{body}"


def template(lines: str) -> str:
    """A questions file with one template."""
    body = "".join(f"    {line}\n" for line in lines.strip("\n").splitlines())
    return f"templates:\n  - id: asked\n{body}"


def stem(sentence: str) -> str:
    """A questions file with one template that is right but for its stem."""
    return template(f"about: treaty\nasks: signed\ntypes: [choice]\nstem: {sentence}")


def written(lines: str) -> str:
    """A questions file with one item written by hand."""
    body = "".join(f"    {line}\n" for line in lines.strip("\n").splitlines())
    return f"items:\n  - id: by-hand\n{body}"


def table(lines: str) -> str:
    """A quiz recipe with a blueprint."""
    body = "".join(f"  {line}\n" for line in lines.strip("\n").splitlines())
    return f"quiz: Sheet\nblueprint:\n{body}"


def edited(path: str, old: str, new: str) -> str:
    """A file of the small collection with one line changed."""
    assert SMALL[path].count(old) == 1
    return SMALL[path].replace(old, new)


YAML = [
    Case("tabs", FACTS, "kind: treaty\nsubjects:\n▶\tit: {name: It}\n", "tab", "indent with spaces"),
    Case("a NUL", FACTS, "kind: treaty\nsubjects:\n  it: {name: I▶\0t}\n", "control-character", "delete it"),
    Case("an invisible character", FACTS, "kind: treaty\nsubjects:\n  it: {name: I▶\u200bt}\n", "invisible-character", "delete it"),
    Case("truncated in quotes", FACTS, 'kind: treaty\nsubjects:\n  it: {name: ▶"Treaty of', "unclosed-quote", "close it"),
    Case("truncated in braces", FACTS, "kind: treaty\nsubjects:\n  it: {name: It, signed: ▶{is: 2001, ci", "unclosed-bracket", "close it"),
    Case("a key twice", FACTS, fact("signed: {is: 2001, cite: atlas}\n▶signed: {is: 2002, cite: atlas}"), "duplicate-key", "keep one"),
    Case("a subject twice", FACTS, "kind: treaty\nsubjects:\n  it: {name: It}\n  ▶it: {name: That}\n", "duplicate-key", "keep one"),
    Case("an anchor", FACTS, fact("signed: {is: 2001, cite: ▶&a atlas}"), "anchor", "delete it"),
    Case("an alias", FACTS, fact("signed: {is: 2001, cite: ▶*a}"), "alias", "write the value out"),
    Case("a tag", FACTS, fact("signed: {is: ▶!!str 2001, cite: atlas}"), "tag", "delete it"),
    Case("a merge", FACTS, fact("signed: {is: 2001, ▶<<: {cite: atlas}, cite: atlas}"), "merge-key", "write the entries out"),
    Case("a second document", FACTS, fact("signed: {is: 2001, cite: atlas}") + "▶---\nkind: place\n", "second-document", "another file"),
    Case("prose with a comma", FACTS, fact("settles: {is: the course of the border, ▶from the Argun to the sea, cite: atlas}"), "comma-in-braces", "put quotes around"),
    Case("prose with a number sign", FACTS, fact("settles:\n  is: trade at gate ▶#4 of the town\n  cite: atlas"), "comment-cuts-text", "in quotes"),
    Case("a colon in prose", FACTS, fact("settles:\n  is: the border▶: from the Argun to the sea\n  cite: atlas"), "colon-in-text", "quotes"),
    Case("1,000 deep", FACTS, "kind: treaty\nsubjects: " + "[" * 49 + MARK + "[" * 951 + "]" * 1000, "too-deep", "bracket"),
    Case("a template without quotes", ASKED, stem("▶{{ it }} was signed when?"), "braces-in-text", "quotes"),
]  # fmt: skip

NAMES = [
    Case("a kind of fact", FACTS, "kind: ▶treety\nsubjects: {}\n", "unknown-kind", "'treaty'"),
    Case("a facts file without kind", FACTS, "▶subjects: {it: {name: It}}\n", "missing-key", "kind:"),
    Case("a kind of reference", VOCABULARY, edited(VOCABULARY, "to: [company]", "to: [▶compny]"), "unknown-kind", "'company'"),
    Case("a property", FACTS, fact("▶sined: {is: 2001, cite: atlas}"), "unknown-property", "'signed'"),
    Case("a source", FACTS, fact("signed: {is: 2001, cite: ▶atals}"), "unknown-source", "'atlas'"),
    Case("a source in a list", FACTS, fact("signed: {is: 2001, cite: [atlas, ▶gazprom-2018]}"), "unknown-source", "'gazprom-2019'"),
    Case("a source in a citation", FACTS, fact("signed: {is: 2001, cite: {source: ▶atals, page: 3}}"), "unknown-source", "'atlas'"),
    Case("no source in a citation", FACTS, fact('signed: {is: 2001, cite: ▶"#4"}'), "unknown-source", ""),
    Case("a source of a misreport", FACTS, fact("signed: {is: 2001, cite: atlas, misreported: [{id: a, as: 2002, in: ▶atals, because: so}]}"), "unknown-source", "'atlas'"),
    Case("a subject", FACTS, fact("signed_at: {is: ▶beijng, cite: atlas}"), "unknown-subject", "'beijing'"),
    Case("a subject of the wrong kind", FACTS, fact("signed_at: {is: ▶china, cite: atlas}"), "wrong-kind", "place"),
    Case("a member", FACTS, fact("parties: {cite: atlas, is: [china, ▶rusia]}"), "unknown-subject", "'russia'"),
    Case("a qualifier's subject", FACTS, fact("signatories: {cite: atlas, is: {Xi: {for: ▶chna}}}"), "unknown-subject", "'china'"),
    Case("a ruled-out subject", FACTS, fact("signed_at: {is: beijing, cite: atlas, not: [▶{is: shangai, because: so}]}"), "unknown-subject", "'shanghai'"),
    Case("a subject it continues", FACTS, fact("continues: ▶aigum"), "unknown-subject", "'aigun'"),
    Case("a look-alike", FACTS, fact("confuse: ▶[aigum]"), "unknown-subject", "'aigun'"),
    Case("a kin that leads back", FACTS, fact("part_of: ▶it"), "circular", ""),
    Case("a type of property", VOCABULARY, edited(VOCABULARY, "secret: {type: flag", "secret: {type: ▶flagg"), "unknown-type", "'flag'"),
    Case("a property named as a key of subjects", VOCABULARY, edited(VOCABULARY, "secret:", "▶confuse:"), "reserved-name", ""),
    Case("a birth", VOCABULARY, edited(VOCABULARY, "born: entered_service", "born: ▶entered_servise"), "unknown-property", "'entered_service'"),
    Case("a unit of a property", VOCABULARY, edited(VOCABULARY, "units: [km, m]", "units: [km, ▶mm]"), "unknown-unit", "'m'"),
    Case("a kind of source", SOURCE, edited(SOURCE, "kind: document", "kind: ▶dokument"), "unknown-source-kind", "'document'"),
    Case("a key of a source", SOURCE, edited(SOURCE, "publisher: Gazprom\n  date: 2025", "▶publishr: Gazprom\n  date: 2025"), "unknown-key", "'publisher'"),
    Case("a key of a value", FACTS, fact("signed: {is: 2001, ▶cites: atlas, cite: atlas}"), "unknown-key", "'cite'"),
    Case("a key of a list", FACTS, fact("parties: {▶completed: timeless, cite: atlas, is: [china]}"), "unknown-key", "'complete'"),
    Case("a series where a list belongs", FACTS, fact("parties: {cite: atlas, ▶series: [china], is: [china]}"), "unknown-key", "is"),
    Case("a list where a series belongs", FACTS, fact("deliveries: {cite: atlas, ▶is: [{period: 2022, is: 15 bcm}], series: [{period: 2022, is: 15 bcm}]}", "pipeline"), "unknown-key", "series"),
    Case("a calendar", FACTS, fact("signed: {is: 2001, calendar: ▶gregorain, cite: atlas}"), "unknown-calendar", "'gregorian'"),
    Case("a number", FACTS, fact("number: ▶plurall"), "unknown-number", "'plural'"),
    Case("a key of the collection", ABOUT, edited(ABOUT, "licence:", "▶license: MIT\nlicence:"), "unknown-key", "'licence'"),
    Case("no title of the collection", ABOUT, edited(ABOUT, "id: small\ntitle: A small collection\n", "▶id: small\n"), "missing-key", "title:"),
    Case("a kind of a template", ASKED, template("about: ▶treety\nasks: signed\nstem: When?\ntypes: [choice]"), "unknown-kind", "'treaty'"),
    Case("a type of a template", ASKED, template("about: treaty\nasks: signed\nstem: When?\ntypes: [choice, ▶choise]"), "unknown-type", "'choice'"),
    Case("a level of a template", ASKED, template("about: treaty\nasks: signed\nstem: When?\ntypes: [choice]\n▶level: apply"), "unknown-key", ""),
    Case("a function of a template", ASKED, template("about: treaty\ncomputes: ▶ordr\nof: signed\nstem: When?\ntypes: [ordering]"), "unknown-function", "'order'"),
    Case("a property of a template", ASKED, template("about: treaty\nasks: ▶sined\nstem: When?\ntypes: [choice]"), "unknown-property", "'signed'"),
    Case("a given property", ASKED, template("about: treaty\nasks: subject\ngiven: ▶sined\nstem: Which?\ntypes: [choice]"), "unknown-property", "'signed'"),
    Case("a path that leads nowhere", ASKED, template("about: treaty\nasks: ▶signed.decade\nstem: When?\ntypes: [choice]"), "unknown-path", "year"),
    Case("when a member joined, of which nobody says which", ASKED, template("about: organisation\nasks: ▶members.since\nstem: When?\ntypes: [choice]"), "missing-each", "each: members"),
    Case("what a member is, of which nobody says which", ASKED, template("about: treaty\nasks: ▶signatories.for\nstem: For whom?\ntypes: [choice]"), "missing-each", "each: signatories"),
    Case("a whole list that is given", ASKED, template("about: organisation\nasks: subject\ngiven: ▶members\nstem: Which?\ntypes: [choice]"), "missing-each", "each: members"),
    Case("a key of a template", ASKED, template("about: treaty\nasks: signed\nstem: When?\ntypes: [choice]\n▶option: 4"), "unknown-key", "'options'"),
    Case("a template without types", ASKED, "templates:\n  - ▶id: asked\n    about: treaty\n    asks: signed\n    stem: When?\n", "missing-key", "types"),
    Case("a subject of an item", ASKED, written("about: ▶aigum\ntype: recall\nasks: [aigun/signed]\nstem: When?\nanswer: in 1858\nexplanation: So."), "unknown-subject", "'aigun'"),
    Case("a fact of an item", ASKED, written("about: aigun\ntype: recall\nasks: [▶aigun/sined]\nstem: When?\nanswer: in 1858\nexplanation: So."), "unknown-fact", "'aigun/signed'"),
    Case("a type of an item", ASKED, written("about: aigun\ntype: ▶recal\nasks: [aigun/signed]\nstem: When?\nanswer: in 1858\nexplanation: So."), "unknown-type", "'recall'"),
    Case("a recipe of neither sort", RECIPE, "▶title: A quiz\n", "missing-key", "quiz:"),
    Case("a key of a deck", RECIPE, "deck: Cards\n▶desciption: of treaties\nparts: [{about: [treaty]}]\n", "unknown-key", "'description'"),
    Case("a key of a part", RECIPE, "deck: Cards\nparts: [{about: [treaty], ▶type: [choice]}]\n", "unknown-key", "'types'"),
    Case("a key of a quiz", RECIPE, "quiz: Sheet\n▶form: 2\nsections: [{about: [treaty], count: 3}]\n", "unknown-key", "'forms'"),
    Case("a key of a section", RECIPE, "quiz: Sheet\nsections: [{about: [treaty], ▶counts: 3, count: 3}]\n", "unknown-key", "'count'"),
    Case("a section without count", RECIPE, "quiz: Sheet\nsections:\n  - ▶about: [treaty]\n", "missing-key", "how many"),
    Case("a kind of a recipe", RECIPE, "deck: Cards\nparts: [{about: [pipeline, ▶treety]}]\n", "unknown-kind", "'treaty'"),
    Case("a topic of a recipe", RECIPE, "deck: Cards\nparts: [{topics: [▶border]}]\n", "unknown-topic", "'borders'"),
    Case("a subject of a recipe", RECIPE, "deck: Cards\nparts: [{subjects: [▶aigum]}]\n", "unknown-subject", "'aigun'"),
    Case("a type of a recipe", RECIPE, "deck: Cards\nparts: [{types: [▶choise]}]\n", "unknown-type", "'choice'"),
    Case("a level of a recipe", RECIPE, "deck: Cards\nparts: [{levels: [▶rember]}]\n", "unknown-level", "'remember'"),
    Case("a source of a recipe", RECIPE, "deck: Cards\nparts: [{sources: [▶atals]}]\n", "unknown-source", "'atlas'"),
    Case("a template of a recipe", RECIPE, "deck: Cards\nparts: [{templates: [▶treaty-parts]}]\n", "unknown-template", "'treaty-parties'"),
    Case("an id that a recipe leaves out", RECIPE, "deck: Cards\nparts: [{without: [aigun, ▶aigum]}]\n", "unknown-id", "'aigun'"),
    Case("an id that a section begins with", RECIPE, "quiz: Sheet\nsections: [{count: 3, with: [▶aigun/sined]}]\n", "unknown-id", "'aigun/signed'"),
    Case("an output", RECIPE, "quiz: Sheet\noutputs: [md, ▶pfd]\nsections: [{count: 3}]\n", "unknown-output", "'pdf'"),
    Case("a paper", RECIPE, "quiz: Sheet\npaper: ▶a3\nsections: [{count: 3}]\n", "unknown-paper", "a4"),
    Case("a key of a look", RECIPE, "quiz: Sheet\nlook: {▶large-print: true}\nsections: [{count: 3}]\n", "unknown-key", "'large_print'"),
    Case("a part of a quiz", RECIPE, "quiz: Sheet\nparts: [sheet, ▶keys]\nsections: [{count: 3}]\n", "unknown-part", "key"),
    Case("a language of a quiz", RECIPE, "quiz: Sheet\nlanguage: ▶Russian words\nsections: [{count: 3}]\n", "unknown-language", "ru"),
]  # fmt: skip

VALUES = [
    Case("a day that is none", FACTS, fact("signed: {is: ▶2019-02-30, cite: atlas}"), "bad-date", "2019-12-02"),
    Case("a month that is none", FACTS, fact("signed: {is: ▶2019-13, cite: atlas}"), "bad-date", "2019-12"),
    Case("a date in words", FACTS, fact("signed: {is: ▶2 December 2019, cite: atlas}"), "bad-date", "2019-12-02"),
    Case("a range that ends before it begins", FACTS, fact("signed: {is: ▶2019..2018, cite: atlas}"), "bad-date", "A..B"),
    Case("a range of three", FACTS, fact("signed: {is: ▶2017..2018..2019, cite: atlas}"), "bad-date", "A..B"),
    Case("a leap day of the other calendar", FACTS, fact("signed: {is: ▶1700-02-29, cite: atlas}"), "bad-date", ""),
    Case("a quantity in words", FACTS, fact("length: {is: ▶rather long, cite: atlas}", "pipeline"), "not-a-quantity", "km"),
    Case("a number with separators", FACTS, fact('length: {is: ▶"3,000 km", cite: atlas}', "pipeline"), "not-a-quantity", "without separators"),
    Case("a number without unit", FACTS, fact("length: {is: ▶3000, cite: atlas}", "pipeline"), "wrong-unit", "km"),
    Case("a unit of another property", FACTS, fact("length: {is: ▶38 bcm, cite: atlas}", "pipeline"), "wrong-unit", "km"),
    Case("a flag", FACTS, fact("secret: {is: ▶perhaps, cite: atlas}"), "not-a-flag", "true or false"),
    Case("a name off the list", FACTS, fact("carries: {is: ▶gaz, cite: atlas}", "pipeline"), "unknown-value", "'gas'"),
    Case("a mapping for a text", FACTS, fact("settles: {is: ▶{a: b}, cite: atlas}"), "not-a-text", "one value"),
    Case("a list for a text", FACTS, fact("signed: {is: ▶[2001, 2002], cite: atlas}"), "not-a-text", "one value"),
    Case("a text for a subject", FACTS, "kind: treaty\nsubjects:\n  it: ▶The treaty\n", "not-a-mapping", "key: value"),
    Case("a list of subjects", FACTS, "kind: treaty\nsubjects:\n  ▶- it\n", "not-a-mapping", "key: value"),
    Case("no value", FACTS, fact("signed: {is: ▶'', cite: atlas}"), "missing-value", "is:"),
    Case("nothing under a property", FACTS, "kind: treaty\nsubjects:\n  it:\n    name: It\n    signed:▶\n", "missing-value", ""),
    Case("no member", FACTS, fact("parties: ▶{cite: atlas}"), "missing-value", "is:"),
    Case("no figure", FACTS, fact("deliveries: ▶{cite: atlas}", "pipeline"), "missing-value", "series:"),
    Case("no name", FACTS, "kind: treaty\nsubjects:\n  ▶it: {topics: [borders]}\n", "missing-key", "name:"),
    Case("a list for a name", FACTS, "kind: treaty\nsubjects:\n  it: {name: ▶[It]}\n", "not-a-text", "one value"),
    Case("prominence beyond the scale", FACTS, fact("prominence: ▶6"), "bad-prominence", "1 to 5"),
    Case("prominence in words", FACTS, fact("prominence: ▶high"), "not-a-number", "whole number"),
    Case("prominence as a list", FACTS, fact("prominence: ▶[1]"), "not-a-text", "one value"),
    Case("a tolerance without per cent", FACTS, fact("length: {is: 3000 km, within: ▶0.05, cite: atlas}", "pipeline"), "bad-tolerance", "5 %"),
    Case("an id with a slash", FACTS, "kind: treaty\nsubjects:\n  ▶a/b: {name: It}\n", "bad-id", "letters"),
    Case("two values in one", FACTS, fact("signed:\n  - {is: 2001, cite: atlas}\n  - ▶{is: 2002, cite: atlas}"), "several-values", "or:"),
    Case("a change without its day", FACTS, fact("capacity: {is: ▶38 bcm/year, cite: atlas}", "pipeline"), "missing-as-of", "as_of:"),
    Case("a figure without its period", FACTS, fact("deliveries: {cite: atlas, series: [▶{is: 15 bcm}]}", "pipeline"), "missing-key", "period:"),
    Case("a figure of no period", FACTS, fact("deliveries: {cite: atlas, series: [{period: ▶last, is: 15 bcm}]}", "pipeline"), "bad-date", "2019"),
    Case("two figures of one period", FACTS, fact("deliveries: {cite: atlas, series: [{period: 2022, is: 15 bcm}, {period: 2022, is: ▶16 bcm}]}", "pipeline"), "id-twice", "first"),
    Case("a member twice", FACTS, fact("parties: {cite: atlas, is: [china, ▶china]}"), "id-twice", "first"),
    Case("a second stint without an id", FACTS, fact("members: {cite: atlas, is: {china: [{since: 2001, until: 2003}, ▶{since: 2005}]}}", "organisation"), "id-twice", "`id`"),
    Case("a stint that ends before it begins", FACTS, fact("members: {cite: atlas, is: {china: {since: 2005, until: ▶2001}}}", "organisation"), "ends-before-it-begins", ""),
    Case("two holders of an office", FACTS, fact("leaders: {cite: atlas, is: {a: {is: A, since: 2001, until: 2005}, b: {is: B, since: ▶2003}}}", "organisation"), "two-holders", "one holder"),
    Case("a sha256", SOURCE, edited(SOURCE, "kind: document", "kind: document\n  sha256: ▶b24b58"), "bad-sha256", "64 digits"),
    Case("a misreport's former id in use", FACTS, fact("signed: {is: 2001, cite: atlas, misreported: [{id: a, as: 2002, in: atlas, because: so}, ▶{id: b, formerly: [a], as: 2003, in: atlas, because: so}]}"), "id-in-use", "formerly"),
    Case("a misreport's former id of two", FACTS, fact("signed: {is: 2001, cite: atlas, misreported: [{id: a, formerly: [c], as: 2002, in: atlas, because: so}, ▶{id: b, formerly: [c], as: 2003, in: atlas, because: so}]}"), "formerly-twice", "leave it"),
    Case("a member after the list's end", FACTS, fact("members: {complete: 2001..2010, cite: atlas, is: {china: {since: ▶2015}}}", "organisation"), "outside-the-list", "complete"),
    Case("an interval that is none", FACTS, fact("parties: {complete: ▶always, cite: atlas, is: [china]}"), "bad-date", "2019"),
    Case("an as-of that is no day", FACTS, fact("capacity: [{is: 38 bcm/year, as_of: ▶2019-02-30, cite: atlas}]", "pipeline"), "bad-as-of", "2019-12-02"),
    Case("an as-of after its source", FACTS, fact("capacity: [{is: ▶38 bcm/year, as_of: 2020, cite: gazprom-2019}]", "pipeline"), "as-of-after-source", "earlier day"),
    Case("a list complete after its source", FACTS, fact("parties: {complete: ▶2001..2024, cite: gazprom-2019, is: [china]}"), "as-of-after-source", "earlier day"),
    Case("a list complete after the source of the list itself", FACTS, fact("parties: {complete: ▶2001..2024, cite: gazprom-2019, is: {china: {cite: gazprom-2025}}}"), "as-of-after-source", "earlier day"),
    Case("two values of one day", FACTS, fact("capacity: [{is: 38 bcm/year, as_of: 2020, cite: atlas}, {is: ▶39 bcm/year, as_of: 2020, cite: atlas}]", "pipeline"), "id-twice", "first"),
    Case("the day of a source", SOURCE, edited(SOURCE, "date: 2019-12-02", "date: ▶2 December 2019"), "bad-date", "2019-12-02"),
    Case("the address of a source", SOURCE, edited(SOURCE, "url: https://example.org/power-of-siberia", "url: ▶example.org"), "bad-url", "http"),
    Case("the factor of a unit", VOCABULARY, edited(VOCABULARY, 'times: "0.001"', "times: ▶milli"), "not-a-number", "0.001"),
    Case("a property called as a word of sentences", VOCABULARY, edited(VOCABULARY, "secret:", "▶has:"), "reserved-name", "in sentences"),
    Case("a property called as a path", VOCABULARY, edited(VOCABULARY, "secret:", "▶subject:"), "reserved-name", "in sentences"),
    Case("a property with a hyphen", VOCABULARY, edited(VOCABULARY, "secret:", "▶is-secret:"), "bad-id", "underscores"),
    Case("a qualifier with a capital", VOCABULARY, edited(VOCABULARY, "{for: {type: reference, to: [country]}}", "{for: {type: reference, to: [country]}, ▶By: {type: text}}"), "bad-id", "underscores"),
    Case("a qualifier called as an end", VOCABULARY, edited(VOCABULARY, "{for: {type: reference, to: [country]}}", "{for: {type: reference, to: [country]}, ▶since: {type: date}}"), "reserved-name", "in sentences"),
    Case("a kind with a space", VOCABULARY, edited(VOCABULARY, "kinds:\n", "kinds:\n  ▶great power: {name: power}\n"), "bad-id", "hyphens"),
    Case("a unit that begins with a figure", VOCABULARY, edited(VOCABULARY, "units:\n", "units:\n  ▶1000 t: {one: kilotonne}\n"), "bad-id", "letter"),
    Case("a property that is neither one nor many", VOCABULARY, edited(VOCABULARY, "many: succession", "many: ▶sucession"), "unknown-type", "'succession'"),
]  # fmt: skip

CITATIONS = [
    Case("a fact without one", FACTS, fact("signed: {is: ▶2001}"), "no-citation", "cite:"),
    Case("a bare value", FACTS, fact("signed: ▶2001"), "no-citation", "cite:"),
    Case("a member without one", FACTS, fact("parties: {is: [▶china]}"), "no-citation", "cite:"),
    Case("another value without one", FACTS, fact("signed: {is: 2001, cite: atlas, or: [▶{is: 2002}]}"), "no-citation", "cite:"),
    Case("a misreport without one", FACTS, fact("signed: {is: 2001, cite: atlas, misreported: [▶{id: a, as: 2002, because: so}]}"), "missing-key", "source"),
    Case("a misreport without reason", FACTS, fact("signed: {is: 2001, cite: atlas, misreported: [▶{id: a, as: 2002, in: atlas}]}"), "missing-key", "because:"),
    Case("two misreports of one id", FACTS, fact("signed: {is: 2001, cite: atlas, misreported: [{id: a, as: 2002, in: atlas, because: so}, ▶{id: a, as: 2003, in: atlas, because: so}]}"), "id-twice", ""),
    Case("a value both right and wrong", FACTS, fact("signed: {is: 2001, cite: atlas, not: [▶{is: 2001, because: so}]}"), "right-and-wrong", "take out"),
    Case("a value ruled out without reason", FACTS, fact("signed: {is: 2001, cite: atlas, not: [▶{is: 2002}]}"), "missing-key", "because:"),
    Case("a paragraph beyond the end", FACTS, fact('signed: {is: 2001, cite: [atlas, ▶"002#47"]}'), "unknown-paragraph", "1 to 46"),
    Case("a paragraph nought", FACTS, fact('signed: {is: 2001, cite: [atlas, ▶"002#0"]}'), "unknown-paragraph", "1 to 46"),
    Case("a paragraph in words", FACTS, fact('signed: {is: 2001, cite: [atlas, ▶"002#four"]}'), "unknown-paragraph", "1 to 46"),
    Case("a paragraph of a source without any", FACTS, fact('signed: {is: 2001, cite: ▶"atlas#4"}'), "unknown-paragraph", "paragraphs:"),
]  # fmt: skip

IDENTITIES = [
    Case("two subjects of one name", LATER, "kind: treaty\nsubjects:\n  it: {name: ▶treaty of Aigun}\n", "shared-name", "apart"),
    Case("two subjects of one name and kind after one of another kind", LATER, "kind: country\nsubjects:\n  it: {name: Daqing, part_of: daqing}\n  that: {name: ▶Daqing, part_of: daqing}\n", "shared-name", "apart"),
    Case("two subjects of one alias", LATER, "kind: place\nsubjects:\n  it: {name: It, aliases: ▶[Peking]}\n", "shared-alias", "answer", severity=Severity.WARNING),
    Case("two subjects of one id", LATER, "kind: treaty\nsubjects:\n  ▶aigun: {name: It}\n", "id-twice", "seeds/facts"),
    Case("a former id still in use", FACTS, fact("formerly: ▶[aigun]"), "id-in-use", ""),
    Case("a former id of two", FACTS, "kind: treaty\nsubjects:\n  it: {name: It, formerly: [old]}\n  that: {name: That, formerly: ▶[old]}\n", "formerly-twice", ""),
    Case("a member's former id in use", FACTS, fact("parties: {cite: atlas, is: {china: {is: ▶china, formerly: [japan]}, japan: {}}}"), "id-in-use", "formerly"),
    Case("a former template of two", ASKED, "templates:\n  - id: asked\n    formerly: [old]\n    about: treaty\n    asks: signed\n    stem: When?\n    types: [choice]\n  - ▶id: again\n    formerly: [old]\n    about: treaty\n    asks: signed\n    stem: When?\n    types: [choice]\n", "formerly-twice", "leave it"),
    Case("two templates of one id", ASKED, "templates:\n  - ▶id: treaty-parties\n    about: treaty\n    asks: parties\n    stem: Who?\n    types: [recall]\n", "id-twice", "seeds/questions/all.yaml"),
    Case("a template and an item of one id", ASKED, "items:\n  - ▶id: treaty-parties\n    about: aigun\n    type: recall\n    asks: [aigun/signed]\n    stem: When?\n    answer: in 1858\n    explanation: So.\n", "id-twice", "seeds/questions/all.yaml"),
    Case("a template's former id in use", ASKED, "templates:\n  - ▶id: asked\n    about: treaty\n    asks: signed\n    stem: When?\n    types: [choice]\n    formerly: [treaty-parties]\n", "id-in-use", ""),
    Case("a template's id with a space", ASKED, "templates:\n  - id: ▶who signed\n    about: treaty\n    asks: parties\n    stem: Who?\n    types: [recall]\n", "bad-id", "letters"),
    Case("two recipes of one id", "decks/z/sheet.yaml", "▶quiz: Sheet\nsections: [{count: 3}]\n", "id-twice", "decks/sheet.yaml"),
]  # fmt: skip

TEMPLATES = [
    Case("names a missing field", ASKED, stem('▶"When was {{ it.sined }} signed?"'), "unknown-field", "'signed'"),
    Case("names a missing field of its answer", ASKED, stem('▶"When was {{ answer.nam }} signed?"'), "unknown-field", "'name'"),
    Case("names a missing field of its member", ASKED, template('about: treaty\nasks: parties\neach: parties\ntypes: [choice]\nstem: ▶"When did {{ member.sinse }} join?"'), "unknown-field", "'since'"),
    Case("names what there is not", ASKED, stem('▶"When was {{ subject }} signed?"'), "unknown-name", "it"),
    Case("loops", ASKED, stem('▶"{% for x in it %}{{ x }}{% endfor %}"'), "template-runs-code", "only prints"),
    Case("calls", ASKED, stem('▶"{{ it.name() }}"'), "template-runs-code", "only prints"),
    Case("calls a method", ASKED, stem('▶"{{ it.name.upper() }}"'), "template-runs-code", "only prints"),
    Case("defines a macro", ASKED, stem('▶"{% macro a(b) %}{{ b }}{% endmacro %}"'), "template-runs-code", "only prints"),
    Case("sets a name", ASKED, stem('▶"{% set a = it %}{{ a }}"'), "template-runs-code", "only prints"),
    Case("includes a file", ASKED, stem('''▶"{% include '/etc/passwd' %}"'''), "template-runs-code", "only prints"),
    Case("imports a file", ASKED, stem('''▶"{% import 'os' as os %}{{ os }}"'''), "template-runs-code", "only prints"),
    Case("filters", ASKED, stem('▶"{{ it | upper }}"'), "template-runs-code", "only prints"),
    Case("indexes", ASKED, stem('''▶"{{ it['name'] }}"'''), "template-runs-code", "only prints"),
    Case("reckons", ASKED, stem('▶"{{ 9 ** 9 ** 9 }}"'), "template-runs-code", "only prints"),
    Case("reaches for Python's insides", ASKED, stem('▶"{{ it.__class__.__mro__ }}"'), "template-runs-code", "only prints"),
    Case("orders", ASKED, stem('''▶"{% if answer < it %}When?{% endif %}"'''), "template-runs-code", "== or !="),
    Case("is no template", ASKED, stem('▶"When was {{ it signed?"'), "bad-template", "{{ it }}"),
    Case("never ends", ASKED, stem('▶"{% if it.plural %}When?"'), "bad-template", "endif"),
    Case("nests too deep for Python", ASKED, stem(f'▶"{"{% if it.plural %}" * 120}When?{"{% endif %}" * 120}"'), "bad-template", ""),
    Case("brackets too deep for Python", ASKED, stem(f'▶"{{{{ {"(" * 5000}it{")" * 5000} }}}}"'), "bad-template", ""),
    Case("holds a number beyond measure", ASKED, stem(f'▶"{{{{ {"9" * 5000} }}}}"'), "bad-template", ""),
    Case("renders to nothing", ASKED, stem('▶"{# When was it signed? #}"'), "renders-to-nothing", "words"),
    Case("has an empty stem", ASKED, "templates:\n  - ▶id: asked\n    about: treaty\n    asks: signed\n    types: [choice]\n    stem:\n", "missing-key", "stem:"),
    Case("claims what there is not", VOCABULARY, edited(VOCABULARY, 'secret: {type: flag, label: secrecy, claim: "{{ it }} was secret."}', '▶secret: {type: flag, label: secrecy, claim: "{{ it }} was {{ secret }}."}'), "unknown-name", "it"),
    Case("goes through another list", ASKED, template("about: treaty\nasks: parties\neach: ▶languages\nstem: Who?\ntypes: [choice]"), "unknown-property", "each: parties"),
    Case("gives without asking for the subject", ASKED, template("about: treaty\nasks: signed\ngiven: ▶parties\nstem: When?\ntypes: [choice]"), "unknown-key", "asks: subject"),
    Case("gives nothing", ASKED, "templates:\n  - ▶id: asked\n    about: treaty\n    asks: subject\n    stem: Which?\n    types: [choice]\n", "missing-key", "property"),
    Case("shows too few options", ASKED, template("about: treaty\nasks: signed\nstem: When?\ntypes: [choice]\noptions: ▶2"), "bad-options", "3 to 6"),
    Case("computes with nothing", ASKED, template("about: treaty\ncomputes: ▶order\nstem: When?\ntypes: [ordering]"), "missing-key", "computes"),
    Case("computes with what its function does not take", ASKED, template("about: treaty\ncomputes: ▶timeline\nof: signed\nstem: When?\ntypes: [ordering]"), "missing-key", "computes"),
    Case("computes without a second path", ASKED, template("about: treaty\ncomputes: ▶interval\nof: signed\nstem: How long?\ntypes: [numeric]"), "missing-key", "computes"),
    Case("orders what has no order", ASKED, template("about: treaty\ncomputes: order\nof: ▶settles\nstem: When?\ntypes: [ordering]"), "unfit-path", "a date or an amount"),
    Case("matches a value that changes", ASKED, template("about: pipeline\ncomputes: match\nof: ▶capacity\nstem: Which?\ntypes: [matching]"), "unfit-path", "does not change"),
    Case("compares the figures of no series", ASKED, template("about: pipeline\ncomputes: growth\nof: ▶length\nstem: By how much?\ntypes: [numeric]"), "unfit-path", "a series"),
    Case("computes with what there is not", ASKED, template("about: treaty\ncomputes: first\nof: ▶sined\nstem: Which?\ntypes: [choice]"), "unknown-property", "'signed'"),
    Case("computes and asks", ASKED, template("about: treaty\ncomputes: first\nof: signed\nasks: ▶signed\nstem: Which?\ntypes: [choice]"), "unknown-key", "from `of`"),
    Case("takes a path without a function", ASKED, template("about: treaty\nasks: signed\nof: ▶signed\nstem: Which?\ntypes: [choice]"), "unknown-key", "computes"),
    Case("makes of a function what it cannot", ASKED, template("about: treaty\ncomputes: order\nof: signed\nstem: When?\ntypes: [▶choice]"), "unfit-type", "ordering"),
    Case("makes of a plain question what only a function can", ASKED, template("about: treaty\nasks: signed\nstem: When?\ntypes: [▶matching]"), "unfit-type", "choice"),
    Case("speaks of what its function does not know", ASKED, template('about: treaty\ncomputes: first\nof: signed\nstem: ▶"Before {{ later }}?"\ntypes: [choice]'), "unknown-name", "it"),
    Case("leaves out a list", ASKED, template("about: treaty\nasks: signed\ngaps: [▶parties]\nstem: When?\ntypes: [cloze]"), "unfit-path", "property with one"),
    Case("leaves out what there is not", ASKED, template("about: treaty\nasks: signed\ngaps: [▶sined]\nstem: When?\ntypes: [cloze]"), "unknown-property", "'signed'"),
]  # fmt: skip

OPTIONS = "about: aigun\ntype: choice\nasks: [aigun/signed]\nstem: Which?\nexplanation: So.\noptions:\n"
ITEMS = [
    Case("no right option", ASKED, written(OPTIONS + "  - {text: A, because: so}\n  - {text: B, because: so}\n  - {text: C, because: so}").replace("id:", "▶id:"), "not-one-right", "right: true"),
    Case("a wrong option without reason", ASKED, written(OPTIONS + "  - {text: A, right: true}\n  - ▶{text: B}\n  - {text: C, because: so}"), "no-reason", "because:"),
    Case("an option twice", ASKED, written(OPTIONS + "  - {text: A, right: true}\n  - {text: B, because: so}\n  - ▶{text: b, because: so}"), "equal-options", ""),
    Case("an answer that is no flag", ASKED, written("about: aigun\ntype: true-false\nasks: [aigun/signed]\nstem: It was signed.\nexplanation: So.\nanswer: ▶perhaps"), "not-a-flag", "true or false"),
    Case("a statement without an answer", ASKED, written("about: aigun\ntype: true-false\nasks: [aigun/signed]\nstem: It was signed.\nexplanation: So.").replace("id:", "▶id:"), "missing-key", "answer:"),
    Case("a wrong option that is right", ASKED, written(OPTIONS + "  - {text: In May, right: true}\n  - ▶{text: In 1858, because: so}\n  - {text: In 1860, because: so}"), "two-right-answers", "another"),
    Case("a key of another day", ASKED, written(OPTIONS + "  - ▶{text: 29 May 1858, right: true}\n  - {text: 'May 30, 1858', because: so}\n  - {text: In 1860, because: so}"), "wrong-key", "mend the key"),
    Case("a place by its other name", ASKED, written("about: peking\ntype: choice\nasks: [peking/signed_at]\nstem: Where?\nexplanation: So.\noptions:\n  - {text: In the capital, right: true}\n  - ▶{text: in Peking, because: so}\n  - {text: Shanghai, because: so}"), "two-right-answers", "another"),
    Case("a typed answer of another length", ASKED, written("about: power-of-siberia\ntype: typed\nasks: [power-of-siberia/length]\nstem: How long?\nanswer: ▶4500 kilometres\nexplanation: So."), "wrong-key", "worked out"),
    Case("a recalled answer of another place", ASKED, written("about: aigun\ntype: recall\nasks: [aigun/signed_at]\nstem: Where?\nanswer: ▶Beijing\nexplanation: So."), "wrong-key", "mend the key"),
    Case("a gap of another year", ASKED, written("about: aigun\ntype: cloze\nasks: [aigun/signed]\nstem: ▶It was signed in [[1859]].\nexplanation: So."), "wrong-key", "mend the key"),
    Case("a wrong option among those asked", ASKED, written("about: sco\ntype: choice\nasks: [sco/members/russia, sco/members/kazakhstan]\nstem: Who?\nexplanation: So.\noptions:\n  - {text: Russia, right: true}\n  - ▶{text: Kazakhstan, because: so}\n  - {text: Japan, because: so}"), "two-right-answers", "another"),
    Case("a wrong option that is a member as well", ASKED, written("about: sco\ntype: choice\nasks: [sco/members/russia]\nstem: Who?\nexplanation: So.\noptions:\n  - {text: Russia, right: true}\n  - ▶{text: Kazakhstan, because: so}\n  - {text: Japan, because: so}"), "two-right-answers", "another", severity=Severity.WARNING),
    Case("boxes to tick that are all right", ASKED, written(OPTIONS.replace("choice", "multiple") + "  - {text: A, right: true}\n  - {text: B, right: true}\n  - {text: C, right: true}").replace("id:", "▶id:"), "not-one-right", "right: true"),
    Case("a number in words", ASKED, written("about: aigun\ntype: numeric\nasks: [aigun/signed]\nstem: How many?\nexplanation: So.\nanswer: ▶six"), "bad-number", "unit:"),
    Case("a tolerance that takes anything", ASKED, written("about: aigun\ntype: numeric\nasks: [aigun/signed]\nstem: How many?\nexplanation: So.\nanswer: 6\nwithin: ▶100 %"), "bad-tolerance", "5 %"),
    Case("a number of another length", ASKED, written("about: power-of-siberia\ntype: numeric\nasks: [power-of-siberia/length]\nstem: How long?\nanswer: ▶4500\nunit: kilometres\nexplanation: So."), "wrong-key", "worked out"),
    Case("spellings of more than one gap", ASKED, written("about: aigun\ntype: cloze\nasks: [aigun/signed]\nstem: In [[May]] of [[1858]].\naccepted: [v]\nexplanation: So.").replace("id:", "▶id:"), "no-gap", "tell them apart"),
    Case("too few pairs", ASKED, written("about: aigun\ntype: matching\nasks: [aigun/signed]\nstem: Match.\nexplanation: So.\npairs: [{left: A, right: a}, {left: B, right: b}]").replace("id:", "▶id:"), "bad-options", "3 to 6"),
    Case("an extra that belongs to an entry", ASKED, written("about: aigun\ntype: matching\nasks: [aigun/signed]\nstem: Match.\nexplanation: So.\npairs: [{left: A, right: a}, {left: B, right: b}, {left: C, right: c}]\nextra: [B]").replace("id:", "▶id:"), "equal-options", "delete"),
    Case("an entry to match twice", ASKED, written("about: aigun\ntype: matching\nasks: [aigun/signed]\nstem: Match.\nexplanation: So.\npairs: [{left: A, right: a}, {left: B, right: b}, ▶{left: a, right: c}]"), "equal-options", "delete"),
    Case("a pair with one side", ASKED, written("about: aigun\ntype: matching\nasks: [aigun/signed]\nstem: Match.\nexplanation: So.\npairs: [{left: A, right: a}, {left: B, right: b}, ▶{left: C}]"), "missing-key", "right:"),
    Case("an order without its ends", ASKED, written("about: aigun\ntype: ordering\nasks: [aigun/signed]\nstem: Order.\nexplanation: So.\nlast: latest\norder: [{text: A, value: '1'}, {text: B, value: '2'}, {text: C, value: '3'}]").replace("id:", "▶id:"), "missing-key", "first:"),
    Case("an entry to order without its value", ASKED, written("about: aigun\ntype: ordering\nasks: [aigun/signed]\nstem: Order.\nexplanation: So.\nfirst: earliest\nlast: latest\norder: [{text: A, value: '1'}, ▶{text: B}, {text: C, value: '3'}]"), "missing-key", "value:"),
]  # fmt: skip

RECIPES = [
    Case("too many forms", RECIPE, "quiz: Sheet\nforms: ▶27\nsections: [{count: 3}]\n", "out-of-range", "from 1 to 26"),
    Case("too many columns", RECIPE, "quiz: Sheet\nlook: {columns: ▶3}\nsections: [{count: 3}]\n", "out-of-range", "from 1 to 2"),
    Case("a look that is a word", RECIPE, "quiz: Sheet\nlook: ▶large\nsections: [{count: 3}]\n", "not-a-mapping", "key: value"),
    Case("no item", RECIPE, "quiz: Sheet\nsections: [{count: ▶0}]\n", "out-of-range", "from 1"),
    Case("a seed in words", RECIPE, "quiz: Sheet\nseed: ▶lucky\nsections: [{count: 3}]\n", "not-a-number", "whole number"),
    Case("a quiz without sections", RECIPE, "▶quiz: Sheet\n", "missing-key", "sections:"),
    Case("a deck without parts", RECIPE, "▶deck: Cards\n", "missing-key", "parts:"),
    Case("a section that is a text", RECIPE, "quiz: Sheet\nsections: [▶dates]\n", "not-a-mapping", "key: value"),
    Case("a list for a recipe", RECIPE, "▶- quiz: Sheet\n", "missing-key", "quiz:"),
]  # fmt: skip

BLUEPRINTS = [
    Case("a blueprint that is a text", RECIPE, "quiz: Sheet\nblueprint: ▶all\n", "not-a-mapping", "key: value"),
    Case("a key of a blueprint", RECIPE, table("▶row: [{count: 3}]\nrows: [{count: 3}]"), "unknown-key", "'rows'"),
    Case("a key of a row", RECIPE, table("rows: [{▶topic: [borders], count: 3}]"), "unknown-key", "'topics'"),
    Case("a blueprint without rows", RECIPE, "quiz: Sheet\nblueprint:\n  ▶count: 3\n", "missing-key", "rows:"),
    Case("a row without count", RECIPE, table("rows:\n  - ▶about: [treaty]"), "missing-key", "count: 4"),
    Case("a count in words", RECIPE, table("rows: [{count: ▶many}]"), "bad-range", "4..6"),
    Case("half an item", RECIPE, table("rows: [{count: ▶1.5}]"), "bad-range", "whole items"),
    Case("a count that ends before it begins", RECIPE, table("rows: [{count: ▶6..4}]"), "bad-range", "4..6"),
    Case("too many items", RECIPE, table("rows: [{count: ▶3..2000}]"), "out-of-range", "1000"),
    Case("an endless count", RECIPE, table("rows: [{count: ▶1e999}]"), "bad-range", "4..6"),
    Case("a difficulty in words", RECIPE, table("difficulty: ▶hard\nrows: [{count: 3}]"), "bad-range", "0.3..0.6"),
    Case("a difficulty open at both ends", RECIPE, table("difficulty: ▶..\nrows: [{count: 3}]"), "bad-range", "0.3..0.6"),
    Case("a difficulty that nothing has", RECIPE, table("difficulty: ▶3..6\nrows: [{count: 3}]"), "out-of-range", "between 0 and 1"),
    Case("a difficulty of a section", RECIPE, "quiz: Sheet\nsections: [{count: 3, difficulty: ▶easy}]\n", "bad-range", "0.3..0.6"),
    Case("a difficulty of a deck", RECIPE, "deck: Cards\nparts: [{▶difficulty: 0.3..0.6}]\n", "unknown-key"),
    Case("a type of a blueprint", RECIPE, table("types: {▶choise: 3}\nrows: [{count: 3}]"), "unknown-type", "'choice'"),
    Case("a source of a blueprint", RECIPE, table("sources: {▶atals: 1}\nrows: [{count: 3}]"), "unknown-source", "'atlas'"),
    Case("a level of a row", RECIPE, table("rows: [{levels: {▶rember: 3}}]"), "unknown-level", "'remember'"),
    Case("a level that no question has", RECIPE, table("rows: [{levels: {▶analyse: 3}}]"), "never-asked", "remember"),
    Case("a level that no question has in a list", RECIPE, table("rows: [{levels: [▶apply], count: 3}]"), "never-asked", "remember"),
    Case("rows that do not add up", RECIPE, table("count: ▶10\nrows: [{count: 3}, {count: 4..5}]"), "contradicts-itself", "add up"),
    Case("rows that are too many", RECIPE, table("count: ▶5\nrows: [{count: 3}, {count: 4..}]"), "contradicts-itself", "add up"),
    Case("levels that do not add up", RECIPE, table("rows: [{levels: {remember: 3, understand: ..2}, count: ▶6}]"), "contradicts-itself", "add up"),
    Case("types that are too many", RECIPE, table("types: ▶{choice: 3, typed: 2..}\nrows: [{count: 4}]"), "contradicts-itself", "add up"),
    Case("types that are too few", RECIPE, table("types: ▶{choice: ..3}\nrows: [{count: 4}]"), "contradicts-itself", "add up"),
    Case("sections that are too many", RECIPE, table("rows: [{count: 4}]") + "sections:\n  - ▶count: 5\n", "contradicts-itself", "add up"),
    Case("forms without a count", RECIPE, "quiz: Sheet\nforms: ▶{items: different}\nsections: [{count: 3}]\n", "missing-key", "count:"),
    Case("items of forms", RECIPE, "quiz: Sheet\nforms: {count: 2, items: ▶diferent}\nsections: [{count: 3}]\n", "unknown-word", "'different'"),
    Case("a key of forms", RECIPE, "quiz: Sheet\nforms: {count: 2, ▶item: different}\nsections: [{count: 3}]\n", "unknown-key", "'items'"),
]  # fmt: skip


def cases(group: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", group, ids=lambda case: case.name)


def check(case: Case) -> None:
    index = case.text.index(MARK)
    line = case.text.count("\n", 0, index) + 1
    column = index - case.text.rfind("\n", 0, index)
    found = problems({case.path: case.text.replace(MARK, "", 1)})
    assert [(p.place, p.code, p.severity) for p in found] == [
        (Place(case.path, line, column), case.code, case.severity)
    ], [str(p) for p in found]
    assert case.hint in found[0].hint


@cases(YAML)
def test_yaml_that_misleads(case: Case) -> None:
    check(case)


@cases(NAMES)
def test_names_of_nothing(case: Case) -> None:
    check(case)


@cases(VALUES)
def test_values_that_are_none(case: Case) -> None:
    check(case)


@cases(CITATIONS)
def test_citations(case: Case) -> None:
    check(case)


@cases(IDENTITIES)
def test_identities(case: Case) -> None:
    check(case)


@cases(TEMPLATES)
def test_a_template_that(case: Case) -> None:
    check(case)


@cases(ITEMS)
def test_items_written_by_hand(case: Case) -> None:
    check(case)


@cases(RECIPES)
def test_recipes(case: Case) -> None:
    check(case)


@cases(BLUEPRINTS)
def test_blueprints(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("data", "line", "column", "hint"),
    [
        (fact("settles: {is: caf√, cite: atlas}").encode().replace("√".encode(), b"\xe9"), 5, 22, "UTF-8"),
        (fact("settles: {is: so, cite: atlas}").encode("utf-16"), 1, 1, "UTF-8"),
        (fact("settles: {is: café").encode()[:-2], 5, 22, "whole file"),
    ],
    ids=["another encoding", "two bytes a character", "the end of it within a character"],
)
def test_a_file_that_is_not_utf_8(data: bytes, line: int, column: int, hint: str) -> None:
    (found,) = problems({FACTS: data})
    assert (found.place, found.code) == (Place(FACTS, line, column), "not-utf-8")
    assert hint in found.hint


def test_a_file_over_64_mb_is_refused_for_its_size_alone() -> None:
    (found,) = problems({FACTS: b"#" * (64 * 2**20 + 1)})
    assert (found.place, found.code) == (Place(FACTS), "too-large")
    assert "split" in found.hint


@pytest.mark.parametrize("path", [ABOUT, SOURCE, VOCABULARY])
def test_a_file_that_every_collection_needs(path: str) -> None:
    (found,) = problems({path: None})
    assert (found.place, found.code) == (Place(path), "missing-file")
    assert found.hint


@pytest.mark.parametrize("path", SMALL)
def test_what_stands_in_a_broken_file_is_not_missed_elsewhere(path: str) -> None:
    """Else one lost brace would bury itself under every reference to what the file holds."""
    (found,) = problems({path: SMALL[path] + "}"})
    assert found.place.path == path


@pytest.mark.parametrize("text", ["word\n", "- word\n", "[word]\n"])
@pytest.mark.parametrize("path", SMALL)
def test_a_file_of_another_form_says_so_once(path: str, text: str) -> None:
    (found,) = problems({path: text})
    assert found.place == Place(path, 1, 1)
    assert found.hint


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (TREATIES, "1858-05-28", "1858-02-30"),
        (TREATIES, "kind: treaty", "kind: treatise"),
        (VOCABULARY, "many: series", "many: serious"),
        (VOCABULARY, "  treaty:\n", "  treaty: [a treaty]\n  traety:\n"),
        ("seeds/questions/all.yaml", "types: [recall]", "types: [recal]"),
    ],
    ids=["a fact", "a kind of facts", "a property", "a kind", "a template"],
)
def test_what_is_wrong_in_itself_is_not_missed_elsewhere(path: str, old: str, new: str) -> None:
    recipe = (
        "deck: Cards\nparts: [{subjects: [aigun], templates: [treaty-parties], without: [aigun/signed]}]\n"
    )
    found = problems({path: SMALL[path].replace(old, new, 1), RECIPE: recipe})
    assert [problem.place.path for problem in found] == [path], [str(problem) for problem in found]


def test_all_problems_come_in_one_run_and_in_order() -> None:
    found = problems(
        {
            "seeds/facts/a.yaml": fact(
                'signed: {is: 2019-02-30, calendar: mayan, cite: atals, or: [{is: soon, cite: "002#99"}]}'
            ),
            "seeds/facts/b.yaml": "kind: place\nsubjects:\n  that: {nmae: That}\n  those: {name: Th\0se}\n",
            SOURCE: SOURCES.replace("kind: reference", "kind: refrence"),
            ASKED: stem('"{{ it.sined }}"'),
            RECIPE: "quiz: Sheet\nsections: [{count: 3, type: [choice]}]\n",
        }
    )
    assert [(str(problem.place), problem.code) for problem in found] == [
        ("decks/it.yaml:2:23", "unknown-key"),
        ("seeds/facts/a.yaml:5:18", "bad-date"),
        ("seeds/facts/a.yaml:5:40", "unknown-calendar"),
        ("seeds/facts/a.yaml:5:53", "unknown-source"),
        ("seeds/facts/a.yaml:5:70", "bad-date"),
        ("seeds/facts/a.yaml:5:82", "unknown-paragraph"),
        ("seeds/facts/b.yaml:3:3", "missing-key"),
        ("seeds/facts/b.yaml:3:10", "unknown-property"),
        ("seeds/facts/b.yaml:4:19", "control-character"),
        ("seeds/questions/it.yaml:6:11", "unknown-field"),
        ("seeds/sources.yaml:20:9", "unknown-source-kind"),
    ]


def idle(lines: str) -> list[tuple[Place, str, str]]:
    collection, asked_of = asked({ASKED: template(lines)})
    return [(p.place, p.code, p.hint) for p in idle_templates(Pool(collection, asked_of))]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("about: treaty\nasks: settles\ntypes: [recall]\nstem: What did {{ it }} settle?", "no subject has"),
        ("about: treaty\nasks: signed\ntypes: [recall]\nstem: Which {{ it.settles }} was that?", "settles"),
        ("about: treaty\nasks: signed\ntypes: [recall]\nstem: '{% if it.plural %}When?{% endif %}'", "renders to nothing"),
        ("about: organisation\nasks: members\neach: members\ntypes: [typed]\nstem: Who?", "other members"),
    ],
    ids=["asks what nobody knows", "prints what nobody knows", "renders to nothing", "has no one answer"],
)  # fmt: skip
def test_a_template_that_never_matches(lines: str, reason: str) -> None:
    ((place, code, hint),) = idle(lines)
    assert (place, code) == (Place(ASKED, 2, 5), "never-matches")
    assert reason in hint


def test_a_recipe_that_asks_for_more_items_than_exist() -> None:
    text = "quiz: Sheet\nsections:\n  - {title: Dates, about: [treaty], count: 3}\n  - {title: More, about: [treaty], count: 900}\n"
    collection, asked_of = asked()
    (recipe,), _ = recipes.load({RECIPE: text.encode()}, collection, asked_of, OUTPUTS)
    assert isinstance(recipe, QuizRecipe)
    _, (found,) = draw(recipe, Pool(collection, asked_of))
    assert (found.place, found.code) == (Place(RECIPE, 4, 5), "too-few-items")
    assert "'More' asks for 900" in found.message
    assert "ask for fewer" in found.hint


SCALAR = re.compile(r"(?<=[:,\[{-] )[\w.-]+(?=[,\]}\n])")
SLOTS = [(path, found.span()) for path, text in SMALL.items() for found in SCALAR.finditer(text)]
ODD = ["", "''", "[]", "{}", "[[a], b]", "{a: {b: c}}", "~", "NO", "-1", "9" * 5000, "1e999", "NaN", "a/b#c", "..", "{{ it }}", "'{{ it.name.x }}'", "☃"]  # fmt: skip


@settings(max_examples=60)
@given(st.sampled_from(SLOTS), st.sampled_from(ODD))
def test_whatever_stands_for_a_value_nothing_raises(slot: tuple[str, tuple[int, int]], odd: str) -> None:
    path, (start, end) = slot
    changes = {path: SMALL[path][:start] + odd + SMALL[path][end:]}
    if not errors(problems(changes)):
        collection, asked_of = asked(changes)
        pool = Pool(collection, asked_of)
        assert all(item.stem for item in pool.items())
        idle_templates(pool)


TABLE = table("""
count: 4..9
difficulty: 0.2..0.8
types: {choice: 1.., typed: ..4}
sources: {atlas: 1..}
rows: [{about: [treaty], levels: {remember: 2.., understand: ..3}, count: 3..}, {difficulty: 0.3.., count: 1}]
""")  # fmt: skip
CELLS = [found.span() for found in SCALAR.finditer(TABLE)]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(CELLS), st.sampled_from(ODD))
def test_whatever_stands_in_a_blueprint_nothing_raises(cell: tuple[int, int], odd: str) -> None:
    start, end = cell
    collection, asked_of = asked()
    text = TABLE[:start] + odd + TABLE[end:]
    found, _ = recipes.load({RECIPE: text.encode()}, collection, asked_of, OUTPUTS)
    for recipe in found:
        assert isinstance(recipe, QuizRecipe)
        draw(recipe, Pool(collection, asked_of))


@settings(max_examples=50)
@given(st.sampled_from(sorted(SMALL)), st.data())
def test_wherever_a_file_is_cut_or_patched_nothing_raises(path: str, data: st.DataObject) -> None:
    text = SMALL[path]
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 40))
    patch = data.draw(st.text("{}[]:,-#&*!|>'\"%@` \n\t\0aé", max_size=4))
    whole = data.draw(st.booleans())
    changed = text[:start] + patch + (text[start + length :] if whole else "")
    for problem in problems({path: changed}):
        lines = files({path: changed}).get(problem.place.path, b"").decode().split("\n")
        assert 0 <= problem.place.line <= len(lines)
        assert problem.place.column <= len(lines[problem.place.line - 1]) + 1
