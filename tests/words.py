"""What people type (tests/data/words), read by the real reader up to the card, and judged. Saves nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from bot.domain.dates import DateRule, EveryDays, Listed, Monthly, Once, occurrence
from bot.domain.loans import amount_of
from bot.knowledge.fold import simplified, squeezed
from bot.knowledge.search import search_in
from bot.reading.repayment_plan import read_lines, read_schedule
from bot.services.adding import Adding
from bot.services.loan_form import Form, Reply, Step
from tests.corpus import cases
from tests.worlds import library

TODAY: Final = date(2026, 12, 1)


class Verdict(StrEnum):
    """How a case was read."""

    RIGHT = "right"
    ASKED = "asked where it need not be asked"
    WRONG = "silently wrong"


@dataclass(frozen=True, slots=True)
class Judged:
    """A case and what came of it."""

    case: dict[str, Any]
    verdict: Verdict
    why: str


ADDING: Final = Adding(library(), search_in(library()))


def read(case: dict[str, Any]) -> list[Reply]:
    """What the reader makes of a line: a form for each loan."""
    text = re.sub(r"^/add\s*", "", case["text"])
    moment = case.get("written") or case.get("today")
    said = datetime.fromisoformat(moment).date() if moment else TODAY
    today = datetime.fromisoformat(case["today"]).date() if "today" in case else said
    english = case["lang"] == "en"
    schedule = read_schedule(text, said, ADDING.names_in(text))
    if schedule is not None:
        return [ADDING.schedule(schedule, today)]
    entries = read_lines(text, said, ADDING.names_in(text))
    if entries is not None:
        return [ADDING.entry(entry, today) for entry in entries]
    return [ADDING.line(text, said, today, both_orders=english)]


def judge(case: dict[str, Any]) -> Judged:
    """Whether it was read right, asked about, or is a card that can be saved and contradicts the meaning."""
    replies = read(case)
    forms = [reply.form for reply in replies]
    held = " ".join(str(value) for form in forms for value in (form.name, form.label, *form.unread))
    for one in case.get("private", ()):
        if one in held:
            return Judged(case, Verdict.WRONG, f"keeps {one}")
    never = case.get("never", {})
    savable = [form for form in forms if form.step is Step.CARD and not form.unread]
    for form in savable:
        if form.amount is not None and form.amount in [round(one * 100) for one in never.get("amount", ())]:
            return Judged(case, Verdict.WRONG, f"amount {form.amount / 100}")
        if written(form.rule) in never.get("rule", ()):
            return Judged(case, Verdict.WRONG, f"rule {written(form.rule)}")
        if form.name in never.get("lender", ()):
            return Judged(case, Verdict.WRONG, f"lender {form.name}")
    asked = len(savable) < len(forms)
    shown = "; ".join(_shown(one) for one in replies)
    if "does" in case:
        return Judged(case, Verdict.RIGHT if asked else Verdict.WRONG, shown)
    if ("asks" in case and not case.get("or_asks")) or "doubt" in case:
        if not asked:
            return Judged(case, Verdict.WRONG, f"saves without asking: {shown}")
        return Judged(case, *_known_parts(case, forms, shown))
    if asked:
        return Judged(case, Verdict.RIGHT if case.get("or_asks") else Verdict.ASKED, shown)
    expected = case.get("loans") or [case]
    if len(expected) != len(savable):
        return Judged(case, Verdict.WRONG, f"{len(savable)} loans: {shown}")
    for want, form in zip(expected, savable, strict=True):
        if problem := contradiction(want, form):
            return Judged(case, Verdict.WRONG, f"{problem}: {shown}")
    return Judged(case, Verdict.RIGHT, shown)


def _known_parts(case: dict[str, Any], forms: list[Form], shown: str) -> tuple[Verdict, str]:
    """Of a line that has to be asked about, what is sure must be read; what is not must not vanish."""
    if len(forms) > 1 or "loans" in case:
        return Verdict.RIGHT, shown
    form = forms[0]
    if form.name and "lender" in case and not _is_lender(case, form):
        return Verdict.ASKED, f"lender {form.name}: {shown}"
    return Verdict.RIGHT, shown


def contradiction(want: dict[str, Any], form: Form) -> str:
    """In what a card differs from what was meant; empty if in nothing."""
    draft = form.draft()
    if "lender" in want and not _is_lender(want, form):
        return f"lender {form.name!r}"
    rule = want.get("rule")
    if "amounts" in want:
        return "" if _rows(form) == _wanted_rows(want) else f"rows {_rows(form)}"
    if rule is not None and written(draft.rule) != rule.replace(" last ", " 31 "):
        return f"rule {written(draft.rule)}"
    count = want.get("count")
    if count is not None:
        left = count - want.get("paid", 0)
        if draft.count != left:
            return f"count {draft.count}"
    if "until" in want and (draft.count is None or str(occurrence(draft.rule, draft.count)) != want["until"]):
        return f"count {draft.count}"
    counted = "count" in want or "until" in want or ("total" in want and form.is_spread)
    if draft.count is not None and not counted:
        return f"count {draft.count}"
    if "total" in want and draft.count and draft.amount is not None:
        last = draft.amount if draft.last_amount is None else draft.last_amount
        if draft.amount * (draft.count - 1) + last != round(want["total"] * 100):
            return f"total {draft.amount} x {draft.count}"
    elif "amount" in want or "total" not in want:
        amount = want.get("amount")
        if draft.amount != (None if amount is None else round(amount * 100)):
            return f"amount {draft.amount}"
    if "statement_day" in want and form.statement_day != want["statement_day"]:
        return f"statement day {form.statement_day}"
    return ""


def _rows(form: Form) -> list[tuple[str, int | None]]:
    """Every due day with its amount, whichever rule gives them."""
    draft = form.draft()
    many = len(draft.rule.days) if isinstance(draft.rule, Listed) else draft.count or 1
    return [(str(occurrence(draft.rule, n)), amount_of(draft, n)) for n in range(1, many + 1)]


def _wanted_rows(want: dict[str, Any]) -> list[tuple[str, int | None]]:
    days = want["rule"].removeprefix("listed ").split()
    return [(day, round(yuan * 100)) for day, yuan in zip(days, want["amounts"], strict=True)]


def _is_lender(want: dict[str, Any], form: Form) -> bool:
    names = {_bare(one) for one in (want["lender"], *want.get("lender_also", ()))}
    have = _bare(form.name)
    if form.lender is not None:
        lender = library().lenders[form.lender]
        also = (lender.name.zh, lender.name.hant, lender.name.en, *lender.aliases, *lender.pinyin)
        if names & {_bare(one) for one in also if one}:
            return True
    if want.get("card"):
        have = re.sub("的?(?:信用卡|creditcard|card)$", "", have)
        names |= {re.sub("(?:信用卡|creditcard|card)$", "", one) for one in names}
    return have in names


def written(rule: DateRule | None) -> str:
    """A rule as the cases write it, but for the last day, which is the 31st."""
    match rule:
        case Once(day):
            return f"once {day}"
        case Monthly(first, anchor, 1):
            return f"monthly {anchor} from {first}"
        case Monthly(first, anchor, every):
            return f"every {every} months {anchor} from {first}"
        case EveryDays(first, days):
            return f"days {days} from {first}"
        case Listed(days):
            return "listed " + " ".join(map(str, days))
        case _:
            return ""


def _shown(reply: Reply) -> str:
    form = reply.form
    parts = [
        form.step,
        f"name={form.name}",
        written(form.rule),
        f"amount={form.amount and form.amount / 100}",
    ]
    parts += [
        f"count={form.count}",
        f"total={form.total}",
        f"unread={form.unread}",
        f"problem={reply.problem}",
    ]
    if form.readings:
        parts.append("|".join(written(one.rule) for one in form.readings))
    return " ".join(map(str, parts))


def report(part: str) -> Counter[Verdict]:
    """How many lines of a part were read how: counts only, so that the part set aside stays unseen."""
    return Counter(judge(case).verdict for case in cases(part))


def failures(part: str) -> Iterator[Judged]:
    """The lines of the tuned part that were not read right."""
    return (one for one in map(judge, cases(part)) if one.verdict is not Verdict.RIGHT)


def _bare(name: str) -> str:
    return squeezed(simplified(name).lower())
