"""The words around a loan: filler changes nothing, an unknown word with a figure stays visible."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.reading.loan_line import Entry, read_entry
from bot.reading.loan_words import ALONE, ENGLISH_FILLERS, is_telling, pieces
from bot.reading.numbers import private_numbers
from bot.reading.text import fold

TODAY = date(2026, 12, 1)
NAMES = ("微粒贷", "借呗", "360借条", "招商银行", "信用卡", "Jiebei", "花呗", "微粒貸")
LINES = (
    ("微粒贷", "每月15号", "1200", "12期"),
    ("老王", "12月15日", "500元"),
    ("房贷", "每月最后一天", "三千五"),
    ("招商银行信用卡", "每月25日", "8000", "还剩5期"),
    ("360借条", "每月8号", "980.5"),
    ("张三", "下周五", "600块"),
    ("借呗", "每周五", "500", "总共5000"),
    ("微粒貸", "每月15號", "1200元", "12期"),
    ("陳小姐", "12月15號", "三千五"),
    ("信貸", "每個月5號", "1300", "還剩5期"),
    ("Lao Wang", "Dec 15", "500"),
    ("car loan", "the 15th of every month", "¥640", "12 instalments"),
)
FILLERS = (
    *("我", "还", "给", "的", "要", "每次", "需要", "记得", "提醒我", "帮我", "请", "麻烦", "就是",
    "那个", "了", "啦", "吧"),
    *("帮我记一下", "我要还", "别忘了", "应该", "每期", "谢谢", "在", "向", "还款", "自动扣款",
    "必须", "按时", "我的"),
    *("還", "給", "記得", "幫我", "請", "麻煩", "那個", "應該", "別忘了", "按時", "謝謝", "打算", "准备",
    "估计", "尽快", "一定", "说好", "汇款"),
)  # fmt: skip
ENGLISH = (
    "pay",
    "repay",
    "to",
    "due",
    "please",
    "remind me to",
    "i must",
    "owe",
    "the",
    "my",
    "is",
    "thanks",
)
UNKNOWN = (
    "甲7",
    "zz12",
    "A7",
    "编号8",
    "q3w",
    "第7号文",
    "№5",
    "丙123",
    "x9y8",
    "B2栋",
    "7up",
    "R2D2",
    "Ab300",
)


def read(parts: tuple[str, ...]) -> Entry:
    return read_entry(" ".join(parts), TODAY, NAMES)


@pytest.mark.parametrize("parts", LINES)
def test_filler_words_change_nothing(parts: tuple[str, ...]) -> None:
    meant = read(parts)
    assert (meant.lender_text, meant.unread) == (parts[0], ())
    for filler in FILLERS if not parts[0].isascii() else ENGLISH:
        for at in range(len(parts) + 1):
            line = (*parts[:at], filler, *parts[at:])
            if filler == "owe" and at:
                continue  # "owe 500" is what is owed in all
            assert read(line) == meant, line


@pytest.mark.parametrize("word", UNKNOWN)
@pytest.mark.parametrize("parts", LINES)
def test_an_unknown_word_with_a_figure_is_always_said(parts: tuple[str, ...], word: str) -> None:
    for at in range(len(parts) + 1):
        line = (*parts[:at], word, *parts[at:])
        entry = read(line)
        figure = next(character for character in word if character.isdecimal())
        assert any(figure in one for one in entry.unread), (line, entry)
        assert entry.lender_text in (parts[0], ""), (line, entry)


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from((*ALONE, *FILLERS, *ENGLISH_FILLERS, " ", "，", "15", "号", "每月")), max_size=12
    )
)
def test_words_of_the_tables_alone_are_never_a_name_of_a_figure(words: list[str]) -> None:
    entry = read_entry("".join(words), TODAY, NAMES)
    assert not any(character.isdecimal() for character in entry.lender_text)


@settings(max_examples=500)
@given(st.text(max_size=80), st.sampled_from([(), NAMES]))
@example("360", NAMES)
@example("的" * 80, NAMES)
def test_no_text_raises_and_no_name_is_made_up(text: str, names: tuple[str, ...]) -> None:
    entry = read_entry(text, TODAY, names)
    assert set(entry.lender_text) <= set(text) | {" "}


@given(
    st.sampled_from(["身份证{}", "电话{}", "{}", "卡号 {}", "手机号：{}", "ID {}"]),
    st.sampled_from(
        ["33019919880709511X", "13900000456", "139-0000-0456", "6225 0000 0000 4321", "6225000000004321"]
    ),
    st.sampled_from(LINES),
    st.integers(0, 3),
)
def test_no_number_of_a_person_or_a_card_is_kept(
    form: str, number: str, parts: tuple[str, ...], at: int
) -> None:
    line = (*parts[:at], form.format(number), *parts[at:])
    entry = read(line)
    kept = fold(" ".join((entry.lender_text, *entry.unread)))
    assert not private_numbers(kept)
    assert fold(number) not in kept
    assert entry.private
    assert replace(entry, private=False) == read(parts), line


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("欠老王", ["老王"]), ("给建设银行", ["建设银行"]), ("我欠我二舅", ["我二舅"]), ("还呗", ["还呗"]),
        ("交通银行信用卡", ["交通银行信用卡"]), ("微信分付", ["微信分付"]), ("抖音月付", ["抖音月付"]),
        ("随借随还", ["随借随还"]), ("先用后付", ["先用后付"]), ("提醒我还款", []), ("帮我记一下", []),
        ("i owe", []), ("to lao wang", ["lao wang"]),
        ("bank of china credit card", ["bank of china credit card"]),
        ("那个叫恒易贷的", ["恒易贷"]), ("把钱还给大刘", ["大刘"]), ("我的贷款", ["我的贷款"]),
        ("car loan due", ["car loan"]),
    ],
)  # fmt: skip
def test_what_is_no_filler_is_left(words: str, left: list[str]) -> None:
    assert [words[start:end] for start, end in pieces(words)] == left


@pytest.mark.parametrize(
    "name",
    [
        "招商银行",
        "微粒贷",
        "老王",
        "房租",
        "学费",
        "苏宁消费金融",
        "二舅",
        "credit card",
        "mortgage",
        "微信分付",
    ],
)
def test_a_name_tells_by_its_ending(name: str) -> None:
    assert is_telling(name)
    assert not is_telling("嗯嗯")
