"""Copies beside a real process: one a day by itself, one when asked for, and one put back."""

from datetime import timedelta
from pathlib import Path

from click.testing import CliRunner
from pyrage import x25519

from bot.__main__ import BAD, LOCKED, main
from bot.serving import wall_clock
from bot.store.sqlite import inspect
from tests.e2e.process import FIRST_USER, borrowers, config, database, outbox, serving, telegram, texts


def called(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(map(str, arguments)))
    return result.exit_code, result.output


async def test_copies_are_made_beside_a_bot_and_put_back_once_it_has_ended(tmp_path: Path) -> None:
    key, copy = x25519.Identity.generate(), tmp_path / "asked.db.age"
    (tmp_path / "key.txt").write_text(str(key))
    await borrowers(database(tmp_path), {FIRST_USER: [wall_clock() + timedelta(days=2)]})
    more = f'[backup]\nfolder = "copies"\nrecipient = "{key.to_public()}"'
    async with telegram() as server:
        server.api.user(FIRST_USER)
        file = config(tmp_path, server, more=more)
        async with serving(file, server) as bot:
            await bot.until_logged("copied the database")
            code, said = called("backup", copy, "--config", file)
            refused = called("restore", copy, "--identity", tmp_path / "key.txt", "--config", file)
            again = called("backup", copy, "--config", file)
            server.api.say(FIRST_USER, "/unsubscribe")
            await server.until(lambda: texts(server, FIRST_USER) != [])
            assert await bot.stop() == 0

    assert (code, "1 users" in said, "1 reminders" in said) == (0, True, True)
    assert (again[0], "is there already" in again[1]) == (1, True)
    assert (refused[0], "stop the bot first" in refused[1]) == (LOCKED, True)
    (made,) = (tmp_path / "copies").iterdir()
    assert made.name in {f"bot-{day.date()}.db.age" for day in (wall_clock(), wall_clock() - timedelta(1))}
    assert outbox(database(tmp_path)) == {FIRST_USER: ["cancelled"]}

    assert called("restore", made, "--config", file)[0] == BAD  # without the key
    code, said = called("restore", made, "--identity", tmp_path / "key.txt", "--config", file)
    assert (code, "What was there before" in said) == (0, True)
    assert outbox(database(tmp_path)) == {FIRST_USER: ["pending"]}
    assert inspect(database(tmp_path)) == []
