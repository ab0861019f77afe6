"""One turn: long texts in parts, whatever a user wrote shown as it is, and what Telegram refuses."""

from datetime import timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.answer_place import Place, View
from bot.domain.language import Language
from bot.emulator.botapi import ApiError
from bot.emulator.markup import parse_html, units
from bot.knowledge.model import Stage
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
