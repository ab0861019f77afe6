"""Writing a notice to all users, looking at it as they will, sending it, watching and stopping it."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from bot.chat.buttons import Press
from bot.chat.context import Turn
from bot.chat.notice_message import compose
from bot.chat.shared_buttons import OnOperator
from bot.chat.wording import LANGUAGE_NAMES
from bot.domain.language import Language
from bot.domain.notices import MAX_TEXT, NoticeKind, NoticeState, NoticeToAll, Reached
from bot.knowledge.phones import numbers_in
from bot.services.notices import lasts
from bot.services.operator import Operator, Refusal, Standing, roughly
from bot.texts import Texts
from bot.transport.messages import Button, Rows, in_rows

COMMAND: Final = "operator"
WORDS: Final = {
    **{name.casefold(): language for language, name in LANGUAGE_NAMES.items()},
    **{str(language): language for language in Language},
    **{"简体": Language.HANS, "繁體": Language.HANT, "繁体": Language.HANT},
}
"""What a text begins with that is meant for a notice."""


@dataclass(frozen=True, slots=True)
class OnNotice(Press):
    """What to do with which notice; `seen` is the version of it that the button was drawn for."""

    prefix = "notice"
    what: str = ""
    id: int = 0
    seen: int = 0


def show(turn: Turn, operator: Operator) -> None:
    """The draft, or which kind to begin; and those that were begun."""
    t, draft = turn.texts, operator.draft()
    begun = [
        [OnNotice("show", one.id).button(t(f"button-notice-{one.state}", number=one.id))]
        for one in operator.latest()
    ]
    if draft is not None:
        turn.edit(*_draft(turn, draft))
        return
    kinds = [[OnNotice(kind).button(t(f"button-notice-{kind}"))] for kind in NoticeKind]
    turn.edit(t("notice-which"), [*kinds, *begun, [back(t)]])


def back(t: Texts) -> Button:
    """To the operator's first screen."""
    return OnOperator().button(t("button-back"))


def word(turn: Turn, operator: Operator, first: str, text: str) -> bool:
    """`/operator 简体 …`: a text of the draft. False, and nothing said, if that names no language."""
    language = WORDS.get(first.casefold())
    if language is None:
        return False
    t = turn.texts
    listed = {phone.number for phone in turn.services.library.channels.phones}
    refusal = Refusal.NUMBER if set(numbers_in(text)) - listed else operator.word(language, text, turn.now)
    draft = operator.draft()
    if refusal is not None:
        turn.reply(t(f"notice-refused-{refusal}", most=MAX_TEXT))
    if draft is not None:
        turn.reply(*_draft(turn, draft))
    return True


def press(turn: Turn, operator: Operator, pressed: OnNotice) -> None:
    """A button of a notice. Old ones and forged ones find no notice, or one that is not as they say."""
    turn.toast()
    match pressed.what:
        case "":
            show(turn, operator)
            return
        case "news" | "end" as kind:
            turn.edit(*_draft(turn, operator.write(NoticeKind(kind), turn.now)))
            return
    standing = operator.standing(pressed.id)
    if standing is None:
        turn.edit(turn.texts("notice-gone"), [[OnNotice().button(turn.texts("button-notices"))]])
    elif standing.notice.state is NoticeState.DRAFT:
        _press_draft(turn, operator, pressed, standing.notice)
    else:
        _press_begun(turn, operator, pressed, standing)


def _press_draft(turn: Turn, operator: Operator, pressed: OnNotice, draft: NoticeToAll) -> None:
    t = turn.texts
    if pressed.seen != draft.version:  # it was changed, here or by another operator
        turn.edit(f"{t('notice-changed')}\n\n{_draft(turn, draft)[0]}", _draft(turn, draft)[1])
        return
    match pressed.what:
        case "urgent":
            operator.set_urgent(draft, not draft.urgent, turn.now)
            turn.edit(*_draft(turn, replace(draft, urgent=not draft.urgent, version=draft.version + 1)))
        case "discard":
            operator.discard(draft.id)
            turn.edit(t("notice-discarded"), [[OnNotice().button(t("button-notices"))]])
        case "look" if draft.texts:
            _look(turn, operator, draft)
        case "ask" if draft.texts:
            count = operator.audience(draft.kind, turn.now).count
            sure = OnNotice("send", draft.id, draft.version).button(
                t("button-notice-send", count=count), "danger"
            )
            turn.edit(t("notice-sure", count=count), [[sure], [OnNotice().button(t("button-back"))]])
        case "send" if operator.begin(draft.id, draft.version, turn.now):
            standing = operator.standing(draft.id)
            assert standing is not None
            turn.edit(*_progress(turn, standing))
        case "send":
            turn.edit(t("notice-another"), [[OnNotice().button(t("button-notices"))]])
        case _:
            turn.edit(*_draft(turn, draft))


def _press_begun(turn: Turn, operator: Operator, pressed: OnNotice, standing: Standing) -> None:
    match pressed.what:
        case "stop":
            operator.stop(pressed.id, turn.now)
        case "resume":
            operator.go_on(pressed.id, turn.now)
    turn.edit(*_progress(turn, operator.standing(pressed.id) or standing))


def _draft(turn: Turn, draft: NoticeToAll) -> tuple[str, Rows]:
    t = turn.texts
    lines = [
        f"<b>{t(f'notice-draft-{draft.kind}')}</b>",
        *(
            t("notice-has", language=name, count=len(draft.texts[language]))
            if language in draft.texts
            else t("notice-has-not", language=name)
            for language, name in LANGUAGE_NAMES.items()
        ),
        t("notice-urgent") if draft.urgent else t("notice-quiet"),
        "",
        t("notice-how", most=MAX_TEXT),
    ]
    write = [
        Button(t("button-notice-write", language=name), copy=f"/{COMMAND} {name} ")
        for name in LANGUAGE_NAMES.values()
    ]
    other = NoticeKind.NEWS if draft.kind is NoticeKind.END else NoticeKind.END

    def on(what: str, label: str) -> Button:
        return OnNotice(what, draft.id, draft.version).button(label)

    rows = [
        write,
        *([[on("look", t("button-notice-look"))]] if draft.texts else []),
        [on("urgent", t("button-notice-quiet") if draft.urgent else t("button-notice-urgent"))],
        [OnNotice(other).button(t(f"button-notice-{other}"))],
        [on("discard", t("button-notice-discard")), back(t)],
    ]
    return "\n".join(lines), rows


def _look(turn: Turn, operator: Operator, draft: NoticeToAll) -> None:
    """Each message exactly as it will be, then to how many, how fast, for how long: nothing is sent."""
    t, audience, rate = turn.texts, operator.audience(draft.kind, turn.now), turn.services.notice_rate
    shown = [compose(draft, language) for language in LANGUAGE_NAMES]
    for text, rows in dict(zip((text for text, _ in shown), shown, strict=True)).values():
        turn.reply(text, rows)
    counted = [
        t("notice-in", language=name, count=_few(t, audience.languages[language]))
        for language, name in LANGUAGE_NAMES.items()
        if audience.languages.get(language)
    ]
    minutes = -(-lasts(audience.count, rate) // timedelta(minutes=1))
    lines = [
        f"<b>{t('notice-dry')}</b>",
        t("notice-to", count=audience.count),
        *counted,
        t("notice-skipped", gone=_few(t, audience.unreachable), off=_few(t, audience.unwilling)),
        t("notice-pace", rate=f"{rate:g}", minutes=minutes),
        t("notice-urgent") if draft.urgent else t("notice-quiet"),
        t("notice-previews"),
    ]
    ask = OnNotice("ask", draft.id, draft.version).button(t("button-notice-ask"))
    turn.reply("\n".join(lines), [[ask], [OnNotice().button(t("button-back"))]])


def _progress(turn: Turn, standing: Standing) -> tuple[str, Rows]:
    t, notice, reached = turn.texts, standing.notice, standing.reached

    def count(what: Reached) -> int:
        return reached.get(what, 0)

    waiting = count(Reached.WAITING)
    lines = [
        f"<b>{t(f'notice-{notice.state}', number=notice.id)}</b>",
        t("notice-sent", sent=count(Reached.SENT), waiting=waiting),
        t("notice-lost", gone=count(Reached.GONE), refused=count(Reached.REFUSED)),
        t("notice-left", unwanted=count(Reached.UNWANTED), skipped=notice.skipped),
    ]
    if notice.state is NoticeState.SENDING:
        minutes = -(-lasts(waiting, turn.services.notice_rate) // timedelta(minutes=1))
        lines.append(t("notice-still", minutes=minutes))

    def on(what: str, label: str) -> Button:
        return OnNotice(what, notice.id).button(label)

    buttons = [on("show", t("button-refresh"))]
    if notice.state is NoticeState.SENDING:
        buttons.append(on("stop", t("button-notice-stop")))
    if notice.state is NoticeState.STOPPED:
        buttons.append(on("resume", t("button-notice-resume")))
    return "\n".join(lines), [*in_rows(buttons), [OnNotice().button(t("button-back"))]]


def _few(t: Texts, count: int) -> str:
    about = roughly(count)
    return t("operator-few") if about is None else str(about)
