"""What somebody new says once, and the answer to it as plain lines. Knows no handlers."""

from typing import Final

from bot.console.repl import World, parts
from bot.console.screen import show
from bot.domain.language import Language

_SOMEBODY: Final = 1


async def ask(world: World, text: str, language: Language) -> list[str]:
    """The answer that whoever writes this first is shown, line by line."""
    world.api.user(_SOMEBODY, language_code=language.value)
    before = len(world.api.events)
    typed = text.encode("utf-8", "replace").decode("utf-8")  # a byte of another encoding is no character
    for part in parts(typed):
        await world.handle(world.api.say(_SOMEBODY, part))
    return [line for event in world.api.events[before:] for line in show(event)]
