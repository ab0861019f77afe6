"""Speak to the bot as people do, and read what it shows. Knows the emulator, no handler and no service."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.console.repl import World, pass_time
from bot.emulator.cloud import Event, buttons
from bot.emulator.markup import units
from bot.emulator.params import Json


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as it stood at that moment."""

    text: str  # the caption, where it carries a file
    buttons: tuple[str, ...]  # labels, row by row
    file: str | None  # its name
    content: bytes | None
    kind: str  # "sent" or "edited"
    message: Json

    def __contains__(self, words: str) -> bool:
        return words in self.text

    def url(self, label: str) -> str:
        """Where the button with this in its label leads."""
        return str(buttons(self.message)[_index(self.message, label)]["url"])


class Chat:
    """One user's chat with the bot, private or in a group.

    Checks on the way that nothing ends in silence in a private chat, that each press is
    answered, and that what is shown keeps Telegram's limits.
    """

    def __init__(
        self,
        world: World,
        user_id: int = 1,
        language_code: str = "zh-hans",
        group_id: int | None = None,
        topic: int | None = None,
    ) -> None:
        self.world = world
        self.user_id = user_id
        self.group_id = group_id
        self.topic = topic
        self.chat_id = user_id if group_id is None else group_id
        self.notices: list[str] = []  # what popped up, of this user's presses
        if user_id not in world.api.users:
            world.api.user(user_id, language_code=language_code, started=False)

    def as_user(self, user_id: int, language_code: str = "zh-hans") -> "Chat":
        """Somebody else, in a chat of the same kind."""
        topic = self.topic if self.group_id is not None else None
        return Chat(self.world, user_id, language_code, self.group_id, topic)

    def as_group(self, group_id: int = -100, title: str = "Group") -> "Chat":
        """The same user in a group with the bot."""
        self.world.api.group(group_id, title)
        return Chat(self.world, self.user_id, group_id=group_id)

    def as_forum(self, group_id: int = -1_000_000_000_100, title: str = "Forum") -> "Chat":
        """The same user in the topic General of a forum with the bot."""
        self.world.api.group(group_id, title, forum=True)
        return Chat(self.world, self.user_id, group_id=group_id)

    def in_topic(self, topic: int | None = None) -> "Chat":
        """The same user in a topic of this chat, else in a new one: sees what is shown there, and no more."""
        if topic is None:
            topic = self.world.api.topic(self.user_id, self.group_id)
        return Chat(self.world, self.user_id, group_id=self.group_id, topic=topic)

    async def say(
        self,
        text: str,
        *,
        reply_to: int | None = None,
        written: datetime | None = None,
        silent: bool | None = None,
    ) -> list[Shown]:
        """Send a text; what the bot showed in answer. `silent`: whether none may come (a group's default).

        `written`: when it was, if it comes late.
        """
        api = self.world.api
        update = api.say(self.user_id, text, self.group_id, reply_to, topic=self.topic, written=written)
        return await self.send(update, silent=silent)

    async def forward(self, text: str, *, written: datetime, silent: bool | None = None) -> list[Shown]:
        """Forward a text that somebody else wrote then; what the bot showed in answer."""
        update = self.world.api.forward(self.user_id, text, written, self.group_id, topic=self.topic)
        return await self.send(update, silent=silent)

    async def album(self, count: int, caption: str = "", *, silent: bool | None = None) -> list[Shown]:
        """Send so many photos together; what the bot showed in answer to all of them."""
        updates = self.world.api.album(self.user_id, count, caption, self.group_id, topic=self.topic)
        return await self.send(*updates, silent=silent)

    async def send(self, *updates: Json, silent: bool | None = None) -> list[Shown]:
        """Let the bot handle updates that the emulator made."""
        start = len(self.world.api.events)
        for update in updates:
            await self.world.handle(update)
        shown = self._shown_since(start)
        may_be_silent = self.group_id is not None if silent is None else silent
        assert shown or may_be_silent, f"no answer to {updates}"
        return shown

    async def press(self, button: str | int, shown: Shown | None = None) -> list[Shown]:
        """Press a button by a part of its label or by index, of the latest message with buttons.

        Of `shown`: on that message, with the buttons that it had then (an app may lag).
        """
        message = shown.message if shown else self.world.api.latest_with_buttons(self.chat_id)
        assert message is not None, "no message has buttons"
        index = _index(message, button) if isinstance(button, str) else button
        return await self.press_data(buttons(message)[index]["callback_data"], message)

    async def press_data(self, data: str, message: Json) -> list[Shown]:
        """Send any callback data for a message, as a forged app could."""
        start = len(self.world.api.events)
        update = self.world.api.press(self.user_id, message, data)
        await self.world.handle(update)
        query = self.world.api.queries[update["callback_query"]["id"]]
        assert query.answered, f"the press of {data!r} was never answered: its button spins on"
        for event in self.world.api.events[start:]:
            if event.kind == "answered" and event.notice:
                self.notices.append(event.notice)
        return self._shown_since(start)

    async def advance(self, **span: int) -> list[Shown]:
        """Let time pass (days=3, hours=2 …) through every due time; what came meanwhile."""
        return await self.until(self.world.now + timedelta(**span))

    async def until(self, moment: datetime) -> list[Shown]:
        """Let time pass until the moment; what came meanwhile."""
        start = len(self.world.api.events)
        async for _ in pass_time(self.world, moment):
            pass
        return self._shown_since(start)

    async def jump(self, moment: datetime) -> list[Shown]:
        """The bot is off until the moment; what came once it was back."""
        start = len(self.world.api.events)
        await self.world.jump(moment)
        return self._shown_since(start)

    @property
    def shown(self) -> list[Shown]:
        """All that the bot ever showed here, edits too, in order."""
        return self._shown_since(0)

    @property
    def last(self) -> Shown:
        """What the bot showed last."""
        return self.shown[-1]

    @property
    def texts(self) -> list[str]:
        return [shown.text for shown in self.shown]

    def _shown_since(self, start: int) -> list[Shown]:
        return [
            self._shown(event)
            for event in self.world.api.events[start:]
            if event.kind in ("sent", "edited")
            and event.chat_id == self.chat_id
            and event.message.get("message_thread_id") == self.topic
        ]

    def _shown(self, event: Event) -> Shown:
        message = event.message
        document = message.get("document")
        shown = Shown(
            text=message.get("text") or message.get("caption", ""),
            buttons=tuple(button["text"] for button in buttons(message)),
            file=document["file_name"] if document else None,
            content=self.world.api.files[document["file_id"]] if document else None,
            kind=event.kind,
            message=message,
        )
        _check_limits(shown)
        return shown


def _index(message: Json, label: str) -> int:
    labels: Sequence[str] = [button["text"] for button in buttons(message)]
    fitting = [index for index, text in enumerate(labels) if label in text]
    exact = [index for index in fitting if labels[index] == label]
    assert len(exact or fitting) == 1, f"{label!r} names {len(fitting)} of the buttons {labels}"
    return (exact or fitting)[0]


def _check_limits(shown: Shown) -> None:
    assert units(shown.text) <= (1024 if shown.file else 4096)
    for button in buttons(shown.message):
        assert len(button.get("callback_data", "").encode()) <= 64
