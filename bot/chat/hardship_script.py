"""What a user says to a lender, with the user's own figures. What is written to it: `letter_screens`.

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


# Before the date it is what can be paid by then; after it, what can be paid now.
_PART = {False: "hard-say-part", True: "hard-say-part-late"}


def _due(t: Texts, owed: Owed, key: str) -> str:
    """Which instalment it is about; `key` has a version without an amount."""
    day, left = t.day(owed.instalment.due_on), owed.instalment.left
    values = {"name": owed.loan.title, "day": day}
    return t(_OPEN[key], **values) if left is None else t(key, **values, money=t.money(left))


_OPEN = {
    "hard-say-due": "hard-say-due-open",
    "hard-say-late": "hard-say-late-open",
}
