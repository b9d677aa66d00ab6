"""Is what was typed right? The rules, in the order in which they are asked.

Nothing that belongs to another subject is ever right or almost: its name in any language, however it is spelt, or what
is as near to its name as to the right one. An answer is what stands between its commas, brackets and slashes, as a whole.

*Right* is

1. a spelling that counts, whatever its case, accents, punctuation, hyphens and articles, with & for and, II or two for 2;
2. a number or a date that counts, in any usual notation, `2.12.19` among them (see `numbers` and `dates`);
3. a Russian name in Latin letters by any usual system, a Chinese one with or without tones and spaces (see `romanising`);
4. any of these with more beside it that is right as well, or that says where it is: `Beijing (Peking)`, `Beijing, China`
   where the collection says that Beijing is in China;
5. the words of a person's name in another order: `Jinping Xi`.

*Almost right* is

6. a date that says less than was asked, or a right number that counts something else;
7. a person's last name, alone or behind initials, where nobody else has it;
8. a spelling that counts but for slips of the finger, one in a word of five letters or more and two in one of nine,
   for a plural, for the spaces, or, in Chinese, for the kind of characters.

All else is *wrong*. What is almost right is told how it is written.
"""

import re

from quizgen.study import dates, numbers
from quizgen.study.names import Ids, Names
from quizgen.study.romanising import is_romanised, sound, sounds_alike
from quizgen.study.spelling import bare, is_slip, plain, ways
from quizgen.study.verdicts import RIGHT, WRONG, Judgement, almost

_PARTS = re.compile(r"[,;/()\[\]，（）、]+")


def judge_text(text: str, accepted: tuple[str, ...], names: Names) -> Judgement:
    """What a typed text is worth against every spelling that counts, the printed one first."""
    given = plain(text)
    if not given:
        return WRONG
    if given == plain(accepted[0]) or text.strip() in accepted:
        return RIGHT
    owners = names.owners(accepted)
    if names.is_anothers(given, owners):
        return WRONG
    if _is_one(text, accepted):
        return RIGHT
    for judged in (_quantity(text, accepted), _date(text, accepted)):
        if judged is not None:
            return judged
    if any(names.sounds_like_another(way, owners) for way in ways(text)):
        return WRONG
    return _name(text, given, accepted, names, owners)


def _name(text: str, given: str, accepted: tuple[str, ...], names: Names, owners: Ids) -> Judgement:
    if _counts(text, accepted) or _with_more(text, accepted, names, owners):
        return RIGHT
    printed = accepted[0]
    if owners & names.people:
        if sorted(sound(given).split()) == sorted(sound(plain(printed)).split()):
            return RIGHT
        if _is_last_name(bare(text), plain(printed), names, owners):
            return almost(f"Right as far as it goes; in full it is {printed}")
    for spelling in accepted:
        right = plain(spelling)
        slipped = is_slip(given, right) or is_slip(sound(given), sound(right))
        if (slipped and not names.is_nearer_another(given, right, owners)) or sounds_alike(text, spelling):
            return almost(f"It is written {printed}")
    return WRONG


def _is_one(text: str, accepted: tuple[str, ...]) -> bool:
    """Whether a text is one of some spellings but for what nobody should fail for."""
    return any(not ways(text).isdisjoint(ways(spelling)) for spelling in accepted)


def _counts(text: str, accepted: tuple[str, ...]) -> bool:
    """Whether a text is one of some spellings, or one of them in other letters."""
    sounds = set(map(sound, ways(text)))
    return any(
        not sounds.isdisjoint(map(sound, ways(spelling))) or is_romanised(text, spelling)
        for spelling in accepted
    )


def _with_more(text: str, accepted: tuple[str, ...], names: Names, owners: Ids) -> bool:
    """Whether a text names the answer and beside it nothing but more of its names, or where it is."""
    head, *more = [part.strip() for part in _PARTS.split(text) if plain(part)] or [""]
    if not more:
        words = text.split()
        head, more = " ".join(words[:-1]), words[-1:]
    if not (head and _counts(head, accepted)):
        return False
    return all(_counts(part, accepted) or names.may_stand_beside(plain(part), owners) for part in more)


def _is_last_name(given: str, printed: str, names: Names, owners: Ids) -> bool:
    *first, last = given.split()
    initials = [word[0] for word in printed.split()[:-1]]
    letters = list("".join(first))
    behind = not first or (letters[:1] == initials[:1] and len(letters) <= 2)
    return last == printed.rpartition(" ")[2] and behind and names.is_last_name(last, owners)


def _quantity(text: str, accepted: tuple[str, ...]) -> Judgement | None:
    """A typed number against those that count, however it is written; None where it is none of them.

    Only where the bare number is among what counts: it is no answer to which Power of Siberia is meant.
    """
    bare = [spelling for spelling in accepted if numbers.is_bare(spelling)]
    for spelling in bare:
        meant = numbers.readings(spelling)
        unit = numbers.unit_of(spelling, accepted)
        if len(meant) != 1 or not set(meant) & set(numbers.readings(text, unit)):
            continue
        if unit:
            return RIGHT if numbers.unit_fits(text, unit) else of_another_unit(unit)
        if not dates.readings(text):
            return RIGHT
    return None


def of_another_unit(unit: str) -> Judgement:
    """A right number of something else."""
    return almost(f"The number is right, but it counts {unit}")


def _date(text: str, accepted: tuple[str, ...]) -> Judgement | None:
    """A typed date against those that count; None where either is no date."""
    ours = dates.readings(text)
    theirs = [read for spelling in accepted for read in dates.readings(spelling)]
    if not (ours and theirs):
        return None
    if any(right.holds(read) for right in theirs for read in ours):
        return RIGHT
    if any(read.holds(right) for right in theirs for read in ours):
        return almost(f"Right as far as it goes; in full it is {accepted[0]}")
    return WRONG
