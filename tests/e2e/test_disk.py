"""A real process whose disk takes nothing for a while: it says so, loses nothing, and goes on by itself."""

import resource
from datetime import timedelta
from pathlib import Path

import pytest

from bot.emulator.cloud import buttons
from bot.serving import wall_clock
from bot.store.sqlite import inspect
from tests.e2e.process import (
    FIRST_USER,
    BotProcess,
    borrowers,
    config,
    database,
    outbox,
    serving,
    telegram,
    texts,
)

OPERATOR, ADDS, REMINDED = range(FIRST_USER, FIRST_USER + 3)
ROOM = 4096  # bytes of a file: less than one page and its head in the log


def limit(bot: BotProcess, size: int) -> None:
    """No file of the process may grow beyond this, as if the disk were full; it can be lifted again."""
    _, most = resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (most if size < 0 else size, most))


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="needs Linux: the limit of another process")
async def test_a_disk_that_is_full_for_a_while(tmp_path: Path) -> None:
    await borrowers(database(tmp_path), {REMINDED: [wall_clock() + timedelta(seconds=8)]})
    day = (wall_clock() + timedelta(days=20)).date()
    async with telegram() as server:
        api = server.api
        for user_id in (OPERATOR, ADDS, REMINDED):
            api.user(user_id)
        file = config(tmp_path, server, more=f"admin_ids = [{OPERATOR}]")
        async with serving(file, server) as bot:
            await bot.until_logged("daily:")
            api.say(ADDS, f"/add 借呗 {day} 800")
            await server.until(lambda: len(texts(server, ADDS)) == 1)
            card = api.latest_with_buttons(ADDS)
            assert card is not None
            save = next(one for one in buttons(card) if one["text"] == "保存")

            limit(bot, ROOM)
            api.press(ADDS, card, save["callback_data"])
            await server.until(lambda: "存不了" in "".join(texts(server, ADDS)))
            api.say(ADDS, "/rights 微粒贷")
            await server.until(lambda: "微粒贷" in texts(server, ADDS)[-1])
            await server.until(lambda: texts(server, OPERATOR) != [])
            assert "nothing can be kept (SQLITE_" in texts(server, OPERATOR)[0]

            limit(bot, -1)
            api.press(ADDS, card, save["callback_data"])
            await server.until(lambda: outbox(database(tmp_path)).get(ADDS, []) != [])
            await server.until(lambda: outbox(database(tmp_path))[REMINDED] == ["sent"])
            assert await bot.stop() == 0

    assert len(texts(server, REMINDED)) == 1
    assert len([one for one in texts(server, OPERATOR) if "nothing can be kept" in one]) == 1
    assert inspect(database(tmp_path)) == []
