"""Pieces of work in order, whoever does them."""

import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest
import typer

from quizgen.cli.printing.handouts import rendered
from quizgen.cli.printing.jobs import Workers, workers
from quizgen.exports.protocol import Options
from tests.cli.running import process
from tests.exports.sample_quiz import choice, item, quiz_of


def text(number: int) -> bytes:
    return str(number).encode()


def test_results_come_in_the_order_of_the_pieces() -> None:
    pieces = [partial(text, number) for number in range(40)]
    in_order = [text(number) for number in range(40)]
    with ThreadPoolExecutor(3) as executor:
        assert list(Workers(executor, 3).results(pieces)) == in_order


def test_few_more_are_under_way_than_there_are_workers() -> None:
    begun: list[int] = []

    def piece(number: int) -> bytes:
        begun.append(number)
        return b""

    with ThreadPoolExecutor(2) as executor:
        results = Workers(executor, 2).results(partial(piece, number) for number in range(100))
        next(results)
        assert len(begun) <= 4
        results.close()
    assert len(begun) <= 4


def test_what_nobody_waits_for_any_more_is_not_begun() -> None:
    gate = threading.Event()
    begun: list[int] = []

    def piece(number: int) -> bytes:
        begun.append(number)
        gate.wait(10)
        if number == 0:
            raise ValueError("broken")
        return b""

    with ThreadPoolExecutor(1) as executor:
        gate.set()
        with pytest.raises(ValueError, match="broken"):
            list(Workers(executor, 3).results(partial(piece, number) for number in range(100)))
    assert len(begun) <= 6


@pytest.mark.parametrize("method", ["spawn", "fork"])
def test_a_sheet_is_the_same_whatever_way_a_process_was_started(method: str, tmp_path: Path) -> None:
    """In a program that has used no Typst yet, whose threads a forked process would lack."""
    program = tmp_path / "program.py"
    program.write_text(
        "from tests.cli.test_jobs import printed_by\n"
        f"if __name__ == '__main__':\n    print(printed_by({method!r}))\n",
        "utf-8",
    )
    ran = process("--version", setup=f"import runpy; runpy.run_path({str(program)!r}, run_name='__main__')")
    assert ran.out.splitlines()[0] == str(printed_by(""))


def printed_by(method: str) -> int:
    """The length of two sheets, printed by two processes that were started in a way, or by this one."""
    quiz = quiz_of(item("a/b/choice", "Which river?", choice("Amur", "Ussuri", "Argun")))
    pieces = [partial(rendered, ".md", quiz, Options()), partial(rendered, ".pdf", quiz, Options())]
    if not method:
        return sum(len(piece()) for piece in pieces)
    with ProcessPoolExecutor(2, mp_context=get_context(method)) as executor:
        return len(b"".join(Workers(executor, 2).results(pieces)))


def test_threads_print_the_same_as_one_after_the_other() -> None:
    quizzes = [quiz_of(item("a/b/choice", f"Which of {n}?", choice("Amur", "Argun", "中"))) for n in range(9)]
    pieces = [partial(rendered, ".pdf", quiz, Options()) for quiz in quizzes]
    with ThreadPoolExecutor(3) as executor:
        printed = list(Workers(executor, 3).results(pieces))
    assert printed == [piece() for piece in pieces]
    assert len(set(printed)) == 9


def end() -> bytes:
    import os

    os._exit(1)


def test_a_worker_that_is_gone_ends_the_command_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with workers(2, None) as team, pytest.raises(typer.Exit) as ended:
        list(team.results([end]))
    assert ended.value.exit_code == 1
    assert "a process ended before its work was done" in capsys.readouterr().err


def test_dask_is_asked_for_by_name_where_it_is_missing(small: Path) -> None:
    setup = "import sys; sys.modules['distributed'] = None"
    ran = process("quiz", "-n", "2", "-o", "t.pdf", "--dask", "tcp://127.0.0.1:1", setup=setup)
    assert ran.status == 2
    assert "pip install 'quizgen[dask]'" in ran.plainly
