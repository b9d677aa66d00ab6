"""Options and arguments that are taken as they are where there is nothing to read.

Typer has Pydantic judge every value, defaults and plain text too, and to load that takes longer than to start quizgen.
"""

from collections.abc import Callable
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperOption


class _Option(TyperOption):
    def process_value(self, ctx: Any, value: Any) -> Any:
        return _taken(self, ctx, value, super().process_value)


class _Argument(TyperArgument):
    def process_value(self, ctx: Any, value: Any) -> Any:
        return _taken(self, ctx, value, super().process_value)


class Command(TyperCommand):
    """A command with such parameters."""

    def get_params(self, ctx: Any) -> Any:
        """Its parameters, `--help` among them."""
        return as_they_are(super().get_params(ctx))


def as_they_are(parameters: Any) -> Any:
    """The parameters of a command; Typer makes them, and can be told of no other classes."""
    for parameter in parameters:
        if type(parameter) is TyperOption:
            parameter.__class__ = _Option
        elif type(parameter) is TyperArgument:
            parameter.__class__ = _Argument
    return parameters


def _taken(
    parameter: TyperOption | TyperArgument, ctx: Any, value: Any, read: Callable[[Any, Any], Any]
) -> Any:
    """What a command gets for a value of the command line: a default or text as it is, all else as Typer reads it."""
    source = ctx.get_parameter_source(parameter.name)
    wanted = parameter.type_descriptor.annotation
    if source is not None and source.name == "DEFAULT" and not parameter.required:
        several = parameter.multiple or parameter.nargs == -1
        found = () if value is None and several else value
    elif wanted is str and isinstance(value, str):
        found = value
    elif wanted == list[str] and isinstance(value, list | tuple) and value:
        found = list(value)
    else:
        return read(ctx, value)
    return parameter.callback(ctx, parameter, found) if parameter.callback else found
