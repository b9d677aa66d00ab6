"""Units as tables name them: in brackets of a header, behind an underscore, behind the numbers themselves."""

import re
from collections.abc import Mapping

from quizgen.facts.values import Unit
from quizgen.imports.naming import plain, words
from quizgen.imports.quoting import flow, scalar

COUNT, NUMBER = "count", "number"
"""Units of numbers that have none: counted and ordinal ones, and those with decimals."""

_WORDS: Mapping[str, tuple[str, str]] = {
    "km": ("kilometre", "kilometres"), "m": ("metre", "metres"), "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"), "µm": ("micrometre", "micrometres"), "nm": ("nanometre", "nanometres"),
    "pm": ("picometre", "picometres"), "mi": ("mile", "miles"), "ft": ("foot", "feet"), "in": ("inch", "inches"),
    "km²": ("square kilometre", "square kilometres"), "m²": ("square metre", "square metres"),
    "mi²": ("square mile", "square miles"), "ha": ("hectare", "hectares"), "km³": ("cubic kilometre", "cubic kilometres"),
    "m³": ("cubic metre", "cubic metres"), "L": ("litre", "litres"), "kg": ("kilogram", "kilograms"),
    "g": ("gram", "grams"), "mg": ("milligram", "milligrams"), "t": ("tonne", "tonnes"), "Mt": ("million tonnes", "million tonnes"),
    "u": ("unified atomic mass unit", "unified atomic mass units"), "g/mol": ("gram per mole", "grams per mole"),
    "g/cm³": ("gram per cubic centimetre", "grams per cubic centimetre"), "kg/m³": ("kilogram per cubic metre", "kilograms per cubic metre"),
    "°C": ("degree Celsius", "degrees Celsius"), "°F": ("degree Fahrenheit", "degrees Fahrenheit"), "K": ("kelvin", "kelvins"),
    "%": ("per cent", "per cent"), "years": ("year", "years"), "days": ("day", "days"), "hours": ("hour", "hours"),
    "minutes": ("minute", "minutes"), "s": ("second", "seconds"), "ms": ("millisecond", "milliseconds"),
    "km/h": ("kilometre an hour", "kilometres an hour"), "m/s": ("metre per second", "metres per second"),
    "people": ("person", "people"), "USD": ("US dollar", "US dollars"), "EUR": ("euro", "euros"),
    "MW": ("megawatt", "megawatts"), "GW": ("gigawatt", "gigawatts"), "kW": ("kilowatt", "kilowatts"), "W": ("watt", "watts"),
    "V": ("volt", "volts"), "eV": ("electronvolt", "electronvolts"), "Hz": ("hertz", "hertz"), "Pa": ("pascal", "pascals"),
    "bar": ("bar", "bar"), "J": ("joule", "joules"), "kJ/mol": ("kilojoule per mole", "kilojoules per mole"),
}  # fmt: skip
_ALSO = {
    "km2": "km²", "sq km": "km²", "m2": "m²", "km3": "km³", "m3": "m³", "g/cm3": "g/cm³", "kg/m3": "kg/m³", "celsius": "°C", "c": "°C",
    "fahrenheit": "°F", "percent": "%", "per cent": "%", "pct": "%", "inhabitants": "people", "persons": "people", "$": "USD",
    "us$": "USD", "€": "EUR", "meter": "m", "meters": "m", "kilometer": "km", "kilometers": "km", "yrs": "years", "h": "hours",
    "hrs": "hours", "min": "minutes", "sec": "s", "seconds": "s", "l": "L", "amu": "u", "da": "u", "square kilometers": "km²",
    "liters": "L", "tonnes": "t", "tons": "t", "degrees celsius": "°C",
}  # fmt: skip
_SCALES = ("thousand", "million", "billion", "trillion")
_NAMES = {name: id for id, names in _WORDS.items() for name in names} | _ALSO
_BRACKETS = re.compile(
    r"\s*[(\[]\s*(?:in )?([^()\[\]]{1,30}?)\s*[)\]]\s*$|\s*,\s*(?:in )?(\S{1,12})$|\s+in ([a-zA-Z%°]+)$"
)
_FORM = re.compile(r"(?:[^\W\d_]|[%‰°$€£¥])\S*(?: \S+)*")


def known(text: str, units: Mapping[str, Unit]) -> str:
    """The id of a unit by any of its names; those that the collection has come first. Empty for none."""
    for id, unit in units.items():
        if text in (id, unit.short, unit.one, unit.many):
            return id
    if text in _WORDS:
        return text
    scale, _, rest = text.partition(" ")
    if scale.lower() in _SCALES and (scaled := known(rest, units)):
        return f"{scale.lower()} {scaled}"
    return _NAMES.get(text) or _NAMES.get(text.lower(), "")


def of_header(header: str, units: Mapping[str, Unit]) -> tuple[str, str]:
    """The unit that a header names, and the header without it."""
    if bracket := _BRACKETS.search(header):
        named = next(filter(None, bracket.groups()))
        if found := known(named, units):
            return found, header[: bracket.start()]
    *rest, last = words(header.replace("%", " percent")) or [""]
    if rest and "_" in header and (found := known(last, units)):
        return found, " ".join(rest)
    if plain(last) == "population" or plain(rest[0] if rest else "") == "population":
        return "people", header
    return "", header


def is_form(id: str) -> bool:
    """Whether a unit can be called so."""
    return bool(_FORM.fullmatch(id)) and len(id) <= 40


def entry(id: str) -> tuple[str, str]:
    """A new unit for `kinds.yaml`. It measures something of its own, so that nothing is converted unasked."""
    if id in (COUNT, NUMBER):
        return id, flow({"one": '""', "many": '""', "short": '""', "measures": id})
    scale, _, scaled = id.rpartition(" ")
    if scale in _SCALES:
        many = f"{scale} {_WORDS.get(scaled, (scaled, scaled))[1]}"
        return scalar(id), flow({"one": scalar(many), "many": scalar(many), "short": scalar(id)})
    one, many = _WORDS.get(id, (id, id))
    return scalar(id), flow({"one": scalar(one), "many": scalar(many), "short": scalar(id)})
