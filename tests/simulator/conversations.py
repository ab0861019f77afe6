"""A person who talks with the bot at random, and a bot that dies under it. Knows no feature's rules.

What the person does is made up once, while nothing goes wrong, and then done again where much does: the same
texts, and the same buttons by their place in the same answer.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final

from bot.app import Bot
from bot.chat.features import COMMANDS
from bot.emulator.cloud import buttons
from bot.simulator.crashes import Spoil
from tests.simulator.mortal import Mortal, Trouble, handle, say_owed

PERSON: Final = 1
_KEPT: Final = timedelta(hours=24)  # Telegram delivers an update no later
SAID: Final = (
    *(f"/{command.name}" for command in COMMANDS),
    "/add 花呗 每月10号 500 3期",
    "/rights 微粒贷",
    "/verify 360借条",
    "/pause 3天",
    "/start rights_weilidai",
    "/log 今天打了三次电话",
    "/log 昨天22:30 微粒贷 电话 接了\n今天 8个未接\n95384 打来",
    "/log list",
)
_SEVERAL_LOANS: Final = "借呗 每月15号 500 12期\n微粒贷 12月20日 1200\n老王的店 每月最后一天 300\n某某贷 90"
TEXTS: Final = (
    "已还",
    "还了300",
    "微粒贷 每月15号 1200 12期",
    "借呗 2026-12-20 3000",
    "京东白条 11月20日 300",
    _SEVERAL_LOANS,
    "微粒贷\n第1期 2026-12-15 1200元\n第2期 2027-01-15 1200元\n第3期 2027-02-15 800元",
    "【借呗】尊敬的用户，您本期账单应还金额1,234.56元，最后还款日2026年12月10日，请按时还款。",
    "逾期了催收打电话给我家人怎么办",
    "微粒贷",
    "老王",
    "800",
    "12",
    "一半",
    "明天",
    "昨天",
    "12月30日",
    "每月20号",
    "9:30",
    "3,1,0",
    "23:00-07:00",
    "Asia/Tokyo",
    "客服小李说可以",
    "嗯嗯好的呀",
    "花呗 每月8号 260",
    "12月20号开庭",
    "12月28日上午9点在朝阳区法院开庭 50",
    "开庭改到12月30日",
    "好",
    "取消",
    "催收刚打电话",
    "受理编号 TS-2026-0123",
)
_WEIGHTS: Final = {
    _SEVERAL_LOANS: 20.0,
    "new:save": 20.0,
    "own": 6.0,
    "inst:hard": 9.0,
    "new:cancel": 0.2,
    "court:save": 20.0,
    "court:cancel": 0.2,
    "new:show": 3.0,
    "log": 0.5,
    "/complain": 12.0,
    "comp:to": 6.0,
    "comp:see": 12.0,
    "comp:file": 60.0,
    "filed:today": 20.0,
    "filed:other": 20.0,
    "filed:number": 20.0,
    "filed:day": 20.0,
    "filed:delete": 0.3,
    "filed:stop": 0.3,
    "filed:answered": 0.3,
    "paste:cancel": 0.2,
    "forget:yes": 0.2,
    "/door": 4.0,
    "door:": 0.5,
    "door:keep": 20.0,
}
_OF_MANY: Final = ("inst", "loan", "set", "hard", "forget", "door", "comp", "filed")
_NOT_THE_SAME: Final = {  # from one run to the next: what is drawn, and how often something was tried
    "users": {"alias"},
    "reminders": {"owner", "lease_until", "attempts", "message_id"},
    "contacts": {"origin"},  # names a message
    "updates": {"id", "at"},
    "zones": {"turns", "until"},  # from when on they were looked at
    "_sqlite_migrations": {"applied_at"},
}


@dataclass(frozen=True, slots=True)
class Say:
    """Writes a text."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """Presses a button: of which screen that followed which act, by its place."""

    act: int
    screen: int
    button: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Lets time pass: what is due goes out."""

    span: timedelta


@dataclass(frozen=True, slots=True)
class Leave:
    """Blocks the bot, and unblocks it after some time."""

    span: timedelta


Act = Say | Press | Wait | Leave


@dataclass(frozen=True, slots=True)
class Screen:
    """What a person saw, and no id."""

    text: str
    labels: tuple[str, ...] = ()


@dataclass(slots=True)
class Shown:
    """What followed an act: each screen once, in the order of their coming, with the message it stood in."""

    screens: dict[Screen, dict[str, Any]] = field(default_factory=dict)
    answered: bool = False  # also without a screen: a button that only has to stop waiting


class Talk(Mortal):
    """A person and a bot."""

    def __init__(self, database: Path, trouble: Trouble | None = None, spoil: Spoil | None = None) -> None:
        super().__init__(database, trouble or Trouble(Random(), deaths=0.0, again=False), spoil)
        self.shown: list[Shown] = []
        self.api.user(PERSON)
        self._past: list[tuple[datetime, dict[str, Any]]] = []

    async def act(self, act: Act) -> Shown:
        """Do it, and see what comes of it."""
        start = len(self.api.events)
        shown = Shown()
        self.now += timedelta(minutes=1)
        match act:
            case Wait():
                await self._wait(act.span)
            case Leave():
                await self._deliver(self.api.block(PERSON))
                await self._wait(act.span)
                await self._deliver(self.api.unblock(PERSON))
            case _:
                update = self._update(act)
                await self._deliver(update)
                shown.answered = self._is_answered(update)
        for event in self.api.events[start:]:
            message = event.message
            if event.kind == "answered":
                if event.notice:
                    shown.screens.setdefault(Screen(event.notice), {})
                continue
            labels = tuple(button["text"] for button in buttons(message))
            shown.screens[Screen(message.get("text") or message.get("caption", ""), labels)] = message
        self.shown.append(shown)
        return shown

    async def _wait(self, span: timedelta) -> None:
        self.now += span
        for _ in range(4):  # what a busy Telegram did not take is tried again
            await self.to_the_end(_pass_time)
            self.seconds += 301

    async def _deliver(self, update: dict[str, Any]) -> None:
        """Once, or several times in a row; and perhaps again with some before it, to a process begun anew."""
        chance, again = self.trouble.chance, self.trouble.again
        for _ in range(chance.randint(1, 3) if again else 1):
            await self.to_the_end(partial(handle, update))
        await self._hear_all()
        self._past = [(at, one) for at, one in self._past if self.now - at < _KEPT] + [(self.now, update)]
        if again and chance.random() < 0.2:
            await self.close()
            for _, one in self._past[-chance.randint(1, 5) :]:
                await self.to_the_end(partial(handle, one))

    def _update(self, act: Say | Press) -> dict[str, Any]:
        if isinstance(act, Say):
            return self.api.say(PERSON, act.text)
        return self.api.press(PERSON, self._message(act), self.data(act))

    def data(self, press: Press) -> str:
        """What the button holds, in this run."""
        return str(buttons(self._message(press))[press.button]["callback_data"])

    def _message(self, press: Press) -> dict[str, Any]:
        return list(self.shown[press.act].screens.values())[press.screen]

    def _is_answered(self, update: dict[str, Any]) -> bool:
        if "callback_query" in update:
            return self.api.queries[update["callback_query"]["id"]].answered
        asked = update["message"]["message_id"]
        return any(one["message_id"] > asked for one in self.api.messages(PERSON))

    async def _hear_all(self) -> None:
        """What Telegram could not be told at once."""
        for _ in range(20):
            self.seconds += 20
            await self.to_the_end(say_owed)


async def _pass_time(bot: Bot) -> None:
    await bot.daily()
    await bot.kernel.say_owed()
    await bot.outbox.drain()


class Person:
    """Makes up what to do next: mostly presses what was just shown, most likely what was done least."""

    def __init__(self, chance: Random) -> None:
        self.done: Counter[str] = Counter()
        self._chance = chance

    def next(self, talk: Talk) -> Act:
        """The next act."""
        draw = self._chance.random()
        if draw < 0.7 and (press := self._press(talk)):
            return press
        if draw < 0.95:
            return Say(self._seldom(TEXTS if draw < 0.85 else SAID))
        span = timedelta(hours=self._chance.choice((3, 10, 24, 70)))
        return Wait(span) if draw < 0.98 else Leave(span)

    def _press(self, talk: Talk) -> Press | None:
        """A button of one answer: a kind is as likely as another, though there are 30 days and one "save"."""
        back = 0 if self._chance.random() < 0.85 else self._chance.randint(1, 10)
        for act in range(len(talk.shown) - 1 - back, -1, -1):
            kinds: dict[str, list[Press]] = {}
            for screen, message in enumerate(talk.shown[act].screens.values()):
                for number, button in enumerate(buttons(message)):
                    if "callback_data" in button:
                        kind = kind_of(button["callback_data"])
                        kinds.setdefault(kind, []).append(Press(act, screen, number))
            if kinds:
                return self._chance.choice(kinds[self._seldom(list(kinds))])
        return None

    def _seldom(self, of: Sequence[str]) -> str:
        weights = [_WEIGHTS.get(one, 1.0) / (1 + self.done[one]) ** 2 for one in of]
        (chosen,) = self._chance.choices(of, weights)
        self.done[chosen] += 1
        return chosen


def kind_of(data: str) -> str:
    """What a button is for, without what it is about."""
    word, *rest = data.split(":")
    if word in ("new", "paste"):
        return f"{word}:{rest[1]}"
    return f"{word}:{rest[0]}" if rest and word in _OF_MANY else word


def contents(database: Path) -> dict[str, list[dict[str, Any]]]:
    """All that is kept, but for what is drawn anew in each run."""
    with closing(sqlite3.connect(database)) as db:
        db.row_factory = sqlite3.Row
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: [_compared(table, row) for row in db.execute(f"SELECT * FROM {table} ORDER BY 1")]
            for table in tables
        }


def _compared(table: str, row: sqlite3.Row) -> dict[str, Any]:
    compared = {key: row[key] for key in row.keys() if key not in _NOT_THE_SAME.get(table, ())}  # noqa: SIM118
    if table == "conversations":
        compared["data"] = _without_nonces(json.loads(row["data"]))
        compared["key"] = bool(row["key"])  # a nonce, or nothing
    return compared


def _without_nonces(data: Any) -> Any:
    match data:
        case dict():
            return {key: _without_nonces(value) for key, value in data.items() if key != "nonce"}
        case list():
            return [_without_nonces(one) for one in data]
        case _:
            return data


def owed(database: Path) -> list[str]:
    """The answers that are still to be said."""
    with closing(sqlite3.connect(database)) as db:
        return [answer for (answer,) in db.execute("SELECT answer FROM updates WHERE answer IS NOT NULL")]


def conversations(database: Path) -> Iterator[str]:
    """The kind of each conversation that is open."""
    with closing(sqlite3.connect(database)) as db:
        yield from (kind for (kind,) in db.execute("SELECT kind FROM conversations"))
