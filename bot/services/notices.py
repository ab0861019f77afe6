"""A notice to all users on its way: one recipient after the other, behind reminders. Knows no Telegram.

Whom it goes to are rows, made in one piece when it is begun. Each gets it once: what became of it is
recorded after Telegram has it, so a process that dies between the two sends that one again, and no other.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

from bot.domain.notices import NoticeToAll, Reached
from bot.domain.reminders import is_quiet, quiet_end
from bot.services.delivery import Delivered, Later, Never, Outcome
from bot.services.ratelimit import Rate
from bot.store.protocol import Store
from bot.store.records import User

log = logging.getLogger(__name__)

SHARE: Final = 0.2
"""Of the rate of all reminders: reminders and notices together stay below what Telegram takes."""

_AT_ONCE: Final = 50  # recipients that are looked up together
_LONGEST_BACKOFF: Final = 30.0
_AFTER_A_BUG: Final = 300.0
# If so many of the latest can't be reached, it is rather us, or the text: an operator has to look.
_WATCHED, _TOO_MANY_LOST = 40, 20

Send = Callable[[NoticeToAll, User], Awaitable[Outcome]]


def lasts(count: int, per_second: float) -> timedelta:
    """How long so many messages take at least, reminders and quiet hours not reckoned in."""
    return timedelta(seconds=count / per_second)


class Broadcast:
    """Sends the notice that is under way. `busy`: whether reminders or answers wait, which come first."""

    def __init__(
        self,
        store: Store,
        send: Send,
        rate: Rate,
        busy: Callable[[], bool],
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._send = send
        self._rate = rate
        self._busy = busy
        self._clock = clock
        self._monotonic = monotonic
        self._serving: asyncio.Task[None] | None = None
        self._stopped = False
        self._paused_until = 0.0
        self._until: dict[int, float] = {}  # users to leave alone, until this monotonic second
        self._failures: dict[int, int] = {}
        self._unrecorded: dict[tuple[int, int], Reached] = {}  # what is known, and could not be recorded
        self._latest: deque[bool] = deque(maxlen=_WATCHED)  # was the recipient lost?
        self.alarm: Callable[[str], None] = log.error  # tells the operator

    async def tick(self) -> None:
        """Go on with the notice that is under way, beside everything else."""
        if self._serving is not None or self._rests():
            return
        notice_id = await self._store.read(lambda records: records.sending_notice())
        if notice_id is not None and self._serving is None and not self._stopped:
            self._serving = asyncio.create_task(self._serve(notice_id), name="notice")

    async def drain(self) -> None:
        """Wait until all whose turn it is now were tried."""
        await self.tick()
        if self._serving is not None:
            await asyncio.wait({self._serving})

    async def stop(self, within: float) -> None:
        """Finish what is being sent, and no more: the next process goes on."""
        self._stopped = True
        if self._serving is not None:
            await asyncio.wait({self._serving}, timeout=within)
            if self._serving is not None:
                self._serving.cancel()

    def _rests(self) -> bool:
        return self._stopped or self._monotonic() < self._paused_until or self._busy()

    async def _serve(self, notice_id: int) -> None:
        try:
            while found := await self._waiting(notice_id):
                for user_id in found:
                    await self._rate.take()
                    if self._rests() or not await self._serve_one(notice_id, user_id):
                        self._rate.give_back()
                    if self._rests():
                        return
            await self._finish(notice_id)
        except Exception as error:  # the next tick goes on
            log.error("a notice could not be sent on", exc_info=error)
        finally:
            self._serving = None

    async def _waiting(self, notice_id: int) -> list[int]:
        now, monotonic = self._clock(), self._monotonic()
        self._until = {user: end for user, end in self._until.items() if end > monotonic}
        for (of, user_id), reached in list(self._unrecorded.items()):
            await self._record(of, user_id, reached)
        held = [*self._until, *(user_id for _, user_id in self._unrecorded)]
        return await self._store.read(
            lambda records: records.waiting_recipients(notice_id, now, _AT_ONCE, held)
        )

    async def _finish(self, notice_id: int) -> None:
        now = self._clock()
        if await self._store.transact(lambda records: records.finish_notice(notice_id, now)):
            log.info("notice %d is done", notice_id)

    async def _serve_one(self, notice_id: int, user_id: int) -> bool:
        """False if nothing was sent: no turn of the rate is used up."""
        now = self._clock()
        # Read only now: it may have been stopped, or the user may be gone, since the others were looked up.
        found = await self._store.read(lambda records: records.recipient(notice_id, user_id, now))
        if found is None:
            return False
        notice, user, wants = found
        if not (wants and user.reachable):
            await self._record(notice_id, user_id, Reached.GONE if wants else Reached.UNWANTED)
            return False
        if not notice.urgent and is_quiet(now, user.preferences):
            later = quiet_end(now, user.preferences)
            await self._store.transact(lambda records: records.postpone_recipient(notice_id, user_id, later))
            return False
        try:
            outcome = await self._send(notice, user)
        except Exception as error:  # a bug in one message must not stop the others
            log.error("a notice could not be made", exc_info=error)
            outcome = Later(_AFTER_A_BUG, "chat", perhaps_sent=False)
        await self._settle(notice, user, outcome)
        return True

    async def _settle(self, notice: NoticeToAll, user: User, outcome: Outcome) -> None:
        match outcome:
            case Delivered():
                await self._reached(notice, user, Reached.SENT)
                log.info("notice %d sent to user %s", notice.id, user.alias)
            case Never(gone=gone):
                await self._reached(notice, user, Reached.GONE if gone else Reached.REFUSED)
            case Later(after=after, scope=scope):
                failures = self._failures[user.id] = self._failures.get(user.id, 0) + 1
                backoff = min(2.0 ** min(failures, 10), _LONGEST_BACKOFF)
                seconds = backoff if after is None else after
                log.warning("a notice to user %s waits %.0f s", user.alias, seconds)
                if scope == "all":
                    self._paused_until = self._monotonic() + seconds
                else:
                    self._until[user.id] = self._monotonic() + seconds

    async def _reached(self, notice: NoticeToAll, user: User, reached: Reached) -> None:
        self._failures.pop(user.id, None)
        await self._record(notice.id, user.id, reached)
        self._latest.append(reached is not Reached.SENT)
        if sum(self._latest) < _TOO_MANY_LOST or notice.confirmed:
            return
        self._latest.clear()
        now = self._clock()
        if await self._store.transact(lambda records: records.stop_notice(notice.id, now)):
            self.alarm("a notice was stopped: many in a row did not get it; look at it with /operator")

    async def _record(self, notice_id: int, user_id: int, reached: Reached) -> None:
        """Where that can't be, the operator hears of it, and nobody is sent it again by this process."""
        of = notice_id, user_id
        try:
            await self._store.transact(lambda records: records.record_reached(*of, reached))
        except Exception as error:
            if of not in self._unrecorded:
                self.alarm(f"a notice was sent and could not be recorded: {type(error).__name__}")
            self._unrecorded[of] = reached
        else:
            self._unrecorded.pop(of, None)
