"""What a build says of itself when it is done."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    pages: Mapping[Path, int],
    out: Path,
    seconds: float,
) -> str:
    """The files built (of `pages` each, as far as it has any), what is in them, and how to import them."""
    subjects = pool.world.subjects.values()
    facts = sum(len(found) for subject in subjects for found in subject.facts.values())
    notes = sum(len(product.work.cards) for product in products if isinstance(product.work, Deck))
    items = len({item.id for product in products for item in items_of(product.work)})
    lines = sorted({str(path if path.parent == out else path.parent) for path in pages})
    lines.append("")
    lines.append(
        f"{len(subjects)} subjects · {facts} facts · {items} items · {notes} notes · {sum(pages.values())} pages · {seconds:.1f} s"
    )
    packages = sorted(str(path) for path in pages if path.suffix == ".apkg")
    if packages:
        lines.append(f"To import: in Anki, File → Import, and choose {packages[0]}.")
        if not workspace.ledger.by_guid:
            lines.append(
                "Nothing is released yet: `quizgen release` before learners get it, so that updates reach them."
            )
    return "\n".join(lines)


def counting_pages(path: Path, content: Iterable[bytes], pages: dict[Path, int]) -> Iterator[bytes]:
    """A file's content passed on piece by piece, its pages noted where it is a PDF."""
    pages[path] = 0
    for piece in content:
        if path.suffix == ".pdf":
            # Typst writes page objects uncompressed and whole, so that they can be counted without a PDF library.
            pages[path] += len(_PAGE.findall(piece))
        yield piece
