"""From a quiz or a deck to the bytes of one file; one module a format."""
