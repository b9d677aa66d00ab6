"""The slow checker sees what is wrong with items of several facts, and with those of several answers."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from quizgen.items.model import Choice, Gap, Item, Option, TrueFalse
from tests.items.computing.sample import collection, sample
from tests.items.making import item
from tests.slow_checker import SlowChecker

Spoil = Callable[[Item], Item]


@cache
def checker() -> SlowChecker:
    return SlowChecker(*collection())


def body(**changes: Any) -> Spoil:
    """Changes something of an item's body."""
    return lambda made: replace(made, body=replace(made.body, **changes))


def wrong(text: str, token: str, *, right: bool = False) -> Spoil:
    """Puts another option in the place of a wrong one, and names its fact as well as the others."""

    def change(made: Item) -> Item:
        assert isinstance(made.body, Choice)
        at = next(n for n, option in enumerate(made.options) if option.right is right)
        option = Option(text, right, "", "" if right else "other-value", token)
        options = (*made.options[:at], option, *made.options[at + 1 :])
        own = made.asks[0].split("/")
        fact = "/".join([token[1:], own[1]] if token.startswith("@") else [*own[:2], token[1:]])
        known = made.template != "through" and (
            token[0] == "@" or token in ("/2025", "/egypt", "/iran", "/china")
        )
        asks = (*made.asks, fact) if known else made.asks
        return replace(made, body=replace(made.body, options=options), asks=asks)

    return change


def swapped(made: Item) -> Item:
    """Turns the first two entries of an order round."""
    entries, tokens = made.body.entries, made.body.tokens  # type: ignore[union-attr]
    turned = {
        "entries": (entries[1], entries[0], *entries[2:]),
        "tokens": (tokens[1], tokens[0], *tokens[2:]),
    }
    return body(**turned)(made)


def paired(left: str, right: str) -> Spoil:
    """Gives an entry of a matching item another value."""

    def change(made: Item) -> Item:
        pairs = made.body.pairs  # type: ignore[union-attr]
        return body(pairs=tuple(replace(p, right=right) if p.left == left else p for p in pairs))(made)

    return change


def bounds(low: str, high: str) -> Spoil:
    return body(low=Decimal(low), high=Decimal(high))


def test_what_the_engine_makes_is_sound() -> None:
    assert [fault for made in sample().items() for fault in checker().faults(made)] == []


@pytest.mark.parametrize(
    ("id", "spoil", "fault"),
    [
        ("first/e/choice", wrong("Treaty A", "@a"), "'Treaty A' may come first as well"),
        ("last/g/choice", wrong("Treaty F", "@f"), "'Treaty F' may come last as well"),
        ("longest/long/choice", wrong("Odd Line", "@odd"), "'Odd Line' may come last as well"),
        ("best-year/long/2023/choice", wrong("2025", "/2025"), "'2025' may come last as well"),
        ("first/e/choice", wrong("Treaty B", "@g"), "calls 'Treaty G' 'Treaty B'"),
        ("first/e/choice", lambda i: replace(i, asks=i.asks[:1]), "which it does not ask"),
        ("first/e/choice", lambda i: replace(i, stem="Which came first?"), "not what its template asks"),
        ("between/d/choice", wrong("Treaty E", "@e"), "'Treaty E' may lie between the two as well"),
        ("between/d/choice", lambda i: replace(i, asks=(i.asks[0], i.asks[2], i.asks[1], *i.asks[3:])), "may lie elsewhere"),
        ("before/e/true/true-false", lambda i: replace(i, asks=("e/signed", "b/signed")), "it is not certain that it is True"),
        ("before/c/false/true-false", body(because=""), "does not say why"),
        ("before/c/false/true-false", lambda i: replace(i, body=TrueFalse(True, "")), "its id says otherwise"),
        ("order/b/ordering", swapped, "may stand in another order"),
        ("order/b/ordering", body(first="latest", last="earliest"), "its ends are called"),
        ("order/b/ordering", body(shown=(0, 1, 2, 3)), "shows its entries in the right order"),
        ("match/b/matching", paired("Treaty B", "Minsk"), "calls 'Moscow' 'Minsk'"),
        ("match/b/matching", body(offered=("Moscow", "Beijing")), "does not offer what belongs"),
        ("match/a/matching", lambda i: body(tokens=(*i.body.tokens[:-1], "@c"))(i), "may fit"),
        ("statement/a/signed_at/choice", wrong("Treaty A was signed in Moscow.", "/signed_at @moscow", right=True), "its key states 'Moscow'"),
        ("statement/a/signed/choice", wrong("Treaty A was signed in Beijing.", "/signed_at @beijing"), "nothing proves"),
        ("statement/a/signed/choice", wrong("Treaty A is old.", "/signed_at @beijing"), "does not state a claim"),
        ("compare/c/signed/1/choice", wrong("It was signed in Beijing.", "/signed_at", right=True), "its key is of signed_at"),
        ("tell-apart/a/b/signed_at/choice", wrong("It was signed in Beijing.", "/signed_at of other"), "does not state b/signed_at"),
        ("tell-apart/a/b/signed_at/choice", lambda i: replace(i, id=i.id.replace("/b/", "/c/"), asks=("a/signed_at", "c/signed_at")), "nobody takes it for c"),
        ("source/b/signed/m/choice/quoted", wrong("No. It was signed on 28 May 1870.", "=", right=True), "its key states"),
        ("source/b/signed/m/choice/quoted", wrong("No. It was signed on 28 May 1858.", "="), "nothing proves"),
        ("source/b/signed/m/choice/quoted", lambda i: replace(i, stem=i.stem.replace("1870", "1871")), "its source does not say"),
        ("source/e/signed/true/choice/quoted", lambda i: replace(i, stem=i.stem.replace("Minutes", "A book")), "nothing on record says so"),
        ("then/sco/2014/choice", wrong("China", "/china"), "'China' may have belonged to it in 2014"),
        ("then/sco/2014/choice", wrong("Iran", "/iran", right=True), "may not have belonged to it throughout 2014"),
        ("then/sco/2014/choice", lambda i: replace(i, id="then/sco/1999/choice"), "not known to be whole in 1999"),
        ("odd/sco/{}/choice", wrong("Russia", "@russia", right=True), "'Russia' may be on the list"),
        ("odd/sco/{}/choice", wrong("Egypt", "/egypt"), "'Egypt' may be the odd one out as well"),
        ("select/sco/multiple", lambda i: body(options=tuple(replace(o, right=True, proof="") for o in i.options))(i), "is not on the list"),
        ("select/sco/multiple", lambda i: body(options=tuple(replace(o, right=False, proof="not-listed") for o in i.options))(i), "nothing proves"),
        ("select/sco/multiple", lambda i: replace(i, stem="Which of these are members of SCO?"), "does not say that its answer is of"),
        ("interval/a/numeric", bounds("11", "12"), "takes 11 to 12"),
        ("interval/a/numeric", body(number=Decimal(9), low=Decimal(9)), "its number 9 is not 11.0"),
        ("interval/a/choice", wrong("10 years", "10"), "'10 years' may be right"),
        ("years-apart/c/numeric", lambda i: replace(i, names=("条约",)), "are not its subject's names"),
        ("years-apart/c/choice", wrong("3 years", "3", right=True), "its key '3 years' is not 2.0"),
        ("change/long/2022/numeric", lambda i: replace(i, stem=i.stem.replace("rise", "fall")), "not what its template asks"),
        ("change/long/2022/numeric", bounds("4", "6"), "takes 4 to 6"),
        ("growth/long/2022/choice", wrong("51 per cent", "51"), "'51 per cent' may be right"),
        ("length/tiny/numeric", bounds("11.5", "12.5"), "does not take 13 kilometres"),
        ("length/odd/numeric", bounds("3000", "3200"), "not what its sources may mean"),
        ("length/odd/numeric", bounds("3101", "3102"), "is not between its bounds"),
        ("capacity/long/numeric", lambda i: replace(i, stem="What is the capacity of Long Line?"), "does not say that its answer is of"),
        ("through/b/choice", lambda i: replace(i, asks=("moscow/lies_in",)), "not the two facts it rests on"),
        ("through/b/choice", wrong("China", "@china", right=True), "its key 'China' is not 'Russia'"),
        ("gaps/b/cloze", lambda i: body(gaps=(Gap("Minsk", ("Minsk",)), i.body.gaps[1]))(i), "has no gap for b/signed_at"),
    ],
)  # fmt: skip
def test_it_sees_what_is_wrong(id: str, spoil: Spoil, fault: str) -> None:
    pool = sample()
    if "{}" in id:
        id = next(made.id for made in pool.items() if made.id.startswith(id.partition("{}")[0]))
    assert fault in "\n".join(checker().faults(spoil(item(pool, id))))
