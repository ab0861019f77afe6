"""What a user says or writes to a lender, with the user's own figures: a script and a letter.

Plain text, not escaped. It asks and offers; it claims no right and states no fact about the lender.
"""

from bot.domain.language import Language
from bot.services.hardship import Plan
from bot.services.instalments import Owed
from bot.texts import Texts


def script(t: Texts, owed: Owed, plan: Plan) -> str:
    """A few sentences to be read aloud to customer service, or pasted into its chat."""
    day, rest = t.day(plan.on) if plan.on else "", plan.rest(owed.instalment.left)
    said = [_due(t, owed, "hard-say-late" if owed.days < 0 else "hard-say-due")]
    if plan.can_pay:
        said.append(t(_PART[owed.days < 0], money=t.money(plan.can_pay)))
    else:
        said.append(t("hard-say-short" if plan.can_pay is None else "hard-say-none"))
    if not day:
        said += [t("hard-say-unsure"), t("hard-say-ask-plan")]
    else:
        if not plan.can_pay:
            said.append(t("hard-say-all", day=day))
        elif rest is None:
            said.append(t("hard-say-rest-open", day=day))
        else:
            said.append(t("hard-say-rest", day=day, money=t.money(rest)))
        said.append(t("hard-say-ask-day"))
    said.append(t("hard-say-end"))
    return (" " if t.language is Language.EN else "").join(said)


def letter(t: Texts, owed: Owed, plan: Plan) -> str:
    """A draft to be copied, with a gap for everything that is not stored here: names, numbers, reasons."""
    day, rest = t.day(plan.on) if plan.on else "", plan.rest(owed.instalment.left)
    lines = [
        t("hard-letter-to", name=owed.loan.title),
        "",
        _due(t, owed, "hard-letter-late" if owed.days < 0 else "hard-letter-due"),
        t("hard-letter-cause"),
    ]
    if plan.can_pay:
        lines.append(t(_LETTER_PART[owed.days < 0], money=t.money(plan.can_pay)))
    if not day:
        lines.append(t("hard-letter-unsure"))
    elif not plan.can_pay:
        lines.append(t("hard-letter-all", day=day))
    elif rest is None:
        lines.append(t("hard-letter-rest-open", day=day))
    else:
        lines.append(t("hard-letter-rest", day=day, money=t.money(rest)))
    lines.append(t("hard-letter-ask-day", day=day) if day else t("hard-letter-ask-plan"))
    return "\n".join([*lines, "", t("hard-letter-reply"), "", t("hard-letter-end")])


# Before the date it is what can be paid by then; after it, what can be paid now.
_PART = {False: "hard-say-part", True: "hard-say-part-late"}
_LETTER_PART = {False: "hard-letter-part", True: "hard-letter-part-late"}


def _due(t: Texts, owed: Owed, key: str) -> str:
    """Which instalment it is about; `key` has a version without an amount."""
    day, left = t.day(owed.instalment.due_on), owed.instalment.left
    values = {"name": owed.loan.title, "day": day}
    return t(_OPEN[key], **values) if left is None else t(key, **values, money=t.money(left))


_OPEN = {
    "hard-say-due": "hard-say-due-open",
    "hard-say-late": "hard-say-late-open",
    "hard-letter-due": "hard-letter-due-open",
    "hard-letter-late": "hard-letter-late-open",
}
