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
    Out,
    Paper,
    Quiet,
    Seed,
    Title,
    Without,
    check_usage,
    drawn_seed,
)
from quizgen.cli.sheet_options import OF_QUIZZES, Cards, Count, DuplexName, Sheet


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
    number: Count = None,
    seed: Seed = None,
    forms: Forms = 1,
    different: Different = False,
    title: Title = "Quiz",
    including: Including = None,
    without: Without = None,
    paper: Paper = "a4",
    key: Key = False,
    sheet: Sheet = None,
    cards: Cards = None,
    duplex: DuplexName = None,
    out: Out = None,
    font_path: FontPaths = None,
    collection: CollectionFolder = None,
    quiet: Quiet = False,
) -> None:
    """Make a quiz of your own.

    Example: quizgen quiz --about treaty -n 12 --seed 7 --forms 2 -o treaties.pdf
    """
    from quizgen.cli import own_items, quiz_output, screen
    from quizgen.cli.sheet_options import check_sheet, sheet_recipe
    from quizgen.cli.wanted import Wanted
    from quizgen.cli.workspace import open_sound
    from quizgen.exports.protocol import Options
    from quizgen.quizzes.drawing import draw
    from quizgen.quizzes.recipes import QuizRecipe

    suffix = quiz_output.suffix_of(out)
    check_usage(paper=paper, title=title, suffix=suffix, forms=forms, different=different)
    if sheet is not None or cards is not None or duplex is not None:
        check_sheet(sheet, cards, duplex, out=out, forms=forms)
    wanted = Wanted(
        about, topic, subject, type_name, level, source, difficulty, as_of, unconfirmed, including, without
    )
    selected = wanted.selected(open_sound(collection))
    seed = drawn_seed(seed)
    options = Options(font_paths=tuple(map(str, font_path or ())))
    if sheet is not None and out is not None:
        from quizgen.cli import worksheets

        asked = sheet_recipe(
            sheet, selected.filter, title=title, seed=seed, count=number, own=len(selected.own), paper=paper,
            out=out, including=selected.including, cards=cards, duplex=duplex,
        )  # fmt: skip
        screen.refuse(own_items.unfit(selected.own, asked.filter, asked.count, selected.pool))
        contents = worksheets.custom(asked, selected.pool, out, options)
        written, count, counted = quiz_output.deliver(contents, out), asked.count, asked.counted
    else:
        count, counted = number or max(OF_QUIZZES, len(selected.own)), "items"
        screen.refuse(own_items.unfit(selected.own, selected.filter, count, selected.pool))
        recipe = QuizRecipe(
            "quiz", title, (selected.section(count),), seed, forms, paper, different=different
        )
        drawn, problems = draw(recipe, selected.pool)
        contents = quiz_output.contents_of(
            drawn, problems, selected.pool, out, key=key, as_of=as_of or "", options=options
        )
        written = quiz_output.deliver(contents, out)
    if not quiet:
        each = " in each form" if different else ""
        screen.say(f"{written}{screen.counted(count, counted.removesuffix('s'))}{each}, seed {seed}")
