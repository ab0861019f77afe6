"""How many questions are answered by their card, asked about, or answered wrongly; and in what time."""

from statistics import median
from time import perf_counter

from tests.asked import PARTS, Verdict, cases, matched, report


def main() -> None:
    """Print the figures of both parts: of what is set aside, counts."""
    for part in PARTS:
        for ours in (True, False):
            found = report(part, ours=ours)
            said = ", ".join(f"{found[one]} {one}" for one in Verdict)
            share = 100 * found[Verdict.RIGHT] / found.total()
            what = "questions of ours" if ours else "sentences that ask none"
            print(f"{part}: {found.total()} {what}: {said} ({share:.1f} % right)")  # noqa: T201
    took = []
    for case in cases(PARTS[0]):
        start = perf_counter()
        matched(case["text"])
        took.append(1000 * (perf_counter() - start))
    spent = f"{median(took):.2f} ms (median), {max(took):.1f} ms at most"
    print(f"a sentence is understood in {spent}; the goal is 5 ms")  # noqa: T201


if __name__ == "__main__":
    main()
