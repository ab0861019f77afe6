"""Builds the wheel with compiled modules and prepared knowledge: `make wheel`, or `python -m tools.wheel`.

With `--try`, also installs it into an empty environment and starts it there as under a read-only root:
without writing a byte.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Final

import click

from bot.knowledge.prepared import MADE_WITH

ROOT: Final = Path(__file__).resolve().parents[1]
_FOUND: Final = """
from bot.knowledge import load, prepared
import bot.app, os
assert prepared.find(prepared.key_of(load.default_root())), "the prepared knowledge does not fit"
assert os.path.exists(bot.app.__cached__), "the modules are not compiled"
print(bot.app.__file__)
"""


def build(folder: Path) -> Path:
    """The wheel, made in `folder`."""
    with tempfile.TemporaryDirectory() as temporary:
        tree = Path(temporary)
        shutil.copytree(ROOT / "bot", tree / "bot", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "knowledge", tree / "bot" / "_knowledge")
        # By hash of the source: a wheel does not keep the times of files.
        _python("-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "bot", cwd=tree)
        _python("-m", "bot", "check", cwd=tree)  # and what was checked is kept
        _python(
            "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT), COMPILED_FROM=str(tree)
        )
    return max(folder.glob("rights_bot-*.whl"), key=lambda wheel: wheel.stat().st_mtime)


def attempt(wheel: Path) -> None:
    """Install it into an empty environment and start it. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as temporary:
        _python("-m", "venv", temporary)
        python = Path(temporary) / "bin" / "python"
        _python("-m", "pip", "install", "-q", "--no-deps", "--no-compile", str(wheel), python=python)
        # With other versions of these, what is prepared is not used: a start is slower, and as right.
        fitting = [f"{name}=={version(name)}" for name in MADE_WITH]
        _python(
            "-m",
            "pip",
            "install",
            "-q",
            "rights-bot",
            *fitting,
            f"--find-links={wheel.parent}",
            python=python,
        )
        read_only = {"PYTHONDONTWRITEBYTECODE": "1"}
        _python("-c", _FOUND, cwd=Path(temporary), python=python, **read_only)
        for _ in range(2):
            begin = time.monotonic()
            _python("-m", "bot", "ask", "微粒贷", cwd=Path(temporary), python=python, **read_only)
            click.echo(f"a start that answers one sentence takes {time.monotonic() - begin:.2f} s")


def _python(*arguments: str, cwd: Path = ROOT, python: Path = Path(sys.executable), **environ: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    subprocess.run([python, *arguments], cwd=cwd, env={**kept, **environ}, check=True)


@click.command()
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), default=ROOT / "dist", help="Where to put it."
)
@click.option(
    "--try", "tried", is_flag=True, help="Install it into an empty environment, and start it there."
)
def main(folder: Path, tried: bool) -> None:
    """Build the wheel."""
    folder.mkdir(parents=True, exist_ok=True)
    wheel = build(folder)
    click.echo(f"{wheel}: {wheel.stat().st_size / 1e6:.1f} MB")
    if tried:
        attempt(wheel)


if __name__ == "__main__":
    main()
