"""Computed questions that were released stay as they are, for as long as the facts still prove them."""

from functools import cache

import pytest

from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.items.types.tools import Slot
from tests.items.computing.sample import ORGANISATIONS, PIPELINES, PLACES, TEMPLATES, TREATIES, sample
from tests.items.making import COUNTRIES, files, item, key, loaded, wrong

NEWCOMERS = ("peru", "chile", "cuba", "kenya", "ghana")
MORE_COUNTRIES = COUNTRIES + "".join(f"{id}: {{name: {id.capitalize()}}}\n" for id in NEWCOMERS)
# They come and go in years in which others did, so that the list stays as it was in the same stretches of time.
MORE_MEMBERS = "chile: {}\n      cuba: {}\n      peru: {since: 2017-06-09}\n      kenya: {since: 2019}\n      ghana: {since: 2005, until: 2010}\n"
MORE_TREATIES = TREATIES + "".join(
    f"{id}: {{name: Treaty {id.upper()}, signed: {{is: {year}-03-09, cite: book}}, signed_at: {{is: town-{id}, cite: book}}, in_force: {{is: {year + 2}, cite: book}}}}\n"
    for id, year in zip("hijklmno", (1690, 1853, 1859, 1862, 1946, 1948, 1951, 1957), strict=True)
)
MORE_PLACES = PLACES + "".join(
    f"town-{id}: {{name: Town {id.upper()}, lies_in: {{is: {country}, cite: book}}}}\n"
    for id, country in zip("hijklmno", (*NEWCOMERS, "iran", "egypt", "brazil"), strict=True)
)
PERIODS = "{period: 2024, is: 30.9 bcm}, "


def _sources(texts: dict[str, bytes]) -> dict[str, bytes]:
    texts["seeds/sources.yaml"] += b"minutes: {title: Minutes, kind: document, paragraphs: 9}\n"
    return texts


@cache
def grown() -> Pool:
    """The sample with more of everything that an item could draw on."""
    given = {
        "treaty": MORE_TREATIES,
        "pipeline": PIPELINES.replace("{period: 2025", f"{PERIODS}{{period: 2025"),
        "organisation": ORGANISATIONS.replace("      mongolia:", f"      {MORE_MEMBERS}      mongolia:"),
        "place": MORE_PLACES,
        "country": MORE_COUNTRIES,
    }
    return Pool(*loaded(_sources(files(TEMPLATES, **given))))


@cache
def _slots() -> dict[str, Slot]:
    return {slot.id: slot for slot in grown().slots()}


@cache
def _computed() -> tuple[Item, ...]:
    """What is computed of the sample, less the one odd member that is asked for only where no other is."""
    asked = {template.id for template in sample().questions.templates if template.computes}
    return tuple(made for made in sample().items() if made.template in asked and made.id in _slots())


def _shown(made: Item) -> tuple[object, ...]:
    return made.stem, made.options, made.answers


@pytest.mark.parametrize("template", sorted({made.template for made in _computed()}))
def test_it_shows_what_it_was_released_with_when_the_collection_grows(template: str) -> None:
    for released in (made for made in _computed() if made.template == template):
        kept = grown().make(_slots()[released.id], released.tokens)
        assert isinstance(kept, Item)
        assert _shown(kept) == _shown(released)


def test_without_its_tokens_it_would_show_something_else() -> None:
    moved = {
        released.template
        for released in _computed()
        if isinstance(anew := grown().make(_slots()[released.id]), Item) and _shown(anew) != _shown(released)
    }
    assert {"then", "odd", "between", "before", "compare", "first", "match", "years-apart"} <= moved


def test_an_odd_one_that_has_joined_makes_room_for_another() -> None:
    released = next(made for made in sample().items() if made.template == "odd" and made.subject == "sco")
    joined = key(released)
    id = joined.lower().replace(" ", "-")
    organisations = ORGANISATIONS.replace(
        "mongolia: {since", f"{id}: {{since: 2019}}\n      mongolia: {{since"
    )
    organisations = organisations.replace("      egypt: {since: 2005, until: 2010}\n", "")
    given = {"treaty": TREATIES, "pipeline": PIPELINES, "place": PLACES, "country": MORE_COUNTRIES}
    now = Pool(*loaded(_sources(files(TEMPLATES, organisation=organisations, **given))))

    kept = item(now, released.id, released.tokens)

    assert key(kept) != joined
    assert wrong(kept) == wrong(released)


def test_a_wrong_statement_that_became_right_makes_room_for_another() -> None:
    released = item(sample(), "statement/a/signed/choice")
    stated = next(token for token in released.tokens if token.startswith("/signed_at @"))
    place = stated.partition("@")[2]
    treaties = TREATIES.replace(
        "signed_at: {is: beijing, cite: book}, in_force: {is: 1700",
        f"signed_at: {{is: {place}, cite: book}}, in_force: {{is: 1700",
    )
    given = {"pipeline": PIPELINES, "place": PLACES, "organisation": ORGANISATIONS}
    now = Pool(*loaded(_sources(files(TEMPLATES, treaty=treaties, **given))))

    kept = item(now, released.id, released.tokens)

    assert len(set(wrong(released)) & set(wrong(kept))) == 1
    assert len(kept.options) == 3
