"""What a message that is no command may be: each part is read when it is first asked for. Answers nothing."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from bot.chat import add, hearings, log_lines, messages, paste, suspicion
from bot.chat.context import Turn
from bot.chat.feature import Talk
from bot.knowledge.judging import Judgement
from bot.knowledge.matching import Match, asks
from bot.knowledge.search import Understanding
from bot.knowledge.urgency import Likeness
from bot.reading.hearings import SaidHearing
from bot.reading.loan_line import contains_date_rule, tells_of_a_debt
from bot.reading.messages import Message
from bot.services.loan_form import Reply
from bot.services.paste import Batch

Talks = Mapping[str, Talk[Any]]
"""Who takes what is typed, by kind of conversation."""


class Said:
    """What a text may be, and who may take it."""

    def __init__(self, turn: Turn, talks: Talks) -> None:
        self.turn = turn
        self.talks = talks
        self._text = turn.args  # a step may leave less of it

    @cached_property
    def asking(self) -> bool:
        """Whether it has the form of a question."""
        return asks(self.turn.args)

    @cached_property
    def court(self) -> SaidHearing | None:
        return hearings.found(self.turn)

    @cached_property
    def understood(self) -> Understanding:
        return self.turn.services.search.understand(self.turn.args)

    @cached_property
    def likeness(self) -> Likeness:
        """How much the whole text is like distress or danger."""
        return self.turn.services.search.urgency.of(self._text)

    @cached_property
    def line(self) -> Reply:
        """As a loan in one line."""
        return add.line(self.turn)

    @cached_property
    def loans(self) -> Batch | None:
        """As several loans."""
        return paste.read_loans(self.turn)

    @cached_property
    def whole(self) -> bool:
        """Whether it is a loan, or several, whatever else it names: mother is who lent it, and interest what
        is owed."""
        several = self.loans is not None and not self.loans.others
        return several or add.is_line(self.line.form) or tells_of_a_debt(self.turn.args)

    @cached_property
    def dated(self) -> bool:
        return self.whole or contains_date_rule(self.turn.args, self.turn.written.date())

    @cached_property
    def message(self) -> Message | None:
        """Where somebody else wrote it."""
        return messages.found(self.turn)

    @cached_property
    def question(self) -> Match:
        """What somebody else wrote asks nothing; a line with a date, or that somebody is here, asks only in
        the form of a question."""
        asked = self.message is None and (
            self.asking or not (self.dated or self.understood.intent == "verify")
        )
        return self.understood.question if asked else Match()

    @cached_property
    def judged(self) -> Judgement:
        return suspicion.judged(self.turn)

    @cached_property
    def collection(self) -> bool:
        """ "Overdue since the 1st" is a date; "they come on the 1st" is about collection."""
        found = self.understood
        return (
            self.question.sure is not None
            or (found.topic is not None and not self.whole)
            or (found.intent is not None and not self.dated)
        )

    @cached_property
    def contact(self) -> str | None:
        """Whose call, message or visit it tells of."""
        return None if self.asking or self.message is not None else log_lines.is_told(self.turn)
