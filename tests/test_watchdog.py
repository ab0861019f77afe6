"""A real process that is stuck, and one that is not."""

import subprocess
import sys
import threading

from bot.watchdog import Watchdog

HANGS = """
import time
from bot.watchdog import Watchdog
watchdog = Watchdog(stuck=0.2)
for name in ("polling", "tick"):
    watchdog.beat(name)
watchdog.start()
time.sleep(60)
"""


def test_a_process_whose_loops_are_silent_is_ended_to_be_started_again() -> None:
    ended = subprocess.run([sys.executable, "-c", HANGS], capture_output=True, timeout=100, check=False)

    assert ended.returncode == 1
    assert b"polling gave no sign" in ended.stderr


def test_signs_of_life_keep_the_process_and_an_end_ends_the_watch() -> None:
    watchdog = Watchdog(stuck=60)
    watchdog.beat("tick")
    watchdog.start()
    (thread,) = (one for one in threading.enumerate() if one.name == "watchdog")

    watchdog.stop()
    thread.join(10)

    assert not thread.is_alive()


def test_a_supervisor_hears_of_it_as_long_as_nothing_is_stuck() -> None:
    heard = threading.Event()
    watchdog = Watchdog(stuck=60, alive=heard.set)
    watchdog.start()

    assert heard.wait(100)
    watchdog.stop()
