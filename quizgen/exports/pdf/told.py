"""What a key, a mark scheme and a list of sources say, as their Typst templates read it."""

from urllib.parse import urlsplit

from quizgen.exports import sheets
from quizgen.exports.answers import (
    also_right,
    full_answer,
    main_sources,
    short_answer,
    source_line,
    web_address,
    why_wrong,
)
from quizgen.exports.bibliography import Listed, bibliography
from quizgen.exports.explained import at_a_glance
from quizgen.exports.labels import Labels
from quizgen.exports.pdf.setting import Json, Setting
from quizgen.items.model import Choice, Cited, Multiple, TrueFalse
from quizgen.quizzes.model import Entry, Form, Quiz, Section


def key_form(quiz: Quiz, form: Form, setting: Setting) -> Json:
    """A form's answers at a glance, section by section."""
    labels = setting.labels
    return {
        "name": form.letter and labels("form", letter=form.letter),
        "total": sheets.points(form.points, labels),
        "remake": sheets.remake(quiz, form),
        "sections": [_key_section(section, setting) for section in form.sections],
    }


def _key_section(section: Section, setting: Setting) -> Json:
    marked: list[Json] = []
    written: list[Json] = []
    for entry in section.entries:
        group = marked if isinstance(entry.item.body, Choice | TrueFalse) else written
        group.append({"number": entry.number, "answer": at_a_glance(entry.item, setting.labels)})
    points = sheets.worth(section, setting.labels)
    return {"title": section.title, "points": points, "marked": marked, "written": written}


def marks_form(quiz: Quiz, form: Form, setting: Setting) -> Json:
    """A form's mark scheme."""
    return {
        "sections": [
            {
                "title": section.title,
                "points": sheets.worth(section, setting.labels),
                "entries": [marks_entry(entry, setting) for entry in section.entries],
            }
            for section in form.sections
        ]
    }


def marks_entry(entry: Entry, setting: Setting) -> Json:
    """An item as a mark scheme explains it."""
    item, labels = entry.item, setting.labels
    letter = short_answer(item, labels) if isinstance(item.body, Choice | Multiple) else ""
    shown, more = main_sources(item)
    printed = {
        "number": entry.number,
        "stem": item.stem,
        "points": sheets.points(entry.points, labels),
        "letter": letter,
        "answer": full_answer(item, labels),
        "also": " · ".join(also_right(item, labels)),
        "explanation": item.explanation,
        "wrong": [
            {"option": option and labels("not-option", option=option), "because": because}
            for option, because in why_wrong(item)
        ],
        "remarks": list(item.remarks),
        "as_of": item.as_of and labels("as-of", day=item.as_of),
        "sources": [cited(each, labels) for each in shown],
        "more": labels("more-sources", n=more) if more else "",
    }
    return printed | {"tall": setting.fills_page(printed)}


def sources_form(quiz: Quiz, form: Form, setting: Setting) -> Json:
    """What a form's items cite."""
    return {"sources": [_listed(each, setting) for each in bibliography(form, setting.labels)]}


def _listed(listed: Listed, setting: Setting) -> Json:
    address = web_address(listed.source)
    printed: Json = {
        "line": source_line(listed.source, setting.labels),
        "link": address,
        "address": address,
        "asked": listed.asked(setting.labels),
    }
    return printed | {"tall": setting.fills_page(printed)}


def cited(source: Cited, labels: Labels) -> Json:
    """A source in a line, with where it stands on the web."""
    address = web_address(source)
    host = urlsplit(address).hostname
    return {"line": source_line(source, labels) + (f" ({host})" if host else ""), "link": address}
