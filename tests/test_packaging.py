"""What is shipped beside the program names only what the program knows. Knows no system that runs it."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.__main__ import BAD, main
from bot.app import STOP_WITHIN
from bot.config import load
from bot.watchdog import STUCK
from tools.release import bill, constraints

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
UNIT = PACKAGING / "rights-bot.service"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
TOKEN = "123456:TEST-token-that-must-not-be-seen"


def environment(given: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """As the program would find it: a file for the token is one that is there."""
    token = tmp_path / "token"
    token.write_text(TOKEN)
    return {name: str(token) if name.endswith("_FILE") else value for name, value in given.items()}


# systemd -----------------------------------------------------------------------


def unit() -> dict[str, list[str]]:
    """Each key of the unit with its values. Section names are not needed: no key stands in two of them."""
    found: dict[str, list[str]] = {}
    for line in UNIT.read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "[")):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


def test_the_unit_starts_a_command_that_exists_with_options_that_exist() -> None:
    (start,) = unit()["ExecStart"]
    program, command, *arguments = shlex.split(start)

    assert Path(program).name in PROJECT["scripts"]
    main.commands[command].make_context(command, arguments)


def test_the_unit_sets_only_what_the_program_reads(tmp_path: Path) -> None:
    given = dict(one.split("=", 1) for one in unit()["Environment"])

    config = load(None, environment(given, tmp_path))

    assert config.telegram.token == TOKEN
    (state,) = unit()["StateDirectory"]
    assert config.database == Path("/var/lib") / state / "bot.db"


def test_the_unit_waits_longer_than_the_program_does_and_leaves_bad_configuration_alone() -> None:
    found = unit()

    assert found["Type"] == ["notify"]
    assert int(found["WatchdogSec"][0]) > STUCK
    assert int(found["TimeoutStopSec"][0]) > STOP_WITHIN + 3
    assert found["TimeoutStartSec"] == ["infinity"]  # Telegram may be away for hours
    assert found["RestartPreventExitStatus"] == [str(BAD)]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_knows_each_line_of_the_unit_and_finds_it_hardened() -> None:
    said = subprocess.run(["systemd-analyze", "verify", UNIT], capture_output=True, text=True, check=False)
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", UNIT], capture_output=True, text=True, check=False
    )

    complaints = [line for line in said.stderr.splitlines() if "is not executable" not in line]
    assert complaints == []
    (score,) = re.findall(r"exposure level for .+: ([\d.]+)", judged.stdout)
    assert float(score) <= 2


# containers ----------------------------------------------------------------------


def dockerfile() -> list[tuple[str, str]]:
    """The instructions, each in one line."""
    text = (PACKAGING / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in lines]


def test_the_image_starts_the_program_as_nobody_in_particular() -> None:
    said = dict(dockerfile())  # the last of each

    (program,) = json.loads(said["ENTRYPOINT"])
    (command,) = json.loads(said["CMD"])
    assert Path(program).name in PROJECT["scripts"]
    assert command in main.commands
    assert said["USER"] == "10001"
    assert f"--uid {said['USER']}" in dict(dockerfile())["RUN"]


def test_the_image_holds_what_a_release_makes_and_a_python_that_will_do() -> None:
    for instruction, said in dockerfile():
        if instruction == "FROM":
            (version,) = re.findall(r"python:(\d+\.\d+)-slim", said)
            assert tuple(map(int, version.split("."))) >= (3, 11)
        if instruction == "COPY" and not said.startswith("--from=build"):
            assert said.split()[0] == "dist/"


def test_the_image_sets_only_what_the_program_reads() -> None:
    given = dict(one.split("=", 1) for one in shlex.split(dict(dockerfile())["ENV"]))

    config = load(None, given)

    assert str(config.database) == "/data/bot.db"
    assert config.operator.http == "127.0.0.1:8080"


class Health(BaseHTTPRequestHandler):
    status = 200
    asked: list[str] = []  # noqa: RUF012 - of one test

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


@pytest.fixture
def health() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Health)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_the_image_is_healthy_as_long_as_the_process_answers(health: HTTPServer) -> None:
    _, _, command = dict(dockerfile())["HEALTHCHECK"].partition("CMD ")
    _, option, code = json.loads(command)
    code = code.replace("8080", str(health.server_port))

    def ended() -> int:
        return subprocess.run(
            [sys.executable, option, code], stderr=subprocess.DEVNULL, check=False
        ).returncode

    assert ended() == 0
    Health.status = 503
    assert ended() == 1
    assert set(Health.asked) == {"/healthz"}
    health.shutdown()
    health.server_close()
    assert ended() == 1


def test_the_composition_sets_only_what_the_program_reads(tmp_path: Path) -> None:
    text = (PACKAGING / "compose.yaml").read_text("utf-8")
    unset = re.sub(r"\$\{[A-Z_]+:-([^}]*)\}", r"\1", text)  # as where no variable is set
    composed = yaml.safe_load(unset)
    bot = composed["services"]["bot"]

    assert "$" not in unset
    given = {name: value or "" for name, value in bot["environment"].items()}
    config = load(None, environment(given, tmp_path))
    assert config.telegram.token == TOKEN
    assert config.operator.admin_ids == ()
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert int(bot["stop_grace_period"].removesuffix("s")) > STOP_WITHIN + 3
    assert [one.partition(":")[0] for one in bot["volumes"]] == list(composed["volumes"])
    assert bot["secrets"] == list(composed["secrets"])
    (secret,) = bot["secrets"]
    assert given["TELEGRAM_BOT_TOKEN_FILE"] == f"/run/secrets/{secret}"


# a release -----------------------------------------------------------------------


def test_constraints_hold_a_version_of_each_package_and_no_address() -> None:
    installed = [
        {"name": "rights-bot", "version": "0.1.0", "editable_project_location": "/somewhere"},
        {"name": "B", "version": "2"},
        {"name": "a", "version": "1.0"},
    ]

    assert constraints(installed) == "a==1.0\nb==2\n"


def test_a_bill_of_materials_holds_no_address() -> None:
    link = [{"type": "website", "url": "https://example.org/"}]
    part = {"name": "a", "version": "1", "externalReferences": link}
    found = {"components": [part], "metadata": {"tools": {"components": [part]}}}

    assert bill(found) == {
        "components": [{"name": "a", "version": "1"}],
        "metadata": {"tools": {"components": [{"name": "a", "version": "1"}]}},
    }
