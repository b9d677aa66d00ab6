"""Whatever an item says, the checks have something to say or nothing, and never fall over."""

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from quizgen.items import lint
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from tests.items.invented import collections, loaded
from tests.items.lint.examples import choice, context, typed
from tests.items.test_invented_collections import QUIETLY

TEXTS = st.one_of(
    st.text(max_size=30).filter(bool),
    st.sampled_from(
        [
            "1858", "28 May 1858", "May 1858", "44 BC", "about 3000 km", "3,000 kilometres", "-5 km", "12.5 %", "%",
            "27 August 1689 O.S. (6 September N.S.)", "Peking", "the Treaty of Aigun", "All of the above", "____ an", "²",
            "Which of these were", "never", "As of 2025, ", "the", "a", "１８５８", "9" * 40, "٣ km", "",
        ]
    ),
)  # fmt: skip


@settings(max_examples=200, **QUIETLY)
@given(st.lists(TEXTS, min_size=1, max_size=6), st.lists(TEXTS, min_size=1, max_size=3))
def test_no_text_is_too_odd(options: list[str], stems: list[str]) -> None:
    told: list[Item] = []
    for stem in stems:
        told.append(choice(stem, "*" + options[0].lstrip("*"), *(text.lstrip("*") for text in options[1:])))
        told.append(typed(stem, *options))
    for item in told:
        lint.problems(lint.of_item(item, context()))
    lint.problems(lint.of_form(told, context()))


# To make a whole collection that fails smaller takes far longer than to find it, and the finding names its item.
@pytest.mark.slow
@settings(max_examples=150, phases=(Phase.generate,), **QUIETLY)
@given(collections())
def test_no_item_of_any_collection_tells_its_key(files: dict[str, bytes]) -> None:
    collection, questions, wrong = loaded(files)
    if wrong:
        return
    pool = Pool(collection, questions)
    items = list(pool.items())
    avoided = {check.code for check in lint.CHECKS if check.tells_the_key}
    avoided |= {"two-right-answers", "key-in-stem"}
    found = [finding for item in items for finding in lint.of_item(item, pool.lint)]
    assert [(f.item and f.item.id, f.message) for f in found if f.code in avoided] == []
    lint.of_form(items[:40], pool.lint)
