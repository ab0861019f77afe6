"""All features, in the order of the menu: a new one is a line here. Knows nothing of what they do."""

from datetime import datetime
from typing import Final

from bot.chat import (
    account,
    add,
    agenda,
    answers,
    around,
    complaints,
    contacts,
    door,
    export,
    filings,
    hardship,
    hearings,
    help_,
    instalment,
    letters,
    loan_list,
    loan_reminders,
    log,
    operator,
    paste,
    pause,
    sample,
    settings,
    wishes,
)
from bot.chat.context import Services
from bot.chat.feature import Command, Feature
from bot.services.loans import Loans
from bot.services.users import Users
from bot.transport.messages import Content, File

FEATURES: Final[tuple[Feature, ...]] = (
    add.FEATURE,
    loan_list.FEATURE,
    export.FEATURE,
    answers.FEATURE,
    door.FEATURE,
    log.FEATURE,
    complaints.FEATURE,
    letters.FEATURE,
    settings.FEATURE,
    pause.FEATURE,
    account.FEATURE,
    help_.FEATURE,
    around.FEATURE,
    agenda.FEATURE,
    contacts.FEATURE,
    filings.FEATURE,
    hardship.FEATURE,
    hearings.FEATURE,
    instalment.FEATURE,
    loan_reminders.FEATURE,
    paste.FEATURE,
    sample.FEATURE,
    wishes.FEATURE,
    operator.FEATURE,
)

COMMANDS: Final[tuple[Command, ...]] = tuple(
    one for feature in FEATURES if not feature.operators for one in feature.commands
)
OF_OPERATORS: Final[tuple[Command, ...]] = tuple(
    one for feature in FEATURES if feature.operators for one in feature.commands
)
HIDDEN: Final = {one.prefix for feature in FEATURES if feature.operators for one in feature.buttons}
BUTTONS: Final = {one.prefix: one for feature in FEATURES for one in feature.buttons}
PUBLIC: Final = {one.prefix for feature in FEATURES if feature.public for one in feature.buttons}
TALKS: Final = {one.talk.conversation.kind: one.talk for one in FEATURES if one.talk is not None}
FILES: Final = {name: prepare for feature in FEATURES for name, prepare in feature.files.items()}


def prepare_file(users: Users, loans: Loans, services: Services, file: File, now: datetime) -> Content | None:
    """What goes into a file, by the feature that promised it. None if no feature knows it any more."""
    known = FILES.get(file.what.partition(":")[0])
    return known(users, loans, services, file, now) if known else None
