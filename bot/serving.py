"""Serving Telegram: started in order, kept up until a signal, stopped in order. Knows no feature.

The one place below the command line that reads the wall clock.
"""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, Final

from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot import logs, notify
from bot.app import STOP_WITHIN, App, Bot
from bot.chat import menu, too_many
from bot.chat.router import ALLOWED_UPDATES
from bot.config import Config, ConfigError, Operator, Telegram
from bot.health.background import going_on
from bot.health.checkup import Checkup
from bot.health.ping import Ping
from bot.knowledge.library import Library
from bot.runtime import Runtime
from bot.scheduler import Clockwork
from bot.services.ratelimit import Rate
from bot.store.copies import DailyCopies
from bot.store.sqlite import SqliteStore
from bot.transport.alarm import Alarm
from bot.transport.errors import retry_after
from bot.transport.http import AiohttpRequest
from bot.transport.inbox import Inbox
from bot.transport.polling import Poller
from bot.watchdog import Watchdog

if TYPE_CHECKING:
    from bot.transport.webhook import Webhook

log = logging.getLogger(__name__)

_HELLO: Final = (1.0, 2.0, 5.0, 10.0)  # seconds between attempts, the last for ever
_HEAD_START: Final = 1.0
"""Seconds that the first tick waits for people whose zone has new rules; of many, the last come later."""
_FIRST_POLL: Final = 300.0  # if Telegram gives no updates that long, reminders go all the same


def wall_clock() -> datetime:
    return datetime.now(UTC)


async def serve(config: Config, library: Library) -> None:
    """Serve Telegram until SIGTERM or SIGINT.

    Raises ConfigError for a token that Telegram refuses, StoreLockedError, StoreUnreadableError,
    AddressInUseError.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(_log_stray)

    def told(*_: object) -> None:
        with suppress(RuntimeError):  # it has ended already
            loop.call_soon_threadsafe(stop.set)

    # Not the loop's own handlers: it takes them away as it closes, and a signal would cut off the rest.
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, told)
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
        gc.freeze()  # what was read at the start stays: no need to look through it for garbage
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
        await stack.enter_async_context(going_on(checkup.go_on(), "checkup"))
        if operator.ping_url:
            ping = Ping(operator.ping_url, bot.runtime)
            await stack.enter_async_context(going_on(ping.go_on(), "ping"))
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
    following = asyncio.create_task(bot.follow_zones(), name="zones")
    beside = [following]
    watchdog.start()
    notify.tell(notify.status("waiting for what Telegram has kept"))
    try:
        if await _first(stop.wait(), inlet.caught_up.wait()):
            # Not before: the words of three languages take a moment to read, and people have waited.
            beside.append(asyncio.create_task(menu.publish(bot.application.bot), name="menu"))
            await asyncio.wait({following}, timeout=_HEAD_START)
            runtime.alive("tick")
            notify.tell(notify.READY, notify.status(f"serving, by {telegram.mode}"))
            clockwork.start()
            await stop.wait()
    finally:
        notify.tell(notify.STOPPING)
        log.info("stopping: finishing what is under way")
        for task in beside:
            task.cancel()
        ends = (part.stop(STOP_WITHIN) for part in (clockwork, inlet, bot.kernel, bot.outbox, bot.broadcast))
        await asyncio.gather(*ends, *beside, return_exceptions=True)
        watchdog.stop()


async def _inlet(bot: Bot, telegram: Telegram) -> "Poller | Webhook":
    """The way by which updates come. Raises AddressInUseError or ConfigError where it can't listen."""
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
    webhook = Webhook(url, telegram.webhook.listen, secret, inbox, seen, registration)
    await webhook.listen()
    return webhook


async def _first(stopped: Any, ready: Any) -> bool:
    """Wait for the first poll, or give up on it. False if stopped meanwhile."""
    stopping, polled = asyncio.ensure_future(stopped), asyncio.ensure_future(ready)
    await asyncio.wait({stopping, polled}, timeout=_FIRST_POLL, return_when=asyncio.FIRST_COMPLETED)
    over = stopping.done()
    stopping.cancel()
    polled.cancel()
    return not over
