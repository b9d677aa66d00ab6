"""Tables that somebody else keeps, as subjects and facts of a collection.

A file's bytes become a `Table` (`tables/`, a file a format): columns with names, and rows of cells that know
their line. `guessing.py` looks at every column and proposes what it is; `mapping.py` writes that down as YAML for
the curator to put right, and reads it again. `taking.py` makes records of rows by the mapping, `cells.py` a
value of a cell, or says why it cannot. `writing.py` puts records in YAML as a curator would write them,
`starting.py` adds the kinds, the questions and the deck that they need, and `editing.py` changes files that are
there already, touching nothing else in them. `planning.py` puts all of it together.

Nothing here writes a file: a plan is the text of every file that an import would change.
"""
