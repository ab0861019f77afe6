"""The first minute: what a reminder looks like, and that plain sentences work."""

import pytest

from bot.world import EmulatedWorld
from tests.chat_driver import Chat


async def test_start_shows_with_one_tap_what_a_reminder_looks_like(chat: Chat) -> None:
    await chat.say("/start")

    (shown,) = await chat.press("看看提醒长什么样")

    assert shown.text.startswith("示例")
    assert "还款提醒：微粒贷" in shown
    assert "明天到期 · 2026年11月23日 周一" in shown
    assert "如果错过：" in shown
    assert shown.buttons == ("已还", "稍后提醒", "可能还不上", "会怎么催、规则怎么说", "添加还款")


async def test_its_buttons_say_what_they_do_and_change_nothing(chat: Chat, world: EmulatedWorld) -> None:
    await chat.say("/start")
    (shown,) = await chat.press("看看提醒长什么样")
    before = await world.bot.store.read(lambda records: records.everything(1))

    for label in ("已还", "稍后提醒", "可能还不上", "会怎么催"):
        assert await chat.press(label, shown) == []

    assert len(chat.notices) == 4
    assert all(notice.startswith("示例：") and len(notice) <= 200 for notice in chat.notices)
    assert await world.bot.store.read(lambda records: records.everything(1)) == before
    assert await chat.until(world.now) == []


@pytest.mark.parametrize("language", ["en", "zh-hant"])
async def test_it_is_there_in_every_language(chat: Chat, language: str) -> None:
    other = chat.as_user(2, language)
    await other.say("/start")

    (shown,) = await other.press(0)

    for label in shown.buttons[:4]:
        await other.press(label, shown)
    assert len(set(other.notices)) == 4
    assert language == "zh-hant" or not any(mark in shown for mark in "：、，。（）　")


@pytest.mark.parametrize(("language", "examples"), [("zh-hans", 3), ("en", 3)])
async def test_the_sentences_that_start_gives_as_examples_are_understood(
    chat: Chat, language: str, examples: int
) -> None:
    other = chat.as_user(2, language)
    (start,) = await other.say("/start")
    sentences = [line[2:] for line in start.text.splitlines() if line.startswith("• ")]

    assert len(sentences) == examples
    for sentence in sentences:
        (answer,) = await other.say(sentence)
        assert not any(words in answer for words in ("没看懂", "did not understand")), sentence
        await other.say("/cancel")
