"""Tables that somebody else keeps, as subjects and facts of a collection.

A file's bytes become a `Table` (`tables/`, a file a format): columns with names, and rows of cells that know their
line. `guessing.py` proposes what each column is, from its heading (`headings.py`) and the looks of its cells
(`looks.py`, `columns.py`); `mapping.py` writes that down as YAML for the curator to put right, and reads it again.
`taking.py` makes records of rows by the mapping; `cells.py` makes a value of a cell, or says why it cannot.
`writing.py` puts records in YAML as a curator would write them, `starting.py` the kinds, questions and deck that they
need, `additions.py` joins these to what is there, `editing.py` changing files and touching nothing else in them.
`updating.py` merges what a newer table says with a curator's work, and `planning.py` puts all of it together.

Nothing here writes a file: a plan is the text of every file that an import would change.
"""
