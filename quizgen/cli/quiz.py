"""`quizgen quiz`: a custom quiz, on the screen or in a file."""

from quizgen.cli.filters import (
    About,
    AsOf,
    CollectionFolder,
    Difficulty,
    FontPaths,
    LevelName,
    SourceId,
    SubjectId,
    Topic,
    TypeName,
    Unconfirmed,
)
from quizgen.cli.quiz_options import (
    Different,
    Forms,
    Including,
    Key,
    Number,
    Out,
    Paper,
    Quiet,
    Seed,
    Title,
    Without,
    check_usage,
    drawn_seed,
)


def quiz(
    about: About = None,
    topic: Topic = None,
    subject: SubjectId = None,
    type_name: TypeName = None,
    level: LevelName = None,
    source: SourceId = None,
    difficulty: Difficulty = None,
    as_of: AsOf = None,
    unconfirmed: Unconfirmed = False,
    number: Number = 10,
    seed: Seed = None,
    forms: Forms = 1,
    different: Different = False,
    title: Title = "Quiz",
    including: Including = None,
    without: Without = None,
    paper: Paper = "a4",
    key: Key = False,
    out: Out = None,
    font_path: FontPaths = None,
    collection: CollectionFolder = None,
    quiet: Quiet = False,
) -> None:
    """Make a quiz of your own.

    Example: quizgen quiz --about treaty -n 12 --seed 7 --forms 2 -o treaties.pdf
    """
    from quizgen.cli import quiz_output, screen
    from quizgen.cli.wanted import Wanted
    from quizgen.cli.workspace import open_sound
    from quizgen.exports.protocol import Options
    from quizgen.quizzes.drawing import draw
    from quizgen.quizzes.recipes import QuizRecipe

    suffix = quiz_output.suffix_of(out)
    check_usage(paper=paper, title=title, suffix=suffix, forms=forms, different=different)
    wanted = Wanted(
        about, topic, subject, type_name, level, source, difficulty, as_of, unconfirmed, including, without
    )
    selected = wanted.selected(open_sound(collection))
    seed = drawn_seed(seed)
    recipe = QuizRecipe("quiz", title, (selected.section(number),), seed, forms, paper, different=different)
    drawn, problems = draw(recipe, selected.pool)
    options = Options(font_paths=tuple(map(str, font_path or ())))
    contents = quiz_output.contents_of(
        drawn, problems, selected.pool, out, key=key, as_of=as_of or "", options=options
    )
    written = quiz_output.deliver(contents, out)
    if not quiet:
        each = " in each form" if different else ""
        screen.say(f"{written}{screen.counted(number, 'item')}{each}, seed {seed}")
