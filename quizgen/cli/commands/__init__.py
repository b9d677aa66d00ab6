"""One file a command: what it takes, its words of help, and a sentence over the rooms that do the work."""
