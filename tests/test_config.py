"""The configuration: defaults, the environment, and each way to get it wrong."""

from pathlib import Path
from typing import Any

import pytest

from bot.config import Config, ConfigError, address, known_keys, load, require_token
from bot.domain.preferences import Preferences

TOKEN = "123456:a-token_that-must-not-be-seen"
HOOK = "https://bot.example/hook"
WEBHOOK = '[telegram]\nmode = "webhook"\n[telegram.webhook]\nurl = "{url}"\nsecret_token = "a_secret-1"'
EXAMPLE = Path(__file__).parent.parent / "config.example.toml"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No config.toml in the current folder, but for the one that a test puts there."""
    monkeypatch.chdir(tmp_path)


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def problems(tmp_path: Path, text: str, **environ: str) -> list[str]:
    """What is wrong with a file, without its name."""
    file = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(file, environ)
    return [problem.removeprefix(f"{file}: ") for problem in caught.value.problems]


def values(config: Config) -> dict[str, Any]:
    """What a section says of itself, but for the paths, which are relative to a file."""
    return {
        name: getattr(config, name).model_dump() for name in ("telegram", "reminders", "operator", "privacy")
    }


# what is read --------------------------------------------------------------------


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    config = load(None, {})

    assert config.database == tmp_path / "data" / "bot.db"
    assert config.knowledge is None
    assert config.telegram.token == ""
    assert config.reminders.preferences() == Preferences(
        "Asia/Shanghai",
        (7, 3, 1, 0),
        (1, 3, 7),
        config.reminders.preferences().at,
        config.reminders.preferences().quiet,
    )


def test_the_example_says_the_defaults(tmp_path: Path) -> None:
    example = load(written(tmp_path, EXAMPLE.read_text(encoding="utf-8")), {})

    assert values(example) == values(load(None, {}))
    assert example.database == tmp_path / "data" / "bot.db"
    assert example.knowledge is None


def test_config_toml_of_the_current_folder_is_read(tmp_path: Path) -> None:
    written(tmp_path, '[operator]\nlog_level = "ERROR"')

    assert load(None, {}).operator.log_level == "ERROR"


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "etc"
    folder.mkdir()
    file = written(folder, '[storage]\nurl = "sqlite:///var/a.db"\n[knowledge]\npath = "facts"')

    assert load(file, {}).database == folder / "var" / "a.db"
    assert load(file, {}).knowledge == folder / "facts"
    assert load(file.relative_to(tmp_path), {}).database == folder / "var" / "a.db"


def test_an_absolute_path_stays(tmp_path: Path) -> None:
    file = written(tmp_path, '[storage]\nurl = "sqlite:////var/lib/a.db"')

    assert load(file, {}).database == Path("/var/lib/a.db")


def test_quiet_hours_and_days_may_be_none(tmp_path: Path) -> None:
    file = written(tmp_path, '[reminders]\nquiet_hours = ""\ndays_after = []')

    preferences = load(file, {}).reminders.preferences()

    assert preferences.days_after == ()
    assert preferences.quiet.start == preferences.quiet.end


def test_every_key_has_a_default() -> None:
    assert dict(known_keys())["reminders.at"] == "09:00"
    assert all(default is not None for _, default in known_keys())


def test_addresses_have_a_host_and_a_port() -> None:
    assert address("127.0.0.1:8080") == ("127.0.0.1", 8080)
    assert address("[::1]:8080") == ("::1", 8080)


def test_a_server_of_ones_own_may_call_without_tls(tmp_path: Path) -> None:
    text = WEBHOOK.format(url="http://10.0.0.2/hook").replace(
        "[telegram]", '[telegram]\nbase_url = "http://a/bot"'
    )

    assert load(written(tmp_path, text), {}).telegram.webhook.url == "http://10.0.0.2/hook"


# the environment -----------------------------------------------------------------

SET = {
    "telegram.token": "1:variable",
    "telegram.base_url": "http://127.0.0.1:8081/bot",
    "telegram.proxy": "socks5://127.0.0.1:1080",
    "telegram.mode": "webhook",
    "telegram.webhook.url": HOOK,
    "telegram.webhook.listen": "[::]:443",
    "telegram.webhook.secret_token": "of-variable",
    "storage.url": "sqlite:///elsewhere.db",
    "reminders.time_zone": "America/Toronto",
    "reminders.days_before": "5, 2,0",
    "reminders.days_after": "",
    "reminders.at": "08:30",
    "reminders.quiet_hours": "23:00-07:00",
    "reminders.messages_per_second": "12.5",
    "knowledge.path": "facts",
    "operator.admin_ids": "17,4",
    "operator.http": "127.0.0.1:8080",
    "operator.ping_url": "https://ping.example/hush",
    "operator.log_level": "ERROR",
    "operator.log_format": "json",
    "backup.folder": "copies",
    "backup.keep": "30",
    "backup.recipient": "age1" + "q" * 58,
    "privacy.retention_days": "90",
}


def test_each_key_can_be_set_by_a_variable_which_wins_over_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "etc"
    folder.mkdir()
    file = written(folder, EXAMPLE.read_text(encoding="utf-8"))

    config = load(file, {f"RIGHTS_BOT_{key.upper().replace('.', '_')}": value for key, value in SET.items()})

    assert set(SET) == {key for key, _ in known_keys()}
    assert config.telegram.model_dump() == {
        "token": "1:variable",
        "base_url": "http://127.0.0.1:8081/bot",
        "proxy": "socks5://127.0.0.1:1080",
        "mode": "webhook",
        "webhook": {"url": HOOK, "listen": "[::]:443", "secret_token": "of-variable"},
    }
    assert config.reminders.days_before == (5, 2, 0)
    assert config.reminders.days_after == ()
    assert (config.reminders.time_zone, config.reminders.at) == ("America/Toronto", "08:30")
    assert (config.reminders.quiet_hours, config.reminders.messages_per_second) == ("23:00-07:00", 12.5)
    assert config.operator.admin_ids == (17, 4)
    assert (config.operator.http, config.operator.log_level) == ("127.0.0.1:8080", "ERROR")
    assert (config.operator.ping_url, config.operator.log_format) == ("https://ping.example/hush", "json")
    assert (config.backup.keep, config.backup.recipient) == (30, SET["backup.recipient"])
    assert config.privacy.retention_days == 90
    # No file says where these stand: they are relative to the current folder.
    assert config.database == tmp_path / "elsewhere.db"
    assert config.knowledge == tmp_path / "facts"
    assert config.backup.folder == tmp_path / "copies"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        (
            "RIGHTS_BOT_REMINDERS_AT",
            "9",
            "RIGHTS_BOT_REMINDERS_AT: expected a local time such as \"09:00\", not '9'",
        ),
        ("RIGHTS_BOT_REMINDERS_AT", "", "RIGHTS_BOT_REMINDERS_AT: expected a local time such as "),
        (
            "RIGHTS_BOT_REMINDER_AT",
            "09:00",
            "RIGHTS_BOT_REMINDER_AT: sets nothing; did you mean RIGHTS_BOT_REMIND",
        ),
        (
            "RIGHTS_BOT_OPERATOR_ADMIN_IDS",
            "1,me",
            "RIGHTS_BOT_OPERATOR_ADMIN_IDS: expected a list of whole numbers",
        ),
        ("RIGHTS_BOT_BACKUP_KEEP", "a week", "RIGHTS_BOT_BACKUP_KEEP: expected a whole number, not "),
        (
            "RIGHTS_BOT_TOKEN",
            "1:hush",
            "RIGHTS_BOT_TOKEN: sets nothing; did you mean RIGHTS_BOT_TELEGRAM_TOKEN or ",
        ),
        ("RIGHTS_BOT_KEEP", "7", "RIGHTS_BOT_KEEP: sets nothing; did you mean RIGHTS_BOT_BACKUP_KEEP?"),
        ("RIGHTS_BOT_", "", "RIGHTS_BOT_: sets nothing; see config.example.toml"),
        ("RIGHTS_BOT_ZZZ", "1", "RIGHTS_BOT_ZZZ: sets nothing; see config.example.toml"),
        (
            "RIGHTS_BOT_OPERATOR_PING_URL",
            "hush",
            "RIGHTS_BOT_OPERATOR_PING_URL: expected an http:// or https:// addr",
        ),
        (
            "RIGHTS_BOT_OPERATOR_PING_URL_FILE",
            "nowhere",
            "RIGHTS_BOT_OPERATOR_PING_URL_FILE: No such file or dir",
        ),
        (
            "RIGHTS_BOT_REMINDERS_AT_FILE",
            "nowhere",
            "RIGHTS_BOT_REMINDERS_AT_FILE: sets nothing; did you mean ",
        ),
    ],
)
def test_what_is_wrong_in_the_environment_names_the_variable(
    tmp_path: Path, name: str, value: str, expected: str
) -> None:
    (problem,) = problems(tmp_path, "", **{name: value})

    assert problem.startswith(f"environment: {expected}")
    assert "hush" not in problem


def test_what_two_keys_make_wrong_names_the_file_and_the_variable(tmp_path: Path) -> None:
    file = written(tmp_path, '[reminders]\nquiet_hours = "22:00-08:00"')

    with pytest.raises(ConfigError) as caught:
        load(file, {"RIGHTS_BOT_REMINDERS_AT": "23:00"})

    assert caught.value.problems == [
        f"{file}, RIGHTS_BOT_REMINDERS_AT: reminders: at: expected a time outside of quiet_hours"
    ]


def test_a_secret_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("of-file\n", encoding="utf-8")
    file = written(tmp_path, WEBHOOK.format(url=HOOK))
    by_file = {"TELEGRAM_WEBHOOK_SECRET_FILE": str(tmp_path / "secret")}
    newer = {"RIGHTS_BOT_TELEGRAM_WEBHOOK_SECRET_TOKEN_FILE": str(tmp_path / "secret")}

    def secret(**environ: str) -> str:
        return load(file, environ).telegram.webhook.secret_token

    assert secret() == "a_secret-1"
    assert secret(**by_file) == secret(**newer) == "of-file"
    assert secret(TELEGRAM_WEBHOOK_SECRET="older", **by_file) == "older"
    assert secret(TELEGRAM_WEBHOOK_SECRET="older", **newer) == "of-file"
    assert (
        secret(RIGHTS_BOT_TELEGRAM_WEBHOOK_SECRET_TOKEN="new", TELEGRAM_WEBHOOK_SECRET="older", **newer)
        == "new"
    )


def test_an_older_variable_that_is_empty_sets_nothing(tmp_path: Path) -> None:
    file = written(tmp_path, '[telegram]\ntoken = "1:file"')

    assert load(file, {"TELEGRAM_BOT_TOKEN": "", "TELEGRAM_BOT_TOKEN_FILE": ""}).telegram.token == "1:file"
    assert load(file, {"RIGHTS_BOT_TELEGRAM_TOKEN": ""}).telegram.token == ""


# the token -----------------------------------------------------------------------


def test_the_token_of_the_environment_wins(tmp_path: Path) -> None:
    file = written(tmp_path, '[telegram]\ntoken = "1:file"\nproxy = "socks5://127.0.0.1:1080"')
    (tmp_path / "token").write_text(f"{TOKEN}\n", encoding="utf-8")
    by_file = {"TELEGRAM_BOT_TOKEN_FILE": str(tmp_path / "token")}

    assert load(file, {}).telegram.token == "1:file"
    assert load(file, by_file).telegram.token == TOKEN
    assert load(file, {"TELEGRAM_BOT_TOKEN": f" {TOKEN}\n"}).telegram.token == TOKEN
    assert load(file, {"TELEGRAM_BOT_TOKEN": "2:direct", **by_file}).telegram.token == "2:direct"
    assert load(file, by_file).telegram.proxy == "socks5://127.0.0.1:1080"


@pytest.mark.parametrize("content", [b"", b"no token", b"\xff\xfe1\x00:\x00"])
def test_a_token_file_without_a_token_is_told_and_not_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "token").write_bytes(content)

    assert problems(
        tmp_path, f'[telegram]\ntoken = "{TOKEN}"', TELEGRAM_BOT_TOKEN_FILE=str(tmp_path / "token")
    ) == [
        "environment: TELEGRAM_BOT_TOKEN_FILE: "
        "expected a token as BotFather gives it: digits, a colon, letters"
    ]


def test_a_token_file_that_is_missing_is_told(tmp_path: Path) -> None:
    assert problems(tmp_path, "", TELEGRAM_BOT_TOKEN_FILE=str(tmp_path / "nowhere")) == [
        "environment: TELEGRAM_BOT_TOKEN_FILE: No such file or directory"
    ]


def test_a_bad_token_in_the_environment_is_told_and_not_shown(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "", TELEGRAM_BOT_TOKEN="secret without a colon")

    assert problem.startswith("environment: TELEGRAM_BOT_TOKEN: expected a token")
    assert "secret" not in problem


def test_a_missing_token_is_told_only_where_one_is_needed(tmp_path: Path) -> None:
    file = written(tmp_path, "")

    with pytest.raises(ConfigError, match=r"config\.toml: telegram\.token: missing"):
        require_token(load(file, {}), file)
    require_token(load(file, {"TELEGRAM_BOT_TOKEN": TOKEN}), file)


def test_the_token_is_in_no_representation(tmp_path: Path) -> None:
    assert TOKEN not in repr(load(None, {"TELEGRAM_BOT_TOKEN": TOKEN}))


# what is wrong -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[telegram]\ntokn = 1", "telegram.tokn: unknown key; did you mean token?"),
        ("[reminder]", "reminder: unknown key; did you mean reminders?"),
        ("zzz = [1]", "zzz: unknown key; expected one of telegram, storage, reminders, "),
        ("admin_ids = [1]", "admin_ids: unknown key; did you mean operator.admin_ids?"),
        ("[reminders]\nlog_level = 1", "reminders.log_level: unknown key; did you mean operator.log_level?"),
        ("url = 1", "url: unknown key; did you mean telegram.webhook.url or storage.url?"),
        ("[webhook]", "webhook: unknown key; did you mean telegram.webhook?"),
        ("[knowledge]\nzzz = 1", "knowledge.zzz: unknown key; expected one of path"),
        ("telegram = 5", "telegram: expected a section, with keys of its own"),
        ('[telegram]\nmode = "smoke"', "telegram.mode: expected 'polling' or 'webhook'"),
        ('[telegram]\nmode = "webhook"', "telegram: webhook.url: missing; expected the public HTTPS "),
        (
            f'[telegram]\nmode = "webhook"\n[telegram.webhook]\nurl = "{HOOK}"',
            "telegram: webhook.secret_token: ",
        ),
        (
            WEBHOOK.format(url="http://bot.example/hook"),
            "telegram: webhook.url: expected an https:// address",
        ),
        (
            '[telegram.webhook]\nurl = "bot.example"',
            "telegram.webhook.url: expected the public address, such as ",
        ),
        (
            '[telegram.webhook]\nurl = "https://a/?b"',
            "telegram.webhook.url: expected the public address, such as ",
        ),
        ('[telegram.webhook]\nlisten = "8443"', "telegram.webhook.listen: expected host and port such as "),
        ('[telegram.webhook]\nsecret_token = "ä"', "telegram.webhook.secret_token: expected 1 to 256 of "),
        ('[telegram.webhook]\nurll = ""', "telegram.webhook.urll: unknown key; did you mean url?"),
        ("[telegram]\nwebhook = 1", "telegram.webhook: expected a section"),
        ('[operator]\nhttp = "127.0.0.1"', "operator.http: expected host and port such as "),
        ('[operator]\nhttp = "127.0.0.1:65536"', "operator.http: expected host and port such as "),
        (
            '[operator]\nping_url = "example.org"',
            "operator.ping_url: expected an http:// or https:// address",
        ),
        ("[backup]\nkeep = 0", "backup.keep: expected greater than or equal to 1, not 0"),
        ('[backup]\nrecipient = "ssh-ed25519 AAAA"', "backup.recipient: expected an age public key such as "),
        ('[privacy]\nencryption_key = ""', "privacy.encryption_key: not built yet"),
        ('[telegram]\nbase_url = "api.telegram.org"', "telegram.base_url: expected an address such as "),
        ('[telegram]\nbase_url = "https://a/{b}"', "telegram.base_url: expected an address such as "),
        ('[telegram]\nproxy = "ftp://a"', 'telegram.proxy: expected "http://host:port" or '),
        ('[storage]\nurl = "postgresql://a@b/c"', "storage.url: postgresql is not built yet; "),
        ('[storage]\nurl = "bot.db"', "storage.url: expected sqlite:///path"),
        ('[storage]\nurl = "sqlite:///"', "storage.url: expected sqlite:///path"),
        ('[reminders]\ntime_zone = "Beijing"', "reminders.time_zone: expected an IANA time zone such as "),
        ("[reminders]\ndays_before = [1, 1]", "reminders: days_before: expected days from 0 to 60, "),
        ("[reminders]\ndays_before = [61]", "reminders: days_before: expected days from 0 to 60, "),
        ("[reminders]\ndays_before = [1.5]", "reminders.days_before: expected whole days such as "),
        ("[reminders]\ndays_before = [true]", "reminders.days_before: expected whole days such as "),
        ("[reminders]\ndays_before = 7", "reminders.days_before: expected a list of whole numbers, not 7"),
        ("[reminders]\ndays_after = [0]", "reminders: days_after: expected days from 1 to 90, "),
        ("[reminders]\ndays_before = []\ndays_after = []", "reminders: days_before, days_after: "),
        ('[reminders]\nat = "9:00"', "reminders.at: expected a local time such as \"09:00\", not '9:00'"),
        ('[reminders]\nat = "24:00"', 'reminders.at: expected a local time such as "09:00"'),
        ("[reminders]\nat = 09:00:00", "reminders.at: expected text in quotes"),
        ('[reminders]\nat = "23:00"', "reminders: at: expected a time outside of quiet_hours"),
        ('[reminders]\nquiet_hours = "22-8"', "reminders.quiet_hours: expected hours such as "),
        ('[reminders]\nquiet_hours = "10:00-08:00"', "reminders: quiet_hours: expected to leave "),
        ("[reminders]\nmessages_per_second = 0", "reminders.messages_per_second: expected greater "),
        ("[reminders]\nmessages_per_second = 31", "reminders.messages_per_second: expected less "),
        ('[reminders]\nmessages_per_second = "9"', "reminders.messages_per_second: expected a number, "),
        ("[reminders]\nmessages_per_second = nan", "reminders.messages_per_second: expected "),
        ('[operator]\nadmin_ids = ["1"]', "operator.admin_ids: expected a whole number, not '1'"),
        ("[operator]\nadmin_ids = 1", "operator.admin_ids: expected a list of whole numbers, not 1"),
        ("[operator]\nadmin_ids = [-100123]", "operator.admin_ids: expected Telegram user ids, which are "),
        ("[[operator]]", "operator: expected a section, with keys of its own"),
        ('[storage]\nurl = "sqlite:///a\\u0000"', "storage.url: expected a path, without characters that "),
        ('[backup]\nfolder = "a\\u0000"', "backup.folder: expected a path, without characters that "),
        ('[knowledge]\npath = "a\\u0000"', "knowledge.path: expected a path, without characters that "),
        ('[operator]\nlog_level = "LOUD"', "operator.log_level: expected 'DEBUG', 'INFO', "),
        ('[operator]\nlog_format = "xml"', "operator.log_format: expected 'text' or 'json'"),
        ("[privacy]\nretention_days = 1", "privacy.retention_days: expected greater than or equal "),
        ("[privacy]\nretention_days = true", "privacy.retention_days: expected a whole number"),
    ],
)
def test_each_problem_names_its_key_and_what_was_expected(tmp_path: Path, text: str, expected: str) -> None:
    (problem,) = problems(tmp_path, text)

    assert problem.startswith(expected)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    text = """
        nonsense = 1
        [telegram]
        token = "no token"
        [reminders]
        at = "nine"
        zone = "Asia/Shanghai"
        [operator]
        log_level = "LOUD"
    """

    found = problems(tmp_path, text, TELEGRAM_BOT_TOKEN_FILE="nowhere", BOT_ENCRYPTION_KEY_FILE="key")

    assert sorted(problem.partition(": ")[0] for problem in found) == [
        "environment",
        "environment",
        "nonsense",
        "operator.log_level",
        "reminders.at",
        "reminders.zone",
        "telegram.token",
    ]


def test_a_variable_whose_part_does_not_exist_yet_is_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, "", BOT_ENCRYPTION_KEY_FILE="secret") == [
        "environment: BOT_ENCRYPTION_KEY_FILE: not built yet"
    ]


@pytest.mark.parametrize(
    "text",
    [
        '[telegram]\ntoken = "hush hush"',
        "[telegram]\ntoken = ['hush']",
        'telegram = "hush"',
        '[telegram]\nproxy = "socks4://me:hush@127.0.0.1"',
        '[telegram]\nbase_url = "hush"',
        '[storage]\nurl = "postgresql://me:hush@127.0.0.1/bot"',
        'storage = "postgresql://me:hush@127.0.0.1/bot"',
        '[privacy]\nencryption_key = "hush"',
        '[telegram.webhook]\nsecret_token = "hush hush"',
        '[telegram.webhook]\nurl = "hush"',
        '[operator]\nping_url = "hush"',
        "[operator]\nping_url = ['hush']",
        'token = "hush"',
        '[[operator]]\nping_url = "hush"',
        "operator = ['hush']",
        '[backup]\nrecipient = "AGE-SECRET-KEY-hush"',
    ],
)
def test_no_problem_shows_a_secret(tmp_path: Path, text: str) -> None:
    (problem,) = problems(tmp_path, text)

    assert "hush" not in problem


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"[telegram", "expected TOML: "),
        (b'a = "\xff"', "expected UTF-8 text"),
        (b"a = 1\na = 2", "expected TOML: "),
        ("a = 1".encode("utf-16"), "expected UTF-8 text"),
    ],
)
def test_a_file_that_is_no_toml_can_not_be_read_at_all(tmp_path: Path, content: bytes, expected: str) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(content)

    with pytest.raises(ConfigError) as caught:
        load(file, {})

    assert caught.value.unreadable
    assert caught.value.problems[0].startswith(f"{file}: {expected}")


def test_a_file_is_read_as_editors_of_windows_save_it(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b'\xef\xbb\xbf[reminders]\r\nat = "08:30"\r\n')
    token = tmp_path / "token"
    token.write_bytes(b"\xef\xbb\xbf" + TOKEN.encode() + b"\r\n")

    config = load(file, {"TELEGRAM_BOT_TOKEN_FILE": str(token)})

    assert (config.reminders.at, config.telegram.token) == ("08:30", TOKEN)


def test_a_folder_in_place_of_config_toml_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").mkdir()  # as Docker makes it where the file to mount is missing

    with pytest.raises(ConfigError, match=r"config\.toml: Is a directory") as caught:
        load(None, {})

    assert caught.value.unreadable


def test_a_missing_file_can_not_be_read_at_all(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.toml: No such file or directory") as caught:
        load(tmp_path / "nowhere.toml", {})

    assert caught.value.unreadable
