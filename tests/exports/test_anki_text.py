"""Whatever the words of a fact, Anki shows those words, and makes the cards that we say it makes."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

import pytest
from anki.collection import Card
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizgen.exports.anki import AnkiExporter, compose
from quizgen.exports.anki.markup import escaped, is_blank, shown
from quizgen.exports.anki.note_types import ACTIVE, ALL_NOTE_TYPES, NOTE_TYPES
from quizgen.items.model import (
    Choice,
    Cited,
    Cloze,
    Gap,
    Item,
    ItemType,
    Matching,
    Multiple,
    Numeric,
    Option,
    Ordering,
    Pair,
    Placed,
    Recall,
    TrueFalse,
    Typed,
)
from tests.exports.anki_client import Learner
from tests.exports.sample_deck import BY_TYPE, DECK, NOTHING_RELEASED, RECALL, deck_of

NASTY = (
    "<b>not bold</b>", "<script>alert(1)</script>", "<br>", "&amp; &#123;", "{{Answer}}", "{{#Active}}",
    "{{/Active}}", "{{^Active}}", "}}", "{{c1::x}}", "{{c2::x::y}}", "::", ":", "\\(x^2\\)", "\\[", "[sound:a.mp3]",
    "[[type:Answer]]", "[anki:tts]", "[latex]", "<!--", "-->", "'\"", "天然气，管道", "Сила Сибири", "שלום", "مرحبا",
    "e\u0301", "\u3000", "\u00a0", "👩‍👩‍👧", "🇨🇳", "\u200b", "が", "\n", "a  b", "\t", "%s", "${x}", "=1+1",
)  # fmt: skip

TEXTS = (
    st.lists(
        st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=4),
        min_size=1,
        max_size=5,
    )
    .map("".join)
    .filter(str.strip)
)


class _Words(HTMLParser):
    """The words of a page, in the order they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:  # neither a script nor a style sheet
            self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "br":
            self.parts.append("\n")


def words(page: str) -> str:
    parser = _Words()
    parser.feed(page)
    parser.close()
    return "".join(parser.parts)


def tags(page: str) -> list[str]:
    parser = _Words()
    parser.feed(page)
    return parser.tags


def as_read(text: str) -> str:
    """A text as a page can hold it."""
    return normalize("NFC", text).replace("\u2028", "\n").replace("\u2029", "\n")


@pytest.fixture(scope="module")
def learner() -> Iterator[Learner]:
    with TemporaryDirectory() as folder:
        learner = Learner(Path(folder))
        learner.imports(AnkiExporter().render(DECK, NOTHING_RELEASED))
        yield learner
        learner.col.close()


def worded(item: Item, text: str) -> Item:
    """An item that says `text` wherever it says anything."""
    bodies = {
        ItemType.CHOICE: Choice((Option(text, True, ""), Option("other", False, text))),
        ItemType.TRUE_FALSE: TrueFalse(False, text),
        ItemType.TYPED: Typed(text, (text, "other")),
        ItemType.NUMERIC: Numeric(text, Decimal(3), Decimal(2), Decimal(4), text),
        ItemType.MULTIPLE: Multiple((Option(text, True, ""), Option("other", False, text))),
        ItemType.MATCHING: Matching(
            (Pair(text, text, text), Pair("b", "other", "")), (text, "other", "third"), ()
        ),
        ItemType.ORDERING: Ordering((Placed(text, text), Placed("b", "2")), (1, 0), text, text, ()),
        ItemType.CLOZE: Cloze((text, text), (Gap(text, (text, "other")),)),
        ItemType.RECALL: Recall((text,)),
    }
    return replace(
        item,
        stem=text,
        body=bodies[item.type],
        explanation=text,
        remarks=(text,),
        as_of=text,
        cites=(Cited("source", text, author=text, prints=text),),
        names=(text,),
        confused_with=(text,),
    )


def cards_of(learner: Learner, *items: Item) -> list[Card]:
    """The cards that Anki makes of items, under fresh ids; one collection serves all examples."""
    count = learner.col.note_count()
    fresh = [replace(item, id=f"example/{count + n}/{item.type}") for n, item in enumerate(items)]
    deck = deck_of(*fresh)
    assert AnkiExporter().check(deck) == ()
    learner.imports(AnkiExporter().render(deck, NOTHING_RELEASED))
    return [found for card in deck.cards for found in learner.cards(card.guid)]


@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
@example(text="".join(NASTY))
def test_every_text_shows_as_itself_on_every_card(learner, text):
    items = tuple(BY_TYPE.values())
    cards = cards_of(learner, *(worded(item, text) for item in items))

    assert len(cards) == len(items)
    for card, item in zip(cards, items, strict=True):
        front, back = card.question(), card.answer()
        if item.type is ItemType.CLOZE:
            assert f"{as_read(text)}[...]{as_read(text)}" in words(front)
            assert as_read(text) * 3 in words(back)
        else:
            assert as_read(text) in words(front)
        # Explanation, remarks, as-of, source and its author and print, name, look-alike, and the question.
        assert words(back).count(as_read(text)) >= 9
        assert set(tags(back)) <= {
            "style", "div", "hr", "p", "ul", "ol", "li", "h2", "span", "small", "b", "br", "script",
        }  # fmt: skip
        assert tags(back).count("script") == bool(NOTE_TYPES[item.type].templates[0].plays)
        assert card.question_av_tags() == card.answer_av_tags() == []


@settings(max_examples=40, deadline=None)
@given(text=TEXTS.map(str.split).map(" ".join))
def test_an_answer_typed_as_it_is_counts_as_right(learner, text):
    (card,) = cards_of(learner, worded(BY_TYPE[ItemType.TYPED], text))

    compared = learner.col.compare_answer(card.note()["Answer"], normalize("NFC", text))

    assert "typeBad" not in compared
    assert "typeMissed" not in compared


@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_a_learner_has_the_very_fields_and_tags_that_were_hashed(learner, text):
    count = learner.col.note_count()
    deck = deck_of(replace(worded(RECALL, text), id=f"example/{count}/recall", topics=(text,)))
    (card,) = deck.cards

    learner.imports(AnkiExporter().render(deck, NOTHING_RELEASED))

    note = learner.note(card.guid)
    assert tuple(note.fields) == compose(card).fields
    # Anki gives a tag the case in which the collection first had it.
    assert sorted(map(str.casefold, note.tags)) == sorted(map(str.casefold, compose(card).tags))


FIELD_VALUES = st.sampled_from(
    [
        "",
        " ",
        "\n\t",
        "<br>",
        "<DIV></div ><br />",
        "&nbsp;",
        "\u3000",
        "\u00a0",
        "<span></span>",
        "<p>",
        "0",
        "x",
    ]
)


@settings(max_examples=100, deadline=None)
@given(
    note_type=st.sampled_from(ALL_NOTE_TYPES),
    question=FIELD_VALUES,
    reverse=FIELD_VALUES,
    spare=FIELD_VALUES,
    active=FIELD_VALUES,
    text=st.sampled_from(
        [
            "",
            "no deletion",
            "a {{c1::deletion}} more",
            "{{c2::two}} of {{c1::them}}",
            "{{c3::x}}",
            "{{c0::x}}",
        ]
    ),
)
def test_the_cards_that_we_say_a_note_has_are_those_that_anki_keeps(
    learner, note_type, question, reverse, spare, active, text
):
    content = {
        "Question": question, "Claim": question, "Reverse question": reverse, "Spare card": spare,
        ACTIVE: active, "Text": text,
    }  # fmt: skip
    fields = [content.get(name, "") for name in note_type.field_names]
    note = learner.col.new_note(learner.col.models.by_name(note_type.name))
    note.fields = list(fields)

    learner.col.add_note(note, 1)

    empty = learner.empty_cards()
    assert tuple(sorted(c.ord for c in note.cards() if c.id not in empty)) == note_type.cards(fields)
    learner.col.remove_notes([note.id])


@pytest.mark.parametrize("text", ["a\x00b", "a\x1fb", "a\ud800b", "a\ufffeb"])
def test_what_is_no_text_shows_as_a_replacement_character(text):
    assert escaped(text) == "a\ufffdb"


def test_line_ends_of_every_kind_are_line_breaks():
    assert escaped("a\r\nb\rc\u2028d\x85e") == "a<br>b<br>c<br>d<br>e"


def test_each_script_is_marked_for_its_own_fonts():
    assert shown("中俄东线，天然气 (Zhōng)") == '<span lang="zh">中俄东线，天然气</span> (Zhōng)'
    assert shown("Сила Сибири – 2") == '<span lang="ru">Сила Сибири</span> – 2'
    assert shown("日本の川") == "日本の川"


@pytest.mark.parametrize(
    ("field", "blank"),
    [("", True), (" \n", True), ("<br><div></div>", True), ("\u3000", False), ("0", False)],
)
def test_blank_is_what_anki_takes_for_blank(field, blank):
    assert is_blank(field) is blank
