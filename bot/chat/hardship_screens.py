"""The screens of someone who may not manage an instalment. `hardship` says which; nothing is decided here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from bot.chat.answer_place import UNLISTED, Place, stage_of
from bot.chat.buttons import Press
from bot.chat.context import Turn
from bot.chat.hardship_script import script
from bot.chat.shared_buttons import OnLoan, loan_button
from bot.chat.wording import checked, fact, money, next_of
from bot.domain.language import Language
from bot.knowledge.model import Lender
from bot.services import hardship
from bot.services.answer import Line, oldest
from bot.services.answers import Answers
from bot.services.hardship import Plan, Step
from bot.services.instalments import Owed
from bot.texts import texts_in
from bot.transport.messages import Button, Rows, esc, in_rows

# By where the due day lies: ahead, today, behind.
_FIRST: Final = {1: "hard-first", 0: "hard-first-today", -1: "hard-first-overdue"}


@dataclass(frozen=True, slots=True)
class OnHardship(Press):
    """What to show or to do about which instalment, with the plan so far."""

    prefix = "hard"
    what: str = ""
    instalment: int = 0
    can_pay: int | None = None
    on: date | None = None


_NO_PLAN: Final = Plan()


def day_button(turn: Turn, then: Step, owed: Owed, plan: Plan) -> Button:
    """A day to choose, in full. The plan has one."""
    return _button(turn.texts.day(plan.on) if plan.on else "", then, owed, plan)


def settled(turn: Turn, owed: Owed) -> tuple[str, Rows]:
    """The instalment is not owed any more: a button that was sent before does no harm."""
    t = turn.texts
    text = t("hard-settled", name=esc(owed.loan.title), day=t.day(owed.instalment.due_on))
    return text, [[loan_button(t, owed.loan.id)]]


def recorded(turn: Turn, owed: Owed, note: str, next_reminder: datetime | None) -> tuple[str, Rows]:
    """The agreement is kept: the new day, the next reminder, how to keep proof."""
    t, instalment = turn.texts, owed.instalment
    lines = [
        f"<b>{t('hard-agreed-done', name=esc(owed.loan.title), day=t.day(instalment.due_on))}</b>",
    ]
    if instalment.moved_from is not None:
        lines.append(t("hard-agreed-before", day=t.day(instalment.moved_from)))
    if note:
        lines.append(t("hard-agreed-with", note=esc(note)))
    lines += [next_of(t, turn.user, next_reminder), "", t("hard-proof")]
    again = _button(t("button-hard-again"), Step.AGREED, owed)
    return "\n".join(lines), [[again, loan_button(t, owed.loan.id)]]


def note_screen(turn: Turn, owed: Owed, plan: Plan, note: str) -> tuple[str, Rows]:
    """The new day in full before it is kept, and a note to go with it."""
    t, old = turn.texts, owed.instalment.due_on
    new = plan.on or old
    lines = [
        f"<b>{t('hard-agreed-day', day=t.day(new))}</b>",
        t("hard-agreed-before", day=t.day(old)),
        *([t("hard-agreed-earlier")] if new < old else []),
        *([t("hard-agreed-with", note=esc(note))] if note else []),
        "",
        t("hard-agreed-noted" if note else "hard-agreed-note"),
    ]
    save = _button(t("button-save" if note else "button-hard-save"), "save", owed, plan)
    return "\n".join(lines), [[save], [_back(turn, Step.AGREED, owed, plan)]]


def _amount(turn: Turn, owed: Owed, _: Plan) -> tuple[str, Rows]:
    """What to do first, what is known of this lender, that the debt stays; and the first question."""
    t, left, concerning = turn.texts, owed.instalment.left, _concerning(turn, owed)
    known = shown = hardship.facts(*concerning, owed.days)
    first = t(_FIRST[max(-1, min(owed.days, 1))])
    if hardship.is_old(owed.days):
        advice = hardship.old_debt(*concerning)
        shown, first = (advice, *known), t("first-line", tier=esc(advice.tier_label), text=esc(advice.text))
    question = (
        t("hard-ask-amount-overdue", money=money(t, left))
        if owed.days < 0
        else t("hard-ask-amount", money=money(t, left), day=t.day(owed.instalment.due_on))
    )
    lines = [
        f"<b>{t('hard-title', name=esc(owed.loan.title))}</b>",
        t("hard-calm"),
        "",
        first,
        "",
        *(fact(t, line) for line in known),
        *_checked(turn, shown),
        "",
        f"<b>{question}</b>",
        t("hard-ask-how"),
    ]

    def can_pay(key: str, fen: int | None, then: Step = Step.WHEN, **values: str) -> Button:
        return _button(t(key, **values), then, owed, Plan(fen))

    half = hardship.half(left)
    place = Place(target=owed.loan.lender or UNLISTED, stage=stage_of(owed.days))
    return "\n".join(lines), [
        [
            can_pay("button-hard-nothing", 0),
            *([can_pay("button-hard-half", half, money=t.money(half))] if half else []),
        ],
        [can_pay("button-hard-later", 0), can_pay("button-hard-other", None, Step.OTHER)],
        [can_pay("button-hard-skip", None, Step.PLAN), can_pay("button-hard-agreed", None, Step.AGREED)],
        [Button(t("button-full-answer"), place.data(turn.language))],
    ]


def _other(turn: Turn, owed: Owed, plan: Plan) -> tuple[str, Rows]:
    skip = _button(turn.texts("button-hard-skip"), Step.PLAN, owed)
    return turn.texts("hard-ask-other"), [[skip, _back(turn, Step.AMOUNT, owed, plan)]]


def _when(turn: Turn, owed: Owed, plan: Plan) -> tuple[str, Rows]:
    """On which day can the rest be paid?"""
    t, rest = turn.texts, plan.rest(owed.instalment.left)
    if not plan.can_pay:
        question = t("hard-ask-when-all")
    else:
        question = t("hard-ask-when-open") if rest is None else t("hard-ask-when", money=t.money(rest))
    days = [
        day_button(turn, Step.PLAN, owed, Plan(plan.can_pay, day))
        for day in hardship.days_to_offer(owed.instalment.due_on, turn.lender_day)
    ]
    unsure = _button(t("button-hard-unsure"), Step.PLAN, owed, Plan(plan.can_pay))
    return f"<b>{question}</b>\n{t('hard-ask-when-how')}", [
        *in_rows(days, 1),
        [unsure, _back(turn, Step.AMOUNT, owed, plan)],
    ]


def _plan(turn: Turn, owed: Owed, plan: Plan) -> tuple[str, Rows]:
    """Whom to ask, what to say, what to have confirmed, what not to do."""
    t = turn.texts
    contact = hardship.contact(*_concerning(turn, owed))
    known = (contact,) if contact else ()
    chinese = []
    if turn.language is Language.EN:  # the lender speaks Chinese
        said = esc(script(texts_in(Language.HANS), owed, plan))
        chinese = ["", t("hard-say-chinese"), f"<pre>{said}</pre>"]
    lines = [
        f"<b>{t('hard-say-title', name=esc(owed.loan.title))}</b>",
        *(fact(t, line) for line in known),
        *_checked(turn, known),
        "",
        t("hard-say-this"),
        f"<pre>{esc(script(t, owed, plan))}</pre>",
        *chinese,
        "",
        t("hard-confirm"),
        "",
        t("hard-not"),
    ]
    tomorrow = hardship.tomorrow(owed.instalment.due_on, turn.user.preferences, turn.now)
    remind = t("button-hard-tomorrow") if tomorrow else t("button-hard-soon")
    return "\n".join(lines), [
        [
            _button(t("button-hard-letter"), Step.LETTER, owed, plan),
            _button(t("button-hard-agreed"), Step.AGREED, owed, plan),
        ],
        [_button(remind, "later", owed, plan), _back(turn, Step.WHEN, owed, plan)],
    ]


def _agreed(turn: Turn, owed: Owed, plan: Plan) -> tuple[str, Rows]:
    """Which day did the lender agree to?"""
    t, instalment, today = turn.texts, owed.instalment, turn.lender_day
    offered = {*hardship.days_to_offer(instalment.due_on, today), *([plan.on] if plan.on else [])}
    days = [
        day_button(turn, Step.NOTE, owed, Plan(plan.can_pay, day))
        for day in sorted(offered)
        if hardship.agreed_problem(day, instalment, today) is None
    ]
    return t("hard-agreed-ask"), [
        *in_rows(days, 1),
        [OnLoan("change", owed.loan.id).button(t("button-hard-whole"))],
        [_back(turn, Step.PLAN, owed, plan)],
    ]


DRAWN: Final[dict[Step, Callable[[Turn, Owed, Plan], tuple[str, Rows]]]] = {
    Step.AMOUNT: _amount,
    Step.OTHER: _other,
    Step.WHEN: _when,
    Step.PLAN: _plan,
    Step.AGREED: _agreed,
}


def _back(turn: Turn, to: Step, owed: Owed, plan: Plan) -> Button:
    return _button(turn.texts("button-back"), to, owed, plan)


def _button(label: str, what: str, owed: Owed, plan: Plan = _NO_PLAN) -> Button:
    return OnHardship(what, owed.instalment.id, plan.can_pay, plan.on).button(label)


def _checked(turn: Turn, known: Sequence[Line]) -> list[str]:
    if not known:
        return []
    return [checked(turn.texts, oldest(known), turn.services.library.vocabulary.searched_until)]


def _concerning(turn: Turn, owed: Owed) -> tuple[Answers, Lender | None, date, Language]:
    """Of whom something is to be known, on which day, in which language."""
    services = turn.services
    return (
        services.answers,
        services.library.lenders.get(owed.loan.lender or ""),
        turn.lender_day,
        turn.language,
    )
