"""How soon quizgen is there: `quizgen --help`, and the shipped collection built from cold.

Whole processes, interpreter included. The help is compared with that of a Typer program of one command.
"""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.timing import in_a_process, medians, row

HELPS = 15
BUILDS = 3

QUIZGEN = ("-c", "from quizgen.cli.app import main; main()")
BARE = """\
import typer


def greet(name: str = "world") -> None:
    \"\"\"Say hello.\"\"\"
    typer.echo(f"Hello {name}")


typer.run(greet)
"""


def main() -> None:
    with TemporaryDirectory() as folder:
        help_page(Path(folder))
        cold_build(Path(folder))


def help_page(folder: Path) -> None:
    bare = folder / "bare.py"
    bare.write_text(BARE)
    works = {
        "quizgen": lambda: in_a_process(*QUIZGEN, "--help"),
        "bare": lambda: in_a_process(str(bare), "--help"),
    }
    taken = medians(works, HELPS)
    ratio = taken["quizgen"] / taken["bare"]
    row("bare typer program, --help", f"{1000 * taken['bare']:.0f} ms")
    row(
        "quizgen --help",
        f"{1000 * taken['quizgen']:.0f} ms",
        f"{ratio:.2f} x bare typer",
        goal="1.3 x or less",
        met=ratio <= 1.3,
    )


def cold_build(folder: Path) -> None:
    build = (*QUIZGEN, "build", "--out", str(folder / "build"))
    finished = [in_a_process(*build) for _ in range(BUILDS)]
    taken, memory = median(f.seconds for f in finished), median(f.megabytes for f in finished)
    row("shipped collection, built from cold", f"{taken:.2f} s", goal="2 s or less", met=taken <= 2)
    row("  its peak memory", f"{memory:.0f} MB", goal="200 MB or less", met=memory <= 200)


if __name__ == "__main__":
    main()
