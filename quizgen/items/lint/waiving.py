"""Waivers: the checks that do not count against an item, each with its reason."""

from quizgen.facts.reader import Reader
from quizgen.facts.yaml import Node
from quizgen.items.lint import CODES, WAIVABLE
from quizgen.problems import did_you_mean


def read(node: Node | None, reader: Reader) -> tuple[str, ...]:
    """The codes under a `waive:`; those unknown, never waived or without a reason are reported."""
    if node is None:
        return ()
    found = []
    for key, reason in reader.entries(node, "`waive:`"):
        code = key.text
        if code not in CODES:
            reader.report(
                key.place, "unknown-check", f"there is no check {code!r}", did_you_mean(code, CODES)
            )
        elif code not in WAIVABLE:
            reader.report(key.place, "never-waived", f"{code!r} cannot be waived", "mend what it finds")
        elif not reader.text(reason, f"the reason to waive {code!r}"):
            hint = f"write `{code}: why it is no flaw here`"
            reader.report(key.place, "no-reason", f"the waiver of {code!r} gives no reason", hint)
        else:
            found.append(code)
    return tuple(sorted(found))
