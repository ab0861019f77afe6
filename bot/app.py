"""The composition root: services become a bot, whatever the way to Telegram. Knows no clock and no config."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import Any, Final, TypeVar

from telegram import Update
from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest

from bot.chat import around, complaints, door, hearing_card, menu, suspicion, urgent
from bot.chat.buttons import too_long
from bot.chat.context import Services
from bot.chat.features import FEATURES, prepare_file
from bot.chat.kernel import Kernel
from bot.chat.notice_message import NoticeSender
from bot.chat.reminder_message import TelegramSender
from bot.chat.router import Router
from bot.daily import Chore, Daily
from bot.domain.dates import lender_day
from bot.domain.preferences import Preferences
from bot.knowledge import freshness, intent, prepared
from bot.knowledge.draft import Needed
from bot.knowledge.judging import judge_of
from bot.knowledge.library import Library
from bot.knowledge.load import KnowledgeError, default_root, load
from bot.knowledge.search import search_in
from bot.runtime import Runtime
from bot.services import answers, hardship, selection
from bot.services.adding import Adding
from bot.services.answers import Answers
from bot.services.loans import extend_all
from bot.services.matters import extend_matters
from bot.services.notices import SHARE, Broadcast
from bot.services.operator import ErrorKind
from bot.services.ratelimit import Rate
from bot.services.reminders import Outbox
from bot.services.zones import follow_zones
from bot.store.copies import DailyCopies
from bot.store.protocol import Store
from bot.store.records import CopyError, StoreUnwritableError
from bot.transport.sequencing import ChatOrder

log = logging.getLogger(__name__)

STOP_WITHIN: Final = 7.0  # seconds for what is under way; the interface promises 10 for all
NEEDED: Final[Needed] = (
    *intent.NEEDED,
    *selection.NEEDED,
    *answers.NEEDED,
    *hardship.NEEDED,
    *door.NEEDED,
    *hearing_card.NEEDED,
    *around.NEEDED,
    *complaints.NEEDED,
    *urgent.NEEDED,
    *suspicion.NEEDED,
)
"""What the code speaks of by its id."""

_UPDATES_KEPT: Final = timedelta(days=8)  # Telegram keeps an update for a day, and starts anew after a week

T = TypeVar("T")
App = Application[Any, Any, Any, Any, Any, Any]


class _Application(App):
    """PTB notes the ids of all it has seen, for a store of its own. There is none: they would stay."""

    def _mark_for_persistence_update(self, *, update: object = None, job: object = None) -> None:
        pass


def load_library(root: Path | None) -> Library:
    """The knowledge at `root`, or what ships with the program, checked and ready. Raises KnowledgeError.

    What ships is prepared: read and checked when a byte of it, or of the code, is another than at the
    last time.
    """
    if root is not None:
        return _ready(checked_library(root))
    key = prepared.key_of(default_root())
    library = prepared.find(key)
    if library is None:
        library = _ready(checked_library(None))
        prepared.keep(key, library)
    return library


def checked_library(root: Path | None) -> Library:
    """The knowledge at `root`, or what ships, read and checked, whatever is prepared.

    Raises KnowledgeError.
    """
    library = load(root or default_root(), needed=NEEDED)
    carried = chain.from_iterable(one.carried(library) for one in FEATURES if one.carried is not None)
    if problems := too_long(library, carried):
        raise KnowledgeError(problems, unreadable=False)
    return library


def _ready(library: Library) -> Library:
    """With its indexes made."""
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
        self._zones = Chore(self._follow_zones, _not_done("the look at the rules of zones"))
        self.daily = Daily(
            clock,
            self._zones,
            Chore(self._keep_rows, _not_done("the work of the day")),
            Chore(self._copy, self._no_copy, lambda: self.outbox.alarm("the database was copied after all")),
        )
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
            rate.part(SHARE),
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

    async def follow_zones(self) -> None:
        """Before the first tick: who was planned by other rules of zones is planned anew. Then each day."""
        await self._zones.do(self.clock())

    async def _follow_zones(self) -> None:
        await follow_zones(self.store, self.services.defaults, self.clock())

    async def _copy(self) -> None:
        """Today's copy, if it is not there yet; old ones away."""
        copies = self.copies
        if copies is None:
            return
        made = await in_a_thread(partial(copies.make, self.clock()), "copy")
        if made is not None:
            log.info("copied the database: %s", made)
        if copies.folder is not None:
            self.runtime.copied()

    def _no_copy(self, error: Exception) -> None:
        """The bot goes on without it, tries again, and says so."""
        why: object = error
        if not isinstance(error, CopyError):
            log.error("a copy could not be made", exc_info=error)
            why = type(error).__name__
        self.outbox.alarm(
            f"no copy of the database could be made: {why}; it is tried again every few minutes"
        )

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


def _not_done(what: str) -> Callable[[Exception], None]:
    """Who hears that a part of the work of the day was not done."""

    def failed(error: Exception) -> None:
        if isinstance(error, StoreUnwritableError):  # the store has told the operator
            log.warning("%s waits until something can be kept", what)
        else:
            log.error("%s failed, and is tried again within minutes", what, exc_info=error)

    return failed


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
