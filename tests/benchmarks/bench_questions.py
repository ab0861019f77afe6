"""How many questions are answered by their card, asked about, or answered wrongly; and in what time."""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from bot.knowledge.search import search_in
from tests.asked import PARTS, TUNED, Verdict, counts, judged
from tests.corpus import cases
from tests.worlds import Lasting, library


def main() -> None:
    """Print the figures of all parts: of what is set aside, counts; and what came of the other sentences."""
    with TemporaryDirectory() as folder, Lasting(Path(folder) / "bot.db") as lasting:
        for part in PARTS:
            found = judged(lasting, part)
            for ours, what in ((True, "questions of ours"), (False, "sentences that ask none")):
                count = counts(found, ours=ours)
                said = ", ".join(f"{count[one]} {one}" for one in Verdict)
                share = 100 * count[Verdict.RIGHT] / count.total()
                print(f"{part}: {count.total()} {what}: {said} ({share:.1f} % right)")  # noqa: T201
            for verdict, case in found if part in TUNED else ():
                if verdict is not Verdict.RIGHT:
                    print(f"    {verdict}: {case['text']}")  # noqa: T201
    search, took = search_in(library()), []
    for case in (one for part in TUNED for one in cases(part)):
        start = process_time()
        search.understand(case["text"])
        took.append(1000 * (process_time() - start))
    spent = f"{median(took):.2f} ms of CPU (median), {max(took):.1f} ms at most"
    print(f"a sentence is understood in {spent}; the goal is 5 ms")  # noqa: T201


if __name__ == "__main__":
    main()
