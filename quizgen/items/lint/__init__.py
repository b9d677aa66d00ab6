"""The item lint: rules of item writing that a program can check, a file each.

A check's file says what it flags and after whom, with an example that passes and one that fails. The tests
run them: `offers(stem, *options)`, `choice(stem, *options, …)` and `typed(stem, *answers, …)` make what is
checked, the key marked by a star, and `context` is the small collection of the tests. To add a check, write
its file and enter it in `CHECKS`. A finding is waived in the template or beside the item, with a reason:

```yaml
waive: {negative-stem: the treaty itself says what is not to be done}
```
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from quizgen.items.lint import (
    absolute_term,
    all_of_the_above,
    clang,
    convergence,
    cueing,
    equal_options,
    grammatical_cue,
    implausible_distractor,
    key_in_stem,
    key_position,
    length_cue,
    mixed_options,
    negative_stem,
    number_cue,
    option_order,
    overlapping_options,
    same_fact_twice,
    same_stem,
    two_right_answers,
    window_dressing,
)
from quizgen.items.lint.context import Context
from quizgen.items.lint.cueing import cues
from quizgen.items.lint.finding import Check, Finding, Offered, offered
from quizgen.items.model import Item
from quizgen.problems import NOWHERE, Place, Problem, Problems, Severity, in_order

__all__ = [
    "CHECKS",
    "CODES",
    "WAIVABLE",
    "Context",
    "Finding",
    "Offered",
    "cues",
    "flaw",
    "of_form",
    "of_item",
    "problems",
]  # fmt: skip

CHECKS = (
    Check(
        "absolute-term", "say less, or more exactly",
        of_options=absolute_term.of_options,
    ),
    Check(
        "all-of-the-above", "write an option that stands by itself",
        of_options=all_of_the_above.of_options,
    ),
    Check(
        "clang", "put the stem in other words, or use the word in a distractor too",
        of_options=clang.of_options, tells_the_key=True,
    ),
    Check(
        "convergence", "take distractors that share as much with each other as with the key",
        of_options=convergence.of_options, tells_the_key=True,
    ),
    Check(
        "cueing", "leave one of the two out, or ask without naming what the other asks",
        of_form=cueing.of_form,
    ),
    Check(
        "equal-options", "take another wrong option",
        of_options=equal_options.of_options, severity=Severity.ERROR,
    ),
    Check(
        "grammatical-cue", "end the stem before the article, or write “a(n)”",
        of_options=grammatical_cue.of_options, tells_the_key=True,
    ),
    Check(
        "implausible-distractor", "take a wrong option that somebody would choose",
        of_item=implausible_distractor.of_item,
    ),
    Check(
        "key-in-stem", "put the stem in words that do not name the answer",
        of_item=key_in_stem.of_item, severity=Severity.ERROR,
    ),
    Check(
        "key-position", "draw the order of options at random",
        of_form=key_position.of_form,
    ),
    Check(
        "length-cue", "take distractors as long as the key, or shorten the key",
        of_options=length_cue.of_options, of_form=length_cue.of_form, tells_the_key=True,
    ),
    Check(
        "mixed-options", "give all options the same form",
        of_options=mixed_options.of_options, tells_the_key=True,
    ),
    Check(
        "negative-stem", "ask what is so, or write NOT in capitals",
        of_item=negative_stem.of_item,
    ),
    Check(
        "number-cue", "write a stem that fits one and many: “Which of these did …?”",
        of_options=number_cue.of_options, tells_the_key=True,
    ),
    Check(
        "option-order", "put numbers and dates in order, and shuffle other options",
        of_item=option_order.of_item, of_form=option_order.of_form,
    ),
    Check(
        "overlapping-options", "take options of which one alone can be right",
        of_options=overlapping_options.of_options, tells_the_key=True,
    ),
    Check(
        "same-fact-twice", "leave one of the two out",
        of_form=same_fact_twice.of_form, severity=Severity.ERROR,
    ),
    Check(
        "same-stem", "ask once for all that is right",
        of_form=same_stem.of_form,
    ),
    Check(
        "two-right-answers", "take another wrong option",
        of_item=two_right_answers.of_item, severity=Severity.ERROR, waivable=False,
    ),
    Check(
        "window-dressing", "move what they share into the stem",
        of_options=window_dressing.of_options,
    ),
)  # fmt: skip
"""Every check, by its code."""

CODES = tuple(check.code for check in CHECKS)
WAIVABLE = tuple(check.code for check in CHECKS if check.waivable)
"""Codes that a template or an item written by hand may waive."""

_BY_CODE = {check.code: check for check in CHECKS}
_OF_OPTIONS = tuple(
    (check, check.of_options)
    for check in sorted(CHECKS, key=lambda check: not check.tells_the_key)
    if check.of_options
)
"""Those first that find the key told: where one of them is silent, no other finds worse."""
_OF_ITEM = tuple((check.code, check.of_item) for check in CHECKS if check.of_item)
_OF_FORM = tuple((check.code, check.of_form) for check in CHECKS if check.of_form)


def of_item(item: Item, context: Context) -> tuple[Finding, ...]:
    """What the checks find in one item, less what is waived."""
    return tuple(found for found in _in_item(item, context) if found.code not in item.waived)


def _in_item(item: Item, context: Context) -> Iterator[Finding]:
    if offer := offered(item, context):
        for check, of_options in _OF_OPTIONS:
            if message := of_options(offer, context):
                yield Finding(item, check.code, message)
    for code, look in _OF_ITEM:
        if message := look(item, context):
            yield Finding(item, code, message)


def of_form(items: Sequence[Item], context: Context) -> tuple[Finding, ...]:
    """What the checks find among the items of a form, in the order in which they stand.

    An item that waives a check is left out of what the check looks at.
    """
    found: list[Finding] = []
    for code, look in _OF_FORM:
        looked_at = [item for item in items if code not in item.waived]
        found.extend(Finding(item, code, message) for item, message in look(looked_at, context))
    return tuple(found)


def flaw(offer: Offered, context: Context, waived: tuple[str, ...] = ()) -> tuple[Check, str] | None:
    """The first check that finds something in options about to be offered, and what; see `Check.of_options`."""
    for check, of_options in _OF_OPTIONS:
        if check.code not in waived and (message := of_options(offer, context)):
            return check, message
    return None


def severity_of(code: str) -> Severity:
    """How bad a flaw is."""
    return _BY_CODE[code].severity


def problems(findings: Iterable[Finding], place: Place = NOWHERE) -> Problems:
    """Findings as problems, one for all items of a template that have the same flaw.

    `place` is that of the form in which they were found, for flaws that no item has by itself.
    """
    by_place = sorted(
        ((found.item.place if found.item else place, found) for found in findings),
        key=lambda pair: (pair[0], pair[1].code),
    )
    return in_order(
        _problem(at, code, [found for _, found in group])
        for (at, code), group in groupby(by_place, key=lambda pair: (pair[0], pair[1].code))
    )


def _problem(place: Place, code: str, findings: Sequence[Finding]) -> Problem:
    item, _, message = findings[0]
    others = len({found.item.id for found in findings if found.item} - {item.id if item else ""})
    whose = f"{item.id}: " if item else ""
    more = f" (and so in {others} more item{'' if others == 1 else 's'})" if others else ""
    check = _BY_CODE[code]
    return Problem(place, code, f"{whose}{message}{more}", check.hint, check.severity)
