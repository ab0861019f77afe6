"""Kinds of conversation: what is kept of one between two messages. Knows no feature and no words."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.store.protocol import Records
from bot.store.records import StoredConversation

log = logging.getLogger(__name__)

S = TypeVar("S")

WAITS: Final = timedelta(days=1)
"""How long a question waits for what is typed, where nothing else is said."""

CARD_WAITS: Final = timedelta(days=7)
"""How long a card waits to be saved, from the last time that something of it was changed or shown."""


class Conversation(Generic[S]):
    """One kind of conversation. Its state is a frozen dataclass.

    A user has at most one of it; or, where `key` tells them apart by their states, one of each key.
    What an earlier version kept is read for as long as it fits; what does not is as if it had ended.
    """

    def __init__(
        self,
        kind: str,
        state: type[S],
        lasts: timedelta = WAITS,
        key: Callable[[S], str] = lambda _: "",
    ) -> None:
        self.kind = kind
        self._state = state
        self._lasts = lasts
        self._key = key

    @cached_property
    def _json(self) -> TypeAdapter[S]:
        """Made when it is first needed: it takes some milliseconds."""
        return TypeAdapter(self._state)

    def keep(self, records: Records, user_id: int, state: S, now: datetime) -> None:
        """In place of what was kept; the latest of the user's conversations from now on.

        Raises UnknownUserError.
        """
        kept = StoredConversation(user_id, self.kind, self.pack(state), now + self._lasts, self._key(state))
        records.save_conversation(kept)

    def find(self, records: Records, user_id: int, now: datetime, key: str = "") -> S | None:
        """The state as it was kept, unless it has expired."""
        stored = records.conversation(user_id, self.kind, key)
        return None if stored is None or stored.expires_at <= now else self.unpack(stored.data)

    def find_expired(self, records: Records, user_id: int, now: datetime, key: str) -> S | None:
        """The state of one that has waited in vain; the daily work takes it away some days later."""
        stored = records.conversation(user_id, self.kind, key)
        return None if stored is None or stored.expires_at > now else self.unpack(stored.data)

    def of(self, stored: StoredConversation) -> S | None:
        """The state of a conversation, if it is of this kind."""
        return self.unpack(stored.data) if stored.kind == self.kind else None

    def pack(self, state: S) -> str:
        """The state as JSON."""
        return self._json.dump_json(state).decode()

    def unpack(self, data: str) -> S | None:
        """The state of `pack`; None if this version can't read it."""
        try:
            return self._json.validate_json(data)
        except ValidationError as error:
            log.warning("a conversation of kind %s can't be read: %d errors", self.kind, error.error_count())
            return None

    def end(self, records: Records, user_id: int, key: str = "") -> bool:
        """Wait for nothing any more. True if there was one."""
        return records.end_conversation(user_id, self.kind, key)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that is open, by the name of it; and the row that it is about, if any."""

    step: str
    id: int = 0
