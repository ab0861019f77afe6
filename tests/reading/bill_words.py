"""The messages of the corpus, judged as a person would: read right, asked about, or silently wrong.

`python -m tests.reading.bill_words` prints the counts of both parts. Of the part set aside no case is ever
shown: nobody tunes on it.
"""

import sys
from collections import Counter
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Final

from bot.knowledge.search import search_in
from bot.reading.loan_line import contains_date_rule
from bot.reading.messages import What, read_message
from bot.reading.text import fold
from bot.services.adding import Adding
from bot.services.loan_form import Form, Reply, Step
from tests.corpus import Case, cases
from tests.worlds import library

TUNED: Final = ("bills", "bills_more", "bills_fresh", "bills_again")
ASIDE: Final = ("bills_aside", "bills_more_aside", "bills_fresh_aside", "bills_again_aside")
_TODAY: Final = "2026-12-01T10:00"


class Verdict(StrEnum):
    RIGHT = "right"
    ASKED = "asked"  # nothing wrong can be saved, and a careful human would have had to ask less
    WRONG = "wrong"


def judged(case: Case) -> Verdict:
    """What the bot makes of it, from the message to the card."""
    today = _day(case.get("today", _TODAY))
    written = _day(case["written"]) if "written" in case else today
    what, replies = _read(case["text"], written, today)
    if any(_is_wrong(one.form, case) for one in replies if _is_savable(one)):
        return Verdict.WRONG
    kinds = {case["what"], *case.get("what_also", ())}
    if not _may_be_loan(case):
        return Verdict.RIGHT if what in kinds and not replies else Verdict.ASKED
    if what not in kinds:
        return Verdict.ASKED
    savable = sum(_is_savable(one) for one in replies)
    if case.get("doubt"):
        return Verdict.RIGHT if case.get("or_asks") or not savable else Verdict.WRONG
    wanted = len(case.get("two", ("",)))
    return Verdict.RIGHT if case.get("or_asks") or savable == wanted else Verdict.ASKED


def counts(part: str) -> Counter[Verdict]:
    return Counter(judged(case) for case in cases(part))


def _read(text: str, written: date, today: date) -> tuple[str, list[Reply]]:
    adding = _adding()
    message = read_message(text, written, adding.names_in(text))
    if message is None:  # then it is read as somebody's own words
        own = adding.line(text, written, today) if contains_date_rule(text, written) else None
        return "", [own] if own is not None else []
    what = What.OTHER if message.what is What.SETTLED else message.what
    return what, [adding.bill(bill, today) for bill in message.bills]


def _is_savable(reply: Reply) -> bool:
    return reply.form.step is Step.CARD


def _is_wrong(form: Form, case: Case) -> bool:
    """Whether this card contradicts what was meant."""
    if not _may_be_loan(case) or (case.get("doubt") and not case.get("or_asks")):
        return True
    wanted = case.get("two") or [case]
    draft = form.draft()
    due = str(getattr(draft.rule, "day", ""))
    fen = None if draft.amount is None else round(draft.amount) / 100
    never = case.get("never", {})
    if fen in never.get("amount", ()) or due in never.get("due", ()):
        return True
    return not any(
        (one.get("due"), one.get("amount")) == (due, fen)
        and one.get("minimum") == (None if form.minimum is None else form.minimum / 100)
        and _is_named(form.name, [one.get("lender", ""), *case.get("lender_also", ())])
        for one in wanted
    )


def _is_named(name: str, lenders: list[str]) -> bool:
    return fold(name).removesuffix("信用卡") in {fold(one).removesuffix("信用卡") for one in lenders}


def _may_be_loan(case: Case) -> bool:
    return bool({case["what"], *case.get("what_also", ())} & {What.BILL, What.OVERDUE})


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()


@cache
def _adding() -> Adding:
    return Adding(library(), search_in(library()))


if __name__ == "__main__":
    for part in (*TUNED, *ASIDE):
        found = counts(part)
        sys.stdout.write(
            f"{part}: {', '.join(f'{found[one]} {one}' for one in Verdict)} of {found.total()}\n"
        )
