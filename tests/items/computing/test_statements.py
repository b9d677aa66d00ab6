"""Sentences that state facts: which is right, what tells two apart, whether a source is right; and two steps."""

from tests.items.computing.sample import sample
from tests.items.making import item, key, option, why_not, wrong


def test_one_statement_is_right_and_the_others_are_of_other_properties() -> None:
    made = item(sample(), "statement/a/signed_at/choice")
    assert key(made) == "Treaty A was signed in Beijing."
    assert all("in Beijing" not in text for text in wrong(made))
    assert set(made.asks) == {"a/signed_at", "a/signed", "a/in_force"}


def test_free_words_can_be_right_but_nothing_proves_them_wrong() -> None:
    assert key(item(sample(), "statement/a/settles/choice")) == "Treaty A sets a border."
    assert all("border" not in text for text in wrong(item(sample(), "statement/a/signed/choice")))


def test_what_tells_two_apart_is_true_of_one_and_not_of_the_other() -> None:
    made = item(sample(), "tell-apart/a/b/signed_at/choice")
    assert made.stem == "What is true of Treaty A, but not of Treaty B?"
    assert key(made) == "It was signed in Beijing."
    assert set(wrong(made)) == {"It was signed on 28 May 1858.", "It entered into force in June 1860."}


def test_what_is_true_of_both_tells_nothing() -> None:
    made = item(sample(), "compare/c/signed/1/choice")
    assert made.stem == "Which is true of Treaty C, but not of Treaty A?"
    assert option(made, "It was signed in Beijing.").because == "That is true of both."


def test_a_misreport_is_put_right() -> None:
    made = item(sample(), "source/b/signed/m/choice/quoted")
    assert made.stem == "“A report” reports: “Treaty B was signed on 28 May 1870.” Is that right?"
    assert key(made) == "No. It was signed on 28 May 1858."
    assert option(made, "Yes, that is right.").because == "The month is right."


def test_a_source_may_be_right() -> None:
    made = item(sample(), "source/e/signed/true/choice/quoted")
    assert key(made) == "Yes, that is right."
    assert all(text.startswith("No. It was signed on ") for text in wrong(made))


def test_a_second_step_asks_of_what_the_first_one_names() -> None:
    made = item(sample(), "through/b/choice")
    assert key(made) == "Russia"
    assert set(made.asks) == {"b/signed_at", "moscow/lies_in"}
    assert why_not(sample(), "through/d/choice") == "what it names has no such fact, or several"
