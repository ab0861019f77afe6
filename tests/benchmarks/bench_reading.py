"""How long it takes to read a message: `python -m tests.benchmarks.bench_reading`.

Everything that may be read out of one text, one after the other. Prints medians and the slowest; asserts
nothing, as a busy machine is no broken program. The mark is 50 ms for any text of 4,096 characters.
"""

from collections.abc import Callable, Sequence
from datetime import date
from statistics import median
from time import process_time

import click

from bot.reading.bills import MAX_BILL
from bot.reading.loan_line import contains_date_rule, read_entry
from bot.reading.messages import read_message
from bot.reading.repayment_plan import read_lines, read_schedule
from bot.reading.text import LONGEST_LINE
from tests.reading.hostile import LONGEST, NAMES, UNITS, filled
from tests.reading.test_bills import BILLS

_LINES = (
    *(
        "微粒贷 每月15号 1200",
        "微粒贷每月15号1200元12期",
        "每月15号，微粒贷，1200，12期",
        "58好借 12月15日 ¥800.50",
    ),
    *(
        "帮我记一下 每月15号还微粒贷1200元",
        "借呗，每月最后一天，¥1,200.50，24期",
        "招商银行 信用卡 每月8号 3000",
    ),
    *("weilidai the 15th of every month 1200 12 instalments", "lao wang every 2 weeks on Friday 300"),
    *("微粒贷打电话给我家人怎么办", "我欠了微粒贷借呗360三家都还不上了", "每月15号", "明天", "1200", "你好"),
)
_DAY = date(2026, 3, 31)
_TIMES = 5
_LONG_LINES = LONGEST // (LONGEST_LINE + 1)

READERS: dict[str, Callable[[str], object]] = {
    "date rule in talk": lambda text: contains_date_rule(text, _DAY),
    "message": lambda text: read_message(text, _DAY, NAMES),
    "plan": lambda text: read_schedule(text, _DAY, NAMES),
    "several loans": lambda text: read_lines(text, _DAY, NAMES),
    "loan": lambda text: read_entry(text, _DAY, NAMES),
}


def whole(text: str) -> None:
    """All that a message may be read as."""
    for read in READERS.values():
        read(text)


def milliseconds(read: Callable[[str], object], text: str) -> float:
    """What it costs the processor, at its best of a few times."""
    taken = []
    for _ in range(_TIMES):
        start = process_time()
        read(text)
        taken.append((process_time() - start) * 1000)
    return min(taken)


def show(what: str, texts: Sequence[str]) -> None:
    """One line for each reader, and one for all of them."""
    click.echo(f"{what}, {len(texts)} texts")
    for name, read in {**READERS, "all of these": whole}.items():
        taken = sorted((milliseconds(read, text), text) for text in texts)
        worst, text = taken[-1]
        middle = median(one for one, _ in taken)
        click.echo(f"  {name:20} {middle:8.3f} ms median  {worst:8.3f} ms most  {text[:20]!r}")


def main() -> None:
    """Print the figures."""
    whole("微粒贷 每月15号 1200")  # what is made once is not counted
    show("lines as people type them", _LINES)
    show("bills", [text for _, text in BILLS])
    show("hostile lines", [filled(unit, LONGEST_LINE) for unit in UNITS])
    show("hostile bills", [filled(unit, MAX_BILL) for unit in UNITS])
    show("hostile messages", [filled(unit, LONGEST) for unit in UNITS])
    long_lines = ["\n".join([filled(unit, LONGEST_LINE)] * _LONG_LINES) for unit in UNITS]
    show("hostile messages of long lines", long_lines)


if __name__ == "__main__":
    main()
