"""Cloze: the sentence that states a fact, with its answer left out.

A template may leave out other properties of the subject as well: `gaps: [signed_at]`.
"""

import re
from collections.abc import Mapping

from quizgen.facts.comparison import right_values
from quizgen.facts.values import Value
from quizgen.items.asking import Asked
from quizgen.items.claims import render
from quizgen.items.model import Cloze, Gap
from quizgen.items.rendering import NeedError
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot, Tools, is_prose, is_reverse
from quizgen.items.wording import Words

GAP = "____"
_FIRST_MARK = 0xE000
"""Marks stand in for what is left out while the sentence is rendered; private use, so no fact holds one."""
_MARKS = re.compile("([\ue000-\ue0ff])")


def make(asked: Asked, slot: Slot, tools: Tools) -> tuple[str, Cloze] | Refusal:
    """The sentence around its gaps and the accepted spellings of each, the sentence's own first."""
    if asked.lists_all:
        return Refusal("a whole list cannot fill one gap")
    if is_prose(asked):
        return Refusal("free words cannot be judged when typed")
    claim = tools.claims.of(asked)
    if claim is None:
        return Refusal("there is no claim to make a gap in")
    try:
        text = render(claim, asked, _with_gaps(asked))
    except NeedError as need:
        return Refusal(f"the claim needs more than is known: {need}")
    left_out = _left_out(asked, slot)
    marks = [ord(mark) - _FIRST_MARK for mark in _MARKS.findall(text)]
    if sorted(marks) != list(range(len(left_out))):
        return Refusal("the claim does not name each thing that is left out once")
    if any(tools.spellings.is_shared(values[0]) for values in left_out):
        return Refusal("another subject goes by the name of the answer")
    texts = tuple(_MARKS.split(text)[::2])
    spellings = [tools.spellings.of(left_out[mark]) for mark in marks]
    return GAP.join(texts), Cloze(texts, tuple(Gap(accepted[0], accepted) for accepted in spellings))


def _left_out(asked: Asked, slot: Slot) -> list[tuple[Value, ...]]:
    return [asked.right, *(right_values(fact.says) for fact in slot.facts[1:] if asked.template.gaps)]


def _with_gaps(asked: Asked) -> dict[str, Words]:
    it = asked.words["it"]
    if is_reverse(asked):
        mark = chr(_FIRST_MARK)
        gap = Words(it.text.replace(it.name, mark), mark, it.plural, mark, properties=it.properties)
        return {"it": gap, "answer": asked.words["given"]}
    words = {"answer": _marked(asked.words["answer"], 0)}
    if asked.template.gaps:
        marked = {id: _marked(it.properties[id], n) for n, id in enumerate(asked.template.gaps, start=1)}
        properties: Mapping[str, Words] = {**it.properties, **marked}
        words["it"] = Words(it.text, it.name, it.plural, it.short, it.on, properties, it.initials)
    return words


def _marked(words: Words, number: int) -> Words:
    mark = chr(_FIRST_MARK + number)
    text = words.text.replace(words.name, mark)
    return Words(text, mark, words.plural, mark, on=words.on.replace(words.name, mark))
