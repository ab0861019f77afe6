"""Start, subscribe, help, privacy, sources, delete, cancel: the commands around everything else."""

from dataclasses import dataclass
from typing import Final

from bot.chat import add, answers, cards, door, loan_list, log
from bot.chat.answer_place import View
from bot.chat.buttons import Press
from bot.chat.context import Turn
from bot.chat.feature import Command, Feature
from bot.chat.sample import sample_button
from bot.chat.settings import next_line
from bot.chat.shared_buttons import Go, Subscribe, list_button, start_buttons, subscribe_button
from bot.chat.wording import LANGUAGE_NAMES
from bot.domain.language import Language
from bot.transport.messages import esc

LINKED: Final = ("add", "list", "door", "log")
"""Commands that a link can open."""

_LINKED: Final = {"rights": View.RIGHTS, "verify": View.VERIFY}


@dataclass(frozen=True, slots=True)
class OnLanguage(Press):
    """The language that was chosen."""

    prefix = "lang"
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class OnForget(Press):
    """Whether to erase everything: `ask`, `yes` or `no`."""

    prefix = "forget"
    answer: str = ""


def start(turn: Turn) -> None:
    """Welcome and subscribe, or open the place that a link leads to.

    Anyone can send a link, so none changes what was said before.
    """
    place, _, lender_id = turn.args.partition("_")
    turn.args = ""
    match place:
        case "rights" | "verify" if lender_id in turn.services.library.lenders:
            answers.open_lender(turn, _LINKED[place], lender_id)
        case "add" if not lender_id:
            add.start(turn)
        case "list" if not lender_id:
            loan_list.show(turn)
        case "door" if not lender_id:
            door.start(turn)
        case "log" if not lender_id:
            log.start(turn)
        case "":
            turn.user = turn.users.subscribe(turn.user, turn.now)
            _welcome(turn)
        case _:
            turn.user = turn.users.enlist(turn.user, turn.now)
            _welcome(turn)


def _welcome(turn: Turn) -> None:
    t = turn.texts
    languages = [OnLanguage(language).button(label) for language, label in LANGUAGE_NAMES.items()]
    rows = [[sample_button(t)], *start_buttons(t), languages]
    turn.reply(t("start-welcome", reminders=t(f"start-reminders-{turn.user.subscription}")), rows)


def subscribe(turn: Turn) -> None:
    """Reminders on: a test message that says when the next one comes."""
    turn.user = turn.users.subscribe(turn.user, turn.now)
    turn.reply(f"{turn.texts('subscribe-on')}\n{next_line(turn)}")


def unsubscribe(turn: Turn) -> None:
    """Reminders off; nothing is erased."""
    turn.user = turn.users.unsubscribe(turn.user, turn.now)
    turn.reply(turn.texts("subscribe-off"), [[subscribe_button(turn.texts)]])


def press_subscribe(turn: Turn, _: Subscribe) -> None:
    """The button that takes "no reminders" back."""
    turn.user = turn.users.subscribe(turn.user, turn.now)
    turn.toast()
    turn.edit(f"{turn.texts('subscribe-on')}\n{next_line(turn)}")


def privacy(turn: Turn) -> None:
    """What is kept, why, and for how long."""
    turn.reply(
        turn.texts("privacy", days=str(turn.services.retention_days), copies=_copies(turn)),
        [[OnForget("ask").button(turn.texts("button-delete-me"))]],
    )


def _copies(turn: Turn) -> str:
    """What copies of the database keep of somebody who was erased; nothing where there are none."""
    days = turn.services.copies_kept
    return turn.texts("privacy-copies", days=days) if days else ""


def delete_me(turn: Turn) -> None:
    """Ask before erasing everything."""
    t = turn.texts
    turn.reply(
        t("delete-ask"),
        [[OnForget("yes").button(t("button-delete-all")), OnForget("no").button(t("button-keep"))]],
    )


def press_forget(turn: Turn, pressed: OnForget) -> None:
    """The answer to "erase everything?"."""
    turn.toast()
    match pressed.answer:
        case "ask":
            delete_me(turn)
        case "yes":
            turn.users.forget(turn.user.id)
            turn.edit(turn.texts("delete-done", copies=_copies(turn)))
        case _:
            turn.edit(turn.texts("delete-kept"))


def cancel(turn: Turn) -> None:
    """End what was begun last, and say what that was. Cards that wait beside it stay."""
    t = turn.texts
    under_way = turn.under_way()
    if not under_way:
        turn.reply(t("cancel-nothing"))
        return
    turn.drop(under_way[0])
    card = cards.card_of(under_way[0])
    done = t("cancel-done") if card is None else t("cancel-card", card=cards.line(turn, card))
    left = cards.left(turn)
    turn.reply("\n".join([done, *left]), [[list_button(t)]] if left else ())


def sources(turn: Turn) -> None:
    """Where the facts come from, and when they were checked."""
    t = turn.texts
    catalogue = turn.services.answers.catalogue(turn.lender_day, turn.language)
    tiers = [
        f"• <b>{esc(label)}</b> ({count})\n  {esc(meaning)}" for label, meaning, count in catalogue.tiers
    ]
    documents = [
        f"• {esc(note.title)}{f' ({esc(note.number)})' if note.number else ''}" for note in catalogue.sources
    ]
    lines = [
        t("sources-title", oldest=str(catalogue.oldest), newest=str(catalogue.newest)),
        *([t("sources-due", count=catalogue.due)] if catalogue.due else []),
        "",
        *tiers,
        "",
        t("sources-documents"),
        *documents,
        "",
        t("sources-footer", review=str(catalogue.next_review)),
    ]
    turn.reply("\n".join(lines))


def press_language(turn: Turn, pressed: OnLanguage) -> None:
    """A language was chosen."""
    language = pressed.language or turn.language
    turn.user = turn.users.choose_language(turn.user, language, turn.now)
    turn.toast()
    turn.edit(turn.texts("language-set", name=LANGUAGE_NAMES[language]))


def press_go(turn: Turn, pressed: Go) -> None:
    """A button that stands for a command."""
    turn.toast()
    match pressed:
        case Go("add", lender) if lender in turn.services.library.lenders:
            add.with_lender(turn, lender)
        case Go("add"):
            add.start(turn)
        case Go("rights"):
            answers.rights(turn)
        case _:
            answers.verify(turn)


FEATURE: Final = Feature(
    (
        Command("subscribe", subscribe),
        Command("unsubscribe", unsubscribe),
        Command("sources", sources),
        Command("privacy", privacy),
        Command("delete_me", delete_me),
        Command("cancel", cancel),
        Command("start", start),
    ),
    (
        Go.to(press_go),
        OnLanguage.to(press_language),
        Subscribe.to(press_subscribe),
        OnForget.to(press_forget),
    ),
    carried=lambda library: (("lenders", one, Go("add", one).text()) for one in library.lenders),
)
