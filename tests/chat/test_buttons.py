"""The data of buttons: read back as it was written, nothing made of what is forged, and never too long."""

import asyncio
import shutil
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.__main__ import main
from bot.app import load_library
from bot.chat.answer_place import Place, View
from bot.chat.buttons import MOST, Press, number
from bot.chat.cards import OnForm, OnReview
from bot.chat.features import BUTTONS
from bot.chat.hardship_screens import OnHardship
from bot.chat.loan_reminders import OnOwn
from bot.chat.shared_buttons import (
    Go,
    OnCalendar,
    OnInstalment,
    OnLetter,
    OnLoan,
    OnPause,
    OnSettings,
    Subscribe,
    list_button,
)
from bot.domain.language import Language
from bot.domain.money import MAX_AMOUNT
from bot.knowledge.load import KnowledgeError, default_root
from bot.knowledge.model import Stage
from bot.services.hardship import LETTER
from bot.store.sqlite import SqliteStore
from bot.texts import texts_in
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import START, library

# As they stand under messages that were sent before.
KEPT = [
    ("inst:paid:5", OnInstalment("paid", 5)),
    ("inst:later:5:3h", OnInstalment("later", 5, "3h")),
    ("inst:part:5:half:o600", OnInstalment("part", 5, "half", "o600")),
    ("loan:list", OnLoan("list")),
    ("loan:open:7", OnLoan("open", 7)),
    ("new:a1b2c3:save", OnForm("a1b2c3", "save")),
    ("new:a1b2c3:day:2026-12-15", OnForm("a1b2c3", "day", "2026-12-15")),
    ("paste:a1b2c3:open:0", OnReview("a1b2c3", "open", 0)),
    ("own:7", OnOwn(7)),
    ("own:7:at:08:00", OnOwn(7, "at", "08:00")),
    ("set", OnSettings()),
    ("set:quiet:22:00-08:00", OnSettings("quiet", "22:00-08:00")),
    ("cal", OnCalendar()),
    ("cal:-", OnCalendar("-")),
    ("cal:2026-12-15:add", OnCalendar("2026-12-15", "add")),
    ("pause:7", OnPause("7")),
    ("sub", Subscribe()),
    ("go:add:jiebei", Go("add", "jiebei")),
    ("hard:save:2051:-:20261222", OnHardship("save", 2051, None, date(2026, 12, 22))),
    ("hard:plan:2051:60000", OnHardship("plan", 2051, 60_000)),
    ("hard:letter:5:0:20261222", OnHardship("letter", 5, 0, date(2026, 12, 22))),
    ("letter:show:authority:jiebei", OnLetter("show", "authority", "jiebei")),
    ("letter:file:extension:@5:0:20261222", OnLetter("file", "extension", "@5", 0, date(2026, 12, 22))),
    ("a:r:jiebei:overdue::1:r:s", Place(View.RIGHTS, "jiebei", letter="s")),
    (
        "a:s:-:visited:topic-calls:2:v:e",
        Place(View.SECTION, "-", Stage.VISITED, "topic-calls", 2, View.VERIFY, "e"),
    ),
]


@pytest.mark.parametrize(("data", "press"), KEPT)
def test_data_says_and_is_read_as_ever(data: str, press: Press) -> None:
    assert press.text() == data
    assert type(press).read(data.partition(":")[2]) == press


@pytest.mark.parametrize(
    ("data", "press"),
    [
        ("ask:5:-:-", OnHardship("ask", 5)),  # of a version that wrote what was not said
        ("letter:5:-:-:en", OnHardship("letter", 5)),  # its letters had languages
        ("ask:x:-5:20261301:xx", OnHardship("ask")),
        ("ask:" + "9" * 19, OnHardship("ask")),
        ("", OnHardship()),
    ],
)
def test_what_makes_no_sense_was_not_said(data: str, press: OnHardship) -> None:
    assert OnHardship.read(data) == press


@settings(max_examples=200)
@given(st.none() | st.integers(0, MAX_AMOUNT), st.none() | st.dates(date(1000, 1, 1)), st.integers(1, 10**17))
def test_a_plan_is_read_back_and_the_longest_button_of_it_fits(
    can_pay: int | None, on: date | None, instalment: int
) -> None:
    press = OnHardship("letter", instalment, can_pay, on)
    file = OnLetter("file", LETTER, f"@{instalment}", can_pay, on)

    assert OnHardship.read(press.text().removeprefix("hard:")) == press
    assert OnLetter.read(file.text().removeprefix("letter:")) == file
    assert len(press.text()) <= MOST
    assert len(file.text()) <= MOST


@settings(max_examples=300)
@given(st.sampled_from([type(press) for _, press in KEPT]), st.text(max_size=60))
def test_forged_data_is_read_as_something(kind: type[Press], text: str) -> None:
    press = kind.read(text)

    assert kind.read(press.text().partition(":")[2]) == press


class Colour(StrEnum):
    RED = "r"
    BLUE = "b"


@dataclass(frozen=True, slots=True)
class Painted(Press):
    prefix = "paint"
    colour: Colour = Colour.RED
    layers: int = 1
    note: str = ""


@pytest.mark.parametrize(
    ("press", "data"),
    [
        (Painted(), "paint"),
        (Painted(Colour.BLUE), "paint:b"),
        (Painted(Colour.BLUE, 1, "a:b"), "paint:b:1:a:b"),
        (Painted(note="x"), "paint:r:1:x"),
    ],
)
def test_what_is_as_by_default_is_left_out_at_the_end_only(press: Painted, data: str) -> None:
    assert press.text() == data
    assert Painted.read(data.partition(":")[2]) == press


def test_a_button_has_its_label_and_its_data() -> None:
    button = list_button(texts_in(Language.EN))

    assert (button.label, button.data) == (texts_in(Language.EN)("button-list"), "loan:list")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("1", 1), ("007", 7), ("", 0), ("x", 0), ("²", 0), ("-1", 0)),
        *((" 1", 0), ("1_0", 0), ("٣", 0), ("9" * 18, int("9" * 18)), ("9" * 19, 0)),
    ],
)
def test_a_row_is_named_by_plain_figures_only(text: str, value: int) -> None:
    assert number(text) == OnLoan.read(f"open:{text}").id == value


def test_every_press_that_is_answered_can_be_made_without_arguments() -> None:
    kinds = [type(press) for _, press in KEPT]

    assert {kind.prefix for kind in kinds} <= BUTTONS.keys()
    assert all(kind().text() == kind.prefix for kind in kinds if fields(kind))  # type: ignore[arg-type]


class TestForgedData:
    """Is never kept, and never obeyed by the operator's terminal."""

    @pytest.mark.parametrize(
        ("data", "first"),
        [
            ("a:w:\x1b[2J:overdue:\x1b]0;x\x07:1:r:s", "stages/overdue/first-overdue"),
            ("a:w:free words:sued:topic-free words:99999:m:s", "stages/sued/first-sued"),
            ("a:w:~free:overdue:about-nothing:-1:v", "contacts/any/first-any"),
            ("a:w:jiebei:visited:topic-calls:1:v:s", "topics/calls/calls-first"),
        ],
    )
    async def test_leaves_known_statements_in_a_note_and_nothing_free(
        self, chat: Chat, world: EmulatedWorld, data: str, first: str
    ) -> None:
        (shown,) = await chat.say("/rights 借呗")
        await chat.press_data(data, shown.message)

        ((_, statements, language),) = await world.bot.store.transact(lambda records: records.notes())

        assert statements.split()[0] == first
        assert set(statements.split()) <= {claim.id for claim in library().claims()}
        assert language == "zh-hans"

    def test_that_an_earlier_version_kept_is_printed_as_characters(self, tmp_path: Path) -> None:
        async def keep() -> None:
            store = await SqliteStore.open(tmp_path / "bot.db")
            await store.transact(lambda records: records.add_note("rights \x1b[2J", "\x9b1m\u202e", START))
            await store.close()

        asyncio.run(keep())

        result = CliRunner().invoke(main, ["check", "--config", str(_config(tmp_path))])

        assert "call wrong (1, \\x9b1m\\u202e, last 2026-11-22): \\x1b[2J\n" in result.output
        assert result.exit_code == 0


def _config(folder: Path, knowledge: Path | None = None) -> Path:
    config = folder / "config.toml"
    path = knowledge or ""
    config.write_text(
        f'[knowledge]\npath = "{path}"\n[storage]\nurl = "sqlite:///{folder}/bot.db"\n', "utf-8"
    )
    return config


class TestIds:
    """Of the knowledge, as long as a button takes them."""

    @staticmethod
    def _with(folder: Path, old: str, new: str) -> Path:
        """The knowledge that ships, with another id for a lender."""
        shutil.copytree(default_root(), folder)
        path = folder / "lenders" / f"{old}.toml"
        path.rename(path.with_stem(new))
        path = path.with_stem(new)
        path.write_text(path.read_text("utf-8").replace(f'id = "{old}"', f'id = "{new}"', 1), "utf-8")
        return folder

    def test_of_the_knowledge_that_ships_fit(self) -> None:
        load_library(None)

    def test_of_a_lender_that_no_button_takes_is_a_problem_that_names_it(self, tmp_path: Path) -> None:
        long = "l" * 37
        root = self._with(tmp_path / "knowledge", "jiebei", long)

        with pytest.raises(KnowledgeError) as caught:
            load_library(root)
        result = CliRunner().invoke(main, ["check", "--config", str(_config(tmp_path, root))])

        (problem,) = caught.value.problems
        assert (problem.file, problem.place) == (f"lenders/{long}.toml", "id")
        assert f"“{long}”" in problem.message
        assert f"“a:s:{long}:due-soon:" in problem.message
        assert "bytes, Telegram takes 64" in problem.message
        assert result.exit_code == 1
        assert str(problem) in result.output
