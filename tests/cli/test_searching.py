"""`facts`, `items` and `show`: what is known, what it makes, and where it comes from."""

import shlex
from pathlib import Path

import pytest

from tests.cli.running import edit, rows, run


def ids(*words: str) -> list[str]:
    return [row["id"] for row in rows(run(*words, "--json"))]


def test_a_fact_as_json(small: Path) -> None:
    assert rows(run("facts", "aigun/signed", "1858", "--json")) == [
        {
            "id": "aigun/signed",
            "subject": "aigun",
            "subject_name": "Treaty of Aigun",
            "kind": "treaty",
            "property": "signed",
            "value": "1858-05-28",
            "text": "28 May 1858",
            "as_of": None,
            "cites": [{"source": "atlas", "paragraph": None}],
            "misreported": [
                {"as": "1860-11-14", "in": "002#7", "because": "that is the day of the Convention of Peking"}
            ],
        }
    ]


def test_a_member_as_json(small: Path) -> None:
    (found,) = rows(run("facts", "sco/members/iran", "--json"))
    assert (found["id"], found["value"], found["text"]) == (
        "sco/members/iran",
        "iran",
        "Iran (since 4 July 2023)",
    )
    assert found["as_of"] == "2026-01-01"
    assert found["cites"] == [{"source": "atlas", "paragraph": None}]
    assert [wrong["in"] for wrong in found["misreported"]] == ["002#13"]


def test_every_type_of_value_as_json(small: Path) -> None:
    found = {row["id"]: row for row in rows(run("facts", "--subject", "power-of-siberia", "--json"))}
    assert {id.partition("/")[2]: (row["value"], row["text"], row["as_of"]) for id, row in found.items()} == {
        "entered_service": ("2019-12-02", "2 December 2019", None),
        "carries": ("gas", "natural gas", None),
        "operator": ("gazprom", "Gazprom", None),
        "ends_at": ("shanghai", "Shanghai", None),
        "length": ("3000 km", "about 3000 kilometres", None),
        "capacity": ("38 bcm/year", "38 billion cubic metres a year", "2025"),
        "deliveries/2022": ("15.4 bcm", "15.4 billion cubic metres", None),
        "deliveries/2023": ("22.7 bcm", "22.7 billion cubic metres", None),
    }
    assert found["power-of-siberia/entered_service"]["cites"] == [
        {"source": "gazprom-2019", "paragraph": None},
        {"source": "002", "paragraph": 4},
    ]


def test_facts_for_a_person(small: Path) -> None:
    assert run("facts", "power", "capacity").out == (
        "power-of-siberia/capacity: 38 billion cubic metres a year (as of 2025) [gazprom-2025]\n"
    )


@pytest.mark.parametrize(
    ("words", "subjects"),
    [
        (["--about", "organisation"], "sco csto"),
        (["--topic", "gas", "--topic", "oil"], "power-of-siberia eastern-siberia central-asia-china"),
        (["--subject", "aigun", "--subject", "peking"], "aigun peking"),
        (["--source", "gazprom-2025"], "power-of-siberia"),
        (["--about", "treaty", "--topic", "trade"], "tientsin kulja ili"),
        (["ESPO"], ""),
        (["eastern", "siberia"], "eastern-siberia"),
        (["--as-of", "1851"], "nerchinsk kulja"),
    ],
    ids=shlex.join,
)
def test_filters_pick_facts(words: list[str], subjects: str, small: Path) -> None:
    assert {id.partition("/")[0] for id in ids("facts", *words)} == set(subjects.split())


def test_unconfirmed_facts_are_listed_only_when_asked_for(small: Path) -> None:
    edit(
        small,
        "seeds/facts/treaties.yaml",
        lambda text: text.replace(
            "{is: tianjin, cite: atlas}", "{is: tianjin, cite: atlas, unconfirmed: so}"
        ),
    )
    assert "tientsin/signed_at" not in ids("facts")
    assert "tientsin/signed_at" in ids("facts", "--unconfirmed")


def test_a_choice_as_json(small: Path) -> None:
    (found,) = rows(run("items", "treaty-signed-year/aigun/choice", "--json"))
    options = found.pop("options")
    assert found == {
        "id": "treaty-signed-year/aigun/choice",
        "template": "treaty-signed-year",
        "type": "choice",
        "subject": "aigun",
        "kind": "treaty",
        "facts": ["aigun/signed"],
        "stem": "In which year was the Treaty of Aigun signed?",
        "answers": ["1858"],
        "level": "remember",
        "difficulty": found["difficulty"],
        "cites": [{"source": "atlas", "paragraph": None}],
    }
    assert 0 <= found["difficulty"] <= 1
    assert all(set(option) == {"text", "right", "because"} for option in options)
    assert [option["text"] for option in options if option["right"]] == ["1858"]
    assert {
        "text": "1860",
        "right": False,
        "because": "That is the day of the Convention of Peking.",
    } in options


def test_other_items_as_json_have_answers_and_no_options(small: Path) -> None:
    found = {row["id"]: row for row in rows(run("items", "--about", "treaty", "--json"))}
    assert found["treaty-parties/aigun/recall"]["answers"] == ["China", "Russian Empire"]
    assert found["treaty-signed-year/aigun/true-false/y1860"]["answers"] == ["False"]
    assert found["treaty-signed-year/aigun/typed"]["answers"][0] == "1858"
    assert found["treaty-signed-at/kulja/cloze"]["stem"] == "The Treaty of Kulja was signed in ____."
    assert found["treaty-signed-at/kulja/cloze"]["answers"] == ["Ghulja"]
    assert all(row["options"] == [] for row in found.values() if row["type"] != "choice")
    assert found["aigun-or-peking/aigun/choice"]["facts"] == ["aigun/signed"]


@pytest.mark.parametrize(
    ("words", "key", "values"),
    [
        (["--type", "cloze"], "type", "cloze"),
        (["--type", "recall", "--type", "typed"], "type", "recall typed"),
        (["--about", "pipeline"], "kind", "pipeline"),
        (["--level", "understand"], "level", "understand"),
        (["--subject", "ili"], "subject", "ili"),
        (["--topic", "oil"], "subject", "eastern-siberia"),
        (["--source", "gazprom-2025"], "template", "pipeline-capacity"),
    ],
    ids=shlex.join,
)
def test_filters_pick_items(words: list[str], key: str, values: str, small: Path) -> None:
    assert {row[key] for row in rows(run("items", *words, "--json"))} == set(values.split())


def test_the_world_of_another_day_asks_of_its_members(small: Path) -> None:
    def joined(*words: str) -> set[str]:
        return {row["facts"][0] for row in rows(run("items", "join", "--subject", "sco", "--json", *words))}

    assert "sco/members/iran" in joined()
    assert "sco/members/iran" not in joined("--as-of", "2020")
    assert "sco/members/india" in joined("--as-of", "2020")


def test_facts_of_another_day_are_said_as_of_that_day(small: Path) -> None:
    found = rows(run("facts", "--subject", "sco", "--json", "--as-of", "2020-05-01"))
    assert {row["as_of"] for row in found if row["property"] == "members"} == {"2020-05-01"}


@pytest.mark.parametrize(
    ("id", "says"),
    [
        ("nerchinsk", ["Treaty of Nerchinsk (treaty, seeds/facts/treaties.yaml:3:3)", "zh: 尼布楚条约 (Níbùchǔ Tiáoyuē)", "nerchinsk/signed: 27 August 1689 O.S. (6 September N.S.)"]),
        ("aigun/signed", ["source: An atlas of treaties (atlas), seen 10 January 2026", "misreported in 002#7 as 1860-11-14", "item treaty-signed-year/aigun/choice:"]),
        ("aigun/signed_at", ["no item treaty-signed-at/aigun/choice: the options tell the key: 'aigun' stands in the stem"]),
        ("power-of-siberia/capacity", ["as of 2025"]),
        ("treaty-signed-year/aigun/choice", ["+ 1858", "- 1860 [misreported: That is the day of the Convention of Peking.]", "asks: aigun/signed"]),
        ("pipeline-capacity", ["As of 2025, what is the capacity of Power of Siberia?"]),
        ("aigun-or-peking", ["Which of these was signed first?"]),
        ("gazprom-2019", ["Power of Siberia enters service (gazprom-2019, company, seeds/sources.yaml:6:1)", "cited by power-of-siberia/operator"]),
    ],
)  # fmt: skip
def test_show_explains(id: str, says: list[str], small: Path) -> None:
    ran = run("show", id)
    assert ran.status == 0, ran.err
    assert [text for text in says if text not in ran.out] == []
