"""What became of a message, as a decision for whoever sends it; must not know Telegram's words or errors."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Why(StrEnum):
    """Why a message will never arrive."""

    BLOCKED = "blocked"  # the user blocked the bot
    GONE = "gone"  # the account or chat is no more, or never spoke to this bot
    REFUSED = "refused"  # this message as it is; another one may arrive


@dataclass(frozen=True, slots=True)
class Delivered:
    """Telegram has it."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Later:
    """Worth another try."""

    after: float | None  # seconds that Telegram asked for; None: the sender's own backoff
    scope: Literal["chat", "all"]  # who has to wait: this chat, or every message of the bot
    perhaps_sent: bool  # True: it may have arrived, and only the answer was lost


@dataclass(frozen=True, slots=True)
class Never:
    """Not worth another try."""

    why: Why
    gone: bool  # True: nothing sent to this user will arrive until they come back


Outcome = Delivered | Later | Never
