"""Subjects and their facts from `seeds/facts/*.yaml`, one kind a file."""

from collections.abc import Iterable, Iterator, Mapping

from quizgen.facts import sources
from quizgen.facts.dates import Date
from quizgen.facts.model import (
    Citation,
    Extent,
    Fact,
    ForeignName,
    Kind,
    Many,
    Property,
    Statement,
    Subject,
    ValueType,
)
from quizgen.facts.reader import Reader
from quizgen.facts.statements import STATEMENT_KEYS, Terms, read_misreports, read_ruled_out, read_statement
from quizgen.facts.vocabulary import SUBJECT_KEYS
from quizgen.facts.yaml import Node, Scalar, Sequence
from quizgen.problems import Place, did_you_mean

TIMELESS = "timeless"
_LIST_KEYS = ("is", "complete", "cite", "misreported", "not", "unconfirmed")
_SERIES_KEYS = ("series", "publisher", "cite", "misreported", "not", "unconfirmed")
_VERSION_KEYS = ("as_of",)
_FIGURE_KEYS = ("period", "as_of")
_MEMBER_KEYS = ("id", "since", "until", "as_of", "formerly")
KEYS = {
    "file": ("kind", "subjects"),
    "name": ("is", "pinyin", "latin"),
    "list": _LIST_KEYS,
    "series": _SERIES_KEYS,
    "version": (*STATEMENT_KEYS, *_VERSION_KEYS),
    "figure": (*STATEMENT_KEYS, *_FIGURE_KEYS),
    "member": (*STATEMENT_KEYS, *_MEMBER_KEYS),
}
"""What may be said of each, for whoever describes the format; of a member also its property's qualifiers."""
_STINT = Property("since", ValueType.DATE, "date", "")


def read(reader: Reader, node: Node, kinds: Mapping[str, Kind], terms: Terms) -> list[Subject]:
    """The subjects of one facts file."""
    fields = reader.fields(node, "a facts file", KEYS["file"])
    if "kind" not in fields:
        reader.report(node.place, "missing-key", "a facts file lacks 'kind'", "begin it with `kind: treaty`")
        reader.unread.add(node.place.path)
        return []
    id = reader.text(fields["kind"], "kind")
    if id not in kinds:
        reader.report(
            fields["kind"].place, "unknown-kind", f"there is no kind {id!r}", did_you_mean(id, kinds)
        )
        reader.unread.add(node.place.path)
        return []
    if "subjects" not in fields:
        return []
    return [
        _subject(reader, key, value, kinds[id], terms)
        for key, value in reader.named(fields["subjects"], "the list of subjects", "subject")
    ]


def _subject(reader: Reader, key: Scalar, node: Node, kind: Kind, terms: Terms) -> Subject:
    what = f"subject {key.text!r}"
    if not key.text or any(c in key.text for c in "/ #:\t"):
        reader.report(key.place, "bad-id", f"{key.text!r} cannot be an id", "use letters, digits and hyphens")
    facts: dict[str, tuple[Fact, ...]] = {}
    extents: dict[str, Extent] = {}
    about: dict[str, Node] = {}
    for name, value in reader.entries(node, what):
        if name.text in SUBJECT_KEYS:
            about[name.text] = value
        elif name.text not in kind.properties:
            hint = did_you_mean(name.text, (*kind.properties, *SUBJECT_KEYS))
            reader.report(name.place, "unknown-property", f"{kind.name} has no property {name.text!r}", hint)
        else:
            prop = kind.properties[name.text]
            found, extent = _Entry(reader, key.text, prop, terms).read(value)
            facts[prop.id] = found
            if extent:
                extents[prop.id] = extent
    prominence = reader.integer(about.get("prominence"), f"{what}'s prominence")
    if prominence is not None and not 1 <= prominence <= 5:
        reader.report(
            about["prominence"].place, "bad-prominence", f"{what}'s prominence is {prominence}", "1 to 5"
        )
    number = reader.chosen(about.get("number"), f"{what}'s number", ("singular", "plural"), "unknown-number")
    return Subject(
        id=key.text,
        kind=kind.id,
        name=reader.required(about, "name", what, key.place),
        short=reader.text(about.get("short"), f"{what}'s short"),
        article=reader.text(about.get("article"), f"{what}'s article"),
        plural=number == "plural",
        aliases=reader.texts(about.get("aliases"), f"{what}'s aliases"),
        names=_foreign_names(reader, about.get("names"), what),
        topics=reader.texts(about.get("topics"), f"{what}'s topics"),
        prominence=3 if prominence is None else prominence,
        confuse=reader.texts(about.get("confuse"), f"{what}'s confuse"),
        continues=reader.text(about.get("continues"), f"{what}'s continues"),
        part_of=reader.text(about.get("part_of"), f"{what}'s part_of"),
        formerly=reader.texts(about.get("formerly"), f"{what}'s formerly"),
        facts=facts,
        extents=extents,
        place=key.place,
        places={name: value.place for name, value in about.items()},
    )


def _foreign_names(reader: Reader, node: Node | None, what: str) -> tuple[ForeignName, ...]:
    found = []
    for key, value in reader.entries(node, f"{what}'s names") if node is not None else ():
        if isinstance(value, Scalar):
            found.append(ForeignName(key.text, value.text.strip(), place=key.place))
            continue
        fields = reader.fields(value, f"{what}'s name", KEYS["name"])
        latin = reader.text(fields.get("pinyin") or fields.get("latin"), "a transliteration")
        text = reader.required(fields, "is", f"{what}'s {key.text} name", value.place)
        found.append(ForeignName(key.text, text, latin, key.place))
    return tuple(found)


class _Entry:
    """Reads what a subject says under one property."""

    def __init__(self, reader: Reader, subject: str, prop: Property, terms: Terms) -> None:
        self.reader = reader
        self.subject = subject
        self.prop = prop
        self.terms = terms
        self.what = f"{subject}'s {prop.id}"

    def read(self, node: Node) -> tuple[tuple[Fact, ...], Extent | None]:
        match self.prop.many:
            case Many.ONE:
                return self._versions(node), None
            case Many.SERIES:
                extent, fields = self._extent(node)
                return self._series(fields, extent), extent
            case Many.SET | Many.SUCCESSION:
                extent, fields = self._extent(node)
                return self._members(fields, extent), extent

    def _versions(self, node: Node) -> tuple[Fact, ...]:
        """A single value, or the as-of values of a property that changes."""
        listed = tuple(self.reader.each(node))
        if not self.prop.changes:
            if len(listed) > 1:
                hint = "keep one value; where good sources differ, give the others under `or:`"
                self.reader.report(
                    listed[1].place, "several-values", f"{self.what} has {len(listed)} values", hint
                )
            listed = listed[:1]
        if not listed:
            hint = "write one, or leave the key out"
            self.reader.report(node.place, "missing-value", f"{self.what} has no value", hint)
        found = (self._fact(version, KEYS["version"]) for version in listed)
        return self._unique(fact for fact in found if fact is not None)

    def _extent(self, node: Node) -> tuple[Extent, dict[str, Node]]:
        is_series = self.prop.many is Many.SERIES
        if isinstance(node, Sequence | Scalar):
            fields: dict[str, Node] = {"series" if is_series else "is": node}
        else:
            fields = self.reader.fields(node, self.what, _SERIES_KEYS if is_series else _LIST_KEYS)
        complete = fields.get("complete")
        timeless = isinstance(complete, Scalar) and complete.text == TIMELESS
        timeless = timeless or (complete is None and self.prop.whole)
        cites = sources.read_citations(self.reader, fields.get("cite"), self.terms.sources)
        extent = Extent(
            complete=None if timeless else self.reader.date(complete, f"{self.what}'s complete"),
            timeless=timeless,
            publisher=self.reader.text(fields.get("publisher"), f"{self.what}'s publisher"),
            cites=cites,
            misreports=read_misreports(self.reader, fields.get("misreported"), self.prop, self.terms),
            ruled_out=read_ruled_out(self.reader, fields.get("not"), self.prop, self.terms),
            unconfirmed=self.reader.text(fields.get("unconfirmed"), f"{self.what}'s unconfirmed"),
            place=complete.place if complete else node.place,
        )
        return extent, fields

    def _series(self, fields: dict[str, Node], extent: Extent) -> tuple[Fact, ...]:
        found: list[Fact] = []
        listed = tuple(self.reader.each(fields.get("series")))
        if not listed:
            self._nothing_listed(fields, "series", extent)
        for node in listed:
            fact = self._fact(node, KEYS["figure"], extent.cites)
            if "period" not in self.reader.peek(node):
                message = f"{self.what} has a figure without 'period'"
                self.reader.report(node.place, "missing-key", message, "add `period:`, its year or month")
            found.extend((fact,) if fact else ())
        return self._unique(found)

    def _members(self, fields: dict[str, Node], extent: Extent) -> tuple[Fact, ...]:
        before = self.reader.slips
        listed = tuple(self._listed(fields["is"])) if "is" in fields else ()
        if not listed and self.reader.slips == before:
            self._nothing_listed(fields, "is", extent)
        found = (self._member(id, node, extent) for id, node in listed)
        return self._unique(fact for fact in found if fact is not None)

    def _listed(self, node: Node) -> Iterator[tuple[str, Node]]:
        """Each member's id with what is said of it: once for each stint."""
        if isinstance(node, Sequence | Scalar):
            for member in self.reader.each(node):
                if text := self.reader.text(member, self.what):
                    yield text, Scalar("", member.place)
            return
        for key, value in self.reader.entries(node, self.what):
            for stint in tuple(self.reader.each(value)) or (Scalar("", key.place),):
                yield key.text, stint

    def _nothing_listed(self, fields: dict[str, Node], key: str, extent: Extent) -> None:
        place = fields[key].place if key in fields else extent.place
        hint = f"write what it lists under `{key}:`"
        self.reader.report(place, "missing-value", f"{self.what} lists nothing", hint)

    def _member(self, id: str, node: Node, extent: Extent) -> Fact | None:
        return self._fact(node, (*KEYS["member"], *self.prop.qualifiers), extent.cites, member=id)

    def _fact(
        self,
        node: Node,
        keys: tuple[str, ...],
        inherited: tuple[Citation, ...] = (),
        member: str = "",
    ) -> Fact | None:
        reader, prop = self.reader, self.prop
        statement = read_statement(
            reader,
            node,
            prop,
            self.terms,
            what=self.what,
            inherited=inherited,
            known=keys,
            fallback=member,
        )
        fields = reader.peek(node)
        part = member
        period = None
        if "period" in fields:
            period = reader.date(fields["period"], f"{self.what}'s period")
            part = reader.text(fields["period"], "period")
        stint = reader.text(fields.get("id"), f"{self.what}'s id") if member else ""
        as_of = reader.date(fields.get("as_of"), f"{self.what}'s as_of", code="bad-as-of")
        cites = statement.cites if statement else inherited
        since, until = (self._end(fields.get(end), cites) for end in ("since", "until"))
        self._check_stint(since, until)
        qualifiers = self._qualifiers(fields, cites)
        formerly = reader.texts(fields.get("formerly"), f"{self.what}'s formerly")
        if statement is None:
            return None
        if prop.changes and prop.many is Many.ONE and "as_of" not in fields:
            hint = "add `as_of:`, the day for which the source gives it"
            reader.report(statement.place, "missing-as-of", f"{self.what} changes but has no as_of", hint)
        return Fact(
            id="/".join(filter(None, (self.subject, prop.id, f"{part}:{stint}" if stint else part))),
            subject=self.subject,
            property_id=prop.id,
            says=statement,
            part=part,
            as_of=as_of,
            since=since,
            until=until,
            qualifiers=qualifiers,
            period=period,
            formerly=formerly,
        )

    def _end(self, node: Node | None, inherited: tuple[Citation, ...]) -> Statement | None:
        if node is None:
            return None
        return read_statement(self.reader, node, _STINT, self.terms, what=self.what, inherited=inherited)

    def _check_stint(self, since: Statement | None, until: Statement | None) -> None:
        if since is None or until is None:
            return
        start, end = since.value, until.value
        if isinstance(start, Date) and isinstance(end, Date) and end.last < start.first:
            message = f"{self.what} has a stint that ends on {end}, before it begins"
            self.reader.report(until.place, "ends-before-it-begins", message, "exchange the two, or mend one")

    def _qualifiers(self, fields: dict[str, Node], inherited: tuple[Citation, ...]) -> dict[str, Statement]:
        found = {}
        for id, prop in self.prop.qualifiers.items():
            if id in fields:
                statement = read_statement(
                    self.reader, fields[id], prop, self.terms, what=f"{self.what}'s {id}", inherited=inherited
                )
                if statement:
                    found[id] = statement
        return found

    def _unique(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        seen: dict[tuple[str, str], Place] = {}
        found: list[Fact] = []
        for fact in facts:
            key = (fact.id, fact.as_of.iso if fact.as_of and self.prop.many is Many.ONE else "")
            if key in seen:
                hint = f"the first stands at {seen[key]}; a second stint needs an `id`"
                self.reader.report(fact.says.place, "id-twice", f"two facts are called {fact.id!r}", hint)
                continue
            seen[key] = fact.says.place
            found.append(fact)
        return tuple(found)
