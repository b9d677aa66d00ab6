import pytest

from quizgen.items.model import Choice, ItemType, Recall
from quizgen.items.pool import Pool
from tests.items.making import files, ids, item, key, loaded, pool, verdict, why_not, wrong

LISTS = """
- {id: all, about: organisation, asks: members, stem: "Who are the members of {{ it }}?", types: [recall, choice, typed]}
- {id: count, about: organisation, asks: members.count, stem: "How many members has {{ it }}?", claim: "{{ it }} has {{ answer }} members.", types: [choice, typed, true-false, recall]}
- {id: one, about: organisation, each: members, asks: members, stem: "Which of these is a member of {{ it }}?", types: [choice, typed], waive: {length-cue: few countries stand in the backdrop}}
- {id: since, about: organisation, each: members, asks: members.since.year, stem: "In which year did {{ member }} join {{ it }}?", claim: "{{ member }} joined {{ it }} in {{ answer }}.", types: [choice, typed, cloze, true-false]}
- {id: of, about: organisation, each: members, asks: subject, given: members, stem: "Which of these is {{ given }} a member of?", types: [choice], waive: {length-cue: few organisations stand here}}
"""
SCO = """
sco:
  name: SCO
  founded: {is: 2001-06-15, cite: book}
  members:
    complete: 2001-06-15..2025-12-31
    cite: book
    is:
      china: {since: 2001-06-15}
      russia: {since: 2001-06-15}
      india: {since: 2017-06-09}
      iran: {since: 2023-07-04}
"""
BRICS = """
brics:
  name: BRICS
  founded: {is: 2006-09-20, cite: book}
  members:
    complete: 2006-09-20..2025-12-31
    cite: book
    is:
      china: {since: 2006-09-20}
      russia: {since: 2006-09-20}
      brazil: {since: 2006-09-20}
      egypt: {since: 2024-01-01}
      saudi-arabia: {since: 2024-01-01, unconfirmed: sources differ on whether it joined}
"""
CSTO = """
csto:
  name: CSTO
  members:
    complete: 2002..2025-12-31
    cite: book
    is:
      russia: {since: 2002}
      mongolia: [{since: 2003, until: 2010-01-01}, {id: second, since: 2015}]
      iran: {since: 2006, until: 2012}
"""


def test_the_whole_list_is_asked_as_of_the_day_it_is_known_for() -> None:
    asked = item(pool(LISTS, organisation=SCO), "all/sco/recall")

    assert asked.stem == "As of December 2025, who are the members of SCO?"
    assert asked.body == Recall(("China", "Russia", "India", "Iran"))
    assert asked.asks == tuple(f"sco/members/{id}" for id in ("china", "russia", "india", "iran"))


def test_in_an_earlier_world_the_list_is_that_of_its_day() -> None:
    world = pool(LISTS, organisation=SCO, day="2018-03-01")

    asked = item(world, "all/sco/recall")

    assert asked.stem == "As of March 2018, who are the members of SCO?"
    assert asked.answers == ("China", "Russia", "India")
    assert key(item(world, "count/sco/choice")) == "3"
    assert not any("iran" in id for id in ids(world))


def test_before_an_organisation_was_founded_nothing_is_asked_of_it() -> None:
    assert ids(pool(LISTS, organisation=SCO, day="1999")) == set()


def test_a_whole_list_is_neither_typed_nor_one_option_among_others() -> None:
    world = pool(LISTS, organisation=SCO)
    assert why_not(world, "all/sco/typed") == "a whole list cannot be typed as one answer"
    assert why_not(world, "all/sco/choice") == "a whole list is no single option"


def test_members_are_counted_and_the_neighbouring_numbers_are_wrong() -> None:
    asked = item(pool(LISTS, organisation=SCO), "count/sco/choice")

    assert key(asked) == "4"
    assert isinstance(asked.body, Choice)
    assert all(1 <= int(text) <= 9 for text in wrong(asked))


@pytest.mark.parametrize(
    "id", ["all/brics/recall", "count/brics/choice", "count/brics/typed", "count/brics/true-false/true"]
)
def test_with_an_unconfirmed_member_neither_list_nor_number_is_known(id: str) -> None:
    assert why_not(pool(LISTS, organisation=BRICS), id) == "the list is not known to be whole"


def test_an_unconfirmed_member_is_neither_inside_nor_outside() -> None:
    organisations = pool(
        LISTS,
        organisation=f"{SCO}{BRICS}{CSTO}arab: {{name: Arab League, members: {{complete: timeless, cite: book, is: [saudi-arabia, egypt]}}}}",
    )

    offered = [
        option.text
        for asked in organisations.items()
        if asked.id.startswith("one/brics/")
        for option in asked.options
    ]

    assert offered
    assert "Saudi Arabia" not in offered
    assert not any(id.startswith("of/brics/saudi-arabia") for id in ids(organisations))
    # Nor may BRICS stand as a wrong answer to what Saudi Arabia is a member of.
    assert "BRICS" not in wrong_anywhere(organisations, "of/arab/saudi-arabia/choice")


def wrong_anywhere(organisations: Pool, id: str) -> list[str]:
    return [o.text for asked in organisations.items() if asked.id == id for o in asked.options if not o.right]


def test_who_left_is_a_wrong_answer_and_who_came_back_a_right_one() -> None:
    organisations = pool(LISTS, organisation=SCO + CSTO)

    asked = item(organisations, "one/csto/russia/choice")
    assert not {"Mongolia", "Russia"} & set(wrong(asked))
    assert set(wrong(asked)) <= {"China", "India", "Iran"}
    assert "one/csto/mongolia:second/choice" in ids(organisations)
    assert "one/csto/mongolia/choice" not in ids(organisations)


def test_who_came_twice_is_not_asked_for_the_year_without_options() -> None:
    organisations = pool(LISTS, organisation=SCO + CSTO)

    assert why_not(organisations, "since/csto/mongolia:second/typed") == "the member came more than once"
    assert why_not(organisations, "since/csto/mongolia:second/cloze") == "the member came more than once"
    asked = item(organisations, "since/csto/mongolia:second/choice")
    assert key(asked) == "2015"
    assert "2003" not in wrong(asked)


def test_a_member_that_was_there_from_the_start_never_joined() -> None:
    organisations = pool(LISTS, organisation=SCO)
    assert why_not(organisations, "since/sco/china/typed") == "it was there from the start and never joined"
    assert item(organisations, "since/sco/india/typed").answers == ("2017",)


def test_when_a_member_joined_does_not_change_so_no_day_is_named() -> None:
    asked = item(pool(LISTS, organisation=SCO), "since/sco/india/cloze")
    assert asked.stem == "India joined SCO in ____."
    assert asked.as_of == ""


def test_a_joining_that_is_unconfirmed_is_not_asked() -> None:
    organisations = pool(
        LISTS,
        organisation="sco: {name: SCO, members: {complete: timeless, cite: book, is: {india: {since: {is: 2017, unconfirmed: hearsay, cite: book}}}}}",
    )
    assert not any(id.startswith("since/") for id in ids(organisations))


@pytest.mark.parametrize("day", ["2012-06-01", "2012-12-01"])
def test_a_member_that_left_some_time_in_the_year_is_neither_inside_nor_outside_during_it(day: str) -> None:
    other = "other: {name: Other, members: {complete: timeless, cite: book, is: [brazil, egypt, iran]}}"
    organisations = pool(LISTS, organisation=SCO + CSTO + other, day=day)

    assert "one/csto/iran/choice" not in ids(organisations)
    assert set(wrong(item(organisations, "one/csto/russia/choice"))) <= {"Brazil", "Egypt", "China"}


def test_one_member_of_many_cannot_be_asked_for_without_options() -> None:
    organisations = pool(LISTS, organisation=SCO)
    assert (
        why_not(organisations, "one/sco/iran/typed") == "a list has other members that would be right as well"
    )


def test_another_organisation_is_judged_by_its_list_of_the_day_asked_for() -> None:
    early = "old: {name: Old League, members: {complete: 1990..1995-12-31, cite: book, is: [mongolia]}}\n"
    organisations = pool(LISTS, organisation=early + SCO + BRICS + CSTO)

    asked = item(organisations, "of/sco/india/choice")

    assert asked.stem == "As of December 2025, which of these is India a member of?"
    # What the Old League was in 1995 says nothing of 2025.
    assert sorted(wrong(asked)) == ["BRICS", "CSTO"]


def test_an_old_name_is_no_wrong_answer_where_its_heir_is_a_member() -> None:
    organisations = pool(
        LISTS,
        organisation=f"{SCO}other: {{name: Other, members: {{complete: timeless, cite: book, is: [russian-empire, egypt, brazil]}}}}",
    )
    asked = item(organisations, "one/sco/india/choice")
    assert "Russian Empire" not in wrong(asked)


SIGNED_BY = """
- {id: who, about: treaty, each: signatories, asks: signatories, stem: "Who signed {{ it }} for {{ member.for }}?", types: [typed, cloze, recall]}
- {id: whom, about: treaty, each: signatories, asks: signatories.for, stem: "For whom did {{ member }} sign {{ it }}?", claim: "{{ member }} signed {{ it }} for {{ answer }}.", types: [typed, cloze]}
"""


def test_a_qualifier_tells_members_apart() -> None:
    treaties = pool(
        SIGNED_BY,
        treaty="""
            aigun-treaty:
              name: Treaty of Aigun
              signatories:
                complete: timeless
                cite: book
                is: {Muravyov: {for: russian-empire}, Yishan: {for: china}}
        """,
    )

    asked = item(treaties, "who/aigun-treaty/Yishan/typed")
    assert asked.stem == "Who signed Treaty of Aigun for China?"
    assert asked.answers == ("Yishan",)
    assert item(treaties, "who/aigun-treaty/Yishan/cloze").stem == "____ signed Treaty of Aigun for China."
    assert item(treaties, "whom/aigun-treaty/Muravyov/typed").answers == ("Russian Empire",)


@pytest.mark.parametrize(
    ("complete", "other"),
    [
        ("timeless", "{for: china}"),
        ("timeless", "{}"),
        ("timeless", "{for: {is: russia, unconfirmed: hearsay}}"),
        ("timeless", "{for: china, unconfirmed: hearsay}"),
        ("", "{for: russian-empire}"),
    ],
)
def test_where_another_may_have_signed_for_the_same_nobody_is_asked_for(complete: str, other: str) -> None:
    complete = f"complete: {complete}," if complete else ""
    treaties = pool(
        SIGNED_BY,
        treaty=f"t: {{name: Treaty A, signatories: {{{complete} cite: book, is: {{Yishan: {{for: china}}, Other: {other}}}}}}}",
    )
    for type_ in ("typed", "cloze", "recall"):
        assert (
            why_not(treaties, f"who/t/Yishan/{type_}")
            == "a list has other members that would be right as well"
        )


def test_a_cloze_that_does_not_tell_the_members_apart_is_refused_though_its_question_does() -> None:
    bare = SIGNED_BY.replace(
        "types: [typed, cloze, recall]", 'types: [typed, cloze], claim: "{{ answer }} signed {{ it }}."'
    )
    treaties = pool(
        bare,
        treaty="t: {name: Treaty A, signatories: {complete: timeless, cite: book, is: {Yishan: {for: china}, Other: {for: india}}}}",
    )
    assert item(treaties, "who/t/Yishan/typed").answers == ("Yishan",)
    assert why_not(treaties, "who/t/Yishan/cloze") == "a list has other members that would be right as well"


def test_a_figure_is_asked_by_its_period() -> None:
    pipelines = pool(
        '- {id: flow, about: pipeline, each: deliveries, asks: deliveries, stem: "How much did {{ it }} deliver in {{ period }}?", types: [choice, typed, true-false]}',
        pipeline="""
            p:
              name: Power of Siberia
              deliveries: {cite: book, series: [{period: 2022, is: 15.4 bcm}, {period: 2023, is: 22.7 bcm}]}
        """,
    )

    asked = item(pipelines, "flow/p/2023/choice")

    assert asked.stem == "How much did Power of Siberia deliver in 2023?"
    assert key(asked) == "22.7 billion cubic metres"
    assert asked.asks == ("p/deliveries/2023",)
    assert item(pipelines, "flow/p/2022/true-false/true").stem == (
        "Power of Siberia delivered 15.4 billion cubic metres in 2022."
    )


def test_a_share_is_asked_of_its_holder() -> None:
    pipelines = pool(
        '- {id: share, about: pipeline, each: owners, asks: owners.share, stem: "What share of {{ it }} does {{ member }} hold?", claim: "{{ member }} holds {{ answer }} of {{ it }}.", types: [typed, choice]}',
        pipeline="p: {name: Yamal, owners: {complete: timeless, cite: book, is: {russia: {share: 60 %}, china: {share: 20 %}}}}",
    )
    assert "60" in item(pipelines, "share/p/russia/typed").answers
    assert all(0 < int(text.split()[0]) < 100 for text in wrong(item(pipelines, "share/p/russia/choice")))


def test_a_value_that_changes_opens_with_its_day() -> None:
    pipelines = pool(
        '- {id: capacity, about: pipeline, asks: capacity, stem: "What is the capacity of {{ it }}?", types: [choice, true-false]}',
        pipeline="p: {name: Power of Siberia, capacity: [{is: 5 bcm, as_of: 2020, cite: book}, {is: 38 bcm, as_of: 2025-03-12, cite: book}]}",
    )

    asked = item(pipelines, "capacity/p/choice")

    assert asked.stem == "As of March 2025, what is the capacity of Power of Siberia?"
    assert key(asked) == "38 billion cubic metres"
    assert asked.as_of == "March 2025"
    statement = item(pipelines, "capacity/p/true-false/true")
    assert statement.stem == "As of March 2025, Power of Siberia has a capacity of 38 billion cubic metres."
    assert verdict(statement)


def test_the_older_value_is_right_in_the_older_world() -> None:
    pipelines = pool(
        '- {id: capacity, about: pipeline, asks: capacity, stem: "As of {{ as_of }}, how much?", types: [typed]}',
        pipeline="p: {name: Power of Siberia, capacity: [{is: 5 bcm, as_of: 2020, cite: book}, {is: 38 bcm, as_of: 2025, cite: book}]}",
        day="2021-01-01",
    )
    asked = item(pipelines, "capacity/p/typed")
    assert asked.stem == "As of 2020, how much?"
    assert "5" in asked.answers


def test_items_are_of_the_types_that_their_template_lists() -> None:
    types = {asked.type for asked in pool(LISTS, organisation=SCO + BRICS + CSTO).items()}
    assert types == {ItemType.CHOICE, ItemType.TYPED, ItemType.TRUE_FALSE, ItemType.CLOZE, ItemType.RECALL}


def test_who_left_on_a_day_that_is_unconfirmed_is_neither_inside_nor_outside() -> None:
    left = SCO.replace(
        "iran: {since: 2023-07-04}", "iran: {until: {is: 2020, unconfirmed: hearsay, cite: book}}"
    )
    organisations = pool(LISTS, organisation=left + BRICS + CSTO)

    assert why_not(organisations, "all/sco/recall") == "the list is not known to be whole"
    assert why_not(organisations, "count/sco/typed") == "the list is not known to be whole"
    for asked in organisations.items():
        if asked.id.startswith("one/sco/"):
            assert "Iran" not in [o.text for o in asked.options]
    assert not any(id.startswith("one/sco/iran") for id in ids(organisations))


@pytest.mark.parametrize("day", ["2023-07-01", "2023-07-10"])
def test_who_joined_in_the_month_that_is_printed_is_neither_inside_nor_outside(day: str) -> None:
    organisations = pool(LISTS, organisation=SCO + BRICS + CSTO, day=day)

    assert "all/sco/recall" not in ids(organisations)
    assert "one/sco/iran/choice" not in ids(organisations)
    asked = item(organisations, "one/sco/india/choice")
    assert asked.as_of == "July 2023"
    assert "Iran" not in wrong(asked)
    assert item(pool(LISTS, organisation=SCO, day="2023-08-01"), "count/sco/typed").answers == ("4",)


def test_every_value_of_the_month_that_is_printed_counts_as_right() -> None:
    pipelines = pool(
        '- {id: capacity, about: pipeline, asks: capacity, stem: "How much?", types: [choice, typed]}',
        pipeline="""
            p:
              name: Power of Siberia
              capacity: [{is: 36 bcm, as_of: 2025-03-02, cite: book}, {is: 38 bcm, as_of: 2025-03-12, cite: book, not: [{is: 36 bcm, because: so}]}]
        """,
    )
    assert "36 billion cubic metres" not in wrong(item(pipelines, "capacity/p/choice"))
    assert why_not(pipelines, "capacity/p/typed") == "it changed in the time that is named"


NEIGHBOURS = b"""
      neighbours: {type: reference, to: [country], many: set, label: neighbours}
  place:"""
BORDERS = """
- {id: beside, about: country, each: neighbours, asks: neighbours, stem: "Which of these borders {{ it }}?", types: [choice]}
- {id: whose, about: country, each: neighbours, asks: subject, given: neighbours, stem: "Which of these does {{ given }} border?", types: [choice]}
"""
LAND = """
p: {name: Parva, neighbours: {complete: timeless, cite: book, is: [q]}}
q: {name: Questa, neighbours: {complete: timeless, cite: book, is: [p, r, s]}}
r: {name: Rondo, neighbours: {complete: timeless, cite: book, is: [q]}}
s: {name: Sylva, neighbours: {complete: timeless, cite: book, is: [q]}}
"""


def test_nobody_is_offered_a_country_as_its_own_neighbour() -> None:
    texts = files(BORDERS, country=LAND, place="{}")
    kinds = "seeds/kinds.yaml"
    texts[kinds] = texts[kinds].replace(b"\n  place:", NEIGHBOURS)
    made = Pool(*loaded(texts))

    assert set(wrong(item(made, "beside/p/q/choice"))) == {"Rondo", "Sylva"}
    for asked in (each for each in made.items() if each.template == "whose"):
        given = asked.asks[0].rpartition("/")[2]
        assert made.world.subjects[given].name not in wrong(asked)
