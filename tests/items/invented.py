"""Small collections that nobody would write: odd alphabets, ties, huge and tiny numbers, days of any age.

They are written down as a curator would, in YAML (of which JSON is a part), so that whatever the
loader lets through is what the engine must cope with.
"""

import json
from typing import Any

from hypothesis import strategies as st

from quizgen.facts import collection as facts
from quizgen.facts.model import Collection
from quizgen.items import questions
from quizgen.items.questions import Questions
from quizgen.problems import Problem, errors

TYPES = ["choice", "multiple", "true-false", "typed", "numeric", "cloze", "recall"]
KINDS = {
    "units": {
        "km": {"one": "kilometre", "many": "kilometres", "measures": "length", "times": "1000"},
        "m": {"one": "metre", "many": "metres", "measures": "length"},
        "%": {"one": "per cent", "many": "per cent", "measures": "share"},
    },
    "kinds": {
        "thing": {
            "born": "began",
            "properties": {
                "began": {"type": "date", "claim": "{{ it }} began {{ answer.on }}.", "identifying": "true"},
                "ended": {"type": "date", "claim": "{{ it }} ended {{ answer.on }}."},
                "opened": {"type": "date", "claim": "{{ it }} opened {{ answer.on }}."},
                "size": {"type": "quantity", "units": ["km", "m"], "claim": "{{ it }} measures {{ answer }}."},
                "output": {
                    "type": "quantity", "units": ["km", "m"], "changes": "true", "identifying": "true",
                    "claim": "{{ it }} puts out {{ answer }}.",
                },
                "state": {
                    "type": "name", "values": {"new": "new", "old": "old", "gone": "gone", "NO": "not yet"},
                    "changes": "true", "claim": "{{ it }} is {{ answer }}.",
                },
                "owner": {
                    "type": "reference", "to": ["person"], "identifying": "true",
                    "claim": "{{ it }} belongs to {{ answer }}.",
                },
                "friends": {
                    "type": "reference", "to": ["person"], "many": "set", "changes": "true",
                    "qualifiers": {
                        "share": {"type": "quantity", "units": ["%"]},
                        "for": {"type": "reference", "to": ["person"]},
                    },
                    "claim": "{{ answer }} {{ answer.is }} a friend of {{ it }}.",
                },
                "tongues": {
                    "type": "name", "values": {"latin": "Latin", "manchu": "Manchu", "ру": "русский"},
                    "many": "set", "claim": "{{ answer }} is a tongue of {{ it }}.",
                },
                "heads": {
                    "type": "name", "many": "succession", "changes": "true", "claim": "{{ answer }} headed {{ it }}.",
                },
                "flow": {
                    "type": "quantity", "units": ["m"], "many": "series",
                    "claim": "{{ it }} let {{ answer }} through in {{ period }}.",
                },
                "motto": {"type": "text", "claim": "{{ it }} says {{ answer }}."},
                "secret": {"type": "flag", "claim": "That {{ it }} is secret: {{ answer }}."},
            },
        },
        "person": {
            "closed": "true",
            "properties": {
                "home": {"type": "reference", "to": ["thing"], "claim": "{{ it }} lives at {{ answer }}."},
            },
        },
    },
}  # fmt: skip


def _template(about: str, asks: str, stem: str, **more: Any) -> dict[str, Any]:
    id = "-".join(
        filter(
            None, (about, asks.replace(".", "-"), more.get("given", "").replace(".", "-"), more.get("each"))
        )
    )
    return {"id": id, "about": about, "asks": asks, "stem": stem, "types": TYPES, **more}


def _computed(name: str, of: str, stem: str, types: list[str], **more: Any) -> dict[str, Any]:
    id = f"{name}-{of}".replace(".", "-").strip("-")
    found = {"id": id, "about": "thing", "computes": name, "stem": stem, "types": types, **more}
    return {**found, "of": of} if of else found


TEMPLATES = [
    *(_template("thing", path, f"What about the {path} of {{{{ it }}}}?") for path in ("began", "began.day", "ended", "size", "output", "state", "owner", "motto", "secret", "flow", "friends", "tongues", "heads")),
    *(
        _template("thing", f"{path}.{grain}", f"Which {grain} did {{{{ it }}}} have?", claim=f"{{{{ it }}}} had {{{{ answer.on }}}} as {path}.")
        for path in ("began", "ended") for grain in ("year", "month")
    ),
    *(_template("thing", f"{path}.count", "How many has {{ it }}?", claim="{{ it }} has {{ answer }} of them.") for path in ("friends", "tongues")),
    *(_template("thing", path, "Which are of {{ it }}?") | {"id": f"all-{path}", "types": ["multiple"], "options": 4} for path in ("friends", "tongues")),
    *(_template("thing", path, "Which is one of {{ it }}?", each=path) for path in ("friends", "tongues", "heads", "flow")),
    *(
        _template("thing", f"{path}.{part}", "What of {{ member }} of {{ it }}?", each=path, claim=f"{part}: {{{{ member }}}}, {{{{ it }}}}, {{{{ answer }}}}.")
        for path, part in (("friends", "since"), ("friends", "since.year"), ("friends", "until.year"), ("friends", "share"), ("friends", "for"), ("heads", "since.year"))
    ),
    _template("thing", "friends", "Who stands there for {{ member.for }} at {{ it }}?", each="friends") | {"id": "friend-for"},
    *(_template("thing", "subject", "Which has {{ given }}?", given=path) for path in ("began", "began.year", "size", "output", "state", "owner", "motto")),
    *(_template("thing", "subject", "Which of these counts {{ given }}?", given=path, each=path) for path in ("friends", "tongues", "flow")),
    _template("thing", "began", "When did {{ it }} begin, and how big?", gaps=["size"], claim="{{ it }} began {{ answer.on }} and has {{ it.size }}.") | {"id": "gaps"},
    _template("person", "home", "Where does {{ it }} live?"),
    *(_computed(name, of, f"Which of these has the {name} {of}?", ["choice"]) for name in ("first", "last") for of in ("began", "began.year", "size", "flow", "friends.since", "friends.until", "friends.share", "heads.since")),
    *(_computed("order", of, f"Put these in order of {of}.", ["ordering"], options=3) for of in ("began", "size", "flow", "friends.since", "heads.until.year")),
    *(_computed("between", of, f"Whose {of} lies between {{{{ earlier }}}} and {{{{ later }}}}?", ["choice"]) for of in ("began", "size", "flow", "friends.since")),
    *(_computed("before", of, f"For {of}, {{{{ {who} }}}} comes before {{{{ later }}}}.", ["true-false"]) for of, who in (("began.year", "it"), ("size", "it"), ("flow", "period"), ("friends.since", "member"))),
    *(_computed("match", of, f"Find the {of} of each.", ["matching"], options=3) for of in ("began.year", "size", "owner", "secret")),
    *(_computed("years-apart", of, "How many years after {{ earlier }} did {{ it }}?", ["choice", "numeric"]) for of in ("began", "ended")),
    *(_computed("member-at", "friends", "Who was a friend of {{ it }} in {{ period }}?", [shape]) | {"id": f"then-{shape}"} for shape in ("choice", "multiple")),
    *(_computed("odd-one-out", "friends", f"Who is no {of}?", ["choice"]) | {"id": f"odd-{of}"} for of in ("friend",)),
    *(_computed(name, "flow", "By how much did {{ it }} {{ change }} from {{ earlier }} to {{ period }}?", shapes) for name, shapes in (("change", ["numeric"]), ("growth", ["choice", "numeric"]))),
    _computed("interval", "began", "How many years from the beginning to the end of {{ it }}?", ["choice", "numeric"], then="ended"),
    _computed("through", "owner", "Where does the owner of {{ it }} live?", ["choice", "typed"], then="home"),
    _computed("through", "home", "When did it begin where {{ it }} lives?", ["choice", "typed"], then="began.year") | {"id": "through-home", "about": "person"},
    *(_computed("through", "home", "Who is a friend of where {{ it }} lives?", ["choice"], then=then) | {"id": f"through-{then}", "about": "person"} for then in ("friends", "output")),
    _computed("timeline", "", "Put the days of {{ it }} in order.", ["ordering"]),
    _computed("statement", "", "What is right about {{ it }}?", ["choice"]),
    *(_computed(name, "", "What is true of {{ it }}, but not of {{ other }}?", ["choice"]) for name in ("tell-apart", "compare")),
    _computed("source-check", "", "{{ source }} says: “{{ said }}” Is that right?", ["choice"]),
    _template("person", "subject", "Who lives at {{ given }}?", given="home"),
]  # fmt: skip

_words = (
    st.text(
        alphabet=st.one_of(
            st.sampled_from("abcdEIİıßſ éø'\"-.,:;{}[]()%#&*!?<>/\\|@`~^_=+0123456789"),
            st.characters(codec="utf-8", categories=["L", "M", "Nd", "Pd", "Po", "Sm", "So"]),
            st.sampled_from("中俄Россияльярвكتابאבגदिल्लीกข"),
        ),
        min_size=1,
        max_size=9,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
_ANY_YEAR = st.one_of(st.sampled_from([-44, 0, 1, 1582, 1700, 1701, 1858, 2019]), st.integers(-9990, 9990))
_aliases = st.sampled_from(["A", "B", "ab", "АБ", "Rus"])


@st.composite
def _days(draw: st.DrawFn, years: st.SearchStrategy[int] | None = None) -> str:
    year = draw(_ANY_YEAR if years is None else years)
    grain = draw(st.sampled_from(["day", "day", "month", "year"]))
    text = f"{'-' if year < 0 else ''}{abs(year):04d}"
    if grain != "year":
        text += f"-{draw(st.integers(1, 12)):02d}"
    return f"{text}-{draw(st.integers(1, 28)):02d}" if grain == "day" else text


_near = _days(st.integers(1998, 2003))
_JOINED = st.sampled_from(
    ["1998", "1999-05", "2000-01-20", "2001", "2001-06", "2001-06-15", "2001-07-02", "2002"]
)
_YEARS = ["1999", "2000", "2001", "2002", "2004"]
_LEFT = st.sampled_from(
    ["2005", "2008-03", "2002", "2002-06", "2002-06-15", "2002-06-16", "2002-07", "2003-01-20"]
)
_LEAVING = st.sampled_from([{}, {}, {"until": "2005"}, {"until": "2008-03"}])
_WHOLE = st.sampled_from(["1990..2010", "1990..2010", "1990..2002-06-15"])
_numbers = st.one_of(
    st.integers(0, 12).map(str),
    st.integers(-5, 10**6).map(str),
    st.decimals(min_value=0, max_value=10**9, allow_nan=False, places=3).map(lambda d: f"{d:f}"),
    st.sampled_from(
        ["0", "-1", "0.000000001", "1" + "0" * 40, "9" * 29, "123456789012345678901234567890.5", "007"]
    ),
)


@st.composite
def _quantities(draw: st.DrawFn, units: tuple[str, ...]) -> dict[str, Any]:
    about = draw(st.sampled_from(["", "about "]))
    found: dict[str, Any] = {"is": f"{about}{draw(_numbers)} {draw(st.sampled_from(units))}"}
    if draw(st.integers(0, 4)) == 0:
        found["within"] = draw(st.sampled_from(["0 %", "5 %", "100 %", "0.1 %"]))
    return found


@st.composite
def _dates(draw: st.DrawFn, days: st.SearchStrategy[str] | None = None) -> dict[str, Any]:
    return {
        "is": draw(_days() if days is None else days),
        "calendar": draw(st.sampled_from(["gregorian", "gregorian", "julian"])),
    }


@st.composite
def _recorded(draw: st.DrawFn, statement: dict[str, Any], values: st.SearchStrategy[Any]) -> dict[str, Any]:
    """A statement with some of what a curator may record of it."""
    record = dict(statement, cite=draw(st.sampled_from(["book", "book#3"])))
    if draw(st.integers(0, 4)) == 0:
        record["or"] = [{**_bare(draw(values)), "cite": "book"}]
    so = [record["is"], *(other["is"] for other in record.get("or", ()))]
    if draw(st.integers(0, 3)) == 0:
        wrong = draw(st.sampled_from([_bare(draw(values))["is"], "A", "ab"]))
        if wrong not in so:
            record["misreported"] = [{"id": "m", "as": wrong, "in": "book", "because": "so"}]
    if draw(st.integers(0, 3)) == 0 and (ruled_out := _bare(draw(values)))["is"] not in so:
        record["not"] = [{**ruled_out, "because": "no"}]
    if draw(st.integers(0, 7)) == 0:
        record["unconfirmed"] = "who knows"
    return record


def _bare(statement: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in statement.items() if key in ("is", "calendar")}


@st.composite
def _changing(draw: st.DrawFn, values: st.SearchStrategy[dict[str, Any]]) -> list[dict[str, Any]]:
    as_ofs = draw(st.lists(_near, min_size=1, max_size=3, unique=True))
    return [{**draw(_recorded(draw(values), values)), "as_of": as_of} for as_of in as_ofs]


@st.composite
def _extent(draw: st.DrawFn, members: Any, values: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {"is": members, "cite": "book"}
    complete = draw(
        st.sampled_from(["", "timeless", "1990..2002-06-15", "1990..2002-06-15", "1990..2010", "2001"])
    )
    if complete:
        found["complete"] = complete
    if draw(st.integers(0, 5)) == 0:
        found["not"] = [{**draw(values), "because": "never"}]
    if draw(st.integers(0, 11)) == 0:
        found["unconfirmed"] = "perhaps"
    return found


@st.composite
def _stints(draw: st.DrawFn, people: list[str], *, qualified: bool = True) -> list[dict[str, Any]]:
    stints = []
    for number in range(draw(st.sampled_from([1, 1, 1, 2]))):
        stint: dict[str, Any] = {"id": f"s{number}"} if number else {}
        if draw(st.booleans()):
            stint["since"] = draw(_recorded(draw(_dates(_JOINED)), _dates(_JOINED)))
        if draw(st.integers(0, 3)) == 0:
            stint["until"] = draw(_recorded(draw(_dates(_LEFT)), _dates(_LEFT)))
        if qualified and people and draw(st.booleans()):
            stint["for"] = draw(st.sampled_from(people))
        if qualified and draw(st.booleans()):
            stint["share"] = draw(_quantities(("%",)))
        if draw(st.integers(0, 5)) == 0:
            stint["unconfirmed"] = "who knows"
        stints.append(stint)
    return stints


@st.composite
def _subject(draw: st.DrawFn, name: str, others: list[str], *, tangled: bool) -> dict[str, Any]:
    """A subject that may share its names, or be kin, where the collection is a tangled one."""
    found: dict[str, Any] = {"name": name}
    if tangled and draw(st.integers(0, 3)) == 0:
        found["aliases"] = draw(st.lists(_aliases, max_size=2, unique=True))
    if tangled and draw(st.integers(0, 3)) == 0:
        found["short"] = draw(_aliases)
    if draw(st.booleans()):
        found["article"] = "the"
    if draw(st.integers(0, 3)) == 0:
        found["names"] = {"ru": draw(_words)}
    if tangled and others and draw(st.integers(0, 4)) == 0:
        found[draw(st.sampled_from(["continues", "part_of"]))] = draw(st.sampled_from(others))
    if others and draw(st.integers(0, 2)) == 0:
        found["confuse"] = [draw(st.sampled_from(others))]
    found["topics"] = draw(st.lists(st.sampled_from(["x", "y"]), max_size=2, unique=True))
    return found


@st.composite
def _thing(draw: st.DrawFn, subject: dict[str, Any], people: list[str], *, tangled: bool) -> dict[str, Any]:
    names = st.sampled_from(["new", "old", "gone", "NO"]).map(lambda word: {"is": word})
    lengths = _quantities(("km", "m"))
    plain: dict[str, Any] = {
        "began": _dates(),
        "ended": _dates(),
        "opened": _dates(),
        "size": lengths,
        "motto": st.sampled_from(["yes", "so it goes"]).map(lambda words: {"is": words}),
        "secret": st.sampled_from(["true", "no"]).map(lambda word: {"is": word}),
    }
    persons = st.sampled_from(people).map(lambda id: {"is": id}) if people else None
    if persons is not None:
        plain["owner"] = persons
    for id, values in plain.items():
        if not tangled or draw(st.integers(0, 2)):
            subject[id] = draw(_recorded(draw(values), values))
    for id, values in (("output", lengths), ("state", names)):
        if draw(st.booleans()):
            subject[id] = draw(_changing(values))
    if persons is not None and not tangled:
        members = draw(st.lists(st.sampled_from(people), min_size=1, max_size=4, unique=True))
        stays = {id: {"since": draw(_JOINED), **draw(_LEAVING)} for id in members}
        subject["friends"] = {"is": stays, "complete": draw(_WHOLE), "cite": "book"}
    elif persons is not None and draw(st.booleans()):
        members = draw(st.lists(st.sampled_from(people), min_size=1, max_size=4, unique=True))
        subject["friends"] = draw(_extent({id: draw(_stints(people)) for id in members}, persons))
    if draw(st.booleans()):
        tongues = draw(
            st.lists(st.sampled_from(["latin", "manchu", "ру"]), min_size=1, max_size=3, unique=True)
        )
        subject["tongues"] = draw(_extent(tongues, st.sampled_from([{"is": "latin"}, {"is": "manchu"}])))
    if draw(st.booleans()):
        heads = {
            id: [{**s, "is": draw(_words)} for s in draw(_stints(people, qualified=False))]
            for id in ("h", "i")
        }
        subject["heads"] = draw(_extent(heads, _words.map(lambda word: {"is": word})))
    if draw(st.booleans()):
        odd, even = st.lists(_near, min_size=1, max_size=3, unique=True), st.just(_YEARS)
        periods = draw(st.one_of(odd, even))
        series = [{**draw(_quantities(("m",))), "period": period} for period in periods]
        subject["flow"] = {"series": series, "cite": "book"}
    return subject


@st.composite
def collections(draw: st.DrawFn) -> dict[str, bytes]:
    """The files of a collection: up to seven things and six persons."""
    tangled = draw(st.booleans())
    things = [f"t{n}" for n in range(draw(st.sampled_from([1, 3, 5, 7])))]
    people = [f"p{n}" for n in range(draw(st.sampled_from([0, 2, 4, 6])))]
    count = len(things) + len(people)
    names = draw(st.lists(_words, min_size=count, max_size=count, unique_by=str.casefold))
    written: dict[str, Any] = {"thing": {}, "person": {}}
    for id, name in zip(things, names, strict=False):
        bare = draw(_subject(name, [t for t in things if t < id], tangled=tangled))
        written["thing"][id] = draw(_thing(bare, people, tangled=tangled))
    for id, name in zip(people, reversed(names), strict=False):
        written["person"][id] = draw(_subject(name, [p for p in people if p < id], tangled=tangled))
        if draw(st.booleans()):
            written["person"][id]["home"] = {"is": draw(st.sampled_from(things)), "cite": "book"}
    texts: dict[str, Any] = {
        "seeds/collection.yaml": {"id": "invented", "title": "T", "language": "en", "licence": "CC0"},
        "seeds/sources.yaml": {"book": {"title": "A book", "kind": "reference", "paragraphs": "9"}},
        "seeds/kinds.yaml": KINDS,
        "seeds/questions/all.yaml": {"templates": TEMPLATES},
    }
    for kind, subjects in written.items():
        if subjects:
            texts[f"seeds/facts/{kind}.yaml"] = {"kind": kind, "subjects": subjects}
    return {path: json.dumps(text, ensure_ascii=False).encode() for path, text in texts.items()}


def loaded(files: dict[str, bytes]) -> tuple[Collection, Questions, tuple[Problem, ...]]:
    """A collection and its questions, with the errors that a loader finds in them."""
    collection, problems = facts.load(files)
    asked, more = questions.load(files, collection)
    return collection, asked, errors((*problems, *more))
