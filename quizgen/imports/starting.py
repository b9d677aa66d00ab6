"""What an import needs beside its facts: properties for the kinds, questions to ask, a deck, a collection.

All of it is a start for a curator to go on from, in plain words that fit most subjects and few perfectly.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from quizgen.facts.model import ValueType
from quizgen.imports.naming import plural, singular
from quizgen.imports.quoting import flow, flow_list, scalar

_PARTICIPLE = re.compile(r"(?:.* )?(?:\w+ed|born|built|begun|won|held|made|set up|founded)")
_YEAR = re.compile(r"^(?:year|date|day)(?: of)?\b|\b(?:year|date)$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A property that the collection does not have yet."""

    id: str
    type: ValueType
    label: str
    is_set: bool = False
    is_whole: bool = False
    """What a subject's list does not name is not on it."""
    changes: bool = False
    identifying: bool = False
    values: tuple[str, ...] = ()
    """The names of a closed list."""
    unit: str = ""
    to: str = ""
    is_series: bool = False
    """It has a figure for each period."""
    begins: bool = False
    """Of a set: it says since when each member is one."""
    tells: bool = False
    """Few subjects share a value of it, so that it can be asked back."""

    @property
    def event(self) -> str:
        """Of a date, what happened on it: birth, discovered; empty where its label is only that it is a date."""
        return _YEAR.sub("", self.label).strip()

    @property
    def is_participle(self) -> bool:
        """Whether its label says what happened to a subject: discovered, founded."""
        return self.type is ValueType.DATE and bool(_PARTICIPLE.fullmatch(self.event))

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
                ("many", "series" if self.is_series else "set" if self.is_set else ""),
                ("whole", "true" if self.is_whole else ""),
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
        if self.is_series:
            return self._of_period
        if self.is_participle:
            return f"{{{{ it }}}} {{{{ it.was }}}} {self.event} {{{{ answer.on }}}}."
        verb = "include" if self.is_set else "is"
        return f"The {self.label} of {{{{ it }}}} {verb} {{{{ answer }}}}."

    @property
    def _of_period(self) -> str:
        return f"The {self.label} of {{{{ it }}}} in {{{{ period }}}} {self._was} {{{{ answer }}}}."

    @property
    def _was(self) -> str:
        """Were for exports and sales, was for GDP and gross income."""
        return "were" if self.label.endswith("s") and not self.label.endswith("ss") else "was"

    def templates(self, kind: str, called: str) -> list[dict[str, str]]:
        """Question templates that ask for it and, where few subjects share a value, the way back."""
        if self.is_set:
            return [
                *(self._of_members(kind) if self.is_whole else []),
                *([self._of_joining(kind)] if self.begins else []),
            ]
        if self.is_series:
            return [self._of_each_period(kind)]
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

    def _of_members(self, kind: str) -> list[dict[str, str]]:
        """Templates that ask for a whole list, and for one of its members."""
        id, about = f"{kind}-{self.id.replace('_', '-')}", {"about": kind, "asks": self.id}
        members = scalar(f"Which of these is among the {self.label} of {{{{ it }}}}?")
        return [
            {
                "id": id,
                **about,
                "stem": scalar(f"Name the {self.label} of {{{{ it }}}}."),
                "types": "[recall]",
            },
            {"id": f"{id}-each", **about, "each": self.id, "stem": members, "types": "[choice]"},
        ]

    def _of_joining(self, kind: str) -> dict[str, str]:
        """A template that asks since when each member is one."""
        joined = f"one of the {plural(singular(self.label))} of {{{{ it }}}}"
        return {
            "id": f"{kind}-{self.id.replace('_', '-')}-since",
            "about": kind,
            "each": self.id,
            "asks": f"{self.id}.since.year",
            "stem": scalar(f"In which year did {{{{ member }}}} become {joined}?"),
            "claim": scalar(f"{{{{ member }}}} became {joined} in {{{{ answer }}}}."),
            "types": "[choice, typed, true-false]",
        }

    def _of_each_period(self, kind: str) -> dict[str, str]:
        types = {ValueType.QUANTITY: "[choice, numeric, true-false]", ValueType.TEXT: "[recall]"}
        return {
            "id": f"{kind}-{self.id.replace('_', '-')}",
            "about": kind,
            "asks": self.id,
            "each": self.id,
            "stem": scalar(f"What {self._was} the {self.label} of {{{{ it }}}} in {{{{ period }}}}?"),
            "types": types.get(self.type, "[choice, typed]"),
        }

    def _forward(self, kind: str) -> dict[str, str]:
        it = "{{ it }}"
        stem = f"What is the {self.label} of {it}?"
        types, asks, claim = "[choice, typed, true-false]", self.id, ""
        match self.type:
            case ValueType.DATE:
                asks = f"{self.id}.year"
                year = f"year of {self.event}" if self.event else "year"
                stem, claim = f"What is the {year} of {it}?", f"The {year} of {it} is {{{{ answer }}}}."
                if self.is_participle:
                    stem = f"In which year {{{{ it.was }}}} {it} {self.event}?"
                    claim = f"{it} {{{{ it.was }}}} {self.event} in {{{{ answer }}}}."
            case ValueType.QUANTITY:
                types = "[choice, numeric, true-false]"
            case ValueType.FLAG:
                stem = f"Is it true that {it} {{{{ it.is }}}} {self.label}?"
                types = "[true-false]"
            case ValueType.TEXT:
                types = "[recall]"
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


def questions(
    kind: str, several: str, drafts: Sequence[Draft], source: str, unasked: Mapping[str, Collection[str]]
) -> str:
    """A file of question templates for new properties; empty where there are none.

    `unasked` are templates with the subjects of which they cannot ask; with none, they are left out.
    """
    lines = []
    found = [template for draft in drafts for template in draft.templates(kind, kind.replace("-", " "))]
    for template in found:
        without = sorted(unasked.get(template["id"], ()))
        if without:
            template["without"] = flow_list(without)
        if without or template["id"] not in unasked:
            first, *rest = template.items()
            lines.append(f"  - {first[0]}: {first[1]}")
            lines.extend(f"    {key}: {text}" for key, text in rest)
    if not lines:
        return ""
    open_lists = [draft.label for draft in drafts if draft.is_set and not draft.is_whole]
    head = [
        f"# Questions about {several}, proposed when {source} was imported: put them in better words.",
        "# Of the types that a question can take, the first makes the card of a deck.",
    ]
    if open_lists:
        head += [
            f"# Nothing asks for {', '.join(open_lists)}: who lists some need not list all of them. Where all are",
            "# listed, write `whole: true` behind the property in seeds/kinds.yaml, and ask for them here.",
        ]
    return "\n".join((*head, "templates:", *lines, ""))


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
