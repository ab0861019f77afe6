"""A complaint and each letter on paper: LibreOffice prints all of them at once, poppler reads them back."""

from itertools import takewhile
from pathlib import Path
from typing import Final

import pytest

from bot.services.letter_files import Part
from tests.paper import chinese_fonts, missing, papers, printed, run

PAPERS: Final = papers()
LONG: Final = "complaint-120"

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not on this machine: {missing()}")


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return printed(PAPERS, tmp_path_factory.mktemp("paper"))


def closed(text: str) -> str:
    return "".join(text.split())


def cells(parts: list[Part]) -> list[str]:
    """What is written, in order, without spaces."""
    return [
        closed(cell)
        for part in parts
        for row in ([(part,)] if isinstance(part, str) else part)
        for cell in row
    ]


def heading(parts: list[Part]) -> str:
    """The head of the table, which each of its pages repeats."""
    return next((closed("".join(part[0])) for part in parts if not isinstance(part, str)), "")


def pages(pdf: Path, parts: list[Part]) -> list[str]:
    """What is read on each page, without spaces and without a head that is repeated."""
    found = [closed(page) for page in run("pdftotext", "-raw", str(pdf), "-").split("\f")][:-1]
    head = heading(parts)
    return [found[0], *(page.removeprefix(head) if head else page for page in found[1:])]


@pytest.mark.parametrize("name", PAPERS)
def test_all_that_is_written_is_read_back_once_and_in_order(name: str, pdfs: dict[str, Path]) -> None:
    assert "".join(pages(pdfs[name], PAPERS[name])) == "".join(cells(PAPERS[name]))


@pytest.mark.parametrize("name", PAPERS)
def test_pages_are_a4_and_every_sign_is_in_an_embedded_chinese_font(name: str, pdfs: dict[str, Path]) -> None:
    sizes = [line for line in run("pdfinfo", str(pdfs[name])).splitlines() if line.startswith("Page size")]
    fonts = [line.split() for line in run("pdffonts", str(pdfs[name])).splitlines()[2:]]

    known = tuple(chinese_fonts())  # LibreOffice may add to a name
    assert sizes
    assert all("(A4)" in line for line in sizes)
    assert fonts
    assert all(font[0].partition("+")[2].startswith(known) for font in fonts)
    assert all(font[-5:-3] == ["yes", "yes"] for font in fonts)  # embedded, and only what is used


def test_no_row_is_torn_and_the_head_of_the_table_is_repeated(pdfs: dict[str, Path]) -> None:
    (table,) = [part for part in PAPERS[LONG] if not isinstance(part, str)]
    raw = [closed(page) for page in run("pdftotext", "-raw", str(pdfs[LONG]), "-").split("\f")][:-1]
    head = heading(PAPERS[LONG])
    within = [*takewhile(lambda page: page.startswith(head), raw[1:])]

    assert len(within) > 2
    starts = [closed("".join(row)) for row in table[1:]]
    assert all(any(page.removeprefix(head).startswith(row) for row in starts) for page in within)


@pytest.mark.parametrize("name", PAPERS)
def test_name_signature_and_day_stay_on_one_page_with_what_is_signed(
    name: str, pdfs: dict[str, Path]
) -> None:
    *_, last = pages(pdfs[name], PAPERS[name])

    assert last.endswith("姓名：【姓名】签名：日期：【年、月、日】")
    assert not last.startswith("姓名")
