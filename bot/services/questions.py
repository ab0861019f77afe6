"""The answer to a question, on one screen: its sentence, then conditions and one step. Knows no Telegram.

What a lender's own file says comes before it, where the question is about that.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.knowledge.model import Stage, Statement
from bot.knowledge.questions import Question, Said
from bot.services.answer import Line, Page, SectionRef, oldest, pages
from bot.services.selection import QUESTION, TOPIC, Scope

_OWN: Final = 2  # lines on the lender's own
_ROOM: Final = 350  # 简体 characters for the lines of a first screen: whoever is afraid reads little


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer as it is first shown."""

    title: str
    own: tuple[Line, ...]  # what is particular to the lender, or else to its kind
    answer: Line
    conditions: tuple[Line, ...]
    step: Line | None
    rest: tuple[Line, ...]  # conditions that found no room
    sections: tuple[SectionRef, ...]  # questions near to it, and its topic
    kinds: tuple[str, ...]  # of lender, of which something else is said; none where the kind is known
    stages: tuple[Stage, ...]  # at which something else is said

    @property
    def shown(self) -> tuple[Line, ...]:
        """Every line, in order."""
        return (*self.own, self.answer, *self.conditions, *((self.step,) if self.step else ()))

    def pages(self) -> tuple[Page, ...]:
        """This screen, and after it what found no room."""
        more = pages(self.title, self.rest)
        first = Page(self.title, self.shown, 1, 1 + len(more), oldest(self.shown))
        return (first, *(replace(one, number=one.number + 1, of=first.of) for one in more))


def asked(scope: Scope, card: Question) -> Asked:
    """The answer for the lender, kind and stage of the scope."""
    told, referred, to_do = card.told(scope.kind.id, scope.stage)
    answer = _line(scope, card, told)
    if answer is None:
        raise LookupError(f"questions/{card.id}: {told} says nothing on {scope.on} of {scope.kind.id}")
    step = _line(scope, card, to_do) if to_do is not None else None
    held = {line.statement_id for line in (answer, step) if line}
    own = [line for line in particular(scope, card) if line.statement_id not in held][:_OWN]
    held |= {line.statement_id for line in own}
    found = (_line(scope, card, one) for one in referred)
    wanted = [line for line in found if line and line.statement_id not in held]
    room = _ROOM - sum(line.weight for line in (*own, answer, *((step,) if step else ())))
    conditions = []
    for line in wanted:
        if line.weight <= room:
            conditions.append(line)
            room -= line.weight
    near = [QUESTION + one for one in card.related] + [TOPIC + card.topic] * bool(card.topic)
    return Asked(
        title=card.title.of(scope.language),
        own=tuple(own),
        answer=answer,
        conditions=tuple(conditions),
        step=step,
        rest=tuple(line for line in wanted if line not in conditions),
        sections=tuple(map(scope.section, near)),
        kinds=() if scope.known_kind else tuple(kind for one in card.variants for kind in one.kinds),
        stages=tuple(stage for one in card.variants for stage in one.stages if stage is not scope.stage),
    )


def particular(scope: Scope, card: Question) -> Iterator[Line]:
    """What the lender of the scope, or else its kind, is known for where the question is about that."""
    for about in card.about:
        yield from scope.own(about, card.stage)


def _line(scope: Scope, card: Question, said: Said) -> Line | None:
    """What is said, as a line. None for a rule that is not in force, or binds others."""
    if isinstance(said, Statement):
        return scope.line(f"questions/{card.id}/{said.id}", said)
    return scope.line_at(said)
