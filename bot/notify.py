"""What systemd is told of the process; nothing where it did not ask. Knows no part of the bot.

Own code: a state is a line in a datagram (sd_notify(3)), and the packages for it are kept up no longer.
"""

import logging
import os
import socket
from typing import Final

_WAIT: Final = 0.1  # seconds for a full queue, which holds ten

log = logging.getLogger(__name__)

READY: Final = "READY=1"
ALIVE: Final = "WATCHDOG=1"
STOPPING: Final = "STOPPING=1"


def tell(*states: str) -> None:
    """Tell it these states. Waits for a moment at most; that nobody hears is no error of the bot."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):  # a name that stands in no folder
        address = f"\0{address[1:]}"
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
            out.settimeout(_WAIT)
            out.sendto("\n".join(states).encode(), address)
    except OSError as error:
        log.debug("systemd could not be told: %s", type(error).__name__)


def status(words: str) -> str:
    """The state that `systemctl status` shows."""
    return f"STATUS={words}"
