"""What the tests of the services share."""

from tests.worlds import chat, world

__all__ = ["chat", "world"]
