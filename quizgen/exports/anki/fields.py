"""What a note says: an item's content as the HTML of its note's fields.

Structure only: which of it shows on the front, on the back or not at all is for the designs to say.
"""

from functools import lru_cache
from typing import assert_never

from quizgen.exports.anki.markup import link, listed, paragraphs, shown
from quizgen.exports.answers import also_right, web_address, why_wrong
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
    Recall,
    TrueFalse,
    Typed,
)


def fields_of(item: Item) -> dict[str, str]:
    """The fields that an item fills, by name."""
    reasons = (reason for letter, reason in why_wrong(item) if not letter)
    return {
        "Question": shown(item.stem),
        **_body(item),
        "Accepted": listed(also_right(item), "accepted"),
        "Explanation": paragraphs((*reasons, item.explanation) if item.explanation else reasons),
        "Remarks": paragraphs(item.remarks),
        "As of": shown(item.as_of),
        "Sources": _sources(item.cites),
        "Subject": shown(item.subject_name),
        "Names": listed(item.names, "names"),
        "Confused with": listed(item.confused_with, "confused"),
    }


def _body(item: Item) -> dict[str, str]:
    match item.body:
        case Choice(options):
            right = next((option.text for option in options if option.right), "")
            return {"Answer": shown(right), "Options": _options(options)}
        case TrueFalse(right):
            options = (Option("True", right, ""), Option("False", not right, ""))
            return {"Answer": str(right), "Options": _options(options)}
        case Typed(answer) | Numeric(answer):
            return {"Answer": shown(answer)}
        case Cloze(texts, gaps):
            return {"Answer": shown("; ".join(gap.text for gap in gaps)), "Text": _text(texts, gaps)}
        case Recall(answers):
            return {"Answer": shown(answers[0]) if len(answers) == 1 else listed(answers, "answers")}
        case Multiple() | Matching() | Ordering():
            raise TypeError(f"no note type holds the {item.type} item {item.id}")
    assert_never(item.body)


def _text(texts: tuple[str, ...], gaps: tuple[Gap, ...]) -> str:
    """The sentence with a deletion for each gap, so that each makes a card of its own."""
    deletions = [*(_deletion(n, gap.text) for n, gap in enumerate(gaps, start=1)), ""]
    return "".join(shown(text) + deletion for text, deletion in zip(texts, deletions, strict=True))


def _deletion(number: int, gap: str) -> str:
    # Two colons would begin the hint.
    return f"{{{{c{number}::{shown(gap).replace(':', '&#58;')}}}}}"


def _options(options: tuple[Option, ...]) -> str:
    """The options in order, the key marked, each with its reason: the designs hide both on the front."""
    return f'<ol class="options">{"".join(map(_option, options))}</ol>'


def _option(option: Option) -> str:
    right = ' data-right="1"' if option.right else ""
    because = option.because and not option.right
    reason = f"<small>{shown(option.because)}</small>" if because else ""
    return f"<li{right}><span>{shown(option.text)}</span>{reason}</li>"


def _sources(cites: tuple[Cited, ...]) -> str:
    lines = "".join(f"<li>{_source(cited)}</li>" for cited in cites)
    return f'<ul class="sources">{lines}</ul>' if lines else ""


@lru_cache(maxsize=4096)
def _source(cited: Cited) -> str:
    """A citation in one line, its title a link where the source stands on the web; many items share one."""
    where = f"paragraph {cited.paragraph}" if cited.paragraph else cited.page and f"p. {cited.page}"
    after = (
        cited.publisher,
        cited.date,
        where,
        cited.prints and f"prints “{cited.prints}”",
        cited.seen and f"seen {cited.seen}",
    )
    parts = (shown(cited.author), link(web_address(cited), cited.title), *map(shown, after))
    return ", ".join(filter(None, parts))
