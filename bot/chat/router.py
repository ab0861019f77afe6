"""Which feature answers which update. Knows none of them by name."""

import logging
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Final

from telegram import ChatMember, Message, MessageEntity, Update
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.helpers import create_deep_linked_url

from bot.chat import elsewhere, free_text, suspicion, urgent
from bot.chat.account import LINKED
from bot.chat.context import Turn
from bot.chat.feature import Command
from bot.chat.features import BUTTONS, COMMANDS, HIDDEN, OF_OPERATORS, PUBLIC, TALKS
from bot.chat.kernel import Decide, Kernel
from bot.transport.messages import Button

log = logging.getLogger(__name__)

ALLOWED_UPDATES: Final = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "inline_query",
    "guest_message",
)

_TAKES_TEXT: Final = filters.UpdateType.MESSAGE


_HELP: Final = next(one for one in COMMANDS if one.name == "help")
_ALBUMS: Final = 1000  # albums of which it is remembered that they were answered

Context = CallbackContext[Any, Any, Any, Any]
Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]


class Router:
    """Joins the features to a PTB application: each update goes through the kernel."""

    def __init__(self, kernel: Kernel) -> None:
        self._kernel = kernel
        self._albums: dict[str, None] = {}

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add every handler."""
        add = application.add_handler
        for command in COMMANDS:
            add(CommandHandler(command.name, self._by(partial(_command, command)), filters=_TAKES_TEXT))
        for command in OF_OPERATORS:
            add(CommandHandler(command.name, self._by(partial(_of_operators, command)), filters=_TAKES_TEXT))
        add(CallbackQueryHandler(self._by(_press)))
        add(MessageHandler(_TAKES_TEXT & filters.COMMAND, self._by(_unknown_command)))
        add(MessageHandler(_TAKES_TEXT & filters.TEXT, self._by(_text)))
        add(MessageHandler(_TAKES_TEXT & ~filters.StatusUpdate.ALL, self._no_text))
        add(MessageHandler(filters.UpdateType.EDITED_MESSAGE, self._by(_edited)))
        add(InlineQueryHandler(self._by(elsewhere.choose)))
        add(MessageHandler(filters.UpdateType.GUEST_MESSAGE, self._by(elsewhere.answer_as_guest)))
        add(ChatMemberHandler(self._by(_member), ChatMemberHandler.MY_CHAT_MEMBER))

    def _by(self, decide: Decide) -> Handler:
        async def handle(update: Update, _: Context) -> None:
            await self._kernel.handle(update, decide)

        return handle

    async def _no_text(self, update: Update, _: Context) -> None:
        """A picture, a voice message. An album comes as many updates, and is answered once."""
        album = update.effective_message.media_group_id if update.effective_message else None
        if album is None or album not in self._albums:
            await self._kernel.handle(update, _without_text)
        if album is not None:
            self._albums[album] = None
            if len(self._albums) > _ALBUMS:
                del self._albums[next(iter(self._albums))]


def _command(command: Command, turn: Turn) -> None:
    if turn.message is None:
        return
    turn.args = _after_command(turn.message)
    if urgent.answer(turn):
        return
    if turn.private or command.group:
        command.run(turn)
    else:  # nothing personal is shown here: a button leads away
        url = create_deep_linked_url(turn.services.bot_name, command.name if command.name in LINKED else None)
        turn.reply(
            command.aside(turn, turn.texts("group-private")),
            [[Button(turn.texts("button-private"), url=url)]],
        )


def _of_operators(command: Command, turn: Turn) -> None:
    """Unknown to everybody else. What an operator writes behind it is for all users: no call for help."""
    if turn.operator is None or turn.message is None:
        _unknown_command(turn)
        return
    turn.args = _after_command(turn.message)
    command.run(turn)


def _press(turn: Turn) -> None:
    query = turn.update.callback_query
    prefix, _, rest = ((query.data if query else None) or "").partition(":")
    buttons = BUTTONS.get(prefix)
    hidden = prefix in HIDDEN and turn.operator is None
    if buttons is None or hidden or not (turn.private or prefix in PUBLIC):
        turn.toast(turn.texts("button-old"))
        return
    buttons.press(turn, rest)


def _unknown_command(turn: Turn) -> None:
    if turn.message is None:
        return
    command = (turn.message.text or "").split()[0]
    if turn.private or command.lower().endswith(f"@{turn.services.bot_name}".lower()):
        turn.args = _after_command(turn.message)
        if not urgent.answer(turn):
            turn.reply(turn.texts("unknown-command"))


def _text(turn: Turn) -> None:
    if turn.message is None:
        return
    turn.args = turn.message.text or ""
    if turn.private:
        free_text.read(turn, TALKS)
    elif not _is_addressed(turn.message, turn.services.bot_id, turn.services.bot_name):
        return
    elif not urgent.answer(turn):
        _HELP.run(turn)


def _without_text(turn: Turn) -> None:
    _turned_away(turn, "no-text")


def _edited(turn: Turn) -> None:
    _turned_away(turn, "edited")


def _turned_away(turn: Turn, why: str) -> None:
    """What is not read any further; but nobody is turned away who is in danger."""
    if turn.message is None or not turn.private:
        return
    turn.args = turn.message.text or turn.message.caption or ""
    if urgent.answer(turn):
        return
    if judged := suspicion.of_another(turn):  # under a picture
        suspicion.answer(turn, judged, turn.texts(why))
    elif not (why == "no-text" and free_text.attach(turn, TALKS)):
        turn.reply(turn.texts(why))


def _member(turn: Turn) -> None:
    """Blocked and unblocked, in private chats: who can be written to again was found by the kernel."""
    change = turn.update.my_chat_member
    if change is not None and turn.private and change.new_chat_member.status == ChatMember.BANNED:
        turn.users.lost(change.chat.id)


def _after_command(message: Message) -> str:
    """What follows the command. Its name is ASCII, so Telegram's UTF-16 length is Python's."""
    for entity in message.entities:
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            return (message.text or "")[entity.length :].strip()
    return ""


def _is_addressed(message: Message, bot_id: int, username: str) -> bool:
    answered = message.reply_to_message
    if answered is not None and answered.from_user is not None and answered.from_user.id == bot_id:
        return True
    return f"@{username}".lower() in (message.text or "").lower()
