"""The commands that there are, and Telegram's menu of them. Knows no feature by name."""

import logging
from typing import Final

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.chat.features import COMMANDS
from bot.domain.language import Language
from bot.texts import texts_in

log = logging.getLogger(__name__)


# Telegram knows one "zh" for both scripts. Those without a language of theirs get 简体.
_LANGUAGES: Final = {"": Language.HANS, "zh": Language.HANS, "en": Language.EN}


def listed(*, private: bool) -> list[str]:
    """The commands of the menu and of /help, in order."""
    return [one.name for one in COMMANDS if private or one.group]


async def publish(bot: Bot) -> None:
    """Tell Telegram the menu for each scope and language. A failure is a warning, not an end."""
    for code, language in _LANGUAGES.items():
        words = texts_in(language)
        try:
            for scope, private in (
                (BotCommandScopeDefault(), False),
                (BotCommandScopeAllPrivateChats(), True),
                (BotCommandScopeAllGroupChats(), False),
            ):
                commands = [BotCommand(name, words(f"menu-{name}")) for name in listed(private=private)]
                await bot.set_my_commands(commands, scope=scope, language_code=code or None)
            await bot.set_my_short_description(words("about-short"), language_code=code or None)
            await bot.set_my_description(words("about"), language_code=code or None)
        except TelegramError as error:
            log.warning("the menu of commands could not be set: %s", type(error).__name__)
            return
