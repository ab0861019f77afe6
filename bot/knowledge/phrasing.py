"""`forbidden.toml`: what no text says, and what a text of a tier has to say. Knows no text and no file."""

import re

from bot.knowledge.model import Many, Model, TierName


class Phrase(Model):
    """Words that a text must not hold (or, as a hedge, must hold), with the reason. Patterns are of `re`."""

    pattern: re.Pattern[str]
    why: str
    unless: re.Pattern[str] | None = None  # lets a text through: a warning names what it warns of
    tiers: Many[TierName] = ()  # only statements of these tiers; empty: every text
    within: Many[str] = ()  # only these folders or files; empty: all


class Wording(Model):
    """`forbidden.toml`: what no text says, and what a text of a tier has to say."""

    phrases: Many[Phrase] = ()
    hedges: Many[Phrase] = ()
