"""People who do anything, in any order, to a bot that dies now and then. Knows promises, and no feature.

python -m tests.proofs.fuzz --steps 20000 --seed 1

The same seed makes the same people do the same. What they write comes from the collections of texts
that may be tuned on, and from the nasty messages; what they press was shown, or is made up.
"""

import argparse
import asyncio
import gc
import logging
import re
import sqlite3
import sys
import tempfile
import unicodedata
from collections import Counter, deque
from collections.abc import Callable, Coroutine, Iterator, Mapping
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

import click
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot.app import Bot
from bot.emulator import contents
from bot.emulator.botapi import BotApi
from bot.emulator.cloud import Event, buttons
from bot.emulator.markup import is_blank, units
from bot.logs import TextFormatter
from bot.simulator.crashes import Spoil
from bot.store.sqlite import inspect
from tests import oracle
from tests.corpus import cases
from tests.proofs.nasty import corpus
from tests.quick_loop import QuickLoop
from tests.simulator.conversations import SAID, TEXTS
from tests.simulator.mortal import TOKEN, Mortal, Trouble, handle, say_owed
from tests.worlds import library, numbers_shown

POOLS: Final = (
    "lines",
    "lines_more",
    "bills",
    "bills_more",
    "sentences",
    "sentences_more",
    "questions",
    "suspicious",
)
PEOPLE: Final = {
    7_700_000_001: "zh-hans",
    7_700_000_002: "zh-hant",
    7_700_000_003: "en",
    7_700_000_004: "zh-hans",
}
OPERATOR: Final = 7_700_000_004  # also a user, like everybody else
OPERATES: Final = (
    *("/operator", "/operator 简体中文 明天停一小时", "/operator English We stop tomorrow for an hour"),
    *("/operator 繁體中文 ", "/operator 13900001111", "/operator"),
)
GROUP, FORUM = -100_000_001, -1_000_000_000_101
_KEPT: Final = timedelta(hours=24)  # Telegram delivers an update no later
_PART: Final = 4  # digits; fewer stand in any message
_DEATHS: Final = 0.004  # at each transaction and each call
_OF_LOAN: Final = "loan_id IN (SELECT id FROM loans WHERE user_id = ?)"
_KEPT_OF: Final = {
    "users": ("id, language, zone, days_before, at, quiet_start, subscription, nag, discreet", "id = ?"),
    "loans": ("*", "user_id = ?"),
    "instalments": ("*", _OF_LOAN),
    "history": ("*", _OF_LOAN),
    "contacts": ("*", "user_id = ?"),
    "matters": ("*", "user_id = ?"),
    "conversations": ("id, user_id, kind, key, data", "user_id = ?"),
    "notes": ("*", "0 * ?"),
}
"""What an update that comes again leaves as it is, by table: the columns, and which rows are a person's."""


class BrokenError(AssertionError):
    """A promise was broken; the message says which, and how to see it again."""


class Fuzz(Mortal):
    """Some people, two groups and a bot."""

    def __init__(
        self, database: Path, seed: int, *, deaths: float = _DEATHS, spoil: Spoil | None = None
    ) -> None:
        super().__init__(database, Trouble(Random(seed + 1), deaths=deaths), spoil, admin_ids=(OPERATOR,))
        self.done: Counter[str] = Counter()
        for person, language in PEOPLE.items():
            self.api.user(person, f"Name{person}", language)
        self.api.group(GROUP, "Group")
        self.api.group(FORUM, "Forum", forum=True)
        self._chance = Random(seed)
        self._seed = seed
        self._step = 0
        self._past: deque[tuple[datetime, dict[str, Any]]] = deque(maxlen=50)
        self._shown: deque[dict[str, Any]] = deque(maxlen=40)
        self._file: sqlite3.Connection | None = None
        self._typed: dict[int, list[str]] = {}  # the digits of each message that was written in a chat
        self._numbers: list[tuple[int, set[str]]] = []
        self._wrong: list[str] = []
        self._texts = _texts()
        self._urgent = {"danger": _pool("danger"), "distress": _pool("distress")}
        self._nasty = tuple(one for one in corpus() if not is_blank(one) and units(one) <= 4096)
        self._listed = {phone.number for phone in library().channels.phones}

    # a step ---------------------------------------------------------------------

    async def run(self, steps: int) -> None:
        """So many steps, judged after each. Raises BrokenError."""
        listener = _Log(self._logged)
        logging.getLogger().addHandler(listener)
        BotApi.listeners.append(self._called)
        try:
            for _ in range(steps):
                self._step += 1
                self.now += timedelta(seconds=self._chance.choice((1, 20, 60, 300)))
                await self._one()
                if self._step % 250 == 0:
                    self._look_at_the_file()
            await self._end()
        finally:
            BotApi.listeners.remove(self._called)
            logging.getLogger().removeHandler(listener)
            await self.close()
            if self._file is not None:
                self._file.close()

    async def _one(self) -> None:
        kind, act = self._draw()
        self.done[kind] += 1
        if self._chance.random() < 0.03:
            self._order_a_fault()
        start = len(self.api.events)
        await act()
        events = self.api.events[start:]
        del self.api.events[:]
        for event in events:
            self._judge(event)
        if self._wrong:
            raise self._broken(kind, self._wrong[0])

    def _draw(self) -> tuple[str, Callable[[], Coroutine[Any, Any, None]]]:
        person = self._chance.choice(list(PEOPLE))
        if person in self.api.blocked:
            return "come back", partial(self._deliver, self.api.unblock(person))
        text = self._chance.choice
        weighted: tuple[tuple[float, str, Callable[[], Coroutine[Any, Any, None]]], ...] = (
            (60, "press", partial(self._press, person)),
            (14, "say", lambda: self._say(person, text(self._texts))),
            (8, "command", lambda: self._say(person, text(SAID))),
            (2, "operator", lambda: self._say(self._one_of(OPERATOR, person), text(OPERATES))),
            (9, "nasty message", lambda: self._say(person, text(self._nasty))),
            (3, "own loan", lambda: self._say(person, self._own_loan(person))),
            (3, "danger", lambda: self._urgently(person, "danger", "110", 1)),
            (2, "distress", lambda: self._urgently(person, "distress", "12356", 2)),
            (3, "forward", lambda: self._forward(person)),
            (2, "edit", lambda: self._edit(person)),
            (2, "reply", lambda: self._reply(person)),
            (2, "not a text", lambda: self._other_content(person)),
            (1, "album", lambda: self._album(person)),
            (4, "in a group", lambda: self._in_group(person)),
            (3, "forged button", lambda: self._forge(person)),
            (3, "button of another", lambda: self._steal(person)),
            (2, "elsewhere", lambda: self._elsewhere(person)),
            (4, "redelivery", self._redeliver),
            (2, "two at once", lambda: self._two_at_once(person)),
            (3, "wait", self._wait),
            (1, "restart", self.close),
            (0.5, "block", lambda: self._deliver(self.api.block(person))),
        )
        ((_, kind, act),) = self._chance.choices(weighted, [weight for weight, _, _ in weighted])
        return kind, act

    def _one_of(self, *people: int) -> int:
        """One of those who can write now."""
        return self._chance.choice([one for one in people if one not in self.api.blocked])

    async def _say(self, person: int, text: str) -> None:
        if not is_blank(text):
            await self._answered(person, self.api.say(person, text))

    def _own_loan(self, person: int) -> str:
        return f"/add {_marker(person)} 每月{self._chance.randint(1, 31)}号 {_amount(person)}"

    async def _urgently(self, person: int, kind: str, number: str, lines: int) -> None:
        """In any state the first lines hold the number."""
        update = self.api.say(person, self._chance.choice(self._urgent[kind]))
        start = len(self.api.events)
        await self._answered(person, update)
        if not self._is_text(update):
            return
        first = next(
            (
                one.message["text"]
                for one in self.api.events[start:]
                if one.kind == "sent" and one.chat_id == person
            ),
            None,
        )
        if first is not None and number not in "\n".join(first.splitlines()[:lines]):
            self._wrong.append(f"{kind} without {number}: {update['message']['text']!r} got {first[:80]!r}")

    def _is_text(self, update: dict[str, Any]) -> bool:
        return "text" in update["message"]

    async def _forward(self, person: int) -> None:
        written = self.now - timedelta(minutes=self._chance.choice((0, 5, 600, 60_000)))
        text = self._chance.choice(self._texts if self._chance.random() < 0.8 else self._nasty)
        await self._answered(person, self.api.forward(person, text, written))

    async def _edit(self, person: int) -> None:
        own = [
            one for one in self.api.messages(person)[-60:] if one["from"]["id"] == person and "text" in one
        ]
        if own:
            await self._deliver(self.api.edit(person, self._chance.choice(own)["message_id"], self._text()))

    async def _reply(self, person: int) -> None:
        if messages := self.api.messages(person)[-60:]:
            to = self._chance.choice(messages)["message_id"]
            await self._answered(person, self.api.say(person, self._text(), reply_to=to))

    async def _other_content(self, person: int) -> None:
        content = self._chance.choice(_CONTENTS)
        await self._answered(person, self.api.post(person, content))

    async def _album(self, person: int) -> None:
        updates = self.api.album(
            person, self._chance.randint(2, 10), self._chance.choice(("", "微粒贷 每月3号"))
        )
        for update in updates[1:]:
            await self._deliver(update)
        await self._answered(person, updates[0])

    async def _in_group(self, person: int) -> None:
        group = self._chance.choice((GROUP, FORUM))
        text = self._chance.choice(SAID) if self._chance.random() < 0.6 else self._text()
        await self._deliver(self.api.say(person, text, group))

    async def _elsewhere(self, person: int) -> None:
        words = self._text().splitlines()[0][:100] or "家人"  # 256 units at most, and an emoji takes two
        if self._chance.random() < 0.5:
            update = self.api.inline(person, words)
            key = update["inline_query"]["id"]
        else:
            update = self.api.summon(person, words)
            key = update["guest_message"]["guest_query_id"]
        await self._deliver(update)
        asked = self.api.elsewhere.asked[key]
        if asked.results is None:
            self._wrong.append("a query from elsewhere was not answered")
        elif any(_marker(one) in str(asked.results) for one in PEOPLE):
            self._wrong.append("something personal was said elsewhere")

    def _text(self) -> str:
        text = ""
        while is_blank(text):
            text = self._chance.choice(self._texts if self._chance.random() < 0.7 else self._nasty)
        return text

    # buttons ----------------------------------------------------------------------

    async def _press(self, person: int) -> None:
        """A button of something that was shown lately, most likely of the last."""
        own = [one for one in self._shown if one["chat"]["id"] in (person, GROUP, FORUM)]
        if not own:
            return await self._say(person, "/list")
        message = own[-1] if self._chance.random() < 0.6 else self._chance.choice(own)
        data = [one["callback_data"] for one in buttons(message) if "callback_data" in one]
        if data:
            pressed = self._chance.choice(data)
            for _ in range(2 if self._chance.random() < 0.1 else 1):
                await self._pressed(person, message, pressed)
        return None

    async def _forge(self, person: int) -> None:
        """Data as somebody makes it up who read the code."""
        own = [one for one in self._shown if one["chat"]["id"] in (person, GROUP, FORUM)]
        known = [
            one["callback_data"] for each in self._shown for one in buttons(each) if "callback_data" in one
        ]
        if own and known:
            await self._pressed(
                person, self._chance.choice(own), _forged(self._chance, self._chance.choice(known))
            )

    async def _steal(self, person: int) -> None:
        """The data of another person's button, sent from one's own chat."""
        own = [one for one in self._shown if one["chat"]["id"] == person]
        others = [one for one in self._shown if one["chat"]["id"] not in (person, GROUP, FORUM)]
        data = [one["callback_data"] for each in others for one in buttons(each) if "callback_data" in one]
        if own and data:
            whose = {one["chat"]["id"] for one in others}
            before = {other: self._kept(other) for other in whose}
            await self._pressed(person, self._chance.choice(own), self._chance.choice(data))
            for other in whose:
                if self._kept(other) != before[other]:
                    self._wrong.append("a button changed what is kept of somebody else")

    async def _pressed(self, person: int, message: dict[str, Any], data: str) -> None:
        update = self.api.press(person, message, data)
        await self._deliver(update)
        if not self.api.queries[update["callback_query"]["id"]].answered:
            self._wrong.append(f"the press of {data!r} was never answered")

    # deliveries -------------------------------------------------------------------

    async def _redeliver(self) -> None:
        """Once more, perhaps after a death: nothing that counts is different."""
        self._past = deque(((at, one) for at, one in self._past if self.now - at < _KEPT), maxlen=50)
        if not self._past:
            return
        if self._chance.random() < 0.3:
            await self.close()
        before = self._kept()
        _, update = self._chance.choice(self._past)
        await self.to_the_end(partial(handle, update))
        await self._hear_all()
        if self._kept() != before:
            self._wrong.append(f"delivered again, an update changed something: {str(update)[:300]}")

    async def _two_at_once(self, person: int) -> None:
        other = self._chance.choice([one for one in PEOPLE if one != person])
        if other in self.api.blocked:
            return
        updates = [self.api.say(person, self._text()), self.api.say(person, self._text())]
        updates += [self.api.say(other, self._text())]
        for update in updates:
            self._note_typed(update["message"]["chat"]["id"], update["message"]["text"])

        async def together(bot: Bot) -> None:
            await asyncio.gather(*(handle(update, bot) for update in updates))

        await self.to_the_end(together)
        await self._hear_all()
        for update in updates:
            self._must_be_answered(update)
            self._past.append((self.now, update))

    async def _answered(self, person: int, update: dict[str, Any]) -> None:
        await self._deliver(update)
        self._must_be_answered(update)

    def _must_be_answered(self, update: dict[str, Any]) -> None:
        message = update["message"]
        chat = message["chat"]["id"]
        if chat not in self.api.blocked and not any(
            one["message_id"] > message["message_id"] for one in self.api.messages(chat)[-30:]
        ):
            self._wrong.append(f"no answer to {str(message.get('text', list(message)))[:300]!r}")

    def _note_typed(self, chat: int, text: str) -> None:
        if digits := _digits(text):
            self._typed.setdefault(chat, []).append(digits)

    async def _deliver(self, update: dict[str, Any]) -> None:
        self._past.append((self.now, update))
        message = update.get("message") or update.get("edited_message") or {}
        if text := message.get("text"):
            self._note_typed(message["chat"]["id"], text)
        await self.to_the_end(partial(handle, update))
        await self._hear_all()

    async def _wait(self) -> None:
        """Time passes; what is due goes out, and in nobody's quiet hours."""
        self.now += timedelta(hours=self._chance.choice((1, 5, 11, 24, 70)))
        await self._hear_all()
        asleep = self._asleep()
        start = len(self.api.events)
        for _ in range(3):
            await self.to_the_end(_pass_time)
            self.seconds += 301
        for event in self.api.events[start:]:
            if event.kind == "sent":
                self.done["reminders"] += 1
                if event.chat_id in asleep:
                    self._wrong.append(f"a reminder in quiet hours: {event.message.get('text', '')[:80]!r}")

    def _asleep(self) -> set[int]:
        found = set()
        for person, zone, start, end in self._looked("SELECT id, zone, quiet_start, quiet_end FROM users"):
            local = self.now.astimezone(ZoneInfo(zone)).time()
            first, last = time.fromisoformat(start), time.fromisoformat(end)
            if (first <= local < last) if first <= last else (local >= first or local < last):
                found.add(person)
        return found

    async def _hear_all(self) -> None:
        """What Telegram could not be told at once is said later, by this process or the next."""
        for _ in range(40):
            if self.bot is not None and not self._owed():
                return
            self.seconds += 30
            await self.to_the_end(say_owed)
        self._wrong.append("an answer is still owed after twenty minutes")

    def _owed(self) -> int:
        return int(self._looked("SELECT count(*) FROM updates WHERE answer IS NOT NULL")[0][0])

    def _looked(self, statement: str, *values: Any) -> list[Any]:
        """What stands in the file now, whoever holds it: every step asks, and to open it took the longest."""
        if self._file is None:
            self._file = sqlite3.connect(self.database)
        return self._file.execute(statement, values).fetchall()

    def _order_a_fault(self) -> None:
        """One at a time: the bot's patience is counted in real seconds, of which none pass here."""
        self.api._faults.clear()
        method = self._chance.choice(
            ("sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument")
        )
        error, after, name = self._chance.choice(
            (
                (RetryAfter(7), False, "429"),
                (TimedOut("lost"), True, "lost answer"),
                (NetworkError("refused"), False, "refused"),
            )
        )
        self.done[f"fault: {name}"] += 1
        self.api.fail_next(method, error, after=after)

    # the judge ----------------------------------------------------------------------

    def _judge(self, event: Event) -> None:
        chat = event.chat_id
        self.done[event.kind] += 1
        text = str(event.message.get("text") or event.message.get("caption") or "") + event.notice
        if event.kind != "answered" and buttons(event.message):
            self._shown.append(event.message)
        if event.kind == "answered":  # seen by the one who pressed
            return
        labels = " ".join(one.get("text", "") for one in buttons(event.message))
        for person in PEOPLE:
            if person != chat and any(one in f"{text} {labels}" for one in _secrets(person)):
                self._wrong.append(f"shown to {chat} what is of {person}: {text[:120]!r}")
        for chat_id, numbers in self._numbers:
            typed = self._typed.get(chat_id, [])
            if strange := {one for one in numbers if one not in self._listed and not _is_of(one, typed)}:
                self._wrong.append(
                    f"a telephone number that nobody listed or typed: {strange} in {text[:300]!r}"
                )
        self._numbers.clear()

    def _called(self, method: str, params: Mapping[str, Any]) -> None:
        if self._step % 5 == 0:
            self._wrong.extend(oracle.problems(method, params))
        if method.lower() == "getfile":
            self._wrong.append("a file of a person was fetched")
        found = numbers_shown(str(params.get("text", "")))
        chat = str(params.get("chat_id", ""))
        if found and chat.lstrip("-").isdigit() and chat != str(OPERATOR):  # who is shown how many there are
            self._numbers.append((int(params["chat_id"]), found))

    def _logged(self, line: str, level: int) -> None:
        secrets = (TOKEN, *(secret for person in PEOPLE for secret in _secrets(person)))
        if any(secret in line for secret in secrets):
            self._wrong.append(f"in the log: {line[:200]!r}")
        if level >= logging.ERROR:
            self._wrong.append(f"an error: {line[:1500]}")

    def _kept(self, person: int | None = None) -> list[Any]:
        """What counts, of all or of one person."""
        kept: list[Any] = []
        for table, (columns, whose) in _KEPT_OF.items():
            where = f"WHERE {whose}" if person is not None else ""
            kept.append(self._looked(f"SELECT {columns} FROM {table} {where}", *([person] if where else [])))
        return kept

    def _look_at_the_file(self) -> None:
        problems = inspect(self.database)
        for name, statement in _INVARIANTS.items():
            if rows := self._looked(statement):
                problems.append(f"{name}: {rows[:3]}")
        self.done["looked at the file"] += 1
        if problems:
            raise self._broken("look", problems[0])

    async def _end(self) -> None:
        """Whoever asks for it is forgotten, down to the last row."""
        for person in PEOPLE:
            if person in self.api.blocked:
                await self._deliver(self.api.unblock(person))
            await self._answered(person, self.api.say(person, "/delete_me"))
            message = self.api.messages(person)[-1]
            erase = next(
                one["callback_data"] for one in buttons(message) if "yes" in one.get("callback_data", "")
            )
            await self._pressed(person, message, erase)
        left = [
            table for table in set(_KEPT_OF) - {"notes"} if self._looked(f"SELECT * FROM {table} LIMIT 1")
        ]
        if left or self._wrong:
            raise self._broken("end", f"still there after /delete_me: {left} {self._wrong}")

    def _broken(self, kind: str, what: str) -> BrokenError:
        return BrokenError(f"step {self._step} ({kind}), --seed {self._seed}: {what}")


_INVARIANTS: Final = {
    "a pending reminder of a settled instalment": (
        "SELECT r.id FROM reminders r JOIN instalments i ON i.id = r.instalment_id "
        "WHERE r.state = 'pending' AND i.state != 'open'"
    ),
    "more than 50 open loans": (
        "SELECT user_id FROM loans WHERE closed IS NULL GROUP BY user_id HAVING count(*) > 50"
    ),
    "more than 600 instalments": ("SELECT loan_id FROM instalments GROUP BY loan_id HAVING count(*) > 600"),
}

_CONTENTS: Final = (
    contents.photo(""),
    contents.photo("微粒贷 每月8号 300"),
    contents.sticker("👍"),
    {"location": {"latitude": 31.2, "longitude": 121.5}},
    {"contact": {"phone_number": "13900001111", "first_name": "张三"}},
    {"voice": {"file_id": "voice", "file_unique_id": "v", "duration": 3}},
    {"document": {"file_id": "doc", "file_unique_id": "d", "file_name": "../../a.zip", "file_size": 2**40}},
    {"video_note": {"file_id": "note", "file_unique_id": "n", "length": 100, "duration": 3}},
    {"dice": {"emoji": "🎲", "value": 3}},
)  # fmt: skip


def _forged(chance: Random, data: str) -> str:
    parts = data.split(":")
    match chance.randrange(6):
        case 0:
            parts[chance.randrange(len(parts))] = chance.choice(
                ("", "0", "-1", "9" * 20, "x", "é", "yes", "save")
            )
        case 1:
            parts = parts[: chance.randrange(len(parts)) + 1]
        case 2:
            parts += [chance.choice(("0", "1", "zh-hans"))]
        case 3:
            chance.shuffle(parts)
        case 4:
            return "".join(chance.choice("abc:01-_ \n\x00é还") for _ in range(chance.randint(1, 20)))
        case _:
            more = [chance.choice((-1, 1)) for _ in parts]  # drawn for each: some nonces are all figures
            parts = [
                str(int(one) + by) if one.isdecimal() else one for one, by in zip(parts, more, strict=True)
            ]
    return ":".join(parts).encode()[:64].decode("utf-8", "ignore") or "x"


def _marker(person: int) -> str:
    return f"秘密机构{person % 1000}号"


def _amount(person: int) -> str:
    return f"{81000 + person % 1000 * 7}.13"


def _secrets(person: int) -> tuple[str, ...]:
    """What nobody else may see."""
    return _marker(person), _amount(person), str(person)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", text))


def _is_of(number: str, typed: list[str]) -> bool:
    """Whether a number was typed: as it is, or in two parts of a message, which is shown without its day."""
    return number in "".join(typed) or any(
        (at := one.find(number[:cut])) >= 0 and one.find(number[cut:], at + cut) >= 0
        for one in typed
        for cut in range(_PART, len(number) - _PART + 1)
    )


def _texts() -> tuple[str, ...]:
    return (*TEXTS, *(one for pool in POOLS for one in _pool(pool)))


def _pool(name: str) -> tuple[str, ...]:
    texts = (str(case.get("text") or case.get("say") or "") for case in cases(name))
    return tuple(one for one in texts if one and not is_blank(one) and units(one) <= 4096)


class _Log(logging.Handler):
    def __init__(self, tell: Callable[[str, int], None]) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(TextFormatter())
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        self._tell(self.format(record), record.levelno)


async def _pass_time(bot: Bot) -> None:
    await bot.daily()
    await bot.outbox.drain()
    await bot.broadcast.drain()


MET: Final = (
    *(
        "press",
        "say",
        "command",
        "nasty message",
        "own loan",
        "danger",
        "distress",
        "forward",
        "edit",
        "reply",
    ),
    *("not a text", "album", "in a group", "forged button", "button of another", "elsewhere", "redelivery"),
    *(
        "two at once",
        "wait",
        "restart",
        "block",
        "come back",
        "reminders",
        "sent",
        "edited",
        "answered",
        "died",
    ),
    *("fault: 429", "fault: lost answer", "fault: refused", "looked at the file"),
)
"""What a run has to have met: another one has proved nothing."""


def missing(done: Counter[str]) -> list[str]:
    return [kind for kind in MET if not any(one.startswith(kind) for one in done)]


def met(done: Counter[str]) -> Iterator[str]:
    """What a run is worth: what was done how often."""
    for kind, count in sorted(done.items()):
        yield f"{count:8} {kind}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    logging.getLogger().setLevel(logging.INFO)
    with tempfile.TemporaryDirectory() as folder:
        fuzz = Fuzz(Path(folder) / "bot.db", chosen.seed)
        gc.freeze()  # as bot.serving does: what was read stays
        try:
            with asyncio.Runner(loop_factory=QuickLoop) as runner:
                runner.run(fuzz.run(chosen.steps))
        except BrokenError as error:
            click.echo(f"broken: {error}")
            sys.exit(1)
        finally:
            click.echo("\n".join(met(fuzz.done + fuzz.lives)))
    if kinds := missing(fuzz.done + fuzz.lives):
        click.echo(f"too few steps to prove anything: nothing met {', '.join(kinds)}")
        sys.exit(2)
    click.echo(f"{chosen.steps} steps, seed {chosen.seed}: every promise was kept.")


if __name__ == "__main__":
    main()
