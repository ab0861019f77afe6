"""The console as a newcomer starts it: no token, a pipe, and the conversation of the first minute."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.http_botapi import PATIENCE

FIRST_MINUTE = (
    "/start\n/add 微粒贷 每月15号 1200 12期\n1\n:wait 40d\n/rights 微粒贷\n/verify 360借条\n/list\n"
)
WITHOUT_TOKEN = {name: value for name, value in os.environ.items() if not name.startswith("TELEGRAM_")}


@pytest.mark.parametrize("arguments", [("console",), ()], ids=["console", "no command, no token"])
def test_the_first_minute_through_a_pipe_is_a_sensible_conversation(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=FIRST_MINUTE.encode(),
        capture_output=True,
        cwd=tmp_path,
        env=WITHOUT_TOKEN,
        timeout=PATIENCE,
        check=False,
    )

    assert done.returncode == 0
    assert done.stderr == b""
    assert list(tmp_path.iterdir()) == [], "its database is its own"
    place = 0
    for words in (
        "/delete_me",  # /start says how to erase everything
        "请核对",
        "[1] 保存",
        "已保存：微粒贷",
        "还款提醒：微粒贷",
        "[1] 已还  [2] 稍后提醒  [3] 可能还不上",
        "已逾期 7 天",
        "微粒贷 · 催收与规则",
        "奇富借条 · 怎么核实",
        "还款列表",
        "¥1,200",
    ):
        place = done.stdout.decode().find(words, place)
        assert place >= 0, f"{words!r} is missing, or not in its place"
    assert ("No token" in done.stdout.decode()) is (arguments == ())


def test_lines_are_pasted_and_messages_forwarded_through_a_pipe(tmp_path: Path) -> None:
    script = """\
:now 2026-12-02 00:10
:paste
/add
微粒贷 每月15号 1200 12期
借呗 每月20号 800
.
:forward 2026-12-01 21:50 【微粒贷】您本期账单500.00元，明天到期，请及时还款。
/menu
:paste
一行
没有句点结束
"""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "console"],
        input=script.encode(),
        capture_output=True,
        cwd=tmp_path,
        env=WITHOUT_TOKEN,
        timeout=PATIENCE,
        check=False,
    )
    shown = done.stdout.decode()

    assert (done.returncode, done.stderr) == (0, b"")
    assert "读到 2 笔" in shown  # both lines, as one message
    assert "¥500" in shown.partition("读到 2 笔")[2]  # the card of what was forwarded
    assert ":paste" not in shown


async def test_each_answer_is_printed_before_the_next_line_is_typed(tmp_path: Path) -> None:
    console = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "console"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=tmp_path,
        env=WITHOUT_TOKEN,
    )
    assert console.stdin is not None
    assert console.stdout is not None
    async with asyncio.timeout(PATIENCE):
        for typed, words in (("/start", "/delete_me"), ("微粒贷", "[1]"), (":wait 1h", "It is")):
            console.stdin.write(f"{typed}\n".encode())
            await console.stdout.readuntil(words.encode())
        console.stdin.write(b":quit\n")
        await console.stdout.read()

        assert await console.wait() == 0


async def test_a_reader_that_goes_away_ends_it_without_a_word(tmp_path: Path) -> None:
    console = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "console"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=tmp_path,
        env=WITHOUT_TOKEN,
    )
    assert console.stdin is not None
    assert console.stdout is not None
    assert console.stderr is not None
    async with asyncio.timeout(PATIENCE):
        await console.stdout.readuntil(b"It is")
        console._transport.get_pipe_transport(1).close()  # type: ignore[attr-defined]  # as `| head -1` does
        console.stdin.write(b"/help\n")
        console.stdin.close()

        assert await console.stderr.read() == b""
        assert await console.wait() == 1
