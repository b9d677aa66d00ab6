"""How soon quizgen is there: `quizgen --help`, and the shipped collection built from cold.

Whole processes, interpreter included. The help is compared with that of a Typer program of one command. The goals for
the build were set when the collection had six recipes; what each of its files takes shows how it fares since.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import in_a_process, medians, row

HELPS = 15
BUILDS = 3
MOST_TIMES_BARE = 1.3
MOST_SECONDS = 2
MOST_MEGABYTES = 200

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
    row("bare.py --help", f"{1000 * taken['bare']:.0f} ms")
    row(
        "quizgen --help",
        f"{1000 * taken['quizgen']:.0f} ms",
        f"{ratio:.2f} x bare typer",
        goal=f"{MOST_TIMES_BARE} x or less",
        met=ratio <= MOST_TIMES_BARE,
    )


def cold_build(folder: Path) -> None:
    builds = [in_a_process(*QUIZGEN, "build", "--out", str(folder / "build")) for _ in range(BUILDS)]
    # With nothing to compare it to, the run counts that the machine disturbed least.
    taken = min(build.seconds for build in builds)
    processor = min(build.processor for build in builds)
    files = sum(1 for path in (folder / "build").rglob("*") if path.is_file())
    memory = max(build.megabytes for build in builds)
    goals = (f"{MOST_SECONDS} s or less", f"{MOST_MEGABYTES} MB or less")
    row(
        f"quizgen build, {files} files from cold",
        f"{taken:.2f} s",
        f"{1000 * taken / files:.0f} ms a file",
        goal=goals[0],
        met=taken <= MOST_SECONDS,
    )
    row("  time of processors", f"{processor:.2f} s", f"{1000 * processor / files:.0f} ms a file")
    row("  peak memory", f"{memory:.0f} MB", goal=goals[1], met=memory <= MOST_MEGABYTES)


if __name__ == "__main__":
    main()
