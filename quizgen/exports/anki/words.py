"""From the HTML of a field back to the words that a person reads in it, on one line."""

import re
from html import unescape

_ENDS_LINE = re.compile(r"</(?:li|p|div|tr|h\d|summary)>|<br\s*/?>", re.IGNORECASE)
_ASIDE = re.compile(r"<small>(.*?)</small>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|</?[a-z][^>]*>", re.IGNORECASE | re.DOTALL)
_DELETION = re.compile(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}", re.DOTALL)
_BETWEEN = "\x1e"


def words(html: str) -> str:
    """What a field says, its list entries and paragraphs parted by semicolons, cloze deletions in brackets."""
    text = _ASIDE.sub(r" (\1)", _ENDS_LINE.sub(_BETWEEN, html))
    text = _DELETION.sub(r"[\1]", _TAG.sub("", text))
    lines = (" ".join(unescape(line).split()) for line in text.split(_BETWEEN))
    return "; ".join(filter(None, lines))
