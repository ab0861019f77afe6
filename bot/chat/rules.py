"""Date rules in words, such that the grammar reads them back. Knows no loan, no turn and no clock."""

from datetime import date

from bot.domain.arrears import due_days_before
from bot.domain.dates import DateRule, EveryDays, Listed, Monthly, Once
from bot.texts import Texts


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
