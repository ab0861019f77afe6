"""A process that dies at any moment: no reminder is lost, and only one in flight comes twice.

The long run: `KILLS=50 REMINDERS=2000 python -m pytest tests/e2e/test_kill.py` (some minutes).
"""

import asyncio
import os
import random
from collections import Counter
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.services.reminders import AT_ONCE
from bot.serving import wall_clock
from tests.e2e.process import (
    FIRST_USER,
    borrowers,
    config,
    database,
    outbox,
    serving,
    started,
    telegram,
    texts,
)
from tests.http_botapi import PATIENCE, HttpBotApi, hang

KILLS = int(os.environ.get("KILLS", "4"))
REMINDERS = int(os.environ.get("REMINDERS", "80"))

PAST = timedelta(minutes=1)
USERS = range(FIRST_USER, FIRST_USER + REMINDERS)
SUED = frozenset(USERS[::2])  # theirs is a date at court, in the same outbox


@pytest.mark.timeout(100 * (KILLS + 1) + REMINDERS)
async def test_reminders_of_a_process_that_is_killed_again_and_again_all_go_out(tmp_path: Path) -> None:
    path = database(tmp_path)
    await borrowers(path, dict.fromkeys(USERS, (wall_clock() - PAST,)), sued=SUED)
    seed = random.randrange(10**6)
    moments = random.Random(seed)
    in_flight: list[set[int]] = []
    async with telegram() as server:
        for user_id in USERS:
            server.api.user(user_id)
        file = config(tmp_path, server)
        for _ in range(KILLS):
            before = _sent(server)
            # A few calls come before the first reminder: some die while they start.
            calls = len(server.calls) + moments.randrange(2 * (REMINDERS // KILLS) + 8)
            async with started(file) as bot:
                lives = asyncio.ensure_future(server.until(partial(_called_or_all_sent, server, calls)))
                await asyncio.wait({lives, bot.reading}, return_when=asyncio.FIRST_COMPLETED)
                assert lives.done(), f"ended by itself: {bot.log}"
                await lives
                await bot.kill()
            for _ in range(1000):  # what it wrote last still arrives
                await asyncio.sleep(0)
            sent, states = _sent(server), outbox(path)
            recorded = {user_id for user_id in USERS if states[user_id] == ["sent"]}
            assert recorded <= set(sent), f"recorded before it was sent (seed {seed})"
            in_flight.append(set(sent - before) - recorded)

        async with serving(file, server) as bot:
            await server.until(lambda: _all_sent(server), within=PATIENCE + REMINDERS)
            assert await bot.stop() == 0

    assert all(states == ["sent"] for states in outbox(path).values())
    assert max(map(len, in_flight)) <= AT_ONCE
    expected = Counter(USERS) + sum((Counter(users) for users in in_flight), Counter())
    assert _sent(server) == expected, f"seed {seed}"
    assert {user_id for user_id in USERS if "12368" in texts(server, user_id)[0]} == SUED


def _sent(server: HttpBotApi) -> Counter[int]:
    return Counter(event.chat_id for event in server.api.events if event.kind == "sent")


def _called_or_all_sent(server: HttpBotApi, calls: int) -> bool:
    return len(server.calls) >= calls or _all_sent(server)


def _all_sent(server: HttpBotApi) -> bool:
    return len(_sent(server)) == len(USERS)


async def test_a_reminder_whose_answer_was_never_seen_comes_again(tmp_path: Path) -> None:
    await borrowers(database(tmp_path), {FIRST_USER: (wall_clock() - PAST,)})
    async with telegram() as server:
        server.api.user(FIRST_USER)
        server.fault("sendMessage", hang(after=True))
        file = config(tmp_path, server)
        async with serving(file, server) as bot:
            await server.until(lambda: len(texts(server, FIRST_USER)) == 1)
            await bot.kill()
        assert outbox(database(tmp_path)) == {FIRST_USER: ["sending"]}

        async with serving(file, server) as bot:
            await server.until(lambda: len(texts(server, FIRST_USER)) == 2)
            assert await bot.stop() == 0

    assert outbox(database(tmp_path)) == {FIRST_USER: ["sent"]}
