"""What an import needs beside its facts: properties for the kinds, questions to ask, a deck, a collection.

All of it is a start for a curator to go on from, in plain words that fit most subjects and few perfectly.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizgen.facts.model import ValueType
from quizgen.imports.naming import plural
from quizgen.imports.quoting import flow, flow_list, scalar

_PARTICIPLE = re.compile(r"(?:.* )?(?:\w+ed|born|built|begun|won|held|made|set up|founded)")
_YEAR = re.compile(r"(?:year|date|day) (?:of )?|(?: year| date)$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A property that the collection does not have yet."""

    id: str
    type: ValueType
    label: str
    is_set: bool = False
    changes: bool = False
    identifying: bool = False
    values: tuple[str, ...] = ()
    """The names of a closed list."""
    unit: str = ""
    to: str = ""
    tells: bool = False
    """Few subjects share a value of it, so that it can be asked back."""

    @property
    def is_participle(self) -> bool:
        """Whether its label says what happened to a subject: discovered, founded."""
        return self.type is ValueType.DATE and bool(_PARTICIPLE.fullmatch(self.label))

    def entry(self) -> str:
        """Its line in `kinds.yaml`, without the id."""
        said = {"type": self.type.value}
        if self.values:
            said["values"] = flow_list(list(self.values))
        if self.unit:
            said["units"] = flow_list([self.unit])
        if self.to:
            said["to"] = flow_list([self.to])
        said |= {
            key: text
            for key, text in (
                ("many", "set" if self.is_set else ""),
                ("changes", "true" if self.changes else ""),
                ("identifying", "true" if self.identifying else ""),
            )
            if text
        }
        said["label"] = scalar(self.label)
        if claim := self._claim():
            said["claim"] = scalar(claim)
        return flow(said)

    def _claim(self) -> str:
        if self.type is ValueType.TEXT:
            return ""
        if self.type is ValueType.FLAG:
            return (
                f"{{{{ it }}}} {{{{ it.is }}}} {{% if answer.name == 'no' %}}NOT {{% endif %}}{self.label}."
            )
        if self.is_participle:
            return f"{{{{ it }}}} {{{{ it.was }}}} {self.label} {{{{ answer.on }}}}."
        verb = "include" if self.is_set else "is"
        return f"The {self.label} of {{{{ it }}}} {verb} {{{{ answer }}}}."

    def templates(self, kind: str, called: str) -> list[dict[str, str]]:
        """Question templates that ask for it and, where few subjects share a value, the way back."""
        if not self.tells:
            return [self._forward(kind)]
        # Without options, only what tells one subject from all others may be asked back.
        which, types = (
            (f"Which {called}", "[typed, choice]") if self.identifying else ("Which of these", "[choice]")
        )
        back = {
            "id": f"{kind}-of-{self.id.replace('_', '-')}",
            "about": kind,
            "asks": "subject",
            "given": self.id,
            "stem": scalar(f"{which} has the {self.label} {{{{ given }}}}?"),
            "types": types,
        }
        return [self._forward(kind), back]

    def _forward(self, kind: str) -> dict[str, str]:
        it = "{{ it }}"
        stem = f"What is the {self.label} of {it}?"
        types, asks, claim = "[choice, typed, true-false]", self.id, ""
        match self.type:
            case ValueType.DATE:
                asks = f"{self.id}.year"
                what = _YEAR.sub("", self.label)
                stem = (
                    f"What is the year of {what} of {it}?"
                    if what != self.label
                    else f"In which year is the {self.label} of {it}?"
                )
                claim = (
                    f"The year of {what} of {it} is {{{{ answer }}}}."
                    if what != self.label
                    else f"The {self.label} of {it} is in {{{{ answer }}}}."
                )
                if self.is_participle:
                    stem = f"In which year {{{{ it.was }}}} {it} {self.label}?"
                    claim = f"{it} {{{{ it.was }}}} {self.label} in {{{{ answer }}}}."
            case ValueType.QUANTITY:
                types = "[choice, numeric, true-false]"
            case ValueType.FLAG:
                stem = f"Is it true that {it} {{{{ it.is }}}} {self.label}?"
                types = "[true-false]"
            case ValueType.TEXT:
                types = "[recall]"
        if self.is_set:
            stem, types = f"Name the {self.label} of {it}.", "[recall]"
        written = {
            "id": f"{kind}-{self.id.replace('_', '-')}",
            "about": kind,
            "asks": asks,
            "stem": scalar(stem),
        }
        return written | ({"claim": scalar(claim)} if claim else {}) | {"types": types}


def kind_entry(id: str, several: str, drafts: Sequence[Draft]) -> str:
    """A new kind's block in `kinds.yaml`, without its id; it begins with a line break."""
    called = id.replace("-", " ")
    properties = "".join(f"\n    {draft.id}: {draft.entry()}" for draft in drafts) or " {}"
    return f"\n  name: {scalar(called)}\n  plural: {scalar(several or plural(called))}\n  properties:{properties}"


def questions(kind: str, several: str, drafts: Sequence[Draft], source: str) -> str:
    """A file of question templates for new properties."""
    lines = [
        f"# Questions about {several}, proposed when {source} was imported: put them in better words.",
        "# Of the types that a question can take, the first makes the card of a deck.",
        "templates:",
    ]
    called = kind.replace("-", " ")
    for draft in drafts:
        for template in draft.templates(kind, called):
            first, *rest = template.items()
            lines.append(f"  - {first[0]}: {first[1]}")
            lines.extend(f"    {key}: {text}" for key, text in rest)
    return "\n".join(lines) + "\n"


def deck(
    title: str, kind: str, plural: str, types: str = "[choice, numeric, typed, true-false, recall]"
) -> str:
    """A deck's recipe with one card a fact."""
    return (
        "# One card a fact; of the types that a question can take, the first listed makes the card.\n"
        f"deck: {scalar(title)}\n"
        "parts:\n"
        f"  - {{into: {scalar(plural[:1].upper() + plural[1:])}, about: [{kind}], types: {types}}}\n"
    )


def collection(id: str, title: str, language: str) -> Mapping[str, str]:
    """The files of an empty collection."""
    return {
        "seeds/collection.yaml": (
            "# The collection as a whole. Its id never changes: cards are known by it.\n"
            f"id: {scalar(id)}\ntitle: {scalar(title)}\nlanguage: {language}\n"
            "# Whoever gets a deck may do with it what the licence says: that of the tables it is made from, at most.\n"
            "licence: not stated\n"
        ),
        "seeds/sources.yaml": "# What the facts cite.\n",
        "seeds/kinds.yaml": "# What kinds of subject there are and what can be said of each.\nunits: {}\nkinds: {}\n",
    }
