"""The page on importing does what it says."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.running import run

PAGE = (Path(__file__).parents[1] / "docs" / "importing.md").read_text("utf-8")
BLOCKS = re.compile(r"^```(?P<what>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_command_of_the_example_runs_and_the_mapping_is_the_one_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for block in BLOCKS.finditer(PAGE):
        if block["what"] == "csv":
            (tmp_path / block["name"]).write_text(block["text"], "utf-8")
        elif block["what"] == "sh":
            for command in block["text"].splitlines():
                program, *words = shlex.split(command)
                assert program == "quizgen"
                ran = run(*words)
                assert (ran.status, ran.err) == (0, "")
        elif block["what"] == "yaml":
            written = (tmp_path / "rivers.csv.mapping.yaml").read_text("utf-8").splitlines()
            assert [line for line in block["text"].splitlines() if line not in written] == []
    assert (tmp_path / "build" / "rivers.apkg").is_file()


def test_the_refusal_shown_is_the_one_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (table,) = (block for block in BLOCKS.finditer(PAGE) if block["what"] == "csv")
    (refusal,) = (block["text"] for block in BLOCKS.finditer(PAGE) if block["what"] == "text")
    (tmp_path / table["name"]).write_text(table["text"].replace("3650", "long"), "utf-8")
    ran = run("import", "rivers.csv", "--into", "geography", "--yes")
    assert ran.err.startswith(refusal)
