"""The words that a sheet brings along, in the languages there is a table for.

A table is a YAML file beside this module, named by its language. A text holds `{names}` to fill in; where it
depends on a number, a mapping gives a text for each plural category of the language (Unicode CLDR, as Babel
has it), chosen by the value called `n`. To add a language, write its table: a test compares it with English.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from quizgen.facts.values import grouped

_FOLDER = Path(__file__).parent
LANGUAGES = ("en", "ru", "zh")
"""Languages that have a table; any other is labelled in the first."""

Text = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Labels:
    """The words and numbers of a sheet in one language."""

    language: str
    """One of `LANGUAGES`."""

    @property
    def texts(self) -> Mapping[str, Text]:
        """The table, which is read when the first of its labels is asked for."""
        return _read(self.language)

    def __call__(self, name: str, /, **values: str | int | Decimal) -> str:
        """A label with its values filled in; KeyError where the table has no such label."""
        text = self.texts[name]
        if not isinstance(text, str):
            text = text[self._plural(int(values["n"]))]
        if not values:
            return text
        return text.format_map({key: self._shown(value) for key, value in values.items()})

    @property
    def words(self) -> tuple[str, ...]:
        """Every text of the table."""
        return tuple(
            each
            for text in self.texts.values()
            for each in ((text,) if isinstance(text, str) else text.values())
        )

    def number(self, number: int | Decimal) -> str:
        """A number as the language writes it."""
        if self.language == LANGUAGES[0]:
            return grouped(Decimal(number))
        from babel.numbers import format_decimal

        return str(format_decimal(number, locale=self.language, decimal_quantization=False))

    def _shown(self, value: str | int | Decimal) -> str:
        return value if isinstance(value, str) else self.number(value)

    def _plural(self, number: int) -> str:
        if self.language == LANGUAGES[0]:
            return "one" if number == 1 else "other"
        from babel import Locale

        return str(Locale.parse(self.language).plural_form(number))


def labels_of(language: str) -> Labels:
    """The labels for a language code such as `ru` or `zh-Hans`; English ones where there are no others."""
    primary = language.partition("-")[0].lower()
    return _labels(primary if primary in LANGUAGES else LANGUAGES[0])


@cache
def _labels(language: str) -> Labels:
    return Labels(language)


@cache
def _read(language: str) -> Mapping[str, Text]:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: Mapping[str, Text] = yaml.load(_FOLDER.joinpath(f"{language}.yaml").read_bytes(), loader)
    return table


ENGLISH = _labels(LANGUAGES[0])
