import subprocess
from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from quizgen.problems import Place
from quizgen.releases.ledger import HEADER, fold, parse, render
from quizgen.releases.model import Ledger, Released

PATH = "decks/releases.ledger"

AIGUN = Released("aa", "d1", 50, 100, False, ("1858", "1860"), "borders", "signed/aigun/choice", ("Borders",))
PEKING = Released("bb", "d2", 200, 200, True, (), "borders", "signed/peking/recall", ("Borders",))

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NOTES = st.builds(
    Released,
    guid=TEXTS.filter(bool),
    digest=TEXTS,
    born=st.integers(1, 5),
    changed_at=st.integers(5, 9),
    retired=st.booleans(),
    options=st.lists(TEXTS, max_size=3).map(tuple),
    deck=TEXTS,
    id=TEXTS,
    placed=st.lists(TEXTS, max_size=3).map(lambda names: tuple(sorted(set(names)))),
)


def lines(*notes: Released) -> bytes:
    """The lines of notes without the header, in this order."""
    return b"".join(render(fold([note])).split(b"\n", 1)[1] for note in notes)


def read(data: bytes) -> Ledger:
    ledger, problems = parse(PATH, data)
    assert problems == ()
    return ledger


def test_a_line_a_note_sorted_by_deck_and_id():
    ledger = fold([PEKING, AIGUN, replace(AIGUN, guid="cc", deck="a-deck")])

    assert render(ledger).decode().splitlines() == [
        HEADER,
        '["cc","signed/aigun/choice","a-deck","d1",50,100,"live",["1858","1860"],["Borders"]]',
        '["aa","signed/aigun/choice","borders","d1",50,100,"live",["1858","1860"],["Borders"]]',
        '["bb","signed/peking/recall","borders","d2",200,200,"retired",[],["Borders"]]',
    ]


@given(st.lists(NOTES))
def test_what_is_written_is_read_whatever_ids_and_options_hold(notes):
    ledger = fold(notes)

    assert read(render(ledger)) == ledger
    assert render(ledger).count(b"\n") == len(ledger.by_guid) + 1


def test_an_empty_file_is_an_empty_ledger():
    assert read(b"") == read(render(Ledger({}))) == Ledger({})


def test_windows_line_ends_and_a_byte_order_mark_are_read():
    assert read(b"\xef\xbb\xbf" + lines(AIGUN).replace(b"\n", b"\r\n")) == fold([AIGUN])


def test_the_newest_entry_of_a_guid_wins_in_any_order_and_however_often_it_stands():
    newer = replace(AIGUN, digest="d9", changed_at=300)

    for order in permutations([AIGUN, newer, newer, PEKING]):
        assert read(lines(*order)) == fold([newer, PEKING])


@given(st.lists(NOTES.map(lambda note: replace(note, guid="one", changed_at=7)), min_size=1), st.randoms())
def test_entries_of_the_same_second_fold_alike_in_any_order(notes, random):
    shuffled = random.sample(notes, len(notes))

    assert fold(notes) == fold(shuffled)


def test_of_all_lines_of_a_guid_the_decks_and_the_earliest_birth_are_kept():
    moved = replace(AIGUN, born=70, placed=("Treaties",))

    for order in ([moved, AIGUN], [AIGUN, moved]):
        (note,) = fold(order).by_guid.values()
        assert (note.born, note.placed) == (50, ("Borders", "Treaties"))


def test_branches_that_both_released_merge_by_the_union_driver(tmp_path):
    ours = replace(AIGUN, digest="ours", changed_at=300)
    theirs = replace(AIGUN, digest="theirs", changed_at=400)
    new = replace(PEKING, guid="dd", id="signed/nerchinsk/typed", changed_at=300)
    versions = {
        "ours": fold([ours, PEKING, new]),
        "base": fold([AIGUN, PEKING]),
        "theirs": fold([theirs, PEKING]),
    }
    for name, ledger in versions.items():
        (tmp_path / name).write_bytes(render(ledger))

    merged = subprocess.run(
        ["git", "merge-file", "--union", "-p", "ours", "base", "theirs"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    ).stdout

    assert read(merged) == fold([theirs, PEKING, new])


def test_a_conflict_marker_is_named_and_the_rest_is_read():
    text = b"<<<<<<< ours\n" + lines(AIGUN) + b"=======\n" + lines(PEKING) + b">>>>>>> theirs\n"

    ledger, problems = parse(PATH, text)

    assert ledger == fold([AIGUN, PEKING])
    assert [(p.place, p.code) for p in problems] == [(Place(PATH, n), "conflict-marker") for n in (1, 3, 5)]
    assert "merge=union" in problems[0].hint


def test_a_line_that_is_no_entry_is_a_problem_with_its_place():
    broken = [
        b'["aa","id","deck","digest",100,"live",["half',
        b'{"guid":"aa"}',
        b'["aa","id","deck","digest",50,100,"live",[]]',
        b'["","id","deck","digest",50,100,"live",[],[]]',
        b'["aa","id","deck","digest",50,"100","live",[],[]]',
        b'["aa","id","deck","digest",true,100,"live",[],[]]',
        b'["aa","id","deck","digest",50,true,"live",[],[]]',
        b'["aa","id","deck","digest",-1,100,"live",[],[]]',
        b'["aa","id","deck","digest",101,100,"live",[],[]]',
        b'["aa","id","deck","digest",50,100,"gone",[],[]]',
        b'["aa","id","deck","digest",50,100,"live",[1],[]]',
        b'["aa","id","deck","digest",50,100,"live",[],[1]]',
        b'["aa","id","deck","digest",50,100,"live",[],[],[]]',
        b'["aa","id","deck","digest",50,100,"live",[],"Borders"]',
        b"[" * 100_000,
    ]

    ledger, problems = parse(PATH, b"\n".join(broken) + b"\n" + lines(PEKING))

    assert ledger == fold([PEKING])
    assert [(p.place.line, p.code) for p in problems] == [
        (n, "broken-ledger-line") for n in range(1, len(broken) + 1)
    ]
    assert all(p.hint for p in problems)


def test_a_file_that_is_not_utf8_is_a_problem_on_the_line():
    ledger, (problem,) = parse(PATH, lines(AIGUN) + b'["\xff"]\n')

    assert not ledger.by_guid
    assert (problem.place, problem.code) == (Place(PATH, 2), "broken-ledger-line")
