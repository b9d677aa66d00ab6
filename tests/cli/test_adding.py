"""`quizgen add`: one more subject, by options and by answering."""

import sys
from pathlib import Path
from shutil import copytree

import pexpect
import pytest

from tests.cli.running import edit, environment, program, rows, run

MOONS = "seeds/facts/moons.yaml"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection about moons and planets."""
    folder = tmp_path_factory.mktemp("started") / "astro"
    run("init", str(folder), "--quiet")
    return folder


@pytest.fixture
def own(started: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it to change, and the folder that commands run in."""
    copytree(started, tmp_path / "astro")
    monkeypatch.chdir(tmp_path / "astro")
    return tmp_path / "astro"


def test_a_subject_is_written_below_the_others_and_nothing_else_is_touched(own: Path) -> None:
    before = (own / MOONS).read_text("utf-8")

    ran = run(
        "add", "moon", "--set", "name=Amalthea", "--set", "orbits=Jupiter", "--set", "discovered=1892",
        "--set", "discovered_by=galileo [iau-names, britannica-moons]", "--cite", "britannica-moons",
    )  # fmt: skip

    assert ran.status == 0
    assert (own / MOONS).read_text("utf-8") == before + (
        "  amalthea:\n"
        "    name: Amalthea\n"
        "    orbits: {is: jupiter, cite: britannica-moons}\n"
        "    discovered: {is: 1892, cite: britannica-moons}\n"
        "    discovered_by: {is: galileo, cite: [iau-names, britannica-moons]}\n"
    )
    assert "amalthea, 12 items" in ran.err
    assert run("check", "--quiet").status == 0


def test_values_that_change_lists_and_texts_that_bite_are_written_as_a_curator_would(own: Path) -> None:
    changed = run("add", "planet", "--set", "name=Vulcan: a ghost", "--set", "topics=ghosts, giants",
                  "--set", "moons=0 moons (as of 1915) [iau-names]")  # fmt: skip
    listed = run("add", "spacecraft", "--set", "name=Juno", "--set", "planets=Earth", "--set", "planets=jupiter",
                 "--set", "planets.complete=timeless", "--cite", "jpl-jupiter", "--id", "juno-2011")  # fmt: skip

    assert (changed.status, listed.status) == (0, 0)
    assert (
        (own / "seeds/facts/planets.yaml")
        .read_text("utf-8")
        .endswith(
            "  vulcan-a-ghost:\n"
            '    name: "Vulcan: a ghost"\n'
            "    topics: [ghosts, giants]\n"
            "    moons: [{is: 0 moons, as_of: 1915, cite: iau-names}]\n"
        )
    )
    assert (
        (own / "seeds/facts/spacecraft.yaml")
        .read_text("utf-8")
        .endswith(
            "  juno-2011:\n"
            "    name: Juno\n"
            "    planets: {complete: timeless, is: [earth, jupiter], cite: jpl-jupiter}\n"
        )
    )
    assert {row["id"] for row in rows(run("facts", "--json", "--subject", "juno-2011"))} == {
        "juno-2011/planets/earth", "juno-2011/planets/jupiter",
    }  # fmt: skip


def test_a_kind_without_subjects_gets_a_file(own: Path) -> None:
    edit(
        own,
        "seeds/kinds.yaml",
        lambda text: f"{text}  comet: {{name: comet, properties: {{seen: {{type: date}}}}}}\n",
    )

    ran = run("add", "comet", "--set", "name=Hale–Bopp", "--set", "seen=1995-07-23", "--cite", "iau-names")

    assert ran.status == 0
    assert (own / "seeds/facts/comets.yaml").read_text("utf-8") == (
        "kind: comet\nsubjects:\n  hale-bopp:\n    name: Hale–Bopp\n    seen: {is: 1995-07-23, cite: iau-names}\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["mon", "--set", "name=X"], "there is no kind 'mon' (did you mean 'moon'?)"),
        (["moon", "--set", "name"], "--set 'name' says nothing (write --set PROP=VALUE)"),
        (["moon", "--set", "discovered=1892 [iau-names]"], "it has no name (give --set name=…)"),
        (["moon", "--set", "name=Titan"], "there is a subject 'titan' already (give this one another id)"),
        (["moon", "--set", "name=X", "--set", "dicovered=1892"], "moon has no property 'dicovered' (did you mean 'discovered'"),
        (["moon", "--set", "name=X", "--set", "discovered=1892"], "year of discovery cites no source (write `1892 [source]`)"),
        (["moon", "--set", "name=X", "--set", "discovered=1892 [iau]"], "there is no source 'iau' (did you mean 'iau-names'?)"),
        (["moon", "--set", "name=X", "--set", "discovered=long ago [iau-names]"], "'long ago' is not a date"),
        (["moon", "--set", "name=X", "--set", "orbits=Titan [iau-names]"], "there is no planet 'Titan'"),
        (["planet", "--set", "name=X", "--set", "moons=5 moons [iau-names]"], "say when it is right"),
        (["planet", "--set", "name=X", "--set", "diameter=5 miles [iau-names]"], "mean diameter is given in 'miles'"),
        (["planet", "--set", "name=X", "--set", "diameter=5 km (as of 2025) [iau-names]"], "does not change"),
        (["moon"], "nothing is said of it, and nobody is there to ask"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_said_and_nothing_is_written(own: Path, words: list[str], said: str) -> None:
    before = {path: path.read_bytes() for path in (own / "seeds").rglob("*.yaml")}

    ran = run("add", *words)

    assert ran.status == 2
    assert said in ran.plainly
    assert {path: path.read_bytes() for path in (own / "seeds").rglob("*.yaml")} == before


def test_what_is_wrong_with_the_whole_is_found_before_it_is_written(own: Path) -> None:
    before = (own / "seeds/facts/spacecraft.yaml").read_bytes()
    edit(
        own,
        "seeds/kinds.yaml",
        lambda text: text.replace("      sort:", "      ended: {type: date, after: [launched]}\n      sort:"),
    )

    ran = run(
        "add",
        "spacecraft",
        "--set",
        "name=X",
        "--set",
        "launched=1990",
        "--set",
        "ended=1980",
        "--cite",
        "jpl-jupiter",
    )

    assert ran.status == 1
    assert "impossible-order" in ran.err
    assert (own / "seeds/facts/spacecraft.yaml").read_bytes() == before


def test_a_dry_run_shows_it(own: Path) -> None:
    before = (own / MOONS).read_bytes()

    ran = run("add", "moon", "--set", "name=X", "--dry-run")

    assert (ran.status, ran.out) == (0, "  x:\n    name: X\n")
    assert (own / MOONS).read_bytes() == before


def test_in_a_terminal_it_asks_until_it_can_take_the_answer(own: Path) -> None:
    before = (own / MOONS).read_text("utf-8")
    command = program()
    terminal = pexpect.spawn(
        command[0], [*command[1:], "add", "moon"], env=environment(), encoding="utf-8", timeout=30
    )
    for asked, answer in (
        ("name", ""),
        ("it needs one", "Amalthea"),
        (r"id \[amalthea\]", ""),
        ("short", ""),
        ("article", ""),
        ("aliases", ""),
        ("topics", "moons, inner"),
        ("prominence", ""),
        (r"planet \(planet\) … \[source\]", "Jupter [iau-names]"),
        ("there is no planet 'Jupter'", "Jupiter [iau-names]"),
        (r"year of discovery \(date\) \[iau-names\]", "1892"),
        (r"discoverer \(astronomer\)", ""),
        (r"Write it to seeds/facts/moons.yaml\?", "y"),
    ):
        terminal.expect(asked)
        terminal.sendline(answer)
    terminal.expect("amalthea, . items")
    terminal.expect(pexpect.EOF)

    assert (own / MOONS).read_text("utf-8") == before + (
        "  amalthea:\n"
        "    name: Amalthea\n"
        "    topics: [moons, inner]\n"
        "    orbits: {is: jupiter, cite: iau-names}\n"
        "    discovered: {is: 1892, cite: iau-names}\n"
    )


def test_ctrl_c_leaves_everything_as_it_was(own: Path) -> None:
    before = (own / MOONS).read_bytes()
    command = program()
    terminal = pexpect.spawn(
        command[0], [*command[1:], "add", "moon"], env=environment(), encoding="utf-8", timeout=30
    )
    terminal.expect("name")
    terminal.sendline("Amalthea")
    terminal.expect("id")
    terminal.sendintr()
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert terminal.exitstatus != 0
    assert (own / MOONS).read_bytes() == before


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")
