"""Small turns of phrase that several features share: how far off, how much. Knows no feature."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.language import Language
from bot.texts import Texts

# Each in its own words: whoever can't read the rest still finds it.
LANGUAGE_NAMES: Final = {Language.HANS: "简体中文", Language.HANT: "繁體中文", Language.EN: "English"}


def distance(t: Texts, days: int) -> str:
    """How far a due day is from today; negative days are overdue."""
    if days == 0:
        return t("when-today")
    if days == 1:
        return t("when-tomorrow")
    return t("when-in", days=days) if days > 0 else t("when-overdue", days=-days)


def money(t: Texts, fen: int | None) -> str:
    """An amount, or that the user named none."""
    return t.money(fen) if fen is not None else t("no-amount")


def short_day(day: date) -> str:
    """A date for a button."""
    return day.isoformat()


def short_name(name: str) -> str:
    """A user's name of a loan, for a button."""
    return name if len(name) <= 16 else f"{name[:15]}…"


def local(moment: datetime, zone: str) -> datetime:
    """A moment on the user's clock."""
    return moment.astimezone(ZoneInfo(zone))
