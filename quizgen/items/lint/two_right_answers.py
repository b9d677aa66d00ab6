"""Two options are right: by the facts, under every name, and within every tolerance. This is never waived.

The maker proves every distractor wrong; this check reads the options again as a learner does.

>>> where = {"template": "treaty-signed-at", "asks": ["peking/signed_at"], "subject": "peking"}
>>> of_item(choice("Where was it concluded?", "*Beijing", "Peking", "Aigun", **where), context)
"'Peking' is right as well"
>>> of_item(choice("Where was it concluded?", "*Beijing", "Tianjin", "Aigun", **where), context)
>>> which = {"template": "member", "asks": ["sco/members/iran"], "subject": "sco"}
>>> of_item(choice("Which of these is a member of the SCO?", "*Iran", "India", "Japan", **which), context)
"'India' is right as well"

Items written by hand are compared with their facts when they are read (`quizgen.items.verifying`).
"""

from quizgen.items.lint.context import Context, Rights
from quizgen.items.lint.finding import offered
from quizgen.items.lint.seen import Seen
from quizgen.items.model import Item


def of_item(item: Item, context: Context) -> str | None:
    """What is wrong where the facts make a distractor true."""
    offer = offered(item, context)
    rights = context.rights(item) if offer else None
    if offer is None or rights is None:
        return None
    found = next((option for option in offer.options[1:] if _is_right(option, rights)), None)
    return f"{found.text!r} is right as well" if found is not None else None


def _is_right(option: Seen, rights: Rights) -> bool:
    if option.text.casefold() in rights.texts or not rights.subjects.isdisjoint(option.names.subjects):
        return True
    seen = option.shape
    return any(
        seen.form == right.form and seen.low <= right.high and right.low <= seen.high
        for right in rights.intervals
    )
