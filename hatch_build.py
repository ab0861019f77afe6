"""Puts compiled modules and prepared knowledge into the wheel, where `make wheel` has made them.

Each is ignored where it does not fit: bytecode carries a hash of its source, prepared knowledge the
key of all that it is made from.
"""

import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compiled(BuildHookInterface):  # type: ignore[type-arg]
    """Adds every `__pycache__` of the tree that COMPILED_FROM names; nothing without it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        tree = os.environ.get("COMPILED_FROM", "")
        if tree and version != "editable":
            for file in sorted(Path(tree).glob("bot/**/__pycache__/*")):
                build_data["force_include"][str(file)] = file.relative_to(tree).as_posix()
