"""/complain: about whom, to whom, look it through, leave out, get the files; as a phone shows it."""

import io
import zipfile
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.complaint_screens import OnComplaint
from bot.chat.complaint_text import STOP, complaint
from bot.config import Reminders
from bot.domain.contacts import BOUNDS, Contact, ContactKind, WrittenContact
from bot.domain.language import Language
from bot.emulator.cloud import buttons
from bot.reading.text import one_line
from bot.services import letter_files
from bot.services.complaints import MOST, ladder, packed, unpacked
from bot.services.letter_files import Part
from bot.store.protocol import Records
from bot.store.records import Subscription, User
from bot.texts import texts_in
from bot.world import EmulatedWorld
from tests.chat.test_kernel import PAUSED
from tests.chat.test_letters import LANGUAGES, WORD, page
from tests.chat_driver import Chat, Shown
from tests.worlds import START, Lasting, library, open_world

NASTY: Final = st.lists(
    st.one_of(
        st.sampled_from(
            ["</w:t>", "<w:p/>", "]]>", "&#0;", "&amp;", "\0", "\x0b", "\x1b", "\ud800", "\uffff", "\r\n"]
        ),
        st.text(max_size=3),
    ),
    min_size=1,
    max_size=8,
).map("".join)
"""What breaks out of XML, and what no XML may hold."""

LOG: Final = """/log 11-17 7:00 微粒贷 4个电话接了
11-18 22:30 微粒贷 电话 接了
11-19 微粒贷 联系了家人 说我欠钱
11-20 10:00 微粒贷 短信 95384"""


def rows(shown: Shown) -> list[list[str]]:
    """The table of a .docx, without its head."""
    assert shown.content is not None
    with zipfile.ZipFile(io.BytesIO(shown.content)) as archive:
        document = ElementTree.fromstring(archive.read("word/document.xml"))
    (table,) = document.iter(f"{WORD}tbl")
    head, *found = [
        ["".join(run.text or "" for run in cell.iter(f"{WORD}t")) for cell in row.iter(f"{WORD}tc")]
        for row in table.iter(f"{WORD}tr")
    ]
    assert head == ["序号", "日期", "时间", "方式", "次数", "对方号码", "备注"]
    return found


async def review(chat: Chat, office: str = "贷款机构") -> Shown:
    await chat.say("/complain")
    await chat.press("微粒贷")
    (shown,) = await chat.press(office)
    return shown


async def many(world: EmulatedWorld, count: int) -> None:
    """So many contacts of one lender, one an hour, back from the start."""

    def fill(records: Records) -> None:
        for number in range(count):
            at = START - timedelta(hours=number + 1)
            records.add_contact(1, Contact(ContactKind.MISSED, at, f"m{number}", "weilidai"), START)

    await world.bot.store.transact(fill)


class TestTheWay:
    async def test_from_the_log_to_files_that_hold_each_contact_once_and_in_order(self, chat: Chat) -> None:
        await chat.say(LOG)

        shown = await review(chat)
        files = await chat.press("生成文件")

        assert "写进去 4 条，一共 4 条" in shown
        assert "可能超出：每天打通的电话〔国家推荐性标准〕打通了 4 次" in shown
        assert [one.file for one in files] == ["complaint-lender.docx", "complaint-lender.txt", None]
        assert files[2].buttons == ("今天已提交", "别的日子已提交")
        assert [row[:5] for row in rows(files[0])] == [
            ["1", "2026-11-17", "07:00", "接通来电", "4"],
            ["2", "2026-11-18", "22:30", "接通来电", "1"],
            ["3", "2026-11-19", "时间不详", "联系了家人", "1"],
            ["4", "2026-11-20", "10:00", "短信", "1"],
        ]
        assert [row[5:] for row in rows(files[0])][2:] == [["", "说我欠钱"], ["95384", ""]]
        text = files[1].content.decode("utf-8-sig") if files[1].content else ""
        assert "据报道" in text
        assert "违法" not in text
        assert "停止联系我以外的人" in text
        for line in text.splitlines():
            for words in line.split(" | "):
                assert words in page(files[0])

    async def test_who_reads_english_is_told_what_each_part_of_the_chinese_draft_says(
        self, world: EmulatedWorld
    ) -> None:
        chat, t = Chat(world, language_code="en"), texts_in(Language.EN)
        await chat.say(LOG)
        await chat.say("/log 11-18 23:00 weilidai called, answered\n11-17 23:10 weilidai answered 5 calls")
        await chat.say("/log 11-16 23:00 weilidai 8 missed calls\n11-16 6:10 weilidai texted my mother")
        await chat.say("/complain")
        await chat.press("Weilidai")
        (shown,) = await chat.press("The lender")
        (last,) = [part for part in shown.text.split(t("complain-english")) if "truthfully" in part]

        for key in ("title", "columns", "findings", "asks", "ask-answer", "ask-stop", "enclosed", "true"):
            assert t(f"complaint-{key}") in last
        assert "these 8 entries are my own record, in order of time, on my clock (Beijing time)" in last
        assert shown.text.count("May exceed") - last.count("May exceed") == 6
        assert len(shown.text) < 4096

    async def test_what_is_left_out_is_absent_and_can_be_put_back(self, chat: Chat) -> None:
        await chat.say(LOG)
        await review(chat)

        (less,) = await chat.press("去掉 11-17")
        files = await chat.press("生成文件")
        (back,) = await chat.press("放回 11-17", less)

        assert "写进去 3 条，一共 4 条" in less
        assert "打通了 4 次" not in less
        assert [row[1] for row in rows(files[0])] == ["2026-11-18", "2026-11-19", "2026-11-20"]
        assert "打通" not in page(files[0])
        assert "写进去 4 条" in back

    async def test_with_nothing_kept_there_is_no_file(self, chat: Chat) -> None:
        await chat.say("/log 11-18 22:30 微粒贷 电话 接了")
        await review(chat)

        (shown,) = await chat.press("去掉")
        forged = next(one for one in buttons(shown.message) if "放回" in one["text"])["callback_data"]
        all_out = OnComplaint.read(forged.partition(":")[2])
        data = OnComplaint("file", all_out.id, all_out.seen, "lender", out=packed([0])).text()
        said = await chat.press_data(data, shown.message)

        assert "生成文件" not in shown.buttons
        assert [one.file for one in said if one.file] == []

    async def test_what_is_asked_for_is_chosen(self, chat: Chat) -> None:
        await chat.say(LOG)
        await review(chat)

        await chat.press("不要求停止联系他人")
        files = await chat.press("生成文件")

        assert "停止联系我以外的人" not in page(files[0])
        assert "停止用这样的时间" in page(files[0])

    async def test_a_log_that_has_changed_is_looked_through_anew(self, chat: Chat) -> None:
        await chat.say(LOG)
        await review(chat)
        (shown,) = await chat.press("去掉 11-17")
        await chat.say("/log 11-22 9:00 微粒贷 电话 接了")

        (anew,) = await chat.press("生成文件", shown)

        assert "记录变过了" in anew
        assert "写进去 5 条，一共 5 条" in anew

    async def test_an_empty_log_leads_to_it_and_to_how_to_complain(self, chat: Chat) -> None:
        (shown,) = await chat.say("/complain")
        (how,) = await chat.press("怎么投诉")
        (log,) = await chat.press("记一笔", shown)

        assert "还没有记录" in shown
        assert "先向贷款机构投诉" in how
        assert "接通来电" in log.buttons

    async def test_of_many_the_latest_are_listed_eight_a_page(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/start")
        await many(world, MOST + 5)

        shown = await review(chat)
        for _ in range(14):
            (shown,) = await chat.press("下一页")
        (shown,) = await chat.press(0, shown)
        files = await chat.press("生成文件")

        assert f"写进去 {MOST - 1} 条，一共 {MOST} 条" in shown
        assert "更早的没有列出来" in shown
        assert "第 15 页，共 15 页" in shown
        found = [row[1] + row[2] for row in rows(files[0])]
        assert len(found) == MOST - 1
        assert all(first < second for first, second in pairwise(found))

    async def test_the_log_leads_to_it(self, chat: Chat) -> None:
        await chat.say(LOG)
        await chat.say("/log list")

        (shown,) = await chat.press("写投诉")

        assert "微粒贷 · 7" in shown.buttons

    async def test_the_pages_are_a4_in_chinese_with_a_chinese_font(self, chat: Chat) -> None:
        await chat.say(LOG)
        await review(chat)
        docx = (await chat.press("生成文件"))[0].content

        assert docx is not None
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            document, styles = (
                ElementTree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "styles")
            )
        (size,) = document.iter(f"{WORD}pgSz")
        assert all(abs(int(size.attrib[WORD + of]) - most) <= 2 for of, most in (("w", 11906), ("h", 16838)))
        widths = [int(one.attrib[f"{WORD}w"]) for one in document.iter(f"{WORD}gridCol")]
        assert sum(widths) <= 160 / 25.4 * 1440 + len(widths)
        (spoken,) = styles.iter(f"{WORD}lang")
        assert spoken.attrib[f"{WORD}eastAsia"] == "zh-CN"
        assert {one.attrib.get(f"{WORD}eastAsia") for one in document.iter(f"{WORD}rFonts")} <= {"SimSun"}
        assert "SimSun" in {one.attrib.get(f"{WORD}eastAsia") for one in styles.iter(f"{WORD}rFonts")}


def opened(parts: list[Part]) -> tuple[list[str], ElementTree.Element]:
    """The names in a .docx, and its pages."""
    with zipfile.ZipFile(io.BytesIO(letter_files.docx(parts, START))) as archive:
        return archive.namelist(), ElementTree.fromstring(archive.read("word/document.xml"))


@settings(max_examples=15)
@given(NASTY, NASTY, NASTY)
def test_what_was_typed_breaks_out_of_no_page(lender: str, number: str, note: str) -> None:
    user = User(1, "a", Language.HANS, True, Reminders().preferences(), Subscription.ON, True, START, START)
    office = next(iter(library().complaints.values()))

    def about(lender: str, number: str, note: str) -> list[Part]:
        contact = Contact(ContactKind.ANSWERED, START, "m1", lender, number=number, note=note)
        return complaint(library(), user, office, lender, [WrittenContact(1, contact, START)], STOP)

    parts, harmless = about(lender, number, note), about("x", "x", "x")
    (names, pages), (same_names, same_pages) = opened(parts), opened(harmless)

    assert names == same_names
    # Element by element the pages of harmless words: what was typed is text, and nothing else.
    assert [one.tag for one in pages.iter() if one.tag != f"{WORD}t"] == [
        one.tag for one in same_pages.iter() if one.tag != f"{WORD}t"
    ]
    (row,) = list(pages.iter(f"{WORD}tr"))[1:]
    cells = ["".join(run.text or "" for run in cell.iter(f"{WORD}t")) for cell in row.iter(f"{WORD}tc")]
    assert cells[5:] == [one_line(number), one_line(note)]
    assert letter_files.txt(parts).count(b"\n") == letter_files.txt(harmless).count(b"\n")


class TestEveryScreen:
    @LANGUAGES
    def test_of_every_office_is_sound(self, lasting: Lasting, language: Language) -> None:
        async def walk() -> None:
            t, chat = texts_in(language), lasting.speaking(language)
            await chat.say(LOG)
            weilidai = library().lenders["weilidai"]
            for office in ladder(library(), "weilidai").values():
                await chat.say("/complain")
                (offices,) = await chat.press(weilidai.name.of(language))
                assert office.does.text.of(language) in offices
                assert office.does_not.text.of(language) in offices
                (shown,) = await chat.press(office.title.of(language))
                assert t("complain-how") in shown
                assert len(shown.text) < (3300 if language is Language.EN else 2600)
            files = await chat.press(t("button-letter-files"))
            assert len(rows(files[0])) == 4
            assert "致：【当地公安派出所】" in page(files[0])

        lasting.run(walk())


class TestSentAtLeastOnce:
    async def test_a_process_that_died_leaves_the_files_to_the_next(self, tmp_path: Path) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            await chat.say(LOG)
            shown = await review(chat)
            world.api.fail_next("sendDocument", PAUSED)
            data = next(one["callback_data"] for one in buttons(shown.message) if one["text"] == "生成文件")
            await chat.send(world.api.press(1, shown.message, data), silent=True)
            left = world.now

        async with open_world(tmp_path / "bot.db", left.replace(minute=30)) as world:
            chat = Chat(world)
            world.api.user(1)
            files = await chat.advance(minutes=1)

        assert [one.file for one in files] == ["complaint-lender.docx", "complaint-lender.txt", None]
        assert len(rows(files[0])) == 4


class TestNobodyElse:
    async def test_a_stranger_sees_nothing_and_forged_data_does_no_harm(self, chat: Chat) -> None:
        await chat.say(LOG)
        shown = await review(chat)
        data = [one["callback_data"] for one in buttons(shown.message)]
        stranger = chat.as_user(2)
        (hello,) = await stranger.say("/complain")

        for one in data:
            await stranger.press_data(one, hello.message)
            assert stranger.last.file is None
            assert "11-1" not in stranger.last.text
        for one in ("comp", "comp:file", "comp:x:1", "comp:file:99:abcd:lender", "comp:see:1:x:nobody:9:0:*"):
            assert [said.file for said in await chat.press_data(one, shown.message) if said.file] == []

    async def test_a_group_is_led_into_the_private_chat(self, chat: Chat) -> None:
        await chat.say(LOG)
        group = chat.as_group()

        (shown,) = await group.say("/complain@" + group.world.api.me["username"])

        assert "微粒贷" not in shown
        assert shown.url(shown.buttons[0]).startswith("https://t.me/")

    async def test_nothing_is_stored_of_a_complaint(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say(LOG)
        before = await world.bot.store.read(lambda records: records.everything(1))

        await review(chat)
        await chat.press("去掉 11-17")
        await chat.press("生成文件")

        assert await world.bot.store.read(lambda records: records.everything(1)) == before


def test_places_are_read_back_and_the_longest_button_fits() -> None:
    for places in ([], [0], [MOST - 1], range(MOST), range(0, MOST, 7)):
        assert unpacked(packed(places), MOST) == frozenset(places)
        press = OnComplaint("file", 10**9, "abcd", "a" * 8, 3, 15, packed(places))
        assert OnComplaint.read(press.text().partition(":")[2]) == press
        assert len(press.text()) <= 64
    for forged in ("*", "A", "é", "=", "A" * 64):
        assert unpacked(forged, 5) <= frozenset(range(5))


@pytest.mark.parametrize("kind", sorted({one.kind for one in library().lenders.values()} | {"unclear"}))
def test_every_kind_of_lender_with_every_finding(kind: str) -> None:
    user = User(1, "a", Language.HANS, True, Reminders().preferences(), Subscription.ON, True, START, START)
    lender = next((one.id for one in library().lenders.values() if one.kind == kind), "老王")
    night = START.replace(hour=23)
    acts = [ContactKind.ANSWERED] * 4 + [ContactKind.MISSED] * 7 + [ContactKind.FAMILY]
    kept = [
        WrittenContact(n, Contact(one, night, str(n), lender, number="1", file_id="f"), night)
        for n, one in enumerate(acts)
    ]
    offices = ladder(library(), lender)

    assert next(iter(offices)) == "lender"
    assert {"nfra", "local"} & set(offices)
    for office in offices.values():
        parts = complaint(library(), user, office, lender, kept, STOP)
        said = "\n".join(part for part in parts if isinstance(part, str))
        (table,) = [part for part in parts if not isinstance(part, str)]
        assert [int(row[0]) for row in table[1:]] == [*range(1, len(kept) + 1)]
        assert "违法" not in said
        assert ("打通了 4 次" in said) == (
            kind in ("bank", "consumer-finance", "small-loan", "facilitator", "unclear")
        )
        assert said.count("可能超出：") >= (1 if "找了别人" in said else 0)
        assert all(len(part) <= BOUNDS["note"] * 2 for part in parts if isinstance(part, str))
