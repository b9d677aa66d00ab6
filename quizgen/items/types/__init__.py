"""Item types: each turns a question into the body of an item, or says why it cannot.

A type is one file with a function `make(asked, slot, tools)` that gives a stem and a body, or a
`Refusal`. To add a type, write its file, enter it in `TYPES`, and let each exporter take or refuse it.
"""

from collections.abc import Callable, Mapping

from quizgen.items.asking import Asked
from quizgen.items.model import Body, ItemType
from quizgen.items.types import choice, cloze, multiple, numeric, recall, true_false, typed
from quizgen.items.types.tools import Refusal, Slot, Tools

Make = Callable[[Asked, Slot, Tools], tuple[str, Body] | Refusal]

TYPES: Mapping[ItemType, Make] = {
    ItemType.CHOICE: choice.make,
    ItemType.MULTIPLE: multiple.make,
    ItemType.TRUE_FALSE: true_false.make,
    ItemType.TYPED: typed.make,
    ItemType.NUMERIC: numeric.make,
    ItemType.CLOZE: cloze.make,
    ItemType.RECALL: recall.make,
}
