"""A process that dies at any moment: no reminder is lost, and only one in flight comes twice."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from bot.app import wall_clock
from bot.services.reminders import AT_ONCE
from tests.e2e.process import FIRST_USER, borrowers, config, database, outbox, serving, telegram, texts
from tests.http_botapi import HttpBotApi, hang

PAST = timedelta(minutes=1)
USERS = range(FIRST_USER, FIRST_USER + 60)


async def test_reminders_of_a_process_that_is_killed_again_and_again_all_go_out(tmp_path: Path) -> None:
    path = database(tmp_path)
    await borrowers(path, dict.fromkeys(USERS, (wall_clock() - PAST,)))
    expected = dict.fromkeys(USERS, 1)
    async with telegram() as server:
        for user_id in USERS:
            server.api.user(user_id)
        file = config(tmp_path, server)

        def sent() -> dict[int, int]:
            return {user_id: len(texts(server, user_id)) for user_id in USERS}

        for so_many in (1, 14, 40):
            before = sent()
            async with serving(file, server) as bot:
                await server.until(partial(_sent_to, server, so_many))
                await bot.kill()
            after, states = sent(), outbox(path)
            in_flight = [one for one in USERS if after[one] > before[one] and states[one] != ["sent"]]
            assert len(in_flight) <= AT_ONCE
            for user_id in in_flight:
                expected[user_id] += 1
            assert all(after[one] for one in USERS if states[one] == ["sent"]), "recorded before it was sent"

        async with serving(file, server) as bot:
            await server.until(partial(_sent_to, server, len(USERS)))
            assert await bot.stop() == 0

    assert all(states == ["sent"] for states in outbox(path).values())
    assert sent() == expected


def _sent_to(server: HttpBotApi, so_many: int) -> bool:
    return sum(1 for user_id in USERS if texts(server, user_id)) >= so_many


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
