"""Documents at hand: told apart by their sha256, and looked up for what is cited from them."""

from hashlib import sha256

import pytest

from quizgen.facts import evidence
from quizgen.facts.documents import identify, normalise
from quizgen.problems import Problem
from tests.small_collection import SOURCES, loaded

TEXT = """\
The Power of Siberia

Gazprom’s pipeline entered service on December 2, 2019, at a cost of $55 billion.
It is 3,000\u00a0kilometers long and carries natural gas to China, Kyrgyzstan’s neighbour.

A 40-year treaty was signed in Peking in November 1860.
"""
DATA = TEXT.encode()
NAME = "002_report.txt"


def sources(data: bytes = DATA, paragraphs: int = 4) -> dict[str, str]:
    """The small collection's sources, in which document 002 is that text."""
    entry = f"paragraphs: {paragraphs}\n  sha256: {sha256(data).hexdigest()}"
    return {"seeds/sources.yaml": SOURCES.replace("paragraphs: 46", entry)}


def identified(files: dict[str, bytes], changes: dict[str, str]) -> tuple[list[str], list[Problem]]:
    # The other files cite paragraphs that this short document does not have.
    gone = dict.fromkeys(
        ("seeds/facts/organisations.yaml", "seeds/facts/pipelines.yaml", "seeds/facts/treaties.yaml")
    )
    found, problems = identify(files, loaded({**gone, **changes}))
    return list(found), list(problems)


def test_a_document_is_told_by_its_sha256_whatever_its_name() -> None:
    assert identified({"any.txt": DATA}, sources()) == (["002"], [])


def test_typography_hides_no_likeness() -> None:
    assert (
        normalise("China’s\u00a0“no‑limits” pact –  815 billion") == 'China\'s "no-limits" pact - 815 billion'
    )


@pytest.mark.parametrize(
    ("files", "changes", "code", "place", "hint"),
    [
        ({NAME: DATA + b"x"}, sources(), "changed-document", "seeds/sources.yaml:1:1", "compare every citation"),
        ({}, sources(), "missing-document", "seeds/sources.yaml:1:1", "its sha256 is "),
        ({"a.txt": DATA, "b.txt": b"x"}, sources(), "unknown-document", "b.txt", "take it out"),
        ({NAME: DATA}, sources(paragraphs=5), "wrong-paragraphs", "seeds/sources.yaml:1:1", "paragraphs: 4"),
        ({}, {}, "no-sha256", "seeds/sources.yaml:1:1", "sha256"),
    ],
    ids=["another text", "no file", "a stray file", "miscounted", "no sha256"],
)  # fmt: skip
def test_what_does_not_fit_is_a_problem(
    files: dict[str, bytes], changes: dict[str, str], code: str, place: str, hint: str
) -> None:
    _, (problem,) = identified(files, changes)
    assert (problem.code, str(problem.place)) == (code, place)
    assert hint in problem.hint


def unconfirmed(kind: str, line: str) -> list[tuple[str, str]]:
    """What is not borne out of a fact that cites the document: message and hint."""
    gone = dict.fromkeys(
        ("seeds/facts/organisations.yaml", "seeds/facts/pipelines.yaml", "seeds/facts/treaties.yaml")
    )
    facts = f"kind: {kind}\nsubjects:\n  it:\n    name: It\n    {line}\n"
    collection = loaded({**gone, **sources(), "seeds/facts/it.yaml": facts})
    documents, _ = identify({NAME: DATA}, collection)
    return [(problem.message, problem.hint) for problem in evidence.check(collection, documents)]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("pipeline", 'entered_service: {is: 2019-12-02, cite: ["002#2", atlas]}'),
        ("pipeline", 'entered_service: {is: 2019, cite: ["002#2", atlas]}'),
        ("treaty", 'signed: {is: 1860-11-14, cite: ["002#4", atlas]}'),
        ("pipeline", 'length: {is: about 3000 km, cite: ["002#3", atlas]}'),
        ("pipeline", 'length: {is: 3050 km, within: 3 %, cite: ["002#3", atlas]}'),
        ("pipeline", 'carries: {is: gas, cite: ["002#3", atlas]}'),
        ("pipeline", 'operator: {is: gazprom, cite: ["002#2", atlas]}'),
        ("treaty", 'signed_at: {is: beijing, cite: ["002#4", atlas]}'),
        ("treaty", 'settles: {is: a border, cite: [{source: "002", paragraph: 4, prints: 40-year treaty}, atlas]}'),
        ("treaty", 'signed: {is: 1858, cite: atlas, misreported: [{id: m, as: 1860, in: "002#4", because: no}]}'),
        ("treaty", 'parties: {cite: atlas, is: [russia], misreported: [{id: m, as: Kyrgyzstan, in: "002#3", because: no}]}'),
    ],
)  # fmt: skip
def test_what_stands_in_the_paragraph_is_confirmed(kind: str, line: str) -> None:
    assert unconfirmed(kind, line) == []


@pytest.mark.parametrize(
    ("kind", "line", "message", "hint"),
    [
        ("pipeline", 'entered_service: {is: 2019-12-02, cite: ["002#3", atlas]}', "002#3 does not say what it/entered_service cites it for", "it stands in 002#2"),
        ("pipeline", 'entered_service: {is: 2019-12-03, cite: ["002#2", atlas]}', "002#2 does not say what it/entered_service cites it for", "prints"),
        ("pipeline", 'length: {is: 3100 km, cite: ["002#3", atlas]}', "002#3 does not say what it/length cites it for", "prints"),
        ("pipeline", 'capacity: [{is: 55 bcm/year, as_of: 2019, cite: ["002#2", gazprom-2025]}]', "002#2 does not say what it/capacity cites it for", "prints"),
        ("treaty", 'signed_at: {is: beijing, cite: ["002", atlas]}', "it/signed_at cites no paragraph of document '002'", "002#7"),
        ("treaty", 'settles: {is: a border, cite: [{source: "002", paragraph: 4, prints: 30-year treaty}, atlas]}', "002#4 does not print '30-year treaty'", "mend the number"),
        ("treaty", 'signed: {is: 1858, cite: atlas, misreported: [{id: m, as: 1861, in: "002#4", because: no}]}', "002#4 does not say what it/signed#m cites it for", "prints"),
        ("treaty", 'parties: {cite: atlas, is: {russia: {cite: ["002#3"]}}}', "002#3 does not say what it/parties/russia cites it for", "prints"),
    ],
)  # fmt: skip
def test_what_does_not_stand_there_is_named(kind: str, line: str, message: str, hint: str) -> None:
    ((found, advice),) = unconfirmed(kind, line)
    assert found == message
    assert hint in advice


def test_what_is_cited_for_a_member_need_not_tell_when_it_joined() -> None:
    line = 'members: {cite: atlas, is: {china: {since: 2001-06-15, cite: ["002#3", atlas]}}}'
    assert unconfirmed("organisation", line) == []
