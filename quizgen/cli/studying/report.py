"""How it goes, on a screen: what is due, what was recalled, what lies ahead, and how the topics stand."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from quizgen.cli.playing.terminal import Style, Terminal
from quizgen.cli.screen import counted
from quizgen.study.moment import MINUTE, Moment
from quizgen.study.statistics import OfTopic, Recall, Statistics

_WIDEST_BAR = 40
_LONGEST_TOPIC = 20
_EPOCH = date(1970, 1, 1)
_WEAKEST = 12
"""Topics that are shown."""
_FEW = 30
"""Reviews below which a share says little."""


def show_statistics(terminal: Terminal, found: Statistics, now: Moment) -> None:
    """All of it."""
    if not found.begun and not found.suspended and not found.gone:
        terminal.line("No card is begun yet: `quizgen study` begins.")
        return
    _show_today(terminal, found)
    _show_cards(terminal, found)
    _show_recall(terminal, found.windows)
    idle = next((at for at, count in enumerate(found.answered) if count), len(found.answered) - 1)
    _show_days(terminal, "Answers a day", found.answered[idle:], now.today - len(found.answered) + 1 + idle)
    show_forecast(terminal, found.ahead, now)
    _show_topics(terminal, found.topics)


def statistics_row(found: Statistics, now: Moment) -> dict[str, Any]:
    """The same for a program: days as dates, shares between 0 and 1."""
    return {
        "date": _date(now.today).isoformat(),
        "due": found.due,
        "answered_today": found.today.answers,
        "begun_today": found.today.begun,
        "cards": {
            "learning": found.learning,
            "young": found.young,
            "mature": found.mature,
            "suspended": found.suspended,
            "gone": found.gone,
        },
        "known": round(found.known, 2),
        "recall": [{"over": name, **_recall_row(recall)} for name, recall in found.windows],
        "answered": list(found.answered),
        "ahead": list(found.ahead),
        "topics": [
            {"topic": of.topic, "cards": of.cards, "known": round(of.known, 2), **_recall_row(of.recall)}
            for of in found.topics
        ],
    }


def _recall_row(recall: Recall) -> dict[str, Any]:
    low, high = recall.between or (None, None)
    return {
        "reviews": recall.reviews,
        "recalled": recall.recalled,
        "share": recall.share,
        "foretold": recall.foretold,
        "low": low,
        "high": high,
    }


def _date(day: int) -> date:
    return _EPOCH + timedelta(days=day)


def show_forecast(terminal: Terminal, ahead: Sequence[int], now: Moment) -> None:
    """How many cards come due on each day."""
    last = max((at for at, count in enumerate(ahead) if count), default=0)
    _show_days(terminal, "Cards coming due", ahead[: last + 1], now.today)


def _show_today(terminal: Terminal, found: Statistics) -> None:
    today = found.today
    minutes = round(today.took / MINUTE)
    done = (
        f"{today.answers} answered in {minutes} min, {today.begun} of them new"
        if today.answers
        else "no answers"
    )
    terminal.line(f"Today: {done}; {found.due} left to review.")


def _show_cards(terminal: Terminal, found: Statistics) -> None:
    parts = [f"{found.learning} being learned", f"{found.young} young", f"{found.mature} mature"]
    if found.suspended:
        parts.append(f"{found.suspended} set aside")
    terminal.line(f"Cards begun: {found.begun} ({', '.join(parts)}).")
    if found.gone:
        terminal.line(f"{found.gone} more ask what the collection has no more; their log is kept.")
    learning = ", not counting those being learned" if found.learning else ""
    terminal.line(f"Asked now, you would likely recall {round(found.known)} of {found.begun}{learning}.")


def _show_recall(terminal: Terminal, windows: Sequence[tuple[str, Recall]]) -> None:
    terminal.line()
    terminal.line("Recalled when due again", Style.STRONG)
    if not any(recall.reviews for _, recall in windows):
        terminal.line("No card has come back yet after a day or more.", indent="  ")
        return
    shown = ""
    for name, recall in windows:
        told = _recalled(recall)
        # A year of which the book is a month old says nothing more than that month.
        if told != shown:
            terminal.line(told, indent="  ", first=f"{name}: ")
            shown = told


def _recalled(recall: Recall) -> str:
    if recall.share is None or recall.foretold is None or recall.between is None:
        return "no reviews"
    low, high = recall.between
    sure = f"; too few to tell more than {low:.0%}–{high:.0%}" if recall.reviews < _FEW else ""
    return f"{recall.share:.0%} of {recall.reviews} (foretold {recall.foretold:.0%}{sure})"


def _show_days(terminal: Terminal, title: str, values: Sequence[int], first: int) -> None:
    terminal.line()
    terminal.line(title, Style.STRONG)
    most, digits = max(values), len(str(max(values)))
    for at, value in enumerate(values):
        day = _date(first + at)
        label = f"  {day:%a} {day.day:>2} {day:%b} {value:>{digits}} "
        _bar(terminal, label, value / most if most else 0)


def _show_topics(terminal: Terminal, topics: Sequence[OfTopic]) -> None:
    if len(topics) < 2:
        return
    terminal.line()
    terminal.line("Likely recalled now, by topic, of the cards begun", Style.STRONG)
    width = min(_LONGEST_TOPIC, max(len(of.topic) for of in topics[:_WEAKEST]), terminal.columns // 2)
    for of in topics[:_WEAKEST]:
        share = of.known / of.cards
        label = f"  {of.topic[:width]:<{width}} {share:>4.0%} of {of.cards:<4} "
        _bar(terminal, label, share)
    if len(topics) > _WEAKEST:
        terminal.line(
            f"and {counted(len(topics) - _WEAKEST, 'topic')} above these; --json has all", indent="  "
        )


def _bar(terminal: Terminal, label: str, share: float) -> None:
    """A bar behind its label: whole cells, so that it looks alike in every font, and none of colour alone."""
    room = min(_WIDEST_BAR, terminal.columns - len(label))
    full = max(1, round(room * share)) if share and room > 0 else 0
    terminal.row((label, Style.PLAIN), (terminal.text("█" * full), Style.RIGHT))
