"""What is asked and said of the bot itself is answered by its command."""

import pytest

from tests.chat_driver import Chat


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("你会不会把我的资料给催收", "不会从这里告诉机构"),
        ("会不会把我的信息给催收", "不会从这里告诉机构"),
        ("怎么删掉我的数据", "删除全部资料？"),
        ("晚上不要发消息给我", "免打扰："),
        ("提醒能不能隐蔽一点", "隐私提醒"),
        ("你不会是骗子吧", "不代表任何机构"),
        ("我想让你每个月帮我记着还钱", "欠哪家机构？"),
        ("我换手机了数据会丢吗", "没有可以导出的"),
        ("最近别给我发提醒了 过阵子再说", "暂停几天？"),
        ("我记的东西在哪看", "还没有记录"),
        ("are you a real person", "不代表任何机构"),
    ],
)
async def test_it_is_answered(chat: Chat, text: str, shown: str) -> None:
    (answer,) = await chat.say(text)

    assert shown in answer


@pytest.mark.parametrize(
    "text",
    [
        "怎么注销借呗",
        "微粒贷怎么改还款日",
        "催收会泄露我的信息吗",
        "他们怎么有我的手机号",
        "微粒贷 每月15号 1200",
    ],
)
async def test_what_is_asked_of_others_is_not(chat: Chat, text: str) -> None:
    answers = await chat.say(text)

    assert not any(
        one in answer for answer in answers for one in ("删除全部资料", "免打扰：", "不会从这里告诉")
    )
