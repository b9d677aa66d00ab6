"""Anki packages (`.apkg`): what Anki makes of a deck, and of every later release of it.

`note_types` are frozen since the first release; `markup` makes words safe for Anki; `fields` and `tags`
say what a note holds; `notes` composes it and its digest; `refusals` names what cannot be a card;
`package` writes the file; `exporter` puts them together. `designs/` holds the cards' HTML and their
style sheet.
"""

from quizgen.exports.anki.exporter import AnkiExporter, drafts
from quizgen.exports.anki.notes import AnkiNote, compose

__all__ = ["AnkiExporter", "AnkiNote", "compose", "drafts"]
