"""`quizgen show`, whole: what a name stands for, with all that is known of it and all that is made of it.

`rows` says it as JSON does, `lines` for a person; `works` looks it up in decks and quizzes, `history` in git.
"""
