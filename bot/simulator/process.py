"""One process of the bot, from its start to its stop or crash. Knows neither planner nor promises."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random
from typing import Any, Final

from bot.app import STOP_WITHIN, Bot
from bot.services.ratelimit import Rate
from bot.services.reminders import LEASE
from bot.simulator.acts import perform
from bot.simulator.crashes import KILLED, Call, CrashingStore, Life
from bot.simulator.flaky_telegram import FlakyRequest
from bot.simulator.matters import RETENTION, Account
from bot.simulator.schedule_of_acts import Errand
from bot.simulator.store import open_store
from bot.simulator.visit import Visit
from bot.simulator.world import RATE, World
from bot.store.protocol import Records
from bot.store.records import LoanView

_TICK: Final = timedelta(seconds=2)  # as the scheduler's
_PATIENT: Final = timedelta(minutes=4)  # between looks at what can't go out yet
_LOOK: Final = timedelta(minutes=30)  # if nothing seems due, look all the same
_COUNT: Final = timedelta(minutes=5)  # between looks for what should have come
_DAY: Final = timedelta(days=1)
_OUTCOMES: Final = frozenset({"record_sent", "record_failed", "release"})


class Process:
    """Opens the store, joins the bot, and works until it is stopped or dies."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._life = Life(world.course.crash_rate, world.crashes)
        self._idle = 0  # looks in a row at which nothing could go out
        self._next_tick = self._next_count = self._next_daily = world.now()
        self._wake: Callable[[datetime], None] = lambda _: None  # ends a sleep that lasts beyond a moment
        self._daily: asyncio.Task[None] | None = None

    async def live(self) -> timedelta:
        """Work until stopped or dead. Returns for how long the bot is off then."""
        world = self._world
        self._store = open_store(world.database)
        store = CrashingStore(self._store, self._life, self._heard, world.course.spoil, world.disk)
        self._bot = self._join(store)
        world.judge.born()
        await self._bot.application.initialize()
        work = asyncio.create_task(self._work())
        first: list[asyncio.Future[Any]] = [work, self._life.died]
        await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
        if self._life.died.done():
            world.ledger.report.deaths[self._life.died.result()] += 1
            rest = self._after_crash()
        else:
            rest = work.result()
            if world.chance.random() < 0.5:
                await self._bot.outbox.stop(STOP_WITHIN)
        world.ledger.alive = False
        await self._life.bury()
        await self._store.close()
        return rest

    @property
    def crashed(self) -> bool:
        """Whether it died by itself."""
        return self._life.died.done() and self._life.died.result() != KILLED

    def _heard(self, call: Call) -> None:
        self._world.judge.heard(call)
        if call.name in _OUTCOMES:  # what could not be sent is tried again
            self._hurry()

    def _hurry(self) -> None:
        self._idle = 0
        self._next_tick = min(self._next_tick, self._world.now() + _TICK)
        self._wake(self._next_tick)

    def _join(self, store: CrashingStore) -> Bot:
        world = self._world
        booted = world.chance.uniform(0, 1e6) - world.loop.time()  # each machine counts from its own start
        bot = Bot(
            store=store,
            library=world.library,
            defaults=world.defaults,
            retention_days=RETENTION.days,
            request=FlakyRequest(world.telegram, self._life.step),
            poll_request=FlakyRequest(world.telegram, self._life.step),
            token="1:simulated",
            base_url="https://simulated.invalid/bot",
            rate=Rate(RATE, burst=5, now=world.loop.time),
            clock=world.now,
            monotonic=lambda: booted + world.loop.time() + world.slept,
        )
        bot.outbox.alarm = lambda text: world.ledger.report.alarms.update([text.partition(":")[0]])
        return bot

    async def _work(self) -> timedelta:
        """What waited comes first, then whatever is next. Returns for how long the bot is off then."""
        world = self._world
        await self._bot.follow_zones()
        world.oracle.followed()
        while True:
            while world.waiting or world.schedule.next_at() <= world.now():
                world.waiting += world.schedule.due()
                if world.waiting:
                    await self._perform(world.waiting[0])
                    world.schedule.perhaps_again(world.waiting.pop(0), world.repeats)
            await self._look()
            if world.now() >= world.end:
                return timedelta()
            if world.now() >= world.next_stop:
                world.ledger.report.happened["absent"] += 1
                off_for = world.off_for
                world.plan_stop()
                return off_for
            if world.now() >= world.next_rules:
                return world.upgrade_takes
            if world.now() >= world.next_trouble:
                world.trouble()
                self._next_tick = self._next_count = self._next_daily = world.now()  # as the scheduler does
            await self._sleep_until(self._next_thing())

    def _next_thing(self) -> datetime:
        world = self._world
        return min(
            world.schedule.next_at(),
            self._next_tick,
            self._next_count,
            self._next_daily,
            world.next_sweep,
            world.next_stop,
            world.next_rules,
            world.next_trouble,
            world.next_weather,
            world.end,
        )

    async def _look(self) -> None:
        world, now = self._world, self._world.now()
        if now >= world.next_weather:
            world.next_weather = world.telegram.turn() * timedelta(minutes=1) + now
        if now >= world.next_sweep:
            world.next_sweep = now + _DAY
            world.oracle.grow()
            for account in world.oracle.unseen():
                world.oracle.check(account, await self._store.read(partial(_loan, account)))
            if world.ledger.tended_in_vain():
                world.next_sweep = world.ledger.here_since + timedelta(hours=1)
        if now >= self._next_daily:
            self._next_daily = now + _DAY
            if self._daily is None or self._daily.done():
                self._daily = asyncio.create_task(self._work_of_the_day(now))
        if now >= self._next_tick:
            await self._bot.kernel.say_owed()
            await self._bot.outbox.tick()
            await self._plan_tick()
        if now >= self._next_count:
            self._next_count = now + (_COUNT if world.ledger.overdue else _LOOK)
            world.judge.sweep()

    async def _work_of_the_day(self, now: datetime) -> None:
        self._next_daily = await self._bot.daily()
        if self._bot.daily.failing:  # no disk is full here
            self._world.ledger.broken(0, "the work of the day failed")
        else:
            self._world.ledger.tended = now

    async def _plan_tick(self) -> None:
        """The scheduler ticks every two seconds; ticks that could find nothing are left out here."""
        world, now = self._world, self._world.now()
        due = await self._store.read(lambda records: records.next_due())
        coming = [one for one in (due, world.ledger.next_moment()) if one is not None and one > now]
        self._idle += 1
        if due is not None and due <= now:
            coming.append(now + min(_TICK * 2.0 ** min(max(self._idle - 3, 0), 9), _PATIENT))
        elif world.ledger.overdue:  # perhaps claimed and let go of, and free again when the lease ends
            coming.append(now + timedelta(seconds=LEASE))
        phase = timedelta(seconds=world.chance.uniform(0, _TICK.total_seconds()))
        self._next_tick = max(now + _TICK, min([*coming, now + _LOOK]) + phase)
        if world.ledger.overdue:
            self._next_count = min(self._next_count, now + _COUNT)

    async def _perform(self, errand: Errand) -> None:
        world, now = self._world, self._world.now()

        def act(records: Records) -> None:
            visit = Visit(
                records=records,
                library=world.library,
                defaults=world.defaults,
                ledger=world.ledger,
                oracle=world.oracle,
                chance=Random(errand.lot),
                person=errand.person,
                now=now,
                about=errand.about,
                later=lambda name, span, about: world.schedule.plan(name, errand.person, now + span, about),
            )
            perform(errand.name, errand.serial, visit)

        try:
            await self._bot.store.transact(act)
        except Exception as error:
            world.ledger.broken(0, "a service failed", f"{errand.name}: {type(error).__name__}: {error}")
        world.ledger.report.acts[errand.name] += 1
        self._hurry()

    async def _sleep_until(self, moment: datetime) -> None:
        """Sleep, unless something is planned for sooner."""
        world = self._world
        sooner: asyncio.Future[None] = world.loop.create_future()

        def wake(at: datetime) -> None:
            if at < moment and not sooner.done():
                sooner.set_result(None)

        self._wake = world.schedule.heard = wake
        wait = max((moment - world.now()).total_seconds(), 0.0)
        timer = world.loop.call_later(wait, wake, datetime.min.replace(tzinfo=UTC))
        await sooner
        timer.cancel()

    def _after_crash(self) -> timedelta:
        seconds = self._world.chance.choices(((2, 30), (60, 1800), (3600, 36_000)), (90, 9, 1))[0]
        return timedelta(seconds=self._world.chance.uniform(*seconds))


def _loan(account: Account, records: Records) -> LoanView | None:
    return records.loan(account.person.id, account.id)
