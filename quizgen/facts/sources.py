"""Sources and citations: where a fact was read, so that anyone can look it up."""

import re

from quizgen.facts.model import Citation, Source
from quizgen.facts.reader import Reader
from quizgen.facts.yaml import Node, Scalar
from quizgen.problems import Place, did_you_mean

SOURCE_KINDS = ("document", "primary", "statistics", "company", "reference", "news")
"""What a source is; a document at hand is what the collection is about, never proof by itself."""

_SOURCE_KEYS = ("title", "author", "publisher", "date", "kind", "url", "seen", "paragraphs", "sha256")
_CITATION_KEYS = ("source", "paragraph", "page", "prints", "seen")
KEYS = {"source": _SOURCE_KEYS, "citation": _CITATION_KEYS}
"""What may be said of each, for whoever describes the format."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[0-9]{1,6}")


def read(reader: Reader, node: Node) -> dict[str, Source]:
    """The sources of `sources.yaml`, by id."""
    return {
        key.text: _source(reader, key.text, value, key.place)
        for key, value in reader.named(node, "the list of sources", "source")
    }


def _source(reader: Reader, id: str, node: Node, place: Place) -> Source:
    what = f"source {id!r}"
    fields = reader.fields(node, what, _SOURCE_KEYS)
    url = reader.text(fields.get("url"), f"{what}'s url")
    if url and not url.startswith(("http://", "https://")):
        reader.report(
            fields["url"].place, "bad-url", f"{what} is at {url!r}", "write an http or https address"
        )
    sha256 = reader.text(fields.get("sha256"), f"{what}'s sha256")
    if sha256 and not _SHA256.fullmatch(sha256):
        hint = "write what `sha256sum` prints of the file: 64 digits from 0 to f"
        reader.report(fields["sha256"].place, "bad-sha256", f"{what} has the sha256 {sha256!r}", hint)
    return Source(
        id=id,
        title=reader.required(fields, "title", what, place),
        kind=reader.chosen(fields.get("kind"), f"{what}'s kind", SOURCE_KINDS, "unknown-source-kind"),
        author=reader.text(fields.get("author"), f"{what}'s author"),
        publisher=reader.text(fields.get("publisher"), f"{what}'s publisher"),
        date=reader.date(fields.get("date"), f"{what}'s date"),
        url=url,
        seen=reader.date(fields.get("seen"), f"{what}'s seen"),
        paragraphs=reader.integer(fields.get("paragraphs"), f"{what}'s paragraphs"),
        sha256=sha256,
        place=place,
    )


def read_citations(reader: Reader, node: Node | None, sources: dict[str, Source]) -> tuple[Citation, ...]:
    """Citations as a curator writes them: an id, `id#paragraph`, a mapping, or a list of these."""
    return tuple(read_citation(reader, member, sources) for member in reader.each(node))


def read_citation(reader: Reader, node: Node, sources: dict[str, Source]) -> Citation:
    """One citation. A source that does not exist is noted as a problem."""
    paragraph: str
    place = node.place
    if isinstance(node, Scalar):
        id, _, paragraph = node.text.strip().partition("#")
        page = prints = ""
        seen = None
    else:
        fields = reader.fields(node, "a citation", _CITATION_KEYS)
        written = reader.required(fields, "source", "a citation", place)
        if not written:
            return Citation("", place=place)
        place = fields["source"].place
        id, _, inline = written.partition("#")
        paragraph = reader.text(fields.get("paragraph"), "a citation's paragraph") or inline
        page = reader.text(fields.get("page"), "a citation's page")
        prints = reader.text(fields.get("prints"), "a citation's prints")
        seen = reader.date(fields.get("seen"), "a citation's seen")
    if id not in sources:
        reader.report(place, "unknown-source", f"there is no source {id!r}", did_you_mean(id, sources))
        return Citation(id, place=place)
    number = _paragraph(reader, place, paragraph, sources[id])
    return Citation(id, number, page, prints, seen or sources[id].seen, place)


def _paragraph(reader: Reader, place: Place, text: str, source: Source) -> int | None:
    if not text:
        return None
    if source.paragraphs is None:
        message = f"source {source.id!r} has no numbered paragraphs"
        hint = "name a `page:`, or give the source its number of `paragraphs:`"
        reader.report(place, "unknown-paragraph", message, hint)
        return None
    number = int(text) if _NUMBER.fullmatch(text) else 0
    if not 1 <= number <= source.paragraphs:
        message = f"source {source.id!r} has no paragraph {text!r}"
        hint = f"its non-empty lines are counted from 1 to {source.paragraphs}"
        reader.report(place, "unknown-paragraph", message, hint)
        return None
    return number
