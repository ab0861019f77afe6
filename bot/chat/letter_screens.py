"""The screens of letters: which one, to whom, and the letter with what it does not do. Keeps nothing.

What a letter says: `letter_text`, from the knowledge. Lenders read Chinese: so is each letter.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from bot.chat.buttons import number
from bot.chat.context import Turn
from bot.chat.hardship_screens import OnHardship
from bot.chat.letter_text import written
from bot.chat.shared_buttons import OnLetter
from bot.chat.wording import fact, short_name
from bot.domain.dates import lender_day
from bot.domain.language import Language
from bot.domain.loans import Closed, InstalmentState
from bot.knowledge.flow_checks import LONGEST_COPY
from bot.knowledge.letters import Letter
from bot.knowledge.library import Library
from bot.services import hardship, letters
from bot.services.hardship import Plan, Step
from bot.services.letters import Addressed
from bot.services.loans import Loans
from bot.store.records import LoanView, User
from bot.texts import Texts, texts_in
from bot.transport.messages import Button, Rows, esc, in_rows

NOBODY: Final = "*"  # of those that we know
LOAN: Final = "#"
INSTALMENT: Final = "@"
_OWN: Final = 10  # loans, as buttons


@dataclass(frozen=True, slots=True)
class Chosen:
    """A letter, and whom it goes to."""

    letter: Letter
    to: Addressed
    pressed: OnLetter

    def text(self, library: Library, on: date, t: Texts | None = None) -> str:
        """The letter, plain: in Chinese, or in the words of `t`."""
        return written(library, self.letter, self.to, on, t or texts_in(Language.HANS))


def chosen(
    library: Library, loans: Loans, user: User | None, pressed: OnLetter, now: datetime
) -> Chosen | None:
    """What a button says. None if there is no such letter, or no such loan of this user (any more)."""
    letter = library.letters.get(pressed.letter)
    if letter is None:
        return None
    title, owed = "", None
    if pressed.whom[:1] in (LOAN, INSTALMENT):
        id_, by_loan = number(pressed.whom[1:]), pressed.whom[0] == LOAN
        if user is None or not id_:
            return None
        view = loans.find(user, id_) if by_loan else None
        owed = loans.owed(user, _next(view) if view else 0 if by_loan else id_, now)
        loan = view.loan if view else owed.loan if owed else None
        if loan is None:
            return None
        lender, title = library.lenders.get(loan.lender or ""), loan.title
    else:
        lender = library.lenders.get(pressed.whom)
        if lender is None and pressed.whom != NOBODY:
            return None
    plan = Plan(pressed.can_pay, pressed.on)
    about = owed if letter.about else None
    return Chosen(letter, letters.addressed(lender, title, about, plan, lender_day(now)), pressed)


def choice_screen(turn: Turn) -> tuple[str, Rows]:
    """Which letter?"""
    t, language = turn.texts, turn.language
    known = turn.services.library.letters.values()
    lines = [t("letter-choose"), "", *(_of(letter, language) for letter in known)]
    return "\n".join(lines), [[OnLetter("to", one.id).button(one.title.of(language))] for one in known]


def whom_screen(turn: Turn, letter: Letter) -> tuple[str, Rows]:
    """To whom? The user's own loans first."""
    t, language = turn.texts, turn.language

    def to(whom: str, label: str) -> Button:
        return OnLetter("show", letter.id, whom).button(label)

    overview = turn.loans.overview(turn.user, turn.now)
    views = [*overview.views, *(overview.finished if letter.settled else ())]
    own = [view.loan for view in views if view.loan.closed is not Closed.DELETED][:_OWN]
    taken = {loan.lender for loan in own}
    buttons = [to(f"{LOAN}{loan.id}", short_name(loan.title)) for loan in own]
    buttons += [
        to(one.id, one.name.of(language))
        for one in turn.services.library.lenders.values()
        if not one.brief and one.id not in taken
    ]
    rest = [to(NOBODY, t("button-letter-other")), OnLetter().button(t("button-back"))]
    return f"{_of(letter, language)}\n\n{t('letter-whom')}", [*in_rows(buttons), rest]


def letter_screen(turn: Turn, letter: Chosen) -> tuple[str, Rows]:
    """The letter in one piece, what it does not do, and the files."""
    t, library, on = turn.texts, turn.services.library, turn.lender_day
    text = letter.text(library, on)
    lines = [
        f"<b>{t('letter-head', title=esc(letter.letter.title.of(turn.language)))}</b>",
        t("letter-how"),
        "",
        f"<pre>{esc(text)}</pre>",
    ]
    if turn.language is Language.EN:
        lines += ["", t("letter-english"), f"<blockquote>{esc(letter.text(library, on, t))}</blockquote>"]
    lines += ["", t("letter-not"), *(f"• {esc(one.of(turn.language))}" for one in letter.letter.cannot)]
    owed = letter.to.owed
    if owed is not None and hardship.is_old(owed.days):
        advice = hardship.old_debt(turn.services.answers, letter.to.lender, on, turn.language)
        lines += [fact(t, advice)]
    named = [f"rules/{one.id}" for one in letters.rules(library, letter.letter, letter.to, on)]
    if named:
        known = turn.services.answers.held(named, on, turn.language)
        lines += ["", t("letter-named"), *(fact(t, line) for line in known)]
    elif letter.letter.rules and not letter.to.kind:
        lines += ["", t("letter-unknown-kind")]
    return "\n".join(lines), _rows(turn, letter, text)


def _rows(turn: Turn, letter: Chosen, text: str) -> Rows:
    t, pressed, owed = turn.texts, letter.pressed, letter.to.owed
    rows = [[replace(pressed, what="file").button(t("button-letter-files"))]]
    if len(text) <= LONGEST_COPY:
        rows[0].append(Button(t("button-letter-copy"), copy=text))
    back = OnLetter("to", letter.letter.id).button(t("button-back"))
    if owed is not None:
        plan, one = letter.to.plan, owed.instalment.id
        if plan == Plan():
            rows.append([OnHardship(Step.AMOUNT, one).button(t("button-letter-figures"))])
        rows.append([OnHardship(Step.AGREED, one, plan.can_pay, plan.on).button(t("button-hard-agreed"))])
        if pressed.whom.startswith(INSTALMENT):
            back = OnHardship(Step.PLAN, one, plan.can_pay, plan.on).button(t("button-back"))
    return [*rows, [back]]


def _of(letter: Letter, language: Language) -> str:
    return f"<b>{esc(letter.title.of(language))}</b>\n{esc(letter.use.of(language))}"


def _next(view: LoanView) -> int:
    """The instalment that is due first of those that are owed; 0, which no row has, if none is."""
    owed = [one for one in view.instalments if one.state is InstalmentState.OPEN]
    return min(owed, key=lambda one: (one.due_on, one.id)).id if owed else 0
