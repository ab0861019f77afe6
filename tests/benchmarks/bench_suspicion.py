"""How well fraud and threats are found, in their own words and disguised; and in what time."""

import gc
from itertools import chain
from statistics import median
from time import process_time

from tests.corpus import cases
from tests.knowledge.suspicious_words import PARTS, counted, judge
from tests.reading.hostile import LONGEST, UNITS

_OWN = (
    "转账",
    "扫码付1 ",
    "安全账户转到",
    "你妈知道",
    "请勿",
    "a.top ",
    "🔥转",
    "+86 ",
    "send money to my account ",
)


def _took(text: str) -> float:
    start = process_time()
    judge().judge(text)
    return 1000 * (process_time() - start)


def main() -> None:
    """Print the counts of each part, and the time of a text and of the longest ones."""
    for part in PARTS:
        for what, (hits, of) in counted(part).items():
            print(f"{part}: {what}: {hits} of {of} ({100 * hits / of:.1f} %)")  # noqa: T201
    judge().judge(
        ""
    )  # made before it is measured; what the collector does with the library is no cost of a text
    gc.collect()
    gc.freeze()
    texts = [case["text"] for part in PARTS for case in cases(part)]
    took = [_took(text) for text in texts]
    long = [(unit * LONGEST)[:LONGEST] for unit in chain(UNITS, _OWN)] + ["".join(texts)[:LONGEST]]
    worst = max(map(_took, long))
    print(f"a text is judged in {median(took):.1f} ms of CPU (median), {max(took):.1f} ms at most; goal 10")  # noqa: T201
    print(f"the slowest of {len(long)} texts of {LONGEST} characters: {worst:.1f} ms; goal 50")  # noqa: T201


if __name__ == "__main__":
    main()
