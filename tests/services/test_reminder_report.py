"""Why a reminder was or was not sent, as `python -m bot why` tells it."""

import re
from datetime import timedelta
from pathlib import Path

from bot.services.reminder_report import explain
from bot.store.sqlite import read_reminders
from bot.world import EmulatedWorld
from tests.chat.test_reminder_message import add
from tests.chat_driver import Chat
from tests.worlds import open_world, shanghai


async def told(world: EmulatedWorld, path: Path) -> str:
    """The answer, read from outside while the bot runs."""
    user = await world.bot.store.transact(lambda records: records.user(1))
    assert user is not None
    found = read_reminders(path, user.alias)
    assert found is not None
    return "\n".join(explain(found, world.now))


def reasons(text: str, rule: str) -> list[str]:
    return [line.split(f"rule {rule}: ")[1] for line in text.splitlines() if f"rule {rule}: " in line]


async def test_tells_what_was_sent_what_was_paid_and_what_is_planned(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with open_world(path) as world:
        chat = Chat(world)
        await add(chat, "微粒贷 12月15日 1200.55")
        await add(chat, "借呗 12月20日 800")
        await chat.until(shanghai(12, 8))
        await chat.press("已还")

        text = await told(world, path)

    assert reasons(text, "-7") == ["planned", "sent 2026-12-08 01:00 UTC"]
    assert reasons(text, "-3") == ["planned", "not sent: the user said paid"]
    for secret in ("微粒贷", "weilidai", "借呗", "1200.55", "1,200", "120055", "80000"):
        assert secret not in re.sub(r"user \w+", "", text)


async def test_tells_what_holds_reminders_back(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with open_world(path) as world:
        chat = Chat(world)
        await add(chat, "微粒贷 12月15日")
        await chat.say("/list")
        await chat.press("微粒贷")
        await chat.press("暂停提醒")
        assert "not sent: the loan is paused" in await told(world, path)
        await chat.press("恢复提醒")
        await chat.say("/unsubscribe")
        assert "not sent: the user has switched reminders off" in await told(world, path)
        await chat.say("/subscribe")
        await chat.say("/settings")
        await chat.press("暂停全部")
        await chat.press("30 天")
        assert "waits for the end of the pause" in await told(world, path)


async def test_tells_how_late_it_was_and_that_an_answer_ended_the_asking(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with open_world(path) as world:
        chat = Chat(world)
        await add(chat, "微粒贷 12月15日")
        await chat.jump(shanghai(12, 8) + timedelta(hours=3))
        assert reasons(await told(world, path), "-7") == ["sent 2026-12-08 04:00 UTC, 180 min late"]
        await chat.until(shanghai(12, 15))
        await chat.press("稍后提醒")
        text = await told(world, path)
        assert reasons(text, "again-1") == ["not sent: the user had answered on that day"]
        assert reasons(text, "snooze") == ["planned"]
        await chat.say("/settings")
        await chat.press("提前几天")
        await chat.press("0")
        assert "a setting or the schedule changed" not in await told(world, path)


async def test_who_is_not_there_is_nobody(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    assert read_reminders(path, "abc") is None
    async with open_world(path):
        assert read_reminders(path, "abc") is None
