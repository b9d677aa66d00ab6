"""The short code at the foot of a sheet: what it takes to make the same sheet again.

A code holds, as digits from 0 to 31: its kind; digests of the collection's id and of what the quiz holds; the
seed; the number of forms; and what was asked for. That is a recipe's name, or the filters of a custom quiz or
worksheet, each in a few digits, so that nothing has to be kept anywhere and the code works on any computer that has the
collection. A custom quiz with so many filters that nobody would type them in has a code that only identifies it;
the command that makes it stands in its key, as it does for every quiz. Items of a teacher's own are counted; whoever
makes the quiz again brings their file along. The last digits say which form a sheet has
and whose it is, where it is a student's.

The digest is of what came out, not of all that the collection holds: a fact that no question of the quiz rests
on may change without a word, while a new release of quizgen that draws otherwise is noticed too.
`characters.py` writes digits as text, with a check character.
"""

from quizgen.quizzes.codes.commands import command
from quizgen.quizzes.codes.reading import Code, code_of, code_of_worksheet, makes_again, read, remade
from quizgen.quizzes.codes.sheets import SheetWish
from quizgen.quizzes.codes.wishes import (
    CUSTOM_QUIZ,
    DEFAULT_TITLE,
    OwnItemsError,
    TitleError,
    UnknownNameError,
    Wish,
)
from quizgen.quizzes.codes.writing import origin_of

__all__ = [
    "CUSTOM_QUIZ",
    "DEFAULT_TITLE",
    "Code",
    "OwnItemsError",
    "SheetWish",
    "TitleError",
    "UnknownNameError",
    "Wish",
    "code_of",
    "code_of_worksheet",
    "command",
    "makes_again",
    "origin_of",
    "read",
    "remade",
]
