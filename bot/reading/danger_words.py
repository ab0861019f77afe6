"""What a vocabulary of danger consists of, in any language. Holds no word of one, and reads nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Pattern = re.Pattern[str]


class Danger(StrEnum):
    """Who they say they are, what they do, or where they are. Of several, the first decides what to do."""

    POLICE = "police"
    COURT = "court"
    VIOLENCE = "violence"
    INSIDE = "inside"
    FOLLOWING = "following"
    PARENTS = "parents"
    WORK = "work"
    DOOR = "door"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, as patterns over a folded text."""

    mended: tuple[tuple[Pattern, str], ...]
    """Misspelt, or said of something else; and what stands for it."""
    ends: Pattern
    """Where a clause ends; one that begins with "now" is one of its own."""

    harm: Mapping[Danger, Pattern]
    """A danger, whoever does it."""
    coming: Mapping[Danger, Pattern]
    """A danger where somebody does it who is not welcome."""
    refined: Mapping[Danger, Pattern]
    """Who they say they are, or whose place it is: matters only where there is a danger."""

    collector: Pattern
    owed: Pattern
    """That it is about money: then a man with a parcel is no delivery."""
    stranger: Pattern
    """Somebody unknown, or with an office."""
    anyone: Pattern
    """They, he: unwelcome, unless somebody welcome is named."""
    welcome: Pattern
    """Family, friends, neighbours."""
    service: Pattern
    """Deliveries and repairs: strangers whom nobody fears."""

    lasting: Pattern
    """That it goes on: stronger than the past."""
    past: Pattern
    gone: Pattern
    """That they have left: what was said before it has passed."""
    future: Pattern
    """Stands before what may come."""
    supposed: Pattern
    """Stands before what is asked or feared."""
    condition: Pattern
    """If: holds for the clauses that follow, too."""
    threatened: Pattern
    """That somebody says what he will do if he is not paid: violence, then, is said now."""
    general: Pattern
    """A question about collectors as such."""
    formal: Pattern
    """Words of a firm's message to its debtor, who speaks otherwise."""
