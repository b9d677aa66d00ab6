import sys

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.facts.yaml import Mapping, Node, Scalar, Sequence, parse, parse_with
from quizgen.facts.yaml.engines import PurePython, fastest
from quizgen.problems import Place, Problem

ENGINES = [pytest.param(fastest(), id="fastest"), pytest.param(PurePython, id="python")]

MISTAKES = [
    # What YAML takes without a word.
    ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1),
    ('{is: 1, "is": 2}', "duplicate-key", 1, 9),
    ("{because: first half, second half}", "comma-in-braces", 1, 23),
    ("length: {is: 1,200 km, within: 5 %}", "comma-in-braces", 1, 16),
    ("parties: {china, russia}", "key-without-value", 1, 11),
    ("{is:2019, cite: tass}", "colon-without-space", 1, 2),
    ("because: see note #4 of the annex", "comment-cuts-text", 1, 19),
    ("- Power of Siberia   # a pipeline", "comment-cuts-text", 1, 22),
    ("because: only the second\n  would cross # Mongolia", "comment-cuts-text", 2, 15),
    ("in: 002 #4", "comment-cuts-text", 1, 9),
    ("{because: it was late # so they say\n}", "comment-cuts-text", 1, 23),
    ("topics: energy\n  - gas\n", "dash-in-text", 1, 9),
    ("name: \u3000中俄", "odd-space", 1, 7),
    ("stem: {{ it }}", "braces-in-text", 1, 7),
    # YAML's machinery.
    ("a: &x b", "anchor", 1, 4),
    ("a: &x\n  b: c", "anchor", 1, 4),
    ("- b\n- *x", "alias", 2, 3),
    ("a: !t b", "tag", 1, 4),
    ("a: !!str 5", "tag", 1, 4),
    ("a: !important, b", "tag", 1, 4),
    ("a: !<x> b", "tag", 1, 4),
    ("<<: {a: b}", "merge-key", 1, 1),
    ("%YAML 1.2\n---\na: b", "directive", 1, 1),
    ("# of mine\n%FOO bar\n---\na: b", "directive", 2, 1),
    ("? a", "explicit-key", 1, 1),
    ("a: b\n---\nc: d", "second-document", 2, 1),
    ("---\n---\nc: d", "second-document", 2, 1),
    ("a: b\n...\n", "second-document", 2, 1),
    ("...\na: b", "second-document", 1, 1),
    ("[a, b]: c", "key-not-text", 1, 1),
    ("{{a: b}: c, d: e}", "braces-in-text", 1, 1),
    ("- {[a]: b}", "key-not-text", 1, 4),
    ('"": a', "empty-key", 1, 1),
    # Characters.
    ("a:\n\tb: c", "tab", 2, 1),
    ("a:\tb", "tab", 1, 3),
    ("a: |\n  b\tc", "tab", 2, 4),
    ('a: "x\ty"\nb: x\ty', "tab", 2, 5),
    ("name: A\0B", "control-character", 1, 8),
    ("a: b\nname: \x1b[1m", "control-character", 2, 7),
    ("a: b\rc: d", "control-character", 1, 5),
    ("a: b\u2028c", "control-character", 1, 5),
    ('a: "x\\0"', "control-character", 1, 4),
    ("name: Xi\u200bbe", "invisible-character", 1, 9),
    # What cannot be read, at the place to mend.
    ('a: b\nc: "never closed\nd: e\n', "unclosed-quote", 2, 4),
    ("because: 'Tis the season\nby: 'nobody'\n", "unclosed-quote", 1, 10),
    ('- {a: "b}\n- {c: "d"}\n', "unclosed-quote", 1, 7),
    ("a:\n- b: [c, d\n- e: f\n", "unclosed-bracket", 2, 6),
    ("a: {b: c,\n  d: [e, f]\n", "unclosed-bracket", 1, 4),
    ("a: [\n", "unclosed-bracket", 1, 4),
    ("because: the treaty: its end", "colon-in-text", 1, 20),
    ("{because: the treaty: its end}", "colon-in-text", 1, 21),
    ("{a:[b]}", "colon-without-space", 1, 3),
    ('name: "Power" of Siberia', "text-after-quote", 1, 15),
    ("as: 'Putin's visit'", "text-after-quote", 1, 12),
    ('a: "C:\\Users"', "bad-escape", 1, 4),
    (r'a: "\ud83d\ude00"', "bad-escape", 1, 4),
    (r'a: "\UFFFFFFFF"', "bad-escape", 1, 4),
    ("stem: {{ it }} was signed", "braces-in-text", 1, 7),
    ("stem: {{ it }}: who signed it?", "braces-in-text", 1, 7),
    ("is: @home", "reserved-character", 1, 5),
    ("is: > 5 km", "reserved-character", 1, 5),
    ("is: |#5", "reserved-character", 1, 5),
    ("is: , so", "reserved-character", 1, 5),
    ("is: *not* so", "alias", 1, 5),
    ("is: & Co", "anchor", 1, 5),
    ("topics: [gas, , oil]", "empty-entry", 1, 15),
    ("topics: - gas", "misplaced-dash", 1, 9),
    ("a:\n  name:Foo\n  b: c", "no-key", 2, 3),
    ("a:\n  b: c\n  name：Foo\n", "no-key", 3, 3),
    ("a: b\n: c", "empty-key", 2, 1),
    ("a:\n  b: c\n d: e\n", "bad-indentation", 3, 2),
    ("a:\n  b: c\n   d: e\n", "bad-indentation", 3, 4),
    ("a: [b]]", "not-yaml", 1, 7),
]  # fmt: skip


def plain(node: Node | None) -> object:
    """Nodes as plain lists, dicts and texts."""
    match node:
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text
    return None


def codes(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


def read(text: str) -> object:
    node, problems = parse("f.yaml", text.encode())
    assert problems == ()
    return plain(node)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("text", "code", "line", "column"), MISTAKES)
def test_a_mistake_is_named_where_it_stands(engine, text, code, line, column):
    _, problems = parse_with(engine, "f.yaml", text.encode())
    assert codes(problems)[0] == (code, line, column)
    assert len(problems) == 1
    assert problems[0].hint


@pytest.mark.parametrize(("text", "code", "line", "column"), MISTAKES)
def test_a_mistake_stands_on_the_same_line_with_windows_line_ends(text, code, line, column):
    if code != "control-character":
        _, problems = parse("f.yaml", text.replace("\n", "\r\n").encode())
        assert codes(problems) == [(code, line, column)]


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        ("name: Größe".encode("latin-1"), 1, 9),
        ("имя: a\n".encode() + b"b: \xff", 2, 4),
        ("a: Сила".encode()[:-1], 1, 7),
        ("a: b".encode("utf-16"), 1, 1),
        ("a: b".encode("utf-16-be").join((b"\xfe\xff", b"")), 1, 1),
        ("a: b".encode("utf-32"), 1, 1),
    ],
)
def test_only_utf_8_is_read(data, line, column):
    node, problems = parse("f.yaml", data)
    assert (node, codes(problems)) == (None, [("not-utf-8", line, column)])


def test_a_file_over_64_megabytes_is_refused():
    node, problems = parse("f.yaml", b"#" * (64 * 2**20 + 1))
    assert node is None
    assert problems[0].place == Place("f.yaml")
    assert problems[0].code == "too-large"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("[" * 100_000, 1, 51),
        ("[a, " * 1_000 + "]" * 1_000, 1, 201),
        ("- " * 100_000, 1, 101),
        ("\n".join(" " * depth + "a:" for depth in range(1_000)), 51, 51),
    ],
)
def test_nesting_too_deep_is_refused(engine, text, line, column):
    node, problems = parse_with(engine, "f.yaml", text.encode())
    assert (node, codes(problems)) == (None, [("too-deep", line, column)])


def test_nesting_of_50_is_read():
    assert read("[" * 50 + "]" * 50) is not None


def test_all_mistakes_are_found_in_one_run():
    text = """\
kind: treaty
kind: treaty
subjects:
  aigun: &base
    name: Treaty of Aigun # 1858
    settles: {because: left bank, to Russia}
  peking:
    <<: *base
    name: !!str Convention\tof Peking
...
"""
    node, problems = parse("f.yaml", text.encode())
    assert codes(problems) == [
        ("duplicate-key", 2, 1),
        ("anchor", 4, 10),
        ("comment-cuts-text", 5, 27),
        ("comma-in-braces", 6, 35),
        ("merge-key", 8, 5),
        ("alias", 8, 9),
        ("tag", 9, 11),
        ("tab", 9, 27),
        ("second-document", 10, 1),
    ]
    assert "f.yaml:1:1" in problems[0].message
    assert isinstance(node, Mapping)
    assert node.keys() == ("kind", "subjects")


def test_what_stands_before_a_syntax_error_is_reported_too():
    node, problems = parse("f.yaml", b"a: 1\na: 2\nb: [c\nd: 3\nd: 4\n")
    assert node is None
    assert codes(problems) == [("duplicate-key", 2, 1), ("unclosed-bracket", 3, 4)]


def test_a_tab_that_breaks_the_indentation_is_the_only_problem():
    assert codes(parse("f.yaml", b"a:\n    b: c\n\td: e\n")[1]) == [("tab", 3, 1)]


def test_a_character_that_stands_often_is_reported_once():
    _, problems = parse("f.yaml", b"a:\n\tb: c\n\td: e\n")
    assert codes(problems) == [("tab", 2, 1)]
    assert "2 in all" in problems[0].message


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "\ufeff"])
def test_an_empty_file_is_no_node_and_no_problem(text):
    assert parse("f.yaml", text.encode()) == (None, ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[NO, 010, 12:30, 2019-12, 1e3, ~, true, .5]", ["NO", "010", "12:30", "2019-12", "1e3", "~", "true", ".5"]),
        ("a:\nb: {c: , d: e}\n", {"a": "", "b": {"c": "", "d": "e"}}),
        ("a: b   # a word, then a comment", {"a": "b"}),
        ("a:   # a comment\n  [b, c]   # and one more\n", {"a": ["b", "c"]}),
        ('cite: [gazprom-2019, "002#4"]   # paragraph 4\n', {"cite": ["gazprom-2019", "002#4"]}),
        ("length: {is: about 3000 km, within: 5 %}", {"length": {"is": "about 3000 km", "within": "5 %"}}),
        ("stem: In which year?\nask: [who?, is it so? yes]", {"stem": "In which year?", "ask": ["who?", "is it so? yes"]}),
        ('stem: "{{ it }} was signed?"', {"stem": "{{ it }} was signed?"}),
        ("because: only the second\n  would cross it", {"because": "only the second would cross it"}),
        ("note: |\n  one\n  two # three\n", {"note": "one\ntwo # three\n"}),
        ("note: >-\n  one\n  two\n", {"note": "one two"}),
        ('tab: "a\tb"\n', {"tab": "a\tb"}),
        ("hello: world! & all * of % it", {"hello": "world! & all * of % it"}),
        ("'100 %': \"\\u2067\"", {"100 %": "\u2067"}),
        ("quote: \"a\n%b\n\nc\"", {"quote": "a %b\nc"}),
        ("---\na: b\n", {"a": "b"}),
        ("url: https://tass.com/world#top", {"url": "https://tass.com/world#top"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("engine", ENGINES)
def test_texts_stay_as_they_are_written(engine, text, value):
    node, problems = parse_with(engine, "f.yaml", text.encode())
    assert problems == ()
    assert plain(node) == value


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_node_remembers_its_place(engine, start, line_end):
    text = start + line_end.join(["имя: Сила", "列表: [一, {二: }]", "blank:", 'q: "x"', ""])
    node, problems = parse_with(engine, "f.yaml", text.encode())
    assert problems == ()

    def scalar(text: str, line: int, column: int, quoted: bool = False) -> Scalar:
        return Scalar(text, Place("f.yaml", line, column), quoted)

    inner = Mapping(((scalar("二", 2, 10), scalar("", 2, 12)),), Place("f.yaml", 2, 9))
    assert node == Mapping(
        (
            (scalar("имя", 1, 1), scalar("Сила", 1, 6)),
            (scalar("列表", 2, 1), Sequence((scalar("一", 2, 6), inner), Place("f.yaml", 2, 5))),
            (scalar("blank", 3, 1), scalar("", 3, 7)),
            (scalar("q", 4, 1), scalar("x", 4, 4, quoted=True)),
        ),
        Place("f.yaml", 1, 1),
    )


def test_a_mapping_is_asked_by_key():
    node, _ = parse("f.yaml", b"a: b\nc: d\n")
    assert isinstance(node, Mapping)
    assert node.get("c") == Scalar("d", Place("f.yaml", 2, 4))
    assert node.get("x") is None


def test_without_libyaml_the_parser_in_python_is_taken(monkeypatch):
    monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    assert fastest() is PurePython


FRAGMENTS = st.sampled_from([
    "a", "b c", "é", "why?", "{{ it }}", '"q"', "'s'", '"', "'", "\\", "\\x41", "\\ud800", "\\0",
    ":", ": ", "?", "? ", "-", "- ", ",", ", ", "[", "]", "{", "}", "a: ", "k: v", "[x, y]", "{k: v}", "{k: }",
    "#", " # c", "|", ">-", "|2", "|#", "&a ", "*a", "!", "!t ", "!!str ", "%", "%YAML 1.1\n", "@", "`", "<<: ",
    "\n", "\n", "\n  ", "\n    ", "\na: ", "\n  b: ", "\n- ", "\n  - ", "\n---\n", "\n...\n", "\r\n", " ", "  ",
    "\t", "\n\t", "\r", "\x07", "\u200b", "\u3000", "\u2028",
])  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.lists(FRAGMENTS, max_size=20).map("".join), st.text(max_size=40)))
def test_both_parsers_give_the_same_nodes_and_problems(text):
    data = text.encode("utf-8", "replace")
    assert parse_with(fastest(), "f.yaml", data) == parse_with(PurePython, "f.yaml", data)


TEXTS = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"], include_characters=" "), max_size=12
)
NESTED = st.recursive(
    TEXTS | st.lists(TEXTS, max_size=3).map("\n".join),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS.filter(bool), inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.lists(NESTED, min_size=1, max_size=3))
def test_what_pyyaml_writes_is_read_back(value):
    assert read(pyyaml.safe_dump(value, allow_unicode=True)) == value
