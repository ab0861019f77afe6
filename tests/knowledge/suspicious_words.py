"""Messages of fraud, threats and honest senders, in their own words and disguised: how they are judged.

`python -m tests.knowledge.suspicious_words` prints the counts of both parts. Of the part set aside no case is
ever shown: nobody tunes on it.
"""

import random
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from opencc import OpenCC

from bot.knowledge.judging import Judge, Verdict, as_one, judge_of
from tests.corpus import Case, cases
from tests.worlds import library

TUNED: Final = ("suspicious", "suspicious_more", "suspicious_late", "suspicious_calm")
PARTS: Final = (*TUNED, *(f"{part}_aside" for part in TUNED))
SEED: Final = 20261203

_RANK: Final = tuple(Verdict)
_WANTED: Final = {
    "danger": (Verdict.DANGER,),
    "fraud": (Verdict.FRAUD, Verdict.DANGER),
    "found": (Verdict.FRAUD, Verdict.DANGER),
    "none": (Verdict.UNVERIFIED,),
}


def judge() -> Judge:
    """The judge of the real knowledge."""
    return judge_of(library())


def is_right(case: Case) -> bool:
    """Whether a text is judged as what it is."""
    return judge().judge(case["text"]).verdict in _WANTED[case["verdict"]]


def is_milder(text: str, variant: tuple[str, ...]) -> bool:
    """Whether the worst of what a variant's messages are judged is milder than the text itself."""
    worst = min(_RANK.index(judge().judge(one).verdict) for one in variant)
    return worst > _RANK.index(judge().judge(text).verdict)


def variants(text: str, draw: random.Random) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A text in the ways in which it may come to us: the name of the way, and the messages."""
    for name, change in _WAYS.items():
        changed = change(text, draw)
        if changed != (text,):
            yield name, changed


def _traditional(text: str, _: random.Random) -> tuple[str, ...]:
    return (_to_traditional().convert(text),)


def _simplified(text: str, _: random.Random) -> tuple[str, ...]:
    return (_to_simplified().convert(text),)


def _spaces(text: str, _: random.Random) -> tuple[str, ...]:
    """A blank between all characters; English ones would be no words any more."""
    return (" ".join(text),) if not text.isascii() else (text.replace(" ", "  "),)


def _invisible(text: str, _: random.Random) -> tuple[str, ...]:
    return ("\u200b".join(text),)


def _marks(text: str, draw: random.Random) -> tuple[str, ...]:
    """A mark between every two characters of Chinese."""
    mark = draw.choice("-·*_./|~")
    return (mark.join(text),) if not text.isascii() else (text,)


def _emoji(text: str, draw: random.Random) -> tuple[str, ...]:
    places = sorted(draw.sample(range(len(text)), min(len(text) // 6 + 1, len(text))))
    return ("".join(f"{'🔥' if at in places else ''}{one}" for at, one in enumerate(text)),)


def _homoglyphs(text: str, _: random.Random) -> tuple[str, ...]:
    return (text.translate(_GLYPHS),)


def _wide(text: str, _: random.Random) -> tuple[str, ...]:
    return ("".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text),)


def _spelt(text: str, _: random.Random) -> tuple[str, ...]:
    return (text.translate(str.maketrans("0123456789", "零一二三四五六七八九")),)


def _circled(text: str, _: random.Random) -> tuple[str, ...]:
    return (text.translate(str.maketrans("123456789", "①②③④⑤⑥⑦⑧⑨")),)


def _keycaps(text: str, _: random.Random) -> tuple[str, ...]:
    return ("".join(f"{one}\ufe0f\u20e3" if one.isdecimal() else one for one in text),)


def _split(text: str, _: random.Random) -> tuple[str, ...]:
    """Two messages, parted at the mark that is nearest to the middle; without one, the second as an answer
    to the first, as the app shows it: then both are read as one."""
    ends = (found.start() for found in re.finditer(r"[，。！；、,;!\n]|\.(?= )", text))
    marks = [at for at in ends if 3 < at < len(text) - 4]
    if not marks:
        blanks = [at for at, one in enumerate(text) if one == " "] or [len(text) // 2]
        at = min(blanks, key=lambda one: abs(one - len(text) // 2))
        return (as_one(text[:at], text[at:].strip()),)
    at = min(marks, key=lambda one: abs(one - len(text) // 2)) + 1
    return (text[:at], text[at:])


_GLYPHS: Final = str.maketrans("aceopyxi账微0", "асеорухі帐薇O")
_WAYS: Final[dict[str, Callable[[str, random.Random], tuple[str, ...]]]] = {
    "traditional": _traditional,
    "simplified": _simplified,
    "spaces": _spaces,
    "invisible": _invisible,
    "marks": _marks,
    "emoji": _emoji,
    "homoglyphs": _homoglyphs,
    "wide": _wide,
    "spelt": _spelt,
    "circled": _circled,
    "keycaps": _keycaps,
    "split": _split,
}


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


def counted(part: str) -> dict[str, tuple[int, int]]:
    """How many hold, of how many: fraud and threats found, honest left alone, variants not milder."""
    of = cases(part)
    harmful = [one for one in of if one["verdict"] != "none"]
    honest = [one for one in of if one["verdict"] == "none"]
    draw = random.Random(SEED)
    counts = {
        "found": (sum(map(is_right, harmful)), len(harmful)),
        "honest": (sum(map(is_right, honest)), len(honest)),
    }
    made: dict[str, list[bool]] = {"honest in disguise": []}
    for case in of:
        for name, parts in variants(case["text"], draw):
            if case["verdict"] == "none":
                calm = all(judge().judge(one).verdict is Verdict.UNVERIFIED for one in parts)
                made["honest in disguise"].append(calm)
            else:
                made.setdefault(name, []).append(not is_milder(case["text"], parts))
    counts |= {name: (sum(hits), len(hits)) for name, hits in made.items()}
    hidden = [hit for name, hits in made.items() if name != "honest in disguise" for hit in hits]
    counts["not milder"] = (sum(hidden), len(hidden))
    return {what: count for what, count in counts.items() if count[1]}


if __name__ == "__main__":
    for part in PARTS:
        for what, (hits, all_) in counted(part).items():
            sys.stdout.write(f"{part}: {what}: {hits} of {all_} ({hits / all_:.1%})\n")
