"""The answer to a person of whose updates some were dropped. Knows nothing that is stored about them."""

import logging

from telegram import Bot, Chat, Update
from telegram.error import TelegramError

from bot.domain.language import Language
from bot.texts import texts_in

log = logging.getLogger(__name__)


async def tell(bot: Bot, update: Update) -> None:
    """Say so once: above the button, or in the private chat. A group need not know."""
    person, chat, query = update.effective_user, update.effective_chat, update.callback_query
    log.warning("a person sends more than is taken: some of it was dropped")
    if person is None:
        return
    text = texts_in(Language.of_telegram(person.language_code))("too-many")
    try:
        if query is not None:
            await query.answer(text, show_alert=True)
        elif chat is not None and chat.type == Chat.PRIVATE and update.guest_message is None:
            await bot.send_message(chat.id, text)
    except TelegramError as error:
        log.warning("they could not be told: %s", type(error).__name__)
