"""Start, subscribe, help, privacy, sources, delete, cancel: the commands around everything else."""

from typing import Final

from telegram.helpers import create_deep_linked_url

from bot.chat import add, answers
from bot.chat.answer_place import View
from bot.chat.context import Turn
from bot.chat.menu import listed
from bot.chat.wording import LANGUAGE_NAMES, local
from bot.domain.language import Language
from bot.transport.messages import Button, esc

_LINKED: Final = {"rights": View.RIGHTS, "verify": View.VERIFY}


async def start(turn: Turn) -> None:
    """Welcome and subscribe, or open the place that a link leads to."""
    place, _, lender_id = turn.args.partition("_")
    if place in _LINKED and lender_id in turn.services.library.lenders:
        await answers.open_lender(turn, _LINKED[place], lender_id)
        return
    t = turn.texts
    turn.user = await turn.services.users.subscribe(turn.user, turn.now)
    rows = [
        [Button(t("button-add"), "go:add"), Button(t("button-rights"), "go:rights")],
        [Button(t("button-verify"), "go:verify")],
        [Button(label, f"lang:{language}") for language, label in LANGUAGE_NAMES.items()],
    ]
    await turn.reply(t("start-welcome"), rows)


async def subscribe(turn: Turn) -> None:
    """Reminders on: a test message that says when the next one comes."""
    turn.user = await turn.services.users.subscribe(turn.user, turn.now)
    await turn.reply(f"{turn.texts('subscribe-on')}\n{await next_line(turn)}")


async def unsubscribe(turn: Turn) -> None:
    """Reminders off; nothing is erased."""
    turn.user = await turn.services.users.unsubscribe(turn.user, turn.now)
    await turn.reply(turn.texts("subscribe-off"), [[subscribe_button(turn)]])


async def press_subscribe(turn: Turn, _: list[str]) -> None:
    """The button that takes "no reminders" back."""
    turn.user = await turn.services.users.subscribe(turn.user, turn.now)
    await turn.toast()
    await turn.edit(f"{turn.texts('subscribe-on')}\n{await next_line(turn)}")


def subscribe_button(turn: Turn) -> Button:
    """Reminders on."""
    return Button(turn.texts("button-subscribe"), "sub")


async def next_line(turn: Turn) -> str:
    """When the next reminder comes, or that there is none planned."""
    next_one = await turn.services.store.next_reminder(turn.user.id)
    if next_one is None:
        return turn.texts("next-none")
    zone = turn.user.preferences.zone
    return turn.texts("next-at", moment=turn.texts.moment(local(next_one, zone)), zone=zone)


async def help_(turn: Turn) -> None:
    """The commands, one line each."""
    t = turn.texts
    lines = [f"/{name} {t(f'menu-{name}')}" for name in listed(private=turn.private)]
    await turn.reply(f"{t('help-title')}\n\n" + "\n".join(lines) + f"\n\n{t('help-footer')}")


async def privacy(turn: Turn) -> None:
    """What is kept, why, and for how long."""
    await turn.reply(
        turn.texts("privacy", days=str(turn.services.retention_days)),
        [[Button(turn.texts("button-delete-me"), "forget:ask")]],
    )


async def delete_me(turn: Turn) -> None:
    """Ask before erasing everything."""
    t = turn.texts
    await turn.reply(
        t("delete-ask"),
        [[Button(t("button-delete-all"), "forget:yes"), Button(t("button-keep"), "forget:no")]],
    )


async def press_forget(turn: Turn, args: list[str]) -> None:
    """The answer to "erase everything?"."""
    await turn.toast()
    match args:
        case ["ask"]:
            await delete_me(turn)
        case ["yes"]:
            await turn.services.users.forget(turn.user.id)
            await turn.edit(turn.texts("delete-done"))
        case _:
            await turn.edit(turn.texts("delete-kept"))


async def cancel(turn: Turn) -> None:
    """End the conversation under way."""
    dropped = await turn.services.store.drop_draft(turn.user.id)
    await turn.reply(turn.texts("cancel-done" if dropped else "cancel-nothing"))


async def sources(turn: Turn) -> None:
    """Where the facts come from, and when they were checked."""
    t = turn.texts
    catalogue = turn.services.answers.catalogue(turn.now.date(), turn.language)
    tiers = [
        f"• <b>{esc(label)}</b> ({count})\n  {esc(meaning)}" for label, meaning, count in catalogue.tiers
    ]
    documents = [
        f"• {esc(note.title)}{f' ({esc(note.number)})' if note.number else ''}" for note in catalogue.sources
    ]
    lines = [
        t("sources-title", oldest=str(catalogue.oldest), newest=str(catalogue.newest)),
        *([t("caution")] if catalogue.due else []),
        "",
        *tiers,
        "",
        t("sources-documents"),
        *documents,
        "",
        t("sources-footer", review=str(catalogue.next_review)),
    ]
    await turn.reply("\n".join(lines))


async def press_language(turn: Turn, args: list[str]) -> None:
    """A language was chosen."""
    language = next((one for one in Language if args == [one.value]), turn.language)
    turn.user = await turn.services.users.choose_language(turn.user, language, turn.now)
    await turn.toast()
    await turn.edit(turn.texts("language-set", name=LANGUAGE_NAMES[language]))


async def press_go(turn: Turn, args: list[str]) -> None:
    """A button that stands for a command."""
    await turn.toast()
    match args:
        case ["add", lender_id] if lender_id in turn.services.library.lenders:
            await add.with_lender(turn, lender_id)
        case ["add", *_]:
            await add.start(turn)
        case ["rights"]:
            await answers.rights(turn)
        case _:
            await answers.verify(turn)


async def in_private(turn: Turn, command: str) -> None:
    """A personal command in a group: nothing personal is shown here, a button leads away."""
    url = create_deep_linked_url(turn.bot.username, command)
    await turn.reply(turn.texts("group-private"), [[Button(turn.texts("button-private"), url=url)]])
