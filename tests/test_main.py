"""The command line: what `check` says, and with which code each command ends."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import _run, main
from bot.app import load_library
from bot.config import load
from bot.knowledge.library import Library
from bot.knowledge.load import default_root
from bot.store.sqlite import SqliteStore
from tests.chat_driver import Chat
from tests.worlds import open_world

SECRET = "what a user wrote"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_TOKEN_FILE"):
        monkeypatch.delenv(name, raising=False)


def called(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def written(tmp_path: Path, text: str) -> str:
    """A configuration file with its own copy of the knowledge."""
    shutil.copytree(default_root(), tmp_path / "facts", dirs_exist_ok=True)
    (tmp_path / "some.toml").write_text(f'{text}\n[knowledge]\npath = "facts"\n', encoding="utf-8")
    return "some.toml"


# check -----------------------------------------------------------------------------


def test_check_finds_what_ships_with_the_program_well() -> None:
    result = called("check")

    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.endswith("All is well.\n")


def test_check_lists_what_is_due_for_review_on_a_day_and_is_content(tmp_path: Path) -> None:
    file = written(tmp_path, "")

    early, late = (
        called("check", "--on", "2000-01-01"),
        called("check", "--on", "2099-01-01", "--config", file),
    )

    assert early.exit_code == late.exit_code == 0
    assert re.search(r"\d+ lenders, \d+ statements, 0 due for review on 2000-01-01\.", early.stdout)
    assert "due for review since" not in early.stdout
    assert re.search(r"due for review since \d{4}-\d\d-\d\d: \S+\.toml: ", late.stdout)


def test_check_lists_all_that_rests_on_a_source() -> None:
    result = called("check", "--source", "gbt-45251")

    assert result.exit_code == 0
    head, *rest = result.stdout.splitlines()
    assert head.endswith("dated 2025-02-28, read 2026-11-22, text seen: no")
    claims = load_library(None).claims()
    expected = {claim.id for claim in claims if any(c.source == "gbt-45251" for c in claim.what.cites)}
    assert len(expected) > 3
    assert {line.split()[1] for line in rest if ".toml: " in line} == expected


def test_check_knows_no_source_of_another_name_and_says_which_is_near() -> None:
    result = called("check", "--source", "gbt-45252")

    assert result.exit_code == 1
    assert "there is no sources/gbt-45252.toml; did you mean “gbt-45251”?" in result.stderr


def test_check_lists_what_was_read_and_is_used_by_nothing() -> None:
    result = called("check", "--unused")

    assert result.exit_code == 0
    assert re.search(r"^used by nothing: civil-code, articles .*202", result.stdout, re.MULTILINE)
    assert "criminal-law" not in result.stdout


def test_check_reads_the_database_too(tmp_path: Path) -> None:
    file = written(tmp_path, '[storage]\nurl = "sqlite:///a.db"')
    (tmp_path / "a.db").write_text("no database\n" * 100)

    result = called("check", "--config", file)

    assert result.exit_code == 2
    assert f"{tmp_path / 'a.db'}: " in result.stderr


async def test_check_is_content_with_a_database_that_a_bot_holds(tmp_path: Path) -> None:
    file = written(tmp_path, '[storage]\nurl = "sqlite:///a.db"')
    store = await SqliteStore.open(tmp_path / "a.db")
    try:
        assert called("check", "--config", file).exit_code == 0
    finally:
        await store.close()


def test_check_tells_of_config_and_knowledge_at_once_and_ends_with_1(tmp_path: Path) -> None:
    file = written(tmp_path, "[operator]\nlog_levle = 1")

    result = called("check", "--config", file)

    assert result.exit_code == 1
    assert result.stderr == "some.toml: operator.log_levle: unknown key; did you mean log_level?\n"
    assert "statements" in result.stdout  # of what ships with the program


def test_check_reads_what_the_environment_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIGHTS_BOT_REMINDERS_DAYS_BEFORE", "7,3,1,0")
    monkeypatch.setenv("RIGHTS_BOT_REMINDERS_AT", "23:30")

    result = called("check")

    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "environment, RIGHTS_BOT_REMINDERS_DAYS_BEFORE, RIGHTS_BOT_REMINDERS_AT: reminders: at: "
        "expected a time outside of quiet_hours"
    ]


def test_check_ends_with_1_for_knowledge_that_is_wrong(tmp_path: Path) -> None:
    file = written(tmp_path, "")
    with (tmp_path / "facts" / "vocabulary.toml").open("a", encoding="utf-8") as vocabulary:
        vocabulary.write("\nno_such_key = 1\n")

    result = called("check", "--config", file)

    assert result.exit_code == 1
    assert "vocabulary.toml" in result.stderr
    assert "All is well" not in result.stdout


def test_check_ends_with_2_for_what_can_not_be_read(tmp_path: Path) -> None:
    file = written(tmp_path, "")
    (tmp_path / "facts" / "vocabulary.toml").write_text("[", encoding="utf-8")
    (tmp_path / "no.toml").write_text("[", encoding="utf-8")

    assert called("check", "--config", file).exit_code == 2
    assert called("check", "--config", "no.toml").exit_code == 2
    assert called("check", "--config", "missing.toml").exit_code == 2
    assert called("check", "--on", "someday").exit_code == 2


def test_check_needs_no_token_and_tells_of_a_bad_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "no token at all")

    result = called("check")

    assert result.exit_code == 1
    assert result.stderr.startswith("environment: TELEGRAM_BOT_TOKEN: expected a token")


def test_a_folder_of_knowledge_that_is_not_there_is_one_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RIGHTS_BOT_KNOWLEDGE_PATH", "nowhere")

    result = called("check")

    assert result.exit_code == 2
    assert result.stderr == f"{tmp_path / 'nowhere'}: there is no such folder of knowledge\n"


# the others --------------------------------------------------------------------------


def test_each_command_explains_itself() -> None:
    result = called("--help")

    assert result.exit_code == 0
    for command in ("run", "console", "check"):
        assert f"  {command} " in result.stdout
        assert called(command, "--help").exit_code == 0


def test_an_unknown_command_ends_with_2() -> None:
    assert called("fly").exit_code == 2


@pytest.mark.parametrize("command", ["run", "console"])
def test_a_bad_configuration_ends_every_command_with_2(tmp_path: Path, command: str) -> None:
    result = called(command, "--config", written(tmp_path, "[operator]\nlog_levle = 1"))

    assert result.exit_code == 2
    assert result.stderr == "some.toml: operator.log_levle: unknown key; did you mean log_level?\n"


def test_no_command_reads_the_configuration_too(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("nonsense = 1", encoding="utf-8")

    assert called().exit_code == 2


def test_an_unexpected_error_ends_with_1_and_its_message_is_not_shown(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    async def serve(_: Library) -> None:
        raise ValueError(SECRET)

    with pytest.raises(SystemExit) as ended:
        _run(serve, load(None, {}), None)

    assert ended.value.code == 1
    assert [record.message for record in caplog.records] == ["ended by an unexpected error"]
    assert SECRET not in capsys.readouterr().err


# why -------------------------------------------------------------------------------


async def test_why_tells_of_one_user_and_says_so_where_there_is_none(tmp_path: Path) -> None:
    file = written(tmp_path, '[storage]\nurl = "sqlite:///bot.db"')
    async with open_world(tmp_path / "bot.db") as world:
        await Chat(world).say("/subscribe")
        user = await world.bot.store.transact(lambda records: records.user(1))
    assert user is not None

    told, nobody = called("why", user.alias, "--config", file), called("why", "nobody", "--config", file)

    assert (told.exit_code, nobody.exit_code) == (0, 1)
    assert told.stdout.startswith(f"user {user.alias}: reminders on, reachable\n")
    assert "no user is called nobody" in nobody.stderr


async def test_why_does_not_read_what_is_no_database(tmp_path: Path) -> None:
    file = written(tmp_path, '[storage]\nurl = "sqlite:///bot.db"')
    (tmp_path / "bot.db").write_bytes(b"no database" * 100)

    assert called("why", "x", "--config", file).exit_code == 2
