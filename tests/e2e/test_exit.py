"""How a process ends: what is under way is finished, and each exit code tells what was wrong."""

import asyncio
import json
import os
import shutil
import signal
import socket
import sqlite3
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.knowledge.load import default_root
from bot.serving import wall_clock
from tests.e2e.process import (
    FIRST_USER,
    borrowers,
    config,
    database,
    free_port,
    get,
    outbox,
    ready,
    serving,
    started,
    telegram,
    texts,
)
from tests.http_botapi import Carry, Fault, hang

USER = FIRST_USER
PAST = timedelta(minutes=1)


def held(gate: asyncio.Event) -> Fault:
    """Does what was asked once the gate opens."""

    async def fault(_request: web.Request, carry: Carry) -> web.Response:
        await gate.wait()
        return await carry()

    return fault


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_lets_a_send_under_way_end_and_be_recorded(
    sign: signal.Signals, tmp_path: Path
) -> None:
    await borrowers(database(tmp_path), {USER: (wall_clock() - PAST,)})
    gate = asyncio.Event()
    async with telegram() as server:
        server.api.user(USER)
        server.fault("sendMessage", held(gate))
        async with serving(config(tmp_path, server), server) as bot:
            await server.until(lambda: server.asked("sendMessage") != [])
            bot.process.send_signal(sign)
            await bot.until_logged("stopping")

            gate.set()

            assert await bot.ended() == 0
    assert outbox(database(tmp_path)) == {USER: ["sent"]}
    assert len(texts(server, USER)) == 1


async def test_a_signal_ends_it_while_telegram_hangs(tmp_path: Path) -> None:
    await borrowers(database(tmp_path), {USER: (wall_clock() - PAST,)})
    async with telegram() as server:
        server.api.user(USER)
        server.fault("sendMessage", hang(), times=2)
        async with serving(config(tmp_path, server), server) as bot:
            await server.until(lambda: len(server.asked("sendMessage")) == 1)  # the reminder
            server.fault("getUpdates", hang())
            server.api.say(USER + 1, "/help")
            await server.until(lambda: len(server.asked("sendMessage")) == 2)  # the answer

            assert await bot.stop() == 0

        assert texts(server, USER) == []
        async with serving(config(tmp_path, server), server):
            await server.until(lambda: texts(server, USER) != [] and texts(server, USER + 1) != [])


async def test_a_signal_in_the_middle_of_a_tick_ends_it_quietly(tmp_path: Path) -> None:
    """Another program holds the database, so that the first tick waits for it."""
    gate = asyncio.Event()
    async with telegram() as server:
        server.fault("getUpdates", held(gate))
        async with serving(config(tmp_path, server), server) as bot:
            with closing(sqlite3.connect(database(tmp_path), isolation_level=None)) as holder:
                holder.execute("BEGIN IMMEDIATE")
                gate.set()
                await server.until(lambda: len(server.asked("getUpdates")) == 2)  # the tick comes with it
                bot.process.send_signal(signal.SIGTERM)
                await bot.until_logged("stopping")
                holder.execute("ROLLBACK")

                assert await bot.ended(within=10) == 0

    assert "ERROR" not in bot.log
    assert "Traceback" not in bot.log


async def test_a_signal_ends_it_while_it_has_not_reached_telegram_yet(tmp_path: Path) -> None:
    async with telegram() as server:
        server.fault("getMe", hang())
        async with started(config(tmp_path, server)) as bot:
            await server.until(lambda: server.asked("getMe") != [])

            assert await bot.stop() == 0


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_before_it_serves_ends_it_without_a_word(sign: signal.Signals, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    os.mkfifo(file)  # it waits here for somebody to write
    async with started(file) as bot:
        with await asyncio.to_thread(file.open, "wb"):
            bot.process.send_signal(sign)

            assert await bot.ended() == 0

    assert bot.log == ""


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
async def test_signals_that_do_not_stop_end_it_no_worse_than_one(
    sign: signal.Signals, tmp_path: Path
) -> None:
    async with telegram() as server, serving(config(tmp_path, server), server) as bot:
        while bot.process.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(bot.process.pid, sign)  # send_signal would take its exit code away
            await asyncio.sleep(0)

        assert await bot.ended() == 0


async def test_a_mistyped_key_for_copies_is_told_before_months_pass_without_one(tmp_path: Path) -> None:
    mistyped = "age1" + "q" * 58
    file = config(tmp_path, more=f'[backup]\nfolder = "copies"\nrecipient = "{mistyped}"')
    async with started(file) as bot:
        assert await bot.ended() == 2

    (line,) = bot.lines
    assert line == f'{file}: backup.recipient: expected an age public key such as "age1…"\n'


async def test_a_telegram_that_cannot_be_reached_is_waited_for_and_told_of(tmp_path: Path) -> None:
    at = f"127.0.0.1:{free_port()}"
    with socket.socket() as held:  # so that nobody else takes the port while Telegram is away
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        server = telegram(held.getsockname()[1])
        async with started(config(tmp_path, server, more=f'http = "{at}"')) as bot:
            await bot.until_logged("can't be reached")
            assert (await get(at, "/healthz"))[0] == 200
            status, body = await get(at, "/readyz")
            assert (status, json.loads(body)["parts"]["polling"]["ok"]) == (503, False)
            async with server:
                server.api.say(USER, "/start")
                await server.until(lambda: len(texts(server, USER)) == 1)
                await ready(at)
            await bot.until_logged("polling failed")
            async with server:
                server.api.say(USER, "/help")
                await server.until(lambda: len(texts(server, USER)) == 2)


async def test_a_bad_configuration_is_told_at_once_and_whole(tmp_path: Path) -> None:
    file = config(
        tmp_path,
        more='log_levle = "INFO"\nhttp = "8080"\n[privacy]\nretention_days = "long"\n[knowlege]\n',
    )
    async with started(file) as bot:
        assert await bot.ended() == 2

    assert [line.removeprefix(f"{file}: ").strip() for line in sorted(bot.lines)] == [
        "knowlege: unknown key; did you mean knowledge?",
        "operator.http: expected host and port such as \"127.0.0.1:8080\", not '8080'",
        "operator.log_levle: unknown key; did you mean log_level?",
        "privacy.retention_days: expected a whole number, not 'long'",
    ]


async def test_a_missing_token_is_told(tmp_path: Path) -> None:
    file = config(tmp_path, token="")
    async with started(file) as bot:
        assert await bot.ended() == 2

    (line,) = bot.lines
    assert line.startswith(f"{file}: telegram.token: missing")


async def test_a_token_that_telegram_refuses_is_told(tmp_path: Path) -> None:
    wrong = "123456:another-token-that-must-not-be-seen"
    async with telegram() as server, started(config(tmp_path, server, token=wrong), secrets=[wrong]) as bot:
        assert await bot.ended() == 2

    assert f"{tmp_path / 'config.toml'}: telegram.token" in bot.lines[-1]
    assert "Telegram refuses it" in bot.lines[-1]


async def test_broken_knowledge_is_told_with_its_place(tmp_path: Path) -> None:
    root = shutil.copytree(default_root(), tmp_path / "knowledge")
    with (root / "vocabulary.toml").open("a", encoding="utf-8") as vocabulary:
        vocabulary.write("\nno_such_key = 1\n")
    file = config(tmp_path, more='[knowledge]\npath = "knowledge"')

    async with started(file) as bot:
        assert await bot.ended() == 2

    assert bot.lines != []
    assert all("vocabulary.toml" in line for line in bot.lines)


async def test_a_second_process_on_one_database_ends_and_one_after_a_kill_serves(tmp_path: Path) -> None:
    async with telegram() as server:
        file = config(tmp_path, server)
        async with serving(file, server) as first:
            async with started(file) as second:
                assert await second.ended() == 3
            assert "another process holds this database" in second.lines[-1]
            await first.kill()
        async with serving(file, server):
            server.api.say(USER, "/start")
            await server.until(lambda: texts(server, USER) != [])


async def test_a_link_to_the_database_is_the_database(tmp_path: Path) -> None:
    linked = tmp_path / "elsewhere" / "data" / "bot.db"
    linked.parent.mkdir(parents=True)
    async with telegram() as server, serving(config(tmp_path, server), server):
        linked.symlink_to(database(tmp_path))
        async with started(config(tmp_path / "elsewhere", server)) as second:
            assert await second.ended() == 3
        async with started(config(tmp_path / "elsewhere"), "backup", str(tmp_path / "copy.db")) as copying:
            assert await copying.ended() == 0
    async with started(config(tmp_path / "elsewhere"), "restore", str(tmp_path / "copy.db")) as restoring:
        assert await restoring.ended() == 0

    assert linked.is_symlink()
    assert len(list(database(tmp_path).parent.glob("bot.db.before-restore-*"))) == 1


async def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    database(tmp_path).parent.mkdir()
    database(tmp_path).write_text("no database\n" * 100)
    async with telegram() as server, started(config(tmp_path, server)) as bot:
        assert await bot.ended() == 2

    assert str(database(tmp_path)) in bot.lines[-1]


async def test_a_folder_in_place_of_the_database_is_told_in_plain_words(tmp_path: Path) -> None:
    database(tmp_path).mkdir(parents=True)
    async with started(config(tmp_path)) as bot:
        assert await bot.ended() == 2

    assert bot.lines[-1] == f"{database(tmp_path)}: Is a directory\n"
