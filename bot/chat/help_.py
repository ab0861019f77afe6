"""/help: all commands, one line each. Knows their names, and none of what they do."""

from typing import Final

from bot.chat.context import Turn
from bot.chat.feature import Command, Feature
from bot.chat.shared_buttons import around_button


def help_(turn: Turn) -> None:
    """The commands that can be given here, and that sentences are understood."""
    t = turn.texts
    lines = [f"/{name} {t(f'menu-{name}')}" for name in turn.services.commands[turn.private]]
    turn.reply(f"{t('help-title')}\n\n" + "\n".join(lines) + f"\n\n{t('help-footer')}", [[around_button(t)]])


FEATURE: Final = Feature((Command("help", help_, group=True),))
