"""What a log line holds, and what it never holds."""

import json
import logging
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import category

import pytest
from fluent.runtime import FluentResource
from hypothesis import given
from hypothesis.strategies import sampled_from, text
from telegram.error import TelegramError

from bot.domain.errors import OwnWordsError
from bot.domain.language import Language
from bot.logs import JsonFormatter, TextFormatter, Watcher, set_up
from bot.texts import MissingTextError, Texts, texts_in

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


def test_of_an_error_and_its_causes_kinds_and_places_are_written_never_the_messages(
    formatter: logging.Formatter,
) -> None:
    line = formatter.format(record("it failed", error=failure()))

    for word in ("KeyError", "from ValueError", "test_logs.py", "failure"):
        assert word in line
    assert SECRET not in line


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:
        return caught


def test_an_error_of_our_own_is_written_with_its_words(formatter: logging.Formatter) -> None:
    class NoRuleError(OwnWordsError): ...

    line = formatter.format(record("it failed", error=raised(NoRuleError("loan", 17))))

    assert "NoRuleError loan 17" in line


def test_a_missing_text_is_named_with_its_place(formatter: logging.Formatter) -> None:
    with pytest.raises(MissingTextError) as missing:
        texts_in(Language.EN)("no-such-text")

    line = formatter.format(record("it failed", error=missing.value))

    assert "MissingTextError no-such-text" in line
    assert re.search(r"bot/texts/__init__\.py:\d+ Texts\.__call__", line)


def test_a_value_that_does_not_fit_its_text_is_not_written(formatter: logging.Formatter) -> None:
    texts = Texts(Language.EN)
    texts._bundle.add_resource(FluentResource("odd = { NUMBER($it) }"))
    with pytest.raises(MissingTextError) as odd:
        texts("odd", it=SECRET)

    line = formatter.format(record("it failed", error=odd.value))

    assert "MissingTextError odd: " in line
    assert SECRET not in line


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (lambda: Path("/no such file").read_text(), "FileNotFoundError ENOENT"),
        (lambda: sqlite3.connect("/no such folder/x"), "OperationalError SQLITE_CANTOPEN"),
    ],
)
def test_the_code_of_the_system_tells_a_full_disk_from_a_locked_file(
    formatter: logging.Formatter, error: Callable[[], object], code: str
) -> None:
    with pytest.raises((OSError, sqlite3.Error)) as failed:
        error()

    line = formatter.format(record("it failed", error=failed.value))

    assert code in line
    assert "no such" not in line


def test_the_members_of_a_group_are_written_too(formatter: logging.Formatter) -> None:
    group = ExceptionGroup(SECRET, [raised(ValueError(SECRET)), raised(TypeError(SECRET))])

    line = formatter.format(record("it failed", error=raised(group)))

    for kind in ("ExceptionGroup", "ValueError", "TypeError"):
        assert kind in line
    assert SECRET not in line


def test_a_recursion_without_end_and_causes_in_a_circle_have_one(formatter: logging.Formatter) -> None:
    def endless(depth: int) -> int:
        return endless(depth + 1)

    with pytest.raises(RecursionError) as deep:
        endless(0)
    one, other = raised(ValueError()), raised(TypeError())
    one.__cause__, other.__cause__ = other, one

    assert len(formatter.format(record("deep", error=deep.value))) < 3000
    assert formatter.format(record("circle", error=one)).count("ValueError") == 1


def test_what_another_handler_made_of_the_error_is_not_written(formatter: logging.Formatter) -> None:
    shared = record("it failed", error=failure())
    logging.Formatter().format(shared)

    assert SECRET not in formatter.format(shared)


@given(said=text(min_size=4), kind=sampled_from([KeyError, ValueError, OSError, TelegramError, Exception]))
def test_whatever_somebody_wrote_stays_out_of_the_log(said: str, kind: type[Exception]) -> None:
    marked = f"«{said}»"
    try:
        try:
            raise kind(marked)
        except kind:
            raise kind(f"because of {marked}")  # noqa: B904 - the context counts as well
    except kind as error:
        for made in (TextFormatter(), JsonFormatter()):
            line = made.format(record("it failed", error=error))
            assert "«" not in line
            assert marked not in line


@given(said=text())
def test_a_line_holds_nothing_that_a_terminal_obeys(said: str) -> None:
    for made in (TextFormatter(), JsonFormatter()):
        line = made.format(record("%s", said, error=OwnWordsError(said)))
        assert "\x1b" not in line
        assert not {character for character in line if category(character) in ("Cc", "Cs")} - {"\n"}
        assert line.encode()
    assert "\n" not in TextFormatter().format(record("%s", said))


def test_an_error_without_a_place_is_no_error(formatter: logging.Formatter) -> None:
    assert "ValueError" in formatter.format(record("it failed", error=ValueError(SECRET)))


def test_an_exception_that_is_not_there_is_no_error(formatter: logging.Formatter) -> None:
    empty = record("nothing")
    empty.exc_info = sys.exc_info()

    assert "nothing" in formatter.format(empty)


def test_a_watcher_hears_of_errors_their_type_and_place_and_nothing_that_they_say() -> None:
    told: list[tuple[str, str]] = []
    logger = logging.Logger("some")
    logger.addHandler(Watcher(lambda kind, place: told.append((kind, place))))

    logger.error("%s", SECRET, exc_info=failure())
    logger.error("%s", SECRET)
    logger.warning("%s", SECRET)

    assert [kind for kind, _ in told] == ["KeyError", "ERROR"]
    assert all(re.fullmatch(r"tests/test_logs\.py:\d+", place) for _, place in told)


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
