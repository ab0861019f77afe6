"""docs/<flow>.md: the questions of a flow as a diagram, and what its answers show. Reads no file."""

from collections.abc import Iterator

from bot.knowledge.flows import VERDICT, Flow, Step, When
from bot.knowledge.model import Text

_HEAD = """\
<!-- Made by `make derive`. Do not edit: change knowledge/flows/{id}.toml. -->

# The flow “{id}”

Every question can be skipped, which leads where most of its answers lead, and ended at once, which is
danger. Thick: the verdict is shown at once, and the next question stands under it.
"""


def document(flow: Flow) -> str:
    """The whole document, in Markdown."""
    return "\n".join((_HEAD.format(id=flow.id), *_diagram(flow), *_tables(flow))) + "\n"


def _diagram(flow: Flow) -> Iterator[str]:
    yield "```mermaid"
    yield "flowchart TD"
    for step in flow.questions:
        yield f'    {step.id}["{_quoted(step.ask)}"]'
    yield f"    {VERDICT}(({VERDICT}))"
    for step in flow.questions:
        yield from _edges(flow, step)
    yield "```"


def _edges(flow: Flow, step: Step) -> Iterator[str]:
    """One arrow for all answers that lead to the same place in the same way."""
    ways: dict[tuple[str, bool], list[str]] = {}
    for answer in flow.answers(step):
        ways.setdefault((answer.to or step.to, answer.settles), []).append(_quoted(answer.label))
    for (to, settles), labels in ways.items():
        arrow = "==>" if settles else "-->"
        yield f'    {step.id} {arrow}|"{"<br>".join(labels)}"| {to}'


def _tables(flow: Flow) -> Iterator[str]:
    yield "\n## Signs\n"
    yield f"A verdict is as bad as the worst of these; without any, `checked` where `{flow.checked_by}`."
    yield "\n| level | where | what is said | rests on |"
    yield "|---|---|---|---|"
    for sign in flow.signs:
        rests = ", ".join(f"`{one}`" for one in sign.because)
        yield f"| {sign.level} | {_where(sign)} | {_cell(sign.text)} | {rests} |"
    yield "\n## What is still missing, and what to do\n"
    yield "| | where | what is said |"
    yield "|---|---|---|"
    for gap in flow.gaps:
        yield f"| missing | {_where(gap)} | {_cell(gap.text)} |"
    for part in ("advice", "scripts"):
        for one in getattr(flow, part):
            yield f"| {part}: {', '.join(one.levels)} | {_where(one)} | {_cell(one.text)} |"


def _where(one: When) -> str:
    found = " or ".join(f"`{said}`" for said in one.when) or "always"
    return found + (f", unless {' or '.join(f'`{said}`' for said in one.unless)}" if one.unless else "")


def _cell(text: Text) -> str:
    return f"{text.zh}<br>{text.en}".replace("\n", "<br>").replace("|", "\\|")


def _quoted(text: Text) -> str:
    return f"{text.zh} · {text.en}".replace('"', "'").replace("\n", " ")
