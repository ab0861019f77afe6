"""One turn: long texts in parts, whatever a user wrote shown as it is, and what Telegram refuses."""

import sys
from collections.abc import Awaitable
from datetime import timedelta
from pathlib import Path
from types import CodeType, FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.answer_place import Place, View
from bot.domain.language import Language
from bot.emulator.markup import parse_html, units
from bot.emulator.params import ApiError
from bot.knowledge.model import Stage
from bot.knowledge.names import Names
from bot.services.selection import TOPIC
from bot.transport.messages import MESSAGE_LIMIT, Button, esc, in_rows, keyboard, plain, split
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import library, open_world


class TestEscaping:
    @given(st.text())
    def test_shows_what_the_user_wrote(self, text: str) -> None:
        shown = parse_html(f"<b>{esc(text)}</b>").text

        assert shown == "".join(one for one in text if one.isprintable() or one == "\n")

    @given(st.text(alphabet=st.sampled_from('<>&"ab/;\n')))
    def test_without_markup_it_reads_the_same(self, text: str) -> None:
        message = f"<b>{esc(text)}</b> · <i>x</i>"

        assert plain(message) == parse_html(message).text


class TestSplitting:
    @given(st.lists(st.text(alphabet=st.sampled_from("字a😀 "), max_size=900), max_size=30))
    def test_loses_nothing_and_keeps_telegrams_limit(self, lines: list[str]) -> None:
        text = "\n".join(lines)

        parts = split(text)

        assert all(units(part) <= MESSAGE_LIMIT for part in parts)
        assert all(part.strip() for part in parts) or len(parts) == 1
        assert "".join(parts).replace("\n", "").rstrip() == text.replace("\n", "").rstrip()

    def test_cuts_at_line_ends_only(self) -> None:
        lines = [f"{number} {'字' * 300}" for number in range(40)]

        parts = split("\n".join(lines))

        assert [line for part in parts for line in part.split("\n")] == lines

    def test_a_short_text_is_one_part(self) -> None:
        assert split("a\nb") == ["a\nb"]


class TestButtons:
    def test_none_is_no_keyboard(self) -> None:
        assert keyboard([]) is None

    def test_lead_to_data_or_to_an_address(self) -> None:
        assert keyboard([[Button("a", "x"), Button("b", url="https://t.me/x")]]) == {
            "inline_keyboard": [[{"text": "a", "callback_data": "x"}, {"text": "b", "url": "https://t.me/x"}]]
        }

    def test_copy_a_text_and_have_a_colour(self) -> None:
        copied, red = Button("a", copy="x"), Button("b", "y", style="danger")

        assert keyboard([[copied, red]]) == {
            "inline_keyboard": [
                [
                    {"text": "a", "copy_text": {"text": "x"}},
                    {"text": "b", "callback_data": "y", "style": "danger"},
                ]
            ]
        }

    def test_stand_side_by_side(self) -> None:
        a, b, c = (Button(one, one) for one in "abc")

        assert in_rows([a, b, c]) == [[a, b], [c]]

    def test_of_answers_fit_telegrams_limit_whatever_they_name(self) -> None:
        targets = [*library().lenders, *(f"~{kind}" for kind in library().kinds)]
        sections = [*(TOPIC + topic for topic in library().topics), "about-hardship", "about-regulator"]
        longest = Place(
            View.SECTION, max(targets, key=len), max(Stage, key=len), max(sections, key=len), 99, View.VERIFY
        )

        assert len(longest.data(Language.HANS).encode()) <= 64


class TestTelegramRefuses:
    async def test_what_cannot_be_parsed_arrives_without_markup(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say("/start")
        world.api.fail_next("sendMessage", ApiError(400, "Bad Request: can't parse entities: x"))

        (shown,) = await chat.say("/rights 微粒贷")

        assert shown.text.startswith("微粒贷 · 催收与规则")
        assert "entities" not in shown.message

    async def test_an_edit_becomes_a_new_message(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/rights 微粒贷")
        world.api.fail_next("editMessageText", ApiError(400, "Bad Request: message can't be edited"))

        (shown,) = await chat.press("更多")

        assert shown.kind == "sent"
        assert shown.text.startswith("微粒贷 · 催收与规则")

    async def test_an_edit_that_changes_nothing_is_enough(self, chat: Chat) -> None:
        (shown,) = await chat.say("/rights 微粒贷")
        await chat.press("更多", shown)

        assert await chat.press_data("a:m:weilidai:overdue::1:r:s", shown.message) == []

    async def test_a_press_that_waited_too_long_still_does_what_it_says(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (card,) = await chat.say("/add 借呗 每月15号")
        update = world.api.press(1, card.message, 0)
        world.now += timedelta(minutes=5)  # the bot was off meanwhile

        (shown,) = await chat.send(update)

        assert "已保存：借呗" in shown

    async def test_a_failure_is_said_and_its_kind_is_logged(self, tmp_path: Path) -> None:
        errors: list[str] = []
        async with open_world(tmp_path / "bot.db", errors=errors) as world:
            chat = Chat(world)
            await chat.say("/start")
            world.api.fail_next("sendMessage", ApiError(400, "Bad Request: something else"))

            (shown,) = await chat.say("/rights 秘密")

        assert "你已保存的资料没有丢" in shown
        assert "BadRequest" in errors[0]
        assert "秘密" not in errors[0]


class TestNumbers:
    async def test_one_of_a_person_is_not_kept_with_a_loan_and_that_is_said(self, chat: Chat) -> None:
        await chat.say("/add")
        (said,) = await chat.say("小王13800138000")
        await chat.say("每月15号")
        (card,) = await chat.press("不填金额")

        assert "没有记，也不会保存" in said
        assert "机构：小王\n" in card
        assert "13800138000" not in card


class TestWritten:
    """What is typed counts from when it was written, not from when it is read."""

    async def test_a_day_that_came_late_is_the_one_that_was_meant(self, chat: Chat) -> None:
        late = chat.world.now.replace(hour=15, minute=50)  # 23:50 in Shanghai
        await chat.until(late + timedelta(minutes=20))

        (card,) = await chat.say("/add 借呗 明天 500", written=late)

        assert f"{(late + timedelta(1)).month}月{(late + timedelta(1)).day}日" in card

    async def test_one_that_has_passed_meanwhile_is_asked_about(self, chat: Chat) -> None:
        written = chat.world.now
        await chat.until(written + timedelta(days=3))

        (asked,) = await chat.say("/add 借呗 明天 500", written=written)

        assert "已经过去" in asked
        assert "保存" not in asked.buttons

    async def test_a_forwarded_one_counts_from_when_it_was_first_written(self, chat: Chat) -> None:
        first = chat.world.now - timedelta(days=2)

        (asked,) = await chat.forward("【借呗】您的借款将于3天后到期，应还500元", written=first)

        day = (chat.world.now + timedelta(1)).date()
        assert f"{day.month}月{day.day}日" in asked
        assert "从今天算起" not in asked

    async def test_a_moment_of_yesterday_is_no_time_to_be_reminded_at(self, chat: Chat) -> None:
        await chat.say("/add 借呗 明天 500")
        await chat.press("保存")
        await chat.advance(days=1)
        await chat.press("稍后")
        await chat.press("自己定时间")

        (shown,) = await chat.say("1小时后", written=chat.world.now - timedelta(hours=2))

        assert "1小时后" in shown


class TestReading:
    @pytest.mark.parametrize(
        "text",
        ["微粒贷还了", "微粒贷 每月15号 1200", "微粒贷打电话给我家人怎么办", "微粒贷", "借呗改成每月16号"],
    )
    async def test_the_names_in_a_message_are_found_once(
        self, chat: Chat, world: EmulatedWorld, text: str
    ) -> None:
        await chat.say("/start")
        looked = await watched(world, Names._find.__code__, chat.say(text))

        assert looked.count(text) == 1
        assert len(set(looked)) == len(looked)

    async def test_no_message_is_remembered(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("微粒贷还了")
        looked = await watched(world, Names._find.__code__, chat.say("微粒贷还了"))

        assert looked.count("微粒贷还了") == 1


async def watched(world: EmulatedWorld, code: CodeType, doing: Awaitable[object]) -> list[str]:
    """Which texts this code is called with meanwhile, in the thread that answers."""
    texts: list[str] = []

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code is code:
            texts.append(frame.f_locals["text"])

    await world.bot.store.transact(lambda _: sys.setprofile(watch))
    try:
        await doing
    finally:
        await world.bot.store.transact(lambda _: sys.setprofile(None))
    return texts
