"""The command line: reads arguments, says what is wrong, ends with the right code. Holds no feature."""

import gc
import os
import signal
import sys
from types import ModuleType

_ENDING = (signal.SIGTERM, signal.SIGINT)


def _end_when_told() -> None:
    """From here on, until the bot takes over, a signal ends the process well: nothing is under way yet."""
    for one in _ENDING:
        signal.signal(one, lambda *_: os._exit(0))


if sys.argv[1:2] == ["run"]:
    _end_when_told()  # what is read below takes most of a start


class _Unused(ModuleType):
    """In place of httpx while PTB is imported, which names three of its types for a transport that this bot
    does not use (ADR 0007). It takes a tenth of a start and 12 MB."""

    AsyncClient = Proxy = URL = object


gc.disable()  # hardly anything that is read at the start is garbage: to look for some costs a tenth of it
_unused = sys.modules.setdefault("httpx", _Unused("httpx"))

import asyncio
import io
import logging
import tempfile
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from bot import app, logs
from bot.config import DEFAULT_FILE, AddressInUseError, Config, ConfigError, load, require_token
from bot.domain.dates import lender_day
from bot.domain.language import Language
from bot.knowledge.library import Library
from bot.knowledge.load import KnowledgeError
from bot.knowledge.problems import nearest
from bot.services.said_wrong import tally
from bot.simulator.profiles import PROFILES, SWARM, USUAL
from bot.store import copies
from bot.store.records import CopyError, StoreLockedError, StoreUnreadableError
from bot.store.restoring import restore as put_back
from bot.store.sqlite import inspect, inspect_plans, read_notes, read_reminders

if TYPE_CHECKING:
    from bot.world import EmulatedWorld

gc.freeze()
gc.enable()
if isinstance(_unused, _Unused):
    del sys.modules["httpx"]
log = logging.getLogger(__name__)

BAD = 2  # configuration, knowledge or token
LOCKED = 3

_PATH = click.Path(path_type=Path, readable=False)  # what can't be read is told by whoever reads it

_config = click.option(
    "--config",
    "file",
    type=_PATH,
    help="The configuration file. [default: config.toml, if there is one]",
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def main(context: click.Context) -> None:
    """A Telegram bot that reminds borrowers before a due date and knows the rules on debt collection.

    Without a command: serves Telegram if there is a token, else starts the console.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # what the terminal does not have becomes "?"
    if context.invoked_subcommand is not None:
        return
    config = _read_config(None)
    if config.telegram.token:
        _serve(config, None)
    else:
        click.echo(
            "No token: starting the console, the whole bot in this terminal. "
            "For Telegram, put a token into config.toml (see README.md)."
        )
        _talk(config, None)


@main.command()
@_config
def run(file: Path | None) -> None:
    """Serve Telegram."""
    config = _read_config(file)
    try:
        require_token(config, file)
    except ConfigError as error:
        _end(error.problems, BAD)
    _serve(config, file)


@main.command()
@_config
def console(file: Path | None) -> None:
    """The whole bot in this terminal, without a token."""
    _talk(_read_config(file), file)


@main.command()
@_config
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="List the facts due for review on this day."
)
@click.option("--source", help="List all that rests on this source instead, to be read again together.")
@click.option("--unused", is_flag=True, help="List the sources and articles that no fact uses instead.")
def check(file: Path | None, day: datetime | None, source: str | None, unused: bool) -> None:
    """Read config, knowledge and database, and say what is wrong."""
    problems: list[str] = []
    unreadable = False
    config: Config | None = None
    library: Library | None = None
    notes: list[tuple[datetime, str, str]] = []
    try:
        config = load(file)
    except ConfigError as error:
        problems += error.problems
        unreadable |= error.unreadable
    try:
        library = app.checked_library(config.knowledge if config else None)
    except KnowledgeError as error:
        problems += map(str, error.problems)
        unreadable |= error.unreadable
    if config is not None:
        try:
            found = inspect(config.database) or inspect_plans(config.database, datetime.now(UTC))
            problems += [f"{config.database}: {problem}" for problem in found]
            problems += _wrong_recipient(config, file)
            notes = [] if problems else read_notes(config.database)
        except StoreUnreadableError as error:
            problems.append(str(error))
            unreadable = True
    if library is not None and source and source not in library.sources:
        problems.append(f"there is no sources/{source}.toml{nearest(source, sorted(library.sources))}")
    for problem in problems:
        click.echo(logs.visible(problem), err=True)
    for line in _said_wrong(notes):
        click.echo(logs.visible(line))
    if library is not None:
        for line in _report(library, day.date() if day else lender_day(datetime.now(UTC)), source, unused):
            click.echo(logs.visible(line))
    if problems:
        sys.exit(BAD if unreadable else 1)
    click.echo("All is well.")


def _said_wrong(notes: list[tuple[datetime, str, str]]) -> Iterator[str]:
    """Of each statement on a screen that somebody called wrong: how often, in which languages, when last."""
    for one in tally(notes):
        languages = ", ".join(one.languages)
        yield f"on screens that users call wrong ({one.count}, {languages}, last {one.last}): {one.statement}"


@main.command()
@click.argument("text")
@click.option(
    "--lang",
    type=click.Choice([one.value for one in Language]),
    default="zh-hans",
    show_default=True,
    help="In this language.",
)
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="As if it were this day. [default: today]"
)
def ask(text: str, lang: str, day: datetime | None) -> None:
    """Print the answer that a new user gets to TEXT, and nothing else.

    For those who keep the knowledge: needs no token and no database.
    """
    config = _read_config(None)
    from bot.console import repl
    from bot.console.ask import ask as ask_once

    if day is not None and day.year not in repl.YEARS:
        raise click.BadParameter(f"expected a day of {repl.YEARS[0]} to {repl.YEARS[-1]}", param_hint="--on")
    start = day.replace(hour=10, tzinfo=repl.LOCAL) if day else datetime.now(UTC).replace(microsecond=0)

    async def answer(world: "EmulatedWorld") -> None:
        for line in await ask_once(world, text, Language(lang)):
            click.echo(line)

    _emulate(config, None, start, answer)


@main.command()
@_config
@click.argument("alias")
def why(file: Path | None, alias: str) -> None:
    """Tell why the reminders of a user were or were not sent. ALIAS is what the log calls the user.

    Reads the database while the bot runs; changes nothing, and shows no lender, name or amount.
    """
    config = _read_config(file)
    try:
        told = read_reminders(config.database, alias)
    except StoreUnreadableError as error:
        _end([str(error)], BAD)
    if told is None:
        _end([f"{config.database}: no user is called {alias}"], 1)
    from bot.services.reminder_report import explain

    for line in explain(told, datetime.now(UTC)):
        click.echo(line)


@main.command()
@_config
@click.argument("target", metavar="FILE", type=_PATH)
def backup(file: Path | None, target: Path) -> None:
    """Copy the database to FILE, while the bot runs or not.

    The copy is looked into before it counts as one, and encrypted where backup.recipient is set. A FILE that
    is there already is left alone.
    """
    config = _read_config(file)
    try:
        rows = copies.back_up(config.database, target, config.backup.recipient)
    except CopyError as error:
        _end([str(error)], 1)
    click.echo(f"{target}: {_counted(rows)}")


@main.command()
@_config
@click.argument("copy", metavar="FILE", type=_PATH)
@click.option(
    "--identity",
    metavar="KEYFILE",
    type=_PATH,
    help="The secret age key of a copy that is encrypted.",
)
def restore(file: Path | None, copy: Path, identity: Path | None) -> None:
    """Put the copy in FILE in the place of the database, while no bot runs.

    It is looked into first. What it replaces stays beside it, under a name with the time.
    """
    config = _read_config(file)
    try:
        done = put_back(copy, config.database, datetime.now(UTC), identity)
    except StoreLockedError:
        _end([f"{config.database}: another process holds this database: stop the bot first"], LOCKED)
    except CopyError as error:
        _end([str(error)], BAD)
    click.echo(f"{config.database}: {_counted(done.rows)}")
    if done.before is not None:
        click.echo(f"What was there before: {done.before}")


def _counted(rows: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {table}" for table, count in sorted(rows.items()) if table[0] != "_")


@main.command()
@click.option("--days", type=click.IntRange(1, 4000), default=60, show_default=True, help="Virtual days.")
@click.option(
    "--loans", type=click.IntRange(1, 100_000), default=200, show_default=True, help="Loans of all users."
)
@click.option(
    "--crash",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="The chance to die at each step.",
)
@click.option("--seed", default="1", show_default=True, help="The same seed, the same course.")
@click.option(
    "--profile",
    type=click.Choice([*PROFILES, SWARM]),
    default=USUAL.name,
    show_default=True,
    help="What goes wrong; a swarm is many small worlds, each of which draws that.",
)
@click.option(
    "--jobs", type=click.IntRange(1), default=os.cpu_count(), help="Processes. [default: one a core]"
)
def simulate(days: int, loans: int, crash: float, seed: str, profile: str, jobs: int) -> None:
    """Run the real engine over virtual days, before a Telegram that fails at random.

    Prints the counts, and each broken promise; then the exit code is 1. It is 3 for a swarm in which not all
    went wrong that was to go wrong: it shows too little. Needs no token and no config.
    """
    from bot.simulator.course import Course
    from bot.simulator.run import simulate as run_simulation

    report = run_simulation(Course(days, loans, crash, seed, PROFILES.get(profile)), jobs=jobs)
    for line in report.lines():
        click.echo(line)
    if report.kept and profile == SWARM and report.never():
        sys.exit(3)
    sys.exit(0 if report.kept else 1)


def _report(library: Library, day: date, source: str | None, unused: bool) -> Iterator[str]:
    """What `check` was asked for: what rests on a source, what nothing uses, or what is due on a day."""
    from bot.knowledge import freshness, resting

    if source:
        yield from resting.of_source(library, source)
        return
    if unused:
        yield from resting.unused(library)
        return
    due = freshness.due(library, day)
    for one in due:
        yield f"due for review since {one.review_by}: {one.file}: {one.id} (checked {one.checked})"
    claims = len(library.claims())
    yield f"{len(library.lenders)} lenders, {claims} statements, {len(due)} due for review on {day}."


def _wrong_recipient(config: Config, file: Path | None) -> list[str]:
    """What is wrong with the key that copies are encrypted to: a letter of it may be mistyped."""
    recipient = config.backup.recipient
    wrong = recipient and copies.recipient_problem(recipient)
    return [f"{file or DEFAULT_FILE}: {wrong}"] if wrong else []


def _serve(config: Config, file: Path | None) -> None:
    if wrong := _wrong_recipient(config, file):
        _end(wrong, BAD)  # rather than run for months without a copy
    _end_when_told()  # without the word `run`, nothing did yet
    logs.set_up(config.operator.log_level, config.operator.log_format)
    from bot.serving import serve  # here: what serves is not needed to look at something

    try:
        _run(lambda library: serve(config, library), config, file)
    finally:  # told twice, it is ending already, and must not be cut off with another exit code
        for one in _ENDING:
            signal.signal(one, signal.SIG_IGN)


def _talk(config: Config, file: Path | None) -> None:
    from bot.console import repl

    start = datetime.now(UTC).replace(microsecond=0)
    _emulate(config, file, start, lambda world: repl.run(world, repl.read_lines()))


def _emulate(
    config: Config, file: Path | None, start: datetime, talk: Callable[["EmulatedWorld"], Awaitable[None]]
) -> None:
    """The bot on an emulated Telegram. Where no file names a database, it is gone afterwards."""
    from bot.world import EmulatedWorld

    logs.set_up("ERROR", config.operator.log_format)

    async def within(library: Library) -> None:
        with tempfile.TemporaryDirectory(prefix="rights-bot-") as folder:
            database = config.database if file is not None else Path(folder) / "console.db"
            world = await EmulatedWorld.open(config, library, database, start)
            try:
                await talk(world)
            finally:
                await world.close()

    _run(within, config, file)


def _run(serve: Callable[[Library], Coroutine[Any, Any, None]], config: Config, file: Path | None) -> None:
    try:
        asyncio.run(serve(app.load_library(config.knowledge)))
    except KnowledgeError as error:
        _end(map(str, error.problems), BAD)
    except ConfigError as error:
        _end([f"{file or DEFAULT_FILE}: {problem}" for problem in error.problems], BAD)
    except AddressInUseError as error:  # the one that holds it may be about to end
        _end([str(error)], 1)
    except StoreLockedError:
        _end([f"{config.database}: another process holds this database"], LOCKED)
    except StoreUnreadableError as error:
        _end([str(error)], BAD)
    except KeyboardInterrupt:
        sys.exit(0)
    except BrokenPipeError:  # nobody reads any more: click ends without a word
        raise
    except Exception:  # Python would print its message, which may quote what a user wrote
        log.critical("ended by an unexpected error", exc_info=True)
        sys.exit(1)


def _read_config(file: Path | None) -> Config:
    try:
        return load(file)
    except ConfigError as error:
        _end(error.problems, BAD)


def _end(problems: Any, code: int) -> NoReturn:
    for problem in problems:
        click.echo(logs.visible(problem), err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
