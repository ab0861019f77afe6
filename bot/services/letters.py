"""A letter to a lender: whom it goes to, what it is about, which rules it may name. Knows no words.

Of the law a letter names the rules that bind this kind of lender on the day, and says nothing more.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.domain.loans import InstalmentState
from bot.knowledge.letters import Letter
from bot.knowledge.library import Library
from bot.knowledge.model import Lender, Rule, Stage
from bot.services.hardship import Plan, Step, step_for
from bot.services.instalments import Owed
from bot.services.selection import UNCLEAR

_NO_PLAN: Final = Plan()


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom a letter goes to, and what it is about; nothing of it where neither was said."""

    lender: Lender | None = None
    title: str = ""  # how the user calls the loan
    owed: Owed | None = None  # the instalment, if it is still owed
    plan: Plan = _NO_PLAN

    @property
    def kind(self) -> str:
        """The kind of lender; empty where nobody knows it."""
        return self.lender.kind if self.lender and self.lender.kind != UNCLEAR else ""


def addressed(lender: Lender | None, title: str, owed: Owed | None, plan: Plan, today: date) -> Addressed:
    """The same without what makes no sense (any more): an instalment that is settled, a plan that fails."""
    if owed is None or owed.instalment.state is not InstalmentState.OPEN or owed.loan.closed is not None:
        return Addressed(lender, title)
    _, problem = step_for(Step.LETTER, plan, owed.instalment, today)
    return Addressed(lender, title, owed, _NO_PLAN if problem else plan)


def rules(library: Library, letter: Letter, to: Addressed, on: date) -> list[Rule]:
    """The rules that it names: in force on the day, binding this kind of lender. If nobody knows it, none."""
    if not to.kind:
        return []
    stage = to.owed and (Stage.OVERDUE if to.owed.days < 0 else Stage.DUE_SOON)
    return [
        rule
        for rule in (library.rules[id_] for id_ in letter.rules)
        if rule.at(on) is not None
        and (not rule.kinds or to.kind in rule.kinds)
        and (not rule.stages or stage in rule.stages)
    ]


def facts(to: Addressed) -> frozenset[str]:
    """What is known, as `bot.knowledge.letters` says it."""
    if to.owed is None:
        return frozenset({"state=none"})
    return frozenset(
        {
            "state=late" if to.owed.days < 0 else "state=due",
            "sum=open" if to.owed.instalment.left is None else "sum=known",
            "part=some" if to.plan.can_pay else "part=none",
            "rest=unsure" if to.plan.on is None else "rest=day",
        }
    )
