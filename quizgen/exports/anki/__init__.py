"""Anki packages (`.apkg`): what Anki makes of a deck, and of every later release of it.

`note_types` are frozen since the first release, and `models` dresses them in the designs of `designs/`,
which hold the cards' HTML, style sheet and scripts; `markup` makes words safe for Anki; `fields` and `tags`
say what a note holds; `notes` composes it and its digest; `refusals` names what cannot be a card;
`package` writes the file; `describing` says what a deck is; `exporter` puts them together. `rendering`
and `preview` show cards without Anki.
"""

from quizgen.exports.anki.exporter import AnkiExporter, drafts
from quizgen.exports.anki.notes import AnkiNote, compose

__all__ = ["AnkiExporter", "AnkiNote", "compose", "drafts"]
