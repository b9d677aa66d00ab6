"""The bodies of items written by hand, by item type.

```yaml
options: [{text: …, right: true}, {text: …, because: …}]      # choice, multiple
answer: true                                                  # true-false
answer: …, accepted: [other spellings]                        # typed; recall takes several answers
answer: 38, unit: billion cubic metres, within: 5 %           # numeric; `within` may be left out
stem: It was [[signed]] in [[1689]].                          # cloze; `accepted` goes with a single gap
pairs: [{left: …, right: …, because: …}], extra: [others]     # matching
order: [{text: …, value: 1689}], first: earliest, last: latest  # ordering, as it is right
```
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from quizgen.facts.model import Fact
from quizgen.facts.reader import Reader
from quizgen.facts.yaml import Node
from quizgen.items.model import (
    Body,
    Choice,
    Cloze,
    Gap,
    ItemType,
    Matching,
    Multiple,
    Numeric,
    Option,
    Ordering,
    Pair,
    Placed,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.items.proofs import Proof
from quizgen.items.shuffling import by_hash, out_of_order
from quizgen.items.verifying import Verifier
from quizgen.items.wording import sentence
from quizgen.problems import Place

BODY_KEYS = ("options", "answer", "accepted", "unit", "within", "pairs", "extra", "order", "first", "last")
KEYS = {
    "option": ("text", "right", "because"),
    "pair": ("left", "right", "because"),
    "entry": ("text", "value"),
}
"""What may be said of each, for whoever describes the format."""
FEWEST_OPTIONS, MOST_OPTIONS = 3, 5
FEWEST_ENTRIES, MOST_ENTRIES = 3, 6
GAP = "____"

_GAP = re.compile(r"\[\[(.+?)\]\]")
_PER_CENT = re.compile(r"(\d+(?:\.\d+)?) ?%")


@dataclass(frozen=True, slots=True)
class Sketch:
    """An item written by hand, as far as it is read without knowing its type."""

    id: str
    stem: str
    facts: tuple[Fact, ...]
    fields: dict[str, Node]
    place: Place

    @property
    def called(self) -> str:
        """How a problem speaks of it."""
        return f"item {self.id!r}"


class BodyReader:
    """Reads what is particular to an item type."""

    def __init__(self, reader: Reader, verifier: Verifier) -> None:
        self._reader = reader
        self._verifier = verifier
        self._readers: Mapping[ItemType, Callable[[Sketch], tuple[str, Body] | None]] = {
            ItemType.CHOICE: self._choice,
            ItemType.MULTIPLE: self._multiple,
            ItemType.TRUE_FALSE: self._true_false,
            ItemType.TYPED: self._typed,
            ItemType.NUMERIC: self._numeric,
            ItemType.CLOZE: self._cloze,
            ItemType.MATCHING: self._matching,
            ItemType.ORDERING: self._ordering,
            ItemType.RECALL: self._recall,
        }

    def read(self, item_type: ItemType, sketch: Sketch) -> tuple[str, Body] | None:
        """The stem as it is shown and the body; None, with problems noted, when it cannot be used."""
        return self._readers[item_type](sketch)

    def _choice(self, sketch: Sketch) -> tuple[str, Choice]:
        options = self._options(sketch)
        if (right := sum(option.right for option in options)) != 1:
            message = f"{sketch.called} has {right} right options"
            self._reader.report(sketch.place, "not-one-right", message, "mark one `right: true`")
        return sketch.stem, Choice(options)

    def _multiple(self, sketch: Sketch) -> tuple[str, Multiple]:
        options = self._options(sketch)
        if len({option.right for option in options}) != 2:
            message = f"{sketch.called} has no right option, or no wrong one"
            self._reader.report(sketch.place, "not-one-right", message, "mark some of them `right: true`")
        return sketch.stem, Multiple(options)

    def _true_false(self, sketch: Sketch) -> tuple[str, TrueFalse]:
        self._reader.required(sketch.fields, "answer", sketch.called, sketch.place)
        right = self._reader.flag(sketch.fields.get("answer"), f"{sketch.called}'s answer")
        because = self._reader.text(sketch.fields.get("explanation"), "explanation")
        return sketch.stem, TrueFalse(right, "" if right else sentence(because))

    def _typed(self, sketch: Sketch) -> tuple[str, Typed]:
        answer = self._reader.required(sketch.fields, "answer", sketch.called, sketch.place)
        self._check_key(answer, sketch)
        return sketch.stem, Typed(answer, self._spellings(answer, sketch))

    def _recall(self, sketch: Sketch) -> tuple[str, Recall]:
        answers = self._reader.texts(sketch.fields.get("answer"), "answer")
        if not answers:
            self._reader.report(sketch.place, "missing-key", f"{sketch.called} lacks 'answer'")
        elif len(answers) == 1:
            self._check_key(answers[0], sketch)
        return sketch.stem, Recall(answers)

    def _numeric(self, sketch: Sketch) -> tuple[str, Numeric] | None:
        written = self._reader.required(sketch.fields, "answer", sketch.called, sketch.place)
        try:
            number = Decimal(written)
        except InvalidOperation:
            if written:
                hint = "write a plain number; its unit goes into `unit:`"
                place = sketch.fields["answer"].place
                self._reader.report(place, "bad-number", f"{written!r} is no number", hint)
            return None
        unit = self._reader.text(sketch.fields.get("unit"), "unit")
        slack = abs(number) * self._share(sketch.fields.get("within")) / 100
        answer = f"{written} {unit}".rstrip()
        self._check_key(answer, sketch)
        return sketch.stem, Numeric(answer, number, number - slack, number + slack, unit)

    def _share(self, node: Node | None) -> Decimal:
        if node is None:
            return Decimal(0)
        written = self._reader.text(node, "within")
        found = _PER_CENT.fullmatch(written)
        if found is None or Decimal(found[1]) >= 100:
            message = f"{written!r} is no tolerance"
            self._reader.report(node.place, "bad-tolerance", message, "write a share below 100 %: 5 %")
            return Decimal(0)
        return Decimal(found[1])

    def _cloze(self, sketch: Sketch) -> tuple[str, Cloze] | None:
        marked = _GAP.findall(sketch.stem)
        if not marked or (len(marked) > 1 and "accepted" in sketch.fields):
            message = f"{sketch.called} has {len(marked)} gaps"
            hint = "`accepted:` cannot tell them apart" if marked else "mark one [[like this]]"
            self._reader.report(sketch.place, "no-gap", message, hint)
            return None
        if len(marked) == 1:
            self._check_key(marked[0], sketch, "stem")
        texts = tuple(_GAP.split(sketch.stem)[::2])
        gaps = tuple(Gap(text, self._spellings(text, sketch)) for text in marked)
        return GAP.join(texts), Cloze(texts, gaps)

    def _matching(self, sketch: Sketch) -> tuple[str, Matching]:
        reader = self._reader
        pairs: list[Pair] = []
        places: list[Place] = []
        for node in reader.each(sketch.fields.get("pairs")):
            written = reader.fields(node, "a pair", KEYS["pair"])
            left, right = (reader.required(written, key, "a pair", node.place) for key in ("left", "right"))
            pairs.append(Pair(left, right, sentence(reader.text(written.get("because"), "because"))))
            places.append(node.place)
        extras = reader.texts(sketch.fields.get("extra"), "extra")
        self._check_count(len(pairs), "pairs", sketch)
        self._check_distinct([pair.left for pair in pairs], places, "left-hand entries")
        offered = (*(pair.right for pair in pairs), *extras)
        self._check_distinct(offered, [*places, *(sketch.place for _ in extras)], "right-hand entries")
        shown = tuple(by_hash(offered, sketch.id, str))
        return sketch.stem, Matching(tuple(pairs), shown, tuple(f"={text}" for text in offered))

    def _ordering(self, sketch: Sketch) -> tuple[str, Ordering]:
        reader = self._reader
        entries: list[Placed] = []
        places: list[Place] = []
        for node in reader.each(sketch.fields.get("order")):
            written = reader.fields(node, "an entry", KEYS["entry"])
            text, value = (reader.required(written, key, "an entry", node.place) for key in ("text", "value"))
            entries.append(Placed(text, value))
            places.append(node.place)
        self._check_count(len(entries), "entries", sketch)
        self._check_distinct([entry.text for entry in entries], places, "entries")
        first, last = (
            reader.required(sketch.fields, key, sketch.called, sketch.place) for key in ("first", "last")
        )
        tokens = tuple(f"={entry.text}" for entry in entries)
        return sketch.stem, Ordering(tuple(entries), out_of_order(tokens, sketch.id), first, last, tokens)

    def _check_key(self, text: str, sketch: Sketch, key: str = "answer") -> None:
        if key in sketch.fields:
            found = self._verifier.key(text, sketch.facts, sketch.fields[key].place)
            self._reader.problems.extend(found)

    def _spellings(self, answer: str, sketch: Sketch) -> tuple[str, ...]:
        accepted = self._reader.texts(sketch.fields.get("accepted"), "accepted")
        return tuple(dict.fromkeys((answer, *accepted)))

    def _options(self, sketch: Sketch) -> tuple[Option, ...]:
        reader = self._reader
        options: list[Option] = []
        places: list[Place] = []
        for node in reader.each(sketch.fields.get("options")):
            option = reader.fields(node, "an option", KEYS["option"])
            text = reader.required(option, "text", "an option", node.place)
            right = reader.flag(option.get("right"), "an option's right") if "right" in option else False
            because = reader.text(option.get("because"), "because")
            if not right and not because:
                message = f"{text!r} does not say why it is wrong"
                reader.report(node.place, "no-reason", message, "add `because:`")
            proof = "" if right else Proof.WRITTEN
            places.append(node.place)
            options.append(Option(text, right, sentence(f"{because}.") if because else "", proof, f"={text}"))
        self._check_distinct([option.text for option in options], places, "options")
        if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
            message = f"{sketch.called} has {len(options)} options"
            reader.report(sketch.place, "bad-options", message, "give three to five")
        reader.problems.extend(self._verifier.options(sketch.facts, zip(options, places, strict=True)))
        return tuple(options)

    def _check_count(self, count: int, called: str, sketch: Sketch) -> None:
        if not FEWEST_ENTRIES <= count <= MOST_ENTRIES:
            message = f"{sketch.called} has {count} {called}"
            hint = f"give {FEWEST_ENTRIES} to {MOST_ENTRIES}"
            self._reader.report(sketch.place, "bad-options", message, hint)

    def _check_distinct(self, texts: Iterable[str], places: Iterable[Place], called: str) -> None:
        seen: Counter[str] = Counter()
        for text, place in zip(texts, places, strict=True):
            seen[text.casefold()] += 1
            if seen[text.casefold()] == 2:
                message = f"{text!r} stands twice among the {called}"
                self._reader.report(place, "equal-options", message, "delete one of them")
