"""The words that worksheets say of themselves."""

from collections.abc import Mapping

from quizgen.quizzes.recipes.worksheets import SheetKind

LABELS: Mapping[str, str] = {
    "name": "Name",
    "class": "Class",
    "date": "Date",
    "score": "Score",
    "page": "Page",
    "key": "Answer key",
    "as_of": "As of",
    "events": "Events",
    "t": "T",
    "f": "F",
    "in_print": "In print:",
    "is_it_right": "Is it right?",
    "yes": "yes",
    "no": "no",
    "open": "cannot be told",
    "where_to_check": "Where to check:",
    "where_i_looked": "Where I looked:",
    "what_is_right": "What is right, and how I know:",
    "across": "Across",
    "down": "Down",
}

INSTRUCTIONS: Mapping[SheetKind, str] = {
    SheetKind.FLASHCARDS: "",
    SheetKind.TIMELINE: (
        "Write the letter of each event beside its date, and the year beside each event that lacks one. "
        "The earliest stands on top."
    ),
    SheetKind.MATCHING: "Draw a line from each entry on the left to the one on the right that belongs to it.",
    SheetKind.TRUE_OR_FALSE: (
        "Tick T for true or F for false. If a statement is false, write it as it should be; "
        "if it is true, leave the lines empty."
    ),
    SheetKind.SOURCE_CRITICISM: (
        "Each claim stands in the source named above it. Check it in another source, then say what is right."
    ),
    SheetKind.VOCABULARY: "",
    SheetKind.CROSSWORD: (
        "Write one letter in each square. Leave out spaces, hyphens and accents; "
        "the figures behind a clue count the letters of each word."
    ),
}
"""What a sheet says where its recipe says nothing."""

LANGUAGES: Mapping[str, str] = {"en": "English", "ru": "Russian", "zh": "Chinese"}
"""Names of languages; of others the code stands."""
