from quizgen.items.model import TrueFalse
from quizgen.items.pool import Pool
from tests.items.making import files, ids, item, loaded, pool, verdict, why_not

SIGNED = """
- id: signed
  about: treaty
  asks: signed.year
  stem: In which year was {{ it }} signed?
  claim: "{{ it }} was signed in {{ answer }}."
  types: [true-false]
"""
MEMBER = """
- {id: member, about: organisation, each: members, asks: members, stem: Who is a member?, types: [true-false]}
"""


def test_the_right_statement_is_the_claim_with_its_answer() -> None:
    treaties = pool(
        SIGNED, treaty="t: {name: Treaty of Aigun, article: the, signed: {is: 1858-05-28, cite: book}}"
    )

    statement = item(treaties, "signed/t/true-false/true")

    assert statement.stem == "The Treaty of Aigun was signed in 1858."
    assert statement.body == TrueFalse(True, "")
    assert statement.answers == ("True",)


def test_the_wrong_statement_says_what_is_right() -> None:
    treaties = pool(SIGNED, treaty="t: {name: Treaty of Aigun, signed: {is: 1858-05-28, cite: book}}")

    statement = item(treaties, "signed/t/true-false/false")

    assert not verdict(statement)
    assert "1858" not in statement.stem
    assert isinstance(statement.body, TrueFalse)
    assert statement.body.because == "The date of signing is 1858."
    assert statement.explanation == "Treaty of Aigun was signed in 1858."


def test_every_misreport_makes_a_statement_of_its_own() -> None:
    treaties = pool(
        SIGNED,
        treaty="""
            t:
              name: Treaty of Aigun
              signed:
                is: 1858-05-28
                cite: book
                misreported:
                  - {id: peking, as: 1860-11-14, in: report, because: that is the Convention of Peking}
                  - {id: slip, as: 1885-05-28, in: report, because: two digits changed places}
        """,
    )

    assert ids(treaties) == {f"signed/t/true-false/{claim}" for claim in ("true", "false", "peking", "slip")}
    slip = item(treaties, "signed/t/true-false/slip")
    assert slip.stem == "Treaty of Aigun was signed in 1885."
    assert slip.body == TrueFalse(False, "Two digits changed places.", "1885 gregorian")


def test_a_source_that_errs_in_words_is_quoted() -> None:
    treaties = pool(
        "- {id: place, about: treaty, asks: signed_at, stem: Where?, types: [true-false]}",
        treaty="""
            t:
              name: Treaty of Aigun
              signed_at:
                is: aigun
                cite: book
                misreported: [{id: deck, as: the deck of a steamer, in: report, because: that was in 1860}]
        """,
    )
    assert (
        item(treaties, "place/t/true-false/deck").stem
        == "Treaty of Aigun was signed in the deck of a steamer."
    )


def test_words_that_name_the_right_answer_are_not_stated_as_wrong() -> None:
    treaties = pool(
        "- {id: place, about: treaty, asks: signed_at, stem: Where?, types: [true-false, choice], options: 3}",
        treaty="""
            t:
              name: Treaty of Tientsin
              signed_at:
                is: beijing
                cite: book
                misreported: [{id: old, as: Peking legations, in: report, because: another name}]
        """,
        place="beijing: {name: Beijing, aliases: [Peking]}\nlegations: {name: Legations, short: Peking legations, part_of: beijing}",
    )
    assert why_not(treaties, "place/t/true-false/old") == "nothing is provably wrong here"


def test_a_statement_about_a_member_is_wrong_only_of_who_is_provably_outside() -> None:
    organisations = pool(
        MEMBER,
        organisation="""
            brics:
              name: BRICS
              members:
                complete: 2006..2025-12-16
                cite: book
                is:
                  china: {since: 2006-09-20}
                  saudi-arabia: {since: 2024, unconfirmed: sources differ}
            sco:
              name: Shanghai Cooperation Organisation
              members: {complete: 2001..2025-12-16, cite: book, is: {china: {}, india: {}, saudi-arabia: {}}}
        """,
    )

    statement = item(organisations, "member/brics/china/true-false/false")

    assert statement.stem == "As of December 2025, India is a member of BRICS."
    assert statement.as_of == "December 2025"
    assert "member/brics/saudi-arabia/true-false/true" not in ids(organisations)


def test_a_list_that_may_be_longer_proves_nobody_outside() -> None:
    organisations = pool(
        MEMBER,
        organisation="""
            brics: {name: BRICS, members: {cite: book, is: {china: {}}}}
            sco: {name: SCO, members: {cite: book, is: {china: {}, india: {}}}}
        """,
    )
    assert why_not(organisations, "member/brics/china/true-false/false") == "nothing is provably wrong here"
    assert verdict(item(organisations, "member/brics/china/true-false/true"))


def test_a_reverse_question_makes_no_statement_of_its_own() -> None:
    treaties = pool(
        "- {id: of, about: treaty, asks: subject, given: signed_at, stem: Which?, types: [true-false]}",
        treaty="t: {name: Treaty A, signed_at: {is: aigun, cite: book}}",
    )
    assert why_not(treaties, "of/t/true-false/true") == "the statement is the forward question's"


def test_names_that_may_hold_together_prove_nothing() -> None:
    texts = files(
        "- {id: carries, about: pipeline, asks: carries, stem: 'What does {{ it }} carry?', types: [choice, true-false, typed]}",
        pipeline="line: {name: Long Line, carries: {is: oil, cite: book, misreported: [{id: m, as: water, in: report, because: no}]}}",
    )
    apart = Pool(*loaded(texts))
    assert {"carries/line/choice", "carries/line/true-false/false"} <= ids(apart)
    kinds = texts["seeds/kinds.yaml"].replace(b"ethane: ethane}", b"ethane: ethane}, overlap: true")
    together = Pool(*loaded({**texts, "seeds/kinds.yaml": kinds}))
    assert ids(together) == {
        "carries/line/true-false/true",
        "carries/line/true-false/m",
        "carries/line/typed",
    }
