"""After a complaint was handed in: kept, asked about after 15 and 30 days, corrected, ended, and gone."""

import io
import json
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.domain.filings import MAX_OPEN_FILINGS, Filing
from bot.domain.language import Language
from bot.services.complaints import following, ladder
from bot.texts import texts_in
from bot.world import EmulatedWorld
from tests.chat.test_privacy import left_in, rows_about
from tests.chat_driver import Chat, Shown
from tests.services.test_reminder_report import told
from tests.worlds import Lasting, library, open_world, shanghai

LOG = "/log 11-18 22:30 微粒贷 电话 接了"


async def filed(world: EmulatedWorld, user_id: int = 1) -> list[Filing]:
    views = await world.bot.store.read(lambda records: records.matters(user_id))
    return [view.matter for view in views if isinstance(view.matter, Filing)]


async def offered(chat: Chat, lender: str = "微粒贷", office: str = "贷款机构") -> Shown:
    """What is said below the files."""
    await chat.say(LOG.replace("微粒贷", lender))
    await chat.say("/complain")
    await chat.press(lender)
    await chat.press(office)
    return (await chat.press("生成文件"))[2]


async def handed_in(chat: Chat, lender: str = "微粒贷", office: str = "贷款机构") -> Shown:
    await offered(chat, lender, office)
    (shown,) = await chat.press("今天已提交")
    return shown


class TestKept:
    async def test_one_tap_keeps_it_and_says_when_it_is_asked_about_and_what_comes_next(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        shown = await handed_in(chat)

        assert shown.text.startswith("记下来了")
        assert "投诉：微粒贷 → 贷款机构" in shown
        assert "2026年11月22日" in shown
        assert "下次提醒：12月7日" in shown.text or "12月7日" in shown
        assert "简单的15日内答复" in shown
        assert "金融监管总局 12378" in shown
        (one,) = await filed(world)
        assert (one.day, one.lender, one.office, one.number) == (date(2026, 11, 22), "weilidai", "lender", "")

    async def test_a_second_tap_and_the_same_said_again_are_one(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        below = await offered(chat)

        await chat.press("今天已提交", below)
        (again,) = await chat.press("今天已提交", below)

        assert "已经记过" in again
        assert len(await filed(world)) == 1

    async def test_another_day_is_typed_and_must_have_come(self, chat: Chat, world: EmulatedWorld) -> None:
        await offered(chat)
        (asked,) = await chat.press("别的日子已提交")
        (ahead,) = await chat.say("明天")
        (shown,) = await chat.say("昨天")

        assert "哪天" in asked
        assert "没看懂是哪天" in ahead
        assert "2026年11月21日" in shown
        assert [one.day for one in await filed(world)] == [date(2026, 11, 21)]

    async def test_a_number_and_the_day_are_corrected(self, chat: Chat, world: EmulatedWorld) -> None:
        shown = await handed_in(chat)
        await chat.press("写受理编号")
        (private,) = await chat.say("13812345678")
        (unread,) = await chat.say("他们没给")
        (numbered,) = await chat.say("受理编号：TS-2026〔11〕0123号")

        assert "没有记" in private
        assert "不像编号" in unread
        assert "受理编号：TS-2026〔11〕0123号" in numbered
        await chat.press("改日期", numbered)
        (moved,) = await chat.say("11月10日")
        assert "11月25日" in moved
        assert [(one.day, one.number) for one in await filed(world)] == [
            (date(2026, 11, 10), "TS-2026〔11〕0123号")
        ]
        assert "写受理编号" in shown.buttons

    async def test_of_whom_there_is_no_rule_no_term_is_claimed(self, chat: Chat) -> None:
        shown = await handed_in(chat, office="金融监管总局 12378")

        assert "我们没有核实过" in shown
        assert "15日内答复" not in shown

    async def test_the_list_shows_it_and_opens_it(self, chat: Chat) -> None:
        await handed_in(chat)
        (listed,) = await chat.say("/list")
        (shown,) = await chat.press("投诉 2026-11-22")

        assert "投诉：微粒贷 → 贷款机构" in listed
        assert "简单的15日内答复" in shown

    async def test_more_than_a_number_is_refused_with_that_number(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        below = await offered(chat)
        for days in range(MAX_OPEN_FILINGS):
            await chat.press("别的日子已提交", below)
            await chat.say(f"{date(2026, 11, 1) - timedelta(days):%Y-%m-%d}")

        (refused,) = await chat.press("今天已提交", below)

        assert f"最多记 {MAX_OPEN_FILINGS} 份" in refused
        assert len(await filed(world)) == MAX_OPEN_FILINGS


class TestReminded:
    async def test_after_fifteen_and_thirty_days_with_what_comes_next(self, chat: Chat) -> None:
        await handed_in(chat)

        said = await chat.advance(days=14)
        (first,) = await chat.advance(days=1)
        (waiting,) = await chat.press("还没回复")
        quiet = await chat.advance(days=14)
        (second,) = await chat.advance(days=1)

        assert said == quiet == []
        assert first.text.startswith("投诉：微粒贷 → 贷款机构")
        assert "过了 15 天" in first
        assert "打给机构，报受理编号" in first
        assert first.buttons == ("已回复", "还没回复", "不再提醒")
        assert "下一步：金融监管总局" in waiting.buttons
        assert "过了 30 天" in second
        assert "去找下一步" in second

    async def test_after_both_it_asks_again_only_for_who_says_not_yet(self, chat: Chat) -> None:
        await handed_in(chat)
        await chat.advance(days=31)
        (waiting,) = await chat.press("还没回复")
        await chat.press("还没回复", waiting)

        assert "下次提醒" in waiting or "下一次" in waiting
        assert len(await chat.advance(days=16)) == 1
        assert await chat.advance(days=60) == []

    @pytest.mark.parametrize(("label", "said"), [("已回复", "答复截图留好"), ("不再提醒", "几天后删除")])
    async def test_an_answer_ends_it_and_can_be_undone(
        self, chat: Chat, world: EmulatedWorld, label: str, said: str
    ) -> None:
        await handed_in(chat)
        await chat.advance(days=15)
        (over,) = await chat.press(label)

        assert said in over
        assert await filed(world) == []
        await chat.press("撤销", over)
        assert len(await filed(world)) == 1
        assert len(await chat.advance(days=15)) == 1

    async def test_the_next_step_leads_to_the_next_complaint(self, chat: Chat) -> None:
        await handed_in(chat)
        await chat.advance(days=15)
        await chat.press("还没回复")
        (offices,) = await chat.press("下一步：金融监管总局")

        assert "交给谁" in offices

    async def test_it_comes_with_the_rest_in_one_message_and_late_with_the_truth(
        self, tmp_path: Path
    ) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            await handed_in(chat)
            await chat.say("12月10号开庭")
            await chat.press("保存")
            await chat.say("/add 花呗 12月8日 500")
            await chat.press("保存")
        async with open_world(tmp_path / "bot.db", shanghai(12, 9, 15)) as world:
            chat = Chat(world)
            world.api.user(1)
            (late,) = await chat.advance(minutes=1)

        text = late.text
        assert text.index("开庭") < text.index("投诉：微粒贷") < text.index("花呗")
        assert "过了 17 天" in text
        assert "投诉 2026-11-22" in late.buttons

    async def test_discreet_words_name_no_complaint(self, chat: Chat) -> None:
        await handed_in(chat)
        await chat.say("/settings")
        await chat.press("隐私提醒")
        (shown,) = await chat.advance(days=15)
        (opened,) = await chat.press(0, shown)

        assert not [
            word for word in ("投诉", "微粒贷", "机构") if word in shown.text + "".join(shown.buttons)
        ]
        assert "投诉：微粒贷" in opened

    async def test_none_comes_in_quiet_hours(self, chat: Chat, world: EmulatedWorld) -> None:
        await handed_in(chat)
        views = await world.bot.store.read(lambda records: records.matters(1))
        moment = views[0].next_reminder

        assert moment is not None
        assert moment == shanghai(12, 7, 9)


class TestWords:
    @pytest.mark.parametrize("kind", sorted({one.kind for one in library().lenders.values()} | {""}))
    def test_each_kind_of_lender_is_led_from_the_lender_to_who_supervises_it(self, kind: str) -> None:
        lender = next((one.id for one in library().lenders.values() if one.kind == kind), "老王")
        after = following(library(), library().complaints["lender"], lender)

        assert after is not None
        assert after.id in ("nfra", "local")
        for office in ladder(library(), lender).values():
            later = following(library(), office, lender)
            assert later is None or later.takes(
                library().lenders[lender].kind if lender != "老王" else "unclear"
            )

    @pytest.mark.parametrize("language", Language)
    def test_of_each_office_every_screen_is_sound(self, lasting: Lasting, language: Language) -> None:
        async def walk() -> None:
            t, chat = texts_in(language), lasting.speaking(language)
            await chat.say(LOG)
            for office in ladder(library(), "weilidai").values():
                await chat.say("/complain")
                await chat.press(library().lenders["weilidai"].name.of(language))
                await chat.press(office.title.of(language))
                await chat.press(t("button-letter-files"))
                (shown,) = await chat.press(t("button-filed-today"))
                assert office.wait.text.of(language) in shown
                assert len(shown.text) < 1500
                await chat.press(t("button-filed-number"))
                (numbered,) = await chat.say("TS-2026-1")
                assert "TS-2026-1" in numbered
            (listed,) = await chat.say("/list")
            assert t("filed-list") in listed

        lasting.run(walk())


class TestNobodyElse:
    async def test_a_stranger_and_forged_data_reach_nothing(self, chat: Chat, world: EmulatedWorld) -> None:
        shown = await handed_in(chat)
        stranger = chat.as_user(2)
        (hello,) = await stranger.say("/start")
        for what in ("open", "day", "number", "answered", "waiting", "stop", "delete", "restore"):
            await stranger.press_data(f"filed:{what}:1", hello.message)
        for data in ("filed", "filed:today:1:lender", "filed:today:99:x", "filed:x:1", "filed:open:99999999"):
            await stranger.press_data(data, hello.message)

        assert len(await filed(world)) == 1
        assert await filed(world, 2) == []
        assert "投诉：" not in stranger.last.text
        group = chat.as_group()
        (seen,) = await group.say("/list@" + group.world.api.me["username"])
        assert "投诉" not in seen
        assert "已回复" in shown.buttons

    async def test_it_is_in_the_archive_and_delete_me_leaves_no_byte(self, tmp_path: Path) -> None:
        database = tmp_path / "bot.db"
        async with open_world(database) as world:
            chat = Chat(world)
            await chat.say("/add 隔壁老王财务 12月8日 500")
            await chat.press("保存")
            await handed_in(chat, "隔壁老王财务")
            await chat.press("写受理编号")
            await chat.say("QQ-777-888")
            await chat.say("/export")
            (archive,) = [one for one in await chat.press("全部 .zip") if one.file]
            with ZipFile(io.BytesIO(archive.content or b"")) as files:
                table = files.read("complaints.csv").decode("utf-8-sig")
                assert b"BEGIN:VEVENT" in files.read("due-dates.ics")
                stored = json.loads(files.read("data.json"))
            assert "2026-11-22,隔壁老王财务,贷款机构,QQ-777-888" in table
            assert [one["number"] for one in stored["matters"]] == ["QQ-777-888"]
            why = await told(world, database)
            assert "complaint 1, of 2026-11-22, rule +15: planned" in why
            await chat.say("/delete_me")
            assert rows_about(database, "QQ-777")
            await chat.press("全部删除")
            assert rows_about(database, "QQ-777", "老王") == []
        assert left_in(tmp_path, "QQ-777", "老王") == []
