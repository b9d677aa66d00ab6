"""Worksheets: flashcards, timelines, crosswords and other sheets that are no list of questions.

A kind of worksheet chooses what it asks and arranges it; how it looks is the exporters' matter. To add one,
name it in `SheetKind` and `SHEETS` (`quizgen.quizzes.recipes.worksheets`), give it a body in `model.py`, write
`arrange` in a file of its own and enter it in the table in `making.py`, and design its page in `exports/pdf/worksheets/`.
"""
