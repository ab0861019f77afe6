"""Listening at an address of the config, the one way there is. Knows nothing of what is served."""

import errno
from typing import Final

from aiohttp import web

from bot.config import AddressInUseError, ConfigError, address

SHUTDOWN: Final = 1.0  # seconds for requests under way


async def listen(served: web.Application | web.Server, key: str, at: str) -> web.BaseRunner:
    """Serve until the `cleanup` of what is returned. `at`: host and port, as this key of the config has them.

    Raises AddressInUseError, or ConfigError for an address that this machine does not have or may not use.
    """
    host, port = address(at)
    runner: web.BaseRunner
    if isinstance(served, web.Application):
        runner = web.AppRunner(served, access_log=None, shutdown_timeout=SHUTDOWN)
    else:
        runner = web.ServerRunner(served, shutdown_timeout=SHUTDOWN)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        await runner.cleanup()
        if error.errno == errno.EADDRINUSE:
            raise AddressInUseError(f"{key}: {at}: something else listens there") from None
        why = errno.errorcode.get(error.errno or 0, type(error).__name__)
        raise ConfigError([f"{key}: expected an address of this machine, not {at!r} ({why})"]) from None
    return runner
