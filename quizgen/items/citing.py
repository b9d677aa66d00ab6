"""Citations and names as an item carries them, ready to print."""

from collections.abc import Iterable

from quizgen.facts.model import Citation, Collection, Subject
from quizgen.items.model import Cited


def cited(collection: Collection, citations: Iterable[Citation]) -> tuple[Cited, ...]:
    """Citations with what a reader needs to look them up, each source and place once."""
    found: dict[tuple[str, int | None, str], Cited] = {}
    for citation in citations:
        if citation.source not in collection.sources:
            # A source that does not exist is a problem of the fact that cites it.
            continue
        place = citation.source, citation.paragraph, citation.page
        if place not in found:
            found[place] = _cite(collection, citation)
    return tuple(found.values())


def _cite(collection: Collection, citation: Citation) -> Cited:
    source = collection.sources[citation.source]
    return Cited(
        source=source.id,
        title=source.title,
        author=source.author,
        publisher=source.publisher,
        date=str(source.date) if source.date else "",
        url=source.url,
        paragraph=citation.paragraph,
        page=citation.page,
        prints=citation.prints,
        seen=str(citation.seen) if citation.seen else "",
    )


def foreign_names(subject: Subject) -> tuple[str, ...]:
    """A subject's names in other languages, each with its transliteration."""
    return tuple(f"{name.text} ({name.latin})" if name.latin else name.text for name in subject.names)
