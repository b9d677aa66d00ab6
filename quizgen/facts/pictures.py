"""Pictures that cards show: `seeds/media/` and its list, `seeds/media/pictures.yaml`.

```yaml
amur-1858:
  file: amur-1858.svg                # SVG or PNG, beside the list
  shows: The border of 1858          # said under it, and in its place where it cannot be seen
  of: [aigun, peking/signed]         # subjects or facts whose cards show it
  with: question                     # or answer, which it is when left out
  author: …
  licence: CC0
  url: https://…
```
"""

import re
from collections.abc import Mapping

from quizgen.facts.model import Picture, Subject
from quizgen.facts.reader import Reader
from quizgen.problems import Place, Severity, did_you_mean

FOLDER = "seeds/media/"
LIST = "seeds/media/pictures.yaml"
SUFFIXES = (".svg", ".png")
LARGEST = 2 * 2**20
"""Bytes of a picture: what a phone downloads without a thought."""

KEYS = {"picture": ("file", "shows", "of", "with", "author", "licence", "url")}
SIDES = ("question", "answer")
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = re.compile(rb"<svg[\s>]")
# Scripts, and whatever is fetched: an address that is neither within the file nor part of it.
_ALIVE = re.compile(
    rb"<script|<foreignObject|\son\w+\s*=|(?:href|src)\s*=\s*[\"'](?!#|data:image/)|url\(\s*[\"']?(?!#)|@import|<!ENTITY",
    re.IGNORECASE,
)


def read(reader: Reader, files: Mapping[str, bytes], subjects: Mapping[str, Subject]) -> tuple[Picture, ...]:
    """The pictures of a collection; files that are missing, unlisted or unfit are reported."""
    root = reader.file(LIST, files[LIST]) if LIST in files else None
    known = {*subjects, *(fact for subject in subjects.values() for fact in _facts(subject))}
    found = []
    used: set[str] = set()
    for key, node in reader.named(root, "the list of pictures", "picture") if root is not None else ():
        what = f"picture {key.text!r}"
        fields = reader.fields(node, what, KEYS["picture"])
        name = reader.required(fields, "file", what, key.place)
        place = fields["file"].place if "file" in fields else key.place
        content = files.get(FOLDER + name, b"")
        used.add(name)
        if name and not content:
            others = [path.removeprefix(FOLDER) for path in files if path.endswith(SUFFIXES)]
            reader.report(place, "missing-picture", f"there is no {FOLDER}{name}", did_you_mean(name, others))
        elif name and (why := _unfit(name, content)):
            reader.report(place, "unfit-picture", f"{FOLDER}{name} {why}", "save it as a plain SVG or PNG")
        of = reader.texts(fields.get("of"), "of")
        if not of:
            reader.report(
                key.place, "unused-picture", f"{what} is shown by no card", "name subjects in `of:`"
            )
        for shown in reader.each(fields.get("of")):
            id = reader.text(shown, "of")
            if id and id not in known:
                reader.report(shown.place, "unknown-id", f"nothing is called {id!r}", did_you_mean(id, known))
        side = reader.chosen(fields.get("with"), f"{what}'s side", SIDES, "unknown-side")
        found.append(
            Picture(
                id=key.text,
                file=name,
                content=content,
                shows=reader.required(fields, "shows", what, key.place),
                of=of,
                with_question=side == "question",
                author=reader.text(fields.get("author"), "author"),
                licence=reader.required(fields, "licence", what, key.place),
                url=reader.text(fields.get("url"), "url"),
                place=key.place,
            )
        )
    for path in sorted(files):
        if path.startswith(FOLDER) and path.endswith(SUFFIXES) and path.removeprefix(FOLDER) not in used:
            message, hint = f"no picture of {LIST} is in this file", "list it there, or delete it"
            reader.report(Place(path), "unused-file", message, hint, severity=Severity.WARNING)
    return tuple(found)


def _facts(subject: Subject) -> tuple[str, ...]:
    return (
        *(f"{subject.id}/{property_id}" for property_id in subject.facts),
        *(fact.id for facts in subject.facts.values() for fact in facts),
    )


def _unfit(name: str, content: bytes) -> str:
    if len(content) > LARGEST:
        return f"has {len(content) / 2**20:.1f} MB; {LARGEST // 2**20} MB is the most"
    if name.endswith(".png"):
        return "" if content.startswith(_PNG) else "is no PNG"
    if not name.endswith(".svg") or not _SVG.search(content):
        return "is no SVG"
    return "runs a script or fetches something" if _ALIVE.search(content) else ""
