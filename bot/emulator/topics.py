"""The topics of forums and of private chats. Knows no chat and no method.

None is General: it has the number 1, but no message says so, and no call can name it.
"""

from typing import Final

from bot.emulator.params import Json

_COLOUR: Final = 0x6FB9F0


class Topics:
    """Which topics there are in each chat, and which are closed to all but administrators."""

    def __init__(self) -> None:
        self._began: dict[int, dict[int, Json]] = {}  # the message that began each topic has its number
        self._closed: set[tuple[int, int | None]] = set()

    def begin(self, message: Json) -> int:
        """Make the message the beginning of a topic; its number."""
        topic = int(message["message_id"])
        message |= {"message_thread_id": topic, "is_topic_message": True}
        self._began.setdefault(message["chat"]["id"], {})[topic] = message
        return topic

    def close(self, chat_id: int, topic: int | None = None) -> None:
        self._closed.add((chat_id, topic))

    def delete(self, chat_id: int, topic: int) -> None:
        del self._began[chat_id][topic]

    def has(self, chat_id: int, topic: int | None) -> bool:
        return topic is None or topic in self._began.get(chat_id, {})

    def is_closed(self, chat_id: int, topic: int | None) -> bool:
        return (chat_id, topic) in self._closed

    def fields(self, chat_id: int, topic: int | None) -> Json:
        """How a message says that it is in a topic."""
        if topic is None:
            return {}
        fields: Json = {"message_thread_id": topic, "is_topic_message": True}
        if chat_id < 0:  # in a forum, what replies to nothing replies to the beginning of its topic
            fields["reply_to_message"] = self._began[chat_id][topic]
        return fields


def beginning(name: str) -> Json:
    return {"forum_topic_created": {"name": name, "icon_color": _COLOUR}}


def topic_of(message: Json) -> int | None:
    topic: int | None = message.get("message_thread_id")
    return topic
