"""What a command gets of its command line."""

from tests.cli.running import process, run

LOADED = "import atexit, sys; atexit.register(lambda: print('pydantic' in sys.modules))"


def test_defaults_and_text_are_taken_without_the_library_that_judges_values() -> None:
    ran = process("facts", "nerchinsk", "signed", "--about", "treaty", setup=LOADED)
    assert ran.status == 0
    assert ran.out.splitlines()[-1] == "False"


def test_what_is_no_text_is_judged() -> None:
    assert "it takes a whole number" in run("play", "--topic", "gas", "--seed", "x").plainly
    assert "file 'no.csv' does not exist" in run("import", "no.csv").plainly


def test_an_argument_that_is_left_out_is_told() -> None:
    assert "Missing argument 'OLD'" in run("diff").plainly
