"""Where an answer goes: into the topic that was written in, once for an album, with the caption or not."""

import pytest

from bot.world import EmulatedWorld
from tests.chat_driver import Chat


@pytest.fixture
def forum(world: EmulatedWorld) -> Chat:
    return Chat(world).as_forum()


async def test_a_message_in_a_topic_is_answered_in_it(forum: Chat) -> None:
    topic = forum.in_topic()

    (shown,) = await topic.say("/rights@rights_console_bot 借呗")

    assert shown.text.startswith("借呗 · 催收与规则")
    assert shown.message["message_thread_id"]


async def test_also_where_general_is_closed(forum: Chat, world: EmulatedWorld) -> None:
    topic = forum.in_topic()
    world.api.topics.close(forum.chat_id)

    (shown,) = await topic.say("/help@rights_console_bot")

    assert "/rights" in shown


async def test_a_button_in_a_topic_changes_the_message_there(forum: Chat) -> None:
    topic = forum.in_topic()
    await topic.say("/rights@rights_console_bot 借呗")

    (shown,) = await topic.press("更多")

    assert shown.kind == "edited"


async def test_in_general_it_is_answered_in_general(forum: Chat) -> None:
    (shown,) = await forum.say("/help@rights_console_bot")

    assert "message_thread_id" not in shown.message


async def test_a_topic_of_a_private_chat_is_answered_in_it(chat: Chat) -> None:
    topic = chat.in_topic()

    (shown,) = await topic.say("/list")
    (card,) = await topic.say("/add 微粒贷 每月15号 1200")
    (saved,) = await topic.press("保存", card)

    assert shown.message["message_thread_id"] == card.message["message_thread_id"]
    assert "已保存：微粒贷" in saved


async def test_an_album_is_answered_once_and_the_next_one_again(chat: Chat) -> None:
    first = await chat.album(10)
    second = await chat.album(3)

    assert len(first) == len(second) == 1


async def test_two_pictures_that_are_no_album_are_two_messages(chat: Chat, world: EmulatedWorld) -> None:
    shown = await chat.send(world.api.photo(1), world.api.photo(1))

    assert len(shown) == 2
