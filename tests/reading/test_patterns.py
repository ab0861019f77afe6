"""Patterns that are compiled later: all of them compile, and do what compiled ones do."""

import gc
import importlib
import pickle
import pkgutil
import re

import pytest

import bot
from bot.reading.patterns import Later, regex


def test_every_pattern_of_the_bot_compiles() -> None:
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

    gc.unfreeze()  # what bot.__main__ sets aside, if another test has imported it
    found = [one for one in gc.get_objects() if isinstance(one, Later)]
    gc.freeze()  # as conftest left it

    assert len(found) > 500
    for one in found:
        re.compile(one.pattern, one.flags)


def test_a_pattern_offers_what_a_compiled_one_does() -> None:
    compiled, later = re.compile("(?P<one>a)b", re.IGNORECASE), regex("(?P<one>a)b", re.IGNORECASE)

    assert [hit["one"] for hit in later.finditer("ab AB ba")] == ["a", "A"]
    assert later.sub("-", "xABx") == compiled.sub("-", "xABx")
    assert later.pattern == compiled.pattern
    assert pickle.loads(pickle.dumps(later)).fullmatch("AB")


def test_an_error_shows_itself_when_it_is_looked_for() -> None:
    later = regex("(")

    with pytest.raises(re.error):
        later.search("")
