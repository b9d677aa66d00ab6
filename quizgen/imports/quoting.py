"""Texts as YAML that every reader takes for the same text."""

import json
import re

_PLAIN = re.compile(r"[^\W\d_](?:[\w .()/+’–°²³%'&-]*[\w.)%°²³])?")
_AMOUNT = re.compile(r"(?:about )?-?\d[\d.]*(?: [^\W\d_][\w /²³·-]*| ?%)?")
_DATE = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?(?:\.\.-?\d{4}(?:-\d\d(?:-\d\d)?)?)?")
_MEANS_MORE = re.compile(
    r"y|n|yes|no|on|off|true|false|null|nan|inf|0x[0-9a-f]+|0o?[0-7]+|[0-9]+e[0-9]+|\d+(?:\.\d+)?e[-+]?\d+",
    re.IGNORECASE,
)
_ESCAPED = re.compile(
    "[\u00ad\u0085\u00a0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff\x7f-\x9f]"
)


def scalar(text: str) -> str:
    """A text as it stands in YAML, in quotes where anything could take it for something else."""
    if _PLAIN.fullmatch(text) and not _MEANS_MORE.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def value(text: str) -> str:
    """A date, an amount or a flag as curators write it, without quotes; any other text as `scalar`."""
    is_plain = text in ("true", "false") or _DATE.fullmatch(text) or _AMOUNT.fullmatch(text)
    return text if is_plain else scalar(text)


def flow(entries: dict[str, str]) -> str:
    """A mapping on one line; its values are YAML already."""
    return "{" + ", ".join(f"{scalar(key)}: {text}" for key, text in entries.items()) + "}"


def flow_list(texts: list[str]) -> str:
    """A list of texts on one line."""
    return f"[{', '.join(map(scalar, texts))}]"
