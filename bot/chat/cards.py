"""Cards that wait to be saved: which there are, how each is named and brought back. Saves none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from bot.chat.buttons import Press
from bot.chat.context import Turn
from bot.chat.hearing_card import OnHearingForm
from bot.chat.shared_buttons import add_button, list_button
from bot.chat.wording import describe, short_name
from bot.services.contact_lines import ASKING
from bot.services.conversation import CARD_WAITS, Conversation
from bot.services.hearing_form import HEARING, HearingForm
from bot.services.loan_form import FORM, Form, at_next, is_blank, is_settled
from bot.services.paste import REVIEW, Batch
from bot.store.records import StoredConversation
from bot.transport.messages import Rows, esc, in_rows

MOST: Final = 20
"""Cards that one person may leave open."""

_NAMED: Final = 3  # loans of a review, and cards in one line; the others are counted

_TAKE_NOTHING: Final = (REVIEW.kind, ASKING.kind)
_KINDS: Final[tuple[Conversation[Any], ...]] = (FORM, REVIEW, HEARING)

Card = Form | Batch | HearingForm
C = TypeVar("C", Form, Batch, HearingForm)


@dataclass(frozen=True, slots=True)
class OnForm(Press):
    """A choice, on the card of that nonce and on no other."""

    prefix = "new"
    nonce: str = ""
    choice: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class OnReview(Press):
    """What to do, in the review of that nonce and in no other; and with which of the unfinished loans."""

    prefix = "paste"
    nonce: str = ""
    what: str = ""
    number: int | None = None


_BUTTONS: Final[Mapping[type[Card], type[OnForm | OnReview | OnHearingForm]]] = {
    Form: OnForm,
    Batch: OnReview,
    HearingForm: OnHearingForm,
}
_PREFIXES: Final = {one.prefix for one in _BUTTONS.values()}

SHOW: Final = "show"
"""The choice that brings a card back, on all."""


def card_of(stored: StoredConversation) -> Card | None:
    """The card that a conversation is; None if it is about something else, or can't be read."""
    return next((card for kind in _KINDS if (card := kind.of(stored)) is not None), None)


def latest(turn: Turn) -> Card | None:
    """The card that was shown last, even if nothing was said on it yet."""
    return next(iter(_open(turn)), None)


def asking(turn: Turn) -> Form | None:
    """The form that what is typed answers; None if that is something else. A review takes nothing typed."""
    stored = next((one for one in turn.under_way() if one.kind not in _TAKE_NOTHING), None)
    return None if stored is None else FORM.of(stored)


def turn_to_replied(turn: Turn) -> None:
    """What is written as a reply to a card is about that card: it becomes the latest."""
    replied = turn.message.reply_to_message if turn.message is not None else None
    if replied is None or replied.reply_markup is None:
        return
    said = (str(one.callback_data).split(":") for row in replied.reply_markup.inline_keyboard for one in row)
    nonces = {one[1] for one in said if one[0] in _PREFIXES and len(one) > 1}
    if len(nonces) == 1:  # a list names several
        (nonce,) = nonces
        for conversation in _KINDS:
            if (card := turn.find(conversation, nonce)) is not None:
                turn.keep(conversation, card)


def waiting(turn: Turn) -> list[Card]:
    """All on which something was said, the latest first."""
    return [one for one in _open(turn) if not (isinstance(one, Form) and is_blank(one))]


def has_room(turn: Turn) -> bool:
    """Whether one more may be opened; else that is said, with the number."""
    if len(waiting(turn)) < MOST:
        return True
    turn.reply(turn.texts("cards-most", number=MOST), [[list_button(turn.texts)]])
    return False


def opened(turn: Turn, card: C) -> C | None:
    """The card, or the open one that says the same: nobody means two by sending it twice.

    None where there is no room for it, which is said.
    """
    cards = [one for one in _open(turn) if isinstance(one, type(card))]
    if any(one.nonce == card.nonce for one in cards):
        return card
    same = next((one for one in cards if one == card), None)
    return same or (card if has_room(turn) else None)


def not_there(turn: Turn) -> None:
    """A button of a card that was saved or cancelled; or that waited so long that nothing is kept of it."""
    message = turn.message
    is_young = message is not None and turn.now - message.date < CARD_WAITS
    if is_young or turn.users.known(turn.user.id) is None:  # whoever had everything erased is left alone
        turn.toast(turn.texts("form-old"), alert=True)
        return
    turn.toast()
    turn.reply(turn.texts("card-too-old", days=CARD_WAITS.days), [[add_button(turn.texts)]])


def cancel(turn: Turn, conversation: Conversation[Any], nonce: str) -> None:
    """The card is gone; the others that wait are named."""
    turn.end(conversation, nonce)
    turn.edit("\n".join([turn.texts("cancel-done"), *left(turn)]))


def press_old(
    turn: Turn, conversation: Conversation[C], nonce: str, show: Callable[[C], None], *, cancels: bool
) -> None:
    """Of a card that is not open any more. One that waited too long is shown once more, to be looked at."""
    card = turn.find_expired(conversation, nonce)
    if card is None:
        not_there(turn)
        return
    turn.toast()
    if cancels:
        cancel(turn, conversation, nonce)
    elif has_room(turn):
        show(card)


def expired(turn: Turn) -> str:
    """What is said above a card that waited too long, and is shown once more."""
    return turn.texts("card-expired", days=CARD_WAITS.days)


def line(turn: Turn, card: Card) -> str:
    """What is known of it so far, and whether something is missing."""
    t = turn.texts
    if isinstance(card, Batch):
        return esc(t("card-several", count=len(card.forms), names=_names(turn, card.forms)))
    if isinstance(card, HearingForm):
        known = _title(turn, card)
        return esc(known if card.is_settled(turn.lender_day) else t("card-unfinished", loan=known))
    words = [_name(turn, card)]
    if card.rule is not None:
        words.append(describe(t, card.rule, day_named=card.last_day))
    if card.amount is not None:
        words.append(t.money(card.amount))
    if card.rule is not None and (count := card.draft().count) is not None:
        words.append(t("wish-count", count=count))
    known = " ".join(words)
    known = known if card.loan_id is None else t("card-of-change", loan=known)
    return esc(known if is_settled(at_next(card)) else t("card-unfinished", loan=known))


def listed(turn: Turn) -> tuple[list[str], Rows]:
    """What was not saved yet, with a button for each that brings it back."""
    t, cards = turn.texts, waiting(turn)
    if not cards:
        return [], []
    buttons = [
        _BUTTONS[type(one)](one.nonce, SHOW).button(t("button-card", name=short_name(_title(turn, one))))
        for one in cards
    ]
    return [f"<b>{t('cards-waiting')}</b>", *(f"• {line(turn, one)}" for one in cards)], in_rows(buttons)


def left(turn: Turn) -> list[str]:
    """That others still wait, if so: nobody shall take them for saved."""
    cards = waiting(turn)
    if not cards:
        return []
    return [esc(turn.texts("cards-left", count=len(cards), names=_names(turn, cards)))]


def _open(turn: Turn) -> list[Card]:
    return [card for card in map(card_of, turn.under_way()) if card is not None]


def _names(turn: Turn, cards: Sequence[Card]) -> str:
    names = turn.language.enumerated.join(_title(turn, one) for one in cards[:_NAMED])
    return names if len(cards) <= _NAMED else f"{names}…"


def _title(turn: Turn, card: Card) -> str:
    if isinstance(card, Batch):
        return turn.texts("card-loans", count=len(card.forms))
    if isinstance(card, HearingForm):
        day = "" if card.day is None else turn.texts.day(card.day)
        return turn.texts("card-court", day=day).strip()
    return _name(turn, card)


def _name(turn: Turn, form: Form) -> str:
    return form.name or turn.texts("card-nameless")
