import pytest

from bot.knowledge.phones import denied_in, invisible_in, links_in, numbers_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("拨打13800138000", "13800138000"),
        ("138 0013 8000", "13800138000"),
        ("138-0013-8000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("1 3 8 0 0 1 3 8 0 0 0", "13800138000"),
        ("138\u200b0013\u200b8000", "13800138000"),
        ("①③⑧⓪⓪①③⑧⓪⓪⓪", "13800138000"),
        ("0086 1-80064-12331", "008618006412331"),
        ("+86 18006412331", "8618006412331"),
        ("400-858-0580", "4008580580"),
        ("4008580580", "4008580580"),
        ("010-12345678", "01012345678"),
        ("(021) 6543 2100", "02165432100"),
        ("QQ3590931873", "3590931873"),
        ("幺三八零零一三八零零零", "幺三八零零一三八零零零"),
        ("先问95055。", "95055"),
        ("95188", "95188"),
        ("报警110", "110"),
        ("12378和12345", "12378"),
        ("请拨打8123", "8123"),
        ("客服电话：61234", "61234"),
        ("call 4411 now", "4411"),
        ("10086", "10086"),
        ("962288", "962288"),
    ],
)
def test_a_number_is_found_in_any_disguise(text: str, number: str) -> None:
    assert number in list(numbers_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-28",
        "2025年2月28日至2026年3月31日",
        "2020-2025",
        "GB/T 45251-2025",
        "见GB/T45251",
        "银保监会令2022年第9号",
        "金规〔2025〕9号",
        "第1033条、第110条",
        "articles 1032 and 1033",
        "article 120",
        "article 103, 125, 127",
        "第 124、253之一、127 条",
        "22:00-08:00",
        "50,000 complaints",
        "12000元",
        "¥10000",
        "110人",
        "missed 120 times",
        "24%",
        "a call in 2025",
        "电话投诉超过26000件",
        "58同城",
        "360借条",
        "320家",
    ],
)
def test_days_laws_and_amounts_are_no_phone_numbers(text: str) -> None:
    assert list(numbers_in(text)) == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("他说是95055。", "95055"),
        ("180 0641 2331", "0086 1-80064-12331"),
        ("008618006412331", "18006412331"),
        ("１８００６４１２３３１", "18006412331"),
        ("400 858 0580", "400-858-0580"),
        ("写给3590931873@QQ.COM", "3590931873@qq.com"),
    ],
)
def test_a_denied_number_is_found_in_any_spelling(text: str, denied: str) -> None:
    assert list(denied_in(text, ["12345", denied])) == [denied]


def test_a_short_denied_number_is_not_found_inside_a_longer_one() -> None:
    assert list(denied_in("1950551", ["95055"])) == []


@pytest.mark.parametrize(
    "text",
    [
        "见 https://x.y",
        "www.example",
        "a.b-c@example",
        "pbccrc.org.cn",
        "jubao.nifa.ORG.cn/a",
        "见example.com。",
    ],
)
def test_links_and_addresses_are_found(text: str) -> None:
    assert list(links_in(text))


@pytest.mark.parametrize("text", ["GB/T 45251", "App里点“我的”", "e.g. a bank.", "5.3"])
def test_ordinary_text_is_no_link(text: str) -> None:
    assert list(links_in(text)) == []


def test_characters_that_nobody_sees_are_found() -> None:
    assert invisible_in("12\u200b345")
    assert not invisible_in("12345，你好")
