"""A table that nobody here made: the countries of the npm package `world-countries` (ODbL), nested JSON.

Fetched with `npm pack world-countries@5.1.0` into the folder that QUIZGEN_TABLES names; without it, the test is skipped.
"""

import os
import tarfile
from pathlib import Path

import pytest

from tests.cli.running import edit, run
from tests.exports.anki_client import Learner

PACKED = Path(os.environ.get("QUIZGEN_TABLES", ".")) / "world-countries-5.1.0.tgz"
MAPPING = "countries.json.mapping.yaml"


@pytest.mark.slow
@pytest.mark.skipif(not PACKED.is_file(), reason="world-countries is not at hand")
def test_the_countries_of_the_world_become_a_deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tarfile.open(PACKED) as packed:
        content = packed.extractfile("package/countries.json")
        assert content is not None
        (tmp_path / "countries.json").write_bytes(content.read())
    monkeypatch.chdir(tmp_path)
    assert run("import", "countries.json", "--into", "world").status == 0

    def by_hand(text: str) -> str:
        kept = [
            line
            for line in text.splitlines()
            if not line.startswith(("  demonyms", "  altSpellings", "  idd"))
        ]
        return "\n".join(kept).replace(
            "to: country, label: borders, several: set",
            "to: country, label: neighbours, several: set, whole: true",
        )

    edit(tmp_path, MAPPING, by_hand)
    ran = run("import", "countries.json", "--into", "world")
    assert ran.status == 0, ran.err
    facts = (tmp_path / "world/seeds/facts/countries.yaml").read_text("utf-8")
    assert "    capital: {is: bern, cite: {source: countries, page: row CHE, prints: Bern}}\n" in facts
    assert "is: [austria, france, italy, liechtenstein, germany]" in facts

    assert run("build", "--collection", "world", "--out", "build").status == 0
    learner = Learner(tmp_path)
    assert learner.imports((tmp_path / "build/countries.apkg").read_bytes())["new"] > 2000
    assert learner.empty_cards() == set()
    learner.col.close()
