"""What a build says of itself when it is done."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from quizgen.cli.products import Product, items_of
from quizgen.cli.workspace import Workspace
from quizgen.items.pool import Pool
from quizgen.quizzes.model import Deck

_PAGE = re.compile(rb"/Type\s*/Page\b")


def of_build(
    workspace: Workspace,
    pool: Pool,
    products: Sequence[Product],
    contents: Mapping[str, bytes],
    out: Path,
    seconds: float,
) -> str:
    """The files built, what is in them, and how to import them."""
    subjects = pool.world.subjects.values()
    facts = sum(len(found) for subject in subjects for found in subject.facts.values())
    notes = sum(len(product.work.cards) for product in products if isinstance(product.work, Deck))
    items = len({item.id for product in products for item in items_of(product.work)})
    sheets = sorted(name for name in contents if name.endswith(".pdf"))
    pages = sum(_pages(contents[name]) for name in sheets)
    lines = [f"{out / name}" for name in sorted(contents)]
    lines.append("")
    lines.append(
        f"{len(subjects)} subjects · {facts} facts · {items} items · {notes} notes · {pages} pages · {seconds:.1f} s"
    )
    packages = [str(out / name) for name in sorted(contents) if name.endswith(".apkg")]
    if packages:
        lines.append(f"To import: in Anki, File → Import, and choose {packages[0]}.")
        if not workspace.ledger.by_guid:
            lines.append(
                "Nothing is released yet: `quizgen release` before learners get it, so that updates reach them."
            )
    return "\n".join(lines)


def _pages(pdf: bytes) -> int:
    # Typst writes page objects uncompressed, so that they can be counted without a PDF library.
    return len(_PAGE.findall(pdf))
