"""What is like distress or danger is heard in words that no pattern has; a plain question is neither."""

from time import process_time

import pytest

from bot.knowledge.search import search_in
from bot.knowledge.urgency import Urgency, UrgentExamples
from tests.corpus import cases
from tests.reading.danger_words import ASIDE, is_left_by_likeness, is_noticed, share
from tests.worlds import library

MADE_HERE = Urgency(
    UrgentExamples(
        distress=("不想活了", "活着没意思", "他们在砸门，不想活了", "i want to die"),
        danger=("有人在砸门", "他们在砸门，不想活了", "they kick my door"),
        calm=("笑死我了", "快递在门口", "活着真好"),
    ),
    ("几号还", "会上门吗", "what do i owe"),
)
SHIPPED = search_in(library()).urgency
LINES = [
    "借呗每月15号还800",
    "下个月几号还",
    "when is my next payment",
    "还有几期",
    "把微粒贷改到20号",
    "thank you so much",
    "你好",
    "算了",
    "明天",
]


def test_what_its_examples_say_in_other_words_is_like_them() -> None:
    assert MADE_HERE.of("真的不想活").distress > 0
    assert MADE_HERE.of("砸门的人").danger > 0
    assert MADE_HERE.of("我想知道几号还").distress < 0


def test_the_likeliest_clause_counts() -> None:
    alone = MADE_HERE.of("不想活了").distress

    assert MADE_HERE.of("几号还，会上门吗，不想活了").distress >= alone


def test_what_is_itself_an_example_of_calm_is_calm() -> None:
    assert not MADE_HERE.of("活着真好！").maybe_distress


def test_one_does_not_stand_against_the_other_where_it_is_both() -> None:
    assert min(MADE_HERE.of("他们在砸门").danger, MADE_HERE.of("不想活了").distress) > 0


def test_tells_which_words_speak_for_it() -> None:
    distress = {run: weight for run, weight, _ in MADE_HERE.why("我不想活了")}

    assert distress["不 想 活"] > 5
    assert "我 不 想" not in distress  # no example has it


def test_without_examples_nothing_is_like_them() -> None:
    assert Urgency(UrgentExamples(), ()).of("不想活了").distress == 0


@pytest.mark.parametrize("name", ["danger", "distress"])
def test_of_what_was_set_aside_hardly_any_is_missed(name: str) -> None:
    for part in ASIDE:
        assert share(is_noticed, cases(f"{name}{part}")) >= 0.9, part


def test_what_was_set_aside_and_only_has_its_words_is_mostly_left_alone() -> None:
    assert share(is_left_by_likeness, cases("lookalikes_again_aside")) >= 0.8


@pytest.mark.parametrize("text", LINES)
def test_a_plain_line_is_like_neither(text: str) -> None:
    found = SHIPPED.of(text)

    assert not found.maybe_distress
    assert not found.maybe_danger


@pytest.mark.parametrize("text", ["我不想活了" * 800, "想死，活着没" * 700, "门" * 4096, "kill " * 800])
def test_a_long_text_takes_no_time(text: str) -> None:
    start = process_time()
    SHIPPED.of(text[:4096])

    assert process_time() - start < 0.1
