"""Recipes from `decks/*.yaml`: what to pick, how to arrange it, what to build.

A file with `deck:` makes an Anki deck, one with `quiz:` a printed quiz; the file's name is its id.

```yaml
deck: China and Russia             # its outermost deck
description: …
parts:
  - into: Treaties                 # deck inside it
    about: [treaty]                # filters: about, topics, subjects, types, levels, sources, templates
    types: [typed, choice]         # for a deck in order of preference
    reverses: true                 # recall cards also ask the way back, as siblings, where the answer tells which
```

```yaml
quiz: Treaties, a first quiz
seed: 7
forms: 2                           # the same items in another order
paper: a4                          # or us-letter, a5
look: {columns: 2}                 # and large_print, easy_reading, high_contrast, booklet: true
language: ru                       # of its labels, where that is not the collection's
outputs: [pdf]
parts: [sheet, key, marks]         # and sources, to hand out
sections:
  - {title: Dates, about: [treaty], types: [choice], count: 10, points: 1}
```

A section may say `with: [nerchinsk, sco/members]` for what it must ask, an item of each at least. `drawn_as: quiz` keeps
a quiz that `quizgen quiz --save` wrote the very quiz that was seen.

A quiz may have a table of specifications. Each item of a form counts for one row, and for one level where
the row names some; it is printed in the first section that takes it.

```yaml
quiz: End of term
forms: {count: 2, items: different}   # other items in each, matched with those of form A
blueprint:
  count: 40                        # all rows together
  difficulty: 0.35..0.5            # the mean of the items' estimates
  types: {choice: 28..32, true-false: ..6, typed: 4..}   # and no others
  sources: {sco-charter: 2..}      # how many cite it
  rows:
    - {about: [treaty], count: 16, levels: {remember: 10.., understand: 4..}}
    - {topics: [energy], difficulty: 0.3..0.6, count: 24}
sections:
  - {title: Choose the right answer, types: [choice]}
  - {title: The rest, points: 2}
```

A quiz that names a `sheet:` is another kind of worksheet; see `quizgen.quizzes.recipes.worksheets`.
"""

from quizgen.quizzes.recipes.filters import Filter, Sieve, asked_by, names_of, sources_of
from quizgen.quizzes.recipes.model import (
    Blueprint,
    Cell,
    DeckRecipe,
    Own,
    Part,
    QuizRecipe,
    Quota,
    Row,
    SectionRecipe,
)
from quizgen.quizzes.recipes.ranges import Range
from quizgen.quizzes.recipes.reading import MOST_FORMS, Recipe, load
from quizgen.quizzes.recipes.worksheets import Duplex, SheetKind, WorksheetRecipe

__all__ = [
    "MOST_FORMS",
    "Blueprint",
    "Cell",
    "DeckRecipe",
    "Duplex",
    "Filter",
    "Own",
    "Part",
    "QuizRecipe",
    "Quota",
    "Range",
    "Recipe",
    "Row",
    "SectionRecipe",
    "SheetKind",
    "Sieve",
    "WorksheetRecipe",
    "asked_by",
    "load",
    "names_of",
    "sources_of",
]
