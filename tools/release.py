"""Makes a release in dist/: the wheel, the versions it was tried with, and what it is made of. Knows no bot.

Use: `make release`. The wheel is installed into an empty environment, which is asked what it holds. Neither
an address of a registry nor a place on this machine gets into what is written.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
DIST: Final = ROOT / "dist"
NAME: Final = "rights-bot"


# Writes what an environment is made of. In one of its own: it brings thirty packages, some older than ours.
CYCLONEDX: Final = "cyclonedx-bom>=7.5,<8"


def main() -> None:
    shutil.rmtree(DIST, ignore_errors=True)
    _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(DIST), str(ROOT))
    (wheel,) = DIST.glob("*.whl")
    with tempfile.TemporaryDirectory(prefix="rights-bot-release-") as folder:
        python = _environment(Path(folder) / "release", str(wheel))
        tool = _environment(Path(folder) / "tool", CYCLONEDX)
        _run(*_pip(python), "check")
        installed = json.loads(_run(*_pip(python), "list", "--format=json"))
        project = str(ROOT / "pyproject.toml")
        found = json.loads(
            _run(
                tool,
                "-m",
                "cyclonedx_py",
                "environment",
                "--output-reproducible",
                "--short-PURLs",
                "--pyproject",
                project,
                python,
            )
        )
    (DIST / "constraints.txt").write_text(constraints(installed), encoding="utf-8")
    (DIST / "sbom.json").write_text(json.dumps(bill(found), indent=1) + "\n", encoding="utf-8")
    for file in sorted(DIST.iterdir()):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size} bytes")
    print(f"{len(installed) - 1} packages besides {NAME}")


def constraints(installed: list[dict[str, str]]) -> str:
    """A line for each package of `pip list --format=json` but our own: its version, and no address."""
    lines = sorted(f"{one['name'].lower()}=={one['version']}" for one in installed if one["name"] != NAME)
    return "".join(f"{line}\n" for line in lines)


def bill(found: Any) -> Any:
    """The bill of materials without addresses: names, versions, licences and needs say what it is."""
    if isinstance(found, dict):
        return {key: bill(value) for key, value in found.items() if key != "externalReferences"}
    return [bill(one) for one in found] if isinstance(found, list) else found


def _environment(folder: Path, what: str) -> str:
    """The Python of a new environment that holds this and what it needs, and nothing else."""
    _run(sys.executable, "-m", "venv", "--without-pip", str(folder))
    python = str(folder / "bin" / "python")
    _run(*_pip(python), "install", "--quiet", what)
    return python


def _pip(python: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    main()
