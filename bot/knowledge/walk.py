"""Walking through a flow: from the answers so far to the next question, or to a verdict. Pure.

Answers are a path: one character for each question that was answered, from the start. It says everything,
so that nothing has to be kept between two messages.
"""

from dataclasses import dataclass
from typing import Final

from bot.domain.language import Language
from bot.knowledge.flows import Advice, Answer, Call, Flow, Level, Sign, Step

SKIPPED: Final = "-"
DANGER: Final = "!"
"""In a path: the question was skipped; there is danger now."""

_SIGNS_TOLD: Final = 3
_GAPS_TOLD: Final = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands in a flow after their answers."""

    facts: frozenset[str]  # "subject=answer"
    step: Step | None  # what is asked next; None at the end
    last: Answer | None  # what was answered last; None at the start and where it was skipped
    settled: bool  # there is a verdict, though it may be asked further

    @property
    def judged(self) -> bool:
        """Whether a verdict is due."""
        return self.settled or self.step is None


def place(flow: Flow, path: str) -> Place | None:
    """Where this path leads; None if nobody can have come this way."""
    step, facts, last, settled = flow.step(flow.start), set[str](), None, False
    for code in path:
        if step is None:
            return None
        subject = flow.subject(step)
        if code == DANGER:
            return Place(frozenset({*facts, "now=danger"}), None, None, True) if path[-1] == code else None
        last = next((one for one in flow.answers(step) if one.code == code), None)
        if last is None and code != SKIPPED:
            return None
        if last is not None:
            facts.add(f"{subject}={last.id}")
        settled = settled or (last is not None and last.settles)
        step = flow.step((last and last.to) or step.to)
    return Place(frozenset(facts), step, last, settled)


def begun(flow: Flow, said: str) -> str:
    """The path of what is known already from what was said; empty if that is nothing."""
    path, step = "", flow.step(flow.start)
    for id_ in flow.begins.get(said, ()):
        answer = next((one for one in flow.answers(step) if one.id == id_), None) if step else None
        if step is None or answer is None:
            return ""
        path, step = path + answer.code, flow.step(answer.to or step.to)
    return path


def level(flow: Flow, facts: frozenset[str]) -> Level:
    """The verdict: as bad as the worst sign, and never good before somebody checked by themselves."""
    found = {sign.level for sign in signs(flow, facts)}
    otherwise = Level.CHECKED if flow.checked_by in facts else Level.UNSURE
    return next((one for one in Level if one in found), otherwise)


def signs(flow: Flow, facts: frozenset[str]) -> tuple[Sign, ...]:
    """What was found, the worst first."""
    found = (sign for sign in flow.signs if sign.holds(facts))
    return tuple(sorted(found, key=lambda sign: list(Level).index(sign.level)))


def advice(flow: Flow, facts: frozenset[str]) -> tuple[Advice, ...]:
    """What to do now."""
    judged = level(flow, facts)
    return tuple(one for one in flow.advice if judged in one.levels and one.holds(facts))


def script(flow: Flow, facts: frozenset[str]) -> Advice:
    """What to say aloud. Raises StopIteration if the flow was not checked: there is one for everybody."""
    judged = level(flow, facts)
    return next(one for one in flow.scripts if judged in one.levels and one.holds(facts))


def calls(flow: Flow, facts: frozenset[str]) -> tuple[Call, ...]:
    """Whom to call."""
    judged = level(flow, facts)
    return tuple(one for one in flow.calls if judged in one.levels and one.holds(facts))


def question_lines(flow: Flow, at: Place, language: Language, above: str = "") -> list[str]:
    """The screen of a question, which is the last line but two. `above` stands there instead of the usual."""
    ask = at.step.ask.of(language) if at.step is not None else ""
    note = at.last.note if at.last is not None and at.last.note else flow.meanwhile
    return [above or note.of(language), "", ask, "", flow.emergency.of(language)]


def verdict_lines(flow: Flow, facts: frozenset[str], language: Language, asked: str = "") -> list[str]:
    """The screen of a verdict, its word first. `asked`: what can be answered under it."""
    judged = level(flow, facts)
    words = flow.verdicts[judged]
    lines = [f"{words.word.of(language)}{language.colon}{words.line.of(language)}"]
    lines += [f"• {one.text.of(language)}" for one in signs(flow, facts)[:_SIGNS_TOLD]]
    missing = [one for one in flow.gaps if one.holds(facts)] if words.missing else []
    if words.missing and missing:
        lines += ["", words.missing.of(language)]
        lines += [f"• {one.text.of(language)}" for one in missing[:_GAPS_TOLD]]
    lines += ["", *(one.text.of(language) for one in advice(flow, facts)), ""]
    return [*lines, *([asked, ""] if asked else []), flow.emergency.of(language)]
