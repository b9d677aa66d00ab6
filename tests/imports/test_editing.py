"""Files that a curator keeps are changed in the places meant, and nowhere else."""

import pytest

from quizgen.imports.editing import Document, UneditableError

KINDS = """\
# The vocabulary.
units:
  km: {one: kilometre, many: kilometres}   # long ones

kinds:
  river:
    name: river
    properties:
      length: {type: quantity, units: [km]}
  # Places come last.
  place: {name: place, properties: {}}
# The end.
"""


def edited(text: str, *keys: str, entries: list[tuple[str, str]]) -> str:
    document = Document("kinds.yaml", text.encode())
    document.add(entries, *keys)
    return document.result().decode()


def test_an_entry_comes_behind_the_last_one_of_its_mapping() -> None:
    assert edited(KINDS, "units", entries=[("m", "{one: metre}")]) == KINDS.replace(
        "# long ones\n", "# long ones\n  m: {one: metre}\n"
    )
    assert edited(
        KINDS, "kinds", "river", "properties", entries=[("mouth", "{type: name}")]
    ) == KINDS.replace("[km]}\n", "[km]}\n      mouth: {type: name}\n")
    assert edited(KINDS, "kinds", entries=[("sea", "\n  name: sea")]) == KINDS.replace(
        "{}}\n", "{}}\n  sea:\n    name: sea\n"
    )


def test_braces_take_an_entry_within_them() -> None:
    assert edited(KINDS, "kinds", "place", entries=[("plural", "places")]) == KINDS.replace(
        "properties: {}}", "properties: {}, plural: places}"
    )
    assert edited(KINDS, "kinds", "place", "properties", entries=[("in", "{type: name}")]) == KINDS.replace(
        "properties: {}}", "properties: {in: {type: name}}}"
    )
    with pytest.raises(UneditableError):
        edited(KINDS, "kinds", "place", "properties", entries=[("in", "\n  type: name")])


@pytest.mark.parametrize(
    "empty", ["subjects: {}   # none yet\n", "subjects:   # none yet\n", "subjects:\n", "subjects: {}"]
)
def test_what_holds_nothing_yet_is_filled(empty: str) -> None:
    result = edited(f"kind: river\n{empty}", "subjects", entries=[("rhine", "\n  name: Rhine")])
    assert result.endswith("\n  rhine:\n    name: Rhine\n")
    assert result.startswith("kind: river\nsubjects:")
    assert ("# none yet" in result) == ("# none yet" in empty)


def test_a_file_of_comments_and_one_without_its_last_line_break_go_on() -> None:
    assert edited("# Sources.\n", entries=[("a", "\n  title: A")]) == "# Sources.\na:\n  title: A\n"
    assert edited("a: 1", entries=[("b", "2")]) == "a: 1\nb: 2\n"


def test_line_breaks_stay_those_of_the_file() -> None:
    text = KINDS.replace("\n", "\r\n")
    result = edited(text, "kinds", entries=[("sea", "\n  name: sea")])
    assert result.replace("\r\n  sea:\r\n    name: sea", "") == text


def test_a_text_is_replaced_with_whatever_quotes_it_has() -> None:
    document = Document("x.yaml", 'a: {is: "x # y", cite: {prints: 𝔘?}}  # kept\n'.encode())
    for key, instead in (("is", "z"), ("cite", "none")):
        node = document.at("a", key)
        assert node is not None
        document.replace(node, instead)
    assert document.result().decode() == "a: {is: z, cite: none}  # kept\n"
