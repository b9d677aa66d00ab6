import subprocess
import sys

import pytest

from quizgen.exports import DECK_EXPORTERS, QUIZ_EXPORTERS, deck_exporter, quiz_exporter
from quizgen.exports.protocol import DEFAULTS
from tests.exports.sample_quiz import SAMPLE


def test_importing_the_tables_imports_no_format():
    formats = {"genanki", "typst", "quizgen.exports.pdf", "quizgen.exports.anki", "quizgen.exports.markdown"}
    script = f"import quizgen.exports, sys; print(sorted({formats} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert found.strip() == "[]"


@pytest.mark.parametrize("suffix", QUIZ_EXPORTERS)
def test_every_quiz_exporter_holds_the_sample_or_names_what_it_cannot(suffix):
    exporter = quiz_exporter(suffix)
    assert exporter.suffix == suffix
    refused = {problem.message for problem in exporter.check(SAMPLE)}
    left_out = {entry.item.id for entry in SAMPLE.forms[0].entries if entry.item.type not in exporter.takes}
    assert len(refused) == len(left_out)
    assert exporter.render(SAMPLE, DEFAULTS)


@pytest.mark.parametrize("suffix", DECK_EXPORTERS)
def test_every_deck_exporter_has_its_suffix(suffix):
    assert deck_exporter(suffix).suffix == suffix


def test_a_suffix_in_capitals_is_the_same():
    assert quiz_exporter(".PDF").name == "PDF"


def test_an_unknown_suffix_has_no_exporter():
    with pytest.raises(KeyError):
        quiz_exporter(".xyz")
