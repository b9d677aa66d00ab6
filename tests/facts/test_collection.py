"""Every form in which a curator writes a value, and what is read from it."""

from decimal import Decimal

import pytest

from quizgen.facts import collection
from quizgen.facts.collection import load
from quizgen.facts.dates import Calendar, day, parse, year_of
from quizgen.facts.model import Citation, Fact, Many, Subject, ValueType
from quizgen.facts.values import Flag, Name, Quantity, Reference, Text
from quizgen.problems import NOWHERE, Place
from tests.small_collection import SMALL, files, loaded, subject


def fact(found: Subject, property_id: str, index: int = 0) -> Fact:
    return found.facts[property_id][index]


def cites(citations: tuple[Citation, ...]) -> list[tuple[str, int | None]]:
    return [(citation.source, citation.paragraph) for citation in citations]


def test_the_collection_says_what_it_is() -> None:
    small = loaded()
    assert (small.id, small.title, small.language, small.licence) == (
        "small", "A small collection", "en", "CC-BY-4.0",
    )  # fmt: skip
    assert set(small.kinds) == {"treaty", "pipeline", "organisation", "country", "place", "company"}
    assert len(small.subjects) == sum(
        text.count("name: ") for path, text in SMALL.items() if "facts/" in path
    )


def test_the_vocabulary() -> None:
    kinds = loaded().kinds
    treaty = kinds["treaty"]
    assert (treaty.name, treaty.plural, treaty.born) == ("treaty", "treaties", "signed")
    signed, parties, languages = (treaty.properties[id] for id in ("signed", "parties", "languages"))
    assert (signed.type, signed.many, signed.identifying, signed.label) == (
        ValueType.DATE, Many.ONE, True, "date of signing",
    )  # fmt: skip
    assert (parties.type, parties.many, parties.to) == (ValueType.REFERENCE, Many.SET, ("country",))
    assert languages.values == {
        "latin": "Latin",
        "russian": "Russian",
        "manchu": "Manchu",
        "chinese": "Chinese",
    }
    assert treaty.properties["signatories"].qualifiers["for"].type is ValueType.REFERENCE
    assert kinds["pipeline"].properties["length"].units == ("km", "m")
    assert kinds["pipeline"].properties["capacity"].changes
    assert kinds["place"].plural == "places"


def test_units_convert_within_their_dimension() -> None:
    units = loaded().units
    assert (units["m"].measures, units["m"].factor) == ("length", Decimal("0.001"))
    assert (units["km"].short, units["km"].many) == ("km", "kilometres")


def test_sources_keep_all_that_a_reader_needs() -> None:
    sources = loaded().sources
    found = sources["gazprom-2019"]
    assert (found.title, found.publisher, found.date, found.seen) == (
        "Power of Siberia enters service", "Gazprom", parse("2019-12-02"), parse("2026-01-10"),
    )  # fmt: skip
    assert found.url == "https://example.org/power-of-siberia"
    assert (sources["002"].paragraphs, sources["002"].date) == (46, year_of(2023))


def test_one_value_with_its_citations() -> None:
    found = fact(
        subject("pipeline", 'entered_service: {is: 2019-12-02, cite: [gazprom-2019, "002#4"]}'),
        "entered_service",
    )
    assert (found.id, found.value) == ("it/entered_service", day(2019, 12, 2))
    assert cites(found.says.cites) == [("gazprom-2019", None), ("002", 4)]
    assert found.says.place == Place("seeds/facts/it.yaml", 5, 27)


@pytest.mark.parametrize(
    "written", ["cite: atlas", "cite: [atlas]", "cite: {source: atlas}", "cite: [{source: atlas}]"]
)
def test_one_citation_may_stand_alone(written: str) -> None:
    found = fact(subject("treaty", f"signed: {{is: 2001, {written}}}"), "signed")
    assert cites(found.says.cites) == [("atlas", None)]


def test_a_citation_says_where_and_what_and_when() -> None:
    found = fact(subject("treaty", """
        signed:
          is: 1858-05-28
          cite: {source: "002#7", page: 12, prints: "28 May 1858", seen: 2025-03-01}
        """), "signed")  # fmt: skip
    (citation,) = found.says.cites
    assert (citation.source, citation.paragraph, citation.page, citation.prints, citation.seen) == (
        "002", 7, "12", "28 May 1858", parse("2025-03-01"),
    )  # fmt: skip


def test_a_citation_was_seen_when_its_source_was() -> None:
    found = fact(subject("treaty", "signed: {is: 2001, cite: atlas}"), "signed")
    assert found.says.cites[0].seen == parse("2026-01-10")


def test_a_value_that_changes_is_a_list_of_versions() -> None:
    found = subject("pipeline", """
        capacity:
          - {is: 5 bcm/year, as_of: 2020, cite: gazprom-2025}
          - {is: 38 bcm/year, as_of: 2025-01, cite: gazprom-2025}
        """).facts["capacity"]  # fmt: skip
    assert [(str(f.value), f.as_of) for f in found] == [
        ("5 billion cubic metres a year", year_of(2020)),
        ("38 billion cubic metres a year", parse("2025-01")),
    ]
    assert {f.id for f in found} == {"it/capacity"}


def test_one_version_needs_no_list() -> None:
    found = subject("pipeline", "capacity: {is: 5 bcm/year, as_of: 2020, cite: gazprom-2025}").facts[
        "capacity"
    ]
    assert [f.as_of for f in found] == [year_of(2020)]


def test_members_come_and_go_in_stints() -> None:
    found = subject("organisation", """
        members:
          complete: 2001-06-15..2026-01-01
          cite: atlas
          is:
            china:
            iran: {since: {is: 2023-07-04, cite: "002#13"}}
            uzbekistan:
              - {since: 2001-06-15, until: 2005, cite: "002#2"}
              - {id: second, since: 2009, formerly: [again]}
        """)  # fmt: skip
    china, iran, first, second = found.facts["members"]
    assert [f.id for f in (china, iran, first, second)] == [
        "it/members/china", "it/members/iran", "it/members/uzbekistan", "it/members/uzbekistan:second",
    ]  # fmt: skip
    assert [f.value for f in (china, first, second)] == [
        Reference("china"), Reference("uzbekistan"), Reference("uzbekistan"),
    ]  # fmt: skip
    assert china.since is None
    assert iran.since is not None
    assert iran.since.value == parse("2023-07-04")
    assert first.until is not None
    assert first.until.value == year_of(2005)
    assert second.formerly == ("again",)
    assert found.extents["members"].complete == parse("2001-06-15..2026-01-01")


def test_members_that_cite_nothing_inherit_the_citations_of_their_list() -> None:
    found = subject("organisation", """
        members:
          cite: [atlas, "002#13"]
          is:
            china: {since: 2001}
            iran: {since: {is: 2023, cite: gazprom-2025}}
            india: {cite: gazprom-2025, since: 2017}
        """)  # fmt: skip
    china, iran, india = found.facts["members"]
    assert cites(china.says.cites) == [("atlas", None), ("002", 13)]
    assert china.since is not None
    assert cites(china.since.cites) == [("atlas", None), ("002", 13)]
    assert cites(iran.says.cites) == [("atlas", None), ("002", 13)]
    assert iran.since is not None
    assert cites(iran.since.cites) == [("gazprom-2025", None)]
    assert cites(india.says.cites) == [("gazprom-2025", None)]
    assert india.since is not None
    assert cites(india.since.cites) == [("gazprom-2025", None)]


def test_a_timeless_list() -> None:
    found = subject("treaty", "parties: {complete: timeless, cite: atlas, is: [china, russia]}")
    extent = found.extents["parties"]
    assert (extent.timeless, extent.complete) == (True, None)
    assert [f.id for f in found.facts["parties"]] == ["it/parties/china", "it/parties/russia"]


def test_a_list_that_is_not_said_to_be_complete() -> None:
    extent = subject("treaty", "parties: {cite: atlas, is: [china]}").extents["parties"]
    assert (extent.timeless, extent.complete) == (False, None)


def test_a_list_keeps_what_is_said_of_it_as_a_whole() -> None:
    extent = subject("organisation", """
        members:
          complete: 2001..2025
          cite: atlas
          unconfirmed: the list is a draft
          misreported: [{id: asian, as: Asian countries, in: "002#36", because: Russia is in Europe as well}]
          not: [{is: japan, because: it never applied}]
          is: [china, russia]
        """).extents["members"]  # fmt: skip
    assert [(m.id, m.text, m.value) for m in extent.misreports] == [("asian", "Asian countries", None)]
    assert [(r.value, r.because) for r in extent.ruled_out] == [(Reference("japan"), "it never applied")]
    assert extent.unconfirmed == "the list is a draft"
    assert extent.place == Place("seeds/facts/it.yaml", 6, 17)


def test_a_series_has_a_figure_for_each_period() -> None:
    found = subject("pipeline", """
        deliveries:
          publisher: gazprom
          cite: gazprom-2025
          series:
            - {period: 2022, is: 15.4 bcm}
            - {period: 2023-01, is: 2 bcm, cite: atlas}
        """)  # fmt: skip
    year, month = found.facts["deliveries"]
    assert (year.id, year.period, cites(year.says.cites)) == (
        "it/deliveries/2022", year_of(2022), [("gazprom-2025", None)],
    )  # fmt: skip
    assert (month.id, month.period, cites(month.says.cites)) == (
        "it/deliveries/2023-01", parse("2023-01"), [("atlas", None)],
    )  # fmt: skip
    assert found.extents["deliveries"].publisher == "gazprom"


def test_a_succession_of_holders() -> None:
    found = subject("organisation", """
        leaders:
          cite: atlas
          is:
            Zhang Deguang: {since: 2004, until: 2006}
            Bolat Nurgaliyev: {since: 2007}
        """).facts["leaders"]  # fmt: skip
    assert [f.value for f in found] == [Name("Zhang Deguang"), Name("Bolat Nurgaliyev")]
    assert found[0].until is not None


def test_good_sources_may_differ() -> None:
    found = fact(subject("treaty", """
        signed:
          is: 2015-08-12
          cite: atlas
          or: [{is: 2015-08-06, cite: gazprom-2019}, {is: 2015-07-25, calendar: julian, cite: gazprom-2025}]
        """), "signed")  # fmt: skip
    assert found.says.alternatives == (parse("2015-08-06"), parse("2015-07-25", Calendar.JULIAN))
    assert cites(found.says.cites) == [("atlas", None), ("gazprom-2019", None), ("gazprom-2025", None)]


def test_a_quantity_may_be_rounded_and_have_a_tolerance() -> None:
    found = fact(
        subject("pipeline", "length: {is: about 3000 km, within: 2.5 %, cite: atlas}"), "length"
    ).value
    assert isinstance(found, Quantity)
    assert (found.number, found.unit.id, found.about, found.within) == (
        Decimal(3000), "km", True, Decimal("0.025"),
    )  # fmt: skip


def test_old_style_dates() -> None:
    found = fact(subject("treaty", "signed: {is: 1689-08-27, calendar: julian, cite: atlas}"), "signed")
    assert found.value == day(1689, 8, 27, Calendar.JULIAN)


def test_what_a_source_gets_wrong_is_kept_with_its_reason() -> None:
    found = fact(subject("treaty", """
        signed:
          is: 1858-05-28
          cite: atlas
          misreported:
            - {id: later, as: 1860-11-14, in: "002#7", because: that is another treaty}
            - {id: vague, as: in the fifties, in: "002", because: it is vague}
            - {id: old, as: 1858-05-17, calendar: julian, in: "002", because: that is Old Style}
        """), "signed")  # fmt: skip
    later, vague, old = found.says.misreports
    assert (later.id, later.text, later.value, later.because) == (
        "later", "1860-11-14", parse("1860-11-14"), "that is another treaty",
    )  # fmt: skip
    assert cites((later.citation,)) == [("002", 7)]
    assert (vague.text, vague.value) == ("in the fifties", None)
    assert old.value == parse("1858-05-17", Calendar.JULIAN)


def test_plausible_values_that_are_ruled_out() -> None:
    found = fact(subject("treaty", """
        signed_at:
          is: beijing
          cite: atlas
          not: [{is: shanghai, because: no treaty was signed there}]
        """), "signed_at")  # fmt: skip
    assert [(r.value, r.because) for r in found.says.ruled_out] == [
        (Reference("shanghai"), "no treaty was signed there")
    ]


def test_a_fact_may_be_unconfirmed() -> None:
    found = fact(
        subject("treaty", "signed: {is: 2001, cite: atlas, unconfirmed: one newspaper only}"), "signed"
    )
    assert found.says.unconfirmed == "one newspaper only"


def test_members_may_be_qualified() -> None:
    (found,) = subject("treaty", """
        signatories:
          cite: atlas
          is:
            Fyodor Golovin: {for: russian-empire}
        """).facts["signatories"]  # fmt: skip
    assert found.value == Name("Fyodor Golovin")
    assert found.qualifiers["for"].value == Reference("russian-empire")
    assert cites(found.qualifiers["for"].cites) == [("atlas", None)]
    assert len(found.statements) == 2


def test_names_in_three_scripts() -> None:
    found = subject("treaty", """
        short: the Treaty
        article: the
        number: plural
        aliases: [Pact, Accord]
        names: {ru: Нерчинский договор, zh: {is: 尼布楚条约, pinyin: Níbùchǔ Tiáoyuē}, mnc: {is: ᠨᡳᠪᠴᡠ, latin: Nibcu}}
        """)  # fmt: skip
    assert (found.name, found.short, found.article, found.plural) == ("It", "the Treaty", "the", True)
    assert found.aliases == ("Pact", "Accord")
    assert [(name.language, name.text, name.latin) for name in found.names] == [
        ("ru", "Нерчинский договор", ""),
        ("zh", "尼布楚条约", "Níbùchǔ Tiáoyuē"),
        ("mnc", "ᠨᡳᠪᠴᡠ", "Nibcu"),
    ]


def test_what_else_is_said_of_a_subject() -> None:
    found = subject("treaty", """
        topics: [borders, trade]
        prominence: 5
        confuse: [aigun, peking]
        continues: nerchinsk
        part_of: tientsin
        formerly: [that]
        """)  # fmt: skip
    assert (found.topics, found.prominence, found.confuse) == (("borders", "trade"), 5, ("aigun", "peking"))
    assert (found.continues, found.part_of, found.formerly) == ("nerchinsk", "tientsin", ("that",))
    assert (found.kind, found.place) == ("treaty", Place("seeds/facts/it.yaml", 3, 3))


def test_what_is_not_said_of_a_subject() -> None:
    found = subject("treaty", "topics: []")
    assert (found.topics, found.prominence, found.plural, found.facts) == ((), 3, False, {})
    assert found.place != NOWHERE


@pytest.mark.parametrize(
    "text", ["NO", "010", "12:30", "2019-12", "1e3", "~", "null", "true", "0x1F", "1_000"]
)
def test_scalars_stay_the_text_they_are(text: str) -> None:
    found = subject("pipeline", f"remark: {{is: {text}, cite: atlas}}\naliases: [{text}]")
    assert fact(found, "remark").value == Text(text)
    assert found.aliases == (text,)


def test_norway_survives() -> None:
    found = subject("pipeline", "carries: {is: NO, cite: atlas}")
    assert fact(found, "carries").value == Name("nothing", "NO")
    assert loaded().subjects["norway"].name == "NO"


def test_flags() -> None:
    assert fact(subject("treaty", "secret: {is: yes, cite: atlas}"), "secret").value == Flag(True)


def test_prose_may_run_over_lines() -> None:
    found = subject("treaty", """
        settles:
          is: >-
            the course of the border: from the Argun
            to the sea, #1 among issues
          cite: atlas
        """)  # fmt: skip
    assert fact(found, "settles").value == Text(
        "the course of the border: from the Argun to the sea, #1 among issues"
    )


def test_the_same_files_in_another_order_are_the_same_collection() -> None:
    texts = files()
    backwards = dict(reversed(texts.items()))
    assert load(texts) == load(backwards)
    assert list(load(texts)[0].subjects) == list(load(backwards)[0].subjects)


def test_files_of_other_rooms_are_none_of_its_business() -> None:
    stray = {"decks/broken.yaml": "{", "seeds/questions/broken.yaml": "{", "seeds/facts/notes.txt": "{"}
    assert load(files(stray)) == load(files())


def test_an_empty_facts_file_holds_nothing() -> None:
    found, problems = load(files({"seeds/facts/empty.yaml": "# to come\n"}))
    assert problems == ()
    assert found == load(files())[0]


def test_a_collection_knows_the_property_of_a_fact() -> None:
    small = loaded()
    found = fact(small.subjects["aigun"], "signed")
    assert small.property_of(found) is small.kinds["treaty"].properties["signed"]


def test_every_file_that_is_read_has_its_place() -> None:
    assert {place.path for place in (s.place for s in loaded().subjects.values())} == {
        path for path in SMALL if path.startswith(collection.FACTS)
    }
