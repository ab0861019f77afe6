"""A short way to write what a date rule was read as, for tables of expectations."""

from bot.domain.dates import DateProblem, DateReading, Once

Found = DateReading | DateProblem


def shown(found: Found | None) -> str:
    """`2026-12-15 overdue`, `15 from 2026-12-15 by 2, last day?`, `!code`, `!code: one | other`."""
    if found is None:
        return "nothing"
    if isinstance(found, DateProblem):
        readings = " | ".join(map(shown, found.readings))
        return f"!{found.code}: {readings}" if readings else f"!{found.code}"
    rule = found.rule
    if isinstance(rule, Once):
        return f"{rule.day} overdue" if found.overdue else str(rule.day)
    every = f" by {rule.every}" if rule.every > 1 else ""
    return f"{rule.anchor} from {rule.first}{every}{', last day?' if found.offers_last_day else ''}"
