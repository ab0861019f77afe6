"""Turns of phrase that features share: how far off, how much, a date rule in words. Knows no feature."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.dates import DateRule, EveryDays, Listed, Monthly, Once, due_days_before, due_end
from bot.domain.language import Language
from bot.domain.loans import LIMITS, LimitError
from bot.services.answer import Line
from bot.services.instalments import Owed
from bot.store.records import Subscription, User
from bot.texts import Texts
from bot.transport.messages import esc

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


def fact(t: Texts, line: Line) -> str:
    """Something that is known, whose word it is, and whether it should have been looked at again."""
    return t("line", tier=esc(line.tier_label), text=reviewed(t, line))


def reviewed(t: Texts, line: Line) -> str:
    """The text of a line, with a mark where its review day has passed."""
    text = esc(line.text)
    return f"{text}{t('stale')}" if line.stale else text


def checked(t: Texts, day: date, until: str) -> str:
    """When what is known was checked, and until which month new rules were looked for: `2026-03`."""
    year, month = until.split("-")
    return t("checked", day=str(day), year=year, month=str(int(month)))


def snoozed(t: Texts, user: User, owed: Owed, send_at: datetime) -> list[str]:
    """When the reminder comes again, and what may keep it back."""
    zone, due_on = user.preferences.zone, owed.instalment.due_on
    lines = [t("later-set", moment=t.moment(local(send_at, zone)))]
    if user.subscription is not Subscription.ON:
        lines.append(t("list-off"))
    elif user.paused_until is not None and send_at < user.paused_until:
        lines.append(t("later-paused", moment=t.moment(local(user.paused_until, zone))))
    if owed.days >= 0 and send_at >= due_end(due_on):
        lines.append(t("later-too-late"))
    return lines


def too_many(t: Texts, error: LimitError) -> str:
    """Why nothing was saved, with the number that is allowed."""
    return t(f"limit-{error.limit}", number=LIMITS[error.limit])


def short_day(day: date) -> str:
    """A date for a button."""
    return day.isoformat()


def short_name(name: str) -> str:
    """A user's name of a loan, for a button."""
    return name if len(name) <= 16 else f"{name[:15]}…"


def local(moment: datetime, zone: str) -> datetime:
    """A moment on the user's clock."""
    return moment.astimezone(ZoneInfo(zone))


def next_of(t: Texts, user: User, moment: datetime | None) -> str:
    """When the next reminder of a thing comes, or why there is none."""
    if user.subscription is not Subscription.ON:
        return t("list-off")
    if moment is None:
        return t("list-no-reminder")
    return t("loan-next", moment=t.moment(local(moment, user.preferences.zone)))


def describe(t: Texts, rule: DateRule, *, day_named: bool = False, today: date | None = None) -> str:
    """A date rule in words. `day_named`: the user said "31", not "last day".

    The first date stands with them where the words leave it open: which month or week, which day. With
    `today` given, also where it is not the next such date.
    """
    match rule:
        case Once(day):
            return t("rule-once", day=t.day(day))
        case Listed(days):
            return t("rule-listed", count=len(days), first=t.day(days[0]), last=t.day(days[-1]))
        case EveryDays(first, days) if days % 7 == 0:
            words = t("rule-weekly", weeks=days // 7, weekday=t.weekday(first))
        case EveryDays(_, days):
            words = t("rule-days", days=days)
        case Monthly(_, 31, every) if not day_named:
            words = t("rule-last", every=every)
        case Monthly(_, anchor, every):
            words = t("rule-monthly", day=anchor, every=every)
    return t("rule-from", rule=words, day=t.day(rule.first)) if _is_open(rule, today) else words


def _is_open(rule: Monthly | EveryDays, today: date | None) -> bool:
    """Whether the words without the first date could mean another one."""
    if (rule.every != 1) if isinstance(rule, Monthly) else (rule.days != 7):
        return True
    return today is not None and not (
        rule.first >= today and all(day < today for day in due_days_before(rule, rule.first, 1))
    )
