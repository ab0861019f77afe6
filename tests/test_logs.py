"""What a log line holds, and what it never holds."""

import json
import logging
import sys
from collections.abc import Iterator

import pytest

from bot.logs import JsonFormatter, TextFormatter, set_up

TOKEN = "123456:AAH-a_token_that_must_not_be_seen"
SECRET = "what a user wrote"


def failure() -> BaseException:
    """An error that quotes what it stumbled over, as its cause does."""
    try:
        try:
            int(SECRET)
        except ValueError as error:
            raise KeyError(SECRET) from error
    except KeyError as error:
        return error
    raise AssertionError


def record(message: str, *args: object, error: BaseException | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("bot.some", logging.ERROR, __file__, 1, message, args, info)


@pytest.fixture(params=[TextFormatter, JsonFormatter])
def formatter(request: pytest.FixtureRequest) -> logging.Formatter:
    made: logging.Formatter = request.param()
    return made


@pytest.fixture
def _as_before() -> Iterator[None]:
    """Loggers are global: put back what a set-up has changed."""
    root, chatty = logging.getLogger(), logging.getLogger("telegram")
    handlers, levels = root.handlers[:], (root.level, chatty.level)
    yield
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    chatty.setLevel(levels[1])


def test_a_line_of_text_says_when_how_bad_where_and_what(formatter: logging.Formatter) -> None:
    line = formatter.format(record("%d reminders", 3))

    for word in ("ERROR", "bot.some", "3 reminders"):
        assert word in line
    assert "\n" not in line


def test_a_json_line_is_one_object() -> None:
    line = json.loads(JsonFormatter().format(record("第 %d 次", 3)))

    assert line.pop("time").endswith("+00:00")
    assert line == {"level": "ERROR", "logger": "bot.some", "message": "第 3 次"}


def test_a_token_is_blotted_out_wherever_it_stands(formatter: logging.Formatter) -> None:
    for line in (
        formatter.format(record("at https://api.telegram.org/bot%s/getMe", TOKEN)),
        formatter.format(record(f"{TOKEN} {TOKEN}")),
    ):
        assert TOKEN.partition(":")[2] not in line
        assert "[token]" in line


def test_of_an_error_its_kind_and_places_are_written_never_its_message(formatter: logging.Formatter) -> None:
    line = formatter.format(record("it failed", error=failure()))

    assert "KeyError" in line
    assert "test_logs.py" in line
    assert "failure" in line
    assert SECRET not in line


def test_an_error_without_a_place_is_no_error(formatter: logging.Formatter) -> None:
    assert "ValueError" in formatter.format(record("it failed", error=ValueError(SECRET)))


def test_an_exception_that_is_not_there_is_no_error(formatter: logging.Formatter) -> None:
    empty = record("nothing")
    empty.exc_info = sys.exc_info()

    assert "nothing" in formatter.format(empty)


@pytest.mark.usefixtures("_as_before")
@pytest.mark.parametrize("form", ["text", "json"])
def test_libraries_that_log_what_is_sent_stay_quiet_however_much_is_asked_for(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up("DEBUG", form)

    logging.getLogger("bot").debug("ours")
    logging.getLogger("telegram.Bot").debug("Calling Bot API endpoint with %s", SECRET)

    said = capsys.readouterr().err
    assert "ours" in said
    assert SECRET not in said


@pytest.mark.usefixtures("_as_before")
def test_less_is_logged_if_less_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("ERROR", "text")

    logging.getLogger("bot").warning("a warning")
    logging.getLogger("telegram").warning("a warning")
    logging.getLogger("bot").error("an error")

    assert "an error" in capsys.readouterr().err
    assert "a warning" not in capsys.readouterr().err
