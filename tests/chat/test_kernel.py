"""An update: applied once, answered at least once, whatever fails in between."""

import asyncio
import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram.error import NetworkError

from bot.chat import kernel
from bot.emulator.cloud import buttons
from bot.emulator.params import ApiError
from bot.world import EmulatedWorld
from tests.chat_driver import Chat, Shown
from tests.worlds import open_world

PAUSED = ApiError(429, "Too Many Requests: retry after 600", {"retry_after": 600})
BLOCKED = ApiError(403, "Forbidden: bot was blocked by the user")


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def owed(path: Path) -> int:
    ((count,),) = rows(path, "SELECT count(*) FROM updates WHERE answer IS NOT NULL")
    return int(count)


async def tap_twice(chat: Chat, shown: Shown, label: str) -> None:
    """Two taps on the same button, the second before the app shows what the first one did."""
    data = buttons(shown.message)[shown.buttons.index(label)]["callback_data"]
    for _ in range(2):
        await chat.press_data(data, shown.message)


async def again(chat: Chat, update: dict[str, Any]) -> list[str]:
    """Telegram delivers an update that it has delivered before; what is said then."""
    return [one.text for one in await chat.send(update, silent=True)]


class TestAppliedOnce:
    async def test_money_is_counted_once_however_often_the_update_comes(
        self, chat: Chat, world: EmulatedWorld, tmp_path: Path
    ) -> None:
        await chat.say("/add 微粒贷 2026-12-15 1200")
        await chat.press("保存")
        await chat.press_data("inst:part:1", chat.last.message)
        update = world.api.press(1, chat.last.message, 0)  # half of it

        await chat.send(update)
        await again(chat, update)
        await again(chat, update)

        (view,) = await world.bot.store.read(lambda records: records.loans(1))
        assert [one.paid for one in view.instalments] == [60_000]

    async def test_what_was_answered_is_not_answered_when_it_comes_again(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        update = world.api.say(1, "/subscribe")
        await chat.send(update)

        assert await again(chat, update) == []

    async def test_two_taps_on_one_button_count_once(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 微粒贷 2026-12-15 1200")
        await chat.press("保存")
        (asked,) = await chat.press_data("inst:part:1", chat.last.message)

        await tap_twice(chat, asked, asked.buttons[0])

        (view,) = await world.bot.store.read(lambda records: records.loans(1))
        assert [(one.state, one.paid) for one in view.instalments] == [("open", 60_000)]

    async def test_undo_takes_back_one_thing(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 微粒贷 2026-12-15 1200")
        await chat.press("保存")
        await chat.press_data("inst:part:1", chat.last.message)
        await chat.say("500")
        (paid,) = await chat.press("已还")
        await tap_twice(chat, paid, "撤销")

        (view,) = await world.bot.store.read(lambda records: records.loans(1))
        assert [(one.state, one.paid) for one in view.instalments] == [("open", 50_000)]

    async def test_a_switch_stays_where_it_was_put(self, chat: Chat, world: EmulatedWorld) -> None:
        (settings,) = await chat.say("/settings")

        await tap_twice(chat, settings, "隐私提醒")

        user = await world.bot.store.read(lambda records: records.user(1))
        assert user is not None
        assert user.preferences.discreet

    async def test_a_loan_is_saved_once_and_its_answer_comes_again_if_it_is_owed(
        self, tmp_path: Path
    ) -> None:
        errors: list[str] = []
        async with open_world(tmp_path / "bot.db", errors=errors) as world:
            chat = Chat(world)
            (card,) = await chat.say("/add 微粒贷 每月15号 1200")
            update = world.api.press(1, card.message, 0)
            world.api.fail_next("editMessageText", PAUSED)
            assert await chat.send(update, silent=True) == []
            assert rows(tmp_path / "bot.db", "SELECT count(*) FROM updates WHERE answer IS NOT NULL") == [
                (1,)
            ]

            (saved,) = await again(chat, update)

            assert "已保存：微粒贷" in saved
            assert await again(chat, update) == []
            assert len(await world.bot.store.read(lambda records: records.loans(1))) == 1
            assert rows(tmp_path / "bot.db", "SELECT count(*) FROM updates WHERE answer IS NOT NULL") == [
                (0,)
            ]
        assert errors == []


class TestOwed:
    async def test_what_could_not_be_said_is_said_later(self, chat: Chat, world: EmulatedWorld) -> None:
        (card,) = await chat.say("/add 微粒贷 每月15号 1200")
        world.api.fail_next("editMessageText", PAUSED)
        assert await chat.send(world.api.press(1, card.message, 0), silent=True) == []

        (saved,) = await chat.advance(minutes=1)

        assert "已保存：微粒贷" in saved
        assert await chat.advance(minutes=1) == []

    async def test_an_answer_that_is_on_its_way_is_not_said_beside_it(self, tmp_path: Path) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            world.api.fail_next("sendMessage", NetworkError("lost"))  # it is tried again in a moment
            saying = asyncio.create_task(world.handle(world.api.say(1, "/subscribe")))
            while not await world.bot.store.read(lambda records: records.owed(1)):
                pass

            await world.bot.kernel.say_owed()
            await saying

            assert len(chat.shown) == 1

    async def test_also_an_answer_that_changed_nothing(self, chat: Chat, world: EmulatedWorld) -> None:
        world.api.fail_next("sendMessage", PAUSED)
        assert await chat.send(world.api.say(1, "/rights 微粒贷"), silent=True) == []

        (shown,) = await chat.advance(minutes=1)

        assert shown.text.startswith("微粒贷 · 催收与规则")

    async def test_what_waits_to_be_said_is_erased_with_its_person(self, tmp_path: Path) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            (card,) = await chat.say("/add 微粒贷 每月15号 1200")
            (asked,) = await chat.say("/delete_me")
            world.api.fail_next("editMessageText", PAUSED)
            await chat.send(world.api.press(1, card.message, 0), silent=True)

            await chat.press("全部删除", asked)

        assert "微粒贷" not in str(rows(tmp_path / "bot.db", "SELECT answer FROM updates"))

    async def test_a_process_that_died_before_it_could_speak_leaves_it_to_the_next(
        self, tmp_path: Path
    ) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            (card,) = await chat.say("/add 微粒贷 每月15号 1200")
            world.api.fail_next("editMessageText", PAUSED)
            await chat.send(world.api.press(1, card.message, 0), silent=True)
            left = world.now

        async with open_world(tmp_path / "bot.db", left + timedelta(hours=1)) as world:
            chat = Chat(world)
            world.api.user(1)
            shown = await chat.advance(minutes=1)

        # The message to be edited is not there any more in this new Telegram: it is said anew.
        assert ["已保存：微粒贷" in one.text for one in shown] == [True]

    async def test_an_answer_in_a_form_that_this_version_does_not_know_is_struck_off(
        self, tmp_path: Path
    ) -> None:
        errors: list[str] = []
        async with open_world(tmp_path / "bot.db", errors=errors) as world:
            world.api.user(1)
            await world.bot.store.transact(
                lambda records: records.owe(7, 1, '[{"kind": "hologram"}]', world.now)
            )

            assert await Chat(world).advance(minutes=1) == []

        assert owed(tmp_path / "bot.db") == 0
        assert "can't be read" in errors[0]

    async def test_who_blocked_the_bot_is_owed_nothing_more(self, tmp_path: Path) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            world.api.fail_next("sendMessage", BLOCKED)

            await chat.send(world.api.say(1, "/start"), silent=True)

            assert rows(tmp_path / "bot.db", "SELECT count(*) FROM updates WHERE answer IS NOT NULL") == [
                (0,)
            ]
            assert await chat.advance(minutes=5) == []

    async def test_nothing_is_left_of_an_answer_that_was_given(self, tmp_path: Path) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            await chat.say("/add 微粒贷 每月15号 1200")
            await chat.press("保存")

        assert rows(tmp_path / "bot.db", "SELECT DISTINCT chat_id, answer FROM updates") == [(None, None)]


class TestNothingHalfDone:
    async def test_an_update_that_fails_leaves_nothing_behind_and_says_so(self, tmp_path: Path) -> None:
        errors: list[str] = []
        async with open_world(tmp_path / "bot.db", errors=errors) as world:
            chat = Chat(world)
            await chat.say("/add 微粒贷 每月15号 1200")
            with closing(sqlite3.connect(tmp_path / "bot.db")) as damage, damage:
                # The last thing that saving writes can't be written.
                damage.execute(
                    "CREATE TRIGGER full BEFORE INSERT ON history BEGIN SELECT RAISE(ABORT, 'x'); END"
                )
            (failed,) = await chat.press("保存")
            with closing(sqlite3.connect(tmp_path / "bot.db")) as damage, damage:
                damage.execute("DROP TRIGGER full")

            assert "没有丢" in failed
            for table in ("loans", "instalments", "reminders"):
                assert rows(tmp_path / "bot.db", f"SELECT count(*) FROM {table}") == [(0,)]
            (saved,) = await chat.press("保存", chat.shown[0])

            assert "已保存：微粒贷" in saved
        assert "IntegrityError" in errors[0]
        assert "微粒贷" not in "".join(errors)

    async def test_a_message_between_others_in_a_group_leaves_no_trace(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        group = chat.as_group()
        before = await world.bot.store.read(lambda records: records.written)

        assert await group.say("微粒贷怎么样") == []

        assert await world.bot.store.read(lambda records: records.written) == before

    async def test_a_lost_connection_is_borne_by_the_answer(self, chat: Chat, world: EmulatedWorld) -> None:
        world.api.fail_next("sendMessage", NetworkError("lost"))

        (shown,) = await chat.say("/start")

        assert "到期前" in shown

    @pytest.mark.parametrize("text", ["/rights 微粒贷", "/help", "/verify"])
    async def test_an_update_that_changes_nothing_writes_nothing_but_its_id(
        self, chat: Chat, world: EmulatedWorld, text: str
    ) -> None:
        before = await world.bot.store.read(lambda records: records.written)

        await chat.say(text)

        assert await world.bot.store.read(lambda records: records.written) == before + 1


def test_no_feature_reaches_around_the_kernel_to_the_store() -> None:
    """What import-linter can't see: a feature that takes the records out of its turn."""
    chat = Path(kernel.__file__).parent
    reaching = [
        path.name
        for path in chat.glob("*.py")
        if path.name not in ("kernel.py", "context.py")
        and re.search(r"\.records\b(?! import)|\btransact\b", path.read_text("utf-8"))
    ]

    assert reaching == []


async def test_where_nothing_is_owed_a_tick_begins_nothing(chat: Chat, world: EmulatedWorld) -> None:
    await chat.say("/add 微粒贷 2026-12-15 1200")
    await world.bot.kernel.say_owed()  # the first look after the start
    before = asyncio.all_tasks()

    world.bot.kernel.begin_saying()

    assert asyncio.all_tasks() == before
