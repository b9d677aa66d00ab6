"""Spaced repetition in a terminal.

`clock` says what time it is; `book` opens the learner's book; `session` asks cards; `report` shows how it goes.
"""
