"""What a complaint and each letter look like on paper: LibreOffice prints them, poppler reads them back.

`python -m tests.paper` draws docs/complaint.png, the first page of a complaint with invented data;
`python -m tests.paper FOLDER` leaves all pages there, to be looked at.
"""

import subprocess
import sys
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Final

from bot.chat.complaint_text import OTHERS, STOP, complaint
from bot.chat.letter_text import written
from bot.config import Reminders
from bot.domain.contacts import Contact, ContactKind, WrittenContact
from bot.domain.dates import Once
from bot.domain.language import Language
from bot.domain.loans import Instalment, InstalmentState, Loan, LoanState
from bot.services import letter_files
from bot.services.hardship import Plan
from bot.services.instalments import Owed
from bot.services.letter_files import Part
from bot.services.letters import addressed
from bot.store.records import Subscription, User
from bot.texts import texts_in
from tests.worlds import START, library, shanghai

PICTURE: Final = Path(__file__).parent.parent / "docs" / "complaint.png"
_PROGRAMS: Final = ("soffice", "pdftotext", "pdffonts", "pdfinfo", "pdftoppm", "fc-list")

_USER: Final = User(
    1, "a", Language.HANS, True, Reminders().preferences(), Subscription.ON, True, START, START
)
_NOBODY: Final = "某某小贷"
_NOTES: Final = (
    "说是某某法务部，让我今天还清，不说公司名称，也不肯给工号",
    "",
    "打给我妹妹，说我欠钱不还",
    "要我去借别的平台还这一笔。我说正在和官方客服谈分期，他说谈分期没有用，今天不还就上门。" * 2,
    "",
)


def contacts(count: int) -> list[WrittenContact]:
    """So many invented contacts, in order of time: nobody's."""
    kinds = [*ContactKind]
    found = []
    for number in range(count):
        at = START - timedelta(hours=7 * (count - number))
        contact = Contact(
            kinds[number % len(kinds)],
            at,
            f"invented:{number}",
            _NOBODY,
            number="0108000****" if number % 3 else "0215000****",
            note=_NOTES[number % len(_NOTES)],
            file_id="x" if number % 7 == 3 else "",
            times=1 + (number % 4 == 0) * 4,
            exact=number % 5 != 2,
        )
        found.append(WrittenContact(number, contact, at))
    return found


def papers() -> dict[str, list[Part]]:
    """By name, the parts of a short complaint, of one over several pages, and of each letter."""
    office = library().complaints["lender"]
    made: dict[str, list[Part]] = {
        f"complaint-{count}": complaint(library(), _USER, office, _NOBODY, contacts(count), STOP | OTHERS)
        for count in (9, 120)
    }
    t, today = texts_in(Language.HANS), START.date()
    lender = library().lenders["weilidai"]
    loan = Loan(1, 1, None, "微粒贷", Once(today), 500_000, 1, LoanState.ACTIVE, shanghai(11, 1))
    owed = Owed(loan, Instalment(1, 1, 1, today, 500_000, InstalmentState.OPEN), 0)
    plan = Plan(200_000, today + timedelta(20))
    for letter in library().letters.values():
        to = addressed(lender, "微粒贷", owed if letter.about else None, plan, today)
        made[f"letter-{letter.id}"] = [*written(library(), letter, to, today, t).split("\n")]
    return made


def printed(made: Mapping[str, list[Part]], folder: Path) -> dict[str, Path]:
    """A PDF of each, by name: all by one LibreOffice, which takes seconds to begin."""
    for name, parts in made.items():
        (folder / f"{name}.docx").write_bytes(letter_files.docx(parts, START))
    profile = (folder / "profile").as_uri()
    run("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir",
        str(folder), *(str(folder / f"{name}.docx") for name in made))  # fmt: skip
    return {name: folder / f"{name}.pdf" for name in made}


@cache
def missing() -> str:
    """What is not on this machine, and nothing is printed without it."""
    absent = ", ".join(one for one in _PROGRAMS if which(one) is None)
    return absent or ("" if chinese_fonts() else "a Chinese font")


def chinese_fonts() -> set[str]:
    """The names, within a PDF, of the fonts here that have the signs of Chinese."""
    lines = run("fc-list", ":lang=zh-cn", "postscriptname").splitlines()
    return {line.partition("postscriptname=")[2].strip() for line in lines}


def run(*command: str) -> str:
    """What a program prints. Raises CalledProcessError."""
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=240)
    return done.stdout


def picture(pdf: Path, out: Path, page: int, dots: int = 72) -> None:
    """One page as a PNG in grey."""
    only = ("-singlefile", "-f", str(page), "-l", str(page))
    run("pdftoppm", "-png", "-gray", "-r", str(dots), *only, str(pdf), str(out.with_suffix("")))


def main(folder: Path | None) -> None:
    """Draw the picture of the docs, or all pages into a folder."""
    if missing():
        sys.exit(f"not on this machine: {missing()}")
    with TemporaryDirectory() as scratch:
        if folder is None:
            made = {"complaint-9": papers()["complaint-9"]}
            picture(printed(made, Path(scratch))["complaint-9"], PICTURE, 1, 72)
            return
        folder.mkdir(parents=True, exist_ok=True)
        for name, pdf in printed(papers(), Path(scratch)).items():
            run("pdftoppm", "-png", "-gray", "-r", "60", str(pdf), str(folder / name))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
