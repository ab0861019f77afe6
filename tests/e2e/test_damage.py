"""A database with a damaged row: one person's trouble is nobody else's, and no log quotes it."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from bot.serving import wall_clock
from tests.e2e.process import FIRST_USER, borrowers, config, database, outbox, serving, telegram, texts

DAMAGED, WELL, LATER = range(FIRST_USER, FIRST_USER + 3)
CONTENT = "content-of-a-row"


async def test_a_damaged_row_harms_nobody_else_and_is_not_quoted(tmp_path: Path) -> None:
    now = wall_clock()
    await borrowers(
        database(tmp_path),
        {
            DAMAGED: [now - timedelta(hours=1)],
            WELL: [now - timedelta(minutes=1)],
            LATER: [now + timedelta(seconds=2)],
        },
    )
    with closing(sqlite3.connect(database(tmp_path))) as db:
        db.execute("UPDATE loans SET rule_first = ? WHERE user_id = ?", [CONTENT, DAMAGED])
        db.commit()

    async with telegram() as server:
        for user_id in (DAMAGED, WELL, LATER):
            server.api.user(user_id)
        async with serving(config(tmp_path, server), server, secrets=[CONTENT]) as bot:
            server.api.say(DAMAGED, "/list")
            await server.until(lambda: all(texts(server, user_id) for user_id in (DAMAGED, WELL, LATER)))

            assert await bot.stop() == 0

    assert "ERROR" in bot.log
    assert outbox(database(tmp_path)) == {DAMAGED: ["sending"], WELL: ["sent"], LATER: ["sent"]}
