"""One bot process and a Telegram that fails in every way: the bot goes on, and everyone is answered."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import pytest
import pytest_asyncio

from bot.serving import wall_clock
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
from tests.http_botapi import Fault, HttpBotApi, answer, cut, error, raw, too_many

pytestmark = pytest.mark.asyncio(loop_scope="module")

ECHO = "what-a-user-wrote"  # Telegram's errors may quote what they are about
FAULTS: dict[str, Fault] = {
    "429": too_many(1),
    "500": error(500, f"Internal Server Error: {ECHO}"),
    "502 in HTML": answer(502, f"<html><h1>Bad Gateway {ECHO}</h1></html>", "text/html"),
    "JSON that is no answer": answer(200, f'["{ECHO}"]'),
    "no JSON": answer(200, ECHO),
    "an answer without a result": answer(200, json.dumps({"ok": True})),
    "a closed connection": cut(),
    "no HTTP": raw(ECHO.encode()),
    "half an answer": raw(b'HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{"ok": true'),
    "a token refused for a moment": error(401, "Unauthorized"),
    "a conflict": error(409, "Conflict: terminated by other getUpdates request"),
}
# What is neither sent nor refused for good, so that the bot has to send again.
SEND_FAULTS = {name: fault for name, fault in FAULTS.items() if name != "a conflict"}

REMINDED = range(FIRST_USER, FIRST_USER + len(SEND_FAULTS))
ANSWERED = range(FIRST_USER + 100, FIRST_USER + 100 + len(SEND_FAULTS))
# Each costs a second of backing off; the poller's own tests know the rest.
POLL_FAULTS = ("429", "502 in HTML", "JSON that is no answer", "half an answer")
POLLED = range(FIRST_USER + 200, FIRST_USER + 200 + len(POLL_FAULTS))
FORGER = FIRST_USER + 300
REFUSED = FIRST_USER + 301


@dataclass(frozen=True)
class Storm:
    server: HttpBotApi
    bot: BotProcess


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def storm(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Storm]:
    """Telegram refuses the first hello and the first reminders, and knows no menu."""
    folder = tmp_path_factory.mktemp("storm")
    await borrowers(database(folder), dict.fromkeys(REMINDED, (wall_clock() - timedelta(minutes=1),)))
    async with telegram() as server:
        for user_id in REMINDED:
            server.api.user(user_id)
        server.fault("getMe", error(500, ECHO))
        server.fault("setMyCommands", error(404, "Not Found: method not found"), times=99)
        for fault in SEND_FAULTS.values():
            server.fault("sendMessage", fault)
        async with serving(config(folder, server), server, secrets=[ECHO]) as bot:
            yield Storm(server, bot)
            await server.until(lambda: all(texts(server, user_id) for user_id in REMINDED))
            assert await bot.stop() == 0
    assert all(states == ["sent"] for states in outbox(database(folder)).values())


async def test_a_method_that_telegram_does_not_know_is_a_warning(storm: Storm) -> None:
    await storm.bot.until_logged("the menu of commands could not be set")


async def test_reminders_that_fail_in_any_way_go_out_afterwards(storm: Storm) -> None:
    await storm.server.until(lambda: all(texts(storm.server, user_id) for user_id in REMINDED))

    assert [len(texts(storm.server, user_id)) for user_id in REMINDED] == [1] * len(REMINDED)


async def test_answers_that_fail_in_any_way_are_sent_again(storm: Storm) -> None:
    for fault in SEND_FAULTS.values():
        storm.server.fault("sendMessage", fault)
    for user_id in ANSWERED:
        storm.server.api.say(user_id, "/help")

    await storm.server.until(lambda: all(texts(storm.server, user_id) for user_id in ANSWERED))

    assert [len(texts(storm.server, user_id)) for user_id in ANSWERED] == [1] * len(ANSWERED)


async def test_polls_that_fail_in_any_way_are_repeated(storm: Storm) -> None:
    for user_id, name in zip(POLLED, POLL_FAULTS, strict=True):
        polls = len(storm.server.asked("getUpdates"))
        storm.server.fault("getUpdates", FAULTS[name])
        storm.server.api.say(user_id, "/help")  # ends the poll under way; the next one fails
        await storm.server.until(partial(_answered_and_polled, storm.server, user_id, polls + 2))


def _answered_and_polled(server: HttpBotApi, user_id: int, polls: int) -> bool:
    return texts(server, user_id) != [] and len(server.asked("getUpdates")) >= polls


async def test_a_text_whose_markup_telegram_refuses_is_sent_plain(storm: Storm) -> None:
    storm.server.fault("sendMessage", error(400, f"Bad Request: can't parse entities: {ECHO}"))
    storm.server.api.say(REFUSED, "/help")

    await storm.server.until(lambda: len(texts(storm.server, REFUSED)) == 1)


async def test_a_forged_button_is_answered_and_its_data_is_not_logged(storm: Storm) -> None:
    api = storm.server.api
    api.say(FORGER, "/start")
    await storm.server.until(lambda: api.latest_with_buttons(FORGER) is not None)
    message = api.latest_with_buttons(FORGER)
    assert message is not None

    forged = api.press(FORGER, message, f"inst:paid:{ECHO}")
    api.say(FORGER, "/help")

    await storm.server.until(lambda: len(texts(storm.server, FORGER)) >= 2)
    assert api.queries[forged["callback_query"]["id"]].answered
