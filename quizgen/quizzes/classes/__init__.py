"""Sheets for a class: a roster, who gets which form, and a quiz with a named sheet for each student.

`rosters.py` reads who there is; `seating.py` gives each a form, so that neighbours in the roster have different ones;
`for_class` makes of a quiz's forms the sheets that are handed out, which every exporter renders like any forms.
"""

from quizgen.quizzes.classes.rosters import MOST_BYTES, Student, read
from quizgen.quizzes.classes.seating import for_class, forms_for, seated

__all__ = ["MOST_BYTES", "Student", "for_class", "forms_for", "read", "seated"]
