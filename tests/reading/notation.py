"""Short ways to write what was read, for tables of expectations; and Chinese numbers, spelled in full."""

from bot.domain.dates import DateProblem, DateReading, EveryDays, Monthly, Once

Found = DateReading | DateProblem


def shown(found: Found | None) -> str:
    """`2026-12-15 overdue`, `15 from 2026-12-15 by 2, last day?`, `7d from 2026-12-04`, `!code: one | …`."""
    if found is None:
        return "nothing"
    if isinstance(found, DateProblem):
        readings = " | ".join(map(shown, found.readings))
        return f"!{found.code}: {readings}" if readings else f"!{found.code}"
    rule = found.rule
    if isinstance(rule, Once):
        return f"{rule.day} overdue" if found.overdue else str(rule.day)
    late = " overdue" if found.overdue else ""
    if isinstance(rule, EveryDays):
        return f"{rule.days}d from {rule.first}{late}"
    assert isinstance(rule, Monthly)
    every = f" by {rule.every}" if rule.every > 1 else ""
    return f"{rule.anchor} from {rule.first}{every}{late}{', last day?' if found.offers_last_day else ''}"


def spell(number: int) -> str:
    """A whole number from 1 to 99,999,999 in Chinese."""
    wan, rest = divmod(number, 10_000)
    high = f"{_below_wan(wan)}万" if wan else ""
    return high + ("零" if wan and 0 < rest < 1000 else "") + (_below_wan(rest) if rest else "")


def _below_wan(number: int) -> str:
    text, skipped = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure, number = divmod(number, size)
        if not figure:
            skipped = True
            continue
        text += ("零" if skipped and text else "") + "零一二三四五六七八九"[figure] + unit
        skipped = False
    return text
