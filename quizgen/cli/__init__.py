"""The command line: the only room that knows the disk, the clock and the terminal."""
