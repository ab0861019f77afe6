"""`rights-bot ask`: the answer of the chat to one sentence, and nothing else."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import main
from tests.worlds import Lasting


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def asked(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["ask", *arguments])


def test_it_is_what_a_new_user_is_shown(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Lasting(tmp_path_factory.mktemp("chat") / "bot.db") as lasting:
        (shown,) = lasting.run(lasting.chat.say("会不会坐牢"))

    result = asked("会不会坐牢", "--on", "2026-11-22")

    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.startswith(shown.text + "\n")


def test_it_speaks_three_languages() -> None:
    first = {asked("会不会坐牢", "--lang", one).stdout.split("\n")[0] for one in ("zh-hans", "zh-hant", "en")}

    assert first == {"会坐牢、被抓吗", "會坐牢、被抓嗎", "Can I go to jail for this?"}


def test_what_is_not_in_force_on_the_day_is_not_said() -> None:
    """The standard on the hours of calls is of 2025."""
    before, after = (asked("半夜打电话可以吗", "--on", day).stdout for day in ("2024-06-01", "2026-12-01"))

    assert "45251" in after
    assert "45251" not in before


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_said_is_nothing_answered(text: str) -> None:
    result = asked(text)

    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31"])
def test_a_day_far_off_is_refused_in_a_word(day: str) -> None:
    result = asked("明天提醒我", "--on", day)

    assert result.exit_code == 2
    assert "expected a day of 2000 to 2099" in result.stderr


def test_bytes_of_another_encoding_are_no_accident() -> None:
    result = asked(b"\xc4\xe3\xba\xc3".decode("utf-8", "surrogateescape"))

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout != ""


@pytest.mark.parametrize("charset", ["gbk", "latin-1", "ascii"])
def test_a_terminal_that_lacks_a_character_gets_all_the_others(charset: str) -> None:
    result = CliRunner(charset=charset).invoke(main, ["ask", "几点扣款", "--lang", "en"])

    assert (result.exit_code, result.stderr) == (0, "")
    assert "Do this first: " in result.stdout


def test_it_leaves_nothing_behind(tmp_path: Path) -> None:
    asked("微粒贷 每月15号 1200")

    assert list(tmp_path.iterdir()) == []
