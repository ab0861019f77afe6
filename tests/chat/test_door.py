"""Somebody is at the door: what to do at once, one question a message, a verdict; kept only if asked for."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from bot.chat.buttons import MOST
from bot.chat.shared_buttons import OnDoor
from bot.domain.language import Language
from bot.emulator.cloud import buttons
from bot.knowledge import walk
from bot.knowledge.flow_checks import LONGEST_SCREEN
from bot.knowledge.flows import Level
from bot.world import EmulatedWorld
from tests.chat_driver import Chat, Shown
from tests.worlds import library, open_world

FLOW = library().flows["door"]
SKIP, NOW, KEEP = "跳过", "现在有危险", "记下来"
WORDS = ("危险", "像是诈骗", "还不能确认", "你已自己核实")
ASKED = ("核实过，确有此事", "机构说没有派人", "还没核实")


async def walked(chat: Chat, *labels: str) -> Shown:
    """Where pressing these one after the other leads."""
    (shown,) = await chat.say("/door")
    for label in labels:
        (shown,) = await chat.press(label)
    return shown


def first_line(shown: Shown) -> str:
    return shown.text.splitlines()[0]


def last_line(shown: Shown) -> str:
    return shown.text.splitlines()[-1]


async def kept(world: EmulatedWorld, user_id: int = 1) -> list[dict[str, object]]:
    return (await world.bot.store.read(lambda records: records.everything(user_id)))["contacts"]


class TestFirstMessage:
    @pytest.mark.parametrize(
        ("code", "first", "ask"),
        [("zh-hans", "有危险", "自己是谁"), ("zh-hant", "有危險", "自己是誰"), ("en", "In danger", "Who do")],
    )
    async def test_says_what_to_do_now_and_asks_who_it_is(
        self, world: EmulatedWorld, code: str, first: str, ask: str
    ) -> None:
        (shown,) = await Chat(world, language_code=code).say("/door")

        assert first in first_line(shown)
        assert "110" in first_line(shown)
        assert ask in shown
        assert "110" in last_line(shown)

    async def test_has_the_fixed_answers_and_can_be_skipped_and_ended(self, chat: Chat) -> None:
        (shown,) = await chat.say("/door")

        assert shown.buttons[:6] == ("贷款机构员工", "催收公司", "律师", "法院", "警察", "不肯说")
        assert {SKIP, NOW} <= set(shown.buttons)
        (red,) = [one for one in buttons(shown.message) if one["text"] == NOW]
        assert red["style"] == "danger"

    async def test_is_what_the_link_opens_for_somebody_who_never_was_here(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (linked,) = await chat.say("/start door")
        (typed,) = await chat.say("/door")

        assert (linked.text, linked.buttons) == (typed.text, typed.buttons)
        assert await world.bot.store.read(lambda records: records.user_ids()) == []

    async def test_leaves_out_which_lender_where_it_was_said(self, chat: Chat) -> None:
        await chat.say("/door 微粒贷")
        await chat.press("催收公司")

        (shown,) = await chat.press("工作证")

        assert "现金" in shown.buttons


class TestQuestions:
    async def test_come_one_by_one_with_their_fixed_words(self, chat: Chat) -> None:
        shown = await walked(chat, "催收公司")
        assert shown.kind == "edited"
        assert shown.buttons[:4] == ("什么都没有", "工作证", "委托书", "工作证和委托书")
        (shown,) = await chat.press("工作证")
        assert {"微粒贷", "借呗", "其他机构"} <= set(shown.buttons)
        (shown,) = await chat.press("微粒贷")
        wants = ("谈一谈", "现金", "转账给个人", "扫码", "签字", "进屋", "身份证或手机")
        assert shown.buttons[:7] == wants
        (shown,) = await chat.press("谈一谈")
        assert shown.buttons[:3] == ASKED
        for label in ASKED:
            assert {SKIP, NOW} <= set(shown.buttons)
            (verdict,) = await chat.press(label, shown)
            assert first_line(verdict).startswith(WORDS)

    async def test_name_the_users_own_lenders_first(self, chat: Chat) -> None:
        await chat.say("/add 老王 2026-12-25 500")
        await chat.press("保存")
        await chat.say("/add 借呗 2026-11-28 500")
        await chat.press("保存")

        shown = await walked(chat, "催收公司", "工作证")

        assert shown.buttons[:2] == ("借呗", "老王")
        assert shown.buttons.count("借呗") == 1
        await chat.press("老王")
        await chat.press("谈一谈")
        await chat.press("还没核实")
        assert "老王" in (await chat.press("打给谁"))[0]

    async def test_can_be_taken_back_one_by_one(self, chat: Chat) -> None:
        shown = await walked(chat, "催收公司", "工作证", "微粒贷", "谈一谈")
        seen = []
        while "上一步" in shown.buttons:
            (shown,) = await chat.press("上一步")
            seen.append(shown.buttons[0])

        assert seen == ["谈一谈", "58好借", "什么都没有", "贷款机构员工"]

    async def test_of_a_court_are_about_the_court(self, chat: Chat) -> None:
        shown = await walked(chat, "法院")
        assert "12368" in shown
        await chat.press("工作证")
        await chat.press("进屋")

        (shown,) = await chat.press("核实过，确有此事")

        assert first_line(shown).startswith("你已自己核实")
        assert "不要阻拦" in shown
        assert "搜查令" in shown
        assert "12368" in (await chat.press("打给谁"))[0]


class TestVerdict:
    @pytest.mark.parametrize(
        "answers", [("贷款机构员工", "工作证和委托书", SKIP, "现金", "核实过，确有此事")]
    )
    async def test_is_given_before_the_last_question_and_stays(
        self, chat: Chat, answers: tuple[str, ...]
    ) -> None:
        *before, last = answers
        early = await walked(chat, *before)
        assert first_line(early).startswith("像是诈骗")
        assert set(ASKED) <= set(early.buttons)

        (shown,) = await chat.press(last)

        assert first_line(shown).startswith("像是诈骗")
        assert "现金" in shown

    @pytest.mark.parametrize(
        ("code", "answers", "word"),
        [
            ("zh-hans", ("催收公司", "工作证", SKIP, "扫码"), "像是诈骗"),
            ("zh-hant", ("催收公司", "工作證", "跳過", "掃碼"), "像是詐騙"),
            ("en", ("Collection agency", "A work ID", "Skip", "Scan a code"), "Signs of fraud"),
            ("en", ("Police", "Nothing", "Skip", "Asked: it is so"), "Can't be verified yet"),
            (
                "en",
                ("A lawyer", "A work ID", "Skip", "To talk", "Asked: it is so"),
                "You have checked it yourself",
            ),
            ("en", ("They are inside", "They won't leave"), "Danger"),
            ("zh-hant", ("別的情況", "帶人來開鎖", "都不是"), "危險"),
        ],
    )
    async def test_is_reached_in_each_language_and_every_screen_ends_with_help(
        self, world: EmulatedWorld, code: str, answers: tuple[str, ...], word: str
    ) -> None:
        chat = Chat(world, language_code=code)

        shown = await walked(chat, *answers)

        assert first_line(shown).startswith(word)
        assert all("110" in last_line(one) for one in chat.shown)

    async def test_says_what_to_say_in_lines_that_are_copied(self, chat: Chat) -> None:
        await walked(chat, "催收公司", "工作证", SKIP, "现金")

        (shown,) = await chat.press("对他说什么")

        copied = buttons(shown.message)[0]["copy_text"]["text"]
        lines = copied.splitlines()
        assert all(f"\n{line}\n" in shown.text for line in lines)
        assert max(map(len, lines)) <= 16
        assert first_line((await chat.press("返回"))[0]).startswith("像是诈骗")

    async def test_says_whose_word_it_rests_on(self, chat: Chat) -> None:
        await walked(chat, "警察", "工作证", "谈一谈", "机构说没有派人")

        (shown,) = await chat.press("依据")

        assert "〔法律规定〕" in shown
        assert "《刑法》" in shown

    async def test_ends_with_a_word_and_can_be_begun_anew(self, chat: Chat) -> None:
        await walked(chat, NOW)

        (end,) = await chat.press("结束")
        (anew,) = await chat.press("从头再来")

        assert "什么都不会存" in end
        assert (end.kind, anew.kind) == ("edited", "sent")
        assert "自己是谁" in anew

    @pytest.mark.parametrize("language", Language)
    async def test_leads_to_whom_to_call_on_one_look(self, world: EmulatedWorld, language: Language) -> None:
        chat = Chat(world, language_code=language.value)
        (shown,) = await chat.say("/door")
        paths = ("sbmty", "sbmtu", "sbmc", "!", "pbty", "cbtu", "cbcn")
        places = [at for path in paths if (at := walk.place(FLOW, path))]
        assert {walk.level(FLOW, at.facts) for at in places} == set(Level)
        for lender in [one.id for one in library().lenders.values() if not one.brief]:
            for path in paths:
                for what in ("say", "call", "why", "end", ""):
                    (screen,) = await chat.press_data(OnDoor(what, path, lender).text(), shown.message)
                    assert len(screen.text) < LONGEST_SCREEN, screen.text
                    assert "110" in last_line(screen)


class TestWrittenDown:
    async def test_is_the_visit_and_once(self, chat: Chat, world: EmulatedWorld) -> None:
        await walked(chat, "催收公司", "工作证", "微粒贷")
        await chat.advance(minutes=5)
        (verdict,) = await chat.press("现金")
        assert await kept(world) == []

        (told,) = await chat.press(KEEP, verdict)
        assert await chat.press(KEEP, verdict) == []

        assert "已经记过了" in chat.notices[-1]
        (row,) = await kept(world)
        assert (row["kind"], row["lender"], row["verdict"]) == ("visit", "weilidai", "fraud")
        assert row["said"] == ["lender=named", "shown=card", "wants=cash", "who=agency"]
        assert str(row["at"]).startswith("2026-11-22T02:00:00"), "when the walk began"
        assert "2026年11月22日 周日 10:00 · 微粒贷" in told
        assert "110" in last_line(told)

    async def test_can_be_erased_at_once_and_by_nobody_else(self, chat: Chat, world: EmulatedWorld) -> None:
        await walked(chat, NOW)
        (told,) = await chat.press(KEEP)
        (erase,) = [one["callback_data"] for one in buttons(told.message) if "删除" in one["text"]]
        other = chat.as_user(2)
        (elsewhere,) = await other.say("/door")

        await other.press_data(erase, elsewhere.message)
        assert len(await kept(world)) == 1
        (gone,) = await chat.press("删除这条记录")

        assert "已删除" in gone
        assert await kept(world) == []
        await chat.press_data(erase, told.message)
        assert "不在了" in chat.notices[-1]

    async def test_is_in_what_is_exported_and_goes_with_the_rest(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await walked(chat, NOW)
        await chat.press(KEEP)
        await chat.say("/export")
        (file,) = await chat.press("全部")
        with zipfile.ZipFile(io.BytesIO(file.content or b"")) as archive:
            data = json.loads(archive.read("data.json"))
        assert [one["said"] for one in data["contacts"]] == [["now=danger"]]

        await chat.say("/delete_me")
        await chat.press("删除")

        assert await kept(world) == []

    async def test_is_nothing_before_a_verdict(self, chat: Chat, world: EmulatedWorld) -> None:
        shown = await walked(chat, "催收公司")

        (same,) = await chat.press_data(OnDoor("keep", "a").text(), shown.message) or (shown,)

        assert same.text == shown.text
        assert await world.bot.store.read(lambda records: records.user_ids()) == []


class TestButtons:
    async def test_go_on_after_a_restart(self, tmp_path: Path) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            shown = await walked(Chat(world), "催收公司", "工作证")
            data = next(one for one in buttons(shown.message) if one["text"] == "微粒贷")["callback_data"]
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            (asked,) = await chat.say("/door")

            (shown,) = await chat.press_data(data, asked.message)

        assert "转账给个人" in shown.buttons

    async def test_pressed_twice_do_once(self, chat: Chat) -> None:
        (first,) = await chat.say("/door")

        (shown,) = await chat.press("催收公司", first)
        assert await chat.press("催收公司", first) == []

        assert "工作证" in shown.buttons

    async def test_of_a_day_ago_begin_anew(self, chat: Chat) -> None:
        (first,) = await chat.say("/door")
        await chat.advance(hours=23, minutes=59)
        assert (await chat.press("催收公司", first))[0].kind == "edited"
        await chat.advance(minutes=2)

        (shown,) = await chat.press("催收公司", first)

        assert shown.kind == "sent"
        assert "110" in first_line(shown)
        assert "以前的" in shown
        assert "自己是谁" in shown
        assert (await chat.press("催收公司"))[0].kind == "edited"

    @pytest.mark.parametrize(
        "data", ["door", "door::zzz", "door:say:s", "door::-!-", "door:x:sbmty:#1", "door::s:nobody"]
    )
    async def test_that_are_forged_lead_nowhere_else(self, chat: Chat, data: str) -> None:
        (first,) = await chat.say("/door")

        shown = await chat.press_data(data, first.message)

        assert all("110" in last_line(one) for one in shown)

    def test_fit_with_the_longest_id(self) -> None:
        longest = max(library().lenders, key=len)

        assert len(OnDoor("keep", "-" * 7, longest).text()) <= MOST


class TestDangerSaid:
    @pytest.mark.parametrize(
        ("text", "asks"),
        [
            ("有人一直敲我家门说要还钱", "自己是谁"),
            ("催收的人坐在我家客厅不走", "走了吗"),
            ("他们堵在我爸妈家", "自己是谁"),
            ("摧收到我公司来闹了", "自己是谁"),
            ("来了两个人说是法院的", "工作证"),
            ("门外有人自称警查", "工作证"),
        ],
    )
    async def test_leads_into_the_walk_where_it_stands(self, chat: Chat, text: str, asks: str) -> None:
        await chat.say(text)

        (shown,) = await chat.press("一步一步带我应对")

        assert shown.kind == "sent"
        assert "110" in first_line(shown)
        assert asks in shown

    async def test_beside_not_wanting_to_live_leads_there_too(self, chat: Chat) -> None:
        (shown,) = await chat.say("他们在砸门，我不想活了")

        assert "12356" in shown
        assert shown.buttons == ("一步一步带我应对",)

    async def test_takes_the_lender_along(self, chat: Chat) -> None:
        await chat.say("门口有两个人说是微粒贷的")
        await chat.press("一步一步")
        await chat.press("催收公司")

        (shown,) = await chat.press("工作证")

        assert "现金" in shown.buttons


class TestGroup:
    async def test_is_told_what_to_do_now_and_where_the_questions_are(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say("/add 微粒贷 2026-11-20 1234.56")
        group = chat.as_group()

        (shown,) = await group.say("/door")

        assert "110" in first_line(shown)
        assert "110" in last_line(shown)
        assert "微粒贷" not in shown
        assert shown.url("到私聊里用").endswith("?start=door")

    async def test_that_hears_of_danger_leads_into_the_private_chat(self, chat: Chat) -> None:
        group = chat.as_group()

        (shown,) = await group.say("/rights 有人在砸门")

        assert shown.url("一步一步").endswith("?start=door")

    async def test_answers_no_button_of_a_walk(self, chat: Chat) -> None:
        (shown,) = await chat.as_group().say("/rights 微粒贷")

        assert await chat.as_group().press_data("door::sbmc", shown.message) == []
