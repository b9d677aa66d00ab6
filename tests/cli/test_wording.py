"""What is said of a command line that cannot be understood."""

import pytest

from quizgen.cli.wording import in_our_words
from tests.cli.running import run


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("export --format jso", "Invalid value for '--format': there is no 'jso' (did you mean 'json'?)"),
        ("export --format foo", "Invalid value for '--format': there is no 'foo' (one of: csv, json, md)"),
        ("quiz -n many", "Invalid value for '-n' / '--number': it takes a whole number"),
        ("quiz -n 0", "Invalid value for '-n' / '--number': the least it takes is 1"),
        ("play --timed soon", "Invalid value for '--timed': it takes a number"),
        ("buld", "there is no command 'buld' (did you mean 'build'?)"),
        ("frobnicate", "there is no command 'frobnicate' (quizgen --help lists them)"),
    ],
)
def test_a_slip_is_told_in_our_words(words: str, said: str) -> None:
    ran = run(*words.split())
    assert ran.status == 2
    assert said in ran.plainly


def test_where_nothing_is_near_nothing_is_guessed() -> None:
    many = ", ".join(f"'form-{at}'" for at in range(20))
    assert in_our_words(f"'xyz' is not one of {many}.") == "there is no 'xyz'"
