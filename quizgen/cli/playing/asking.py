"""Shows an item of any type, and reads what is typed as an answer to it."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import assert_never

from quizgen.cli.playing.terminal import Style, Terminal
from quizgen.exports.answers import option_letter
from quizgen.items.model import (
    Body,
    Choice,
    Cloze,
    Item,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.study.answers import Answer, Owned, Picked, Written
from quizgen.study.numbers import readings
from quizgen.study.spelling import plain
from quizgen.study.verdicts import Verdict

PASS = "?"
"""What stands for "I do not know" in any item."""
_OWNED = {"y": Verdict.RIGHT, "a": Verdict.ALMOST, "n": Verdict.WRONG}
_TRUE = {"t": 0, "true": 0, "yes": 0, "y": 0, "f": 1, "false": 1, "no": 1, "n": 1}


class UnclearError(ValueError):
    """What was typed is no answer to such an item; the message says what would be one."""


def show(terminal: Terminal, item: Item) -> None:
    """An item as it is asked: its stem and what it offers."""
    body = item.body
    stem = f"True or false? {item.stem}" if isinstance(body, TrueFalse) else item.stem
    terminal.line(stem, Style.STRONG)
    match body:
        case Choice(options) | Multiple(options):
            _lettered(terminal, [option.text for option in options])
        case Matching(pairs, offered):
            for number, pair in enumerate(pairs, start=1):
                terminal.line(pair.left, indent="  ", first=f"{number}  ")
            terminal.line()
            _lettered(terminal, offered)
        case Ordering(entries, shown):
            _lettered(terminal, [entries[index].text for index in shown])
        case Typed() | Numeric() | Cloze() | Recall() | TrueFalse():
            pass
        case _:
            assert_never(body)


def _lettered(terminal: Terminal, texts: Sequence[str]) -> None:
    for index, text in enumerate(texts):
        terminal.line(text, indent="  ", first=f"{option_letter(index)}  ")


def ask(terminal: Terminal, item: Item, seconds: float | None = None) -> Answer | None:
    """The answer that is typed, asked for again until it is one; None where time ran out. Raises `Left`."""
    end = monotonic() + seconds if seconds is not None else None

    def typed(prompt: str) -> str | None:
        return terminal.ask(prompt, None if end is None else end - monotonic())

    match item.body:
        case Recall(answers):
            return _recalled(terminal, answers, typed)
        case Cloze(gaps=gaps) if len(gaps) > 1:
            return _filled(typed, len(gaps))
    while (text := typed(prompt_of(item.body))) is not None:
        try:
            return read(item.body, text)
        except UnclearError as unclear:
            terminal.line(f"{unclear} Or {PASS} if you do not know.", Style.FAINT)
    return None


def _recalled(
    terminal: Terminal, answers: Sequence[str], typed: Callable[[str], str | None]
) -> Answer | None:
    if typed("Say it to yourself, then press Enter:") is None:
        return None
    for answer in answers:
        terminal.line(answer, Style.STRONG, indent="  ", first="- " if len(answers) > 1 else "")
    # Whoever has seen the answer may take the time to be honest about it.
    while True:
        said = terminal.ask("Did you have it? (y)es, (a)lmost, (n)o:").casefold()[:1]
        if said in _OWNED:
            return Owned(_OWNED[said])


def _filled(typed: Callable[[str], str | None], gaps: int) -> Answer | None:
    texts: list[str] = []
    for number in range(1, gaps + 1):
        if (text := typed(f"Gap {number}:")) is None:
            return None
        texts.append("" if text == PASS else text)
    return Written(tuple(texts))


def prompt_of(body: Body) -> str:
    """What an answer to such an item looks like, in a few words."""
    match body:
        case Choice(options):
            return f"Your choice (A-{option_letter(len(options) - 1)}):"
        case Multiple():
            return "All that apply (such as A C):"
        case TrueFalse():
            return "Your answer (t/f):"
        case Matching(pairs):
            return f"A letter for each of 1-{len(pairs)}, in order:"
        case Ordering(shown=shown, first=first, last=last):
            return f"All {len(shown)} letters, {first} to {last}:"
        case Numeric(unit=unit):
            return f"Your answer, in {unit}:" if unit else "Your answer, a number:"
        case Typed() | Cloze() | Recall():
            return "Your answer:"
    assert_never(body)


def read(body: Body, text: str) -> Answer:
    """A typed line as an answer; raises UnclearError where it is none."""
    passed = text == PASS
    match body:
        case Typed() | Numeric() | Cloze() | Recall():
            if not text:
                raise UnclearError("Type an answer.")
            if isinstance(body, Numeric) and not passed and not readings(text, body.unit):
                raise UnclearError("Type one number.")
            return Written(("" if passed else text,))
        case _ if passed:
            return Picked()
        case Choice(options):
            return Picked((_option(text, [option.text for option in options]),))
        case Multiple(options):
            return Picked(tuple(sorted(set(_letters(text, len(options), "Type one letter or more.")))))
        case TrueFalse():
            if text.casefold() not in _TRUE:
                raise UnclearError("Type t or f.")
            return Picked((_TRUE[text.casefold()],))
        case Matching(pairs, offered):
            return Picked(_matched(text, len(pairs), len(offered)))
        case Ordering(shown=shown):
            hint = f"Type all {len(shown)} letters, each once: {' '.join(map(option_letter, range(len(shown))))}."
            order = _letters(text, len(shown), hint)
            if sorted(order) != list(range(len(shown))):
                raise UnclearError(hint)
            return Picked(order)
    assert_never(body)


def _option(text: str, options: Sequence[str]) -> int:
    """The option that a letter names, or its own words, or its number where no option is one."""
    words = [plain(option) for option in options]
    if plain(text) in words:
        return words.index(plain(text))
    if text.isdecimal() and 1 <= int(text) <= len(options) and not any(word.isdecimal() for word in words):
        return int(text) - 1
    hint = f"Type one letter, A to {option_letter(len(options) - 1)}."
    found = _letters(text, len(options), hint)
    if len(found) != 1:
        raise UnclearError(hint)
    return found[0]


def _letters(text: str, among: int, hint: str) -> tuple[int, ...]:
    """The indexes that letters name, in any case, with spaces and commas or without."""
    letters = [sign.upper() for sign in text if sign not in " ,;."]
    known = {option_letter(index): index for index in range(among)}
    if not letters or any(letter not in known for letter in letters):
        raise UnclearError(hint)
    return tuple(known[letter] for letter in letters)


def _matched(text: str, pairs: int, offered: int) -> tuple[int, ...]:
    """`b a d`, `bad`, or `1b 2a 3d` in any order; `-` stands for none."""
    hint = f"Type {pairs} letters, such as {' '.join(map(option_letter, range(pairs)))}; - for none."
    signs = [sign.upper() for sign in text if sign not in " ,;.)"]
    known = {"-": -1, **{option_letter(index): index for index in range(offered)}}
    numbers = signs[::2]
    if any(sign.isdecimal() for sign in signs):
        if sorted(numbers) != [str(number) for number in range(1, pairs + 1)] or len(signs) != 2 * pairs:
            raise UnclearError(hint)
        signs = [letter for _, letter in sorted(zip(numbers, signs[1::2], strict=True))]
    if len(signs) != pairs or any(sign not in known for sign in signs):
        raise UnclearError(hint)
    return tuple(known[sign] for sign in signs)
