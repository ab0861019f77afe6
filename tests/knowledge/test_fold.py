"""Spellings that are one and the same to search."""

import pytest

from bot.knowledge.fold import bare, clauses, simplified, skeleton, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("３６０借條", "360借条"),
        ("58好藉", "58好借"),
        ("五八好借", "58好借"),
        (" 微 粒 貸 ", "微粒贷"),
        ("《奇富借条》？", "奇富借条"),
        ("ＷｅＢａｎｋ", "webank"),
        ("wei_li-dai", "weilidai"),
        ("。。。", ""),
    ],
)
def test_script_width_case_spacing_and_punctuation_make_no_difference(written: str, folded: str) -> None:
    assert bare(written) == folded


@pytest.mark.parametrize(("seen", "meant"), [("微粒货", "微粒贷"), ("惜呗", "借呗"), ("S8好借", "58好借")])
def test_lookalikes_have_the_same_skeleton_but_are_not_the_same(seen: str, meant: str) -> None:
    assert skeleton(bare(seen)) == skeleton(bare(meant))
    assert bare(seen) != bare(meant)


def test_a_clause_ends_at_a_comma_and_keeps_only_the_gaps_between_latin_words() -> None:
    assert clauses(simplified("微 粒 贷，wei li dai 打 电话! 在 iPhone 上 360 借条")) == [
        "微粒贷",
        "wei li dai打电话",
        "在iphone上360借条",
    ]


def test_words_are_the_latin_words_and_numbers() -> None:
    assert words(simplified("WLD逾期3天, can't pay")) == ["wld", "3", "can", "t", "pay"]
