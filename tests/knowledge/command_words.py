"""How much of what is asked and said of the bot itself finds its command: counts only of what is set aside.

`python -m tests.knowledge.command_words`
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import click

from bot.knowledge.search import search_in
from tests.corpus import cases
from tests.worlds import library

PARTS: Final = ("commands", "commands_aside")


def judged(part: str) -> Iterator[tuple[str, str]]:
    """Each text with how it is understood: right, missed, or taken for another one."""
    search = search_in(library())
    for case in cases(part):
        found = search.understand(case["text"])
        named = found.lender.lender or found.lender.kind
        command = "" if named else found.question.command
        if (command or "none") == case["command"]:
            yield case["text"], "right"
        else:
            yield case["text"], "wrong" if command else "missed"


def report(part: str) -> Counter[str]:
    """How many of a part were understood how."""
    return Counter(how for _, how in judged(part))


if __name__ == "__main__":
    for part in PARTS:
        counts = report(part)
        click.echo(f"{part:16}{counts['right']:5} right{counts['missed']:5} missed{counts['wrong']:5} wrong")
