"""Sentences come out as Jinja2 itself puts them, and a word that is missing is told."""

import pytest
from jinja2 import StrictUndefined, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from quizgen.items.compiling import Language
from quizgen.items.rendering import NeedError
from quizgen.items.wording import Words
from quizgen.problems import NOWHERE

FIELDS = ("seat", "since", "length")
TREATY = Words("the Treaty of Aigun", "Treaty of Aigun", properties={"seat": Words("Aigun", "Aigun")})
WORDS = {
    "it": TREATY,
    "answer": Words("28 May 1858", "28 May 1858", on="on 28 May 1858"),
    "member": Words("they", "they", plural=True),
}
JINJA = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


@pytest.mark.parametrize(
    "source",
    [
        "When {{ it.was }} {{ it }} signed?",
        "{{ it.name }} is signed {{ answer.on }}{# and no remark #}.",
        "{% if it.plural %}These are{% elif member.plural %}They are{% else %}This is{% endif %} {{ it.a }}",
        "{% if it.plural %}These{% elif answer.plural %}They{% else %}This {{ it.is }}{% endif %} here",
        "{% if it.plural %}These{% endif %} {{ it.plural }} {{ member.has }}",
        "{{ it }}{{ it.seat if it.plural }}{{ it.seat if not it.plural }}",
        "{{ 'they' if it.plural else 'it' }} sign{{ it.s }} {{ 7 }}",
        "{{ it.seat.name }}{% if it.seat.name == 'Aigun' and not it.plural %} itself{% endif %}",
        "{% if it.name == it.seat or it.name != 'x' %}one{% endif %}{% if 'a' == 'a' == 'b' %}two{% endif %} three",
    ],
)
def test_a_sentence_is_put_in_words_as_jinja_would(source: str) -> None:
    sentence, problems = Language().compile(source, NOWHERE, FIELDS, FIELDS)

    assert not problems
    assert sentence
    assert sentence.render(WORDS) == " ".join(JINJA.from_string(source).render(WORDS).split())


@pytest.mark.parametrize(
    "source",
    [
        "{{ period }}",
        "{{ it.length }}",
        "{% if member.since %}since then{% endif %}",
        "{{ it }}{% if period == it %}!{% endif %}",
        "{% if it.name == it.length %}as long{% endif %}",
        "{{ it.name if not it.length else 'short' }}",
    ],
)
def test_what_a_sentence_does_not_find_is_a_need(source: str) -> None:
    sentence, problems = Language().compile(source, NOWHERE, FIELDS, FIELDS)

    assert not problems
    assert sentence
    with pytest.raises(NeedError):
        sentence.render(WORDS)
    with pytest.raises(UndefinedError):
        JINJA.from_string(source).render(WORDS)
