"""Our transport beside PTB's own: sends a second against one loopback server, interleaved, medians.

Run: `python -m tests.benchmarks.bench_transport`. Trust the ratios, not the rates.
"""

import asyncio
import statistics
import sys
import time
from typing import Final

from telegram import Bot
from telegram.request import BaseRequest, HTTPXRequest

from bot.transport.http import AiohttpRequest

ROUNDS: Final = 5
SENDS: Final = 300
_BODY: Final = b'{"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"x"}}'
_ANSWER: Final = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (
    len(_BODY),
    _BODY,
)


async def serve() -> None:
    """A Telegram that answers everything with one message; prints its port."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = next(
                    int(line.split(b":")[1])
                    for line in head.lower().split(b"\r\n")
                    if line.startswith(b"content-length:")
                )
                await reader.readexactly(length)
                writer.write(_ANSWER)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


async def rate(request: BaseRequest, port: int, at_once: int) -> float:
    """Messages a second."""
    bot = Bot("1:token", base_url=f"http://127.0.0.1:{port}/bot", request=request)
    await request.initialize()
    gate = asyncio.Semaphore(at_once)

    async def send() -> None:
        async with gate:
            await bot.send_message(1, "text")

    start = time.perf_counter()
    await asyncio.gather(*(send() for _ in range(SENDS)))
    spent = time.perf_counter() - start
    await request.shutdown()
    return SENDS / spent


async def main() -> None:
    """Print the table."""
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __spec__.name, "serve", stdout=asyncio.subprocess.PIPE
    )
    assert server.stdout is not None
    port = int(await server.stdout.readline())
    sys.stdout.write("sends a second, median of 5     ours    PTB's  ratio\n")
    try:
        for at_once in (1, 16, 64):
            ours, theirs = [], []
            for _ in range(ROUNDS):
                ours.append(await rate(AiohttpRequest(), port, at_once))
                pooled = HTTPXRequest(connection_pool_size=256, httpx_kwargs={"trust_env": False})
                theirs.append(await rate(pooled, port, at_once))
            one, other = statistics.median(ours), statistics.median(theirs)
            sys.stdout.write(f"{at_once:>3} at once {one:>24.0f} {other:>8.0f} {one / other:>6.1f}\n")
    finally:
        server.terminate()
        await server.wait()


if __name__ == "__main__":
    asyncio.run(serve() if sys.argv[1:] == ["serve"] else main())
