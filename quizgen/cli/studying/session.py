"""A learner at the cards: shows one, judges the answer, proposes a rating, and puts both down."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from quizgen.cli.playing import asking, feedback
from quizgen.cli.playing.terminal import Left, Style, Terminal
from quizgen.cli.studying.words import counts, span
from quizgen.items.model import Item, Recall
from quizgen.quizzes.forms import with_options_shuffled
from quizgen.study.answers import Owned, Picked, in_words
from quizgen.study.cards import Card
from quizgen.study.judging import judge
from quizgen.study.moment import Moment
from quizgen.study.names import Names
from quizgen.study.reviewing import Review
from quizgen.study.scheduling import Rating
from quizgen.study.sitting import Given
from quizgen.study.store import Reply
from quizgen.study.verdicts import Verdict

_RATINGS = {Verdict.RIGHT: Rating.GOOD, Verdict.ALMOST: Rating.HARD, Verdict.WRONG: Rating.AGAIN}
_VERDICTS = {Rating.AGAIN: Verdict.WRONG, Rating.HARD: Verdict.ALMOST}
_HELP = (
    ("Enter", "takes the rating that is proposed"),
    ("1 2 3 4", "again, hard, good, easy: your own rating of how well you knew it"),
    ("u", "takes back the answer before this one, and asks that card again"),
    ("s", "sets this card aside; `quizgen study --resume ID` calls it back"),
    ("q", "ends the sitting, as Ctrl-C and Ctrl-D do; this card comes another time"),
)


_TYPED = frozenset({":u", ":s", ":q", ":h"})


class _Command(Exception):  # noqa: N818 - a wish is no error
    """The learner wants something else than to answer."""

    def __init__(self, letter: str) -> None:
        self.letter = letter


class _Attentive(Terminal):
    """A terminal on which `:u`, `:s`, `:q` and `:h` are commands wherever something is typed."""

    def __init__(self, terminal: Terminal) -> None:
        super().__init__(terminal.colour, terminal.unicode)

    def ask(self, prompt: str, seconds: float | None = None) -> str:
        text = super().ask(prompt)
        if text.casefold() in _TYPED:
            raise _Command(text[1].casefold())
        return text


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sitting came to."""

    answered: int
    recalled: int
    interrupted: bool = False
    """Whether Ctrl-C ended it."""


@dataclass(slots=True)
class Session:
    """A learner at a terminal, with the cards of a review."""

    terminal: Terminal
    review: Review
    clock: Callable[[], Moment]
    names: Callable[[], Names]
    """Names that are never a slip for another; see `judging.judge`."""
    limit: int | None = None
    """The most cards to ask."""

    def sit(self) -> Outcome:
        """Ask until nothing is left for today, the limit is reached or the learner leaves."""
        terminal = _Attentive(self.terminal)
        ratings: list[Rating] = []
        back: Card | None = None
        interrupted = False
        while self.limit is None or len(ratings) < self.limit:
            try:
                card = back or self.review.next(self.clock())
                back = None
                if card is None:
                    break
                ratings.append(self._one(terminal, card))
            except Left as left:
                interrupted = left.by_interrupt
                break
            except KeyboardInterrupt:
                # Between two questions; whatever was being written was written whole or not at all.
                interrupted = True
                break
            except _Command as wanted:
                assert card is not None
                match wanted.letter:
                    case "q":
                        break
                    case "u":
                        back = self._undo(ratings) or card
                    case "s":
                        self.review.suspend(card)
                        terminal.line(f"Set aside: {card.item.id}", Style.FAINT)
                        terminal.line()
                    case "h":
                        _help(terminal)
                        back = card
        recalled = sum(rating is not Rating.AGAIN for rating in ratings)
        return Outcome(len(ratings), recalled, interrupted)

    def _undo(self, ratings: list[Rating]) -> Card | None:
        """The card of the answer that was taken back."""
        if not ratings:
            self.terminal.line("There is no answer of this sitting to take back.", Style.FAINT)
            return None
        taken_back = self.review.undo(self.clock())
        if taken_back is None:
            self.terminal.line("That card was answered elsewhere since, so its answer stays.", Style.FAINT)
            return None
        ratings.pop()
        self.terminal.line("Taken back. Once more:", Style.FAINT)
        return self.review.card(taken_back.note)

    def _one(self, terminal: Terminal, card: Card) -> Rating:
        """Ask a card and put its answer down."""
        began = self.clock()
        item = self._shuffled(card, began)
        terminal.line(counts(self.review.left(began)), Style.FAINT)
        asking.show(terminal, item)
        if isinstance(item.body, Recall):
            _reveal(terminal, item.body.answers)
            took = self.clock().at - began.at
            rating = self._rated(terminal, card, Rating.GOOD)
            self.review.record(card, Reply(rating, "", "", took), self.clock())
            owned = Owned(_VERDICTS.get(rating, Verdict.RIGHT))
            feedback.show(terminal, Given(item, owned, judge(item, owned), took / 1000))
            return rating
        answer = asking.ask(terminal, item) or Picked()
        took = self.clock().at - began.at
        judgement = judge(item, answer, self.names())
        feedback.show(terminal, Given(item, answer, judgement, took / 1000))
        rating = self._rated(terminal, card, _RATINGS[judgement.verdict])
        reply = Reply(rating, judgement.verdict, " | ".join(in_words(item, answer)), took)
        self.review.record(card, reply, self.clock())
        terminal.line()
        return rating

    def _shuffled(self, card: Card, now: Moment) -> Item:
        # Whoever meets a card for the tenth time must not know it by the letter of its answer.
        return with_options_shuffled(card.item, (), Random(f"{card.guid}/{now.at}"))

    def _rated(self, terminal: Terminal, card: Card, proposed: Rating) -> Rating:
        """The rating that the learner takes, of those whose next intervals are shown."""
        now = self.clock()
        outlook = self.review.outlook(card, now)
        choices = (f"{r} {r.name.lower()} {span(outlook[r].due - now.at)}" for r in Rating)
        terminal.line(" · ".join(choices), Style.FAINT)
        while True:
            said = terminal.ask(f"Enter for {proposed} {proposed.name.lower()}:").casefold()
            if not said:
                return proposed
            if said in _BY_NAME:
                return _BY_NAME[said]
            if said in ("u", "s", "q"):
                raise _Command(said)
            if said == "h":
                _help(terminal)
            else:
                terminal.line("1 to 4, or u undo, s set aside, q quit, h help.", Style.FAINT)


_BY_NAME = {name: rating for rating in Rating for name in (str(int(rating)), rating.name.lower())}


def _reveal(terminal: Terminal, answers: tuple[str, ...]) -> None:
    terminal.ask("Say it to yourself, then press Enter:")
    for answer in answers:
        terminal.line(answer, Style.STRONG, indent="  ", first="- " if len(answers) > 1 else "")


def _help(terminal: Terminal) -> None:
    for keys, does in _HELP:
        terminal.line(does, Style.FAINT, first=f"{keys}: ")
    terminal.line("Where an answer is typed, put a colon before the letter: :u", Style.FAINT)
    terminal.line()
