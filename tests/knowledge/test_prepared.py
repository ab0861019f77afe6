"""Prepared knowledge: the same library, and never that of another knowledge, code or file."""

import json
import pickle
import pickletools
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.app import load_library
from bot.knowledge import prepared
from bot.knowledge.judging import judge_of
from bot.knowledge.library import Library
from bot.knowledge.load import default_root, load
from bot.knowledge.model import Model
from bot.knowledge.search import search_in
from tests.worlds import library

KEY = bytes(range(32))
SHIPPED = library()
SMALL = load(Path(__file__).parent / "minimal", hant=str)
SAID = ("微粒貸逾期一天會上征信嗎", "can 360 call my boss", "借唄", "中信", "天气怎么样", "有人在我家門口")

OPENED = """
import json, sys
opened = []
sys.addaudithook(lambda event, given: event == "open" and opened.append(str(given[0])))
from bot.app import checked_library
from bot.knowledge import prepared
from bot.knowledge.load import default_root
checked_library(None)
places = (str(default_root()), str(prepared._BOT))
files = [one.__file__ for name, one in sys.modules.items() if name.partition(".")[0] == "bot"]
read = [one for one in (*opened, *files) if one.startswith(places) and one.endswith((".toml", ".py"))]
del opened[:]
prepared.key_of(default_root())
json.dump((read, opened), sys.stdout)
"""


@pytest.fixture(autouse=True)
def _nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytecode, and so prepared knowledge, in a folder of this test."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "bytecode"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A little knowledge and a little code, to be changed."""
    (tmp_path / "knowledge" / "topics").mkdir(parents=True)
    (tmp_path / "knowledge" / "topics" / "calls.toml").write_text("id = 'calls'")
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "lint.py").write_text("strict = True")
    return tmp_path


def _told(part: Any) -> Any:
    """Without the keys that are not prepared."""
    if isinstance(part, Model):
        return type(part), _told(part.__getstate__())
    if is_dataclass(part) and not isinstance(part, type):
        return type(part), [_told(getattr(part, one.name)) for one in fields(part)]
    if isinstance(part, Mapping):
        return {key: _told(value) for key, value in part.items()}
    return tuple(map(_told, part)) if isinstance(part, tuple) else part


def _key(folder: Path) -> bytes:
    return prepared.key_of(folder / "knowledge", folder / "code")


def test_the_first_start_prepares_what_the_next_one_finds_the_same() -> None:
    key = prepared.key_of(default_root())
    assert prepared.find(key) is None

    read = load_library(None)

    found = prepared.find(key)
    assert found is not None
    for field in set(Library.__slots__) - {"_made"}:
        assert _told(getattr(found, field)) == _told(getattr(read, field))
    for text in SAID:
        assert _told(search_in(found).understand(text)) == _told(search_in(read).understand(text))
        assert _told(judge_of(found).judge(text)) == _told(judge_of(read).judge(text))


def test_what_only_checks_and_indexes_read_is_not_prepared_and_missed_aloud() -> None:
    found = pickle.loads(pickle.dumps(SHIPPED))

    for entry, key in (
        (found.questions["blacklist"], "examples"),
        (found.matching, "same"),
        (found.signs["arrest"], "caught"),
        (found.signs["arrest"].found[0], "words"),
    ):
        assert key in type(entry).model_fields
        with pytest.raises(AttributeError, match=key):
            getattr(entry, key)


def test_equal_texts_are_one() -> None:
    found = pickle.loads(pickle.dumps(SHIPPED))

    rules = (version for rule in found.rules.values() for version in rule.versions)
    cited = [cite.source for version in rules for cite in version.cites]
    assert len(cited) > 2 * len(set(cited))
    assert len({*map(id, cited)}) == len(set(cited))


def test_nothing_is_numbered_in_vain_in_what_is_kept() -> None:
    assert prepared.keep(KEY, SMALL)
    body = prepared.place().read_bytes()[64:]

    assert pickletools.optimize(body) == body


def test_a_byte_of_knowledge_or_code_makes_another_key(copied: Path) -> None:
    calls, lint = copied / "knowledge" / "topics" / "calls.toml", copied / "code" / "lint.py"
    keys = [_key(copied)]

    calls.write_text("id = 'callz'")
    keys.append(_key(copied))
    calls.rename(calls.with_name("callz.toml"))
    keys.append(_key(copied))
    (copied / "knowledge" / "new.toml").write_text("")
    keys.append(_key(copied))
    lint.write_text("strict = False")
    keys.append(_key(copied))
    shutil.copy(lint, lint.with_name("more.py"))
    keys.append(_key(copied))

    assert len(set(keys)) == len(keys)


def test_every_file_that_is_read_is_in_the_key() -> None:
    seen = subprocess.run([sys.executable, "-c", OPENED], capture_output=True, text=True, check=True)
    read, hashed = map(set, json.loads(seen.stdout))

    assert len(read) > 500  # knowledge and code
    assert read - hashed == set()


def test_the_first_and_the_last_byte_of_each_kind_of_file_are_in_the_key(tmp_path: Path) -> None:
    root, code = tmp_path / "knowledge", tmp_path / "code"
    shutil.copytree(default_root(), root)
    shutil.copytree(Path(prepared.__file__).parents[1], code, ignore=shutil.ignore_patterns("__pycache__"))
    kinds: dict[Path, Path] = {}
    for path in (*root.rglob("*.toml"), *code.rglob("*.py")):
        kind = path if path.parent == root else path.parent
        kinds[kind] = max(kinds.get(kind, path), path, key=lambda one: one.stat().st_size)
    keys = [prepared.key_of(root, code)]

    for path in kinds.values():
        for at in (0, -1):
            whole = bytearray(path.read_bytes())
            whole[at] ^= 1
            path.write_bytes(whole)
            keys.append(prepared.key_of(root, code))

    assert len(kinds) > 30
    assert len(set(keys)) == len(keys)


def test_another_python_or_version_of_what_entries_are_made_with_makes_another_key(copied: Path) -> None:
    found = "from bot.knowledge import prepared; print(prepared.key_of({!r}, {!r}).hex())"
    asked = found.format(str(copied / "knowledge"), str(copied / "code"))
    prepare = ["import sys; sys.implementation.cache_tag = 'another'"]
    for name in ("pydantic", "opencc"):
        other = copied / f"other-{name}"
        (other / f"{name}-0.1.dist-info").mkdir(parents=True)
        (other / f"{name}-0.1.dist-info" / "METADATA").write_text(f"Name: {name}\nVersion: 0.1\n")
        prepare.append(f"import sys; sys.path.insert(0, {str(other)!r})")
    keys = {_key(copied).hex()}
    for first in prepare:
        with_it = [sys.executable, "-B", "-c", f"{first}; {asked}"]
        seen = subprocess.run(with_it, capture_output=True, text=True, check=True)
        keys.add(seen.stdout.strip())

    assert len(keys) == 1 + len(prepare)


def test_a_byte_that_moves_to_the_next_file_makes_another_key(copied: Path) -> None:
    one, other = copied / "code" / "a.py", copied / "code" / "b.py"
    one.write_text("xy")
    other.write_text("z")
    before = _key(copied)
    one.write_text("x")
    other.write_text("yz")

    assert _key(copied) != before


def test_the_same_bytes_anywhere_have_the_same_key(copied: Path, tmp_path: Path) -> None:
    before = _key(copied)
    elsewhere = tmp_path / "elsewhere"
    for part in ("knowledge", "code"):
        shutil.copytree(copied / part, elsewhere / part)
    (elsewhere / "knowledge" / "README.md").write_text("no knowledge")

    assert _key(elsewhere) == before


def test_another_key_is_not_read() -> None:
    assert prepared.keep(KEY, SMALL)
    body = pickle.dumps("not looked at")
    path = prepared.place()

    assert prepared.find(KEY[::-1]) is None
    path.write_bytes(KEY + bytes(32) + body)
    assert prepared.find(KEY) is None


@pytest.mark.parametrize("left", [0, 31, 63, 64, 1000, -1])
def test_a_torn_file_is_not_read(left: int) -> None:
    assert prepared.keep(KEY, SMALL)
    whole = prepared.place().read_bytes()
    prepared.place().write_bytes(whole[:left])

    assert prepared.find(KEY) is None


def test_a_changed_bit_is_not_read() -> None:
    assert prepared.keep(KEY, SMALL)
    whole = bytearray(prepared.place().read_bytes())
    whole[len(whole) // 2] ^= 1
    prepared.place().write_bytes(whole)

    assert prepared.find(KEY) is None


def test_where_nothing_may_be_written_nothing_is_kept_and_nothing_left(tmp_path: Path) -> None:
    prepared.place().mkdir(parents=True)  # in the way

    assert not prepared.keep(KEY, SMALL)
    assert prepared.find(KEY) is None
    assert [*prepared.place().parent.iterdir()] == [prepared.place()]


def test_whoever_wants_no_bytecode_gets_no_prepared_knowledge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert not prepared.keep(KEY, SMALL)
    assert not prepared.place().exists()


def test_it_lies_where_the_bytecode_of_its_module_lies(tmp_path: Path) -> None:
    bytecode = Path(sys.modules[prepared.__name__].__cached__)

    assert prepared.place().name.partition(".")[0] == "prepared"
    assert prepared.place().parent == tmp_path / "bytecode" / bytecode.parents[1].relative_to("/")
