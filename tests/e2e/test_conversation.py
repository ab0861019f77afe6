"""One bot process talks to several people: each test is one of them, all share the process."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.emulator.cloud import buttons
from bot.serving import wall_clock
from tests.e2e.process import (
    FIRST_USER,
    NAME,
    borrowers,
    config,
    database,
    outbox,
    serving,
    telegram,
    texts,
)
from tests.http_botapi import HttpBotApi, answer

pytestmark = pytest.mark.asyncio(loop_scope="module")

NEWCOMER, ADDS, LATE, SOON, PAYS, TWICE = range(FIRST_USER, FIRST_USER + 6)


@dataclass(frozen=True)
class Town:
    server: HttpBotApi
    database: Path
    soon: datetime  # when SOON's reminder is due


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    folder = tmp_path_factory.mktemp("town")
    now = wall_clock()
    soon = now + timedelta(seconds=4)
    late = [now - timedelta(hours=20), now - timedelta(hours=1)]
    due = {LATE: late, SOON: [soon], PAYS: [now - timedelta(minutes=1)]}
    await borrowers(database(folder), due)
    async with telegram() as server:
        for user_id in (LATE, SOON, PAYS):
            server.api.user(user_id)
        async with serving(config(folder, server), server) as bot:
            yield Town(server, database(folder), soon)
            await server.until(lambda: texts(server, LATE) != [])
            assert await bot.stop() == 0
        assert "ERROR" not in bot.log
    assert outbox(database(folder))[LATE] == ["sent", "sent"]


async def test_start_is_answered(town: Town) -> None:
    town.server.api.say(NEWCOMER, "/start")

    await town.server.until(lambda: len(texts(town.server, NEWCOMER)) == 1)
    assert "/delete_me" in texts(town.server, NEWCOMER)[0]


async def test_a_loan_is_added_in_one_line_and_kept(town: Town) -> None:
    api = town.server.api
    api.say(ADDS, "/add 微粒贷 每月15号 876543 12期")
    await town.server.until(lambda: api.latest_with_buttons(ADDS) is not None)
    card = api.latest_with_buttons(ADDS)
    assert card is not None
    assert "876,543" in card["text"]

    api.press(ADDS, card, [button["text"] for button in buttons(card)].index("保存"))

    await town.server.until(lambda: "已保存" in api.messages(ADDS)[-1]["text"])
    assert "pending" in outbox(town.database)[ADDS]


async def test_what_came_late_is_one_message_for_one_person(town: Town) -> None:
    # With the later reminder all that was late has gone, or goes.
    await town.server.until(lambda: all(texts(town.server, user_id) for user_id in (LATE, SOON)))

    (message,) = texts(town.server, LATE)
    assert f"{NAME}1" in message
    assert f"{NAME}2" in message


async def test_a_reminder_that_comes_due_while_the_bot_runs_goes_out_and_not_before(town: Town) -> None:
    await town.server.until(lambda: texts(town.server, SOON) != [])

    sent = town.server.api.messages(SOON)[0]["date"]  # whole seconds
    assert sent >= int(town.soon.timestamp())


async def test_a_press_of_paid_is_kept_and_shown(town: Town) -> None:
    api = town.server.api
    await town.server.until(lambda: api.latest_with_buttons(PAYS) is not None)
    reminder = api.latest_with_buttons(PAYS)
    assert reminder is not None

    api.press(PAYS, reminder, 0)

    await town.server.until(lambda: api.messages(PAYS)[-1].get("edit_date") is not None)
    assert buttons(api.messages(PAYS)[-1])[0]["text"] == "撤销"
    assert len(texts(town.server, PAYS)) == 1


async def test_an_update_that_is_given_twice_is_answered_once(town: Town) -> None:
    server = town.server
    update = server.api.say(TWICE, "/help")
    await server.until(lambda: len(texts(server, TWICE)) == 1)
    server.fault("getUpdates", answer(200, json.dumps({"ok": True, "result": [update]})))
    polls = len(server.asked("getUpdates"))

    server.api.say(TWICE, "/sources")  # ends the poll under way; the next one gives /help again
    await server.until(lambda: len(server.asked("getUpdates")) >= polls + 2)
    server.api.say(TWICE, "/privacy")

    await server.until(lambda: len(texts(server, TWICE)) >= 3)
    assert len(set(texts(server, TWICE))) == 3
