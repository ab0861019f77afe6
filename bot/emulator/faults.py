"""Faults that a test orders for the calls to come. Knows no methods and no chats."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(eq=False, slots=True)
class Fault:
    """An error for the next `left` calls of a method ("*": of any), for one chat if `chat_id` is given.

    `after`: the call is carried out, and only its answer is lost.
    """

    method: str
    error: Exception
    after: bool
    chat_id: int | None
    left: int

    def hits(self, method: str, params: Mapping[str, Any]) -> bool:
        right_chat = self.chat_id is None or str(params.get("chat_id")) == str(self.chat_id)
        return right_chat and self.method in ("*", method.lower())


def take(faults: list[Fault], method: str, params: Mapping[str, Any]) -> Fault | None:
    """The oldest fault that hits this call; used up, it leaves the list."""
    fault = next((fault for fault in faults if fault.hits(method, params)), None)
    if fault is not None:
        fault.left -= 1
        if fault.left <= 0:
            faults.remove(fault)
    return fault
