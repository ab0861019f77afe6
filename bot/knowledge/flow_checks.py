"""The checks of flows: every way ends, every answer and sign can be met, every button fits. Knows no file.

Each takes the draft and yields problems, as those of `lint` do.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final, Literal

from bot.knowledge.draft import Draft
from bot.knowledge.flows import VERDICT, Flow, Level, Step
from bot.knowledge.problems import Problem, nearest
from bot.knowledge.question_checks import is_there, nearest_reference

MOST_TAPS: Final = 7
LONGEST_SCREEN: Final = 600
LONGEST_COPY: Final = 256  # characters that a button of Telegram copies
LONGEST_LABEL: Final = {"zh": 8, "en": 22}  # two side by side on a phone

_NOW: Final = "now=danger"  # of a button under every question
_Graph = Mapping[str, set[tuple[str, str]]]
_Seen = set[tuple[str, frozenset[str]]]
_LANGUAGES: Final[tuple[Literal["zh", "en"], ...]] = ("zh", "en")


def ways(draft: Draft) -> Iterator[Problem]:
    """Each way leads from question to question to the verdict in a few taps; each question lies on one."""
    for flow in draft.library.flows.values():
        broken = list(_broken_ways(flow))
        yield from broken
        if broken:
            continue
        graph = _graph(flow)
        longest = _longest(graph, flow.start, {})
        if longest is None:
            yield _problem(flow, "questions", "some way through them never ends")
        elif longest > MOST_TAPS:
            yield _problem(flow, "questions", f"the longest way takes {longest} taps; at most {MOST_TAPS}")
        else:
            met = _met(graph, flow.start)
            yield from (
                _problem(flow, f"questions.{step.id}", "no way leads here")
                for step in flow.questions
                if step.id not in met and not any(one.like == step.id for one in flow.questions)
            )
            yield from _unmet(flow, graph)


def buttons_of_flows(draft: Draft) -> Iterator[Problem]:
    """Answers are told apart in the data of buttons, fit side by side, and what is copied fits too."""
    for flow in draft.library.flows.values():
        for step in flow.questions:
            codes = Counter(one.code for one in flow.answers(step)) if _is_sound(flow, step) else Counter()
            for code in (code for code, count in codes.items() if count > 1):
                yield _problem(flow, f"questions.{step.id}", f"two answers have the code “{code}”")
            for answer, language in product(step.answers, _LANGUAGES):
                label, most = getattr(answer.label, language), LONGEST_LABEL[language]
                if len(label) > most:
                    place = f"questions.{step.id}.answers.{answer.id}.label.{language}"
                    yield _problem(flow, place, f"has {len(label)} characters; at most {most}")
        for script, language in product(flow.scripts, _LANGUAGES):
            size = len(getattr(script.text, language))
            if size > LONGEST_COPY:
                place = f"scripts.{script.id}.text.{language}"
                yield _problem(flow, place, f"has {size} characters; a button copies {LONGEST_COPY}")


def verdicts(draft: Draft) -> Iterator[Problem]:
    """There is a verdict of each level with something to do and to say for everybody, and no sign is good."""
    for flow in draft.library.flows.values():
        for one in Level:
            if one not in flow.verdicts:
                yield _problem(flow, f"verdicts.{one}", "is missing")
            for part in ("advice", "scripts"):
                if not any(one in said.levels and not said.when for said in getattr(flow, part)):
                    yield _problem(flow, part, f"nothing for everybody whose verdict is “{one}”")
        for sign in flow.signs:
            if sign.level is Level.CHECKED:
                yield _problem(flow, f"signs.{sign.id}.level", "no sign says that anything was checked")
        texts = (("opening", flow.opening), ("emergency", flow.emergency))
        for (place, text), language in product(texts, _LANGUAGES):
            if "110" not in getattr(text, language).splitlines()[0]:
                yield _problem(flow, f"{place}.{language}", "its first line has to hold 110")


def screens(draft: Draft) -> Iterator[Problem]:
    """A question fits one look, with what stands above it."""
    for flow in draft.library.flows.values():
        steps = {step.id: step for step in flow.questions if _is_sound(flow, step)}
        above = [("opening", flow.opening, flow.start)] + [
            (f"questions.{step.id}.answers.{answer.id}.note", answer.note, answer.to or step.to)
            for step in steps.values()
            for answer in step.answers
            if answer.note is not None
        ]
        for (place, text, to), language in product(above, _LANGUAGES):
            ask = steps[to].ask if to in steps else flow.emergency
            size = sum(len(getattr(one, language)) for one in (text, ask, flow.emergency)) + 8
            if size > LONGEST_SCREEN:
                message = f"makes a screen of {size} characters; at most {LONGEST_SCREEN}"
                yield _problem(flow, f"{place}.{language}", message)


def unknown_references_of_flows(draft: Draft) -> Iterator[Problem]:
    """What a sign rests on is there, and so is each number."""
    numbers = [phone.number for phone in draft.library.channels.phones]
    for flow in draft.library.flows.values():
        for sign in flow.signs:
            for said in sign.because:
                if not is_there(draft, said):
                    hint = nearest_reference(draft, said)
                    yield _problem(flow, f"signs.{sign.id}.because", f"there is no {said}{hint}")
        for call in flow.calls:
            if call.channel not in numbers:
                place = f"calls.{call.id}.channel"
                yield _problem(flow, place, f"{call.channel} is not on the allow-list in channels.toml")


def _broken_ways(flow: Flow) -> Iterator[Problem]:
    """What leads nowhere."""
    ids = [step.id for step in flow.questions]
    for one, count in Counter(ids).items():
        if count > 1:
            yield _problem(flow, f"questions.{one}", "another question has the same id")
    if flow.start not in ids:
        yield _problem(flow, "start", f"there is no question “{flow.start}”{nearest(flow.start, ids)}")
    for step in flow.questions:
        place = f"questions.{step.id}"
        if step.like and not _is_sound(flow, step):
            yield _problem(flow, f"{place}.like", f"leads to no question that has answers: “{step.like}”")
        elif not flow.answers(step):
            yield _problem(flow, f"{place}.answers", "needs at least one entry")
        ends = [(f"{place}.to", step.to)]
        ends += [(f"{place}.answers.{one.id}.to", one.to) for one in step.answers if one.to]
        for where, to in ends:
            if to != VERDICT and to not in ids:
                yield _problem(flow, where, f"there is no question “{to}”{nearest(to, [*ids, VERDICT])}")
    for said, given in flow.begins.items() if flow.start in ids else ():
        at = flow.step(flow.start)
        for id_ in given:
            answers = flow.answers(at) if at and _is_sound(flow, at) else ()
            answer = next((one for one in answers if one.id == id_), None)
            if at is None or answer is None:
                yield _problem(flow, f"begins.{said}", f"nobody is asked for “{id_}” there")
                break
            at = flow.step(answer.to or at.to)


def _is_sound(flow: Flow, step: Step) -> bool:
    """Whether `like` leads to a question that is like no other."""
    if not step.like:
        return True
    like = flow.step(step.like)
    return like is not None and like is not step and not like.like


def _graph(flow: Flow) -> _Graph:
    """Of each question, where its answers lead and what they say; nothing where it is skipped."""
    return {
        step.id: {
            (step.to, ""),
            *((one.to or step.to, f"{flow.subject(step)}={one.id}") for one in flow.answers(step)),
        }
        for step in flow.questions
    }


def _longest(graph: _Graph, id_: str, known: dict[str, int | None]) -> int | None:
    """How many taps the longest way from here takes; None if there is one without an end."""
    if id_ not in graph:
        return 0
    if id_ not in known:
        known[id_] = None  # whoever comes here again goes in a circle
        taps = [_longest(graph, to, known) for to in {to for to, _ in graph[id_]}]
        known[id_] = None if None in taps else 1 + max(one for one in taps if one is not None)
    return known[id_]


def _met(graph: _Graph, start: str) -> set[str]:
    """The questions that some way leads to."""
    met, waiting = set[str](), [start]
    while waiting:
        id_ = waiting.pop()
        if id_ in graph and id_ not in met:
            met.add(id_)
            waiting += (to for to, _ in graph[id_])
    return met


def _unmet(flow: Flow, graph: _Graph) -> Iterator[Problem]:
    """Conditions that no answers meet."""
    given = [("checked_by", flow.checked_by), *flow.conditions()]
    for place, condition in given:
        if not _can_be_met(graph, flow.start, frozenset(condition.split()) - {_NOW}, set()):
            yield _problem(flow, place, f"no answers say “{condition}”")


def _can_be_met(graph: _Graph, id_: str, needed: frozenset[str], seen: _Seen) -> bool:
    """Whether some way from here gives all of these answers."""
    if not needed or id_ not in graph or (id_, needed) in seen:
        return not needed
    seen.add((id_, needed))
    return any(_can_be_met(graph, to, needed - {fact}, seen) for to, fact in graph[id_])


def _problem(flow: Flow, place: str, message: str) -> Problem:
    return Problem(f"flows/{flow.id}.toml", place, message)


FLOW_CHECKS: Final = (ways, buttons_of_flows, verdicts, screens, unknown_references_of_flows)
