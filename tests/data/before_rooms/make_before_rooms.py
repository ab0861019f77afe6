# mypy: ignore-errors
# isort: skip_file
"""Makes before_rooms.sql.xz: a database as the version before the rooms left it behind.

It runs with that version of the bot and no other (commit f8eacfe, the migrations m001 and m002), whose
checkout has to be first on the path:

    PYTHONPATH=<the old checkout> python make_before_rooms.py <folder for before_rooms.sql.xz>

Nothing is written with SQL: people talk to the bot through its emulator, and the crowd that makes up the
numbers acts through the bot's own services. Chance has a fixed seed and time is virtual, so two runs give
the same file. It needs time_machine, as the tests do.

The story: three weeks, from 9 November 2026 to 1 December 2026, 10:00 in Shanghai. Each day some people
come, save loans, pay, skip, pay in part, move a date, pause, delete, or block the bot; the reminders go
out in between. On 19 November the bot is off for most of a day. In the end some forty people stand in the
middle of a conversation, the bot has just claimed some of what is due at 10:00, and is killed.
"""

import asyncio
import logging
import lzma
import secrets
import sqlite3
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final
from unittest.mock import patch
from zoneinfo import ZoneInfo

import time_machine

from bot.config import Config, Operator, Privacy, Reminders, Telegram
from bot.console.botapi import ApiError
from bot.console.cloud import buttons
from bot.console.repl import pass_time
from bot.domain.dates import DateRule, EveryDays, Listed, Monthly, Once, day_in_month, month_after
from bot.domain.language import Language
from bot.domain.loans import InstalmentState, LoanDraft, LoanState, draft_problem
from bot.domain.preferences import OwnReminders, Preferences, QuietHours, preferences_problem
from bot.knowledge.load import default_root, load
from bot.services.loans import draft_of
from bot.store.base import Lease, User
from bot.texts import texts_in
from bot.world import EmulatedWorld

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
START: Final = datetime(2026, 11, 9, 10, 0, tzinfo=SHANGHAI)
END: Final = datetime(2026, 12, 1, 10, 0, tzinfo=SHANGHAI)
SEED: Final = 20261201
MIGRATIONS: Final = ["m001_first", "m002_every_kind_of_loan"]

LOANS: Final = 1020  # of the crowd; those who talk add some of their own
PEOPLE: Final = 320  # the crowd
FIRST_ID: Final = 100_001
LARGE_IDS: Final = 5_000_000_000  # every fortieth of the crowd has an id beyond 32 bits

ZONES: Final = (
    "America/Los_Angeles",
    "Asia/Tokyo",
    "Europe/London",
    "America/St_Johns",
    "Australia/Sydney",
    "Pacific/Kiritimati",
    "Asia/Kathmandu",
)
NAMES: Final = (
    "老王的店",
    "房东",
    "二姐",
    "车贷",
    "网商贷",
    "信用卡",
    "花呗",
    "Car loan",
    "合作社",
    "学费分期",
)
LABELS: Final = ("厨房", "手机", "second", "旧", "A & B <1>")
NOTES: Final = ("客服 1024 同意展期", "agreed by chat on Nov 20", "App 内已确认，分六期", "")


class Person:
    """Somebody who talks to the bot in a private chat, and presses what it shows."""

    def __init__(self, world: EmulatedWorld, user_id: int, language: Language = Language.HANS) -> None:
        self.world = world
        self.id = user_id
        self.t = texts_in(language)
        if user_id not in world.api.users:
            world.api.user(user_id, language_code=language.value, started=False)

    async def say(self, text: str) -> None:
        """Send a text."""
        await handle(self.world, self.world.api.say(self.id, text))

    async def press(self, label: str) -> None:
        """Press the button with this label, or the only one with this in its label."""
        message = self.world.api.latest_with_buttons(self.id)
        labels = [one["text"] for one in buttons(message)]
        fitting = [at for at, one in enumerate(labels) if one == label]
        fitting = fitting or [at for at, one in enumerate(labels) if label in one]
        if len(fitting) != 1:
            raise ValueError(f"{label!r} names {len(fitting)} of {labels}")
        await handle(self.world, self.world.api.press(self.id, message, fitting[0]))

    async def press_key(self, key: str, **values: Any) -> None:
        """Press the button with this label, whatever the language."""
        await self.press(self.t(key, **values))

    @property
    def shown(self) -> dict[str, Any]:
        """The message that was sent or edited last."""
        events = [one for one in self.world.api.events if one.chat_id == self.id]
        return [one for one in events if one.kind in ("sent", "edited")][-1].message


async def handle(world: EmulatedWorld, update: dict[str, Any]) -> None:
    """What the bot does with an update that it polled: handle it, then keep its id."""
    await world.handle(update)
    await world.bot.store.mark_update(update["update_id"], world.now)


# Conversations under way ---------------------------------------------------------------


async def owe(person: Person, line: str = "微粒贷 12月10日 1200") -> None:
    """Begin, and save a loan with a card."""
    await person.say("/start")
    await person.say(f"/add {line}")
    await person.press_key("button-save")


async def open_loan(person: Person) -> None:
    """The card of the person's first loan, by way of the list."""
    (first, *_) = await person.world.bot.store.loans(person.id)
    await person.say("/list")
    await person.press(first.loan.title)


async def open_instalment(person: Person) -> None:
    """The first open instalment of that loan."""
    (first, *_) = await person.world.bot.store.loans(person.id)
    due_on = next(one.due_on for one in first.instalments if one.state is InstalmentState.OPEN)
    await open_loan(person)
    await person.press_key("button-open-instalment", day=due_on.isoformat())


def saying(*texts: str) -> Callable[[Person], Awaitable[None]]:
    """A conversation that is opened by texts alone."""

    async def talk(person: Person) -> None:
        for text in texts:
            await person.say(text)

    return talk


def changing(key: str, line: str = "借呗 每月15号 500 12期") -> Callable[[Person], Awaitable[None]]:
    """A card of a new loan, of which this field is to change."""

    async def talk(person: Person) -> None:
        await person.say(f"/add {line}")
        await person.press_key("button-change")
        if key:
            await person.press_key(key)

    return talk


def changing_saved(*steps: str | tuple[str, str]) -> Callable[[Person], Awaitable[None]]:
    """The same of a saved loan: keys of buttons to press, and texts to type (marked as such)."""

    async def talk(person: Person) -> None:
        await open_loan(person)
        await person.press_key("button-change")
        for step in steps:
            await (person.say(step[1]) if isinstance(step, tuple) else person.press_key(step))

    return talk


def asking(*keys: str) -> Callable[[Person], Awaitable[None]]:
    """Buttons under an open instalment."""

    async def talk(person: Person) -> None:
        await open_instalment(person)
        for key in keys:
            await person.press_key(key)

    return talk


def hard(*steps: str | tuple[str, str]) -> Callable[[Person], Awaitable[None]]:
    """The button "I may not manage", then keys of buttons, or texts (marked as such)."""

    async def talk(person: Person) -> None:
        await open_instalment(person)
        await person.press_key("button-hard")
        for step in steps:
            await (person.say(step[1]) if isinstance(step, tuple) else person.press_key(step))

    return talk


def own(key: str) -> Callable[[Person], Awaitable[None]]:
    """What one loan's reminders do differently."""

    async def talk(person: Person) -> None:
        await open_loan(person)
        await person.press_key("button-own")
        await person.press_key(key)

    return talk


def setting(*keys: str) -> Callable[[Person], Awaitable[None]]:
    """A setting that is asked for."""

    async def talk(person: Person) -> None:
        await person.say("/settings")
        for key in keys:
            await person.press_key(key)

    return talk


async def picked(person: Person) -> None:
    """A day of the calendar, and not yet how often."""
    await person.say("/add 借呗")
    await person.press("15")


async def some_overdue(person: Person) -> None:
    """Some of it is overdue: since when?"""
    await changing("button-already-overdue")(person)


async def paid_when(person: Person) -> None:
    """Marked as paid, and then: on which day?"""
    await open_instalment(person)
    await person.press_key("button-paid")
    await person.press_key("button-when")


async def pause_again(person: Person) -> None:
    """Pausing, while a pause is on."""
    await setting("button-pause-all")(person)
    await person.press("7")
    await setting("button-pause-all")(person)


async def paste_and_save(person: Person) -> None:
    """A review of which the ready ones are saved."""
    await person.say(PASTED)
    await person.press_key("button-save-all")


async def paste_and_complete(person: Person) -> None:
    """A review of which one loan is being completed: two conversations."""
    await person.say(PASTED)
    await person.press_key("button-complete", name="58好借")


async def three_at_once(person: Person) -> None:
    """The last one of these answers what is typed."""
    await saying("/add 借呗 每月15号", "/add", "借呗", "每月15号")(person)
    await setting("button-at")(person)
    await asking("button-part")(person)


async def all_at_once(person: Person) -> None:
    """One conversation of each kind; the settings came last."""
    await person.say(PASTED)
    await saying("/add", "借呗")(person)
    await hard()(person)
    await own("button-at")(person)
    await setting("button-pause-all")(person)
    await asking("button-part")(person)
    await setting("button-zone")(person)


PASTED: Final = """借呗 每月15号 500 12期
微粒贷 12月20日 1200
老王的店 每月最后一天 300
58好借 15号 200"""
PAST: Final = """借呗
2026-10-15 1200.00元
2026-11-18 1150.00元
2027-02-10 980.50元"""
BILL: Final = (
    "【借呗】尊敬的用户，您本期账单应还金额1,234.56元，最后还款日2026年12月10日，"
    "请点击 https://pay.example.top/pay 还款。"
)
S, T, E = Language
MONTHLY: Final = "微粒贷 每月20号 1200 12期"

# Whose id, in which language, what loan they have before, and how the conversation is opened.
TALKS: Final[tuple[tuple[int, Language, str | None, Callable[[Person], Awaitable[None]]], ...]] = (
    # The form of a loan.
    (5001, S, None, saying("/add")),
    (5002, S, None, saying("/add 微粒代 每月15号")),
    (5003, T, None, saying("/add", "借唄")),
    (5004, S, None, picked),
    (5005, E, None, saying("/add Weilidai 5/12/2026 500")),
    (5006, S, None, saying("/add 借呗 2026-11-20 500")),
    (5007, S, None, some_overdue),
    (5008, E, None, saying("/add", "Weilidai", "the 31st of every month")),
    (5009, S, None, changing("button-field-count", "借呗 每月15号 500")),
    (5010, T, None, changing("button-field-last")),
    (5011, S, None, changing("button-field-total")),
    (5012, E, None, changing("button-field-label")),
    (5013, S, MONTHLY, changing_saved("button-field-note")),
    (5014, S, None, changing("")),
    (5015, S, None, saying("/add 微粒贷 每月31号 1200 12期")),
    (5016, S, None, saying(BILL)),
    (5017, E, "Weilidai Dec 20 1200", changing_saved(("say", "Dec 28"))),
    (5018, S, None, saying(PAST)),
    # Several loans under review.
    (5021, S, None, saying(PASTED)),
    (5022, S, None, paste_and_save),
    (5023, T, None, paste_and_complete),
    # I may not manage.
    (5031, S, "微粒贷 12月10日 1200", hard()),
    (5032, T, "借唄 12月10日 1200", hard(("say", "600"))),
    (5033, E, "Weilidai Dec 10 1200", hard("button-hard-agreed")),
    (5034, S, "微粒贷 12月10日 1200", hard("button-hard-agreed", ("say", "12月22日"))),
    (
        5035,
        S,
        "借呗 12月10日 1200",
        hard("button-hard-agreed", ("say", "12月22日"), ("say", "客服小王 11月30日 同意")),
    ),
    (5036, S, "老王的店 12月10日 1200", hard("button-hard-other")),
    # Its own reminders.
    (5041, S, MONTHLY, own("button-before")),
    (5042, T, MONTHLY, own("button-after")),
    (5043, E, "Weilidai Dec 20 1200", own("button-at")),
    # Pause all.
    (5051, S, MONTHLY, setting("button-pause-all")),
    (5052, E, "Weilidai Dec 5 1200", pause_again),
    # Of an instalment: remind at, paid in part, paid on.
    (5061, S, "微粒贷 12月5日 1200", asking("button-later", "button-later-custom")),
    (5062, T, "微粒貸 12月5日 1200", asking("button-part")),
    (5063, E, "Weilidai Dec 5 1200", asking("button-when")),
    (5064, S, "微粒贷 12月5日 1200", paid_when),
    # Settings. The first two have no loan and never subscribed.
    (5071, S, None, setting("button-zone")),
    (5072, T, None, setting("button-before")),
    (5073, E, "Weilidai Dec 20 1200", setting("button-after")),
    (5074, S, MONTHLY, setting("button-at")),
    (5075, T, "微粒貸 12月20日 1200", setting("button-quiet")),
    # Several at once.
    (5081, S, "微粒贷 12月10日 1200", three_at_once),
    (5082, S, "微粒贷 12月10日 1200", all_at_once),
)
EXPIRED: Final = 5091  # a form that was left on 27 November, too old to be continued
SOON: Final = 5092  # a setting that was asked for on 30 November at 10:30: it goes on until 1 December 10:30
WRONG: Final = (5101, 5102, 5103)  # they say that a fact is wrong


# The crowd ---------------------------------------------------------------------------------


class Crowd:
    """Three hundred people and a thousand loans, through the bot's own services."""

    def __init__(self, world: EmulatedWorld, chance: Random) -> None:
        self.world = world
        self.chance = chance
        self.services = world.bot.services
        self.store = world.bot.store
        self.ids: list[int] = []
        self.left = LOANS

    async def day(self, days_left: int) -> None:
        """Some come, some save loans, some act."""
        for _ in range(-(-(PEOPLE - len(self.ids)) // min(days_left, 8))):  # most of them early
            await self._come()
        for _ in range(-(-self.left // min(days_left, 12))):
            await self._save()
        for user_id in self.chance.sample(self.ids, min(len(self.ids), 70)):
            user = await self.store.user(user_id)
            if user is not None:
                await self._act(user)

    async def _come(self) -> None:
        chance, users, now = self.chance, self.services.users, self.world.now
        number = len(self.ids)
        user_id = (LARGE_IDS if number % 40 == 39 else FIRST_ID) + number
        language = chance.choices(list(Language), (6, 2, 2))[0]
        self.world.api.user(user_id, language_code=language.value)
        user = await users.ensure(users.stranger(user_id, language, now), now)
        user = await users.subscribe(user, now)
        if chance.random() < 0.2:
            user = await users.choose_language(user, chance.choice(list(Language)), now)
        if chance.random() < 0.9:
            await users.set_preferences(user, self._preferences(), now)
        self.ids.append(user_id)

    def _preferences(self) -> Preferences:
        chance = self.chance
        while True:
            drawn = Preferences(
                zone="Asia/Shanghai" if chance.random() < 0.75 else chance.choice(ZONES),
                days_before=chance.choice(((7, 3, 1, 0), (3, 0), (1, 0), (1,), (0,), (7,), ())),
                days_after=chance.choice(((1, 3, 7), (1,), (3,), (), ())),
                at=chance.choices((time(9), time(10), time(8), time(12), time(18, 30)), (3, 7, 1, 1, 1))[0],
                quiet=chance.choices(
                    (
                        QuietHours(time(22), time(8)),
                        QuietHours(time(), time()),
                        QuietHours(time(23), time(7)),
                    ),
                    (6, 2, 2),
                )[0],
                nag=chance.random() < 0.4,
                discreet=chance.random() < 0.15,
            )
            if preferences_problem(drawn) is None:
                return drawn

    async def _save(self) -> None:
        new = self.left > LOANS - len(self.ids)  # everybody one at first
        user = await self.store.user(self.ids[LOANS - self.left] if new else self.chance.choice(self.ids))
        if user is None:  # erased
            return
        await self.services.loans.save(user, self._loan(user), self.world.now)
        self.left -= 1

    def _loan(self, user: User) -> LoanDraft:
        chance, lenders = self.chance, self.services.library.lenders
        lender = chance.choice(list(lenders.values())) if chance.random() < 0.7 else None
        rule, count = self._rule()
        amount = None if chance.random() < 0.1 else chance.randrange(10_000, 500_000, 100)
        amounts: tuple[int | None, ...] = ()
        if isinstance(rule, Listed) and chance.random() < 0.6:
            amounts = tuple(chance.randrange(10_000, 300_000, 50) for _ in rule.days)
        ends = count is not None and amount is not None
        drawn = LoanDraft(
            lender=lender.id if lender else None,
            name=lender.name.of(user.language) if lender else chance.choice(NAMES),
            rule=rule,
            amount=amount,
            count=count,
            last_amount=chance.randrange(5_000, 90_000, 100) if ends and chance.random() < 0.25 else None,
            amounts=amounts,
            label=chance.choice(LABELS) if chance.random() < 0.1 else "",
        )
        if (problem := draft_problem(drawn)) is not None:
            raise ValueError(problem)
        return drawn

    def _rule(self) -> tuple[DateRule, int | None]:
        """A rule, and the number of instalments: None is open-ended, or does not apply."""
        chance = self.chance
        first = self.world.now.date() + timedelta(chance.randint(-12, 40))
        match chance.choices(("once", "monthly", "days", "listed"), (35, 42, 11, 12))[0]:
            case "once":
                return Once(first), None
            case "days":
                days = chance.choices((7, 14, 10), (8, 1, 1))[0]
                return EveryDays(first, days), chance.choice((2, 3, 3, 4, 5, None if days > 7 else 4))
            case "listed":
                days = {first + timedelta(chance.randint(0, 80)) for _ in range(chance.randint(2, 5))}
                return Listed(tuple(sorted(days))), None
            case _:
                anchor = chance.choices((31, 30, 29, chance.randint(1, 28)), (25, 6, 4, 65))[0]
                first = day_in_month(first.year, first.month, anchor)
                if first < self.world.now.date() - timedelta(20):
                    first = day_in_month(*month_after(first, 1), anchor)
                every = chance.choices((1, 2, 3), (90, 5, 5))[0]
                return Monthly(first, anchor, every), chance.choice((1, 2, 2, 3, 3, 4, 6, None))

    async def _act(self, user: User) -> None:
        views = [view for view in await self.store.loans(user.id) if view.loan.closed is None]
        today = self.world.now.date()
        for view in views:
            for one in view.instalments:
                if one.state is InstalmentState.OPEN and one.due_on <= today + timedelta(1):
                    await self._answer(user, one.id, one.due_on, one.left)
        if views and self.chance.random() < 0.25:
            await self._manage(user, self.chance.choice(views).loan.id)
        if self.chance.random() < 0.07:
            await self._change_mind(user)

    async def _answer(self, user: User, instalment_id: int, due_on: date, left: int | None) -> None:
        """What someone says of an instalment that is due."""
        chance, loans, now = self.chance, self.services.loans, self.world.now
        match chance.choices(
            ("paid", "paid on", "part", "skip", "moved", "later", "hard", "undone", "nothing"),
            (50, 12, 8, 4, 5, 5, 4, 4, 8),
        )[0]:
            case "paid":
                await loans.settle(user, instalment_id, InstalmentState.PAID, now)
            case "paid on":
                day = now.date() - timedelta(chance.randint(0, 3))
                await loans.settle(user, instalment_id, InstalmentState.PAID, now, day)
            case "part":
                await loans.pay_part(user, instalment_id, max((left or 60_000) // 3, 1), now)
            case "skip":
                await loans.settle(user, instalment_id, InstalmentState.SKIPPED, now)
            case "moved":
                day = max(due_on, now.date()) + timedelta(chance.randint(2, 20))
                await loans.agree(user, instalment_id, day, chance.choice(NOTES), now)
            case "later":
                await loans.snooze(user, instalment_id, now + timedelta(hours=chance.choice((3, 8, 27))), now)
            case "hard":
                await loans.answered(user, instalment_id)
            case "undone":
                await loans.settle(user, instalment_id, InstalmentState.PAID, now)
                await loans.reopen(user, instalment_id, now)
            case _:
                pass

    async def _manage(self, user: User, loan_id: int) -> None:
        """What someone does about a loan."""
        chance, loans, now = self.chance, self.services.loans, self.world.now
        view = await loans.find(user, loan_id)
        if view is None:
            return
        match chance.choices(
            ("own", "pause", "resumed", "finish", "delete", "restored", "change", "plan"),
            (30, 15, 5, 12, 12, 5, 14, 8),
        )[0]:
            case "own":
                await loans.set_own_reminders(user, loan_id, self._own(user), now)
            case "pause" if view.loan.state is LoanState.ACTIVE:
                await loans.pause(user, loan_id, now)
            case "pause":
                await loans.resume(user, loan_id, now)
            case "resumed":
                await loans.pause(user, loan_id, now)
                await loans.resume(user, loan_id, now)
            case "finish":
                await loans.finish(user, loan_id, now)
            case "delete":
                await loans.delete(user, loan_id, now)
            case "restored":
                await chance.choice((loans.finish, loans.delete))(user, loan_id, now)
                await loans.restore(user, loan_id, now)
            case "change":
                draft = replace(
                    draft_of(view.loan), amount=chance.randrange(10_000, 300_000, 100), amounts=()
                )
                await loans.change(user, loan_id, draft, now)
            case "plan":
                first = now.date() + timedelta(chance.randint(3, 25))
                rule = Monthly(first, first.day)
                draft = LoanDraft(view.loan.lender, view.loan.name, rule, 50_000, 3, label=view.loan.label)
                await loans.change(user, loan_id, draft, now, chance.choice(NOTES))

    def _own(self, user: User) -> OwnReminders:
        chance = self.chance
        drawn = chance.choice(
            (
                OwnReminders(days_before=(5, 2)),
                OwnReminders(days_after=(2,)),
                OwnReminders(at=time(11, 30)),
                OwnReminders(days_before=(0,), days_after=(1, 2), at=time(10)),
            )
        )
        return drawn if preferences_problem(drawn.over(user.preferences)) is None else OwnReminders()

    async def _change_mind(self, user: User) -> None:
        """What someone does about all reminders."""
        world, users, now = self.world, self.services.users, self.world.now
        api = world.api
        match self.chance.choices(
            ("pause", "off", "on", "block", "gone", "refused", "fault", "forget"),
            (28, 10, 6, 10, 5, 18, 18, 5),
        )[0]:
            case _ if user.id in api.blocked:
                await handle(world, api.unblock(user.id))
            case _ if user.id in api.deactivated:
                pass
            case "pause":
                await users.pause_until(user, now + timedelta(self.chance.choice((1, 3, 7, 30))), now)
            case "off":
                await users.unsubscribe(user, now)
            case "on":
                await users.subscribe(user, now)
            case "block":
                await handle(world, api.block(user.id))
            case "gone":
                api.deactivate(user.id)
            case "refused":
                error = ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
                api.fail_next("sendMessage", error, times=5, chat_id=user.id)
            case "fault":
                api.fail_next("sendMessage", ApiError(502, "Bad Gateway"), times=2, chat_id=user.id)
            case _:
                await users.forget(user.id)


# The story ---------------------------------------------------------------------------------


async def until(world: EmulatedWorld, moment: datetime) -> None:
    """Let time pass; what is due goes out on the way."""
    async for _ in pass_time(world, moment):
        pass


async def story(world: EmulatedWorld) -> list[tuple[int, str, str, str]]:
    """All of it. Returns the conversations that are open: user, kind, step, and what was asked."""
    crowd = Crowd(world, Random(SEED))
    days = (END - START).days
    for day in range(days):
        await crowd.day(days - day)
        morning = START + timedelta(day)
        match morning.date():
            case date(month=11, day=19):  # off until the next morning
                await until(world, morning + timedelta(hours=2))
                await world.jump(morning + timedelta(hours=23))
            case date(month=11, day=24):
                for user_id, language, line, _ in TALKS:
                    if line is not None:
                        await owe(Person(world, user_id, language), line)
            case date(month=11, day=25):
                await _say_wrong(world)
            case date(month=11, day=27):
                await Person(world, EXPIRED).say("/add")
            case date(month=11, day=30):
                await until(world, morning + timedelta(minutes=30))
                await setting("button-at")(Person(world, SOON))
            case _:
                pass
        if day < days - 1:
            await until(world, morning + timedelta(days=1))
    # The last morning: what is due at 9 goes out, what is due at 10 does not.
    await until(world, END - timedelta(minutes=40))
    world.now = END
    for user_id, language, _, talk in TALKS:
        await talk(Person(world, user_id, language))
    await _claim(world)
    return await _open(world)


async def _say_wrong(world: EmulatedWorld) -> None:
    """Three people press "this is wrong" under three answers."""
    texts = ("/rights 借呗", "/verify 微粒貸", "/rights")
    for user_id, language, text in zip(WRONG, Language, texts, strict=True):
        person = Person(world, user_id, language)
        await person.say(text)
        if text == "/rights":
            await person.press_key("button-other-lender")
        if person.t("button-wrong") not in [one["text"] for one in buttons(person.shown)]:
            await person.press_key("button-more")
        await person.press_key("button-wrong")


async def _claim(world: EmulatedWorld) -> None:
    """The bot claims what is due for some, and more happens before it can send anything.

    Three users' reminders are put back; of the others one is paid and one is paused under way.
    """
    store, loans = world.bot.store, world.bot.services.loans
    started = (END - START).total_seconds()
    lease = Lease(secrets.token_hex(8), started, started + 300)
    user_ids = await store.claim_due(world.now, lease, 14)
    claimed = await store.claimed(user_ids, lease.owner)
    back = [one.id for user_id in user_ids[-3:] for one in claimed[user_id]]
    await store.release(back)
    (paid, *_), (paused, *_) = (claimed[user_id] for user_id in user_ids[:2])
    await loans.settle(paid.user, paid.instalment.id, InstalmentState.PAID, world.now)
    await loans.pause(paused.user, paused.loan.id, world.now)


async def _open(world: EmulatedWorld) -> list[tuple[int, str, str, str]]:
    found = []
    for user_id, language in [(one[0], one[1]) for one in TALKS] + [(EXPIRED, S), (SOON, S)]:
        asked = Person(world, user_id, language).shown["text"].splitlines()[0]
        for draft in (await world.bot.store.everything(user_id))["drafts"]:
            found.append((user_id, draft["kind"], draft["step"], asked))
    return found


async def make(database: Path) -> list[tuple[int, str, str, str]]:
    """Make the database."""
    config = Config(
        telegram=Telegram(),
        database=database,
        reminders=Reminders(),
        knowledge=None,
        operator=Operator(),
        privacy=Privacy(),
    )
    random = Random(SEED)  # of aliases, nonces and owners

    def token_hex(nbytes: int) -> str:
        return f"{random.getrandbits(8 * nbytes):0{2 * nbytes}x}"

    with patch.object(secrets, "token_hex", token_hex):
        with time_machine.travel(START, tick=False):  # when the migrations ran
            world = await EmulatedWorld.open(config, load(default_root()), database, START)
        try:
            return await story(world)
        finally:
            await world.close()


def dump(database: Path) -> str:
    """All of it as SQL, with the version that iterdump leaves out."""
    with closing(sqlite3.connect(database)) as db:
        made_by = [name for (name,) in db.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
        if made_by != MIGRATIONS:
            raise SystemExit(f"this is not the version that the fixture is of: {made_by}")
        (version,) = db.execute("PRAGMA user_version").fetchone()
        return "\n".join([f"PRAGMA user_version = {version};", *db.iterdump(), ""])


def main(folder: Path) -> None:
    """Make it, pack it, and say which conversations are open in it."""
    logging.disable(logging.ERROR)  # what the bot says of blocked users, refused messages and its day off
    with tempfile.TemporaryDirectory() as temporary:
        database = Path(temporary) / "bot.db"
        conversations = asyncio.run(make(database))
        sql = dump(database)
    packed = lzma.compress(sql.encode(), preset=9 | lzma.PRESET_EXTREME)
    (folder / "before_rooms.sql.xz").write_bytes(packed)
    for conversation in conversations:
        sys.stdout.write("{} {} {}: {}\n".format(*conversation))
    sys.stdout.write(f"{len(sql)} bytes of SQL, {len(packed)} packed\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
