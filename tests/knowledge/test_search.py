"""Search on the knowledge that ships: names are found however they are written, and never guessed."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import checked_library
from bot.knowledge.fold import bare
from bot.knowledge.library import Library
from bot.knowledge.model import Lender
from bot.knowledge.search import Search, search_in
from tests.benchmarks.search_quality import HELD_OUT, TUNED, queries, results, share_right
from tests.worlds import library

LIBRARY: Library = library()
SEARCH = search_in(LIBRARY)


def names_of(lender: Lender) -> tuple[str, ...]:
    former = (old.zh for old in lender.former)
    return (lender.name.zh, lender.name.en, *lender.aliases, *lender.pinyin, *former)


@pytest.mark.parametrize(
    ("written", "lender"),
    [
        ("360借条", "qifu"),
        ("奇富借条", "qifu"),
        ("360借條", "qifu"),
        ("平安好贷", "pingan-haodai"),
        ("58金融", "58haojie"),
        ("58好借", "58haojie"),
        ("微粒贷", "weilidai"),
        ("微粒貸", "weilidai"),
        ("weilidai", "weilidai"),
        ("借呗", "jiebei"),
        ("借唄", "jiebei"),
        ("jiebei", "jiebei"),
    ],
)
def test_each_spelling_of_the_five_lenders_is_certain(written: str, lender: str) -> None:
    found = SEARCH.find(written)
    assert (found.first and found.first.id, found.certain) == (lender, True)
    assert SEARCH.mentions(f"昨天{written}，给我发短信").lender is found.lender


@pytest.mark.parametrize("lender", LIBRARY.lenders.values(), ids=lambda lender: lender.id)
def test_every_name_in_the_knowledge_leads_to_its_lender(lender: Lender) -> None:
    for name in names_of(lender):
        found = SEARCH.find(name)
        assert found.first is lender, name
        assert found.certain or len(bare(name)) <= 2, name


@pytest.mark.parametrize("text", ["微利贷", "微粒货", "奇福借条", "weilidia", "平安", "58", "jb", "微业贷"])
def test_what_merely_resembles_a_name_is_asked_about(text: str) -> None:
    found = SEARCH.find(text)
    assert found.near
    assert not found.certain


@pytest.mark.parametrize("text", ["某某贷", "好好借", "某某白卡", "备用金", "", "？？", "我给朋友打了借条"])
def test_a_name_that_we_do_not_have_is_none(text: str) -> None:
    assert SEARCH.find(text).unknown


def test_two_lenders_in_one_text_are_a_question_in_their_order() -> None:
    found = SEARCH.mentions("我的借呗和微粒贷都逾期了")
    assert [lender.id for lender in found.near] == ["jiebei", "weilidai"]
    assert found.lender is None


@pytest.mark.parametrize("text", ["awld", "wldx 打电话", "crawlda"])
def test_latin_names_count_as_whole_words_only(text: str) -> None:
    assert not SEARCH.mentions(text).certain


@pytest.mark.parametrize("text", ["158好借", "3360借条", "x58金融"])
def test_a_name_that_begins_with_digits_does_not_begin_inside_a_longer_number(text: str) -> None:
    assert not SEARCH.mentions(text).certain


def test_a_name_may_be_typed_in_several_words() -> None:
    for text, lender in (("Ping An Hao Dai called", "pingan-haodai"), ("my 360 jie tiao is late", "qifu")):
        found = SEARCH.mentions(text).lender
        assert found is LIBRARY.lenders[lender]


def test_the_longest_name_wins() -> None:
    read = checked_library(None)  # what is prepared has no words left to make an index of
    other = read.lenders["qifu"].model_copy(update={"aliases": ("好贷",)})
    search = Search(replace(read, lenders={**read.lenders, "qifu": other}))
    assert search.mentions("好贷催收").lender is other
    assert search.mentions("平安好贷催收").lender is read.lenders["pingan-haodai"]


@pytest.mark.parametrize("text", ["有钱就还呗", "想借就借呗", "没有钱花了", "你放心借给他"])
def test_everyday_words_that_spell_a_product_are_not_certain(text: str) -> None:
    assert not SEARCH.understand(text).lender.certain


def test_a_text_is_understood_with_lender_topic_and_intent() -> None:
    said = SEARCH.understand("微粒贷打电话给我妈了")
    assert said.lender.lender is LIBRARY.lenders["weilidai"]
    assert said.topic is LIBRARY.topics["family"]
    assert said.intent == "rights"


@pytest.mark.parametrize(
    "text", ["有人在我家门口", "借呗说要上门", "is this collector real", "奇富 短信真的假的"]
)
def test_whoever_comes_or_claims_to_be_someone_is_checked_first(text: str) -> None:
    assert SEARCH.understand(text).intent == "verify"


@pytest.mark.parametrize("text", ["你好", "谢谢", "12月15日", "is it really so"])
def test_a_text_about_something_else_is_about_nothing(text: str) -> None:
    said = SEARCH.understand(text)
    assert (said.lender.first, said.topic, said.intent) == (None, None, None)


def test_a_text_about_collection_is_not_taken_for_a_misspelt_name() -> None:
    said = SEARCH.understand("能分期吗")
    assert said.topic is LIBRARY.topics["negotiate"]
    assert said.lender.unknown


SIGNS = sorted({sign for lender in LIBRARY.lenders.values() for name in names_of(lender) for sign in name})


@given(st.text(st.sampled_from([*SIGNS, "货", "惜", "，", " ", "的"]), max_size=12))
def test_only_a_name_that_stands_there_whole_is_certain(text: str) -> None:
    lender = SEARCH.find(text).lender
    if lender is not None:
        assert any(bare(name) in bare(text) for name in names_of(lender))


@given(st.text(max_size=40))
def test_any_text_at_all_can_be_read(text: str) -> None:
    SEARCH.find(text)
    SEARCH.understand(text)


class TestTheListOfQueries:
    def test_is_long_enough_and_a_third_of_it_was_set_aside_by_rule(self) -> None:
        asked = queries()
        assert len(asked) >= 180
        assert [query.set for query in asked] == [
            HELD_OUT if number % 3 == 0 else TUNED for number in range(1, len(asked) + 1)
        ]

    def test_asks_nothing_twice_and_only_for_what_exists(self) -> None:
        asked = queries()
        assert Counter(query.text for query in asked).most_common(1)[0][1] == 1
        assert {query.lender for query in asked} <= {"", *LIBRARY.lenders}
        assert {query.topic for query in asked} <= {"", *LIBRARY.topics}

    @pytest.mark.parametrize("part", [TUNED, HELD_OUT])
    def test_is_answered_right_first_in_97_of_100_cases(self, part: str) -> None:
        assert share_right(results(SEARCH, queries()), part) >= 97

    def test_never_makes_search_certain_of_what_was_not_said(self) -> None:
        assert not any(result.wrongly_certain for result in results(SEARCH, queries()))
