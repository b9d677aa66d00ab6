"""What a card's note says, before any of it becomes a file."""

from dataclasses import replace

import pytest

from quizgen.exports.anki import AnkiExporter, AnkiNote, compose, drafts
from quizgen.exports.anki.refusals import LONGEST
from quizgen.items.model import Choice, Cited, Cloze, Gap, Item, Option, Recall, TrueFalse, Typed
from quizgen.problems import Place
from quizgen.quizzes.guids import guid_for
from quizgen.releases.hashes import field_hash, read_hashes
from tests.exports.sample_deck import (
    BY_TYPE,
    CHOICE,
    CLOZE,
    DECK,
    GAPS,
    ITEMS,
    MATCHING,
    NUMERIC,
    ORDERING,
    RECALL,
    TRUE_FALSE,
    TYPED,
    card,
)


def fields(item: Item) -> dict[str, str]:
    made = compose(card(item))
    return dict(zip(made.note_type.field_names, made.fields, strict=True))


def note(item: Item) -> AnkiNote:
    return compose(card(item))


def codes(*items: Item, name: str = "China and Russia") -> list[str]:
    cards = tuple(card(item, n, name) for n, item in enumerate(items, 1))
    return [problem.code for problem in AnkiExporter().check(replace(DECK, cards=cards))]


def test_a_guid_depends_on_the_collection_and_the_note_alone():
    assert guid_for("sample", "signed/aigun/choice") == "c0fdeb538cfdda94"
    assert guid_for("sample", "signed/aigun/typed") != guid_for("sample", "signed/aigun/choice")
    assert guid_for("samples", "igned/aigun") != guid_for("sample", "signed/aigun")


def test_a_choice_shows_its_options_with_the_key_marked_and_reasons_with_the_distractors():
    assert fields(CHOICE)["Options"] == (
        '<ol class="options">'
        "<li><span>21 May 2014</span><small>On that day the contract for its gas was signed.</small></li>"
        '<li data-right="1"><span>2 December 2019</span></li>'
        "<li><span>2 December 2024</span>"
        "<small>On that day the whole line was complete, five years later.</small></li>"
        "</ol>"
    )
    assert fields(CHOICE)["Answer"] == "2 December 2019"


def test_a_false_statement_is_put_right_before_it_is_explained():
    assert fields(TRUE_FALSE)["Answer"] == "False"
    assert fields(TRUE_FALSE)["Explanation"] == (
        "<p>Only the planned Power of Siberia 2 would cross Mongolia.</p>"
        "<p>Power of Siberia crosses the Amur between Blagoveshchensk and Heihe.</p>"
    )


def test_a_typed_answer_compares_plain_and_lists_other_spellings():
    assert fields(TYPED)["Answer"] == "Shanghai Cooperation Organisation"
    assert fields(TYPED)["Accepted"] == (
        '<ul class="accepted"><li>SCO</li><li><span lang="ru">ШОС</span></li>'
        '<li><span lang="zh">上合组织</span></li></ul>'
    )


def test_a_cloze_has_one_deletion_that_no_word_can_end():
    gap = replace(CLOZE, body=Cloze(("}}{{c2::before}} ", " {{c3::after}}"), (Gap("a::b}}", ("a::b}}",)),)))

    text = fields(gap)["Text"]

    assert text.count("{{") == text.count("}}") == 1
    assert "{{c1::a&#58;&#58;b&#125;&#125;}}" in text


def test_each_gap_of_a_sentence_makes_a_card_of_its_own():
    assert note(GAPS).cards == (0, 1)
    assert fields(GAPS)["Text"] == (
        "Nikolay Muravyov and Yishan signed the treaty at {{c1::Aigun}} in {{c2::1858}}."
    )
    assert (
        fields(GAPS)["Accepted"]
        == '<ul class="accepted"><li data-gap="1"><span lang="zh">瑷珲</span></li></ul>'
    )


def test_a_number_is_typed_bare_and_says_which_others_are_right():
    assert (fields(NUMERIC)["Answer"], fields(NUMERIC)["Unit"]) == ("3000", "kilometres")
    assert fields(NUMERIC)["Accepted"] == (
        '<ul class="accepted" data-low="2850" data-high="3150"><li>2850 to 3150</li></ul>'
    )


def test_a_matching_card_names_for_each_row_its_entry_in_the_bank():
    assert fields(MATCHING)["Left"].startswith('<ol class="rows"><li data-with="3"><span>Treaty of Nerchinsk')
    assert fields(MATCHING)["Right"].startswith('<ol class="bank"><li><span>1858</span></li><li><span>1727')
    assert '<li data-with="1"><b>Treaty of Aigun</b> <span>1858</span>' in fields(MATCHING)["Answer"]


def test_what_stands_beside_the_pairs_is_not_said_again():
    said = " ".join(pair.because for pair in MATCHING.body.pairs)

    assert fields(replace(MATCHING, explanation=said))["Explanation"] == ""
    assert fields(replace(MATCHING, explanation=f"{said} Two are still in force."))["Explanation"] == (
        "<p>Two are still in force.</p>"
    )


def test_an_ordering_card_has_a_place_for_each_entry_and_its_ends_named():
    assert fields(ORDERING)["Places"] == (
        '<ol class="rows"><li data-with="2"><span>earliest</span></li><li data-with="4"><span></span></li>'
        '<li data-with="1"><span></span></li><li data-with="3"><span>latest</span></li></ol>'
    )
    assert fields(ORDERING)["Entries"].startswith('<ol class="bank"><li><span>Treaty of Aigun (')
    assert "<span>Treaty of Kyakhta</span><small>1727</small>" in fields(ORDERING)["Answer"]


def test_options_in_order_say_so_and_true_and_false_have_keys_of_their_own():
    body = replace(CHOICE.body, in_order=True)

    assert fields(replace(CHOICE, body=body))["Options"].startswith('<ol class="options in-order"><li>')
    assert fields(TRUE_FALSE)["Options"].startswith('<ol class="options in-order" data-keys="tf">')


def test_a_recall_of_several_answers_lists_them():
    assert fields(RECALL)["Answer"].startswith('<ul class="answers"><li>China</li><li>Kazakhstan</li>')
    assert fields(replace(RECALL, body=Recall(("China",))))["Answer"] == "China"


def test_many_sources_unfold_after_the_first_few():
    def listed(count: int) -> str:
        return fields(replace(RECALL, cites=tuple(Cited(f"s{n}", f"Source {n}") for n in range(count))))[
            "Sources"
        ]

    assert "<details>" not in listed(4)
    shown, _, folded = listed(11).partition("<details>")
    assert (shown.count("<li>"), folded.count("<li>")) == (3, 8)
    assert "8 more</summary>" in folded


def test_sources_link_to_the_web_and_nowhere_else():
    cites = (
        Cited(
            "a", "Charter", author="SCO", url="https://sco.org/?a=1&b={{c1::x}}", page="3", seen="May 2025"
        ),
        Cited("b", "A script", url="javascript:alert(1)", paragraph=4, prints="15 <bcm>"),
        Cited("c", "A break-out", url='https://x.org/" onclick="alert(1)'),
    )

    sources = fields(replace(RECALL, cites=cites))["Sources"]

    assert (
        '<li>SCO, <a href="https://sco.org/?a=1&amp;b=%7B%7Bc1::x%7D%7D">Charter</a>, p. 3, seen May 2025</li>'
        in sources
    )
    assert "<li>A script, paragraph 4, prints “15 &lt;bcm&gt;”</li>" in sources
    assert "onclick=" not in sources.replace("onclick=%22", "")
    assert "javascript" not in sources


def test_tags_stand_under_one_root_and_hold_no_space():
    item = replace(CHOICE, topics=("natural gas", "天然\u3000气", " "), as_of="26 March 2023")

    assert note(item).tags == (
        "quizgen::as-of::2023",
        "quizgen::kind::pipeline",
        "quizgen::level::remember",
        "quizgen::source::002",
        "quizgen::source::gazprom-2019",
        "quizgen::topic::natural-gas",
        "quizgen::topic::天然-气",
        "quizgen::type::choice",
    )


@pytest.mark.parametrize(
    "better",
    [
        {"stem": "When did gas first flow?"},
        {"explanation": "Another."},
        {"remarks": ()},
        {"as_of": "2026"},
        {"topics": ("gas",)},
        {"cites": ()},
        {"names": ()},
        {"body": Choice((Option("2014", False, ""), Option("2019", True, "")))},
    ],
)
def test_the_digest_moves_with_all_that_a_learner_sees(better):
    assert note(replace(CHOICE, **better)).digest != note(CHOICE).digest


def test_the_digest_does_not_move_with_place_or_difficulty():
    moved = replace(card(CHOICE), position=99, deck="China and Russia::Energy")
    same = replace(CHOICE, difficulty=0.9, place=Place("elsewhere.yaml", 3))

    assert compose(moved).digest == note(same).digest == note(CHOICE).digest


def test_hashes_tell_which_field_changed():
    before, after = note(CHOICE), note(replace(CHOICE, explanation="Another."))

    was, now = (read_hashes(made.fields[-1]) for made in (before, after))

    names = {str(field.id): field.name for field in before.note_type.fields}
    assert {names[id] for id in was if was[id] != now[id]} == {"Explanation"}
    assert set(was) == set(names) - {"403"}
    assert was["101"] == field_hash(before.fields[0])


def test_a_release_learns_digest_id_and_distractors_of_every_note():
    deck = drafts(DECK)

    draft = deck.notes[guid_for("sample", CHOICE.id)]
    assert (deck.id, len(deck.notes)) == ("china-russia", len(ITEMS))
    assert (draft.id, draft.digest) == (CHOICE.id, note(CHOICE).digest)
    assert draft.options == ("2014-05-21 gregorian", "2024-12-02 gregorian")


def test_the_sample_can_be_held():
    assert AnkiExporter().check(DECK) == ()
    assert set(BY_TYPE) == AnkiExporter().takes


def test_two_cards_with_one_guid_are_refused_at_the_second():
    twin = replace(card(CHOICE, 2), item=replace(CHOICE, place=Place("seeds/x.yaml", 3)))
    deck = replace(DECK, cards=(card(CHOICE), twin))

    (problem,) = AnkiExporter().check(deck)

    assert (problem.code, problem.place) == ("duplicate-guid", Place("seeds/x.yaml", 3))


@pytest.mark.parametrize(
    "item",
    [
        replace(RECALL, stem=" \u3000\n"),
        replace(RECALL, body=Recall(())),
        replace(CHOICE, body=Choice((Option("\u00a0", True, ""), Option("1860", False, "")))),
        replace(TYPED, body=Typed("", ("",))),
        replace(CLOZE, body=Cloze(("Signed in ", "."), (Gap(" ", (" ",)),))),
        replace(TRUE_FALSE, stem="", body=TrueFalse(True, "")),
    ],
    ids=lambda item: item.id,
)
def test_a_card_without_words_is_refused(item):
    assert codes(item) == ["blank-card"]


@pytest.mark.parametrize(
    "swollen",
    [
        replace(RECALL, explanation="x" * (LONGEST + 1)),
        replace(RECALL, names=("中" * 100_000,)),
        replace(RECALL, cites=(Cited("a", "A source", prints="x" * 100_000),)),
        replace(MATCHING, body=replace(MATCHING.body, offered=("1858", "x" * 100_000, "1689", "1860"))),
        replace(CHOICE, body=Choice((Option("a", True, ""), Option("b", False, "x" * 100_000)))),
    ],
    ids=lambda item: item.id,
)
def test_a_card_that_no_phone_could_load_is_refused(swollen):
    assert codes(swollen) == ["too-long"]


def test_an_id_must_name_its_type_so_that_a_tombstone_can_be_told():
    assert codes(replace(CHOICE, id="pipeline-entered/power-of-siberia")) == ["type-not-in-id"]
    assert codes(replace(CHOICE, id="pipeline-entered/power-of-siberia/typed")) == ["type-not-in-id"]


@pytest.mark.parametrize(
    "name",
    ["", "China::", "China:: Treaties", "China:::Treaties", 'The "Silk Road"', "Tab\there", "Cafe\u0301"],
)
def test_a_deck_name_that_anki_would_change_is_refused(name):
    assert codes(CHOICE, name=name) == ["deck-name"]
