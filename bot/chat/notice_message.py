"""A notice to all users in words, as each of them sees it, and on its way. Decides not whom or when."""

from typing import Final

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.account import OnForget
from bot.chat.export import OnExport
from bot.chat.wording import LANGUAGE_NAMES
from bot.domain.language import Language
from bot.domain.notices import NoticeKind, NoticeToAll
from bot.services.delivery import Delivered, Outcome
from bot.store.records import User
from bot.texts import texts_in
from bot.transport.errors import outcome_of
from bot.transport.messages import Rows, esc, send

_CHINESE: Final = (Language.HANS, Language.HANT)


class NoticeSender:
    """Sends a notice through Telegram."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def __call__(self, notice: NoticeToAll, user: User) -> Outcome:
        """One attempt; an error becomes what to do about it."""
        text, rows = compose(notice, user.language)
        try:
            return Delivered(await send(self._bot, user.id, text, rows))
        except TelegramError as error:
            return outcome_of(error)


def compose(notice: NoticeToAll, language: Language) -> tuple[str, Rows]:
    """The one message. No word of a debt but the operator's own: others may see the screen."""
    t = texts_in(language)
    text, own = notice.worded(language)
    lines = [f"<b>{t('notice-title')}</b>"]
    if own is not language and not {own, language} <= set(_CHINESE):
        lines.append(t("notice-only-in", language=LANGUAGE_NAMES[own]))
    lines += ["", esc(text)]
    if notice.kind is not NoticeKind.END:
        return "\n".join(lines), ()
    lines += ["", t("notice-end")]
    rows = [
        [OnExport("everything").button(t("button-notice-export"))],
        [OnForget("ask").button(t("button-notice-forget"))],
    ]
    return "\n".join(lines), rows
