"""Which question a sentence asks: found by the examples, sure only with a margin. By cards made here."""

import pytest

from bot.knowledge.fold import simplified
from bot.knowledge.matching import Match, Matching, asks
from bot.knowledge.questions import Examples, MatchingWords, Question, Title
from bot.knowledge.search import search_in
from tests.worlds import library

WORDS = MatchingWords(
    spoken=(("不", "唔"), ("家里", "屋企"), ("小时", "24小时")),
    same=(("坐牢", "蹲监狱", "jail"), ("上门", "来家里", "visit"), ("起诉", "告我", "sue")),
    asking=(("会不会", "会", "will"), ("怎么办", "咋办")),
    fillers=("我", "啊"),
    foreign=("天气",),
    others=("今天天气会好吗", "你好", "谢谢"),
)


def card(name: str, *zh: str, related: tuple[str, ...] = ()) -> Question:
    """A card that says nothing: here it only has to be found."""
    return Question(
        id=name,
        title=Title(zh=f"{zh[0]}吗", en=name),
        examples=Examples(
            zh=tuple(f"{zh[n % len(zh)]}{'呢吗么嘛'[n % 4] * (1 + n // 4)}" for n in range(8)),
            en=tuple(f"{name} {n}" for n in ("one", "two", "three", "four")),
        ),
        answer="rules/entry",
        related=related,
    )


CARDS = (
    card("jail", "会坐牢", "欠钱要坐牢"),
    card("visit", "会上门", "几天上门"),
    card("sue", "会起诉", "多久起诉"),
)
MATCHING = Matching(CARDS, WORDS)


def match(text: str) -> Match:
    return MATCHING.match(simplified(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("会坐牢吗", "jail"),
        ("欠钱会不会蹲监狱啊", "jail"),
        ("會坐牢嗎", "jail"),
        ("我会去jail吗", "jail"),
        ("会来家里吗", "visit"),
        ("多久会告我？", "sue"),
    ],
)
def test_words_that_say_the_same_are_the_same_in_any_script_and_language(text: str, name: str) -> None:
    found = match(text)

    assert found.sure is not None
    assert found.sure.id == name


def test_between_two_it_asks_and_offers_both() -> None:
    found = match("坐牢起诉")

    assert found.sure is None
    assert {one.id for one in found.near[:2]} == {"jail", "sue"}


def test_never_more_than_three_are_offered() -> None:
    assert len(match("坐牢 上门 起诉 会吗").near) == 3


@pytest.mark.parametrize(
    "text", ["", "   ", "？？？", "你好", "谢谢啊", "今天天气会好吗", "喵喵喵", "👍", "x" * 4000]
)
def test_what_asks_nothing_of_ours_gets_nothing(text: str) -> None:
    assert not match(text)


def test_where_another_matter_is_named_nothing_is_sure_but_what_the_card_is_about() -> None:
    assert match("天气不好会坐牢吗").sure is None
    weather = Matching((card("jail", "会坐牢", "天气不好会坐牢"), *CARDS[1:]), WORDS)

    assert weather.match(simplified("天气不好会坐牢吗")).sure is not None


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("会唔会来屋企", "会不会来家里"),  # Cantonese
        ("还会坐牢吗", "会坐牢吗"),  # still
        ("还要多久起诉", "要多久起诉"),
        ("欠3千会坐牢吗", "欠8千会坐牢吗"),  # any small figure is one
        ("jail threes", "jail three"),
    ],
)
def test_what_is_said_otherwise_is_the_same(said: str, read: str) -> None:
    assert MATCHING.ranked(simplified(said)) == MATCHING.ranked(simplified(read))


@pytest.mark.parametrize("text", ["提前还要坐牢吗", "没还会坐牢吗"])
def test_to_repay_is_not_still(text: str) -> None:
    assert MATCHING.ranked(simplified(text)) != MATCHING.ranked(simplified(text.replace("还", "")))


def test_a_short_statement_is_not_sure_whatever_it_resembles() -> None:
    alike = Matching((card("sue", "起诉他们", "我想起诉"), *CARDS[:2]), WORDS)

    assert alike.match("起诉了他们没有用处").sure is None
    assert alike.match("可以起诉他们吗").sure is not None


def test_what_does_not_ask_has_to_be_nearer_to_be_sure() -> None:
    far = "昨天在电视上看到一个人讲他们那边有人坐牢的新闻"

    assert match(far).sure is None
    assert match("欠钱坐牢").sure is not None


def test_a_rival_that_stands_under_the_answer_needs_less_margin() -> None:
    text = "会坐牢吗 起诉"
    (first, _), (second, _) = MATCHING.ranked(simplified(text))[:2]
    assert first / second > 1.1
    related = Matching((card("jail", "会坐牢", "欠钱要坐牢", related=("sue",)), *CARDS[1:]), WORDS)

    assert related.match(simplified(text)).sure is not None


def test_it_is_the_same_for_the_same_cards_in_any_order() -> None:
    other = Matching(reversed(CARDS), WORDS)

    for text in ("会坐牢吗", "几天会上门", "会不会告我"):
        assert [(round(score, 9), one) for score, one in other.ranked(text)] == [
            (round(score, 9), one) for score, one in MATCHING.ranked(text)
        ]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "会上征信吗",
            "可以不",
            "行不行",
            "怎么还",
            "多久",
            "凭什么",
            "谁来",
            "真的么",
            "晚一天？",
            "会上门不",
            "真的假的",
            "去不去",
        ),
        *("can they come", "what now", "is it real"),
    ],
)
def test_a_question_has_the_form_of_one(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    ["微粒贷 每月15号 1200", "还了500", "Minimum due $35.00 by Dec 20", "卡里有钱没扣", "Capital 15th 300"],
)
def test_a_line_has_not(text: str) -> None:
    assert not asks(text)


def test_the_names_of_lenders_say_nothing_of_what_is_asked() -> None:
    search = search_in(library())
    asked = search.understand("会上门吗").question
    named = search.understand("360借条会上门吗").question

    assert asked.sure is not None
    assert named.sure is asked.sure


def test_every_title_finds_its_own_card() -> None:
    known = library()
    search = search_in(known)

    wrong = [
        (title, found.sure.id)
        for one in known.questions.values()
        for title in (one.title.zh, one.title.hant, one.title.en)
        if (found := search.understand(title).question).sure not in (None, one)
        and not any(variant.kinds for variant in found.sure.variants)  # asked of a kind, answered by it
    ]

    assert wrong == []
