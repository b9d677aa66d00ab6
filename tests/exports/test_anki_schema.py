"""The note types that learners have. A break of these would end every learner's updates for good."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quizgen.exports.anki.models import DESIGNED_AT, design, model, style_sheet
from quizgen.exports.anki.note_types import ALL_NOTE_TYPES

GOLDEN = Path(__file__).parent / "golden" / "note-types.json"


def present() -> dict[str, Any]:
    records = [model(note_type).to_json(0, 1) for note_type in ALL_NOTE_TYPES]
    designs = [
        [r["css"], *((t["qfmt"], t["afmt"], t["bqfmt"], t["bafmt"]) for t in r["tmpls"])] for r in records
    ]
    return {
        "designed_at": DESIGNED_AT,
        "designs": hashlib.sha256(json.dumps(designs).encode()).hexdigest(),
        "note types": [
            {
                "id": record["id"],
                "name": record["name"],
                "cloze": bool(record["type"]),
                "fields": [f"{field['id']} {field['name']}" for field in record["flds"]],
                "templates": [f"{template['id']} {template['name']}" for template in record["tmpls"]],
            }
            for record in records
        ],
    }


def breaks(before: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    """What would part learners from their updates, or keep a new design from them."""
    known = {note_type["id"]: note_type for note_type in now["note types"]}
    for was in before["note types"]:
        has = known.get(was["id"])
        if has is None or (was["name"], was["cloze"]) != (has["name"], has["cloze"]):
            yield f"the note type {was['name']} is gone or another"
            continue
        for part in ("fields", "templates"):
            if len(was[part]) != len(has[part]):
                yield f"{was['name']} has another number of {part}"
            for old, new in zip(was[part], has[part], strict=False):
                (old_id, old_name), (new_id, new_name) = old.split(" ", 1), new.split(" ", 1)
                if old_id != new_id or (old_name != new_name and not old_name.startswith("Spare")):
                    yield f"{was['name']} had {old} where it has {new}"
    if before["designs"] != now["designs"] and now["designed_at"] <= before["designed_at"]:
        yield "designs changed: raise DESIGNED_AT, or Anki will not take them"


def test_note_types_are_those_that_learners_have(golden):
    now = present()
    if GOLDEN.is_file():
        # Before any blessing: a break is never blessed.
        assert list(breaks(json.loads(GOLDEN.read_text("utf-8")), now)) == []
    golden("note-types.json", json.dumps(now, indent=1) + "\n")


def test_a_break_is_seen():
    was = present()
    moved = json.loads(json.dumps(was))
    fields = moved["note types"][0]["fields"]
    fields[0], fields[1] = fields[1], fields[0]
    restyled = was | {"designs": "other"}

    assert len(list(breaks(was, moved))) == 2
    assert list(breaks(was, restyled)) == ["designs changed: raise DESIGNED_AT, or Anki will not take them"]
    assert list(breaks(was, restyled | {"designed_at": DESIGNED_AT + 1})) == []


def test_no_two_ids_are_alike():
    for note_type in present()["note types"]:
        ids = [entry.split(" ")[0] for part in ("fields", "templates") for entry in note_type[part]]
        assert len(ids) == len(set(ids))
    assert len({note_type["id"] for note_type in present()["note types"]}) == len(ALL_NOTE_TYPES)


def sides() -> Iterator[str]:
    for note_type in ALL_NOTE_TYPES:
        for template in model(note_type).to_json(0, 1)["tmpls"]:
            yield from (template["qfmt"], template["afmt"])


def test_no_design_asks_the_network_for_anything():
    text = "".join((style_sheet(), *sides()))

    assert not any(
        word in text for word in ("http:", "https:", "url(", "@import", "src=", "fetch(", "XMLHttp")
    )


def test_no_script_writes_html_or_holds_what_anki_takes_for_a_field():
    scripts = [design(f"{name}.js") for name in ("showing", "choice", "placing", "typed")]

    assert not any(
        word in script for script in scripts for word in ("{{", "}}", "innerHTML", "eval", "document.write")
    )


def test_a_script_never_stands_in_a_field():
    # A field inside a script could end it, or say something of its own.
    for side in sides():
        _, _, script = side.partition("<script>")
        assert "{{" not in script.partition("</script>")[0]


def test_designs_name_fields_that_there_are():
    for note_type in ALL_NOTE_TYPES:
        for template in model(note_type).to_json(0, 1)["tmpls"]:
            for side in (template["qfmt"], template["afmt"], template["bqfmt"], template["bafmt"]):
                named = re.findall(r"\{\{[#^/]?(?:type:|cloze:)?([^}]+)\}\}", side)
                assert set(named) <= set(note_type.field_names), (note_type.name, template["name"])


def test_scripts_speak_the_language_of_old_web_views():
    # What came after ECMAScript 5 and would end a whole script on an old phone.
    later = r"=>|`|\b(?:const|let|class|async|await)\b|\.\.\.|\?\?|\?\.|\.(?:closest|includes|replaceWith|append)\("
    for name in ("showing", "choice", "placing", "typed"):
        code = re.sub(r"//.*|/\*.*?\*/", "", design(f"{name}.js"))
        assert re.findall(later, code) == []
