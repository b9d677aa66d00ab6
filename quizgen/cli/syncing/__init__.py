"""A learner's Anki collection, opened safely and brought up to date."""
