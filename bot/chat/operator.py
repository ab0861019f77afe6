"""/operator: how the bot is, for those in `admin_ids`; unknown to everybody else. Shows nothing of a user."""

from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version
from typing import Any, Final

from bot.chat import notices
from bot.chat.context import Turn
from bot.chat.feature import Command, Feature
from bot.chat.notices import COMMAND, OnNotice, back
from bot.chat.shared_buttons import OnOperator
from bot.chat.wording import local
from bot.knowledge import freshness
from bot.knowledge.library import Library
from bot.reading.text import one_line
from bot.services.operator import Operator, roughly
from bot.store.records import Counts
from bot.texts import Texts
from bot.transport.messages import Rows, esc, in_rows

_SHOWN: Final = 15  # lines of a list


def start(turn: Turn, operator: Operator) -> None:
    """`/operator`; or with a language and a text, the words of a notice."""
    first, *text = turn.args.split(maxsplit=1) or [""]
    if not notices.word(turn, operator, first, "".join(text)):
        turn.reply(*_overview(turn, operator))


def press(turn: Turn, operator: Operator, pressed: OnOperator) -> None:
    """Another screen in place of this one."""
    turn.toast()
    screen = {"errors": _errors, "review": _review, "notes": _notes}.get(pressed.what, _overview)
    turn.edit(*screen(turn, operator))


def _overview(turn: Turn, operator: Operator) -> tuple[str, Rows]:
    t, counts = turn.texts, operator.counts(turn.now)
    library = turn.services.library
    checked = max(claim.what.checked for claim in library.claims())
    moment = t.moment(local(turn.now, turn.user.preferences.zone))
    lines = [
        f"<b>{t('operator-title', moment=moment)}</b>",
        t("operator-users", users=_few(t, counts.users), on=_few(t, counts.subscribed)),
        t("operator-unreachable", count=_few(t, counts.unreachable)),
        t("operator-loans", loans=_few(t, counts.loans), due=_few(t, counts.due_today)),
        "",
        t("operator-day", sent=_few(t, counts.sent), late=counts.late, failed=counts.failed),
        _backlog(t, turn, counts),
        t("operator-owed", count=counts.answers_owed),
        "",
        t("operator-version", version=version("rights-bot"), day=str(checked), hash=fingerprint(library)),
        t("operator-review", count=len(freshness.due(library, turn.lender_day))),
        t("operator-notes", count=sum(one.count for one in operator.said_wrong())),
    ]
    buttons = [
        OnOperator("errors").button(t("button-operator-errors")),
        OnOperator("review").button(t("button-operator-review")),
        OnOperator("notes").button(t("button-operator-notes")),
        OnNotice().button(t("button-notices")),
        OnOperator().button(t("button-refresh")),
    ]
    return "\n".join(lines), in_rows(buttons)


def _backlog(t: Texts, turn: Turn, counts: Counts) -> str:
    if counts.waits_since is None:
        return t("operator-backlog-none")
    minutes = int((turn.now - counts.waits_since).total_seconds() // 60)
    return t("operator-backlog", count=counts.waiting, minutes=minutes)


def _errors(turn: Turn, operator: Operator) -> tuple[str, Rows]:
    """By kind and place. None of their words: these may quote what somebody wrote."""
    t = turn.texts
    lines = [
        t("operator-error", kind=esc(one.kind), place=esc(one.place), count=one.count, seconds=round(one.ago))
        for one in turn.services.errors()
    ][:_SHOWN]
    lines += [
        t("operator-unsent", why=esc(one_line(why)), count=count)
        for why, count in operator.counts(turn.now).failures[:_SHOWN]
    ]
    return _listed(t, t("operator-errors-title"), lines)


def _review(turn: Turn, _: Operator) -> tuple[str, Rows]:
    t, due = turn.texts, freshness.due(turn.services.library, turn.lender_day)
    lines = [f"• {one.review_by} <code>{esc(one.id)}</code>" for one in due]
    return _listed(t, t("operator-review", count=len(due)), lines)


def _notes(turn: Turn, operator: Operator) -> tuple[str, Rows]:
    t, said = turn.texts, operator.said_wrong()
    lines = [
        f"• {one.count} · {esc(', '.join(one.languages))} · <code>{esc(one_line(one.statement))}</code>"
        for one in said
    ]
    return _listed(t, t("operator-notes", count=sum(one.count for one in said)), lines)


def _listed(t: Texts, title: str, lines: list[str]) -> tuple[str, Rows]:
    shown = lines[:_SHOWN] or [t("operator-none")]
    more = [t("operator-more", count=len(lines) - _SHOWN)] if len(lines) > _SHOWN else []
    return "\n".join([f"<b>{title}</b>", *shown, *more]), [[back(t)]]


def _few(t: Texts, count: int) -> str:
    about = roughly(count)
    return t("operator-few") if about is None else str(about)


def fingerprint(library: Library) -> str:
    """The same for the same knowledge, wherever it runs."""
    known = sha256()
    for claim in library.claims():
        known.update(f"{claim.id}\n{claim.what.model_dump_json()}\n".encode())
    return known.hexdigest()[:8]


def _for_operators(run: Callable[..., None]) -> Callable[..., None]:
    """Hand out what only operators get. The router lets nobody else come here."""

    def guarded(turn: Turn, *said: Any) -> None:
        if turn.operator is not None:
            run(turn, turn.operator, *said)

    return guarded


FEATURE: Final = Feature(
    (Command(COMMAND, _for_operators(start)),),
    (OnOperator.to(_for_operators(press)), OnNotice.to(_for_operators(notices.press))),
    operators=True,
)
