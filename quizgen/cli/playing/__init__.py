"""Asking items in a terminal: line by line, so that it works on any terminal, and read aloud.

`terminal` is the terminal itself; `asking` shows an item and reads an answer; `feedback` says what came of it;
`session` goes through a sitting; `saving` and `results` make JSON and CSV of it.
"""
