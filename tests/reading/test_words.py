"""What people type, read up to the card: nothing is silently wrong, and nearly everything is read right."""

import re
from dataclasses import replace

import pytest

from bot.reading.numbers import private_numbers
from bot.reading.text import fold
from bot.services.loan_form import Form, Step
from tests.corpus import cases
from tests.words import Verdict, failures, read, report

PARTS = ("lines", "lines_more", "lines_fresh", "lines_later", "lines_again")


@pytest.mark.parametrize("part", PARTS)
def test_no_line_becomes_a_card_that_contradicts_it(part: str) -> None:
    wrong = {one.case["text"]: one.why for one in failures(part) if one.verdict is Verdict.WRONG}
    assert wrong == {}


@pytest.mark.parametrize("part", PARTS)
def test_nearly_every_line_is_read_right(part: str) -> None:
    found = report(part)
    assert found[Verdict.RIGHT] >= 0.97 * found.total()


@pytest.mark.parametrize("part", PARTS)
def test_no_figure_of_a_line_is_dropped_without_a_word(part: str) -> None:
    """Another figure in its place makes another card, but for what is left out on purpose."""
    dropped = [
        (case["text"], figure[0])
        for case in cases(part)
        if "does" not in case and _is_savable(forms := _forms(case))
        for figure in re.finditer("[0-9]+", case["text"])
        if not _is_left_out(case["text"], figure)
        and all(_forms(_with_another(case, figure, more)) == forms for more in (1, 4))
    ]
    assert dropped == []


def _forms(case: dict[str, str]) -> list[Form]:
    return [replace(reply.form, nonce="") for reply in read(case)]


def _is_savable(forms: list[Form]) -> bool:
    return all(form.step is Step.CARD and not form.unread for form in forms)


def _is_left_out(text: str, figure: re.Match[str]) -> bool:
    """Numbers of people and cards, the numbers of a list or a plan, and 已还5期 beside 还剩7期."""
    private = any(start <= figure.start() < end for start, end in private_numbers(fold(text)))
    listed = re.match(r"[.、]", text[figure.end() :]) and (text[: figure.start()] + "\n")[-1] == "\n"
    before = text[: figure.start()]
    tail_or_row = before.endswith("尾号") or (before.endswith("第") and text.count("第") > 1)
    return (
        private or bool(listed) or tail_or_row or (text[: figure.start()].endswith("已还") and "还剩" in text)
    )


def _with_another(case: dict[str, str], figure: re.Match[str], more: int) -> dict[str, str]:
    last = str((int(figure[0][-1]) + more) % 9)
    return case | {"text": case["text"][: figure.end() - 1] + last + case["text"][figure.end() :]}
