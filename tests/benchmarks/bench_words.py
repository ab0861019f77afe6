"""How much of what people type is read right, asked about or silently wrong. Of what is set aside: counts."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import sentences, words
from tests.words import Verdict
from tests.worlds import Lasting


def main() -> None:
    """Print the figures of both parts."""
    for part in (
        "lines",
        "lines_aside",
        "lines_more",
        "lines_more_aside",
        "lines_fresh",
        "lines_fresh_aside",
        "lines_again",
        "lines_again_aside",
    ):
        _show(part, words.report(part))
    with TemporaryDirectory() as folder, Lasting(Path(folder) / "bot.db") as opened:
        opened.run(opened.chat.jump(sentences.NOW))
        for part in sentences.FIRST_USER:
            _show(part, sentences.report(opened, part))


def _show(part: str, found: Counter[Verdict]) -> None:
    if total := found.total():
        said = ", ".join(f"{found[one]} {one}" for one in Verdict)
        print(f"{part}: {total}: {said} ({100 * found[Verdict.RIGHT] / total:.1f} % right)")  # noqa: T201


if __name__ == "__main__":
    main()
