"""The composition root: config becomes services, services become a bot; start and stop in order.

The one place that knows every concrete class, and the wall clock.
"""

import asyncio
import gc
import logging
import os
import signal
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.metadata import version
from itertools import chain, repeat
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, TypeVar

from telegram import Update
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest

from bot import logs, notify
from bot.chat import around, complaints, door, hearing_card, menu, too_many
from bot.chat.buttons import too_long
from bot.chat.context import Services
from bot.chat.features import FEATURES, prepare_file
from bot.chat.kernel import Kernel
from bot.chat.notice_message import NoticeSender
from bot.chat.reminder_message import TelegramSender
from bot.chat.router import ALLOWED_UPDATES, Router
from bot.config import Config, ConfigError, Operator, Telegram, address
from bot.domain.dates import lender_day
from bot.domain.preferences import Preferences
from bot.health.checkup import Checkup
from bot.health.ping import Ping
from bot.knowledge import freshness, intent, prepared
from bot.knowledge.judging import judge_of
from bot.knowledge.library import Library
from bot.knowledge.load import KnowledgeError, default_root, load
from bot.knowledge.search import search_in
from bot.runtime import Runtime
from bot.scheduler import Clockwork
from bot.services import answers, hardship, selection
from bot.services.adding import Adding
from bot.services.answers import Answers
from bot.services.loans import extend_all
from bot.services.matters import extend_matters
from bot.services.notices import SHARE, Broadcast
from bot.services.operator import ErrorKind
from bot.services.ratelimit import Rate
from bot.services.reminders import Outbox
from bot.store.copies import DailyCopies
from bot.store.protocol import Store
from bot.store.records import CopyError, StoreUnwritableError
from bot.store.sqlite import SqliteStore
from bot.transport.alarm import Alarm
from bot.transport.errors import retry_after
from bot.transport.http import AiohttpRequest
from bot.transport.inbox import Inbox
from bot.transport.polling import Poller
from bot.transport.sequencing import ChatOrder
from bot.watchdog import Watchdog

if TYPE_CHECKING:
    from bot.transport.webhook import Webhook

log = logging.getLogger(__name__)

STOP_WITHIN: Final = 7.0  # seconds for what is under way; the interface promises 10 for all
_HELLO: Final = (1.0, 2.0, 5.0, 10.0)  # seconds between attempts, the last for ever
_FIRST_POLL: Final = 300.0  # if Telegram gives no updates that long, reminders go all the same
NEEDED: Final = (
    *intent.NEEDED,
    *selection.NEEDED,
    *answers.NEEDED,
    *hardship.NEEDED,
    *door.NEEDED,
    *hearing_card.NEEDED,
    *around.NEEDED,
    *complaints.NEEDED,
)
"""Entries of the knowledge that the code speaks of by their ids."""

_UPDATES_KEPT: Final = timedelta(days=8)  # Telegram keeps an update for a day, and starts anew after a week

T = TypeVar("T")
App = Application[Any, Any, Any, Any, Any, Any]


class _Application(App):
    """PTB notes the ids of all it has seen, for a store of its own. There is none: they would stay."""

    def _mark_for_persistence_update(self, *, update: object = None, job: object = None) -> None:
        pass


def wall_clock() -> datetime:
    return datetime.now(UTC)


def load_library(root: Path | None, *, anew: bool = False) -> Library:
    """The knowledge at `root`, or what ships with the program, checked and ready. Raises KnowledgeError.

    What ships is prepared: read and checked when a byte of it, or of the code, is another than at the last
    time; or `anew`, whatever is prepared.
    """
    if root is not None:
        return _ready(root)
    key = prepared.key_of(default_root())
    library = None if anew else prepared.find(key)
    if library is None:
        library = _ready(default_root())
        prepared.keep(key, library)
    return library


def _ready(root: Path) -> Library:
    """Read, checked and indexed."""
    library = load(root, needed=NEEDED)
    carried = chain.from_iterable(one.carried(library) for one in FEATURES if one.carried is not None)
    if problems := too_long(library, carried):
        raise KnowledgeError(problems, unreadable=False)
    search_in(library)
    judge_of(library)
    return library


class Bot:
    """Everything joined, whatever the way to Telegram and whatever the clock."""

    def __init__(
        self,
        *,
        store: Store,
        library: Library,
        defaults: Preferences,
        retention_days: int,
        request: BaseRequest,
        poll_request: BaseRequest,
        token: str,
        base_url: str,
        rate: Rate,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
        runtime: Runtime | None = None,
        admin_ids: tuple[int, ...] = (),
        copies: DailyCopies | None = None,
    ) -> None:
        self.runtime = runtime or Runtime(monotonic=monotonic)
        self.runtime.good("knowledge")
        search = search_in(library)
        self.clock = clock
        self.store = store
        self.copies = copies
        self.copied: Callable[[], None] = lambda: None  # today's copy is there
        self.order = ChatOrder()
        self.application: App = (
            ApplicationBuilder()
            .application_class(_Application)
            .token(token)
            .base_url(base_url)
            .request(request)
            .get_updates_request(poll_request)
            .concurrent_updates(self.order)
            .updater(None)
            .job_queue(None)
            .build()
        )
        bot = self.application.bot
        self.services = Services(
            library=library,
            search=search,
            answers=Answers(library),
            adding=Adding(library, search),
            defaults=defaults,
            retention_days=retention_days,
            commands={private: menu.listed(private=private) for private in (True, False)},
            me=lambda: (bot.id, bot.username),
            shares=lambda: bot.supports_inline_queries,
            admin_ids=admin_ids,
            copies_kept=copies.keep if copies is not None else 0,
            notice_rate=rate.per_second * SHARE,
            errors=self._errors,
        )
        self.kernel = Kernel(store, self.services, bot, prepare_file, clock, monotonic, self.runtime)
        Router(self.kernel).register(self.application)
        self.outbox = Outbox(store, TelegramSender(bot, self.services), rate, clock, monotonic, self.runtime)
        self.broadcast = Broadcast(
            store,
            NoticeSender(bot),
            Rate(self.services.notice_rate),
            lambda: self.outbox.busy or self.kernel.owes,
            clock,
            monotonic,
        )

    def _errors(self) -> list[ErrorKind]:
        now = self.runtime.now()
        return [ErrorKind(one.kind, one.place, one.count, now - one.last) for one in self.runtime.errors()]

    async def handle(self, update: Update) -> None:
        """One update, in the order of its chat, to its end."""
        await self.order.process_update(update, self.application.process_update(update))

    async def daily(self) -> None:
        """What is done once a day, and at the start: the rows, and beside that a copy of them."""
        await asyncio.gather(self._keep_up(), self._copy())

    async def _keep_up(self) -> None:
        try:
            await self._keep_rows()
        except StoreUnwritableError:  # rows are months ahead: tomorrow will do
            log.warning("the work of the day was not done: nothing can be kept")

    async def _copy(self) -> None:
        """Today's copy, if it is not there yet; old ones away. The bot goes on without it, and says so."""
        copies = self.copies
        if copies is None:
            return
        try:
            made = await in_a_thread(partial(copies.make, self.clock()), "copy")
        except CopyError as error:
            self.outbox.alarm(f"no copy of the database could be made today: {error}")
        except Exception as error:
            log.error("a copy could not be made", exc_info=error)
            self.outbox.alarm(f"no copy of the database could be made today: {type(error).__name__}")
        else:
            if made is not None:
                log.info("copied the database: %s", made)
            if copies.folder is not None:
                self.copied()

    async def _keep_rows(self) -> None:
        """Rows ahead for open-ended loans, old rows away, a word about facts due for review."""
        now = self.clock()
        due = len(freshness.due(self.services.library, lender_day(now)))
        self.runtime.good("knowledge")
        added = await extend_all(self.store, self.services.defaults, now)
        await extend_matters(self.store, now)
        kept = timedelta(days=self.services.retention_days)
        erased = await self.store.transact(lambda records: records.prune(now - kept, now - _UPDATES_KEPT))
        week, month = now - timedelta(days=7), now - timedelta(days=30)
        seen = await self.store.read(lambda records: records.count_users(week, month))
        self.runtime.users = dict(zip(("ever", "7d", "30d"), seen, strict=True))
        notes = await self.store.read(lambda records: records.notes())
        said = sum(at > now - timedelta(days=1) for at, _, _ in notes)
        if said:
            self.outbox.alarm(f"users said {said} times today that a fact is wrong: see `rights-bot check`")
        log.info("daily: %d instalments added, %d rows erased, %d facts due for review", added, erased, due)


async def serve(config: Config, library: Library) -> None:
    """Serve Telegram until SIGTERM or SIGINT.

    Raises ConfigError for a token that Telegram refuses, StoreLockedError, StoreUnreadableError,
    AddressInUseError.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(_log_stray)
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop.set)
    watchdog = Watchdog(alive=partial(notify.tell, notify.ALIVE))
    runtime = Runtime(config.telegram.mode, life=watchdog.beat)
    watcher = logs.Watcher(runtime.error)
    logging.getLogger().addHandler(watcher)
    store = await SqliteStore.open(config.database)
    try:
        telegram = config.telegram
        bot = Bot(
            store=store,
            library=library,
            defaults=config.reminders.preferences(),
            retention_days=config.privacy.retention_days,
            request=AiohttpRequest(proxy=telegram.proxy, runtime=runtime),
            # What is asked is short, and what trickles in for ever must not delay the next poll for long.
            poll_request=AiohttpRequest(
                proxy=telegram.proxy, connections=2, write_timeout=2.0, pool_timeout=1.0, runtime=runtime
            ),
            token=telegram.token,
            base_url=telegram.base_url,
            rate=Rate(config.reminders.messages_per_second, burst=5),
            clock=wall_clock,
            runtime=runtime,
            admin_ids=config.operator.admin_ids,
            copies=DailyCopies(
                config.database, config.backup.folder, config.backup.keep, config.backup.recipient
            ),
        )
        alarm = Alarm(bot.application.bot, config.operator.admin_ids, wall_clock)
        bot.outbox.alarm = bot.broadcast.alarm = store.alarm = alarm
        gc.collect()
        gc.freeze()  # what was read at the start stays: no need to look through it for garbage again
        try:
            async with _health(bot, config.operator):
                if await _connect(bot.application, stop):
                    await _run(bot, telegram, watchdog, stop)
        finally:
            await alarm.stop()
            await bot.application.shutdown()
            await bot.application.bot.shutdown()
    finally:
        await store.close()
        logging.getLogger().removeHandler(watcher)


async def in_a_thread(work: Callable[[], T], name: str) -> T:
    """What `work` returns. It has a thread of its own, which no stop waits for."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def tell(end: Callable[[Any], None], what: Any) -> None:
        if not done.done():
            end(what)

    def run() -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            try:
                result = work()
            except Exception as error:
                loop.call_soon_threadsafe(tell, done.set_exception, error)
            else:
                loop.call_soon_threadsafe(tell, done.set_result, result)

    Thread(target=run, name=name, daemon=True).start()
    return await done


@asynccontextmanager
async def _health(bot: Bot, operator: Operator) -> AsyncIterator[None]:
    """From before the first word with Telegram to the end: health is served, the dead-man address asked."""
    checkup = Checkup(bot.store, bot.runtime, bot.clock, lambda: bot.outbox.quiet)
    async with AsyncExitStack() as stack:
        if operator.http:
            # Here, so that who serves nothing does not wait for its imports at the start.
            from bot.health.server import application
            from bot.transport.listen import listen

            app = application(
                bot.runtime, version=version("rights-bot"), knowledge=bot.services.library.version
            )
            runner = await listen(app, "operator.http", operator.http)
            stack.push_async_callback(runner.cleanup)
            log.info("health and metrics at http://%s", operator.http)
        checkup.start()
        stack.push_async_callback(checkup.stop)
        if operator.ping_url:
            ping = Ping(operator.ping_url, bot.runtime)
            ping.start()
            stack.push_async_callback(ping.stop)
        yield


def _log_stray(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """An error that nobody waited for. asyncio's own words for it would quote its message, and arguments."""
    log.error("%s", context["message"].partition(" in callback ")[0], exc_info=context.get("exception"))


async def _connect(application: App, stop: asyncio.Event) -> bool:
    """Say hello to Telegram, for as long as it takes. False if stopped meanwhile."""
    waits = chain(_HELLO, repeat(_HELLO[-1]))
    while True:
        hello = asyncio.ensure_future(application.initialize())
        stopping = asyncio.ensure_future(stop.wait())
        await asyncio.wait({hello, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if stop.is_set():
            hello.cancel()
            await asyncio.gather(hello, return_exceptions=True)
            return False
        wait = next(waits)
        try:
            hello.result()
        except InvalidToken:
            raise ConfigError(
                ["telegram.token, TELEGRAM_BOT_TOKEN: Telegram refuses it; expected what BotFather gave"]
            ) from None
        except RetryAfter as error:
            wait = min(retry_after(error), 300.0)
        except TelegramError as error:
            log.warning("Telegram can't be reached (%s); trying again in %.0f s", type(error).__name__, wait)
        else:
            return True
        try:
            await asyncio.wait_for(stop.wait(), wait)
        except TimeoutError:
            continue
        return False


async def _run(bot: Bot, telegram: Telegram, watchdog: Watchdog, stop: asyncio.Event) -> None:
    """Take updates and tick until stopped; then finish what is under way."""
    runtime = bot.runtime

    async def tick() -> None:
        try:
            bot.kernel.begin_saying()
            await bot.outbox.tick()
            await bot.broadcast.tick()
            runtime.good("tick")
        finally:
            runtime.alive("tick")

    inlet = await _inlet(bot, telegram)
    clockwork = Clockwork(tick, bot.daily, bot.clock)
    runtime.alive(telegram.mode)
    inlet.start()
    greeting = asyncio.create_task(menu.publish(bot.application.bot), name="menu")
    watchdog.start()
    notify.tell(notify.status("waiting for what Telegram has kept"))
    try:
        if await _first(stop.wait(), inlet.caught_up.wait()):
            runtime.alive("tick")
            notify.tell(notify.READY, notify.status(f"serving, by {telegram.mode}"))
            clockwork.start()
            await stop.wait()
    finally:
        notify.tell(notify.STOPPING)
        log.info("stopping: finishing what is under way")
        greeting.cancel()
        ends = (part.stop(STOP_WITHIN) for part in (clockwork, inlet, bot.kernel, bot.outbox, bot.broadcast))
        await asyncio.gather(*ends, greeting, return_exceptions=True)
        watchdog.stop()


async def _inlet(bot: Bot, telegram: Telegram) -> "Poller | Webhook":
    """The way by which updates come. Raises ConfigError where the webhook can't listen."""
    ours, alarm, mode = bot.application.bot, bot.outbox.alarm, telegram.mode
    inbox = Inbox(bot.handle, partial(too_many.tell, ours), bot.runtime)
    beat, good = partial(bot.runtime.alive, mode), partial(bot.runtime.good, mode)

    async def seen(update_ids: Sequence[int]) -> set[int]:
        return await bot.store.read(lambda records: records.seen_updates(update_ids))

    if mode == "polling":
        return Poller(ours, inbox, seen, beat, ALLOWED_UPDATES, good=good, alarm=alarm)
    # A server of HTTP is twenty modules more, which need not be read to poll.
    from bot.transport.registration import Registration
    from bot.transport.webhook import Webhook

    url, secret = telegram.webhook.url, telegram.webhook.secret_token
    registration = Registration(ours, url, secret, ALLOWED_UPDATES, beat, good=good, alarm=alarm)
    webhook = Webhook(url, address(telegram.webhook.listen), secret, inbox, seen, registration)
    try:
        await webhook.listen()
    except OSError as error:
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else "no such address"
        raise ConfigError([f"telegram.webhook.listen: {telegram.webhook.listen}: {why}"]) from None
    return webhook


async def _first(stopped: Any, ready: Any) -> bool:
    """Wait for the first poll, or give up on it. False if stopped meanwhile."""
    stopping, polled = asyncio.ensure_future(stopped), asyncio.ensure_future(ready)
    await asyncio.wait({stopping, polled}, timeout=_FIRST_POLL, return_when=asyncio.FIRST_COMPLETED)
    over = stopping.done()
    stopping.cancel()
    polled.cancel()
    return not over
