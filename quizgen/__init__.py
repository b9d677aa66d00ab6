"""quizgen turns curated, sourced facts into quizzes and flashcards that can be trusted."""

__version__ = "0.1.0"
