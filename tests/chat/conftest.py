"""What the tests of the chat share."""

from tests.worlds import chat, lasting, world

__all__ = ["chat", "lasting", "world"]
