"""How much of what people type is read right, asked about or silently wrong. Of what is set aside: counts."""

from tests.words import Verdict, report


def main() -> None:
    """Print the figures of both parts."""
    for part in ("lines", "lines_aside", "lines_more", "lines_more_aside"):
        found = report(part)
        if total := found.total():
            said = ", ".join(f"{found[one]} {one}" for one in Verdict)
            print(f"{part}: {total}: {said} ({100 * found[Verdict.RIGHT] / total:.1f} % right)")  # noqa: T201


if __name__ == "__main__":
    main()
