"""A Telegram that fails at random, at the place of PTB's requests. Knows no reminder and no promise."""

import asyncio
import json
import re
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import Any, Final, Protocol

from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData

from bot.emulator.request import InProcessRequest
from bot.simulator.profiles import USUAL, Profile
from bot.transport.http import NotConnectedError

KINDS: Final = ("inst", "hear", "filed")
"""The first words of buttons that tell what a message is about: instalment, date at court, complaint."""

_ABOUT: Final = re.compile(rf"^({'|'.join(KINDS)}):[a-z]+:([0-9]+)")
_ME: Final = {"id": 1, "is_bot": True, "first_name": "bot", "username": "simulated_bot"}
_LATENCY: Final = (0.04, 0.3)  # seconds
_GIVE_UP: Final = 20.0  # seconds until a client that hears nothing gives up


class Fate(StrEnum):
    DELIVERED = "delivered"
    WAIT_SHORT = "429, seconds"
    WAIT_LONG = "429, minutes"
    BLOCKED = "403"
    DELUDED = "403, wrongly"
    BAD_GATEWAY = "502"
    NO_ROUTE = "no connection"
    SILENCE = "no answer"
    SENT_SILENCE = "accepted, no answer"
    SENT_DROPPED = "accepted, connection lost"
    SENT_BAD_GATEWAY = "accepted, 502"


LOST_ANSWERS: Final = (Fate.SENT_SILENCE, Fate.SENT_DROPPED, Fate.SENT_BAD_GATEWAY)
GONE: Final = (Fate.BLOCKED, Fate.DELUDED)
_ACCEPTED: Final = (Fate.DELIVERED, *LOST_ANSWERS)

# How often each happens on a good day, in 10,000; and in a bad hour, in 100.
_GOOD: Final = {
    Fate.WAIT_SHORT: 30,
    Fate.WAIT_LONG: 1,
    Fate.BAD_GATEWAY: 30,
    Fate.NO_ROUTE: 10,
    Fate.SILENCE: 10,
    Fate.SENT_SILENCE: 15,
    Fate.SENT_DROPPED: 30,
    Fate.SENT_BAD_GATEWAY: 10,
}
_BAD: Final[Mapping[str, Mapping[Fate, int]]] = {
    "down": {Fate.BAD_GATEWAY: 60, Fate.SILENCE: 20, Fate.SENT_SILENCE: 10, Fate.SENT_BAD_GATEWAY: 5},
    "unreachable": {Fate.NO_ROUTE: 95},
    "throttled": {Fate.WAIT_SHORT: 30, Fate.WAIT_LONG: 20},
    "deluded": {Fate.DELUDED: 90},  # it says of everyone that they blocked the bot
}
# The fault that makes each of these hours, and how often it is that one.
_BAD_HOURS: Final = {
    "down": ("broken", 40),
    "unreachable": ("refused", 30),
    "throttled": ("throttled", 25),
    "deluded": ("deluded", 5),
}

# The fault of a profile that each belongs to.
_FAULT_OF: Final = {
    Fate.WAIT_SHORT: "throttled",
    Fate.WAIT_LONG: "throttled",
    Fate.DELUDED: "deluded",
    Fate.BAD_GATEWAY: "broken",
    Fate.NO_ROUTE: "refused",
    Fate.SILENCE: "hung",
} | dict.fromkeys(LOST_ANSWERS, "lost")


@dataclass(slots=True)
class Parcel:
    """A message on its way: to whom, about what (kind and id), and what became of it."""

    number: int
    user_id: int
    about: tuple[tuple[str, int], ...]
    at: float
    fate: Fate = Fate.DELIVERED
    wait: float = 0.0  # seconds that a 429 asks for
    answered: bool = False  # the bot has heard of it
    recorded: bool = False


class Postbox(Protocol):
    """Is told what arrives, at the moment at which a user sees it, and what does not."""

    def accepted(self, parcel: Parcel) -> None: ...

    def refused(self, parcel: Parcel) -> None: ...


@dataclass
class FlakyTelegram:
    """All that outlives the bot's processes: who blocked it, what it was told to wait for, bad hours."""

    chance: Random
    post: Postbox
    clock: Callable[[], float]
    profile: Profile = USUAL
    blocked: set[int] = field(default_factory=set)
    bad_hour: str | None = None
    counts: Counter[Fate] = field(default_factory=Counter)
    under_way: dict[int, Parcel] = field(default_factory=dict)
    busiest: int = 0  # messages accepted within one second
    _number: int = 0
    _latest: deque[float] = field(default_factory=deque)

    def __post_init__(self) -> None:
        often = self.profile.faults()

        def scaled(weights: Mapping[Fate, int]) -> list[tuple[Fate, float]]:
            return [(fate, weight * often.get(_FAULT_OF[fate], 0.0)) for fate, weight in weights.items()]

        self._good = scaled(_GOOD)
        self._bad = {hour: scaled(weights) for hour, weights in _BAD.items()}
        self._hours = {hour: weight * often.get(fault, 0.0) for hour, (fault, weight) in _BAD_HOURS.items()}

    def turn(self) -> float:
        """A bad hour begins, or ends. Returns the minutes until the next change."""
        if self.bad_hour or not any(self._hours.values()):
            self.bad_hour = None
            return self.chance.expovariate(1 / (2 * 1440))
        self.bad_hour = self.chance.choices(tuple(self._hours), tuple(self._hours.values()))[0]
        return 5.0 if self.bad_hour == "deluded" else 60 ** self.chance.random()

    def parcel(self, user_id: int, markup: Any) -> Parcel:
        """A message as the Bot API sees it."""
        rows = json.loads(markup)["inline_keyboard"] if markup else []
        found = [_ABOUT.match(button.get("callback_data", "")) for row in rows for button in row]
        self._number += 1
        about = dict.fromkeys((one[1], int(one[2])) for one in found if one)
        return Parcel(self._number, user_id, tuple(about), self.clock())

    def decide(self, parcel: Parcel) -> None:
        parcel.fate = self._fate(parcel.user_id)
        self.counts[parcel.fate] += 1
        if parcel.fate is Fate.WAIT_SHORT:
            parcel.wait = self.chance.randint(1, 5)
        elif parcel.fate is Fate.WAIT_LONG:
            parcel.wait = self.chance.choice((6, 20, 60, 300, 900))
        if parcel.fate in _ACCEPTED:
            self._count(parcel.at)
            self.post.accepted(parcel)
        else:
            self.post.refused(parcel)

    def _fate(self, user_id: int) -> Fate:
        if user_id in self.blocked:
            return Fate.BLOCKED
        weights, whole = (self._bad[self.bad_hour], 100.0) if self.bad_hour else (self._good, 10_000.0)
        drawn = self.chance.random() * whole
        for fate, weight in weights:
            drawn -= weight
            if drawn < 0:
                return fate
        return Fate.DELIVERED

    def _count(self, at: float) -> None:
        self._latest.append(at)
        while self._latest[0] <= at - 1:
            self._latest.popleft()
        self.busiest = max(self.busiest, len(self._latest))


class FlakyRequest(InProcessRequest):
    """One process's way to Telegram: it may die before a message leaves, and after it has arrived."""

    def __init__(self, telegram: FlakyTelegram, step: Callable[[str], Awaitable[None]]) -> None:
        self._telegram = telegram
        self._step = step

    async def answer(self, method: str, data: RequestData | None) -> tuple[int, bytes]:
        if method == "sendMessage" and data is not None:
            return await self._send(data.json_parameters)
        return 200, json.dumps({"ok": True, "result": _ME if method == "getMe" else True}).encode()

    async def _send(self, params: Mapping[str, str]) -> tuple[int, bytes]:
        await self._step("before sending")
        telegram = self._telegram
        parcel = telegram.parcel(int(params["chat_id"]), params.get("reply_markup"))
        telegram.under_way[parcel.number] = parcel
        try:
            telegram.decide(parcel)
            if parcel.fate in _ACCEPTED:
                await self._step("accepted")
            answer = await self._answer(parcel)
        finally:
            del telegram.under_way[parcel.number]
        parcel.answered = True
        return answer

    async def _answer(self, parcel: Parcel) -> tuple[int, bytes]:
        fate, chance = parcel.fate, self._telegram.chance
        await asyncio.sleep(
            _GIVE_UP if fate in (Fate.SILENCE, Fate.SENT_SILENCE) else chance.uniform(*_LATENCY)
        )
        match fate:
            case Fate.DELIVERED:
                chat = {"id": parcel.user_id, "type": "private"}
                message = {"message_id": parcel.number, "date": 0, "chat": chat, "text": "-"}
                return 200, json.dumps({"ok": True, "result": message}).encode()
            case Fate.WAIT_SHORT | Fate.WAIT_LONG:
                return 429, _error(429, "Too Many Requests", {"retry_after": int(parcel.wait)})
            case Fate.BLOCKED | Fate.DELUDED:
                return 403, _error(403, "Forbidden: bot was blocked by the user")
            case Fate.BAD_GATEWAY | Fate.SENT_BAD_GATEWAY:
                return 502, b"{}"  # what the transport leaves of a page that no machine reads
            case Fate.NO_ROUTE:
                raise NotConnectedError("simulated")
            case Fate.SILENCE | Fate.SENT_SILENCE:
                raise TimedOut
            case Fate.SENT_DROPPED:
                raise NetworkError("simulated")


def happened(counts: Counter[Fate]) -> Counter[str]:
    """How often each fault of a profile happened."""
    found = Counter[str]()
    for fate, number in counts.items():
        if fate in _FAULT_OF:
            found[_FAULT_OF[fate]] += number
    return found


def _error(code: int, description: str, parameters: Mapping[str, int] | None = None) -> bytes:
    body = {"ok": False, "error_code": code, "description": description, "parameters": parameters or {}}
    return json.dumps(body).encode()
