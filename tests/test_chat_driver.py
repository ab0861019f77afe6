"""The driver itself notices silence, unanswered presses and unclear labels."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from tests.chat_driver import Chat
from tests.console.echo_world import START, EchoWorld, echo_world


@pytest.fixture
async def world() -> AsyncIterator[EchoWorld]:
    async with echo_world() as world:
        yield world


@pytest.fixture
def chat(world: EchoWorld) -> Chat:
    return Chat(world)


async def test_it_says_and_reads(chat: Chat) -> None:
    (shown,) = await chat.say("你好")

    assert "你好" in shown
    assert (chat.last, chat.texts) == (shown, ["1/zh-hans: 你好"])


async def test_it_presses_by_label_or_index(chat: Chat) -> None:
    await chat.say("/menu")
    assert list(chat.last.buttons) == ["再来", "停", "没反应"]

    (shown,) = await chat.press("再")
    assert (shown.text, shown.kind) == ("第1次", "edited")
    await chat.press(0)
    await chat.press("停")

    assert chat.last.text == "停了"
    assert not chat.last.buttons
    assert chat.notices == ["好", "好", "已停"]


async def test_it_presses_a_button_that_is_there_no_more(chat: Chat) -> None:
    (menu,) = await chat.say("/menu")
    await chat.press("停")

    await chat.press("再来", menu)

    assert chat.last.text == "第1次"


async def test_it_reads_files_and_links(chat: Chat) -> None:
    (shown,) = await chat.say("/file")
    assert (shown.file, shown.content, shown.text) == ("loans.ics", b"x" * 1234, "日历")

    (shown,) = await chat.say("/link")
    assert shown.url("官网") == "https://www.example.com/"


async def test_it_lets_time_pass_and_reads_what_came(world: EchoWorld, chat: Chat) -> None:
    await chat.say("/menu")
    world.planned = [(START + timedelta(days=1), "a"), (START + timedelta(days=2), "b")]

    assert [shown.text for shown in await chat.advance(days=1)] == ["a"]
    assert [shown.text for shown in await chat.jump(START + timedelta(days=9))] == ["b"]


async def test_users_and_groups_have_chats_of_their_own(chat: Chat) -> None:
    other = chat.as_user(2, "en")
    group = chat.as_group()

    await other.say("hi")
    await group.say("all")
    await group.as_user(3).say("too")

    assert other.texts == ["2/en: hi"]
    assert group.texts == ["1/zh-hans: all", "3/zh-hans: too"]
    assert chat.shown == []


async def test_a_topic_is_read_apart_from_the_rest_of_its_chat(chat: Chat) -> None:
    for general in (chat, chat.as_forum()):
        topic = general.in_topic()

        await topic.say("there")
        await general.say("here")

        assert topic.texts == ["1/zh-hans: there"]
        assert general.texts == ["1/zh-hans: here"]
        assert general.in_topic(topic.topic).texts == topic.texts


async def test_it_forwards_and_sends_what_comes_late(world: EchoWorld, chat: Chat) -> None:
    written = START - timedelta(days=1)

    await chat.forward("明天还款", written=written)
    await chat.say("明天", written=written)

    forwarded, late = (one for one in world.api.messages(1) if not one["from"]["is_bot"])
    assert forwarded["forward_origin"]["date"] == late["date"] == written.timestamp()
    assert chat.texts == ["1/zh-hans: 明天还款", "1/zh-hans: 明天"]


async def test_it_sends_an_album(world: EchoWorld, chat: Chat) -> None:
    with pytest.raises(AssertionError, match="no answer"):
        await chat.album(3)

    assert await chat.album(2, silent=True) == []
    assert len(world.api.messages(1)) == 5


async def test_silence_in_a_private_chat_is_noticed(chat: Chat) -> None:
    with pytest.raises(AssertionError, match="no answer"):
        await chat.say("/silence")

    await chat.say("/silence", silent=True)
    await chat.as_group().say("/silence")


async def test_a_press_without_an_answer_is_noticed(chat: Chat) -> None:
    await chat.say("/menu")

    with pytest.raises(AssertionError, match="never answered"):
        await chat.press("没反应")


async def test_a_label_that_fits_none_is_noticed(chat: Chat) -> None:
    with pytest.raises(AssertionError, match="no message has buttons"):
        await chat.press("保存")
    await chat.say("/menu")
    with pytest.raises(AssertionError, match="names 0 of the buttons"):
        await chat.press("保存")
