"""The terminal, over a small real bot."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.console.repl import LOCAL, pass_time, print_line, read_lines, run
from tests.console.echo_world import START, EchoWorld, echo_world


@pytest.fixture
async def world() -> AsyncIterator[EchoWorld]:
    async with echo_world() as world:
        yield world


async def typed(lines: Sequence[str]) -> AsyncIterator[str]:
    for line in lines:
        yield line


async def session(world: EchoWorld, *lines: str) -> list[str]:
    """What the terminal shows after its welcome."""
    out: list[str] = []
    await run(world, typed(lines), out.append)
    return out[2:]


async def test_it_begins_with_how_to_get_help_and_the_time(world: EchoWorld) -> None:
    out: list[str] = []
    await run(world, typed([]), out.append)

    assert ":help" in out[0]
    assert "2026-11-22 周日 09:00" in out[1]


async def test_each_line_is_a_message_and_its_answer_follows(world: EchoWorld) -> None:
    assert await session(world, "你好", "", "  ", "hi ") == ["1/zh-hans: 你好", "1/zh-hans: hi"]


async def test_each_answer_is_there_before_the_next_line_is_asked_for(world: EchoWorld) -> None:
    out: list[str] = []

    async def lines() -> AsyncIterator[str]:
        yield "one"
        assert out[-1].endswith("one")
        yield "two"
        assert out[-1].endswith("two")

    await run(world, lines(), out.append)


async def test_buttons_are_numbered_row_by_row_and_a_number_presses_one(world: EchoWorld) -> None:
    assert await session(world, "/menu", "1", "2") == [
        "选择",
        "  [1] 再来  [2] 停",
        "  [3] 没反应",
        "(notice) 好",
        "(edited) 第1次",
        "  [1] 再来  [2] 停",
        "  [3] 没反应",
        "(alert) 已停",
        "(edited) 停了",
    ]


async def test_a_number_that_no_button_has_is_a_text(world: EchoWorld) -> None:
    shown = await session(world, "15", "/menu", "4", "0", "12345")

    assert [line for line in shown if line.startswith("1/")] == [
        "1/zh-hans: 15",
        "1/zh-hans: 4",
        "1/zh-hans: 0",
        "1/zh-hans: 12345",
    ]


async def test_say_sends_a_number_as_a_text(world: EchoWorld) -> None:
    assert (await session(world, "/menu", ":say 1"))[-1] == "1/zh-hans: 1"
    assert await session(world, ":say", ":say :)") == [":say 15", "1/zh-hans: :)"]


async def test_paste_takes_lines_up_to_a_point_as_one_message(world: EchoWorld) -> None:
    lines = [":paste", "微粒贷 15号", "", "2", ":quit", "  /menu", " . ", "next"]

    assert await session(world, *lines) == [
        "1/zh-hans: 微粒贷 15号",
        "",
        "2",
        ":quit",
        "  /menu",
        "1/zh-hans: next",
    ]


async def test_a_paste_that_nothing_ends_is_handed_in_all_the_same(world: EchoWorld) -> None:
    assert await session(world, ":paste", "a", "b") == ["1/zh-hans: a", "b"]


async def test_a_paste_as_long_as_a_message_can_be_is_one(world: EchoWorld) -> None:
    assert len(await session(world, ":paste", "😀" + "账" * 4000, ".")) == 1


async def test_nothing_pasted_is_explained(world: EchoWorld) -> None:
    assert await session(world, ":paste", ".", "a") == [":say 15", "1/zh-hans: a"]


def written(world: EchoWorld) -> list[str]:
    """When what was forwarded was first written."""
    origins = [one["forward_origin"]["date"] for one in world.api.messages(1) if "forward_origin" in one]
    return [f"{datetime.fromtimestamp(date, LOCAL):%Y-%m-%d %H:%M}" for date in origins]


async def test_forward_hands_in_what_was_written_then(world: EchoWorld) -> None:
    assert await session(world, ":forward 2026-11-21 21:50 明天还款") == ["1/zh-hans: 明天还款"]
    assert written(world) == ["2026-11-21 21:50"]


async def test_forward_without_a_text_takes_lines_as_paste_does(world: EchoWorld) -> None:
    lines = [":forward 2026-11-21 21:50", "明天", "还款", ".", "a"]

    assert await session(world, *lines) == ["1/zh-hans: 明天", "还款", "1/zh-hans: a"]
    assert written(world) == ["2026-11-21 21:50"]


async def test_a_link_is_shown_and_its_button_opens_it(world: EchoWorld) -> None:
    assert await session(world, "/link", "1", "2") == [
        "😀 看这里 <https://www.example.com/> & 那里",
        "  [1] 官网 <https://www.example.com/>  [2] 复制",
        "(opens 打开) https://www.example.com/",
        "(copies 复制)",
        "照着念",
        "两行",
    ]


async def test_a_file_is_shown_by_name_and_size(world: EchoWorld) -> None:
    assert await session(world, "/file") == ["[file 文件] loans.ics, 1,234 bytes", "日历"]


async def test_what_is_deleted_is_named(world: EchoWorld) -> None:
    assert await session(world, "/silence now") == ["(deleted) /silence now"]


async def test_as_speaks_as_another_user_and_lang_sets_the_language(world: EchoWorld) -> None:
    shown = await session(world, ":lang en", "a", ":as 2", "b", ":as 1", "c")

    assert [line for line in shown if "/" in line] == ["1/en: a", "2/zh-hans: b", "1/en: c"]


async def test_the_buttons_of_another_user_are_out_of_reach(world: EchoWorld) -> None:
    assert (await session(world, "/menu", ":as 2", "1"))[-1] == "2/zh-hans: 1"


async def test_what_comes_for_another_user_says_so(world: EchoWorld) -> None:
    world.planned = [(START + timedelta(hours=1), "due")]

    assert (await session(world, ":as 2", ":wait 1h"))[1:] == [
        "--- 2026-11-22 周日 10:00",
        "(to user 发给用户 1)",
        "due",
        "It is 现在是 2026-11-22 周日 10:00 (Asia/Shanghai)",
    ]


async def test_wait_passes_through_every_due_time_on_the_way(world: EchoWorld) -> None:
    world.planned = [
        (START + timedelta(days=2, hours=12), "last"),
        (START + timedelta(minutes=30), "first"),
        (START + timedelta(days=4), "too late"),
    ]

    assert await session(world, ":wait 3d") == [
        "--- 2026-11-22 周日 09:30",
        "first",
        "--- 2026-11-24 周二 21:00",
        "last",
        "It is 现在是 2026-11-25 周三 09:00 (Asia/Shanghai)",
    ]
    assert world.now == START + timedelta(days=3)


@pytest.mark.parametrize(
    ("length", "span"),
    [
        ("2h", timedelta(hours=2)),
        ("10m", timedelta(minutes=10)),
        ("30s", timedelta(seconds=30)),
        ("1d 2h", timedelta(days=1, hours=2)),
        ("0m", timedelta()),
    ],
)
async def test_wait_knows_days_hours_and_minutes(world: EchoWorld, length: str, span: timedelta) -> None:
    await session(world, f":wait {length}")

    assert world.now == START + span


async def test_time_goes_by_at_most_a_day_at_once(world: EchoWorld) -> None:
    assert [stop async for stop in pass_time(world, START + timedelta(days=2, hours=1))] == [
        START,
        START + timedelta(days=1),
        START + timedelta(days=2),
        START + timedelta(days=2, hours=1),
    ]


async def test_what_can_not_be_sent_does_not_hold_time_up(world: EchoWorld) -> None:
    world.planned = [(START, "never")]
    world.stuck = True

    await session(world, ":wait 2h")

    assert world.stops == [START, START + timedelta(hours=1), START + timedelta(hours=2)]


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2026-12-01 09:00", datetime(2026, 12, 1, 9, tzinfo=LOCAL)),
        ("2026-12-01", datetime(2026, 12, 1, tzinfo=LOCAL)),
        ("2026-12-01T09:00+00:00", datetime(2026, 12, 1, 9, tzinfo=UTC)),
        ("2025-01-01 09:00", datetime(2025, 1, 1, 9, tzinfo=LOCAL)),
    ],
)
async def test_now_jumps_there_at_once(world: EchoWorld, said: str, moment: datetime) -> None:
    world.planned = [(START + timedelta(hours=1), "missed")]

    shown = await session(world, f":now {said}")

    assert world.stops == [moment]
    assert f"{moment.astimezone(LOCAL):%Y-%m-%d}" in shown[0]
    assert shown[1:] == (["missed"] if moment > START else [])


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        (":wait", ":wait 3d"),
        (":wait soon", ":wait 3d"),
        (":wait 3d and more", ":wait 3d"),
        (":now", ":now 2026-12-01 09:00"),
        (":now 2026-13-01 09:00", ":now 2026-12-01 09:00"),
        (":now 9999-12-31 23:00", ":now 2026-12-01 09:00"),
        (":wait 9999d 9999d 9999d", "2000–2099"),
        (":as", ":as 2"),
        (":as me", ":as 2"),
        (":forward", ":forward 2026-12-01 21:50 TEXT"),
        (":forward 明天还款", ":forward 2026-12-01 21:50 TEXT"),
        (":forward 2026-13-01 21:50 明天还款", ":forward 2026-12-01 21:50 TEXT"),
        (":forward 2027-01-01 21:50 not yet", ":forward 2026-12-01 21:50 TEXT"),
        (":lang", ":lang en"),
        (":lang 中文", ":lang en"),
        (":sya 15", ":help"),
        (":", ":help"),
    ],
)
async def test_a_command_that_can_not_be_read_is_explained(world: EchoWorld, line: str, hint: str) -> None:
    (shown,) = await session(world, line)

    assert hint in shown
    assert world.now == START


async def test_help_names_every_command(world: EchoWorld) -> None:
    shown = "\n".join(await session(world, ":help"))

    assert all(
        name in shown for name in (":say", ":paste", ":forward", ":wait", ":now", ":as", ":lang", ":quit")
    )


async def test_quit_ends_it(world: EchoWorld) -> None:
    assert await session(world, ":quit", "unheard") == []


async def test_a_text_too_long_for_one_message_is_split_as_an_app_does(world: EchoWorld) -> None:
    assert len(await session(world, "😀" * 4000 + "\u200b")) == 2


# standard input and output -----------------------------------------------------


async def piped(data: bytes) -> list[str]:
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    try:
        return [line async for line in read_lines(reading)]
    finally:
        os.close(reading)


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", []),
        ("你好\r\n\n2".encode(), ["你好", "", "2"]),
        (b"\xff\xc4\xe3 a\n", ["��� a"]),
    ],
)
async def test_lines_are_read_to_the_end_whatever_bytes_they_hold(data: bytes, lines: list[str]) -> None:
    assert await piped(data) == lines


async def test_no_line_is_read_before_it_is_asked_for() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"one\ntwo\n")
    lines = read_lines(reading)

    assert await anext(lines) == "one"
    assert os.read(reading, 100) == b"two\n"

    os.close(writing)
    assert [line async for line in lines] == []
    os.close(reading)


async def test_a_reader_that_was_given_up_does_no_harm() -> None:
    reading, writing = os.pipe()
    waiting = asyncio.ensure_future(anext(read_lines(reading)))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    os.write(writing, b"late\n")
    os.close(writing)
    os.close(reading)


async def test_a_terminal_gets_a_prompt(capfd: pytest.CaptureFixture[str]) -> None:
    main, terminal = os.openpty()
    os.write(main, b"hi\n")

    assert await anext(read_lines(terminal)) == "hi"

    os.close(terminal)
    os.close(main)
    assert capfd.readouterr().out == "> "


async def test_a_terminal_that_hangs_up_is_the_end() -> None:
    reading, writing = os.pipe()

    assert [line async for line in read_lines(writing)] == []  # the wrong end: reading it is an error

    os.close(writing)
    os.close(reading)


def test_lines_are_printed_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    printer: Callable[[str], None] = print_line
    printer("你好 😀")

    assert capsys.readouterr().out == "你好 😀\n"


def test_what_a_terminal_would_obey_is_shown_and_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    print_line("a\x1b[2Jb\x07\x9bc\u202ed\re\u2028f")

    assert capsys.readouterr().out == "a\\x1b[2Jb\\x07\\x9bc\\u202ed\\re\\u2028f\n"


def test_what_people_write_with_is_printed_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    words = "全角　空格，👨\u200d👩\u200d👧 ❤\ufe0f é"
    print_line(words)

    assert capsys.readouterr().out == f"{words}\n"
