"""What a note says: an item's content as the HTML of its note's fields.

Structure only: which of it shows on the front, on the back or not at all is for the designs to say.
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import assert_never

from quizgen.exports.anki.markup import escaped, link, listed, paragraphs, shown
from quizgen.exports.answers import also_right, safe_address, web_address, why_wrong
from quizgen.facts.model import Picture
from quizgen.facts.values import grouped
from quizgen.items.model import (
    Choice,
    Cited,
    Cloze,
    Gap,
    Item,
    Matching,
    Multiple,
    Numeric,
    Option,
    Ordering,
    Quoted,
    Recall,
    TrueFalse,
    Typed,
    page_in_words,
)

_SOURCES_AT_SIGHT = 3


def fields_of(item: Item) -> dict[str, str]:
    """The fields that an item fills, by name."""
    reasons = (reason for letter, reason in why_wrong(item) if not letter)
    return {
        "Question": shown(item.stem),
        **_body(item),
        "Explanation": paragraphs(filter(None, (*reasons, _explanation(item)))),
        "Remarks": paragraphs(item.remarks),
        "As of": shown(item.as_of),
        "Sources": _sources(item.cites),
        "Subject": shown(item.subject_name),
        "Names": listed(item.names, "names"),
        "Confused with": listed(item.confused_with, "confused"),
    }


def reverse_of(item: Item) -> dict[str, str]:
    """The fields by which a recall note also asks the way back, from the item that asks it."""
    return {"Reverse question": shown(item.stem), "Reverse answer": _answers(item.answers)}


def pictures(shown: Iterable[Picture]) -> dict[str, str]:
    """The fields that a card's pictures fill."""
    fields = {"Picture": "", "Answer picture": ""}
    for picture in shown:
        fields["Picture" if picture.with_question else "Answer picture"] += _picture(picture)
    return {name: value for name, value in fields.items() if value}


def media_name(picture: Picture) -> str:
    """The name of a picture's file among a learner's media.

    Of its content: Anki never replaces a file it has, and keeps the files of all decks in one folder.
    """
    return f"quizgen-{blake2b(picture.content, digest_size=12).hexdigest()}{picture.file[-4:]}"


def _picture(picture: Picture) -> str:
    words = ", ".join(filter(None, (picture.shows, picture.author, picture.licence)))
    credit = link(safe_address(picture.url), words)
    return f'<img src="{media_name(picture)}" alt="{escaped(picture.shows)}"><small>{credit}</small>'


def _explanation(item: Item) -> str:
    """An item's explanation, without the sentences that stand beside the pairs of a matching item."""
    if not isinstance(item.body, Matching):
        return item.explanation
    left = item.explanation
    for pair in item.body.pairs:
        left = left.replace(pair.because, "") if pair.because else left
    return left.strip()


def _body(item: Item) -> dict[str, str]:
    match item.body:
        case Choice(options, in_order, quoted):
            right = next((option.text for option in options if option.right), "")
            fields = {
                "Answer": shown(right),
                "Options": _options(options, in_order=in_order or quoted is not None),
            }
            return fields if quoted is None else fields | _judged(quoted)
        case Multiple(options):
            return {"Answer": _answers(item.answers), "Options": _options(options)}
        case TrueFalse(right):
            options = (Option("True", right, ""), Option("False", not right, ""))
            return {"Answer": str(right), "Options": _options(options, in_order=True, keys="tf")}
        case Typed(answer):
            return {"Answer": shown(answer), "Accepted": listed(also_right(item), "accepted")}
        case Numeric() as body:
            # The bare number is what a learner's typing is compared with; the unit stands behind it.
            return {"Answer": f"{body.number:f}", "Unit": shown(body.unit), "Accepted": _numbers(body)}
        case Cloze(texts, gaps):
            return {
                "Answer": shown("; ".join(gap.text for gap in gaps)),
                "Text": _text(texts, gaps),
                "Accepted": _also_in_gaps(gaps),
            }
        case Matching() as body:
            return _matching(body)
        case Ordering() as body:
            return _ordering(body)
        case Recall(answers):
            return {"Answer": _answers(answers)}
    assert_never(item.body)


def _judged(quoted: Quoted) -> dict[str, str]:
    return {
        "Claim": shown(quoted.said),
        "Who said it": _source(quoted.source),
        "Verdict": "The claim is wrong." if quoted.correction else "The claim is right.",
        "What is right": shown(quoted.correction),
    }


def _answers(answers: tuple[str, ...]) -> str:
    return shown(answers[0]) if len(answers) == 1 else listed(answers, "answers")


def _numbers(body: Numeric) -> str:
    """The numbers that count as right, where they are not one number that everyone writes alike."""
    plain, fine = f"{body.number:f}", grouped(body.number)
    between = f"{grouped(body.low)} to {grouped(body.high)}"
    also = between if body.low != body.high else fine if fine != plain else ""
    bounds = f'data-low="{body.low:f}" data-high="{body.high:f}"'
    return f'<ul class="accepted" {bounds}><li>{shown(also)}</li></ul>' if also else ""


def _also_in_gaps(gaps: tuple[Gap, ...]) -> str:
    """Other spellings, each marked with the card that its gap makes: the style sheet hides them on the others."""
    lines = "".join(
        f'<li data-gap="{number}">{shown(text)}</li>'
        for number, gap in enumerate(gaps, start=1)
        for text in gap.accepted
        if text != gap.text
    )
    return f'<ul class="accepted">{lines}</ul>' if lines else ""


def _matching(body: Matching) -> dict[str, str]:
    """Rows, the bank to fill them from, and the pairs; `data-with` counts the bank's entries from 1."""
    at = {text: number for number, text in enumerate(body.offered, start=1)}
    rows = (f'<li data-with="{at[pair.right]}"><span>{shown(pair.left)}</span></li>' for pair in body.pairs)
    key = (
        f'<li data-with="{at[pair.right]}"><b>{shown(pair.left)}</b> <span>{shown(pair.right)}</span>'
        f"{_small(pair.because)}</li>"
        for pair in body.pairs
    )
    return {"Left": _ol("rows", rows), "Right": _bank(body.offered), "Answer": _ol("key", key)}


def _ordering(body: Ordering) -> dict[str, str]:
    """As a matching item, of which the rows are places."""
    at = {index: number for number, index in enumerate(body.shown, start=1)}
    ends = {0: shown(body.first), len(body.entries) - 1: shown(body.last)}
    rows = (f'<li data-with="{at[n]}"><span>{ends.get(n, "")}</span></li>' for n in range(len(body.entries)))
    key = (
        f'<li data-with="{at[n]}"><span>{shown(entry.text)}</span>{_small(entry.value)}</li>'
        for n, entry in enumerate(body.entries)
    )
    bank = (body.entries[index].text for index in body.shown)
    return {"Places": _ol("rows", rows), "Entries": _bank(bank), "Answer": _ol("key", key)}


def _bank(texts: Iterable[str]) -> str:
    return _ol("bank", (f"<li><span>{shown(text)}</span></li>" for text in texts))


def _ol(kind: str, entries: Iterable[str]) -> str:
    return f'<ol class="{kind}">{"".join(entries)}</ol>'


def _small(text: str) -> str:
    return f"<small>{shown(text)}</small>" if text else ""


def _text(texts: tuple[str, ...], gaps: tuple[Gap, ...]) -> str:
    """The sentence with a deletion for each gap, so that each makes a card of its own."""
    deletions = [*(_deletion(n, gap.text) for n, gap in enumerate(gaps, start=1)), ""]
    return "".join(shown(text) + deletion for text, deletion in zip(texts, deletions, strict=True))


def _deletion(number: int, gap: str) -> str:
    # Two colons would begin the hint.
    return f"{{{{c{number}::{shown(gap).replace(':', '&#58;')}}}}}"


def _options(options: tuple[Option, ...], *, in_order: bool = False, keys: str = "") -> str:
    """The options, the key marked, each with its reason: the designs hide both on the front.

    What is `in_order` is never shuffled. `keys` are the letters that choose them, if not a, b, c.
    """
    kind = "options in-order" if in_order else "options"
    lettered = f' data-keys="{keys}"' if keys else ""
    return f'<ol class="{kind}"{lettered}>{"".join(map(_option, options))}</ol>'


def _option(option: Option) -> str:
    right = ' data-right="1"' if option.right else ""
    reason = "" if option.right else _small(option.because)
    return f"<li{right}><span>{shown(option.text)}</span>{reason}</li>"


def _sources(cites: tuple[Cited, ...]) -> str:
    """All of them; where they are many, those after the first few unfold at a tap."""
    at_sight = len(cites) if len(cites) <= _SOURCES_AT_SIGHT + 1 else _SOURCES_AT_SIGHT
    first, further = map(_source_list, (cites[:at_sight], cites[at_sight:]))
    if not further:
        return first
    summary = f'<summary class="tappable">{len(cites) - at_sight} more</summary>'
    return f"{first}<details>{summary}{further}</details>"


def _source_list(cites: tuple[Cited, ...]) -> str:
    lines = "".join(f"<li>{_source(cited)}</li>" for cited in cites)
    return f'<ul class="sources">{lines}</ul>' if lines else ""


@lru_cache(maxsize=4096)
def _source(cited: Cited) -> str:
    """A citation in one line, its title a link where the source stands on the web; many items share one."""
    where = f"paragraph {cited.paragraph}" if cited.paragraph else page_in_words(cited.page)
    after = (
        cited.publisher,
        cited.date,
        where,
        cited.prints and f"prints “{cited.prints}”",
        cited.seen and f"seen {cited.seen}",
    )
    parts = (shown(cited.author), link(web_address(cited), cited.title), *map(shown, after))
    return ", ".join(filter(None, parts))
