"""The outbox: claim what is due, send it, record what became of it. Knows no Telegram and no words.

A reminder is sent at least once: it is recorded only after Telegram has it. What a message says
is read at sending time, never at planning time.
"""

import asyncio
import logging
import secrets
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Protocol

from bot.domain.dates import due_end, lender_day
from bot.domain.filings import Filing
from bot.domain.reminders import is_quiet, quiet_end
from bot.runtime import Runtime
from bot.services.delivery import Delivered, Later, Never, Outcome
from bot.services.instalments import Owed
from bot.services.matters import Coming, coming
from bot.services.ratelimit import Rate
from bot.services.together import Together
from bot.services.users import lost
from bot.store.protocol import Records, Store
from bot.store.records import (
    NOTHING_OVERDUE,
    Arrears,
    DueReminder,
    Lease,
    Matter,
    OfLoan,
    Sent,
    StoreUnwritableError,
    User,
)

log = logging.getLogger(__name__)

LATE: Final = timedelta(minutes=10)  # promise 3 of the interface
AT_ONCE: Final = 32  # users served side by side: being read, being sent or being recorded
LEASE: Final = 300.0  # seconds; half of it for the line, half of it far beyond the longest send
_AHEAD: Final = 4.0  # seconds; so much is claimed beforehand, so that what is urgent need not wait long
_BATCH: Final = 400  # users, the most that are claimed at once
_LONGEST_BACKOFF: Final = 10.0  # with a send that hangs, what waits goes within 40 s of Telegram's return
_AFTER_A_BUG: Final = 300.0
_QUIET_LOOK: Final = timedelta(minutes=10)
_QUIET_SEEN: Final = timedelta(minutes=1)  # so long it takes to find that it is still quiet
_LONG_PAUSE: Final = 60.0
_LOOKS_GONE: Final = 900.0
_REFUSALS: Final = 5  # tries of a message that Telegram refuses as it is
# If this many of the latest sends found "user gone", it is rather us: nobody is switched off any more.
_WATCHED, _TOO_MANY_GONE = 40, 20
# If so many that went out can't be recorded, it is rather the store: nothing is claimed until they can.
_TOO_MANY_UNRECORDED: Final = 3


@dataclass(frozen=True, slots=True)
class Notice:
    """What one message is to say: all that is due of a user: dates at court, complaints, instalments, the
    earliest first.

    `late`: something of it comes more than ten minutes late. `again`: nothing in it is new; the user
    has not answered on the due day. `told`: the instalments that a message named before. `others`: what
    is overdue and not in it.
    """

    user: User
    items: tuple[Owed, ...]
    late: bool
    now: datetime
    matters: tuple[Coming[Matter], ...] = ()
    again: bool = False
    told: frozenset[int] = frozenset()
    others: Arrears = NOTHING_OVERDUE


class Sender(Protocol):
    """Puts a notice into words and sends it."""

    async def send(self, notice: Notice) -> Outcome: ...


class Outbox:
    """Sends what is due. `clock` gives the wall time of a send; durations are monotonic.

    Claimed users stand in line; they are served at the rate, a handful side by side.
    """

    def __init__(
        self,
        store: Store,
        sender: Sender,
        rate: Rate,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
        runtime: Runtime | None = None,
    ) -> None:
        self._runtime = runtime or Runtime(monotonic=monotonic)
        self._store = store
        self._sender = sender
        self._rate = rate
        self._clock = clock
        self._monotonic = monotonic
        self._owner = secrets.token_hex(8)
        self._batch = max(4, min(_BATCH, int(rate.per_second * _AHEAD)))
        self._claiming = asyncio.Lock()
        self._read_together = Together(self._read)
        self._mark_together = Together(self._mark)
        self._unrecorded: set[Sent] = set()  # what went out, and could not be recorded
        self._line: deque[tuple[int, float]] = deque()  # a user, and until which second they may be served
        self._more = False  # the last claim took all that there was room for
        self._serving_line: asyncio.Task[None] | None = None
        self._hands = asyncio.Semaphore(AT_ONCE)
        self._serving: dict[int, asyncio.Task[None]] = {}
        self._until: dict[int, float] = {}  # users to leave alone, until this monotonic second
        self._quiet: dict[int, datetime] = {}  # users in their quiet hours, until this instant
        self._failures: dict[int, int] = {}
        self._refusals: dict[int, int] = {}
        self._paused_until = 0.0
        self._blocked = False  # nothing can be kept: what went out could not be recorded
        self._latest: deque[bool] = deque(maxlen=_WATCHED)  # was the user gone?
        self._stopped = False
        self.alarm: Callable[[str], None] = log.error  # tells the operator

    async def tick(self) -> None:
        """Claim what is due, as much as there is room for in the line, and begin to send it."""
        async with self._claiming:
            if self._stopped or self._pauses():
                return
            self._blocked = False
            for sent in list(self._unrecorded):
                if not self._blocked:
                    await self._keep(sent)
            if self._blocked or len(self._unrecorded) >= _TOO_MANY_UNRECORDED:
                return
            if room := self._batch - len(self._line):
                try:
                    await self._claim(room)
                except StoreUnwritableError:  # the store has told the operator
                    self._blocked = True
                    return
            if self._line and self._serving_line is None:
                self._serving_line = asyncio.create_task(self._serve_line(), name="reminders")

    async def drain(self) -> None:
        """Wait until all that is due now was tried."""
        await self.tick()
        while under_way := [*self._serving.values(), *filter(None, [self._serving_line])]:
            await asyncio.wait(under_way)
            await self.tick()

    async def stop(self, within: float) -> None:
        """Claim no more; finish what is being sent. What is left is claimed again by the next process."""
        self._stopped = True
        if self._serving_line:
            self._serving_line.cancel()
        tasks = list(self._serving.values())
        if tasks:
            _, unfinished = await asyncio.wait(tasks, timeout=within)
            for task in unfinished:
                task.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)

    @property
    def busy(self) -> bool:
        """Whether reminders are on their way, or wait for Telegram: what is less urgent comes after them."""
        return bool(self._line or self._serving) or self._rests()

    @property
    def quiet(self) -> list[int]:
        """Users who were in their quiet hours when their reminders came up: these wait rightly."""
        return list(self._quiet)

    def _rests(self) -> bool:
        return self._stopped or self._blocked or self._pauses()

    def _pauses(self) -> bool:
        return self._monotonic() < self._paused_until

    async def _claim(self, room: int) -> None:
        monotonic, now = self._monotonic(), self._clock()
        self._until = {user: end for user, end in self._until.items() if end > monotonic}
        # An end that lies beyond the next look is of a clock that was ahead and has been set right.
        known = self._quiet.items()
        self._quiet = {user: end for user, end in known if now - _QUIET_SEEN < end <= now + _QUIET_LOOK}
        quiet = [user for user, end in self._quiet.items() if end > now]
        held = {*self._serving, *self._until, *quiet, *(user for user, _ in self._line)}
        lease = Lease(self._owner, monotonic, monotonic + LEASE)
        claimed = await self._store.transact(
            lambda records: records.claim_due(now, lease, room, sorted(held))
        )
        self._line.extend((user, monotonic + LEASE / 2) for user in claimed)
        self._more = len(claimed) == room

    async def _serve_line(self) -> None:
        try:
            while self._line:
                await self._hands.acquire()
                if not self._rests():
                    await self._rate.take()
                if self._rests():  # who stands in line stays there
                    self._hands.release()
                    return
                user_id, until = self._line.popleft()
                if until <= self._monotonic():  # after a long pause: claimed anew, with what is due by then
                    self._hands.release()
                    self._rate.give_back()
                    continue
                task = asyncio.create_task(self._serve(user_id), name="reminder")
                self._serving[user_id] = task
                task.add_done_callback(partial(self._served, user_id))
                if self._more and len(self._line) < self._batch // 2:
                    await self.tick()
        except Exception as error:  # the next tick goes on
            log.error("more reminders could not be claimed", exc_info=error)
        finally:
            self._serving_line = None

    def _served(self, user_id: int, task: asyncio.Task[None]) -> None:
        self._hands.release()
        del self._serving[user_id]
        if not task.cancelled() and (error := task.exception()):
            log.error("a reminder could be neither sent nor put back", exc_info=error)

    async def _claimed(self, user_id: int) -> list[DueReminder]:
        """What is to be sent to this user. Of what went out nothing, though it is not recorded."""
        known = {row for sent in self._unrecorded for row in sent.reminder_ids}
        return [due for due in await self._read_together(user_id) if due.id not in known]

    async def _read(self, user_ids: list[int]) -> list[list[DueReminder]]:
        found = await self._store.read(lambda records: records.claimed(user_ids, self._owner))
        return [found.get(user_id, []) for user_id in user_ids]

    async def _mark(self, sent: list[Sent]) -> list[None]:
        await self._store.transact(lambda records: records.record_sent(sent))
        return [None] * len(sent)

    async def _keep(self, sent: Sent) -> bool:
        """Record that this went out. Where that can't be, the operator hears of it, and others are served."""
        try:
            await self._mark_together(sent)
        except StoreUnwritableError:
            self._blocked = True
            self._unrecorded.add(sent)
            return False
        except Exception as error:
            rows = ", ".join(str(row) for row in sent.reminder_ids)
            if sent not in self._unrecorded:
                self.alarm(
                    f"a reminder was sent and could not be recorded: {type(error).__name__}, row {rows}"
                )
            self._unrecorded.add(sent)
            with suppress(Exception):  # out of the way, then; or tried again by the next tick
                await self._fail(sent.reminder_ids, "sent, but it could not be recorded")
                self._unrecorded.discard(sent)
            return False
        self._unrecorded.discard(sent)
        return True

    async def _serve(self, user_id: int) -> None:
        try:
            await self._serve_now(user_id)
        except StoreUnwritableError:  # what was claimed is claimed again when its lease is over
            self._blocked = True
        except Exception:
            # A bug in one message must not stop the others, nor be tried without a pause.
            log.exception("a reminder could not be made")
            self._until[user_id] = self._monotonic() + _AFTER_A_BUG
            await self._release([due.id for due in await self._claimed(user_id)])

    async def _serve_now(self, user_id: int) -> None:
        # Read only now: it may have been paid, deleted or paused while the user stood in line.
        due = await self._claimed(user_id)
        if over := [one for one in due if _is_over(one, self._clock())]:
            await self._fail([one.id for one in over], "the due day has ended")
            self._runtime.count("reminders", "over", by=len(over))
            due = [one for one in due if one not in over]
        if not due or self._waits(due[0].user):
            self._rate.give_back()
            if due:
                await self._release([one.id for one in due])
            return
        # Where a message is refused, what is wrong with one instalment must not stop the others.
        now, later = due, list[DueReminder]()
        if self._refusals.get(user_id):
            now = [one for one in due if one.about == due[0].about]
            later = due[len(now) :]
        moment = self._clock()
        named = [one.about.instalment.id for one in now if isinstance(one.about, OfLoan)]
        others = await self._store.read(lambda records: records.arrears(user_id, lender_day(moment), named))
        outcome = await self._sender.send(_notice(now, others, moment))
        self._count(now, outcome)
        await self._record(due[0].user, [one.id for one in now], outcome)
        if later:
            await self._release([one.id for one in later])

    def _count(self, rows: Sequence[DueReminder], outcome: Outcome) -> None:
        """What became of a try, and how late came what was delivered."""
        match outcome:
            case Delivered():
                kind = "sent"
                for one in rows:
                    self._runtime.took("lateness", (self._clock() - one.send_at).total_seconds())
            case Later():
                kind = "later"
            case Never(gone=gone):
                kind = "gone" if gone else "refused"
        self._runtime.count("reminders", kind, by=len(rows))

    async def _release(self, ids: Sequence[int]) -> None:
        await self._store.transact(lambda records: records.release(ids))

    async def _fail(self, ids: Sequence[int], why: str) -> None:
        await self._store.transact(lambda records: records.record_failed(ids, why))

    def _waits(self, user: User) -> bool:
        """Whether this is no time for a reminder to this user."""
        now = self._clock()
        if is_quiet(now, user.preferences):
            # Looked at again before their end: the user may change them meanwhile.
            self._quiet[user.id] = min(quiet_end(now, user.preferences), now + _QUIET_LOOK)
            return True
        self._quiet.pop(user.id, None)
        return user.paused_until is not None and now < user.paused_until

    async def _record(self, user: User, ids: list[int], outcome: Outcome) -> None:
        self._latest.append(isinstance(outcome, Never) and outcome.gone)
        match outcome:
            case Delivered(message_id=message_id):
                self._failures.pop(user.id, None)
                self._refusals.pop(user.id, None)
                if await self._keep(Sent(tuple(ids), message_id, self._clock())):
                    log.info("reminder sent to user %s", user.alias)
            case Never(gone=True) if sum(self._latest) < _TOO_MANY_GONE:
                self._failures.pop(user.id, None)
                self._refusals.pop(user.id, None)
                await self._store.transact(partial(_lose, user.id, ids))
                log.info("user %s can't be reached: %s", user.alias, outcome.why)
            case Never(gone=True):
                self.alarm("many users look gone at once: nobody is switched off, their reminders wait")
                # Long enough for all others to come before them again.
                self._until[user.id] = self._monotonic() + _LOOKS_GONE
                await self._release(ids)
            case Never():
                # Counted apart from faults of the network: these are no reason to give up.
                refusals = self._refusals[user.id] = self._refusals.get(user.id, 0) + 1
                if refusals < _REFUSALS:
                    await self._wait(user, ids, Later(None, "chat", perhaps_sent=False))
                    return
                del self._refusals[user.id]
                await self._fail(ids, str(outcome.why))
                self.alarm(f"Telegram refused a reminder to user {user.alias} for good")
            case Later():
                await self._wait(user, ids, outcome)

    async def _wait(self, user: User, ids: list[int], later: Later) -> None:
        """Back into the outbox, and leave this user, or all, alone for a while."""
        failures = self._failures[user.id] = self._failures.get(user.id, 0) + 1
        backoff = min(2.0 ** min(failures, 10), _LONGEST_BACKOFF)  # of many failures no float holds the power
        seconds = backoff if later.after is None else later.after
        if seconds > _LONG_PAUSE:
            self.alarm(f"Telegram asks for a pause of {seconds:.0f} s: reminders wait")
        if later.scope == "all":
            self._paused_until = max(self._paused_until, self._monotonic() + seconds)
            self._rate.pause(seconds)
        else:
            self._until[user.id] = self._monotonic() + seconds
        await self._release(ids)
        log.warning("a reminder to user %s waits %.0f s", user.alias, seconds)


def _lose(user_id: int, ids: Sequence[int], records: Records) -> None:
    lost(records, user_id)
    records.release(ids)


def _is_over(one: DueReminder, now: datetime) -> bool:
    """Asking again is for the due day alone; what comes after it has its own reminders."""
    return (
        isinstance(one.about, OfLoan)
        and one.rule.startswith("again-")
        and now >= due_end(one.about.instalment.due_on)
    )


def _notice(due: Sequence[DueReminder], others: Arrears, now: datetime) -> Notice:
    """All that is due in one message; of several reminders of one instalment, one item."""
    today = lender_day(now)
    abouts = {(type(one.about), _id_of(one)): one.about for one in due}.values()
    told = frozenset(_id_of(one) for one in due if one.told)
    matters = [about for about in abouts if not isinstance(about, OfLoan)]
    return Notice(
        user=due[0].user,
        items=tuple(
            Owed(about.loan, about.instalment, (about.instalment.due_on - today).days)
            for about in abouts
            if isinstance(about, OfLoan)
        ),
        matters=tuple(coming(about, now) for about in sorted(matters, key=_comes_last)),
        late=any(now - one.send_at > LATE for one in due),
        now=now,
        again=bool(told) and all(one.rule.startswith("again-") for one in due),
        told=told,
        others=others,
    )


def _id_of(one: DueReminder) -> int:
    return one.about.instalment.id if isinstance(one.about, OfLoan) else one.about.id


def _comes_last(matter: Matter) -> bool:
    """A day at court can't wait; an answer to a complaint can."""
    return isinstance(matter, Filing)
