"""What came of an answer, with the reason and the source; what came of a sitting, with a bar for each topic."""

from quizgen.cli.playing.terminal import Style, Terminal
from quizgen.exports.answers import full_answer, option_letter, short_answer, source_line
from quizgen.items.model import Choice, Matching, Multiple, Ordering, Recall, TrueFalse
from quizgen.study.sitting import Given, Sitting, Tally
from quizgen.study.verdicts import Verdict

_STYLES = {Verdict.RIGHT: Style.RIGHT, Verdict.ALMOST: Style.ALMOST, Verdict.WRONG: Style.WRONG}
_MARKS = {Verdict.RIGHT: "✓ ", Verdict.ALMOST: "≈ ", Verdict.WRONG: "✗ "}
_WORDS = {Verdict.RIGHT: "Right.", Verdict.ALMOST: "Almost.", Verdict.WRONG: "Wrong."}
_BAR = 20
_LONGEST_TOPIC = 24


def show(terminal: Terminal, given: Given) -> None:
    """An answer judged: what it is, why, what is right and where that stands."""
    item, judged = given.item, given.judgement
    told = "Time is up." if given.late else _WORDS[judged.verdict]
    terminal.line(told, _STYLES[judged.verdict], first=_MARKS[judged.verdict])
    notes = tuple(map(_sentence, judged.notes))
    for note in notes:
        terminal.line(note, indent="  ")
    if _leaves_open(given):
        terminal.line(f"Answer: {_answer(given)}", Style.STRONG, indent="  ")
    elif isinstance(item.body, Ordering):
        terminal.line(full_answer(item), indent="  ")
    # Whoever saw that a statement is false, or did not try, learns why as well.
    because = item.body.because if isinstance(item.body, TrueFalse) else ""
    told_too = (_sentence(text) for text in (because, item.explanation, *item.remarks) if text)
    for text in dict.fromkeys(told_too):
        if text not in notes:
            terminal.line(text, indent="  ")
    if item.as_of:
        terminal.line(f"As of {item.as_of}.", indent="  ")
    for cited in item.cites:
        terminal.line(source_line(cited), Style.FAINT, indent="  ", first="Source: ")
    terminal.line()


def _leaves_open(given: Given) -> bool:
    """Whether what is right is still to be said: a recall item has shown it, and a note on a slip names it."""
    judged, answer = given.judgement, full_answer(given.item)
    if isinstance(given.item.body, Recall):
        return given.late
    told = judged.verdict is Verdict.ALMOST and any(answer in note for note in judged.notes)
    return judged.verdict is not Verdict.RIGHT and not told


def _answer(given: Given) -> str:
    """The answer in words, behind its letters where letters were to be chosen."""
    body = given.item.body
    if isinstance(body, Choice | Multiple):
        return "; ".join(f"{option_letter(i)}, {o.text}" for i, o in enumerate(body.options) if o.right)
    words = full_answer(given.item)
    return f"{short_answer(given.item)}. {words}" if isinstance(body, Matching | Ordering) else words


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def show_result(terminal: Terminal, sitting: Sitting) -> None:
    """A result: how many were right, a bar for each topic, and what to look at again."""
    result = sitting.result
    missed = [given for given in sitting.first_answers if given.judgement.verdict is not Verdict.RIGHT]
    terminal.line(f"{_count(result.all)} · {_time(result.seconds)}", Style.STRONG)
    if len(result.topics) > 1:
        _show_bars(terminal, result.topics)
    if missed:
        terminal.line()
        terminal.line("To look at again:", Style.STRONG)
        for given in missed:
            terminal.line(f"{given.item.stem} → {full_answer(given.item)}", indent="  ", first="- ")


def _show_bars(terminal: Terminal, topics: tuple[Tally, ...]) -> None:
    """By the alphabet, so that one result can be compared with another."""
    width = min(_LONGEST_TOPIC, max(len(tally.name) for tally in topics), terminal.columns // 2)
    bar = min(_BAR, terminal.columns - width - 10)
    for tally in topics:
        full = round(bar * tally.credit / tally.items)
        terminal.row(
            (f"  {tally.name[:width]:<{width}} ", Style.PLAIN),
            (terminal.text("█" * full + "░" * (bar - full)), _colour(tally)),
            (f" {tally.right}/{tally.items}", Style.PLAIN),
        )


def _colour(tally: Tally) -> Style:
    share = tally.credit / tally.items
    return Style.RIGHT if share >= 0.8 else Style.ALMOST if share >= 0.5 else Style.WRONG


def _count(tally: Tally) -> str:
    counts = [f"{tally.right} of {tally.items} right"]
    if tally.almost:
        counts.append(f"{tally.almost} almost")
    open_ = tally.items - tally.right - tally.almost - tally.wrong
    if open_:
        counts.append(f"{open_} not answered")
    return ", ".join(counts)


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
