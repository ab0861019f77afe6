"""Kinds of conversation: what is kept of one between two messages. Knows no feature and no words."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.store.protocol import Records
from bot.store.records import StoredConversation

log = logging.getLogger(__name__)

S = TypeVar("S")

WAITS: Final = timedelta(days=1)
"""How long a question waits for what is typed, where nothing else is said."""


class Conversation(Generic[S]):
    """One kind of conversation, of which a user has at most one. Its state is a frozen dataclass.

    What an earlier version kept is read for as long as it fits; what does not is as if it had ended.
    """

    def __init__(self, kind: str, state: type[S], lasts: timedelta = WAITS) -> None:
        self.kind = kind
        self._json = TypeAdapter(state)
        self._lasts = lasts

    def keep(self, records: Records, user_id: int, state: S, now: datetime) -> None:
        """In place of what was kept; the latest of the user's conversations from now on.

        Raises UnknownUserError.
        """
        expires_at = now + self._lasts
        records.save_conversation(StoredConversation(user_id, self.kind, self.pack(state), expires_at))

    def find(self, records: Records, user_id: int, now: datetime) -> S | None:
        """The state as it was kept, unless it has expired."""
        stored = records.conversation(user_id, now, self.kind)
        return None if stored is None else self.unpack(stored.data)

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

    def end(self, records: Records, user_id: int) -> bool:
        """Wait for nothing any more. True if there was one."""
        return records.end_conversation(user_id, self.kind)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that is open, by the name of it; and the row that it is about, if any."""

    step: str
    id: int = 0
