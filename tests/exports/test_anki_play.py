"""Cards as they are played: keys, taps, right and wrong answers, in a real browser with Anki's own HTML."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from quizgen.exports.anki import AnkiExporter
from quizgen.items.model import Choice, Item, Option
from tests.exports.anki_client import Learner
from tests.exports.browser import CHROMIUM, Browser, browser
from tests.exports.sample_deck import (
    BY_TYPE,
    CHECK,
    CHOICE,
    ITEMS,
    MATCHING,
    MULTIPLE,
    NOTHING_RELEASED,
    NUMERIC,
    ORDERING,
    RECALL,
    TRUE_FALSE,
    TYPED,
    deck_of,
)
from tests.exports.test_anki_text import NASTY, worded

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")

YEARS = replace(
    CHOICE,
    id="pipeline-year/power-of-siberia/choice",
    body=Choice(
        tuple(
            Option(str(year), year == 2019, "" if year == 2019 else f"Not {year}.")
            for year in range(2016, 2021)
        ),
        in_order=True,
    ),
)
FIVE = replace(
    CHOICE,
    id="pipeline-five/power-of-siberia/choice",
    body=Choice(
        tuple(Option(f"Option {n}", n == 3, "" if n == 3 else f"{n} is wrong.") for n in range(1, 6))
    ),
)
ATTACKS = (
    "<script>document.title='attacked'</script>", "<img src=x onerror=\"document.title='attacked'\">",
    "\" onclick=\"document.title='attacked'\" x=\"", "</script><svg onload=\"document.title='attacked'\">",
    "javascript:document.title='attacked'", "&lt;img src=x onerror=alert(1)&gt;", "{{Hashes}}", "</div></li></ol>",
)  # fmt: skip


class Player:
    """Someone with a card before them."""

    def __init__(self, tab: Browser, learner: Learner) -> None:
        self.tab, self.learner = tab, learner

    def front(self, item: Item | str, *, night: bool = False) -> None:
        """Show the front of a note's first card."""
        guid = item if isinstance(item, str) else deck_of(item).cards[0].guid
        self.card = self.learner.cards(guid)[0]
        self.night = night
        self.tab.open(self.learner.page(self.card, "front", night=night))

    def turn(self, typed: str = "") -> None:
        """Show the back on another page of the same session, as AnkiDroid does; `typed` is what was typed."""
        self.tab.open(self.learner.page(self.card, "back", night=self.night, typed=typed))

    def turn_in_place(self) -> None:
        """Show the back on the same page, as Anki on a computer does."""
        self.tab.run(
            f"""(() => {{
              const qa = document.getElementById('qa');
              qa.innerHTML = {_as_script(self.card.answer())};
              for (const old of qa.querySelectorAll('script')) {{
                const fresh = document.createElement('script');
                fresh.textContent = old.textContent;
                old.replaceWith(fresh);
              }}
            }})()"""
        )

    def options(self) -> list[str]:
        """The options, as they stand."""
        return self.tab.texts(".options li > span")

    def marked(self, selector: str = ".options li.chosen") -> list[str]:
        return [text.splitlines()[0] for text in self.tab.texts(selector)]


def _as_script(text: str) -> str:
    return json.dumps(text).replace("</", "<\\/")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Player]:
    folder = tmp_path_factory.mktemp("player")
    learner = Learner(folder)
    attacked = [
        replace(worded(item, "".join(ATTACKS)), id=f"attacked/{item.id}") for item in BY_TYPE.values()
    ]
    nasty = [replace(worded(item, "".join(NASTY)), id=f"nasty/{item.id}") for item in BY_TYPE.values()]
    learner.imports(AnkiExporter().render(deck_of(*ITEMS, YEARS, FIVE, *attacked, *nasty), NOTHING_RELEASED))
    with browser(folder / "chromium") as tab:
        yield Player(tab, learner)
    learner.col.close()


@pytest.fixture
def player(opened: Player) -> Iterator[Player]:
    opened.tab.complaints.clear()
    opened.tab.requests.clear()
    opened.tab.size(390, 780)
    yield opened
    assert opened.tab.complaints == []
    assert opened.tab.requests == []


def test_options_come_in_another_order_at_another_showing(player):
    orders = set()
    for _ in range(8):
        player.front(FIVE)
        orders.add(tuple(player.options()))

    assert len(orders) > 1
    assert {tuple(sorted(order)) for order in orders} == {tuple(f"Option {n}" for n in range(1, 6))}


def test_numbers_stay_in_order(player):
    for _ in range(3):
        player.front(YEARS)
        assert player.options() == ["2016", "2017", "2018", "2019", "2020"]


@pytest.mark.parametrize("turn", [Player.turn, Player.turn_in_place])
def test_the_back_keeps_the_order_and_the_choice_of_the_front(player, turn: Callable[[Player], None]):
    for _ in range(3):
        player.front(FIVE)
        order = player.options()
        player.tab.press("2")
        chosen = player.marked()

        turn(player)

        assert player.options() == order
        assert player.marked() == chosen == [order[1]]


def test_nothing_is_told_before_an_option_is_chosen(player):
    player.front(CHOICE)

    assert player.tab.texts(".options small") == []
    assert player.tab.run("document.querySelector('.judged')") is None


def test_a_wrong_option_says_why_and_shows_the_right_one(player):
    player.front(CHOICE)
    player.tab.size(390, 780, touch=True)

    player.tab.tap(".options li > span", words="21 May 2014")

    assert player.tab.texts(".judged li.chosen small") == ["On that day the contract for its gas was signed."]
    assert player.tab.texts(".judged li[data-right]") == ["2 December 2019"]
    assert len(player.tab.texts(".options small")) == 1


def test_a_choice_once_made_stands(player):
    player.front(FIVE)

    player.tab.click(".options li", words="Option 3")
    player.tab.click(".options li", words="Option 4")

    assert player.marked() == ["Option 3"]


@pytest.mark.parametrize(
    ("keys", "nth"),
    [
        ({"key": "5"}, 4),
        ({"key": "b"}, 1),
        ({"key": "¡", "code": "Digit1", "alt": True}, 0),
        ({"key": "3"}, 2),
    ],
)
def test_digits_letters_and_digits_with_alt_choose(player, keys, nth):
    player.front(FIVE)
    order = player.options()

    player.tab.press(**keys)

    assert player.marked() == [order[nth]]


def test_a_key_that_no_option_has_does_nothing(player):
    player.front(CHOICE)

    for key in ("4", "9", "x", "Enter"):
        player.tab.press(key)

    assert player.marked() == []


def test_keys_of_one_card_do_not_reach_the_next_on_the_same_page(player):
    player.front(FIVE)
    player.turn_in_place()

    player.tab.press("1")

    assert player.marked() == []


def test_a_focused_option_is_chosen_by_enter(player):
    player.front(FIVE)
    player.tab.run("document.querySelectorAll('.options li')[2].focus()")

    player.tab.press("Enter")

    assert player.marked() == [player.options()[2]]


def test_true_or_false_is_answered_by_its_letter(player):
    player.front(TRUE_FALSE)

    player.tab.press("t")

    assert player.marked() == ["True"]
    assert player.tab.texts(".judged li[data-right]") == ["False"]


def test_several_options_are_chosen_and_then_checked(player):
    player.front(MULTIPLE)
    player.tab.size(390, 780, touch=True)
    assert player.tab.run("document.querySelector('.check').disabled")

    for words in ("China", "India", "Mongolia", "Mongolia"):
        player.tab.tap(".options li", words=words)
    assert sorted(player.marked()) == ["China", "India"]
    assert player.tab.run("document.querySelector('.judged')") is None
    player.tab.tap(".check")

    assert player.tab.texts(".judged .options li.chosen small") == ["India joined in 2017."]
    player.turn()
    assert sorted(player.marked()) == ["China", "India"]


def place(player: Player, *words: str) -> None:
    for word in words:
        player.tab.click(".bank li > span", words=word)


def test_pairs_are_made_by_tapping_and_judged(player):
    player.front(MATCHING)
    player.tab.size(390, 780, touch=True)

    for words in ("1689", "1727", "1860"):
        player.tab.tap(".bank li > span", words=words)
    player.tab.tap(".check")

    assert player.tab.texts(".rows li.right .slot") == ["1689", "1860"]
    assert player.tab.texts(".rows li.wrong .slot") == ["1727"]
    assert player.tab.texts(".rows li.wrong .instead") == ["1858"]
    player.turn()
    assert player.marked(".key li.right") == ["Treaty of Nerchinsk 1689", "Convention of Peking 1860"]
    assert player.tab.texts(".key li.wrong .yours") == ["1727"]


def test_a_row_can_be_chosen_and_emptied_again(player):
    player.front(MATCHING)

    player.tab.click(".rows li:nth-child(3) .slot")
    place(player, "1858", "1727")
    assert player.tab.texts(".slot") == ["1727", "", "1858"]
    player.tab.click(".rows li:nth-child(3) .slot")
    place(player, "1860")

    assert player.tab.texts(".slot") == ["1727", "", "1860"]
    assert player.tab.texts(".bank li.used > span") != []
    assert player.tab.run("document.querySelector('.check').disabled")


@pytest.mark.parametrize("turn", [Player.turn, Player.turn_in_place])
def test_an_order_is_made_by_keys_and_kept_for_the_back(player, turn: Callable[[Player], None]):
    player.front(ORDERING)
    shown = player.tab.texts(".bank li > span")
    right = [entry.text for entry in ORDERING.body.entries]

    player.tab.press("a")
    player.tab.press("Backspace")
    for text in right:
        player.tab.press(str(shown.index(text) + 1))
    assert player.tab.texts(".slot") == right
    turn(player)

    assert len(player.tab.texts(".key li.right")) == 4
    assert player.tab.texts(".key .yours") == []


@pytest.mark.parametrize("item", [CHOICE, MATCHING, ORDERING], ids=lambda item: item.type)
def test_whatever_can_be_pressed_has_a_name_for_who_cannot_see_it(player, item):
    player.front(item)

    names = player.tab.run(
        "[...document.querySelectorAll('.tappable')].map(e => e.ariaLabel || e.textContent)"
    )
    groups = player.tab.run("[...document.querySelectorAll('[role=group]')].map(e => e.ariaLabel)")

    assert all(name.strip(": –") for name in names)
    assert groups == player.tab.texts(".ask")


def test_a_filled_place_is_named_by_what_is_in_it(player):
    player.front(MATCHING)

    place(player, "1689")

    assert player.tab.run("document.querySelector('.slot').ariaLabel") == "Treaty of Nerchinsk: 1689"


def test_anki_on_a_computer_is_told_its_keys(player):
    player.front(FIVE)
    assert player.tab.texts(".keys") == []

    page = player.learner.page(player.card, "front")
    player.tab.open(page.replace("<html>", "<html><script>window.pycmd = function () {};</script>"))

    assert player.tab.texts(".keys") in (["Alt+1–5"], ["⌥1–5"])


def test_the_back_of_a_card_that_was_not_played_judges_nothing(player):
    for item in (CHOICE, MULTIPLE, MATCHING, ORDERING):
        player.front(item)
        player.turn()
        assert player.tab.run("document.querySelector('.judged, .right, .wrong')") is None


def test_another_cards_play_is_never_shown(player):
    player.front(FIVE)
    player.tab.press("1")

    player.tab.open(player.learner.page(player.learner.cards(deck_of(CHOICE).cards[0].guid)[0], "back"))

    assert player.options() == ["21 May 2014", "2 December 2019", "2 December 2024"]
    assert player.marked() == []


@pytest.mark.parametrize(
    ("item", "typed", "counts"),
    [
        (TYPED, "sco", True),
        (TYPED, " ШОС.", True),
        (TYPED, "NATO", False),
        (NUMERIC, "2,900", True),
        (NUMERIC, "2900 km", True),
        (NUMERIC, "3151", False),
        (NUMERIC, "", False),
    ],
)
def test_another_spelling_or_a_number_near_enough_counts_as_right(player, item, typed, counts):
    player.front(item)

    player.turn(typed)

    assert (player.tab.texts(".judged .counts") == ["What you wrote counts as right"]) is counts
    assert bool(player.tab.texts(".written #typeans")) is (bool(typed) and not counts)


def test_a_claim_is_weighed_and_put_right(player):
    player.front(CHECK)
    player.tab.press("1")
    assert player.marked() == ["Yes, that is right."]

    player.turn()

    assert player.tab.texts(".answer") == ["The claim is wrong."]
    assert player.tab.texts("div.instead")[0].endswith("between Blagoveshchensk and Heihe.")


def test_where_storage_is_shut_off_the_window_keeps_the_order(player):
    player.front(FIVE)
    shut = "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('shut off'); } });"
    page = player.learner.page(player.card, "front")
    player.tab.open(page.replace("<html>", f"<html><script>{shut}</script>"))
    order = player.options()
    player.tab.press("4")

    player.turn_in_place()

    assert player.options() == order
    assert player.marked() == [order[3]]


@pytest.mark.parametrize("item", BY_TYPE.values(), ids=lambda item: item.type)
@pytest.mark.parametrize("sort", ["attacked", "nasty"])
def test_no_words_of_a_fact_run_or_fetch_anything(player, item, sort):
    player.front(replace(item, id=f"{sort}/{item.id}"))
    for key in ("1", "2", "a"):
        player.tab.press(key)
    player.turn()

    assert player.tab.run("document.title") == ""


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
def test_nothing_runs_off_the_side_and_every_word_can_be_read(player, width, night):
    player.tab.size(width, 800)
    for item in BY_TYPE.values():
        player.front(item, night=night)
        for side in ("front", "back"):
            if side == "back":
                player.turn()
            assert player.tab.run("document.documentElement.scrollWidth") <= width, (item.type, side)
            assert player.tab.run(_FAINT) == [], (item.type, side)


_FAINT = """(() => {
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => {
    const [r, g, b] = numbers(colour).slice(0, 3).map(v => v / 255)
      .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if ((numbers(colour)[3] ?? 1) > 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = [];
  for (const element of document.querySelectorAll('.quizgen *:not(script):not(button:disabled)')) {
    const own = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own || !element.offsetParent) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(paper(element))].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 4.5) faint.push([element.className || element.tagName, contrast.toFixed(2)]);
  }
  return faint;
})()"""
"""Words whose contrast with what is behind them is below 4.5 to 1 (WCAG 2.2, level AA)."""


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (CHOICE, ["21 May 2014", "2 December 2019", "2 December 2024"]),
        (MATCHING, ["Treaty of Nerchinsk", "Treaty of Aigun", "Convention of Peking", "1858"]),
        (ORDERING, ["earliest", "latest", "Treaty of Kyakhta", "Convention of Peking"]),
    ],
    ids=lambda value: value.type if isinstance(value, Item) else "",
)
def test_without_scripts_every_card_is_a_list_to_read(player, item, words):
    player.front(item)
    page = player.learner.page(player.card, "front")
    player.tab.open(re.sub("<script>.*?</script>", "", page, flags=re.DOTALL))

    (text,) = player.tab.texts(".quizgen")

    assert all(word in text for word in words)
    assert player.tab.texts(".check") == []


def test_recall_answers_stand_first_on_the_back(player):
    player.front(RECALL)
    player.turn()

    (text,) = player.tab.texts(".quizgen.back")
    marks = [text.index(words) for words in ("Uzbekistan", "five states", "Sources", "In other languages")]
    assert marks == sorted(marks)
