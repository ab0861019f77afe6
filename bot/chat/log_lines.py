"""Lines on contacts: writing down what is clear, asking about the rest one by one. Reads none itself."""

from collections.abc import Sequence
from typing import Final

from bot.chat.answer_place import GENERAL, Place, View
from bot.chat.answer_screens import screen
from bot.chat.buttons import number
from bot.chat.contact_card import card
from bot.chat.contact_words import finding_line, line_of, unknown_lines
from bot.chat.context import Turn
from bot.chat.shared_buttons import OnLog
from bot.domain.contacts import BOUNDS, Contact, ContactKind, WrittenContact
from bot.reading.call_list import joined
from bot.reading.contact_lines import tells_of_call
from bot.reading.patterns import regex
from bot.services import contacts
from bot.services.contact_lines import ASKING, Asked, Lines, Told, read_lines, split
from bot.services.contacts import ASKED
from bot.transport.messages import Button, Rows, esc, in_rows

_SHOWN: Final = 60  # characters of a line that is repeated
_FINDINGS: Final = 8
_IDLE: Final = regex("(?:一直|不停|老是|还在|话|again| )*")  # says no more of a call than that it came
_TIMES: Final = (2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30)
_CALLS: Final = (ContactKind.ANSWERED, ContactKind.MISSED)


def write_lines(turn: Turn, text: str) -> None:
    """Write down what a text tells of, name what is left out, ask about what is not clear."""
    lines, t = joined(split(text), turn.written), turn.texts
    if len(lines) > BOUNDS["at-once"]:
        turn.reply(t("log-too-many", most=BOUNDS["at-once"]))
        return
    _write(turn, _read(turn, lines))


def read_typed(turn: Turn) -> bool:
    """Lines typed under the question what happened. False, and nothing said, if they tell of nothing."""
    lines = joined(split(turn.args), turn.written)
    if len(lines) > BOUNDS["at-once"] or not (found := _read(turn, lines)).tells:
        return False
    _write(turn, found)
    return True


def is_told(turn: Turn) -> str | None:
    """The lender (or nobody) that a sentence says has just called; None if it says anything else."""
    if not tells_of_call(turn.args, turn.written):
        return None
    found = _read(turn, [turn.args.strip()])
    told = next(iter((*found.clear, *found.unclear)), None)
    return told.lender if told is not None and _IDLE.fullmatch(told.note) else None


def offer(turn: Turn, lender: str) -> None:
    """Somebody has just called: write it down? And how to check who it was."""
    t, known = turn.texts, lender in turn.services.library.lenders
    value = f".{lender}" if known else ""
    taps = [OnLog("tap", f"{kind}{value}").button(t(f"contact-kind-{kind}")) for kind in _CALLS]
    text, rows = screen(turn, Place(View.CALL, lender if known else GENERAL))
    turn.reply(f"{t('log-offer')}\n\n{text}", [taps, *rows])


def press_answer(turn: Turn, value: str) -> None:
    """A button under a line that was asked about."""
    nonce, place, choice = (*value.split("."), "", "")[:3]
    asked = turn.find(ASKING, nonce)
    if asked is None or not asked.lines or str(asked.lines[0].place) != place:
        turn.toast(turn.texts("log-asks-gone"), alert=True)
        return
    told, *rest = asked.lines
    answered = None if choice == "skip" else told.chosen(choice)
    above = turn.texts("log-skipped")
    written: WrittenContact | None = None
    if answered is not None and answered.clear:
        if not turn.contacts.has_room(turn.user):
            turn.toast(turn.texts("log-full", most=BOUNDS["kept"]), alert=True)
            return
        written = turn.contacts.write_down(turn.user, _contact(turn, nonce, answered), turn.now)
        above = "\n".join([turn.texts("contact-written"), line_of(turn, written.contact)]) if written else ""
    elif answered is not None or choice != "skip":
        rest, above = [answered or told, *rest], ""
    turn.toast()
    if rest:
        left = Asked(nonce, tuple(rest))
        turn.keep(ASKING, left)
        question, rows = _question(turn, left)
        turn.edit(f"{above}\n\n{question}".strip(), rows)
        return
    turn.end(ASKING, nonce)
    turn.edit(*(card(turn, written, "contact-written") if written else (above, ways_on(turn))))


def undo(turn: Turn, message: str) -> None:
    """Erase all that one message has written down."""
    turn.toast()
    turn.end(ASKING, message)
    count = turn.contacts.erase_of(turn.user, message) if number(message) else 0
    turn.edit(turn.texts("log-undone", count=count), ways_on(turn))


def menu_rows(turn: Turn) -> Rows:
    """A button for each kind."""
    t = turn.texts
    kinds = [OnLog("tap", kind).button(t(f"contact-kind-{kind}")) for kind in ContactKind]
    return [*in_rows(kinds), [OnLog("list").button(t("button-log-list"))]]


def ways_on(turn: Turn) -> Rows:
    """One more, and all of them."""
    t = turn.texts
    return [[OnLog().button(t("button-log-again")), OnLog("list").button(t("button-log-list"))]]


def _read(turn: Turn, lines: list[str]) -> Lines:
    own = {
        view.loan.title: view.loan.lender or view.loan.title
        for view in turn.loans.views(turn.user)
        if view.loan.closed is None
    }
    return read_lines(lines, turn.written, turn.services.search, own)


def _write(turn: Turn, found: Lines) -> None:
    t, message = turn.texts, turn.message
    nonce = str(message.message_id) if message is not None else ""
    if len(found.clear) + len(found.unclear) > BOUNDS["at-once"]:
        turn.reply(t("log-too-many", most=BOUNDS["at-once"]))
        return
    if not turn.contacts.has_room(turn.user, len(found.clear) + len(found.unclear)):
        turn.reply(t("log-full", most=BOUNDS["kept"]))
        return
    if found.clear or found.unclear:
        turn.user = turn.users.ensure(turn.user, turn.now)
        turn.end(ASKED)
    kept = [turn.contacts.write_down(turn.user, _contact(turn, nonce, one), turn.now) for one in found.clear]
    written = [one for one in kept if one is not None]
    left_out = _left_out(turn, found)
    if len(written) == 1 and not found.unclear and not left_out:
        turn.reply(*card(turn, written[0], "contact-written"))
    elif written:
        rows = [[OnLog("undo", nonce).button(t("button-log-undo"))], *ways_on(turn)]
        turn.reply("\n".join([*_summary(turn, written), *left_out]), rows)
    elif left_out or not found.unclear:
        turn.reply("\n".join(left_out) or t("log-nothing"), menu_rows(turn))
    if found.unclear:
        asked = Asked(nonce, found.unclear)
        turn.keep(ASKING, asked)
        turn.reply(*_question(turn, asked))


def _contact(turn: Turn, nonce: str, told: Told) -> Contact:
    assert told.kind is not None
    return Contact(
        told.kind,
        contacts.moment_of(told.on, told.at, turn.user),
        contacts.origin_of(nonce, told.place),
        lender=told.lender,
        number=told.number,
        note=told.note,
        times=told.times,
        exact=told.at is not None,
    )


def _summary(turn: Turn, written: Sequence[WrittenContact]) -> list[str]:
    t = turn.texts
    lines = [t("log-written", count=len(written))]
    lines += [f"• {line_of(turn, one.contact)}" for one in written]
    touched = {(contacts.day_of(one.contact, turn.user), one.contact.lender) for one in written}
    days = [turn.contacts.day(turn.user, on) for on in sorted({on for on, _ in touched}, reverse=True)]
    found = [
        one
        for day in days
        for one in contacts.judged(turn.services.library, day.contacts, turn.user)
        if (one.day, one.lender) in touched
    ]
    if found:
        lines += ["", *(f"{t.day(one.day)} {finding_line(turn, one)}" for one in found[:_FINDINGS])]
        lines += [t("log-more-findings", count=len(found) - _FINDINGS)] if len(found) > _FINDINGS else []
    return [*lines, *unknown_lines(turn, found)]


def _left_out(turn: Turn, found: Lines) -> list[str]:
    lines: list[str] = []
    for key in ("own", "ahead", "unread"):
        left: tuple[str, ...] = getattr(found, key)
        if left:
            lines += ["", turn.texts(f"log-{key}"), *(f"• {esc(line[:_SHOWN])}" for line in left)]
    return lines if found.clear else lines[1:]


def _question(turn: Turn, asked: Asked) -> tuple[str, Rows]:
    """The question for the first line."""
    t, told = turn.texts, asked.lines[0]

    def answer(choice: str, label: str) -> Button:
        return OnLog("is", f"{asked.nonce}.{told.place}.{choice}").button(label)

    if told.kind is not None:
        key, rows = "times", in_rows([answer(str(one), str(one)) for one in _TIMES], 4)
    else:
        kinds = _CALLS if told.is_call else tuple(ContactKind)
        key = "call" if told.is_call else "kind"
        rows = in_rows([answer(one.value, t(f"contact-kind-{one}")) for one in kinds])
    text = f"{t(f'log-asks-{key}')}\n{esc(told.line[:_SHOWN])}"
    return text, [*rows, [answer("skip", t("button-log-skip"))]]
