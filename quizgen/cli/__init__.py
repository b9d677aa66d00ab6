"""The command line: the only room that knows the disk, the clock and the terminal.

`app` lists the commands, each with a file of its own that reads as a sentence over the other rooms; what
they share is in `workspace` (a collection from disk), `filters`, `files` (one way to write) and `screen`.
"""
