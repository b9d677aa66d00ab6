"""From items and a recipe to a quiz in one or more forms, or to a deck."""
