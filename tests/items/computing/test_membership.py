"""Who belonged to a list in a year, and who never did."""

from quizgen.facts.dates import parse
from quizgen.items.pool import Pool
from tests.items.computing.sample import collection, sample
from tests.items.making import ids, item, key, wrong


def test_a_year_has_the_members_who_were_in_it_all_along() -> None:
    made = item(sample(), "then/sco/2014/choice")
    assert made.stem == "Which of these was a member of SCO throughout 2014?"
    assert key(made) in ("China", "Russia", "Mongolia")
    assert set(wrong(made)) <= {"Egypt", "India", "Brazil", "Iran"}


def test_several_may_be_selected() -> None:
    made = item(sample(), "then/sco/2014/multiple")
    assert set(made.answers) <= {"China", "Russia", "Mongolia"}
    assert len(made.answers) >= 2
    assert {option.text for option in made.options if not option.right} <= {
        "Egypt",
        "India",
        "Brazil",
        "Iran",
    }


def test_no_year_in_which_somebody_came_or_went_is_asked_for() -> None:
    years = {int(id.split("/")[2]) for id in ids(sample()) if id.startswith("then/sco/")}
    assert years
    assert not years & {2003, 2005, 2010, 2017, 2019, 2023}


def test_no_year_is_asked_for_that_is_still_to_come() -> None:
    earlier = Pool(*collection(), day=parse("2016"))
    assert all(int(id.split("/")[2]) < 2016 for id in ids(earlier) if id.startswith("then/"))


def test_the_odd_one_out_is_on_no_list_and_the_others_are() -> None:
    made = next(made for made in sample().items() if made.template == "odd" and made.subject == "sco")
    assert key(made) in ("Egypt", "Saudi Arabia")
    assert set(wrong(made)) <= {"China", "Russia", "Mongolia", "India", "Brazil", "Iran"}
    assert made.stem.startswith("As of December 2025, all but one")
