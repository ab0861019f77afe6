"""The outbox: claim what is due, send it, record what became of it. Knows no Telegram and no words.

A reminder is sent at least once: it is recorded only after Telegram has it. What a message says
is read at sending time, never at planning time.
"""

import asyncio
import logging
import secrets
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Protocol

from bot.domain.dates import LENDER_ZONE, today_in
from bot.domain.loans import Instalment, Loan
from bot.domain.reminders import is_quiet, quiet_end
from bot.services.outcome import Delivered, Later, Never, Outcome
from bot.services.ratelimit import Rate
from bot.services.users import Users
from bot.store.base import DueReminder, Lease, Store, User

log = logging.getLogger(__name__)

LATE: Final = timedelta(minutes=10)  # promise 3 of the interface
LEASE: Final = 300.0  # seconds; far beyond the longest send
AT_ONCE: Final = 16  # users served side by side
_LONGEST_BACKOFF: Final = 30.0
_AFTER_A_BUG: Final = 300.0
_QUIET_LOOK: Final = timedelta(minutes=10)
_LONG_PAUSE: Final = 60.0
_LOOKS_GONE: Final = 900.0
_REFUSALS: Final = 5  # tries of a message that Telegram refuses as it is
# If this many of the latest sends found "user gone", it is rather us: nobody is switched off any more.
_WATCHED, _TOO_MANY_GONE = 40, 20


@dataclass(frozen=True, slots=True)
class Item:
    """One instalment in a notice. `days` to the due day, on the lender's clock: negative is overdue."""

    loan: Loan
    instalment: Instalment
    days: int


@dataclass(frozen=True, slots=True)
class Notice:
    """What one message is to say: one instalment, or several that came late. `late`: the bot was off."""

    user: User
    items: tuple[Item, ...]
    late: bool
    now: datetime


class Sender(Protocol):
    """Puts a notice into words and sends it."""

    async def send(self, notice: Notice) -> Outcome: ...


class Outbox:
    """Sends what is due. `clock` gives the wall time of a send; durations are monotonic."""

    def __init__(
        self,
        store: Store,
        users: Users,
        sender: Sender,
        rate: Rate,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._users = users
        self._sender = sender
        self._rate = rate
        self._clock = clock
        self._monotonic = monotonic
        self._owner = secrets.token_hex(8)
        self._serving: dict[int, asyncio.Task[None]] = {}
        self._until: dict[int, float] = {}  # users to leave alone, until this monotonic second
        self._quiet: dict[int, datetime] = {}  # users in their quiet hours, until this instant
        self._failures: dict[int, int] = {}
        self._refusals: dict[int, int] = {}
        self._paused_until = 0.0
        self._latest: deque[bool] = deque(maxlen=_WATCHED)  # was the user gone?
        self._stopped = False
        self._claiming = asyncio.Lock()
        self._was_full = False  # the last claim took all that there were hands for
        self._next: asyncio.Task[None] | None = None  # kept, so that it is not collected
        self.alarm: Callable[[str], None] = log.error  # tells the operator

    async def tick(self) -> None:
        """Claim what is due, as much as there are hands for, and begin to send it."""
        async with self._claiming:
            while not self._stopped:
                monotonic, now = self._monotonic(), self._clock()
                free = AT_ONCE - len(self._serving)
                if free <= 0 or monotonic < self._paused_until:
                    return
                self._until = {user: end for user, end in self._until.items() if end > monotonic}
                self._quiet = {user: end for user, end in self._quiet.items() if end > now}
                held = {*self._serving, *self._until, *self._quiet}
                lease = Lease(self._owner, monotonic, monotonic + LEASE)
                claimed = await self._store.claim_due(now, lease, free, sorted(held))
                for user_id in claimed:
                    task = asyncio.create_task(self._serve(user_id), name="reminders")
                    self._serving[user_id] = task
                    task.add_done_callback(partial(self._served, user_id))
                self._was_full = len(claimed) == free
                if not self._was_full:
                    return

    async def drain(self) -> None:
        """Wait until all that is due now was tried."""
        await self.tick()
        while self._serving:
            await asyncio.wait(list(self._serving.values()))
            await self.tick()

    async def stop(self, within: float) -> None:
        """Claim no more; finish what is being sent. What is left is claimed again by the next process."""
        self._stopped = True
        tasks = list(self._serving.values())
        if tasks:
            _, unfinished = await asyncio.wait(tasks, timeout=within)
            for task in unfinished:
                task.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)

    async def _serve(self, user_id: int) -> None:
        try:
            await self._rate.take()
            await self._serve_now(user_id)
        except Exception:
            # A bug in one message must not stop the others, nor be tried without a pause.
            log.exception("a reminder could not be made")
            self._until[user_id] = self._monotonic() + _AFTER_A_BUG
            await self._store.release([due.id for due in await self._store.claimed(user_id, self._owner)])

    def _served(self, user_id: int, _: asyncio.Task[None]) -> None:
        self._serving.pop(user_id, None)
        # Others may be waiting; the next tick is seconds away, and the rate allows more than that.
        if self._was_full and len(self._serving) < AT_ONCE // 2 and not self._claiming.locked():
            self._was_full = False
            self._next = asyncio.create_task(self.tick(), name="claim")

    async def _serve_now(self, user_id: int) -> None:
        user = await self._store.user(user_id)
        due = await self._store.claimed(user_id, self._owner)
        if user is None or not due:
            return
        now = self._clock()
        if is_quiet(now, user.preferences):
            # Looked at again before their end: the user may change them meanwhile.
            self._quiet[user_id] = min(quiet_end(now, user.preferences), now + _QUIET_LOOK)
            await self._store.release([one.id for one in due])
            return
        notices = list(_notices(user, due, now))
        for position, (notice, rows) in enumerate(notices):
            if position:
                await self._rate.take()
            outcome = await self._sender.send(notice)
            await self._record(user, rows, outcome)
            if not isinstance(outcome, Delivered):
                await self._store.release([row.id for _, rest in notices[position + 1 :] for row in rest])
                return

    async def _record(self, user: User, rows: list[DueReminder], outcome: Outcome) -> None:
        ids = [row.id for row in rows]
        self._latest.append(isinstance(outcome, Never) and outcome.gone)
        match outcome:
            case Delivered(message_id=message_id):
                await self._store.record_sent(ids, message_id, self._clock())
                self._failures.pop(user.id, None)
                self._refusals.pop(user.id, None)
                log.info("reminder sent to user %s", user.alias)
            case Never(gone=True) if sum(self._latest) < _TOO_MANY_GONE:
                await self._users.lost(user.id)
                await self._store.release(ids)
                log.info("user %s can't be reached: %s", user.alias, outcome.why)
            case Never(gone=True):
                self.alarm("many users look gone at once: nobody is switched off, their reminders wait")
                # Long enough for all others to come before them again.
                self._until[user.id] = self._monotonic() + _LOOKS_GONE
                await self._store.release(ids)
            case Never():
                # Counted apart from faults of the network: these are no reason to give up.
                refusals = self._refusals[user.id] = self._refusals.get(user.id, 0) + 1
                if refusals < _REFUSALS:
                    await self._wait(user, ids, Later(None, "chat", perhaps_sent=False))
                    return
                del self._refusals[user.id]
                await self._store.record_failed(ids, str(outcome.why))
                self.alarm(f"Telegram refused a reminder to user {user.alias} for good")
            case Later():
                await self._wait(user, ids, outcome)

    async def _wait(self, user: User, ids: list[int], later: Later) -> None:
        """Back into the outbox, and leave this user, or all, alone for a while."""
        failures = self._failures[user.id] = self._failures.get(user.id, 0) + 1
        seconds = min(2.0**failures, _LONGEST_BACKOFF) if later.after is None else later.after
        if seconds > _LONG_PAUSE:
            self.alarm(f"Telegram asks for a pause of {seconds:.0f} s: reminders wait")
        if later.scope == "all":
            self._paused_until = max(self._paused_until, self._monotonic() + seconds)
            self._rate.pause(seconds)
        else:
            self._until[user.id] = self._monotonic() + seconds
        await self._store.release(ids)
        log.warning("a reminder to user %s waits %.0f s", user.alias, seconds)


def _notices(
    user: User, due: Iterable[DueReminder], now: datetime
) -> Iterable[tuple[Notice, list[DueReminder]]]:
    """What is late becomes one message; else one message an instalment, earliest due day first."""
    rows = sorted(due, key=lambda one: (one.instalment.due_on, one.instalment.id))
    late = {one.instalment.id for one in rows if now - one.send_at > LATE}
    groups: dict[int, list[DueReminder]] = {}
    for one in rows:
        groups.setdefault(0 if one.instalment.id in late else one.instalment.id, []).append(one)
    today = today_in(now, LENDER_ZONE)
    for group, members in sorted(groups.items()):
        instalments = {one.instalment.id: one for one in members}
        items = tuple(
            Item(one.loan, one.instalment, (one.instalment.due_on - today).days)
            for one in instalments.values()
        )
        yield Notice(user, items, group == 0, now), members
