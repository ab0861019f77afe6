"""What a feature is to the rest of the chat: commands, buttons, a conversation. Knows none by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from bot.chat.context import Turn
from bot.services.conversation import Conversation

S = TypeVar("S")
S_contra = TypeVar("S_contra", contravariant=True)


class Reads(Protocol[S_contra]):
    """Takes what was typed as the answer to an open question.

    False, and nothing said, if it is to be read otherwise. `unless_unread`: there is another way to read
    the text, to be taken where it answers no question.
    """

    def __call__(self, turn: Turn, state: S_contra, /, *, unless_unread: bool) -> bool: ...


@dataclass(frozen=True, slots=True)
class Command:
    """A command. `group`: it also answers in groups, from the knowledge alone."""

    name: str
    run: Callable[[Turn], None]
    group: bool = False


@dataclass(frozen=True, slots=True)
class Talk(Generic[S]):
    """A conversation, and who takes what is typed in it."""

    conversation: Conversation[S]
    read: Reads[S]


@dataclass(frozen=True, slots=True)
class Feature:
    """Routes, menus, help and the README's table follow from these, in this order.

    `buttons` are handlers by the first word of a button's data. `public`: anyone in a group may press them.
    """

    commands: tuple[Command, ...] = ()
    buttons: Mapping[str, Callable[[Turn, list[str]], None]] = field(default_factory=dict)
    public: bool = False
    talk: Talk[Any] | None = None
