"""All features, in the order of the menu: a new one is a line here. Knows nothing of what they do."""

from typing import Final

from bot.chat import (
    account,
    add,
    agenda,
    answers,
    around,
    contacts,
    door,
    export,
    hardship,
    hearings,
    help_,
    instalment,
    loan_list,
    loan_reminders,
    log,
    paste,
    pause,
    sample,
    settings,
    wishes,
)
from bot.chat.feature import Command, Feature

FEATURES: Final[tuple[Feature, ...]] = (
    add.FEATURE,
    loan_list.FEATURE,
    export.FEATURE,
    answers.FEATURE,
    door.FEATURE,
    log.FEATURE,
    settings.FEATURE,
    pause.FEATURE,
    account.FEATURE,
    help_.FEATURE,
    around.FEATURE,
    agenda.FEATURE,
    contacts.FEATURE,
    hardship.FEATURE,
    hearings.FEATURE,
    instalment.FEATURE,
    loan_reminders.FEATURE,
    paste.FEATURE,
    sample.FEATURE,
    wishes.FEATURE,
)

COMMANDS: Final[tuple[Command, ...]] = tuple(one for feature in FEATURES for one in feature.commands)
BUTTONS: Final = {one.prefix: one for feature in FEATURES for one in feature.buttons}
PUBLIC: Final = {one.prefix for feature in FEATURES if feature.public for one in feature.buttons}
TALKS: Final = {one.talk.conversation.kind: one.talk for one in FEATURES if one.talk is not None}
