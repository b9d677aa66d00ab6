"""The list of pictures, and the files beside it."""

from collections.abc import Mapping

import pytest

from quizgen.facts import collection as facts_collection
from quizgen.problems import Problems
from tests.small_collection import files

LIST = "seeds/media/pictures.yaml"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3z" fill="#0a6170"/></svg>'
PNG = b"\x89PNG\r\n\x1a\n and so on"
AMUR = "amur: {file: amur.svg, shows: The Amur, of: [aigun, peking/signed], licence: CC0}\n"


def loaded(listed: str, media: Mapping[str, bytes]) -> tuple[facts_collection.Collection, Problems]:
    beside = {f"seeds/media/{name}": content for name, content in media.items()}
    return facts_collection.load({**files({LIST: listed}), **beside})


def test_a_picture_is_read_with_what_it_shows_and_whose_it_is() -> None:
    collection, problems = loaded(AMUR, {"amur.svg": SVG})

    assert problems == ()
    (picture,) = collection.pictures
    assert (picture.content, picture.of, picture.with_question) == (SVG, ("aigun", "peking/signed"), False)
    assert (picture.shows, picture.licence) == ("The Amur", "CC0")


def test_missing_unlisted_and_unused_pictures_are_named() -> None:
    problems = loaded(AMUR, {"amr.svg": SVG})[1]

    assert [(p.code, p.place.path, p.severity) for p in problems] == [
        ("unused-file", "seeds/media/amr.svg", "warning"),
        ("missing-picture", LIST, "error"),
    ]
    assert "amr.svg" in problems[1].hint


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("licence: CC0", "author: Nobody"), "missing-key"),
        (("of: [aigun, peking/signed]", "of: []"), "unused-picture"),
        (("peking/signed", "peking/sgned"), "unknown-id"),
        (("shows: The Amur,", "shows: The Amur, with: questoin,"), "unknown-side"),
    ],
)
def test_a_slip_in_the_list_is_reported(change: tuple[str, str], code: str) -> None:
    problems = loaded(AMUR.replace(*change), {"amur.svg": SVG})[1]

    assert [problem.code for problem in problems] == [code]


@pytest.mark.parametrize(
    "content",
    [
        b"<html></html>",
        PNG,
        SVG.replace(b"<path", b"<script>alert(1)</script><path"),
        SVG.replace(b"<path", b'<path onclick="alert(1)"'),
        SVG.replace(b"<path", b'<image href="https://example.org/x.png"/><path'),
        SVG.replace(b"#0a6170", b"url(https://example.org/x)"),
    ],
)
def test_a_picture_that_does_more_than_show_is_refused(content: bytes) -> None:
    assert [problem.code for problem in loaded(AMUR, {"amur.svg": content})[1]] == ["unfit-picture"]
