"""The screens of the walk at the door: text and buttons. Decides nothing and keeps nothing.

The words are the flow's (`knowledge/flows/door.toml`); the last line of each is where to get help.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from telegram.helpers import create_deep_linked_url

from bot.chat.buttons import number
from bot.chat.contact_words import FLOW
from bot.chat.context import Turn
from bot.chat.shared_buttons import OnContact, OnDoor, log_button
from bot.chat.wording import fact, local, short_name
from bot.domain.contacts import WrittenContact
from bot.domain.loans import Loan
from bot.knowledge import walk
from bot.knowledge.flow_checks import LONGEST_SCREEN
from bot.knowledge.flows import Answer, Flow, Level
from bot.transport.messages import Button, Rows, Style, esc, plain

_LOAN: Final = "#"  # before the id of a loan
_OWN: Final = 6  # of the user's lenders, as buttons
_NARROW, _NARROW_ASCII = 8, 18  # characters of a label beside which there is room for another


@dataclass(frozen=True, slots=True)
class Walk:
    """One person, what they answered, and where that leads."""

    turn: Turn
    at: walk.Place
    path: str = ""
    lender: str = ""

    @classmethod
    def of(cls, turn: Turn, path: str = "", lender: str = "") -> "Walk | None":
        """None if nobody can have answered so. A lender or loan that is not there was not said."""
        at = walk.place(flow_of(turn), path)
        if at is None:
            return None
        here = cls(turn, at, path, lender)
        return here if here.lender_name else cls(turn, at, path)

    @property
    def flow(self) -> Flow:
        """What is walked through."""
        return flow_of(self.turn)

    @property
    def level(self) -> Level:
        """The verdict."""
        return walk.level(self.flow, self.at.facts)

    @property
    def lender_id(self) -> str:
        """The lender, if it was said and we know it."""
        return self.lender if self.lender in self.turn.services.library.lenders else ""

    @property
    def loan(self) -> Loan | None:
        """The loan of this user, if one was chosen."""
        loan_id = number(self.lender.removeprefix(_LOAN)) if self.lender.startswith(_LOAN) else 0
        view = self.turn.loans.find(self.turn.user, loan_id) if loan_id and self.turn.private else None
        return view.loan if view else None

    @property
    def lender_name(self) -> str:
        """How it is called; empty if it was not said."""
        if self.lender_id:
            return self.turn.services.library.lenders[self.lender_id].name.of(self.turn.language)
        loan = self.loan
        return loan.title if loan else ""

    @property
    def last(self) -> str:
        """The last line of every screen."""
        return self.flow.emergency.of(self.turn.language)

    def button(self, label: str, what: str = "") -> Button:
        """To another screen of this walk."""
        return OnDoor(what, self.path, self.lender).button(label)

    def answered(self, code: str, label: str, lender: str = "", style: Style = "") -> Button:
        """One answer more."""
        return OnDoor("", self.path + code, lender or self.lender).button(label, style)


def flow_of(turn: Turn) -> Flow:
    """The flow that is walked through at the door."""
    return turn.services.library.flows[FLOW]


def way_in(turn: Turn, label: str, said: str = "", lender: str = "") -> Button:
    """Into the walk, in the private chat. `said`: what is known already, as a beginning of the flow."""
    if not turn.private:
        return Button(label, url=create_deep_linked_url(turn.services.bot_name, FLOW))
    lender = lender if lender in turn.services.library.lenders else ""
    return OnDoor("new", walk.begun(flow_of(turn), said), lender).button(label)


def question_screen(here: Walk, *, above: str = "") -> tuple[str, Rows]:
    """One question. `above` stands over it instead of what belongs to the answer before."""
    lines = walk.question_lines(here.flow, here.at, here.turn.language, above)
    skip = here.answered(walk.SKIPPED, here.turn.texts("button-door-skip"))
    return _text(lines, bold=len(lines) - 3), [*_answers(here), _end_at_once(here), [*_back(here), skip]]


def verdict_screen(here: Walk) -> tuple[str, Rows]:
    """The verdict, what speaks for it, what to do; and what can be answered still."""
    t, at, language = here.turn.texts, here.at, here.turn.language
    asked = at.step.ask.of(language) if at.step is not None else ""
    lines = walk.verdict_lines(here.flow, at.facts, language, asked)
    rows = [
        *_answers(here),
        [here.button(t("button-door-say"), "say"), here.button(t("button-door-call"), "call")],
    ]
    rests = any(sign.because for sign in walk.signs(here.flow, at.facts))
    why = [here.button(t("button-door-why"), "why")] if rests else []
    rows.append([here.button(t("button-door-keep"), "keep"), *why])
    if here.level is not Level.DANGER:
        rows.append(_end_at_once(here))
    rows.append([*_back(here), here.button(t("button-door-end"), "end")])
    return _text(lines, bold=0), rows


def say_screen(here: Walk) -> tuple[str, Rows]:
    """What to say aloud, in lines that can be read from a phone held at arm's length."""
    t = here.turn.texts
    script = walk.script(here.flow, here.at.facts).text.of(here.turn.language)
    lines = [t("door-say"), "", *(f"<b>{esc(line)}</b>" for line in script.splitlines()), "", here.last]
    return "\n".join(lines), [[Button(t("button-door-copy"), copy=script)], _to_verdict(here)]


def call_screen(here: Walk) -> tuple[str, Rows]:
    """Whom to call: the lender by its own app, and the numbers that help here."""
    t, facts, language = here.turn.texts, here.at.facts, here.turn.language
    official = {"who=police", "who=court"} & facts or here.level is Level.DANGER
    lender = here.turn.services.library.lenders.get(here.lender_id)
    ids = [f"channels/{one.channel}" for one in walk.calls(here.flow, facts)]
    asking: list[str] = []
    if not official:
        name = here.lender_name
        asking = [f"<b>{esc(name or t('door-the-lender'))}</b>", esc(here.flow.calling.of(language)), ""]
        ids = [*(f"channels/{one}" for one in (lender.phones if lender else ())), *ids]
    known = here.turn.services.answers.said(ids, here.turn.lender_day, language)
    lines = [*asking, *(fact(t, line) for line in known), *([""] if known else []), here.last]
    return "\n".join(lines), [_to_verdict(here)]


def why_screen(here: Walk) -> tuple[str, Rows]:
    """What the signs rest on, with whose word it is; as much as fits one look."""
    t = here.turn.texts
    ids = dict.fromkeys(ref for sign in walk.signs(here.flow, here.at.facts) for ref in sign.because)
    known = here.turn.services.answers.held(ids, here.turn.lender_day, here.turn.language, short=True)
    lines = [t("door-why"), ""]
    for line in (fact(t, line) for line in known):
        if len(plain("\n".join([*lines, line, "", here.last]))) <= LONGEST_SCREEN:
            lines.append(line)
    return "\n".join([*lines, "", here.last]), [_to_verdict(here)]


def end_screen(here: Walk) -> tuple[str, Rows]:
    """The end: what is kept, and what is worth doing when they have gone."""
    t = here.turn.texts
    rows = [
        [here.button(t("button-door-keep"), "keep"), *_to_verdict(here)],
        [OnDoor("new").button(t("button-door-new"))],
    ]
    return "\n".join([t("door-end"), "", esc(here.last)]), rows


def kept_screen(here: Walk, written: WrittenContact) -> tuple[str, Rows]:
    """What was written down, and how to take it back."""
    t, turn = here.turn.texts, here.turn
    moment = t.moment(local(written.contact.at, turn.user.preferences.zone))
    word = here.flow.verdicts[here.level].word.of(turn.language)
    lines = [t("door-kept"), f"{moment} · {esc(here.lender_name)}".removesuffix(" · "), word, ""]
    lines += [t("door-kept-where"), "", esc(here.last)]
    return "\n".join(lines), [
        [OnContact("open", written.id).button(t("button-contact-open")), log_button(t)],
        [OnContact("erase", written.id).button(t("button-contact-erase"))],
    ]


def _answers(here: Walk) -> list[list[Button]]:
    """A button for each answer, two side by side where there is room."""
    rows: list[list[Button]] = []
    for answer in here.flow.answers(here.at.step) if here.at.step is not None else ():
        label = answer.label.of(here.turn.language)
        for button in _lenders(here, answer) if answer.each else [here.answered(answer.code, label)]:
            if rows and len(rows[-1]) == 1 and _is_narrow(rows[-1][0]) and _is_narrow(button):
                rows[-1].append(button)
            else:
                rows.append([button])
    return rows


def _is_narrow(button: Button) -> bool:
    """Whether another one has room beside it on a phone."""
    return len(button.label) <= (_NARROW_ASCII if button.label.isascii() else _NARROW)


def _lenders(here: Walk, answer: Answer) -> list[Button]:
    """The lenders of this user first, the most urgent at the top; then those that we have a file on."""
    library, language = here.turn.services.library, here.turn.language
    named: dict[str, str] = {}
    for loan in _own_loans(here.turn):
        known = library.lenders.get(loan.lender or "")
        key = known.id if known else f"{_LOAN}{loan.id}"
        named.setdefault(key, known.name.of(language) if known else short_name(loan.title))
    named = dict(list(named.items())[:_OWN])
    for one in library.lenders.values():
        if not one.brief:
            named.setdefault(one.id, one.name.of(language))
    return [here.answered(answer.code, label, lender) for lender, label in named.items()]


def _own_loans(turn: Turn) -> list[Loan]:
    overview = turn.loans.overview(turn.user, turn.now)
    return [owed.loan for owed in (*overview.overdue, *overview.coming)]


def _back(here: Walk) -> list[Button]:
    """To the question before; what was said to "which lender?" is asked anew there."""
    if not here.path:
        return []
    path = here.path[:-1]
    before = walk.place(here.flow, path)
    asks_lender = before and before.step and any(one.each for one in here.flow.answers(before.step))
    return [OnDoor("", path, "" if asks_lender else here.lender).button(here.turn.texts("button-door-back"))]


def _to_verdict(here: Walk) -> list[Button]:
    return [here.button(here.turn.texts("button-back"))]


def _end_at_once(here: Walk) -> list[Button]:
    """Red where the app can: the words say it too."""
    return [here.answered(walk.DANGER, here.turn.texts("button-door-danger"), style="danger")]


def _text(lines: Sequence[str], bold: int | None = None) -> str:
    """The lines as HTML, one of them bold."""
    return "\n".join(
        f"<b>{esc(line)}</b>" if number == bold else esc(line) for number, line in enumerate(lines)
    )
