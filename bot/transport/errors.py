"""Telegram's errors as decisions, and its sentences, known in this file only; must not know what was sent."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.services.delivery import Later, Never, Outcome, Why
from bot.transport.http import NOT_SENT

# The only sentences that switch a user off. Anything else that is refused concerns one message.
_GONE = {
    "bot was blocked by the user": Why.BLOCKED,
    "user is deactivated": Why.GONE,
    "user not found": Why.GONE,
    "chat not found": Why.GONE,
    "group chat was deactivated": Why.GONE,
    "group chat was deleted": Why.GONE,
    "bot can't initiate conversation with a user": Why.GONE,
    "bot was kicked from": Why.GONE,
    "bot is not a member of": Why.GONE,
    "bots can't send messages to bots": Why.GONE,
    "peer_id_invalid": Why.GONE,
    "user_deactivated": Why.GONE,
}

# Why a poll conflicts, if not with another poll: a webhook is set, or was set while it waited.
_WEBHOOK = ("webhook is active", "terminated by setwebhook")

# Telegram does not say whether a 429 is the chat's or the bot's. One chat that was written to too
# fast has to wait a few seconds; to go on with the others after a longer one risks a ban.
_CHAT_WAIT = 5.0

_LONGEST_WAIT = 30.0  # a person who waits for an answer has left by then
PATIENCE = 40.0  # with several of them; a turn in the order of a chat is a little longer
_FIRST_BACKOFF, _LONGEST_BACKOFF = 0.5, 8.0

T = TypeVar("T")


def retry_after(error: RetryAfter) -> float:
    """Seconds that Telegram asks to wait (PTB gives a number or a timedelta, by PTB_TIMEDELTA)."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def outcome_of(error: TelegramError) -> Outcome:
    match error:
        case RetryAfter():
            after = retry_after(error)
            return Later(after, "chat" if after <= _CHAT_WAIT else "all", perhaps_sent=False)
        case BadRequest() | Forbidden():  # before NetworkError, of which BadRequest is one
            said = error.message.casefold()
            why = next((why for sentence, why in _GONE.items() if sentence in said), None)
            return Never(why or Why.REFUSED, gone=why is not None)
        case ChatMigrated() | EndPointNotFound():
            return Never(Why.REFUSED, gone=False)
        case InvalidToken() | Conflict():
            return Later(None, "all", perhaps_sent=False)
        case _ if isinstance(error, NOT_SENT):
            return Later(None, "all", perhaps_sent=False)
        case _:  # a lost connection, a time-out, 5xx, an answer that can't be read
            return Later(None, "chat", perhaps_sent=True)


def is_unchanged(error: BadRequest) -> bool:
    return "not modified" in error.message.casefold()


def is_markup(error: BadRequest) -> bool:
    return "parse" in error.message.casefold()


def is_webhook_set(error: Exception) -> bool:
    """Whether a poll was refused because updates go to a webhook."""
    return isinstance(error, Conflict) and any(one in error.message.casefold() for one in _WEBHOOK)


async def patiently(
    call: Callable[[], Awaitable[T]],
    *,
    within: float = PATIENCE,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    now: Callable[[], float] = time.monotonic,
) -> T:
    """Answer a person in spite of short 429s and faults of the network.

    Repeats `call` while `outcome_of` says "later" and the pause ends `within` seconds of the
    start; then raises the last error. An answer may arrive twice where Telegram's reply was lost.
    """
    deadline = now() + within
    backoff = _FIRST_BACKOFF
    while True:
        try:
            return await call()
        except TelegramError as error:
            outcome = outcome_of(error)
            if not isinstance(outcome, Later):
                raise
            wait = backoff if outcome.after is None else outcome.after
            if wait > _LONGEST_WAIT or now() + wait > deadline:
                raise
        await sleep(wait)
        backoff = min(backoff * 2, _LONGEST_BACKOFF)
