"""/operator: what an operator sees, that it shows nothing of anybody, and is unknown to all others."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.chat.features import OF_OPERATORS
from bot.chat.operator import fingerprint
from bot.domain.language import Language
from bot.services.operator import roughly
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import library, open_world, shanghai

ADMIN = 900
USER = 987_654_321


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[EmulatedWorld]:
    async with open_world(tmp_path / "bot.db", admins=(ADMIN,)) as opened:
        yield opened


@pytest.fixture
def admin(world: EmulatedWorld) -> Chat:
    return Chat(world, ADMIN)


async def test_to_everybody_else_it_is_a_command_that_does_not_exist(world: EmulatedWorld) -> None:
    stranger, group = Chat(world, 5), Chat(world, 5).as_group()

    for command in ("/operator", "/operator 简体 你好", "/OPERATOR", "/operator@rights_console_bot"):
        unknown = command.replace("operator", "nothing").replace("OPERATOR", "NOTHING")
        assert [one.text for one in await stranger.say(command)] == [
            one.text for one in await stranger.say(unknown)
        ]
        assert [one.text for one in await group.say(command)] == [
            one.text for one in await group.say(unknown)
        ]
    assert await world.bot.store.read(lambda records: records.notices()) == []


async def test_it_stands_in_no_menu_and_no_help(world: EmulatedWorld, admin: Chat) -> None:
    (shown,) = await admin.say("/help")
    names = [command.name for command in OF_OPERATORS]

    assert names == ["operator"]
    assert not any(name in shown.text for name in names)
    for scope in ("default", "all_private_chats"):
        told = world.api.call("getMyCommands", {"scope": {"type": scope}})
        assert not {one["command"] for one in told} & set(names)


@pytest.mark.parametrize("language", Language, ids=str)
async def test_every_screen_shows_numbers_and_nothing_of_anybody(
    world: EmulatedWorld, language: Language
) -> None:
    user = Chat(world, USER)
    await user.say("/add 老王的店 2026-11-29 1234.56")
    await user.press("保存")
    await user.say("/log 昨天 8个未接 02136525555 赵六说的")
    await user.say("/rights 微粒贷")
    await user.press("这里不对")
    await user.until(shanghai(11, 28))
    stored = await world.bot.store.read(lambda records: records.user(USER))
    assert stored is not None
    admin = Chat(world, ADMIN, language.value)

    screens = [(await admin.say("/operator"))[0]]
    for button in (0, 1, 2, 4):
        screens += await admin.press(button, screens[0])

    shown = "\n".join(one.text for one in screens)
    for secret in (str(USER), stored.alias, "老王", "赵六", "1234", "1,234", "36525"):
        assert secret not in shown
    assert version("rights-bot") in screens[0]
    assert fingerprint(library()) in screens[0]
    assert "lenders/weilidai" in screens[3].text.replace("<code>", "")
    assert all(entry.text for entry in screens)


async def test_it_tells_what_is_due_and_not_sent_and_since_when(world: EmulatedWorld, admin: Chat) -> None:
    user = Chat(world, USER)
    await user.say("/add 老王 2026-11-29")
    await user.press("保存")
    assert "到点还没发：0" in (await admin.say("/operator"))[0]

    world.now = shanghai(11, 26, 9, 50)  # the reminder of nine o'clock is not sent: the bot was off
    (shown,) = await admin.say("/operator")
    assert "到点还没发：1，最久的等了 50 分钟" in shown
    await world.advance(world.now)
    (shown,) = await admin.press("刷新")

    assert "到点还没发：0" in shown
    assert "其中晚于 10 分钟 1；失败 0" in shown
    world.now += timedelta(hours=25)
    assert "其中晚于 10 分钟 0" in (await admin.press("刷新"))[0]


async def test_numbers_of_people_point_to_nobody(world: EmulatedWorld, admin: Chat) -> None:
    await Chat(world, 2).say("/start")
    assert "用户：少于 5；开着提醒：少于 5" in (await admin.say("/operator"))[0]
    for user_id in range(10, 22):
        await Chat(world, user_id).say("/start")

    assert "用户：10；开着提醒：10" in (await admin.say("/operator"))[0]


def test_a_number_is_rounded_down_and_a_few_are_not_told_apart() -> None:
    assert [roughly(count) for count in (0, 1, 4, 5, 9, 10, 14, 1234)] == [0, None, None, 5, 5, 10, 10, 1230]


async def test_what_is_called_wrong_is_counted_by_statement(world: EmulatedWorld, admin: Chat) -> None:
    for user_id, language in ((2, "en"), (3, "zh-hans")):
        chat = Chat(world, user_id, language)
        await chat.say("/rights 微粒贷")
        await chat.press("这里不对" if language != "en" else "This is wrong")
    await admin.say("/operator")

    (shown,) = await admin.press("这里不对")

    assert re.search(r"• 2 · en, zh-hans · lenders/weilidai/\S+", shown.text)
