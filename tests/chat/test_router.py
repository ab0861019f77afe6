"""Whatever arrives is answered: forged and broken button data, odd messages, edits, unknown commands."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.features import BUTTONS
from bot.emulator.cloud import buttons
from bot.knowledge.model import Stage
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import Lasting, library

WORDS = """
    r v s m q t k w l - ~bank ~ yes no ask list open paid undo later hard show skip pause resume change delete
    deleted zone before after at quiet language rights verify add card field save cancel overdue again last
    reading asis lender amount count date topic-calls about-contact zh-hans en e 1h 3h 0 1 2 -1 99 ² ٣ x 1_0
    99999999999999999999
"""
FORM = """
    change card again skip last asis lender:jiebei reading:0 field:date field:amount field:lender field:count
    say:12月32日 say:500 say:2026-11-19
"""
PARTS = st.one_of(
    st.sampled_from([*BUTTONS, *WORDS.split(), *library().lenders, *Stage, "", " 1"]), st.text(max_size=12)
)


def fits(data: str) -> bool:
    return 1 <= len(data.encode("utf-8", "replace")) <= 64


class TestButtonData:
    @pytest.mark.parametrize(
        "data",
        [
            *(
                "inst:paid:x",
                "inst",
                "inst:",
                "inst::",
                "inst:paid",
                "inst:paid:",
                "inst:paid:-1",
                "inst:paid:²",
            ),
            *(
                "inst:later:1:x",
                "inst:paid:99999999999999999999",
                "a",
                "a:",
                "a:r",
                "a:" + ":" * 62,
                "a:zz:zz",
            ),
            *("a:r:weilidai:nothing:x:y:z:q", "a:s:weilidai:overdue:topic-nothing:1:r:s", "a:" + "x" * 62),
            *(
                "a:r:" + "x" * 60,
                "a:s:-:overdue:" + "x" * 50,
                "a:q:-:overdue:" + "x" * 50,
                "a:s:-:overdue::²:r:s",
            ),
            *("a:s:weilidai:overdue:topic-calls:99999999999:r:s", "a:v:-:overdue:::" + "x" * 44),
            *(
                "new",
                "new:",
                "new::",
                "new:::",
                "new:x:save",
                "set",
                "set:",
                "set:before",
                "set:before:",
                "set:before:abc",
            ),
            *(
                "set:zone:" + "x" * 55,
                "set:language:xx",
                "set:at:99:99",
                "set:nothing",
                "set:quiet:::",
                "set:before:²",
            ),
            *(
                "loan",
                "loan:",
                "loan:open",
                "loan:open:",
                "loan:open:x",
                "loan:open:" + "9" * 54,
                "loan:zz:1",
            ),
            *(
                "lang",
                "lang:",
                "lang:xx",
                "lang:en:en",
                "go",
                "go:",
                "go:zz",
                "go:add:zz",
                "go:add:",
                "sub:zz",
            ),
            *("forget", "forget:", "forget:zz", "zz", ":", "::::", " ", "\0", "A", "a" * 64, "贷" * 21),
        ],
    )
    async def test_that_is_broken_is_answered(self, chat: Chat, data: str) -> None:
        (message,) = await chat.say("/help")

        for shown in await chat.press_data(data, message.message):
            assert "刚才出了点问题" not in shown

    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.lists(PARTS, min_size=1, max_size=8).map(":".join).filter(fits))
    def test_of_any_kind_is_answered(self, lasting: Lasting, data: str) -> None:
        """In whatever state the examples before have left this user."""
        chat = lasting.chat
        if not lasting.world.api.latest_with_buttons(1) or "/add" not in str(chat.world.api.messages(1)[-1:]):
            lasting.run(chat.say("/add 借呗 15号 1200"))
        message = lasting.world.api.latest_with_buttons(1)
        assert message is not None

        shown = lasting.run(chat.press_data(data, message))

        assert all("刚才出了点问题" not in one for one in shown)

    @settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.data())
    def test_of_a_form_under_way_never_skips_a_question(self, lasting: Lasting, data: st.DataObject) -> None:
        """Any buttons of the form, old ones too: what can be saved was confirmed."""
        chat = lasting.chat
        (first,) = lasting.run(chat.say("/add 借呗 2026-11-20 500"))
        nonce = buttons(first.message)[0]["callback_data"].split(":")[1]
        choice = st.sampled_from(FORM.split())
        for one in data.draw(st.lists(choice, max_size=6)):
            kind, _, value = one.partition(":")
            if kind == "say":
                shown = lasting.run(chat.say(value))
            else:
                shown = lasting.run(chat.press_data(f"new:{nonce}:{one}", first.message))
            for screen in shown:
                assert "刚才出了点问题" not in screen
                assert "保存" not in screen.buttons

    async def test_of_a_command_that_is_gone_says_so(self, chat: Chat) -> None:
        (message,) = await chat.say("/help")

        assert await chat.press_data("gone:1", message.message) == []

        assert "失效" in chat.notices[-1]

    async def test_under_a_message_that_is_gone_is_answered_with_a_new_one(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (message,) = await chat.say("/rights 微粒贷")
        world.api.call("deleteMessage", {"chat_id": 1, "message_id": message.message["message_id"]})

        (shown,) = await chat.press_data("a:v:jiebei:overdue::1::s", message.message)

        assert shown.kind == "sent"
        assert "借呗 · 怎么核实" in shown


class TestMessages:
    @pytest.mark.parametrize(
        "text", ["/nothing", "/nowhere", "/nowhere 微粒贷", "/ADDD", "/add@another_bot", "/a/b", "/加"]
    )
    async def test_an_unknown_command_is_answered(self, chat: Chat, text: str) -> None:
        (shown,) = await chat.say(text)

        assert "没有这个命令" in shown or "没看懂" in shown

    @pytest.mark.parametrize("text", ["/HELP", "/Help@Rights_Console_Bot", "/help  x", "/help\nx"])
    async def test_a_command_is_read_however_it_is_written(self, chat: Chat, text: str) -> None:
        (shown,) = await chat.say(text)

        assert "可以用的命令" in shown

    async def test_pictures_stickers_and_the_rest_get_a_short_answer(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        for update in (
            world.api.photo(1),
            world.api.photo(1, "/add 微粒贷 每月15号"),
            world.api.sticker(1),
            world.api.post(1, {"location": {"latitude": 1.0, "longitude": 2.0}}),
            world.api.post(1, {"dice": {"emoji": "🎲", "value": 3}}),
            world.api.post(1, {"contact": {"phone_number": "1", "first_name": "x"}}),
        ):
            (shown,) = await chat.send(update)
            assert "我只看文字" in shown

    async def test_a_picture_is_no_answer_to_an_open_question(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 借呗")
        await chat.send(world.api.photo(1, "每月15号"))

        (card,) = await chat.say("每月15号")

        assert "机构：借呗" in card

    async def test_a_service_message_needs_no_answer(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/help")

        assert await chat.send(world.api.post(1, {"delete_chat_photo": True}), silent=True) == []

    async def test_an_edited_message_never_runs_again(self, chat: Chat, world: EmulatedWorld) -> None:
        said = world.api.say(1, "/add 微粒贷 每月15号")
        await chat.send(said)
        await chat.press("保存")

        for text in ("/add 微粒贷 每月16号", "微粒贷 每月16号", "/delete_me"):
            (shown,) = await chat.send(world.api.edit(1, said["message"]["message_id"], text))
            assert "改过的消息" in shown
        (shown,) = await chat.send(world.api.edit(1, said["message"]["message_id"], "我不想活了"))
        assert "12356" in shown  # despair is heard, however it comes

        assert len(await world.bot.store.transact(lambda records: records.loans(1))) == 1
        assert await world.bot.store.transact(lambda records: records.conversations(1, world.now)) == []
