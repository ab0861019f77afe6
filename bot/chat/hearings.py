"""A date at court: what was said of it becomes a card, and is saved, moved, ended. Reads no text itself."""

import secrets
from typing import Final

from bot.chat import cards, hearing_card, suspicion
from bot.chat.context import Turn
from bot.chat.feature import Feature, Talk
from bot.chat.hearing_card import OnHearing, OnHearingForm
from bot.chat.shared_buttons import list_button, subscribe_button
from bot.chat.wording import next_of, too_many
from bot.domain.hearings import Hearing
from bot.domain.loans import LimitError
from bot.domain.matters import Over
from bot.reading.hearings import SaidHearing, read_hearing, read_when
from bot.services.hearing_form import HEARING, HearingForm, begun, corrected
from bot.services.loan_form import Step
from bot.services.matters import coming
from bot.store.records import MatterView, Subscription


def found(turn: Turn) -> SaidHearing | None:
    """What a text says of a date at court; None where it says nothing, or any words are asked for."""
    form = cards.asking(turn)
    if form is not None and form.step is Step.NOTE:
        return None
    return read_hearing(turn.args, turn.written.date())


def open_card(turn: Turn, said: SaidHearing) -> None:
    """A card of what was said; of a date that is saved already, the same or another, the one of that.

    A summons may be forged: what is suspicious in it is said first, and the date may be true all the same.
    """
    if said.told and suspicion.is_found(judged := suspicion.judged(turn)):
        suspicion.answer(turn, judged)
    form = begun(secrets.token_hex(3), said)
    saved = turn.hearings.views(turn.user, turn.now)
    same = next((one for one in saved if form.day is not None and one.matter.day == form.day), None)
    if same is not None and form.at in (None, same.matter.at) and form.place in ("", same.matter.place):
        text, rows = hearing_card.screen(turn, same)
        turn.reply(f"{turn.texts('court-known')}\n\n{text}", rows)
        return
    changed = same or (saved[0] if said.moves and len(saved) == 1 else None)
    if changed is not None:
        form = corrected(_of(changed, form.nonce), said)
    _ask(turn, form, problem=said.problem)


def read(turn: Turn, form: HearingForm, *, unless_unread: bool) -> bool:
    """Another day or time, typed under the card. False, and nothing said, if it is to be read otherwise."""
    said = read_when(turn.args, turn.written.date())
    if said is None or (said.problem and not form.asking):
        if unless_unread or not form.asking:
            return False
        _ask(turn, form, problem="unreadable")
        return True
    _ask(turn, corrected(form, said), problem=said.problem)
    return True


def press_form(turn: Turn, pressed: OnHearingForm) -> None:
    """A choice, on its own card and no other."""
    form = turn.find(HEARING, pressed.nonce)
    if form is None:
        cards.press_old(
            turn,
            HEARING,
            pressed.nonce,
            lambda old: _ask(turn, old, first=cards.expired(turn)),
            cancels=pressed.choice == "cancel",
        )
        return
    turn.toast()
    match pressed:
        case OnHearingForm(_, "save") if form.is_settled(turn.lender_day):
            _save(turn, form)
        case OnHearingForm(_, "cancel"):
            cards.cancel(turn, HEARING, form.nonce)
        case OnHearingForm(_, cards.SHOW):
            _ask(turn, form)
        case OnHearingForm(_, choice, day):
            _ask(turn, form.after(choice, day), edit=True)


def press(turn: Turn, pressed: OnHearing) -> None:
    """What to do with one that is saved."""
    turn.toast()
    hearings, t = turn.hearings, turn.texts
    view = hearings.find(turn.user, pressed.id, turn.now)
    match pressed.what:
        case "restore":
            try:
                hearings.restore(turn.user, pressed.id, turn.now)
            except LimitError as error:
                turn.reply(too_many(t, error), [[list_button(t)]])
                return
            view = hearings.find(turn.user, pressed.id, turn.now)
        case "over" | "delete" if view is not None:
            closed = Over.OVER if pressed.what == "over" else Over.DELETED
            hearings.close(turn.user, pressed.id, closed, turn.now)
            undo = OnHearing("restore", pressed.id).button(t("button-undo"))
            turn.edit(t(f"court-{closed}", day=t.day(view.matter.day)), [[undo, list_button(t)]])
            return
        case "move" if view is not None:
            _ask(turn, _begun_of(turn, view))
            return
        case _:
            pass
    if view is None:
        turn.edit(t("court-gone"), [[list_button(t)]])
    else:
        turn.edit(*hearing_card.screen(turn, view))


def _begun_of(turn: Turn, view: MatterView[Hearing]) -> HearingForm:
    """The card on which this one is being changed: one for each, so that none takes another back."""
    begun = (one for one in cards.waiting(turn) if isinstance(one, HearingForm))
    known = next((one for one in begun if one.hearing_id == view.matter.id), None)
    return known or _of(view, secrets.token_hex(3), asking=True)


def _of(view: MatterView[Hearing], nonce: str, *, asking: bool = False) -> HearingForm:
    one = view.matter
    return HearingForm(nonce, one.day, (), one.at, one.place, asking=asking, hearing_id=one.id)


def _ask(turn: Turn, form: HearingForm, *, problem: str = "", edit: bool = False, first: str = "") -> None:
    """Keep the card, and show it, or what it asks."""
    opened = cards.opened(turn, form)
    if opened is None:
        return
    turn.keep(HEARING, opened)
    text, rows = hearing_card.asked(turn, opened, problem)
    text = f"{first}\n\n{text}" if first else text
    (turn.edit(text, rows) if edit else turn.reply(text, rows))


def _save(turn: Turn, form: HearingForm) -> None:
    t, hearings, draft = turn.texts, turn.hearings, form.draft()
    hearing_id = form.hearing_id
    try:
        if hearing_id is None:
            hearing_id = hearings.save(turn.user, draft, turn.now).id
        else:
            hearings.change(turn.user, hearing_id, draft, turn.now)
    except LimitError as error:  # the card stays, to be saved once there is room
        turn.reply(too_many(t, error), [[list_button(t)]])
        return
    turn.end(HEARING, form.nonce)
    turn.user = turn.users.find(turn.user.id, turn.language, turn.now)
    view = hearings.find(turn.user, hearing_id, turn.now)
    if view is None:
        turn.edit(t("court-gone"), [[list_button(t)]])
        return
    lines = [t("court-saved"), hearing_card.line(t, coming(view.matter, turn.now))]
    lines += [
        next_of(t, turn.user, view.next_reminder),
        "",
        *hearing_card.facts(turn.services, t, turn.lender_day),
    ]
    rows = [[subscribe_button(t)]] if turn.user.subscription is not Subscription.ON else []
    rows.append([hearing_card.open_button(t, view.matter), list_button(t)])
    turn.edit("\n".join([*lines, *cards.left(turn)]), rows)


FEATURE: Final = Feature(
    buttons=(OnHearingForm.to(press_form), OnHearing.to(press)), talk=Talk(HEARING, read)
)
