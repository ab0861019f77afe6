"""The loaded knowledge, frozen. Knows no files (see `load`) and no user."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.knowledge.model import (
    Channels,
    Kind,
    Lender,
    Rule,
    Source,
    Stage,
    StageText,
    Topic,
    Vocabulary,
)


@dataclass(frozen=True, slots=True)
class Library:
    """All of `knowledge/`, cross-checked."""

    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    channels: Channels
    kinds: Mapping[str, Kind]
    lenders: Mapping[str, Lender]  # full files first, then brief ones
    rules: Mapping[str, Rule]
    topics: Mapping[str, Topic]  # by `order`
    stages: Mapping[Stage, StageText]
