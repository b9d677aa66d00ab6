"""Pictures travel with the deck: once each, by a name of their content, and shown on the right side."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

from quizgen.exports.anki import AnkiExporter, compose
from quizgen.exports.anki.fields import media_name
from quizgen.exports.anki.preview import side_page
from quizgen.facts.model import Picture
from tests.exports.sample_deck import DECK, NOTHING_RELEASED

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3z" fill="#0a6170"/></svg>'
AMUR = Picture(
    "amur",
    "amur.svg",
    SVG,
    'The "Amur" <1858>',
    ("aigun",),
    False,
    "Prüf-Büro",
    "CC0",
    "https://example.org/amur",
)
FLAG = replace(
    AMUR, id="flag", file="flag.png", content=b"\x89PNG\r\n\x1a\nflag", with_question=True, url="javascript:x"
)
PICTURED = replace(
    DECK,
    cards=(
        replace(DECK.cards[0], pictures=(AMUR, FLAG)), replace(DECK.cards[1], pictures=(AMUR,)), *DECK.cards[2:],
    ),
)  # fmt: skip


def test_a_package_holds_each_picture_once(learner):
    package = AnkiExporter().render(PICTURED, NOTHING_RELEASED)

    members = zipfile.ZipFile(io.BytesIO(package))
    names = json.loads(members.read("media"))
    assert sorted(names.values()) == sorted([media_name(AMUR), media_name(FLAG)])
    assert {members.read(number) for number in names} == {AMUR.content, FLAG.content}

    learner.imports(package)
    media = Path(learner.col.media.dir())
    assert (media / media_name(AMUR)).read_bytes() == SVG
    checked = learner.col.media.check()
    assert (list(checked.missing), list(checked.unused)) == ([], [])


def test_a_picture_stands_with_the_question_or_with_the_answer(learner):
    learner.imports(AnkiExporter().render(PICTURED, NOTHING_RELEASED))
    (card,) = learner.cards(DECK.cards[0].guid)

    assert media_name(FLAG) in card.question()
    assert media_name(AMUR) not in card.question()
    assert f'<img src="{media_name(AMUR)}" alt="The &#34;Amur&#34; &lt;1858&gt;">' in card.answer()
    assert (
        '<a href="https://example.org/amur">The &#34;Amur&#34; &lt;1858&gt;, Prüf-Büro, CC0</a>'
        in card.answer()
    )
    assert "javascript" not in card.answer().partition("<script>")[0]


def test_another_picture_is_another_name_and_an_update():
    other = replace(AMUR, content=SVG.replace(b"4", b"5"))

    assert media_name(other) != media_name(AMUR)
    was, now = (compose(replace(DECK.cards[0], pictures=(p,))).digest for p in (AMUR, other))
    assert was != now


def test_a_preview_holds_its_pictures_in_itself():
    page = side_page(compose(PICTURED.cards[0]), 0, "back")

    assert page.count('src="data:image/svg+xml;base64,') == 1
    assert page.count('src="data:image/png;base64,') == 1
    assert 'src="quizgen-' not in page
