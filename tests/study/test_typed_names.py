"""What is typed for a name: in which spellings it counts, and that no other subject's name ever does."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.facts import collection as facts
from quizgen.facts.model import Collection, Subject
from quizgen.facts.values import Reference
from quizgen.items.spellings import Spellings
from quizgen.items.wording import Printer
from quizgen.study.names import Names, names_of
from quizgen.study.spelling import plain
from quizgen.study.typed import judge_text
from quizgen.study.verdicts import Verdict

SEEDS = {
    "seeds/collection.yaml": "{id: names, title: Names, language: en, licence: CC0-1.0}",
    "seeds/sources.yaml": "atlas: {title: An atlas, kind: reference}",
    "seeds/kinds.yaml": """
kinds:
  country:
    {name: country, plural: countries, properties: {capital: {type: reference, to: [city], label: capital, claim: "{{ it }}: {{ answer }}"}}}
  city:
    name: city
    plural: cities
    properties: {country: {type: reference, to: [country], many: set, whole: true, label: country, claim: "{{ it }}: {{ answer }}"}}
  person: {name: person, plural: persons, properties: {born: {type: date, label: birth, claim: "{{ it }}: {{ answer }}"}}}
  thing: {name: thing, plural: things, properties: {}}
""",
    "seeds/facts/countries.yaml": """
kind: country
subjects:
  china: {name: China, aliases: [PRC], names: {zh: {is: 中国, pinyin: Zhōngguó}}, capital: {is: beijing, cite: atlas}}
  russia: {name: Russia, names: {ru: Россия}}
""",
    "seeds/facts/cities.yaml": """
kind: city
subjects:
  beijing: {name: Beijing, aliases: [Peking], names: {ru: Пекин, zh: {is: 北京, pinyin: Běijīng}}}
  shaanxi: {name: Shaanxi, names: {zh: {is: 陕西, pinyin: Shǎnxī}}}
  shanxi: {name: Shanxi, names: {zh: {is: 山西, pinyin: Shānxī}}}
  alashankou: {name: Dzungarian Gate, names: {zh: {is: 阿拉山口, pinyin: Ālā Shānkǒu}}}
  khabarovsk: {name: Khabarovsk, names: {ru: Хабаровск}, country: {is: [russia], cite: atlas}}
  khanka: {name: Khanka}
  hanka: {name: Hanka}
""",
    "seeds/facts/persons.yaml": """
kind: person
subjects:
  medvedev: {name: Dmitry Medvedev, names: {ru: Дмитрий Медведев}}
  xi: {name: Xi Jinping}
  miller: {name: Alexei Miller}
  other-miller: {name: Leonid Miller}
""",
    "seeds/facts/things.yaml": """
kind: thing
subjects:
  gazprom: {name: Gazprom, names: {ru: Газпром}}
  second: {name: Power of Siberia 2}
  first: {name: Power of Siberia, article: the}
  road: {name: Belt and Road Initiative, article: the}
  council: {name: Council of the Federation}
  organisation: {name: Shanghai Cooperation Organisation, short: SCO}
  rivers: {name: River Commission}
  law: {name: Law of the Sea}
  saint: {name: Saint Petersburg Forum}
  lena: {name: Lena}
  nina: {name: Nina}
""",
}


@cache
def collection() -> Collection:
    read, problems = facts.load({path: text.encode() for path, text in SEEDS.items()})
    assert read is not None, problems
    return read


@cache
def known() -> tuple[Names, Spellings]:
    return names_of(collection()), Spellings(collection(), Printer(collection()))


def judged(subject: str, text: str) -> Verdict:
    names, spellings = known()
    return judge_text(text, spellings.of((Reference(subject),)), names).verdict


@pytest.mark.parametrize(
    ("subject", "text", "said"),
    [
        ("beijing", "Beijing, China", "right"),
        ("beijing", "Beijing (Peking), PRC", "right"),
        ("beijing", "beijing china", "right"),
        ("beijing", "bei jing", "right"),
        ("beijing", "Bei3jing1", "right"),
        ("beijing", "Beijing, Russia", "wrong"),
        ("beijing", "Beijing, Khabarovsk", "wrong"),
        ("beijing", "Khabarovsk / Beijing", "wrong"),
        ("khabarovsk", "Khabarovsk, Russia", "right"),
        ("khabarovsk", "Habarovsk", "right"),
        ("khabarovsk", "Chabarowsk", "right"),
        ("khabarovsk", "Xabarovsk", "right"),
        ("khabarovsk", "Hǎbarovsk", "right"),
        ("shaanxi", "Shanxi", "wrong"),
        ("shaanxi", "Shǎnxī", "right"),
        ("shaanxi", "陕西", "right"),
        ("alashankou", "Alashankou", "right"),
        ("alashankou", "A la shan kou", "right"),
        ("alashankou", "Ala Shankuo", "almost"),
        ("khanka", "Hanka", "wrong"),
        ("gazprom", "Gasprom", "right"),
        ("gazprom", "Gazprohm", "almost"),
        ("medvedev", "Dmitriy Medvedev", "right"),
        ("medvedev", "Dmitrij Medwedew", "right"),
        ("medvedev", "Medvedev, Dmitri", "right"),
        ("medvedev", "D. Medvedev", "almost"),
        ("medvedev", "D.A. Medvedev", "almost"),
        ("medvedev", "Medvedev", "almost"),
        ("medvedev", "A. Medvedev", "wrong"),
        ("medvedev", "Dmitry", "wrong"),
        ("miller", "Miller", "wrong"),
        ("miller", "Alexey Miller", "right"),
        ("miller", "Aleksei Miller", "right"),
        ("miller", "Leonid Miller", "wrong"),
        ("xi", "Jinping Xi", "right"),
        ("second", "Power of Siberia II", "right"),
        ("second", "Power of Siberia two", "right"),
        ("second", "Power of Siberia", "wrong"),
        ("first", "Power of Siberia 2", "wrong"),
        ("first", "the Power of Siberia", "right"),
        ("road", "Belt & Road Initiative", "right"),
        ("road", "Belt and Road Initiatives", "almost"),
        ("council", "the Council of Federation", "right"),
        ("organisation", "Shanghai Co-operation Organization", "right"),
        ("organisation", "Shanghai Cooperation Organisation (SCO)", "right"),
        ("rivers", "Rivers Commission", "almost"),
        ("law", "Laws of the Sea", "almost"),
        ("saint", "St. Petersburg Forum", "right"),
        ("lena", "Nina", "wrong"),
    ],
)  # fmt: skip
def test_a_name_in_the_spellings_that_people_use(subject: str, text: str, said: str) -> None:
    assert judged(subject, text) == said


SUBJECTS = sorted(collection().subjects)
DRESSES = (str, str.upper, str.lower, "the {}".format, " {}. ".format, lambda name: name.replace(" ", "-"),
           lambda name: name.replace("y", "iy"), lambda name: name.replace("Kh", "H"))  # fmt: skip


def called(subject: Subject) -> list[str]:
    return [*subject.called, *(text for name in subject.names for text in (name.text, name.latin) if text)]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(SUBJECTS), st.sampled_from(SUBJECTS), st.sampled_from(DRESSES), st.data())
def test_no_other_subjects_name_is_ever_right(meant, other, dress, data) -> None:  # type: ignore[no-untyped-def]
    names = called(collection().subjects[other])
    text = dress(data.draw(st.sampled_from(names)))
    if meant != other and plain(text) not in {plain(name) for name in called(collection().subjects[meant])}:
        assert judged(meant, text) is Verdict.WRONG
