"""What a feature is to the rest of the chat: commands, buttons, a conversation. Knows none by name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from bot.chat.buttons import Buttons
from bot.chat.context import Turn
from bot.chat.kernel import Prepare
from bot.knowledge.library import Library
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
    """A command. `group`: it also answers in groups, from the knowledge alone.

    `aside`: what it says in a group around the words that lead away, where it does not answer there.
    """

    name: str
    run: Callable[[Turn], None]
    group: bool = False
    aside: Callable[[Turn, str], str] = lambda _, leads_away: leads_away


@dataclass(frozen=True, slots=True)
class Talk(Generic[S]):
    """A conversation, and who takes what is typed in it; None where it waits for its buttons alone.

    `attach` takes a picture, a file or a voice message. False, and nothing said, if none is asked for.
    """

    conversation: Conversation[S]
    read: Reads[S] | None
    attach: Callable[[Turn, S], bool] | None = None


@dataclass(frozen=True, slots=True)
class Feature:
    """Routes, menus, help and the README's table follow from these, in this order.

    `public`: anyone in a group may press its buttons. `carried`: every id of the knowledge that they carry,
    as folder, id, and the longest data with it. `files`: who reads what a file is made of, by the first word
    of its `what`. `operators`: nobody else finds its commands and buttons, and no menu names them.
    """

    commands: tuple[Command, ...] = ()
    buttons: tuple[Buttons, ...] = ()
    public: bool = False
    operators: bool = False
    carried: Callable[[Library], Iterator[tuple[str, str, str]]] | None = None
    talk: Talk[Any] | None = None
    files: Mapping[str, Prepare] = field(default_factory=dict)
