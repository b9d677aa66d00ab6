"""The preview shows what Anki shows, in one page that needs nothing else."""

import re
from pathlib import Path

import pytest

from quizgen.exports.anki import AnkiExporter, compose
from quizgen.exports.anki.preview import one_of_each, page
from quizgen.exports.anki.rendering import render
from tests.exports.anki_client import Learner
from tests.exports.browser import CHROMIUM, browser
from tests.exports.sample_deck import DECK, NOTHING_RELEASED

NOTES = tuple(map(compose, DECK.cards))


def as_anki_has_it(html: str) -> str:
    """Anki's HTML without what the preview leaves out: the style sheet, and answers kept for its own scripts."""
    html = re.sub("<style>.*?</style>", "", html, flags=re.DOTALL)
    return re.sub(' data-cloze="[^"]*"', "", html)


def test_every_side_of_every_card_is_rendered_as_anki_does(learner: Learner):
    learner.imports(AnkiExporter().render(DECK, NOTHING_RELEASED))

    for note in NOTES:
        for card in learner.cards(note.guid):
            for side, shown in (("front", card.question()), ("back", card.answer())):
                typed = "<center><input type=text id=typeans></center>"
                if side == "back":
                    typed = f"<code id=typeans>{dict(card.note().items()).get('Answer')}</code>"
                expected = as_anki_has_it(shown).replace("[[type:Answer]]", typed)
                assert render(note, card.ord, side) == expected


def test_each_kind_is_shown_once_and_siblings_all():
    chosen = one_of_each([*NOTES, *NOTES])

    assert len(chosen) == len(NOTES)
    assert {note.note_type for note in chosen} == {note.note_type for note in NOTES}


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")
def test_the_page_shows_all_frames_and_asks_for_nothing(tmp_path: Path):
    with browser(tmp_path / "chromium") as tab:
        tab.size(1640, 900)
        tab.open(page("Cards <of> a deck", one_of_each(NOTES)))

        assert tab.texts("h1") == ["Cards <of> a deck"]
        cards = sum(len(note.cards) for note in NOTES)
        assert tab.run("document.querySelectorAll('iframe').length") == 4 * cards
        assert tab.run(
            "[...document.querySelectorAll('iframe')].every(f =>"
            " f.contentDocument.querySelector('.quizgen').textContent.trim() && f.offsetHeight > 100)"
        )
        tab.click("label", words="Night")
        assert len(tab.texts("figure")) == 2 * cards
        assert (tab.complaints, tab.requests) == ([], [])
