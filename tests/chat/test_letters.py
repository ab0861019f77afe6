"""/letter: choose one, choose to whom, read it, get the files; as a phone shows it."""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.domain.language import Language
from bot.emulator.cloud import buttons
from bot.texts import texts_in
from bot.world import EmulatedWorld
from tests.chat.test_kernel import PAUSED
from tests.chat_driver import Chat, Shown
from tests.worlds import Lasting, library, open_world, served

LANGUAGES = pytest.mark.parametrize("language", Language, ids=lambda one: str(one.value))
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def block(shown: Shown) -> str:
    """The letter in it."""
    (entity,) = [one for one in shown.message["entities"] if one["type"] == "pre"]
    return shown.text[entity["offset"] :][: entity["length"]]


def page(shown: Shown) -> str:
    """What a .docx says."""
    assert shown.content is not None
    with zipfile.ZipFile(io.BytesIO(shown.content)) as archive:
        document = ElementTree.fromstring(archive.read("word/document.xml"))
    paragraphs = document.iter(f"{WORD}p")
    return "\n".join("".join(run.text or "" for run in one.iter(f"{WORD}t")) for one in paragraphs)


async def choose(chat: Chat, letter: str, whom: str) -> Shown:
    await chat.say("/letter")
    await chat.press(letter)
    (shown,) = await chat.press(whom)
    return shown


async def save(chat: Chat, line: str = "/add 微粒贷 12月15日 1200") -> None:
    await chat.say(line)
    await chat.press("保存")


class TestTheWay:
    async def test_of_an_own_loan_day_and_sum_are_filled_in_and_the_files_say_the_same(
        self, chat: Chat
    ) -> None:
        await save(chat)

        shown = await choose(chat, "延期还款申请", "微粒贷")
        files = await chat.press("生成文件")

        letter = block(shown)
        assert "这笔贷款有一期在 2026年12月15日 周二 到期，应还 ¥1,200。" in letter
        assert "这封信做不到的" in shown
        assert "做不到" not in letter.replace("做得到", "")
        assert [one.file for one in files] == ["letter-extension.docx", "letter-extension.txt"]
        assert page(files[0]) == letter
        assert files[1].content is not None
        assert files[1].content.decode("utf-8-sig").rstrip("\n") == letter
        assert all(one.kind == "sent" for one in files)

    async def test_from_there_to_figures_and_back_to_a_letter_that_has_them(self, chat: Chat) -> None:
        await save(chat)
        await choose(chat, "延期还款申请", "微粒贷")

        await chat.press("填上能还多少")
        await chat.press("大约一半")
        await chat.press(0)
        (shown,) = await chat.press("信件草稿")
        files = await chat.press("生成文件")

        assert "• 按时先还 ¥600" in block(shown)
        assert page(files[0]) == block(shown)
        (plan,) = await chat.press("返回", shown)
        assert "照着说" in plan

    async def test_for_a_lender_of_nobodys_list_there_are_gaps_and_no_rules(self, chat: Chat) -> None:
        shown = await choose(chat, "请不要联系其他人", "别家")

        assert "【产品名称】" in block(shown)
        assert "参考" not in block(shown)
        assert "不知道它是哪一类机构" in shown

    async def test_what_the_letter_names_is_told_beside_it_with_whose_word_it_is(self, chat: Chat) -> None:
        shown = await choose(chat, "征信记录更正申请", "微粒贷")

        assert "《征信业管理条例》第 25 条、第 26 条〔法律规定〕" in block(shown)
        assert "〔法律规定〕《征信业管理条例》：信用报告有错" in shown.text.replace(block(shown), "")

    async def test_a_short_letter_is_copied_with_a_button_and_each_with_a_tap(self, chat: Chat) -> None:
        copied = 0
        for letter in library().letters.values():
            shown = await choose(chat, letter.title.zh, "别家")
            found = [one["copy_text"]["text"] for one in buttons(shown.message) if "copy_text" in one]
            assert found == ([block(shown)] if len(block(shown)) <= 256 else [])
            copied += len(found)
        assert copied >= 4

    async def test_a_loan_that_is_paid_off_can_have_its_proof_asked_for(self, chat: Chat) -> None:
        await save(chat)
        await chat.say("/list")
        await chat.press("微粒贷")
        await chat.press_data("loan:finish:1", chat.last.message)

        shown = await choose(chat, "开具结清证明申请", "微粒贷")
        await chat.say("/letter")
        (others,) = await chat.press("请提供债权证明")

        assert "关于这笔贷款：微粒贷" in block(shown)
        assert shown.message["reply_markup"]
        assert "letter:show:debt-proof:#1" not in str(others.message["reply_markup"])

    async def test_back_leads_from_the_letter_to_the_choice(self, chat: Chat) -> None:
        await choose(chat, "请说明是谁在催收", "借呗")

        (whom,) = await chat.press("返回")
        (choice,) = await chat.press("返回")

        assert "给哪一家" in whom
        assert len(choice.buttons) == len(library().letters)


class TestEveryScreen:
    @LANGUAGES
    def test_of_every_letter_is_sound(self, lasting: Lasting, language: Language) -> None:
        async def walk() -> None:
            t, chat = texts_in(language), lasting.speaking(language)
            jiebei = library().lenders["jiebei"]
            await chat.say("/add 老王 12月15日")
            await chat.press(t("button-save"))
            for letter in library().letters.values():
                (choice,) = await chat.say("/letter")
                (whom,) = await chat.press(letter.title.of(language), choice)
                assert letter.use.of(language) in whom
                for label in (
                    "老王",
                    jiebei.name.of(language),
                    t("button-letter-other"),
                ):
                    await chat.say("/letter")
                    await chat.press(letter.title.of(language))
                    (shown,) = await chat.press(label)
                    assert shown.kind == "edited"
                    assert all(one.of(language) in shown for one in letter.cannot)
                    assert len(block(shown)) <= 400
                    assert len(shown.text) <= (3000 if language is Language.EN else 1200)
                    assert ("[name]" in shown) == (language is Language.EN)
                    assert t("button-letter-files") in shown.buttons
            files = await chat.press(t("button-letter-files"))
            assert [one.file.rpartition(".")[2] for one in files if one.file] == ["docx", "txt"]
            assert all(one.file and one.file.isascii() and one.text for one in files)

        lasting.run(walk())


class TestSentAtLeastOnce:
    async def test_files_that_could_not_be_sent_are_sent_later_as_the_loan_stands_then(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await save(chat)
        shown = await choose(chat, "延期还款申请", "微粒贷")
        world.api.fail_next("sendDocument", PAUSED)
        data = next(
            one["callback_data"] for one in buttons(shown.message) if "file" in one.get("callback_data", "")
        )
        assert await chat.send(world.api.press(1, shown.message, data), silent=True) == []

        files = await chat.advance(minutes=1)

        assert [one.file for one in files] == ["letter-extension.docx", "letter-extension.txt"]
        assert page(files[0]) == block(shown)
        assert await chat.advance(minutes=1) == []

    async def test_a_process_that_died_leaves_them_to_the_next(self, tmp_path: Path) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            await save(chat)
            shown = await choose(chat, "请提供债权证明", "微粒贷")
            world.api.fail_next("sendDocument", PAUSED)
            data = "letter:file:debt-proof:#1"
            await chat.send(world.api.press(1, shown.message, data), silent=True)
            left = world.now

        async with open_world(tmp_path / "bot.db", left.replace(minute=30)) as world:
            chat = Chat(world)
            world.api.user(1)
            files = await chat.advance(minutes=1)

        assert [one.file for one in files] == ["letter-debt-proof.docx", "letter-debt-proof.txt"]

    async def test_of_a_loan_that_was_deleted_meanwhile_nothing_is_sent(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await save(chat)
        shown = await choose(chat, "请提供债权证明", "微粒贷")
        user = await world.bot.store.read(lambda records: records.user(1))
        assert user is not None
        world.api.fail_next("sendDocument", PAUSED)
        await chat.send(world.api.press(1, shown.message, "letter:file:debt-proof:#1"), silent=True)
        await served(world.bot.store, lambda within: within.loans.delete(user, 1, world.now))

        assert [one.file for one in await chat.advance(minutes=1)] == []


class TestNobodyElse:
    async def test_another_users_loan_does_not_exist(self, chat: Chat) -> None:
        await save(chat)
        stranger = chat.as_user(2)
        (hello,) = await stranger.say("/letter")

        for data in ("letter:show:debt-proof:#1", "letter:file:debt-proof:#1", "letter:show:extension:@1"):
            await stranger.press_data(data, hello.message)
            assert "给哪一家" in stranger.last
            assert stranger.last.file is None
        assert stranger.notices == ["这一笔已经不在了，请重新选。"] * 3

    async def test_a_group_is_led_into_the_private_chat(self, chat: Chat) -> None:
        await save(chat)
        group = chat.as_group()

        (shown,) = await group.say("/letter@" + group.world.api.me["username"])

        assert "微粒贷" not in shown
        assert "信" not in shown.buttons
        assert shown.url(shown.buttons[0]).startswith("https://t.me/")

    async def test_nonsense_does_no_harm(self, chat: Chat) -> None:
        (shown,) = await chat.say("/letter")

        for data in (
            "letter",
            "letter:",
            "letter:to",
            "letter:show:x",
            "letter:show:extension",
            "letter:file:extension:#x",
            "letter:show:extension:#99",
            "letter:file:extension:@1:99999999999:20200101",
            "letter:to:extension:x:y",
            "letter:what:authority:jiebei",
        ):
            assert [one.file for one in await chat.press_data(data, shown.message) if one.file] == []

    async def test_nothing_is_stored_of_a_letter(self, chat: Chat, world: EmulatedWorld) -> None:
        await choose(chat, "这笔贷款不是我借的", "借呗")
        await chat.press("生成文件")

        assert await world.bot.store.read(lambda records: records.user(1)) is None


class TestAsked:
    @pytest.mark.parametrize(
        ("sentence", "letter"),
        [
            ("结清证明怎么开", "开具结清证明申请"),
            ("怎么和平台协商", "延期还款申请"),
            ("协商申请书怎么写", "延期还款申请"),
            ("能不能晚几天还", "延期还款申请"),
            ("不是我借的怎么办", "这笔贷款不是我借的"),
            ("征信写错了怎么办", "征信记录更正申请"),
            ("会打到单位吗", "请不要联系其他人"),
        ],
    )
    async def test_an_answer_on_it_leads_to_the_letter(self, chat: Chat, sentence: str, letter: str) -> None:
        await chat.say(sentence)

        (shown,) = await chat.press("写封信给机构")

        assert letter in shown
        assert "给哪一家" in shown
