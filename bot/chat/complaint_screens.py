"""The screens of a complaint: about whom, to whom, and what will stand in it. Keeps nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.chat.answer_place import Place
from bot.chat.buttons import Press
from bot.chat.complaint_text import ASKS, OTHERS, STOP, complaint
from bot.chat.contact_words import finding_line, label_of, lender_word, line_of, unknown_lines
from bot.chat.context import Turn
from bot.chat.question_screens import to_question
from bot.chat.shared_buttons import log_button
from bot.chat.wording import fact, local, reviewed, short_name
from bot.domain.contacts import WrittenContact
from bot.domain.language import Language
from bot.knowledge.complaints import Office
from bot.services.complaints import DAYS, Listed, packed, unpacked
from bot.services.contacts import judged, kind_of
from bot.transport.messages import MESSAGE_LIMIT, Button, Rows, esc, in_rows

QUESTION: Final = "complain"
"""The question whose answer says how to complain."""
TRUE: Final = "topics/complain/complain-true"
"""What is said of false statements."""

_LENDERS: Final = 12
_PAGE: Final = 8
_FINDINGS: Final = 6


@dataclass(frozen=True, slots=True)
class OnComplaint(Press):
    """What to do about the lender of contact `id`: to which office, what it asks, what is left out.

    `seen` tells the list of contacts that this was said of.
    """

    prefix = "comp"
    what: str = ""
    id: int = 0
    seen: str = ""
    office: str = ""
    asks: int = STOP
    page: int = 1
    out: str = ""


def choice_screen(turn: Turn) -> tuple[str, Rows]:
    """About whom? Those in the log, whoever came most often first; or how to begin."""
    t, lenders = turn.texts, turn.contacts.lenders(turn.user)
    how = to_question(Place(), turn.services.library.questions[QUESTION])
    ways = [log_button(t), Button(t("button-complain-how"), how.data(turn.language))]
    if not lenders:
        return t("complain-empty"), [ways]
    buttons = [
        OnComplaint("to", id_).button(f"{short_name(lender_word(turn, lender))} · {times}")
        for lender, times, id_ in lenders[:_LENDERS]
    ]
    return t("complain-choose"), [*in_rows(buttons), ways]


def office_screen(
    turn: Turn, pressed: OnComplaint, found: Listed, ladder: Mapping[str, Office]
) -> tuple[str, Rows]:
    """To whom? In the order to go by, each with what it does and what it does not."""
    t, language, library = turn.texts, turn.language, turn.services.library
    lines = [t("complain-to", name=esc(lender_word(turn, found.lender)))]
    kind = kind_of(library, found.lender)
    buttons = []
    for step, office in enumerate(ladder.values(), 1):
        name = " ".join(filter(None, (office.title.of(language), office.phone)))
        place = f"complaints/{office.id}"
        does, does_not = turn.services.answers.said(
            [f"{place}/{office.does.id}", f"{place}/{office.does_not.id}"], turn.lender_day, language
        )
        binding = [f"rules/{one}" for one in office.rules if kind in library.rules[one].kinds]
        more = turn.services.answers.held(binding, turn.lender_day, language)
        lines += ["", f"<b>{step}. {esc(name)}</b>", fact(t, does), *(fact(t, one) for one in more)]
        said = t("complain-not", text=reviewed(t, does_not))
        lines.append(t("line", tier=esc(does_not.tier_label), text=said))
        asks = STOP + (OTHERS if found.others else 0)
        buttons.append(OnComplaint("see", pressed.id, found.seen, office.id, asks).button(name))
    return "\n".join(lines), [*in_rows(buttons), [OnComplaint().button(t("button-back"))]]


def review_screen(
    turn: Turn, pressed: OnComplaint, found: Listed, office: Office, above: str = ""
) -> tuple[str, Rows]:
    """What will stand in it: the entries, what may exceed a rule, what is asked for."""
    t, library = turn.texts, turn.services.library
    out = unpacked(pressed.out, len(found.entries))
    kept = found.kept(out)
    pages = -(-len(found.entries) // _PAGE)
    page = min(max(pressed.page, 1), pages)
    pressed = replace(pressed, what="see", page=page, out=packed(out))
    name = esc(lender_word(turn, found.lender))
    lines = [above, ""] if above else []
    lines += [t("complain-review", name=name, to=esc(office.title.of(turn.language)))]
    lines += [t("complain-count", kept=len(kept), count=len(found.entries), days=DAYS)]
    lines += [t("complain-more")] if found.more else []
    lines += [t("complain-page", page=page, pages=pages), ""]
    first = (page - 1) * _PAGE
    shown = [*enumerate(found.entries)][first : first + _PAGE]
    for place, one in shown:
        line = line_of(turn, one.contact)
        lines.append(t("complain-left-out", line=line) if place in out else f"• {line}")
    exceeding = judged(library, (one.contact for one in kept), turn.user)
    if exceeding:
        lines += ["", *(finding_line(turn, one) for one in exceeding[:_FINDINGS])]
        rest = len(exceeding) - _FINDINGS
        lines += [t("complain-more-findings", count=rest)] if rest > 0 else []
        lines += unknown_lines(turn, exceeding)
    lines += ["", t("complain-asks"), f"• {t('complaint-ask-answer')}"]
    lines += [f"• {t(f'complaint-ask-{key}')}" for ask, key in ASKS.items() if pressed.asks & ask]
    warning = turn.services.answers.held([TRUE], turn.lender_day, turn.language)
    lines += ["", *(fact(t, line) for line in warning), t("complain-how")]
    aid = _english(turn, pressed, found, office, kept)
    if len("\n".join([*lines, *aid])) <= MESSAGE_LIMIT:
        lines += aid
    rows = [*in_rows(list(_toggles(turn, pressed, shown, out)))]
    beside = [
        replace(pressed, page=to).button(t(f"button-log-{key}"))
        for key, to in (("newer", page - 1), ("older", page + 1))
        if 1 <= to <= pages
    ]
    rows += [beside] if beside else []
    for ask, key in ASKS.items():
        label = t(f"button-complain-less-{key}" if pressed.asks & ask else f"button-complain-more-{key}")
        rows.append([replace(pressed, asks=pressed.asks ^ ask).button(label)])
    files = [replace(pressed, what="file").button(t("button-letter-files"))] if kept else []
    return "\n".join(lines), [*rows, [*files, OnComplaint("to", pressed.id).button(t("button-back"))]]


def _english(
    turn: Turn, pressed: OnComplaint, found: Listed, office: Office, kept: Sequence[WrittenContact]
) -> list[str]:
    """For who reads no Chinese: what each part of the draft says, where the review has not said it."""
    if turn.language is not Language.EN or not kept:
        return []
    t, library, asks = turn.texts, turn.services.library, pressed.asks
    parts = complaint(library, turn.user, office, found.lender, kept, asks, t, brief=True)
    read = "\n".join(esc(part) for part in parts if isinstance(part, str))
    return ["", t("complain-english"), f"<blockquote>{read}</blockquote>"]


def _toggles(
    turn: Turn, pressed: OnComplaint, shown: Iterable[tuple[int, WrittenContact]], out: frozenset[int]
) -> Iterator[Button]:
    for place, one in shown:
        day = local(one.contact.at, turn.user.preferences.zone)
        key = "button-complain-back" if place in out else "button-complain-out"
        label = turn.texts(key, entry=f"{day:%m-%d} {label_of(turn, one.contact)}")
        yield replace(pressed, out=packed(out ^ {place})).button(label)
