"""Telegram's errors as decisions, and the patience with which people are answered."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.services.delivery import Later, Never, Outcome, Why
from bot.transport.errors import PATIENCE, is_webhook_set, outcome_of, patiently, retry_after
from bot.transport.http import ConnectTimedOutError, NotConnectedError

REFUSED = Never(Why.REFUSED, gone=False)
GONE = Never(Why.GONE, gone=True)
BLOCKED = Never(Why.BLOCKED, gone=True)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), BLOCKED),
        (Forbidden("Forbidden: user is deactivated"), GONE),
        (Forbidden("Forbidden: bot can't initiate conversation with a user"), GONE),
        (Forbidden("Forbidden: bot was kicked from the supergroup chat"), GONE),
        (Forbidden("Forbidden: bot is not a member of the channel chat"), GONE),
        (Forbidden("Forbidden: the group chat was deleted"), GONE),
        (BadRequest("Bad Request: chat not found"), GONE),
        (BadRequest("Bad Request: PEER_ID_INVALID"), GONE),
        (BadRequest("Bad Request: INPUT_USER_DEACTIVATED"), GONE),
        (Forbidden("Forbidden: something that Telegram says from next year on"), REFUSED),
        (BadRequest("Bad Request: can't parse entities: unsupported start tag"), REFUSED),
        (BadRequest("Bad Request: message is not modified"), REFUSED),
        (BadRequest("Bad Request: BUTTON_DATA_INVALID"), REFUSED),
        (BadRequest("Bad Request: not enough rights to send text messages to the chat"), REFUSED),
        (ChatMigrated(-1001), REFUSED),
        (EndPointNotFound("sendNothing"), REFUSED),
        (RetryAfter(3), Later(3.0, "chat", perhaps_sent=False)),
        (RetryAfter(6), Later(6.0, "all", perhaps_sent=False)),
        (RetryAfter(timedelta(hours=3)), Later(10800.0, "all", perhaps_sent=False)),
        (InvalidToken("Unauthorized"), Later(None, "all", perhaps_sent=False)),
        (Conflict("Conflict"), Later(None, "all", perhaps_sent=False)),
        (NotConnectedError("x"), Later(None, "all", perhaps_sent=False)),
        (ConnectTimedOutError(), Later(None, "all", perhaps_sent=False)),
        (TimedOut(), Later(None, "chat", perhaps_sent=True)),
        (NetworkError("Bad Gateway"), Later(None, "chat", perhaps_sent=True)),
        (TelegramError("Invalid server response"), Later(None, "chat", perhaps_sent=True)),
    ],
)
def test_each_error_is_one_decision(error: TelegramError, outcome: Outcome) -> None:
    assert outcome_of(error) == outcome


@pytest.mark.parametrize("setting", ["0", "1"])
@pytest.mark.filterwarnings("ignore:.*retry_after")
def test_the_time_to_wait_is_seconds_under_either_setting_of_ptb(
    setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", setting)
    assert retry_after(RetryAfter(7)) == 7.0


@pytest.mark.parametrize(
    ("error", "is_set"),
    [
        (
            Conflict("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to …"),
            True,
        ),
        (Conflict("Conflict: terminated by setWebhook request"), True),
        (Conflict("Conflict: terminated by other getUpdates request; make sure that only one …"), False),
        (BadRequest("Bad Request: webhook is active"), False),
    ],
)
def test_a_webhook_is_told_from_another_process_that_polls(error: TelegramError, is_set: bool) -> None:
    assert is_webhook_set(error) is is_set


class Telegram:
    """Fails in the given ways, then answers. Its clock moves by sleeping only."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.calls = 0
        self.time = 0.0
        self.slept: list[float] = []

    async def call(self) -> str:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return "answer"

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    async def patiently(self, call: Callable[[], Awaitable[str]] | None = None) -> str:
        return await patiently(call or self.call, sleep=self.sleep, now=lambda: self.time)


async def test_what_goes_well_is_called_once() -> None:
    telegram = Telegram()
    assert await telegram.patiently() == "answer"
    assert (telegram.calls, telegram.slept) == (1, [])


async def test_a_short_429_is_waited_out() -> None:
    telegram = Telegram(RetryAfter(5), RetryAfter(30))
    assert await telegram.patiently() == "answer"
    assert telegram.slept == [5, 30]


async def test_faults_of_the_network_are_tried_again_with_longer_pauses() -> None:
    telegram = Telegram(
        NetworkError("502"), TimedOut(), NotConnectedError("x"), TelegramError("Invalid server response")
    )
    assert await telegram.patiently() == "answer"
    assert telegram.slept == [0.5, 1, 2, 4]


@pytest.mark.parametrize(
    "error", [RetryAfter(31), BadRequest("x"), Forbidden("x"), ChatMigrated(-1), EndPointNotFound("x")]
)
async def test_what_no_waiting_helps_is_raised_at_once(error: TelegramError) -> None:
    telegram = Telegram(error)
    with pytest.raises(type(error)):
        await telegram.patiently()
    assert (telegram.calls, telegram.slept) == (1, [])


async def test_when_patience_ends_the_last_error_is_raised() -> None:
    telegram = Telegram(*[TimedOut()] * 6, *[NetworkError("last")] * 100)
    with pytest.raises(NetworkError, match="last"):
        await telegram.patiently()
    assert PATIENCE - 8 <= telegram.time <= PATIENCE


async def test_time_that_the_calls_themselves_take_counts_too() -> None:
    telegram = Telegram()

    async def slow() -> str:
        telegram.time += 20
        raise TimedOut

    with pytest.raises(TimedOut):
        await telegram.patiently(slow)
    assert telegram.time < PATIENCE + 10


async def test_an_error_that_is_not_telegrams_is_none_of_its_business() -> None:
    telegram = Telegram(ValueError("ours"))
    with pytest.raises(ValueError, match="ours"):
        await telegram.patiently()
    assert telegram.calls == 1
