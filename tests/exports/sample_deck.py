"""A deck with one card of each item type, and how to make others like it."""

from dataclasses import replace
from decimal import Decimal

from quizgen.items.model import (
    Choice,
    Cited,
    Cloze,
    Gap,
    Item,
    ItemType,
    Level,
    Matching,
    Multiple,
    Numeric,
    Option,
    Ordering,
    Pair,
    Placed,
    Quoted,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.quizzes.guids import guid_for
from quizgen.quizzes.model import Card, Deck
from quizgen.releases.model import Ledger

NOTHING_RELEASED = Ledger({})

_GAZPROM = Cited(
    "gazprom-2019",
    "Power of Siberia: the launch",
    author="",
    publisher="Gazprom",
    date="2 December 2019",
    url="https://www.gazprom.com/press/news/2019/december/",
    prints="2 December 2019",
    seen="3 May 2025",
)
_DOCUMENT = Cited("002", "Russia and China: areas of cooperation", paragraph=4)
_TREATY = Cited(
    "aigun-text", "The Treaty of Aigun", author="Qing and Russian empires", date="1858", page="112"
)

RECALL = Item(
    id="sco-founders/sco/recall",
    template="sco-founders",
    subject="sco",
    subject_name="Shanghai Cooperation Organisation",
    kind="organisation",
    topics=("security", "central-asia"),
    asks=("sco/members",),
    level=Level.UNDERSTAND,
    difficulty=0.5,
    stem="Which states founded the Shanghai Cooperation Organisation on 15 June 2001?",
    body=Recall(("China", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan")),
    explanation="The five states of the Shanghai Five were joined by Uzbekistan when the organisation began.",
    remarks=("Some sources say there were five founders: that was the Shanghai Five, without Uzbekistan.",),
    as_of="",
    cites=(Cited("sco-charter", "Charter of the SCO", url="https://eng.sectsco.org/documents/"), _DOCUMENT),
    names=("Шанхайская организация сотрудничества", "上海合作组织 (Shànghǎi Hézuò Zǔzhī)"),
    confused_with=("Shanghai Five", "Collective Security Treaty Organization"),
)

CHOICE = Item(
    id="pipeline-entered/power-of-siberia/choice",
    template="pipeline-entered",
    subject="power-of-siberia",
    subject_name="Power of Siberia",
    kind="pipeline",
    topics=("energy", "gas"),
    asks=("power-of-siberia/entered_service",),
    level=Level.REMEMBER,
    difficulty=0.3,
    stem="When did the Power of Siberia pipeline enter service?",
    body=Choice(
        (
            Option(
                "21 May 2014",
                False,
                "On that day the contract for its gas was signed.",
                "other-value",
                "2014-05-21 gregorian",
            ),
            Option("2 December 2019", True, "Power of Siberia entered service on 2 December 2019."),
            Option(
                "2 December 2024",
                False,
                "On that day the whole line was complete, five years later.",
                "other-value",
                "2024-12-02 gregorian",
            ),
        )
    ),
    explanation="Gas first crossed the Amur on 2 December 2019, five years after the contract was signed.",
    remarks=(
        "Some sources say 2021: the document has it cross Mongolia, where only a later line is planned.",
    ),
    as_of="2025",
    cites=(_GAZPROM, _DOCUMENT),
    names=("Сила Сибири", "中俄东线天然气管道 (Zhōng-É Dōngxiàn Tiānránqì Guǎndào)"),
    confused_with=("Power of Siberia 2",),
)

TRUE_FALSE = replace(
    CHOICE,
    id="pipeline-crosses/power-of-siberia/true-false/mongolia",
    template="pipeline-crosses",
    asks=("power-of-siberia/crosses_border_at",),
    stem="Power of Siberia crosses the border between Russia and Mongolia.",
    body=TrueFalse(False, "Only the planned Power of Siberia 2 would cross Mongolia."),
    explanation="Power of Siberia crosses the Amur between Blagoveshchensk and Heihe.",
    as_of="",
)

TYPED = replace(
    RECALL,
    id="sco-year/sco/typed",
    template="sco-year",
    asks=("sco/founded",),
    level=Level.REMEMBER,
    stem="Which organisation has its secretariat in Beijing and a counter-terrorism body in Tashkent?",
    body=Typed(
        "Shanghai Cooperation Organisation", ("Shanghai Cooperation Organisation", "SCO", "ШОС", "上合组织")
    ),
    explanation="The SCO's secretariat has worked in Beijing since January 2004.",
    remarks=(),
)

CLOZE = replace(
    CHOICE,
    id="treaty-signed/aigun/cloze",
    template="treaty-signed",
    subject="aigun",
    subject_name="Treaty of Aigun",
    kind="treaty",
    topics=("borders",),
    asks=("aigun/signed",),
    stem="The Treaty of Aigun was signed on ____ by Nikolay Muravyov and Yishan.",
    body=Cloze(
        ("The Treaty of Aigun was signed on ", " by Nikolay Muravyov and Yishan."),
        (Gap("28 May 1858", ("28 May 1858", "16 May 1858 O.S.")),),
    ),
    explanation="It gave Russia the left bank of the Amur, two years before the Convention of Peking.",
    remarks=(),
    as_of="",
    cites=(_TREATY,),
    names=("Айгунский договор", "瑷珲条约 (Àihuī Tiáoyuē)"),
    confused_with=("Convention of Peking",),
)

GAPS = replace(
    CLOZE,
    id="treaty-signed-at/aigun/cloze",
    asks=("aigun/signed_at",),
    stem="Nikolay Muravyov and Yishan signed the treaty at ____ in ____.",
    body=Cloze(
        ("Nikolay Muravyov and Yishan signed the treaty at ", " in ", "."),
        (Gap("Aigun", ("Aigun", "瑷珲")), Gap("1858", ("1858",))),
    ),
)

NUMERIC = replace(
    CHOICE,
    id="pipeline-length/power-of-siberia/numeric",
    template="pipeline-length",
    asks=("power-of-siberia/length",),
    stem="How long is Power of Siberia in Russia?",
    body=Numeric(
        "about 3000 kilometres", Decimal(3000), Decimal(2850), Decimal(3150), "kilometres", figures=2
    ),
    explanation="From Chayanda to Blagoveshchensk it runs about 3000 kilometres.",
    remarks=(),
    as_of="",
)

MULTIPLE = replace(
    RECALL,
    id="sco-founders/sco/multiple",
    stem="Which of these states founded the Shanghai Cooperation Organisation?",
    body=Multiple(
        (
            Option("Uzbekistan", True, "", token="@uzbekistan"),
            Option("India", False, "India joined in 2017.", token="@india"),
            Option("China", True, "", token="@china"),
            Option("Mongolia", False, "Mongolia is an observer.", token="@mongolia"),
        )
    ),
)

MATCHING = replace(
    CLOZE,
    id="treaty-years/aigun/matching",
    template="treaty-years",
    stem="Match each treaty with the year in which it was signed.",
    body=Matching(
        (
            Pair("Treaty of Nerchinsk", "1689", "It was signed on 27 August 1689 (Old Style)."),
            Pair("Treaty of Aigun", "1858", "It was signed on 28 May 1858."),
            Pair("Convention of Peking", "1860", "It was signed on 14 November 1860."),
        ),
        ("1858", "1727", "1689", "1860"),
        ("@nerchinsk", "@peking", "=1727"),
    ),
    explanation="",
)

ORDERING = replace(
    CLOZE,
    id="treaty-order/aigun/ordering",
    template="treaty-order",
    stem="Put these treaties in the order in which they were signed.",
    body=Ordering(
        (
            Placed("Treaty of Nerchinsk (Нерчинский договор)", "1689"),
            Placed("Treaty of Kyakhta", "1727"),
            Placed("Treaty of Aigun (瑷珲条约)", "1858"),
            Placed("Convention of Peking", "1860"),
        ),
        (2, 0, 3, 1),
        "earliest",
        "latest",
        ("@nerchinsk", "@kyakhta", "@peking"),
    ),
    explanation="",
)

CHECK = replace(
    CHOICE,
    id="source-check/power-of-siberia/crosses_border_at/mongolia/choice/quoted",
    template="source-check",
    asks=("power-of-siberia/crosses_border_at",),
    level=Level.ANALYSE,
    stem="“Russia and China: areas of cooperation” reports: “Power of Siberia crosses the Russian–Mongolian "
    "border.” Is that right?",
    body=Choice(
        (
            Option("Yes, that is right.", False, "Only the planned Power of Siberia 2 would cross Mongolia."),
            Option("No. It crosses the Amur between Blagoveshchensk and Heihe.", True, ""),
            Option("No. It crosses the Ussuri between Dalnerechensk and Hulin.", False, ""),
        ),
        quoted=Quoted(
            "Power of Siberia crosses the Russian–Mongolian border.",
            _DOCUMENT,
            "It crosses the Amur between Blagoveshchensk and Heihe.",
        ),
    ),
    explanation="Only the planned Power of Siberia 2 would cross Mongolia.",
)

ITEMS = (RECALL, CHOICE, TRUE_FALSE, TYPED, CLOZE, GAPS, NUMERIC, MULTIPLE, MATCHING, ORDERING, CHECK)

BY_TYPE = {item.type: item for item in reversed(ITEMS)}

assert set(BY_TYPE) == set(ItemType)


def card(item: Item, position: int = 1, deck: str = "China and Russia") -> Card:
    """An item as a card under its own id."""
    return Card(item.id, guid_for("sample", item.id), deck, position, item)


PARTS = {"organisation": "Organisations", "pipeline": "Pipelines", "treaty": "Treaties"}


def deck_of(*items: Item) -> Deck:
    """A deck that introduces items in this order, each in the part for its kind."""
    cards = (card(item, n, f"China and Russia::{PARTS[item.kind]}") for n, item in enumerate(items, 1))
    return Deck(
        id="china-russia",
        title="China and Russia",
        description="Treaties, pipelines & organisations",
        cards=tuple(cards),
        collection="Sample collection",
        licence="CC BY-SA 4.0",
    )


DECK = deck_of(*ITEMS)
