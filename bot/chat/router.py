"""Which handler answers which command, button or message. Holds no feature."""

import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from typing import Any, Final

from telegram import Chat, ChatMember, Message, MessageEntity, Update
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.chat import (
    account,
    add,
    agenda,
    answers,
    export,
    free_text,
    hardship,
    instalment,
    loan_list,
    loan_reminders,
    paste,
    pause,
    settings,
)
from bot.chat.context import Services, Turn
from bot.chat.menu import MENU, Entry
from bot.domain.language import Language
from bot.store.base import Subscription

log = logging.getLogger(__name__)


HANDLERS: Final[dict[str, Callable[[Turn], Awaitable[None]]]] = {
    "add": add.start,
    "list": loan_list.show,
    "export": export.start,
    "rights": answers.rights,
    "verify": answers.verify,
    "settings": settings.show,
    "subscribe": account.subscribe,
    "unsubscribe": account.unsubscribe,
    "sources": account.sources,
    "privacy": account.privacy,
    "delete_me": account.delete_me,
    "cancel": account.cancel,
    "help": account.help_,
    "start": account.start,
}

# The first word of a button's data. Those in _PUBLIC may be pressed by anyone in a group.
BUTTONS: Final[dict[str, Callable[[Turn, list[str]], Awaitable[None]]]] = {
    "a": answers.press,
    "new": add.press,
    "cal": agenda.press,
    "paste": paste.press,
    "go": account.press_go,
    "lang": account.press_language,
    "sub": account.press_subscribe,
    "forget": account.press_forget,
    "loan": loan_list.press,
    "inst": instalment.press,
    "hard": hardship.press,
    "own": loan_reminders.press,
    "pause": pause.press,
    "set": settings.press,
    "export": export.press,
}
_PUBLIC: Final = {"a"}

ALLOWED_UPDATES: Final = ("message", "edited_message", "callback_query", "my_chat_member")

_TAKES_TEXT: Final = filters.UpdateType.MESSAGE


class Surface:
    """Joins the routes to a PTB application."""

    def __init__(self, services: Services, clock: Callable[[], datetime]) -> None:
        self._services = services
        self._clock = clock

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add every handler."""
        for entry in MENU:
            application.add_handler(CommandHandler(entry.name, self._command(entry), filters=_TAKES_TEXT))
        application.add_handler(CallbackQueryHandler(self._press))
        application.add_handler(MessageHandler(_TAKES_TEXT & filters.COMMAND, self._unknown_command))
        application.add_handler(MessageHandler(_TAKES_TEXT & filters.TEXT, self._text))
        application.add_handler(MessageHandler(_TAKES_TEXT & ~filters.StatusUpdate.ALL, self._no_text))
        application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, self._edited))
        application.add_handler(ChatMemberHandler(self._member, ChatMemberHandler.MY_CHAT_MEMBER))
        application.add_error_handler(self._error)

    async def _turn(self, update: Update, context: CallbackContext[Any, Any, Any, Any]) -> Turn | None:
        person, chat = update.effective_user, update.effective_chat
        if person is None or chat is None:
            return None
        private = chat.type == Chat.PRIVATE
        language = Language.of_telegram(person.language_code)
        now = self._clock()
        users = self._services.users
        # A group sees nothing that is stored about anyone, not even the language.
        user = (
            await users.find(person.id, language, now)
            if private
            else users.stranger(person.id, language, now)
        )
        turn = Turn(context.bot, self._services, update, user, private, now)
        if not user.reachable:  # whoever writes can be written to
            turn.user = await users.returned(user, now)
            if user.subscription is Subscription.ON:
                await turn.reply(turn.texts("start-back"))
        return turn

    def _command(
        self, entry: Entry
    ) -> Callable[[Update, CallbackContext[Any, Any, Any, Any]], Coroutine[Any, Any, None]]:
        async def handle(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
            turn = await self._turn(update, context)
            if turn is None or turn.message is None:
                return
            name, turn.args = entry.name, _after_command(turn.message)
            if name == "start" and turn.args in HANDLERS:  # the way from a group to a personal command
                name, turn.args = turn.args, ""
            if turn.private or entry.group:
                await HANDLERS[name](turn)
            else:
                await account.in_private(turn, name)

        return handle

    async def _press(self, update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
        turn = await self._turn(update, context)
        query = update.callback_query
        if turn is None or query is None:
            return
        verb, *args = (query.data or "").split(":")
        handler = BUTTONS.get(verb)
        if handler is None or not (turn.private or verb in _PUBLIC):
            await turn.toast(turn.texts("button-old"))
            return
        await handler(turn, args)

    async def _unknown_command(self, update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
        turn = await self._turn(update, context)
        if turn is None or turn.message is None:
            return
        command = (turn.message.text or "").split()[0]
        if turn.private or command.lower().endswith(f"@{context.bot.username}".lower()):
            await turn.reply(turn.texts("unknown-command"))

    async def _text(self, update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
        turn = await self._turn(update, context)
        if turn is None or turn.message is None:
            return
        if turn.private:
            turn.args = turn.message.text or ""
            await free_text.read(turn)
        elif not _is_addressed(turn.message, context.bot.id, context.bot.username):
            return
        elif free_text.is_distress(turn.message.text or ""):
            await turn.reply(turn.texts("distress"))
        else:
            await account.help_(turn)

    async def _no_text(self, update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
        turn = await self._turn(update, context)
        if turn is not None and turn.private:
            await turn.reply(turn.texts("no-text"))

    async def _edited(self, update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
        turn = await self._turn(update, context)
        if turn is not None and turn.private:
            await turn.reply(turn.texts("edited"))

    async def _member(self, update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """Blocked and unblocked, in private chats."""
        change = update.my_chat_member
        if change is None or change.chat.type != Chat.PRIVATE:
            return
        if change.new_chat_member.status == ChatMember.BANNED:
            await self._services.users.lost(change.chat.id)
        else:
            await self._turn(update, context)

    async def _error(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """Log the kind of error, never the update; tell the person that nothing was lost."""
        error = context.error
        log.error("an update could not be handled: %s", type(error).__name__, exc_info=error)
        if isinstance(update, Update) and update.effective_chat and update.effective_user:
            turn = await self._turn(update, context)
            if turn is not None and turn.private:
                await turn.reply(turn.texts("error"))


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
