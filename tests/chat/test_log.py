"""/log through the real door: one tap, lines, the list, corrections, and what may exceed a rule."""

import csv
import io
import zipfile
from datetime import UTC, date
from itertools import product
from typing import Any

import pytest

from bot.chat.contact_words import bar
from bot.chat.shared_buttons import OnContact, OnLog
from bot.domain.contacts import BOUNDS, ContactKind
from bot.emulator.cloud import buttons
from bot.services import contacts
from bot.services.contacts import Page
from bot.store.protocol import Records
from bot.store.sqlite import SqliteRecords
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import START, lasting

__all__ = ["lasting"]

KINDS = ("接通来电", "未接来电", "短信", "上门", "联系了家人", "联系了单位")
LOAN = "/add 微粒贷 每月15号 1200 12期"


async def kept(chat: Chat) -> list[dict[str, Any]]:
    assert isinstance(chat.world, EmulatedWorld)
    stored = await chat.world.bot.store.read(lambda records: records.everything(chat.user_id))
    return stored["contacts"]


def filled(records: Records, count: int) -> None:
    """So many missed calls of the first user, one every four hours, back from the start."""
    assert isinstance(records, SqliteRecords)
    records.db.execute(
        """
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
        INSERT INTO contacts (user_id, kind, at, origin, written_at)
        SELECT 1, 'missed', strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', ?, '-' || (4 * n) || ' hours'),
               'filled:' || n, ? FROM numbers
        """,
        [count, f"{START.astimezone(UTC):%Y-%m-%dT%H:%M:%S}", START.astimezone(UTC).isoformat()],
    )


async def borrowed(chat: Chat) -> None:
    await chat.say(LOAN)
    await chat.press("保存")


class TestOneTap:
    @pytest.mark.parametrize(
        ("language", "labels"),
        [
            ("zh-hans", KINDS),
            ("zh-hant", ("接通來電", "未接來電", "短信", "上門", "聯繫了家人", "聯繫了單位")),
            (
                "en",
                (
                    *("Answered call", "Missed call", "Message", "Visit"),
                    *("Family contacted", "Workplace contacted"),
                ),
            ),
        ],
    )
    async def test_writes_each_kind_down_now(
        self, world: EmulatedWorld, language: str, labels: tuple[str, ...]
    ) -> None:
        chat = Chat(world, language_code=language)
        for label, kind in zip(labels, ContactKind, strict=True):
            (menu,) = await chat.say("/log")
            assert menu.buttons[:6] == labels

            (card,) = await chat.press(label)

            assert card.kind == "edited"
            assert label in card
            row = (await kept(chat))[-1]
            assert (row["kind"], row["times"], row["exact"]) == (kind, 1, 1)
            assert str(row["at"]).startswith("2026-11-22T02:00:00")
        assert "违法" not in "".join(chat.texts)

    async def test_twice_on_the_same_message_writes_once(self, chat: Chat) -> None:
        (menu,) = await chat.say("/log")
        await chat.press("未接来电", menu)

        assert await chat.press("接通来电", menu) == []

        assert "已经记过了" in chat.notices[-1]
        assert [one["kind"] for one in await kept(chat)] == ["missed"]

    async def test_offers_the_own_lenders_and_takes_another(self, chat: Chat) -> None:
        await borrowed(chat)
        await chat.say("/log")
        (card,) = await chat.press("接通来电")
        assert {"微粒贷", "别家"} <= set(card.buttons)
        await chat.press("别家")

        (named,) = await chat.say("某某小贷")
        assert "某某小贷" in named
        assert "已更正" not in named, "what was missing is no correction"
        await chat.say("/log")
        await chat.press("接通来电")
        (known,) = await chat.press("微粒贷")

        assert "当天到现在，微粒贷：接通来电 1" in known
        assert [one["lender"] for one in await kept(chat)] == ["某某小贷", "weilidai"]

    async def test_is_refused_where_no_more_are_kept(self, chat: Chat, world: EmulatedWorld) -> None:
        (first,) = await chat.say("/log")
        await chat.press("接通来电", first)
        await world.bot.store.transact(lambda records: filled(records, BOUNDS["kept"] - 1))
        (menu,) = await chat.say("/log")

        assert await chat.press("接通来电", menu) == []
        (shown,) = await chat.say("/log 昨天 2个未接")

        assert "最多记 20,000 条" in chat.notices[-1]
        assert "最多记 20,000 条" in shown
        count = await world.bot.store.read(lambda records: records.count_contacts(1))
        assert count == BOUNDS["kept"]


class TestLines:
    async def test_in_one_line_end_in_a_card(self, chat: Chat) -> None:
        (card,) = await chat.say("/log 昨天22:30 微粒贷 电话 接了，说要上门")

        assert "接通来电" in card
        assert "2026年11月21日 周六 22:30" in card
        assert "备注：说要上门" in card
        assert card.text.count("可能超出") == 2
        assert "22:00 至次日 08:00 之间 1 次" in card
        assert "当天有效：2025-02-28 起" in card
        assert "是不是会员，我们不知道" in card
        (row,) = await kept(chat)
        assert (row["lender"], row["kind"], row["note"]) == ("weilidai", "answered", "说要上门")

    @pytest.mark.parametrize(
        ("language", "line", "asked", "words"),
        [
            (
                "en",
                "yesterday 22:30 Weilidai called, answered",
                "5 calls today",
                ("Written down", "Answered call", "Sat 21 Nov 2026 22:30", "Weilidai", "May exceed: Hours"),
            ),
            (
                "zh-hant",
                "昨天22:30 微粒貸 電話 接了",
                "今天打了五次電話",
                ("記下來了", "接通來電", "2026年11月21日 週六 22:30", "微粒貸", "可能超出：催收時間"),
            ),
        ],
    )
    async def test_are_read_in_each_language(
        self, world: EmulatedWorld, language: str, line: str, asked: str, words: tuple[str, ...]
    ) -> None:
        chat = Chat(world, language_code=language)

        (card,) = await chat.say(f"/log {line}")
        (question,) = await chat.say(f"/log {asked}")
        await chat.press(1, question)

        assert all(one in card for one in words)
        (row, other) = await kept(chat)
        assert (row["kind"], row["lender"], row["note"]) == ("answered", "weilidai", "")
        assert (other["kind"], other["times"]) == ("missed", 5)

    async def test_are_judged_on_the_clock_of_the_person(self, chat: Chat) -> None:
        await chat.say("/settings")
        await chat.press("时区")
        await chat.press("Asia/Tokyo")

        (outside,) = await chat.say("/log 昨天 21:59 微粒贷 接了")
        (inside,) = await chat.say("/log 昨天 22:00 微粒贷 接了")

        assert "可能超出" not in outside
        assert "22:00 至次日 08:00 之间 1 次" in inside
        rows = await kept(chat)
        assert [str(one["at"])[:16] for one in rows] == ["2026-11-21T12:59", "2026-11-21T13:00"]

    async def test_count_against_the_rule_of_that_day(self, chat: Chat) -> None:
        (before,) = await chat.say("/log 2026-01-29 微粒贷 8个未接")
        (after,) = await chat.say("/log 2026-01-30 微粒贷 8个未接")
        (six,) = await chat.say("/log 2026-01-31 微粒贷 6个未接")

        assert "可能超出" not in before
        assert "没接的 8 次，规则写的是不超过 6 次。当天有效：2026-01-30 起" in after
        assert "可能超出" not in six

    async def test_several_are_written_down_at_once_and_taken_back_at_once(self, chat: Chat) -> None:
        await chat.say("/log 昨天 2个未接")

        (shown,) = await chat.say(
            "/log 今天 9:05 微粒贷 未接 02136525555\n昨天 借呗 发了三条短信\n今天 8个未接"
        )

        assert "记下来了，3 条" in shown
        assert "2026年11月22日 周日 09:05 · 未接来电 · 微粒贷 · 02136525555" in shown
        assert len(await kept(chat)) == 4
        (undone,) = await chat.press("撤销这一批")
        assert "3 条都删了" in undone
        assert [one["times"] for one in await kept(chat)] == [2]
        (again,) = await chat.press("撤销这一批", shown)
        assert "0 条都删了" in again

    async def test_of_a_phone_with_the_number_on_one_line_and_the_time_on_the_next_are_joined(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (shown,) = await chat.say("/log 95384\n昨天 22:30 未接\n021-3652 5555\n昨天 未接")

        assert "记下来了，2 条" in shown
        assert "22:30 · 未接来电 · 没说是哪家 · 95384" in shown
        assert "时间不详 · 未接来电 · 没说是哪家 · 02136525555" in shown
        assert "12:00" not in shown
        assert "22:00 至次日 08:00 之间 1 次" in shown

    async def test_that_are_not_clear_are_asked_about_and_not_lost(self, chat: Chat) -> None:
        lines = ("今天 10:00 接了", "微粒贷 今天打了三次电话 说要起诉", "十几个未接")
        left_out = ("明天 未接", "今天未接 95384 02136525555", "昨天 呼出 95384")
        (told, asked) = await chat.say("/log " + "\n".join([*lines, *left_out]))
        assert "还没到的日子不能记，没有记：\n• 明天 未接" in told
        assert all(f"• {line}" in told for line in left_out)
        assert "接了没有" in asked
        assert "微粒贷 今天打了三次电话" in asked

        (times,) = await chat.press("未接来电", asked)
        assert "十几个未接" in times
        assert await chat.press("接通来电", asked) == [], "answered before"
        assert "已经处理过了" in chat.notices[-1]
        (card,) = await chat.press("12", times)

        assert "未接来电 12 次" in card
        rows = {(one["kind"], one["times"], one["lender"], one["note"]) for one in await kept(chat)}
        assert ("missed", 3, "weilidai", "说要起诉") in rows
        assert len(rows) == 3

    async def test_can_be_typed_after_the_question_too(self, chat: Chat) -> None:
        await chat.say("/log")

        (card,) = await chat.say("昨天22:30 微粒贷 电话 接了")

        assert "记下来了" in card
        assert len(await kept(chat)) == 1
        (loan,) = await chat.say("花呗 每月10号 500 3期")
        assert "机构：" in loan

    async def test_an_identity_number_is_kept_nowhere(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/log 今天打了三次电话 他报了 110101199003078515")
        await chat.say("/log 今天 接了2次 他报了 110101199003078515")

        stored = await world.bot.store.read(lambda records: records.everything(1))

        assert "110101199003078515" not in str(stored)
        assert "他报" in str(stored["contacts"])

    async def test_more_than_the_limit_are_refused_whole(self, chat: Chat) -> None:
        lines = "\n".join(["今天 9:05 未接"] * 41)

        (shown,) = await chat.say(f"/log {lines}")

        assert "一次最多记 40 条" in shown
        assert await kept(chat) == []

    @pytest.mark.parametrize(
        "text",
        [
            *("催收刚打电话", "他们又打电话来了", "微粒贷刚刚又打电话", "collector just called"),
            *("又来电话了", "他们一直打电话", "催收刚打电话没接", "they called again"),
        ],
    )
    async def test_of_somebody_who_has_just_called_are_offered(self, chat: Chat, text: str) -> None:
        (shown,) = await chat.say(text)

        assert shown.text.startswith("要写下来吗？")
        assert shown.buttons[:2] == KINDS[:2]
        assert "来电话 · 怎么核实" in shown, "what it was answered with before stands under it"
        (card,) = await chat.press("未接来电")
        assert "记下来了" in card
        (row,) = await kept(chat)
        assert (row["kind"], row["lender"]) == ("missed", "weilidai" if "微粒贷" in text else "")

    @pytest.mark.parametrize(
        "text",
        [
            *("催收刚打电话给我妈怎么办", "他们打电话来会说什么", "微粒贷打电话给我家人"),
            *("我刚打电话给微粒贷", "刚打了电话给客服", "I just called Weilidai"),
        ],
    )
    async def test_of_anything_else_are_not(self, chat: Chat, text: str) -> None:
        assert "要写下来吗" not in (await chat.say(text))[-1]


class TestCorrecting:
    async def test_says_what_was_written_first_and_when_it_was_corrected(self, chat: Chat) -> None:
        await chat.say("/log 今天 9:05 微粒贷 未接")
        await chat.advance(hours=2)
        await chat.press("更正")
        await chat.press("类别")
        await chat.press("接通来电")
        await chat.press("更正")
        await chat.press("时间")
        (bad,) = await chat.say("明天")
        assert "没看懂" in bad
        (card,) = await chat.say("昨天21:30")

        assert "2026年11月21日 周六 21:30" in card
        was = "2026年11月22日 周日 09:05 · 未接来电 · 微粒贷"
        assert f"已更正（原来：{was}；更正于 2026年11月22日 周日 12:00）" in card
        (row,) = await kept(chat)
        assert (row["kind"], row["was"]["kind"]) == ("answered", "missed")

    async def test_changes_each_thing(self, chat: Chat) -> None:
        await borrowed(chat)
        await chat.say("/log 今天 9:05 未接")
        for button, typed, words in (
            ("次数", "7", "未接来电 7 次"),
            ("号码", "021-3652 5555", "号码：021-3652 5555"),
            ("备注或截图", "说明天再打", "备注：说明天再打"),
            ("哪家", "借呗", "借呗"),
        ):
            await chat.press("更正")
            await chat.press(button)
            (card,) = await chat.say(typed)
            assert words in card
        await chat.press("更正")
        await chat.press("没说是谁")
        (menu,) = await chat.press("私人号码或账号")

        assert {"✓ 没说是谁", "✓ 私人号码或账号"} <= set(menu.buttons)
        (card,) = await chat.press("返回")
        for words in ("没说是谁 7 次", "用私人号码或账号 7 次", "没接的 7 次"):
            assert words in card

    async def test_keeps_of_a_picture_its_id_only(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/log 今天 9:05 未接")
        (turned_away,) = await chat.send(world.api.photo(1))
        assert "只看文字" in turned_away
        await chat.press("更正", chat.shown[-2])
        await chat.press("备注或截图")

        (card,) = await chat.send(world.api.photo(1, "短信截图"))

        assert "附件：有" in card
        (row,) = await kept(chat)
        assert (row["file_id"], row["note"]) == ("photo", "短信截图")

    @pytest.mark.parametrize("kind", ["document", "voice", "audio", "video", "video_note"])
    async def test_keeps_the_id_of_anything_sent(self, chat: Chat, world: EmulatedWorld, kind: str) -> None:
        await chat.say("/log 今天 9:05 未接")
        await chat.press("更正")
        await chat.press("备注或截图")
        sizes = {"duration": 3, "width": 90, "height": 90, "length": 90}
        file = {"file_id": f"of-{kind}", "file_unique_id": "u", **sizes}

        (card,) = await chat.send(world.api.post(1, {kind: file}))

        assert "附件：有" in card
        assert [one["file_id"] for one in await kept(chat)] == [f"of-{kind}"]

    async def test_refuses_what_is_too_long(self, chat: Chat) -> None:
        await chat.say("/log 今天 9:05 未接")
        for button, typed in (
            ("备注或截图", "长" * 201),
            ("号码", "0" * 21),
            ("次数", "100"),
            ("哪家", "长" * 41),
        ):
            await chat.press_data(OnContact("fix", 1).text(), chat.last.message)
            await chat.press(button)

            (shown,) = await chat.say(typed)

            assert "最多" in shown or "1 到 99" in shown
        (row,) = await kept(chat)
        assert (row["note"], row["number"], row["times"], row["lender"]) == ("", "", 1, "")

    async def test_a_question_on_the_way_is_answered(self, chat: Chat) -> None:
        await chat.say("/log 今天 9:05 未接")
        await chat.press("别家")

        (answer,) = await chat.say("会不会坐牢")

        assert "改好了" not in answer
        assert (await kept(chat))[0]["lender"] == ""

    async def test_erases(self, chat: Chat) -> None:
        (card,) = await chat.say("/log 今天 9:05 未接")
        (gone,) = await chat.press("删除")

        assert "没有留下" in gone
        assert await kept(chat) == []
        for button in ("更正", "删除"):
            assert await chat.press(button, card) == []
            assert "不在了" in chat.notices[-1]

    async def test_is_for_nobody_else(self, chat: Chat) -> None:
        await chat.say("/log 今天 9:05 未接")
        other = chat.as_user(2)
        (menu,) = await other.say("/log")

        for what, value in product(
            ("open", "fix", "erase", "kind", "times", "unnamed"), ("", "answered", "yes")
        ):
            assert await other.press_data(OnContact(what, 1, value).text(), menu.message) == []
        assert [(one["kind"], one["said"]) for one in await kept(chat)] == [("missed", [])]


class TestList:
    async def test_is_by_day_and_lender_with_the_limit_in_the_chart(self, chat: Chat) -> None:
        await chat.say("/log 今天 微粒贷 5个接了\n今天 8个未接\n昨天 微粒贷 发了三条短信")

        (shown,) = await chat.say("/log list")

        assert "一共 3 条" in shown
        days = shown.text.split("2026年11月21日 周六")
        assert len(days) == 2
        assert "微粒贷：接通来电 5" in days[0]
        assert "接通 ▇▇▇│▇▇ 5" in days[0]
        assert "没说是哪家：未接来电 8 次" in days[0]
        assert "未接 ▇▇▇▇▇▇│▇▇ 8" in days[0]
        assert days[0].count("可能超出") == 2, "neither counter adds to the other"
        assert "微粒贷：短信 3" in days[1]

    @pytest.mark.parametrize(
        ("number", "most", "drawn"),
        [
            (2, 3, "▇▇·│"),
            (3, 3, "▇▇▇│"),
            (4, 3, "▇▇▇│▇"),
            (99, 3, "▇▇▇│▇▇▇▇▇▇▇▇▇▇▇…"),
            (2, None, "▇▇"),
            (99, None, "▇▇▇▇▇▇▇▇▇▇▇▇▇▇…"),
        ],
    )
    def test_a_bar_shows_the_limit_and_stays_short(self, number: int, most: int | None, drawn: str) -> None:
        assert bar(number, most) == drawn

    async def test_a_day_with_forty_stays_one_screen_and_each_opens(self, chat: Chat) -> None:
        lines = "\n".join(
            f"今天 {8 + minute // 60}:{minute % 60:02} 微粒贷 接了" for minute in range(0, 120, 3)
        )
        await chat.say(f"/log {lines}")
        await chat.say("/log list")

        (day,) = await chat.press("11-22 · 40")

        assert len(day.text) < 900
        assert len(buttons(day.message)) < 30
        (more,) = await chat.press("下一页")
        assert "第 2 页，共 2 页" in more
        (card,) = await chat.press("09:57 接通")
        assert "2026年11月22日 周日 09:57" in card

    async def test_goes_back_and_forth_in_pages_of_five_days(self, chat: Chat) -> None:
        await chat.say("/log " + "\n".join(f"11月{day}日 未接" for day in range(8, 20)))
        (first,) = await chat.say("/log list")
        assert [one[:5] for one in first.buttons[:5]] == ["11-19", "11-18", "11-17", "11-16", "11-15"]
        assert "上一页" not in first.buttons

        (second,) = await chat.press("下一页")
        (third,) = await chat.press("下一页")
        assert third.buttons[:2] == ("11-09 · 1", "11-08 · 1")
        assert "下一页" not in third.buttons

        (back,) = await chat.press("上一页")
        assert back.buttons == second.buttons
        (again,) = await chat.press("上一页")
        assert again.text == first.text

    async def test_with_a_lender_behind_it_is_the_list_and_no_entry(self, chat: Chat) -> None:
        await chat.say("/log 今天 3个未接")

        (shown,) = await chat.say("/log list 微粒贷")

        assert shown.text.startswith("记录，一共 1 条")

    async def test_of_one_says_so_in_english(self, chat: Chat) -> None:
        other = chat.as_user(2, "en")
        await other.say("/log yesterday 22:30 weilidai called, answered")

        (shown,) = await other.say("/log list")

        assert shown.text.startswith("Log, 1 entry\n")
        assert "once between 22:00 and 08:00" in shown

    async def test_is_empty_before_anything(self, chat: Chat, world: EmulatedWorld) -> None:
        (shown,) = await chat.say("/log list")

        assert "还没有记录" in shown
        assert await world.bot.store.read(lambda records: records.user_ids()) == []

    @pytest.mark.parametrize(
        "data", ["log:list::00010101", "log:list::99991231", "log:day::99991231:9", "log:day"]
    )
    async def test_forged_days_do_no_harm(self, chat: Chat, data: str) -> None:
        (menu,) = await chat.say("/log")

        await chat.press_data(data, menu.message)

    async def test_takes_a_bounded_number_of_statements(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/start")
        statements: list[str] = []

        def looked(records: Records) -> Page:
            filled(records, 3000)
            user = records.user(1)
            assert user is not None
            assert isinstance(records, SqliteRecords)
            records.db.conn.set_trace_callback(statements.append)
            page = contacts.Contacts(records).page(user, date(2026, 10, 1))
            records.db.conn.set_trace_callback(None)
            return page

        page = await world.bot.store.transact(looked)

        assert (len(page.days), page.newer, page.older) == (5, date(2026, 10, 6), date(2026, 9, 26))
        assert sum(one.startswith("SELECT") for one in statements) == 16


class TestElsewhere:
    async def test_a_group_leads_into_the_private_chat(self, chat: Chat) -> None:
        await chat.say("/log 今天 微粒贷 8个未接")
        group = chat.as_group()

        (shown,) = await group.say("/log list")

        assert "微粒贷" not in shown
        assert shown.url("到私聊里用").endswith("?start=log")
        assert await group.press_data(OnLog("list").text(), shown.message) == []

    async def test_a_link_opens_it_and_writes_nothing_down(self, chat: Chat) -> None:
        (shown,) = await chat.say("/start log")

        assert shown.buttons[:6] == KINDS
        assert await kept(chat) == []

    async def test_the_walk_at_the_door_leads_here(self, chat: Chat) -> None:
        await chat.say("/door")
        await chat.press("现在有危险")
        await chat.press("记下来")

        (card,) = await chat.press("看这一条")
        assert "上门" in card
        (shown,) = await chat.say("/log list")
        assert "没说是哪家：上门 1" in shown

    async def test_a_threat_that_was_pasted_leads_here(self, chat: Chat) -> None:
        await chat.say("再不还钱就爆你通讯录，让你全家不得安宁")

        (shown,) = await chat.press("记一笔")

        assert shown.buttons[:6] == KINDS

    async def test_the_archive_has_it_as_a_table(self, chat: Chat) -> None:
        await chat.say("/log 今天 9:05 微粒贷 未接 02136525555\n昨天 8个未接")
        await chat.say("/export")
        (file,) = await chat.press("全部")

        with zipfile.ZipFile(io.BytesIO(file.content or b"")) as archive:
            rows = list(csv.reader(io.StringIO(archive.read("contacts.csv").decode("utf-8-sig"))))
        assert {len(row) for row in rows} == {12}
        assert rows[1][:5] == ["2026-11-21", "", "未接来电", "8", ""]
        assert rows[2][:6] == ["2026-11-22", "09:05", "未接来电", "1", "微粒贷", "02136525555"]

    async def test_it_is_erased_when_its_time_is_over(self, chat: Chat) -> None:
        await chat.say("/add 老王 2029-01-15 500")  # whoever owes nothing would be erased as a whole
        await chat.press("保存")
        await chat.say("/log 今天 9:05 未接")
        await chat.advance(days=360)
        assert len(await kept(chat)) == 1

        await chat.advance(days=10)

        assert await kept(chat) == []

    @pytest.mark.parametrize("text", ["/verify 电话", "/verify 微粒贷 短信", "/verify 上门"])
    async def test_checking_who_that_was_leads_here_but_not_in_a_group(self, chat: Chat, text: str) -> None:
        (answer,) = await chat.say(text)
        (in_group,) = await chat.as_group().say(text)

        (menu,) = await chat.press("记一笔", answer)

        assert menu.buttons[:6] == KINDS
        assert "记一笔" not in in_group.buttons
