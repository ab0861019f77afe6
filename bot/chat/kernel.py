"""An update: decided and committed in one transaction, then answered. Knows no feature.

Its id is kept in the transaction of its effects, together with the answer that is owed. So an update that
Telegram delivers again finds itself applied, and what was not said yet is said.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from typing import Final

from pydantic import ValidationError
from telegram import Chat, Update
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.chat.context import Services, Turn
from bot.domain.language import Language
from bot.runtime import Runtime
from bot.services.delivery import Later, Never
from bot.services.loans import Loans
from bot.services.users import Users
from bot.store.protocol import Records, Store
from bot.store.records import StoreUnwritableError, Subscription
from bot.texts import texts_in
from bot.transport.errors import outcome_of
from bot.transport.messages import (
    Content,
    Edit,
    File,
    Outgoing,
    Send,
    Toast,
    from_json,
    say,
    say_file,
    to_json,
)

log = logging.getLogger(__name__)

Decide = Callable[[Turn], None]
"""What a feature does about an update. It runs in the store's thread, and must wait for nothing."""

Prepare = Callable[[Users, Loans, Services, File, datetime], Content | None]
"""Reads what a file is made of; None if there is nothing to put into it any more."""

_AT_ONCE: Final = 20  # answers that are still owed and are looked at together
_PAUSE: Final = 15.0  # seconds until an answer is tried again that Telegram could not be given


class Kernel:
    """Applies updates, each once, and says what came of it, at least once."""

    def __init__(
        self,
        store: Store,
        services: Services,
        bot: ExtBot[None],
        prepare: Prepare,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
        runtime: Runtime | None = None,
    ) -> None:
        self._runtime = runtime or Runtime(monotonic=monotonic)
        self._store = store
        self._services = services
        self._bot = bot
        self._prepare = prepare
        self._clock = clock
        self._monotonic = monotonic
        self._owing: asyncio.Task[None] | None = None
        self._saying: set[int] = set()  # updates whose answers are on their way
        self._unstruck: set[int] = set()  # updates whose answers were said, which could not be kept
        self._look_again: float | None = 0.0  # when to look for answers that are owed; None: there are none

    async def handle(self, update: Update, decide: Decide) -> None:
        """One update, to its end. What goes wrong is said and logged, and leaves nothing behind."""
        now = self._clock()
        self._saying.add(update.update_id)
        try:
            try:
                said: list[Outgoing] | None = await self._store.transact(
                    partial(self._apply, update, decide, now)
                )
            except StoreUnwritableError:  # the store has told the operator
                said = await self._look(update, decide, now)
            except Exception as error:
                # Log the kind of error, never the update; tell the person that nothing was changed.
                log.error("an update could not be handled: %s", type(error).__name__, exc_info=error)
                self._runtime.count("answers", "failed")
                said = await self._apology(update)
            if said is not None and not await self._answer(update.update_id, said):
                await self._answer(update.update_id, await self._apology(update))
        finally:
            self._saying.discard(update.update_id)

    @property
    def owes(self) -> bool:
        """Whether answers may wait that Telegram did not take."""
        return self._look_again is not None

    def begin_saying(self) -> None:
        """Begin to say what is owed, beside everything else: nobody waits for a Telegram that is silent."""
        if self._may_owe() and (self._owing is None or self._owing.done()):
            self._owing = asyncio.create_task(self.say_owed(), name="answers owed")

    async def stop(self, within: float) -> None:
        """Say no more. What is still owed is said by the next process."""
        if self._owing is not None:
            await asyncio.wait({self._owing}, timeout=within)
            self._owing.cancel()

    async def say_owed(self) -> None:
        """What could not be said earlier, by this process or by one that died."""
        if not self._may_owe():
            return
        self._look_again = None
        await self._strike_off(self._unstruck)
        if self._unstruck:
            return
        owed = await self._store.read(lambda records: records.owed(_AT_ONCE))
        for update_id, answer in owed:
            if update_id not in self._saying:
                await self._answer(update_id, _read(answer))
            if self._look_again is not None:  # Telegram takes nothing now
                return
        if len(owed) == _AT_ONCE:
            self._look_again = self._monotonic()

    async def _strike_off(self, update_ids: Collection[int]) -> None:
        """These need no answer any more. Where that can't be kept, it is tried later; none is said twice."""
        said, now = set(update_ids), self._clock()
        if not said:
            return
        try:
            await self._store.transact(partial(_strike_off, said, now))
        except StoreUnwritableError:
            self._unstruck |= said
            self._look_again = self._monotonic() + _PAUSE
        else:
            self._unstruck -= said

    def _may_owe(self) -> bool:
        return self._look_again is not None and self._look_again <= self._monotonic()

    def _apply(
        self, update: Update, decide: Decide, now: datetime, records: Records
    ) -> list[Outgoing] | None:
        """What is to be said. None where nothing was written and nothing is: a message between others."""
        applied = records.applied(update.update_id)
        if applied is not None:
            return _read(applied.answer) if applied.answer else []
        before = records.written
        turn = self._turn(update, now, records)
        if turn is None:
            return None
        decide(turn)
        if records.written == before:
            return turn.said or None
        records.owe(update.update_id, _chat_id(turn.said, turn.user.id), to_json(turn.said), now)
        return turn.said

    def _turn(self, update: Update, now: datetime, records: Records, *, keeps: bool = True) -> Turn | None:
        person, chat = update.effective_user, update.effective_chat
        if person is None or (chat is None and update.inline_query is None):
            return None
        private = _is_private(update)
        language = Language.of_telegram(person.language_code)
        users = Users(records, self._services.defaults)
        # A group sees nothing that is stored about anyone, not even the language.
        user = users.stranger(person.id, language, now)
        if private:
            user = users.find(person.id, language, now) if keeps else users.known(person.id) or user
        services = self._services.for_one_message()
        turn = Turn(services, records, users, Loans(records, users), update, user, private, now)
        if keeps and not user.reachable:  # whoever writes can be written to
            turn.user = users.returned(user, now)
            if user.subscription is Subscription.ON:
                turn.reply(turn.texts("start-back"))
        return turn

    async def _answer(self, update_id: int, said: list[Outgoing]) -> bool:
        """Say it, and strike it off. False if Telegram refuses this answer, but would take another."""
        taken = True
        try:
            for one in sorted(said, key=lambda one: not isinstance(one, Toast)):  # somebody waits for it
                await (self._send_file(one) if isinstance(one, File) else say(self._bot, one))
        except TelegramError as error:
            outcome = outcome_of(error)
            if isinstance(outcome, Later):
                log.warning("an answer waits: %s", type(error).__name__)
                self._runtime.count("answers", "later")
                self._look_again = self._monotonic() + _PAUSE
                try:
                    await self._store.transact(partial(_owe, update_id, said, self._clock()))
                except StoreUnwritableError:  # what was decided with it is owed already
                    log.warning("an answer could be neither said nor kept")
                return True
            taken = isinstance(outcome, Never) and outcome.gone
            if taken:  # whoever asked has blocked the bot meanwhile
                log.info("an answer was for somebody who is out of reach")
            else:
                log.error("an answer was refused: %s", type(error).__name__, exc_info=error)
            self._runtime.count("answers", "gone" if taken else "refused")
        else:
            self._runtime.count("answers", "said", by=bool(said))
        await self._strike_off([update_id])
        return taken

    async def _look(self, update: Update, decide: Decide, now: datetime) -> list[Outgoing] | None:
        """Nothing can be kept now: the answer, if it needs no keeping, or that it does."""
        try:
            return await self._store.look(partial(self._only_look, update, decide, now))
        except StoreUnwritableError:
            return await self._apology(update, "not-kept")
        except Exception as error:
            log.error("an update could not be handled: %s", type(error).__name__, exc_info=error)
            return await self._apology(update)

    def _only_look(
        self, update: Update, decide: Decide, now: datetime, records: Records
    ) -> list[Outgoing] | None:
        applied = records.applied(update.update_id)
        if applied is not None:
            return _read(applied.answer) if applied.answer else []
        turn = self._turn(update, now, records, keeps=False)
        if turn is None:
            return None
        decide(turn)
        return turn.said or None

    async def _apology(self, update: Update, why: str = "error") -> list[Outgoing]:
        """Something went wrong, and nothing was changed. In a group nothing is said."""
        chat, person = update.effective_chat, update.effective_user
        if chat is None or person is None or not _is_private(update):
            return []
        user = await self._store.read(lambda records: records.user(person.id))
        language = user.language if user is not None else Language.of_telegram(person.language_code)
        query = update.callback_query
        toast: list[Outgoing] = [Toast(query.id)] if query is not None else []
        return [*toast, Send(chat.id, texts_in(language)(why))]

    def _content(self, records: Records, file: File, now: datetime) -> Content | None:
        users = Users(records, self._services.defaults)
        return self._prepare(users, Loans(records, users), self._services, file, now)

    async def _send_file(self, file: File) -> None:
        """Made outside of the transaction, and of the loop: hundreds of dates take a moment."""
        now = self._clock()
        content = await self._store.read(lambda records: self._content(records, file, now))
        if content is not None:
            made = await asyncio.to_thread(content.make)
            await say_file(self._bot, file, content.name, content.caption, made)


def _is_private(update: Update) -> bool:
    """Whether it is between one person and the bot. A guest may be called into the chat of two others."""
    chat = update.effective_chat
    return chat is not None and chat.type == Chat.PRIVATE and update.guest_message is None


def _strike_off(update_ids: Collection[int], now: datetime, records: Records) -> None:
    for update_id in update_ids:
        records.strike_off(update_id, now)


def _owe(update_id: int, said: list[Outgoing], now: datetime, records: Records) -> None:
    records.owe(update_id, _chat_id(said, 0), to_json(said), now)


def _read(answer: str) -> list[Outgoing]:
    """An answer as it was kept; nothing, if another version kept it in a form that this one can't read."""
    try:
        return from_json(answer)
    except ValidationError as error:
        log.error("an answer that is owed can't be read: %d errors", error.error_count())
        return []


def _chat_id(said: list[Outgoing], otherwise: int) -> int:
    """Whose answer it is: erased with all else of this person."""
    for one in said:
        match one:
            case Send() | File():
                return one.chat_id
            case Edit():
                return one.instead.chat_id
    return otherwise
