"""A learner's closed collection, brought up to date: everything of the deck's, nothing of the learner's."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from quizgen.cli.syncing import merging
from quizgen.cli.syncing.anki_files import taken
from quizgen.exports.anki.reading import read
from quizgen.exports.anki.trimming import without
from quizgen.releases.model import Released
from tests.cli.running import environment, program, run
from tests.exports import releasing
from tests.exports.anki_client import Learner
from tests.exports.anki_visits import visit
from tests.exports.releasing import Curator, Release
from tests.exports.test_anki_releases import SCENARIOS

REVIEWED = 1000
KILLED = 10
EXPLANATION = "Explanation"


@dataclass
class Desk:
    """A curator's collection in one folder, and a learner's Anki in another."""

    curator: Curator
    seeds: Path
    profile: Path

    @property
    def anki(self) -> Path:
        return self.profile / "collection.anki2"

    def releases(self, *changes: Callable[[Curator], None]) -> Release:
        release = self.curator.releases(*changes)
        self.curator.writes(self.seeds)
        return release

    def syncs(self, *options: str) -> str:
        """Run the command on the closed collection; gives what it told."""
        ran = run("sync", str(self.anki), "--collection", str(self.seeds), *options)
        assert ran.status == 0, ran.err
        return ran.out


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A deck of a thousand notes, imported, each card reviewed."""
    folder = tmp_path_factory.mktemp("studied")
    desk = Desk(Curator(), folder / "seeds", folder / "profile")
    desk.profile.mkdir()
    release = desk.releases(partial(releasing.adds_treaties, numbers=range(1, REVIEWED)))
    learner = Learner(desk.profile)
    learner.imports(release.package)
    reviews_all(learner)
    assert len(learner.reviews()) > REVIEWED
    learner.col.close()
    return desk


def reviews_all(learner: Learner) -> None:
    for id in learner.col.db.list("select id from cards order by id"):
        learner.study(learner.col.get_card(id))
    # Anki itself dates some reviews a second apart from their cards, and calls that unsound.
    learner.col.fix_integrity()


@pytest.fixture
def desk(studied: Desk, tmp_path: Path) -> Desk:
    """A copy of it for a test of its own."""
    shutil.copytree(studied.profile, tmp_path / "profile")
    shutil.copytree(studied.seeds, tmp_path / "seeds")
    curator = Curator(dict(studied.curator.texts), studied.curator.ledger, studied.curator.day)
    return Desk(curator, tmp_path / "seeds", tmp_path / "profile")


def guid_of(learner: Learner, id: str) -> str:
    return next(guid for guid in learner.guids() if learner.note(guid)["Id"] == id)


AIGUN, PEKING = "treaty-signed-year/aigun/typed", "treaty-signed-year/peking/typed"
TREATY = "treaty-signed-year/treaty-7/typed"
PIPELINE, RETIRED = "pipeline-year/eastern-siberia/typed", "treaty-of-place/ili/choice"


def test_a_thousand_reviewed_cards_keep_everything_of_the_learners(desk: Desk):
    learner = Learner(desk.profile)
    guids = {id: guid_of(learner, id) for id in (AIGUN, PEKING, TREATY, PIPELINE, RETIRED)}
    own_deck = learner.col.decks.id("My own")
    learner.col.set_deck([learner.cards(guids[TREATY])[0].id], own_deck)
    for id, field, text in (
        (AIGUN, "Remarks", "Mine"),
        (PEKING, EXPLANATION, "Mine"),
        (PIPELINE, "Question", "Mine?"),
    ):
        note = learner.note(guids[id])
        note[field] = text
        note.tags += ["my-own", "marked"]
        learner.col.update_note(note)
    learner.col.sched.suspend_cards([learner.cards(guids[PEKING])[0].id])
    before, reviews, schema = (
        learner.schedule(),
        learner.reviews(),
        learner.col.db.scalar("select scm from col"),
    )
    learner.col.close()

    desk.releases(
        releasing.corrects_a_fact,
        releasing.rewords_a_template,
        releasing.retires_a_fact,
        releasing.renames_the_deck,
        partial(releasing.adds_a_treaty, number=REVIEWED),
    )
    told = desk.syncs()

    learner = Learner(desk.profile)
    assert (learner.note(guids[AIGUN])["Answer"], learner.note(guids[AIGUN])["Remarks"]) == ("1857", "Mine")
    assert learner.note(guids[PEKING])[EXPLANATION] == "Mine"
    assert learner.note(guids[PIPELINE])["Question"] == "Mine?"
    assert f"= {PIPELINE}: Question stays yours: Mine?; the deck says In which year was" in told
    assert {"my-own", "marked", "quizgen::kind::treaty"} <= set(learner.note(guids[AIGUN]).tags)
    (retired,) = learner.cards(guids[RETIRED])
    assert (retired.queue, learner.note(guids[RETIRED]).tags) == (-1, ["quizgen::retired"])
    assert retired.id in learner.empty_cards()
    assert learner.col.decks.name(learner.cards(guids[TREATY])[0].did) == "My own"
    assert learner.col.decks.name(learner.cards(guids[AIGUN])[0].did) == "Little::Treaties"
    assert learner.cards(guids[PEKING])[0].queue == -1
    new = learner.note(guid_of(learner, f"treaty-signed-year/treaty-{REVIEWED}/typed"))
    assert learner.col.decks.name(new.cards()[0].did) == "Little::Treaties"

    after = learner.schedule()
    assert len(after) == len(before) + 1
    # A question whose wrong answers are gone goes with them.
    gone = set(learner.col.find_cards("tag:quizgen::retired"))
    assert retired.id in gone
    assert len(gone) <= 2
    for id, (_, deck, *_) in before.items():
        was, now = before[id], after[id]
        here = "My own" if deck == own_deck else "Little::"
        if id not in gone:
            assert learner.col.decks.name(now[1]).startswith(here)
            assert (was[0], was[2:]) == (now[0], now[2:])
    assert strip_queue(learner.reviews()) == strip_queue(reviews)
    assert learner.col.db.scalar("select scm from col") == schema, (
        "the next sync with AnkiWeb would be one way"
    )
    problems, sound = learner.col.fix_integrity()
    assert sound, problems
    learner.col.close()


def strip_queue(reviews: list[list[int]]) -> list[list[int]]:
    """Reviews without the queue of their card, which a suspension changes."""
    return [[*row[:4], *row[5:]] for row in reviews]


def test_a_sync_with_nothing_new_writes_nothing(desk: Desk):
    before = desk.anki.read_bytes()

    assert "has all of this already" in desk.syncs()
    assert desk.anki.read_bytes() == before
    assert not (desk.profile / "backups").exists()


def test_a_dry_run_tells_what_the_sync_then_does_and_writes_nothing(desk: Desk):
    desk.releases(releasing.corrects_a_fact, releasing.retires_a_fact)
    before = {path: path.read_bytes() for path in desk.profile.rglob("*") if path.is_file()}

    dry = desk.syncs("--dry-run")
    assert {path: path.read_bytes() for path in desk.profile.rglob("*") if path.is_file()} == before
    real = desk.syncs()

    assert dry.splitlines()[:-1] == real.splitlines()[: len(dry.splitlines()) - 1]
    assert dry.splitlines()[-1] == "Nothing was written."
    assert "    Answer: 1858 → 1857" in dry
    assert f"- {RETIRED}: retired; 1 card suspended" in dry
    assert "has all of this already" in desk.syncs()


def test_the_backup_is_the_collection_as_it_was(desk: Desk, tmp_path: Path):
    desk.releases(releasing.corrects_a_fact)

    desk.syncs()

    (backup,) = (desk.profile / "backups").iterdir()
    (tmp_path / "old").mkdir()
    restored = str(tmp_path / "old" / "collection.anki2")
    from anki._backend import RustBackend

    backend = RustBackend()
    backend.import_collection_package(
        col_path=restored,
        backup_path=str(backup),
        media_folder=str(tmp_path / "old"),
        media_db=str(tmp_path / "m"),
    )
    learner = Learner(tmp_path / "old")
    assert learner.note(guid_of(learner, AIGUN))["Answer"] == "1858"
    learner.col.close()


def test_an_import_after_a_sync_finds_everything_there(desk: Desk):
    release = desk.releases(releasing.corrects_a_fact)
    desk.syncs()

    learner = Learner(desk.profile)
    assert learner.imports(release.package) == {"duplicate": learner.col.note_count()}
    following = desk.releases(releasing.rewords_a_template)
    assert learner.imports(following.package)["updated"] == 3
    learner.col.close()


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.slow) if n == "thirty in a row" else n for n in SCENARIOS]
)
def test_every_scenario_by_sync_beside_a_thousand_reviewed_cards(studied: Desk, tmp_path: Path, name: str):
    profile = Path(shutil.copytree(studied.profile, tmp_path / "profile"))
    learner = Learner(profile)
    # No edition knows the reviewed notes any more, so they are the learner's own.
    learner.col.db.execute("update notes set guid = 'own-' || id")
    for one in SCENARIOS[name]():
        if one.does != "imports":
            visit(learner, [one])
            continue
        before, reviews = learner.schedule(), learner.reviews()
        learner.col.close()
        bring(profile / "collection.anki2", one.package)
        learner = Learner(profile)
        after = learner.schedule()
        assert all(unplaced(after[id]) == unplaced(row) for id, row in before.items())
        assert [row[:3] for row in learner.reviews()] == [row[:3] for row in reviews]
        edition, _ = read("deck.apkg", one.package)
        for guid, note in edition.notes.items():
            if not note.retired:
                # A field that the learner's note type lacks is none that a sync may add.
                pairs = zip(learner.note(guid).fields, note.fields, strict=False)
                assert {mine for mine, released in pairs if mine != released} <= {"My own words"}
    if name == "spare template":
        assert learner.col.card_count() > learner.col.note_count()
    problems, sound = learner.col.fix_integrity()
    assert sound, problems
    learner.col.close()


def bring(anki: Path, package: bytes) -> None:
    """Sync a collection with one package, whether it has any of the deck yet or not."""
    edition, _ = read("deck.apkg", package)
    placed = ("Small::Treaties", "Small::Pipelines")
    released = {guid: Released(guid, "", 1, 1, False, (), "cards", "", placed) for guid in edition.notes}
    news = merging.News((merging.Offered("cards", package, edition),), released)
    with taken(anki) as kept:
        list(merging.bring(kept, news, everything=True, dry_run=False))


def unplaced(row: list[int]) -> list[int]:
    """What the scheduler knows of a card, without its deck and whether it is suspended."""
    note, _, ordinal, type_, _, *rest = row
    return [note, ordinal, type_, *rest]


def test_decks_come_only_to_learners_who_have_some_of_them_or_name_them(desk: Desk, tmp_path: Path):
    (tmp_path / "other").mkdir()
    other = Learner(tmp_path / "other")
    other.col.close()
    words = ("sync", str(tmp_path / "other" / "collection.anki2"), "--collection", str(desk.seeds))

    ran = run(*words)
    assert (ran.status, "no-deck" in ran.err) == (1, True)
    named = run("sync", words[1], "cards", *words[2:])

    assert named.status == 0
    other = Learner(tmp_path / "other")
    assert other.col.note_count() > REVIEWED
    other.col.close()


@pytest.fixture
def small(tmp_path: Path) -> Desk:
    """The small collection, with a profile that holds nothing yet."""
    (tmp_path / "profile").mkdir()
    return Desk(Curator(), tmp_path / "seeds", tmp_path / "profile")


def test_who_has_a_part_of_a_deck_keeps_to_that_part(small: Desk):
    package = small.releases().package
    learner = Learner(small.profile)
    learner.imports(package)
    part = {guid_of(learner, id) for id in (AIGUN, PIPELINE)}
    others = set(learner.guids()) - part
    learner.col.remove_notes(learner.col.db.list("select id from notes"))
    learner.imports(without(package, others))
    learner.col.close()
    small.releases(releasing.corrects_a_fact, releasing.adds_a_treaty)

    told = small.syncs()

    learner = Learner(small.profile)
    assert set(learner.guids()) == part
    assert learner.note(guid_of(learner, AIGUN))["Answer"] == "1857"
    learner.col.close()
    assert f"{len(others) + 1} notes left out, for you went without before; name cards" in told
    small.syncs("cards")
    learner = Learner(small.profile)
    assert len(learner.guids()) == len(part | others) + 1
    learner.col.close()


def test_what_a_learner_threw_away_stays_away_and_new_cards_go_where_the_others_are(small: Desk):
    learner = Learner(small.profile)
    learner.imports(small.releases().package)
    learner.col.remove_notes([learner.note(guid_of(learner, AIGUN)).id])
    learner.col.decks.rename(learner.col.decks.id_for_name("Small"), "Mine")
    learner.col.close()
    small.releases(releasing.rewords_a_template, releasing.adds_a_treaty)

    small.syncs()

    learner = Learner(small.profile)
    ids = {learner.note(guid)["Id"] for guid in learner.guids()}
    assert AIGUN not in ids
    assert "treaty-signed-year/treaty-1/typed" in ids
    names = {deck.name for deck in learner.col.decks.all_names_and_ids()}
    assert names == {"Default", "Mine", "Mine::Treaties", "Mine::Pipelines"}
    (new,) = learner.cards(guid_of(learner, "treaty-signed-year/treaty-1/typed"))
    assert learner.col.decks.name(new.did) == "Mine::Treaties"
    learner.col.close()
    assert "has all of this already" in small.syncs()


def test_a_learner_who_reshaped_a_note_type_still_gets_what_changed(desk: Desk):
    learner = Learner(desk.profile)
    record = learner.note(guid_of(learner, AIGUN)).note_type()
    models = learner.col.models
    models.add_field(record, models.new_field("Mnemonic"))
    models.rename_field(record, record["flds"][0], "Frage")
    models.update_dict(record)
    learner.col.close()
    desk.releases(releasing.corrects_a_fact, partial(releasing.adds_a_treaty, number=REVIEWED))

    ran = run("sync", str(desk.anki), "--collection", str(desk.seeds))

    assert ran.status == 0
    assert "altered-note-type" in ran.err
    learner = Learner(desk.profile)
    assert learner.note(guid_of(learner, AIGUN))["Answer"] == "1857"
    assert not any("+" in note_type.name for note_type in learner.col.models.all_names_and_ids())
    learner.col.close()


def refused(anki: Path, desk: Desk) -> str:
    """What a sync says that refuses a collection; the file must stay as it is."""
    before = anki.read_bytes()
    ran = run("sync", str(anki), "--collection", str(desk.seeds))
    assert (ran.status, ran.out) == (1, "")
    assert anki.read_bytes() == before
    assert {path.name for path in anki.parent.glob(".quizgen*")} == set()
    return ran.err


def test_a_collection_that_anki_has_open_is_refused(desk: Desk):
    opens = f"from anki.collection import Collection; c = Collection({str(desk.anki)!r}); print(1, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", opens], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as anki:
        anki.stdout.readline()
        said = refused(desk.anki, desk)
        anki.communicate("\n")

    assert "in-use" in said
    assert "close Anki" in said


def test_anki_cannot_open_a_collection_while_a_sync_has_it(desk: Desk):
    opens = f"from anki.collection import Collection; Collection({str(desk.anki)!r})"
    with taken(desk.anki):
        done = subprocess.run([sys.executable, "-c", opens], capture_output=True, text=True)

    assert "Anki already open" in done.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"Not a database, but long enough to be one. " * 100, "no-collection"), (b"", "no-collection")],
    ids=["text", "empty"],
)
def test_a_file_that_is_no_collection_is_refused(desk: Desk, content: bytes, said: str):
    desk.anki.write_bytes(content)

    assert said in refused(desk.anki, desk)


def test_another_database_is_refused(desk: Desk):
    desk.anki.unlink()
    with sqlite3.connect(desk.anki) as other:
        other.execute("CREATE TABLE col (ver, mod)")
    other.close()

    assert "no-collection" in refused(desk.anki, desk)


def test_a_collection_of_a_newer_anki_is_refused(desk: Desk):
    with sqlite3.connect(desk.anki) as newer:
        newer.execute("UPDATE col SET ver = 99")
    newer.close()

    assert "newer-schema" in refused(desk.anki, desk)


def test_a_collection_that_cannot_be_written_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    # Not by permissions, which mean nothing to root.
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)

    assert "read-only" in refused(desk.anki, desk)


def test_no_collection_at_all_is_a_sentence(desk: Desk):
    ran = run_process(desk, desk.profile / "missing.anki2")

    assert ran.returncode == 1
    assert "missing.anki2" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_without_anki_the_command_names_what_to_install(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    ran = run("sync", str(desk.anki), "--collection", str(desk.seeds))

    assert ran.status == 2
    assert "quizgen[anki]" in ran.plainly


# Counts whatever a sync does to files and to the database, and kills the process at the given one.
KILLS = """
import os, signal, sys
from anki._backend import RustBackend
done, last = 0, int(os.environ["KILL_AT"])
def step():
    global done
    done += 1
    if done == last:
        os.kill(os.getpid(), signal.SIGKILL)
def audit(event, arguments):
    if event in ("open", "os.rename", "os.remove", "os.mkdir", "shutil.copyfile", "sqlite3.connect"):
        if "profile" in str(arguments[0]):
            step()
sys.addaudithook(audit)
command = RustBackend._run_command
def run(self, *arguments):
    step()
    return command(self, *arguments)
RustBackend._run_command = run
import atexit
atexit.register(lambda: print("STEPS", done))
"""


def run_process(desk: Desk, anki: Path, kill_at: int = 0) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*program(KILLS), "sync", str(anki), "--collection", str(desk.seeds)],
        env=environment({"KILL_AT": str(kill_at)}),
        capture_output=True,
        text=True,
    )


def test_killed_anywhere_it_leaves_a_collection_that_is_sound(tmp_path: Path):
    desk = Desk(Curator(), tmp_path / "seeds", tmp_path / "profile")
    desk.profile.mkdir()
    learner = Learner(desk.profile)
    learner.imports(desk.releases().package)
    reviews_all(learner)
    reviews = len(learner.reviews())
    learner.col.close()
    desk.releases(
        releasing.corrects_a_fact,
        releasing.retires_a_fact,
        releasing.renames_the_deck,
        releasing.adds_a_treaty,
    )
    copies = [Path(shutil.copytree(desk.profile, tmp_path / str(n) / "profile")) for n in range(KILLED + 1)]
    whole = run_process(desk, copies.pop() / "collection.anki2")
    steps = int(whole.stdout.split()[-1])
    assert steps > 2 * KILLED
    answers = []
    for number, copy in enumerate(copies, 1):
        done = run_process(desk, copy / "collection.anki2", steps * number // KILLED)
        assert done.returncode == -signal.SIGKILL, done.stderr
        learner = Learner(copy)
        assert len(learner.reviews()) == reviews
        problems, sound = learner.col.fix_integrity()
        assert sound, problems
        answers.append(learner.note(guid_of(learner, AIGUN))["Answer"])
        learner.col.close()
    assert answers == sorted(answers, reverse=True), "the old one up to some point, then the new one"
    assert set(answers) == {"1858", "1857"}
    again = run_process(desk, copies[0] / "collection.anki2")
    assert again.returncode == 0, again.stderr
    assert not list(copies[0].glob(".quizgen-sync-*")), "what the killed run left is swept up"
