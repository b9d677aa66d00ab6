"""What is said of a command line that cannot be understood: in our words, not in those of the library that reads it."""

import re
from typing import Any

import typer
from typer.core import TyperGroup

_IN_OUR_WORDS = (
    (re.compile(r"^Value error, "), ""),
    (re.compile(r"^Input should be a valid integer\b.*", re.DOTALL), "it takes a whole number"),
    (re.compile(r"^Input should be a valid number\b.*", re.DOTALL), "it takes a number"),
    (re.compile(r"^Input should be greater than or equal to (\S+)"), r"the least it takes is \1"),
    (re.compile(r"^Input should be less than or equal to (\S+)"), r"the most it takes is \1"),
)
_CHOICES = re.compile(r"^('[^']*') is not one of (.+)\.$", re.DOTALL)


class Commands(TyperGroup):
    """The commands; a slip in a command's name or in an option's value is answered with what it may have been."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is named; wrong usage, with a near one, where there is none."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            from quizgen.problems import did_you_mean

            near = did_you_mean(args[0], self.commands) or "quizgen --help lists them"
            ctx.fail(f"there is no command {args[0]!r} ({near})")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is named."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = in_our_words(error.message)
            raise


def in_our_words(message: str) -> str:
    """What the library says of an option's value, as we would say it."""
    for theirs, ours in _IN_OUR_WORDS:
        message = theirs.sub(ours, message)
    if found := _CHOICES.match(message):
        from quizgen.problems import did_you_mean

        words = re.findall(r"'([^']+)'", found[2])
        near = did_you_mean(found[1].strip("'"), words)
        return f"there is no {found[1]}{near and f' ({near})'}"
    return message
