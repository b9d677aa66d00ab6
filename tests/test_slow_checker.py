"""The slow checker sees what it is there to see."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizgen.items.model import Choice, Cloze, Gap, Item, Option, Recall, TrueFalse, Typed
from quizgen.items.pool import Pool
from tests.items.making import files, item, loaded
from tests.slow_checker import SlowChecker

QUESTIONS = """
- {id: year, about: treaty, asks: signed.year, stem: "In which year was {{ it }} signed?", claim: "{{ it }} was signed in {{ answer }}.", types: [choice, typed, true-false]}
- {id: place, about: treaty, asks: signed_at, stem: "Where was {{ it }} concluded?", types: [choice, typed, cloze, true-false]}
- {id: of-place, about: treaty, asks: subject, given: signed_at, stem: "Which of these was concluded in {{ given }}?", types: [choice]}
- {id: members, about: organisation, asks: members, stem: "Who are the members of {{ it }}?", types: [recall]}
- {id: member, about: organisation, each: members, asks: members, stem: "Which is a member of {{ it }}?", types: [choice, true-false]}
- {id: of-date, about: treaty, asks: subject, given: signed, stem: "Which treaty was signed {{ given.on }}?", types: [recall]}
"""
FACTS = {
    "treaty": """
        a:
          name: Treaty A
          signed: {is: 1858-05-28, or: [{is: 1859, cite: report}], cite: book, misreported: [{id: m, as: 1870, in: report, because: no}]}
          signed_at: {is: beijing, cite: book}
        b: {name: Treaty B, signed: {is: 1860-11-14, cite: book}, signed_at: {is: moscow, cite: book}}
        c: {name: Treaty C, signed: {is: 1860-11, cite: book}, signed_at: {is: shanghai, cite: book}}
        d: {name: Treaty D, signed_at: {is: beijing, cite: book}}
        e: {name: Treaty E, signed_at: {is: minsk, unconfirmed: hearsay, cite: book}}
    """,
    "organisation": """
        sco:
          name: SCO
          members: {complete: 2001..2025-12-31, cite: book, is: {china: {}, russia: {}, iran: {unconfirmed: hearsay}}}
        csto:
          name: CSTO
          members: {complete: 2002..2025-12-31, cite: book, is: {russia: {}, mongolia: {}}}
        old:
          name: Old
          members: {cite: book, is: {india: {}, brazil: {}, egypt: {}, russian-empire: {}}}
    """,
}


def world() -> tuple[Pool, SlowChecker]:
    collection, questions = loaded(files(QUESTIONS, **FACTS))
    return Pool(collection, questions), SlowChecker(collection, questions)


def instead(old: str, new: Option) -> Callable[[Item], Item]:
    """Puts another option where one stood."""

    def change(item: Item) -> Item:
        assert isinstance(item.body, Choice)
        kept = [
            new if option.text == old or (not old and not option.right) else option for option in item.options
        ]
        return replace(item, body=replace(item.body, options=tuple(dict.fromkeys(kept))))

    return change


def wrong(text: str, token: str) -> Option:
    return Option(text, False, "", "other-value", token)


def test_what_the_engine_makes_is_sound() -> None:
    pool, checker = world()
    assert [fault for made in pool.items() for fault in checker.faults(made)] == []


@pytest.mark.parametrize(
    ("id", "spoil", "fault"),
    [
        ("place/a/choice", lambda i: replace(i, cites=()), "names no source"),
        ("place/a/choice", lambda i: replace(i, asks=()), "asks no fact"),
        ("place/a/choice", lambda i: replace(i, asks=("a/nothing",)), "which is not there"),
        ("place/a/choice", lambda i: replace(i, asks=("e/signed_at",)), "which is unconfirmed"),
        ("place/a/choice", instead("Beijing", Option("Moscow", True, "")), "its key 'Moscow' is not 'Beijing'"),
        ("place/a/choice", instead("Moscow", wrong("Peking", "@beijing")), "'Peking' is a name of the right answer"),
        ("place/a/choice", instead("Moscow", wrong("Shanghai", "@shanghai")), "may mean the same as another option"),
        ("place/a/choice", instead("Moscow", wrong("SHANGHAI", "@moscow")), "offers the same twice"),
        ("place/a/choice", instead("Moscow", wrong("Moskva", "@moscow")), "is not what its token says"),
        ("place/a/choice", instead("Moscow", wrong("A tent", "=A tent")), "nothing proves 'A tent' wrong"),
        ("place/a/choice", instead("Moscow", Option("Moscow", True, "")), "does not have one right option"),
        ("year/a/choice", instead("", wrong("1859", "1859 gregorian")), "nothing proves '1859' wrong"),
        ("of-place/a/choice", instead("Treaty B", wrong("Treaty D", "@d")), "nothing proves 'Treaty D' wrong"),
        ("of-place/a/choice", instead("Treaty B", wrong("Treaty E", "@e")), "nothing proves 'Treaty E' wrong"),
        ("member/sco/china/choice", instead("", wrong("Iran", "@iran")), "nothing proves 'Iran' wrong"),
        ("member/sco/china/choice", instead("", wrong("Russian Empire", "@russian-empire")), "nothing proves"),
        ("member/old/india/true-false/true", lambda i: replace(i, stem="Iran is a member of Old."), "states 'Iran'"),
        ("place/a/true-false/true", lambda i: replace(i, body=TrueFalse(False, "")), "does not say why it is wrong"),
        ("place/a/true-false/false", lambda i: replace(i, stem="Treaty A was signed in Beijing."), "states 'Beijing'"),
        ("place/a/true-false/false", lambda i: replace(i, stem="Treaty A fell through."), "does not state the claim"),
        ("year/a/true-false/m", lambda i: replace(i, stem="Treaty A was signed in 1859."), "states '1859'"),
        ("year/a/typed", lambda i: replace(i, body=Typed("1858", ("1858", "1870"))), "is no spelling of"),
        ("place/a/typed", lambda i: replace(i, body=Typed("Beijing", ("Beijing", "Moscow"))), "names {'moscow'}"),
        ("place/a/cloze", lambda i: replace(i, body=Cloze(("It fell in ", "."), (Gap("Beijing", ("Beijing",)),))), "not the claim"),
        ("members/csto/recall", lambda i: replace(i, body=Recall(("Russia",))), "its answers ('Russia',) are not"),
        ("members/csto/recall", lambda i: replace(i, asks=i.asks[:1]), "does not ask for the whole list"),
        ("of-date/a/recall", lambda i: replace(i, subject="b", id="of-date/b/recall", asks=("b/signed",)), "c has, or may have"),
    ],
)  # fmt: skip
def test_it_sees_what_is_wrong(id: str, spoil: Callable[[Item], Item], fault: str) -> None:
    pool, checker = world()
    found = checker.faults(spoil(item(pool, id)))
    assert any(fault in line for line in found), found
