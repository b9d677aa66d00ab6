"""From facts and question templates to items, each with the proof that it has one right answer."""
