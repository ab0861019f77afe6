"""Sentences of danger and distress, and what only looks like them: how many are taken, and rightly.

`python -m tests.reading.danger_words` prints the counts of all parts; with a text, what in it speaks for
distress and for danger. Of the part set aside no case is ever shown: nobody tunes on it.
"""

import sys
from collections.abc import Callable, Sequence
from typing import Final

from bot.knowledge.search import search_in
from bot.knowledge.urgency import Urgency
from bot.reading.danger import danger_in
from bot.reading.distress import is_distress
from tests.corpus import Case, cases, is_part
from tests.worlds import library


def is_taken(case: Case) -> bool:
    """Whether a sentence is read as what it is: danger, distress, or both."""
    wanted = {"distress": (False, True), "both": (True, True)}.get(case["kind"], (True, False))
    found = (danger_in(case["text"]) is not None, is_distress(case["text"]))
    return all(one or not needed for one, needed in zip(found, wanted, strict=True))


def is_left(case: Case) -> bool:
    """Whether a look-alike is read as neither."""
    return danger_in(case["text"]) is None and not is_distress(case["text"])


def is_kind(case: Case) -> bool:
    """Whether a danger is of the kind that was meant: then the advice is the nearest one."""
    found = danger_in(case["text"])
    return found is not None and found.value == case["kind"]


def is_heard(case: Case) -> bool:
    """Whether a distress is taken for it, by patterns or by likeness alone."""
    return is_taken(case) or (case["kind"] == "distress" and urgency().of(case["text"]).surely_distress)


def is_noticed(case: Case) -> bool:
    """Whether help is named at least beside the answer."""
    like = urgency().of(case["text"])
    maybe = like.maybe_distress if case["kind"] in ("distress", "both") else like.maybe_danger
    return is_taken(case) or maybe


def is_left_by_likeness(case: Case) -> bool:
    """Whether of a look-alike no help is named either."""
    like = urgency().of(case["text"])
    return is_left(case) and not (like.maybe_distress or like.maybe_danger)


def urgency() -> Urgency:
    """What the knowledge that ships is like."""
    return search_in(library()).urgency


def share(hit: Callable[[Case], bool], of: Sequence[Case]) -> float:
    """How many of the cases are so, from 0 to 1."""
    return sum(map(hit, of)) / len(of)


MEASURED: Final = (
    ("danger", "taken", is_taken),
    ("danger", "of the kind meant", is_kind),
    ("danger", "noticed, with likeness", is_noticed),
    ("distress", "taken", is_taken),
    ("distress", "taken, with likeness", is_heard),
    ("distress", "noticed, with likeness", is_noticed),
    ("lookalikes", "left", is_left),
    ("lookalikes", "left, with likeness", is_left_by_likeness),
)
ASIDE: Final = ("_aside", "_fresh_aside", "_later_aside", "_again_aside", "_last_aside")

if __name__ == "__main__":
    for text in sys.argv[1:]:
        for run, distress, danger in urgency().why(text):
            sys.stdout.write(f"{run}: distress {distress:+.1f}, danger {danger:+.1f}\n")
        sys.exit(f"{urgency().of(text)}")
    for part in ("", "_fresh", "_later", "_again", *ASIDE):
        for name, what, hit in MEASURED:
            if is_part(name + part):
                of = cases(name + part)
                hits = sum(map(hit, of))
                sys.stdout.write(f"{name + part}: {hits} of {len(of)} {what} ({hits / len(of):.1%})\n")
