"""The documents say what is so: commands, settings, folders, links, versions. Knows no wording."""

import re
import tomllib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from bot.__main__ import main
from bot.chat.features import COMMANDS as ENTRIES
from bot.chat.menu import listed
from bot.config import known_keys, load
from bot.console import repl
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import open_world, world

__all__ = ["world"]

ROOT = Path(__file__).resolve().parents[1]
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
EXAMPLE = ROOT / "config.example.toml"
ADRS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
HEADINGS = ["Context", "Decision", "Status", "Consequences"]
COMMANDS = [entry.name for entry in ENTRIES]


# Of the hidden folders only .github: .venv holds documents of others.
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "[!.]*/**/*.md", ".github/**/*")
    for path in ROOT.glob(pattern)
    if path.is_file()
)
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def _code(text: str) -> Iterator[str]:
    """What stands in a text as code: blocks, and spans between backticks."""
    yield from _FENCE.findall(text)
    yield from re.findall(r"`([^`\n]+)`", _FENCE.sub("", text))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


# commands of Telegram ----------------------------------------------------------


@pytest.mark.parametrize("readme", READMES, ids=_name)
def test_the_table_of_commands_is_the_menu(readme: Path) -> None:
    rows = re.findall(r"^\| `/(\w+)` \| .+ \|$", readme.read_text("utf-8"), re.MULTILINE)

    assert sorted(COMMANDS) == sorted(rows)


@pytest.mark.parametrize("language_code", ["zh-hans", "zh-hant", "en"])
async def test_help_lists_every_command(world: EmulatedWorld, language_code: str) -> None:
    (shown,) = await Chat(world, language_code=language_code).say("/help")

    assert re.findall(r"^/(\w+) \S", shown.text, re.MULTILINE) == COMMANDS


@pytest.mark.parametrize("language_code", ["", "zh", "en"])
@pytest.mark.parametrize(
    ("scope", "private"), [("default", False), ("all_private_chats", True), ("all_group_chats", False)]
)
async def test_telegram_is_told_every_command(
    world: EmulatedWorld, language_code: str, scope: str, private: bool
) -> None:
    told = world.api.call("getMyCommands", {"scope": {"type": scope}, "language_code": language_code})

    assert listed(private=private) == [one["command"] for one in told]
    assert all(one["description"] for one in told)


# the shell -------------------------------------------------------------------


def test_every_command_of_the_shell_has_help_and_is_documented() -> None:
    text = "\n".join(path.read_text("utf-8") for path in DOCUMENTS)

    for name, command in main.commands.items():
        assert command.help, name
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, f"{name} {option.name}"
            else:  # an argument has no help of its own
                assert option.make_metavar(click.Context(command)) in command.help
        assert f"python -m bot {name}" in text


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_a_document_names_only_commands_that_exist(path: Path) -> None:
    targets = set(re.findall(r"^([\w./-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    code = list(_code(path.read_text("utf-8")))

    made = {name for one in code for name in re.findall(r"\bmake ([\w./-]+)", one)}
    run = {name for one in code for name in re.findall(r"python3? -m bot (\w+)", one)}
    modules = {name for one in code for name in re.findall(r"python3? -m ((?:tools|tests)[\w.]*)", one)}

    assert made <= targets
    assert run <= set(main.commands)
    assert all((ROOT / name.replace(".", "/")).with_suffix(".py").is_file() for name in modules)


@pytest.mark.parametrize("readme", READMES, ids=_name)
async def test_the_transcript_is_what_the_console_prints(readme: Path, tmp_path: Path) -> None:
    wanted = _transcript(readme)
    printed: list[str] = []

    async def typed() -> AsyncIterator[str]:
        for line in wanted:
            if line.startswith("> "):
                printed.append(line)
                yield line.removeprefix("> ")

    async with open_world(tmp_path / "bot.db") as opened:
        await repl.run(opened, typed(), printed.append)

    rest = iter("\n".join(printed).splitlines())
    left_out = True  # the console's greeting
    for line in wanted:
        if line != "…":
            found = line in rest if left_out else line == next(rest, None)
            assert found, f"the console does not print {line!r} there"
        left_out = line == "…"


def _transcript(readme: Path) -> list[str]:
    (block,) = re.findall(r"^```text\n(> .*?)^```$", readme.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return str(block).splitlines()


# settings ----------------------------------------------------------------------


def test_the_example_config_holds_each_key_with_its_default() -> None:
    def flat(table: dict[str, Any], place: str = "") -> Iterator[tuple[str, Any]]:
        for key, value in table.items():
            yield from (
                flat(value, f"{place}{key}.") if isinstance(value, dict) else [(f"{place}{key}", value)]
            )

    keys = dict(flat(tomllib.loads(EXAMPLE.read_text("utf-8"))))
    defaults = {key: list(value) if isinstance(value, tuple) else value for key, value in known_keys()}

    assert defaults == keys


def test_the_example_config_is_a_config() -> None:
    assert load(EXAMPLE, {}).database == ROOT / "data" / "bot.db"


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_a_document_names_only_settings_that_exist(path: Path) -> None:
    keys = {key for key, _ in known_keys()}
    sections = "|".join({key.partition(".")[0] for key in keys})

    for code in _code(path.read_text("utf-8")):
        assert set(re.findall(rf"^(?:{sections})\.[a-z_.]+(?= =|$)", code)) <= keys


def test_each_protection_has_a_test_that_exists() -> None:
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| how")]

    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", row.rpartition(" | ")[2])
        assert named, row
        for file, test in named:
            assert not test or f"def {test}(" in (ROOT / file).read_text("utf-8"), test


# the map -----------------------------------------------------------------------


def test_contributing_maps_every_folder_and_module_at_the_top_of_the_bot() -> None:
    rows = re.findall(r"^\| (`bot/.+?) \|", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    mapped = {place for row in rows for place in re.findall(r"`(.+?)`", row)}
    folders = {f"bot/{path.parent.name}/" for path in (ROOT / "bot").glob("*/__init__.py")}
    modules = {f"bot/{path.name}" for path in (ROOT / "bot").glob("*.py")} - {"bot/__init__.py"}

    assert folders | modules == mapped


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_a_document_names_only_files_that_exist(path: Path) -> None:
    for code in _code(path.read_text("utf-8")):
        for named in re.findall(r"(?<![\w/.-])(?:bot|tests|tools|docs|knowledge)/[\w./-]*[\w/]", code):
            pattern = "/x/" in named  # where tests stand
            assert pattern or (ROOT / named).exists(), named


# decisions ---------------------------------------------------------------------


@pytest.mark.parametrize("path", ADRS, ids=_name)
def test_a_decision_has_its_four_headings(path: Path) -> None:
    text = path.read_text("utf-8")

    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS
    assert text.startswith(f"# {path.name[:4]} ")


def test_every_decision_is_listed_by_its_number() -> None:
    listed_adrs = re.findall(
        r"^\| \[(\d{4})\]\((.+?)\) \|", (ROOT / "docs/adr/README.md").read_text("utf-8"), re.MULTILINE
    )

    assert [(path.name[:4], path.name) for path in ADRS] == listed_adrs
    assert [f"{number:04}" for number in range(1, len(ADRS) + 1)] == [number for number, _ in listed_adrs]


# links, versions, what must not be said -----------------------------------------


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_every_relative_link_resolves(path: Path) -> None:
    text = _FENCE.sub("", path.read_text("utf-8"))
    links = re.findall(r"\]\(([^)\s]+)\)", text)

    for link in links:
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target.read_text("utf-8")), link


def _anchors(text: str) -> set[str]:
    """The names that a page gives to its headings."""
    titles = re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_newest_version_of_the_changelog_is_that_of_the_project() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    releases = re.findall(r"^## \[(.+?)\](.*)$", changelog, re.MULTILINE)

    assert releases[0] == ("Unreleased", "")
    assert project["version"] == releases[1][0]
    assert all(re.fullmatch(r" - \d{4}-\d\d-\d\d", day) for _, day in releases[1:])


def test_the_changelog_has_headings_for_its_readers_only() -> None:
    headings = re.findall(r"^### (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert headings
    assert {"Knowledge", "Bot"} >= set(headings)


@pytest.mark.parametrize("path", [*DOCUMENTS, EXAMPLE], ids=_name)
def test_no_document_names_a_registry_or_a_place_on_a_machine(path: Path) -> None:
    text = path.read_text("utf-8")
    registries = r"py(?:pi|thonhosted)\.|npmjs|index-url|/simple\b|debian\.org"
    places = r"(?<![\w.])/(?:work|root|home|Users|tmp|farm)/|[A-Z]:\\"
    secret = r"\b\d{8,10}:[\w-]{35}\b"

    assert re.findall(f"{registries}|{places}|{secret}", text) == []
