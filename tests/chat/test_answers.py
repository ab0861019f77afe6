"""/rights and /verify as people see them: every lender, spelling, language and button."""

import re
from datetime import date
from itertools import product
from statistics import median

import pytest

from bot.domain.language import Language
from bot.emulator.cloud import buttons
from bot.knowledge.model import Contact, Stage
from bot.world import EmulatedWorld
from tests.chat_driver import Chat, Shown
from tests.worlds import Lasting, library, shanghai

SPELLINGS = {
    "360借条": "qifu",
    "奇富借条": "qifu",
    "360借條": "qifu",
    "平安好贷": "pingan-haodai",
    "58金融": "58haojie",
    "58好借": "58haojie",
    "微粒贷": "weilidai",
    "微粒貸": "weilidai",
    "weilidai": "weilidai",
    "借呗": "jiebei",
    "借唄": "jiebei",
    "jiebei": "jiebei",
}
FIVE = list(dict.fromkeys(SPELLINGS.values()))
COMMANDS = pytest.mark.parametrize("command", ["rights", "verify"])
LANGUAGES = pytest.mark.parametrize("language", Language, ids=lambda one: str(one.value))
SCREEN = {Language.HANS: 900, Language.HANT: 900, Language.EN: 2700}
NOT_LOOKED_FOR = {
    Language.HANS: "2026年3月后的新规定没查",
    Language.HANT: "2026年3月後的新規定沒查",
    Language.EN: "rules after 3/2026 not looked for",
}
OWED = {
    Language.HANS: "欠款不会因此消失",
    Language.HANT: "欠款不會因此消失",
    Language.EN: "the debt stays owed",
}
CHECKED = re.compile(r"(?:核对日期：|核對日期：|Checked on )(\d{4}-\d\d-\d\d)")


def tiers(language: Language) -> set[str]:
    return {tier.label.of(language) for tier in library().vocabulary.tiers.values()}


def check_screen(shown: Shown, language: Language) -> None:
    """What every first screen must have."""
    assert len(shown.text) <= SCREEN[language]
    assert OWED[language] in shown
    checked = CHECKED.search(shown.text)
    assert checked
    assert date.fromisoformat(checked[1]) <= max(source.read for source in library().sources.values())
    assert NOT_LOOKED_FOR[language] in shown.text
    lines = [line for line in shown.text.split("\n") if line.startswith("•")]
    assert len(lines) >= 3
    for line in lines:
        label = re.match(r"• ?[〔\[]([^〕\]]+)[〕\]]", line)
        assert label
        assert label[1] in tiers(language)


def masked(text: str) -> str:
    """The text without anything that a lender with something of its own to say is called."""
    lenders = [lender for lender in library().lenders.values() if not lender.listed]
    names = {
        name
        for lender in lenders
        for text in (lender.name, *lender.former)
        for name in (text.zh, text.hant, text.en)
    } | {name for lender in lenders for name in (*lender.aliases, *lender.pinyin)}
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(re.escape(name), "□", text, flags=re.IGNORECASE)
    return text


class TestFirstScreens:
    @COMMANDS
    @pytest.mark.parametrize("spelling", SPELLINGS)
    def test_every_spelling_leads_to_its_lender(self, lasting: Lasting, command: str, spelling: str) -> None:
        (shown,) = lasting.run(lasting.chat.say(f"/{command} {spelling}"))

        assert shown.text.startswith(f"{library().lenders[SPELLINGS[spelling]].name.zh} · ")
        check_screen(shown, Language.HANS)

    @COMMANDS
    @LANGUAGES
    def test_no_two_of_the_five_are_the_same_once_their_names_are_masked(
        self, lasting: Lasting, command: str, language: Language
    ) -> None:
        chat = lasting.speaking(language)
        texts = []
        for lender in FIVE:
            (shown,) = lasting.run(chat.say(f"/start {command}_{lender}"))
            check_screen(shown, language)
            texts.append(masked(shown.text))

        assert len(set(texts)) == len(FIVE)

    @COMMANDS
    @LANGUAGES
    def test_an_unknown_lender_gets_the_general_answer_that_says_so(
        self, lasting: Lasting, command: str, language: Language
    ) -> None:
        (shown,) = lasting.run(lasting.speaking(language).say(f"/{command} 某某某某某"))

        assert any(
            words in shown for words in ("没有这家机构的资料", "沒有這家機構的資料", "no file on this lender")
        )
        check_screen(shown, language)

    @COMMANDS
    def test_a_near_match_asks_and_does_not_answer(self, lasting: Lasting, command: str) -> None:
        (asked,) = lasting.run(lasting.chat.say(f"/{command} 微粒代"))
        assert "你指的是哪一个" in asked
        assert asked.buttons == ("微粒贷", "都不是")

        (shown,) = lasting.run(lasting.chat.press("都不是"))

        assert shown.text.startswith("各家机构 · ")

    @COMMANDS
    def test_a_command_may_hold_a_sentence(self, lasting: Lasting, command: str) -> None:
        (shown,) = lasting.run(lasting.chat.say(f"/{command} 那个微粒贷，怎么回事"))

        assert shown.text.startswith("微粒贷 · ")

    @COMMANDS
    def test_former_names_are_told(self, lasting: Lasting, command: str) -> None:
        (shown,) = lasting.run(lasting.chat.say(f"/{command} 奇富借条"))

        assert "曾用名：360借条" in shown

    @COMMANDS
    async def test_asking_stores_nothing(self, chat: Chat, world: EmulatedWorld, command: str) -> None:
        await chat.say(f"/{command} 微粒贷")
        await chat.press("更多")

        assert await world.bot.store.transact(lambda records: records.user_ids()) == []

    async def test_verify_never_says_that_someone_is_genuine(self, chat: Chat) -> None:
        for lender in FIVE:
            (shown,) = await chat.say(f"/start verify_{lender}")
            assert not re.search(r"就是真的|可以放心|是安全的|证明他是真", shown.text)

    async def test_past_its_review_day_it_says_so(self, chat: Chat) -> None:
        await chat.jump(shanghai(12, 1, year=2030))

        (shown,) = await chat.say("/rights 微粒贷")

        assert "〔待复核〕" in shown


class TestWithoutALender:
    @pytest.mark.parametrize(("command", "words"), [("rights", "看哪家机构"), ("verify", "先别付钱")])
    async def test_all_are_offered(self, chat: Chat, command: str, words: str) -> None:
        (shown,) = await chat.say(f"/{command}")

        assert words in shown
        assert shown.buttons == ("58好借", "借呗", "平安好贷", "奇富借条", "微粒贷", "其他机构")
        (answer,) = await chat.press("微粒贷")
        assert answer.text.startswith("微粒贷 · ")

    @COMMANDS
    async def test_the_users_own_come_first(self, chat: Chat, command: str) -> None:
        await chat.say("/add 微粒贷 每月15号")
        await chat.press("保存")

        (shown,) = await chat.say(f"/{command}")

        assert shown.buttons[0] == "微粒贷"
        assert len(shown.buttons) == 6

    @COMMANDS
    def test_other_lenders_get_the_general_answer_that_misses_no_file(
        self, lasting: Lasting, command: str
    ) -> None:
        lasting.run(lasting.chat.say(f"/{command}"))

        (shown,) = lasting.run(lasting.chat.press("其他机构"))

        assert shown.text.startswith("各家机构 · ")
        assert "没有这家机构的资料" not in shown  # nobody was named


class TestStages:
    @pytest.mark.parametrize(
        ("day", "stage"),
        [
            ("12月20日", "not-due"),
            ("11月25日", "due-soon"),
            ("2026-11-20", "overdue"),
            ("2026-08-01", "months"),
        ],
    )
    async def test_follow_the_users_own_dates(self, chat: Chat, day: str, stage: str) -> None:
        await chat.say(f"/add 微粒贷 {day}")
        if stage in ("overdue", "months"):
            await chat.press("已经逾期")
        await chat.press("保存")

        (shown,) = await chat.say("/rights 微粒贷")

        where = {"overdue": "已逾期 2 天", "months": "已逾期 113 天"}.get(stage) or library().stages[
            Stage(stage)
        ].title.zh
        assert f"按“{where}”说" in shown
        (shown,) = await chat.say("/rights 借呗")
        assert f"按“{library().stages[Stage.OVERDUE].title.zh}”说" in shown

    @pytest.mark.parametrize("stage", Stage, ids=lambda one: str(one.value))
    @LANGUAGES
    def test_every_stage_of_every_lender_fits_a_screen(
        self, lasting: Lasting, stage: Stage, language: Language
    ) -> None:
        chat = lasting.speaking(language)
        title = library().stages[stage].title.of(language)
        for lender in FIVE:
            (shown,) = lasting.run(chat.say(f"/start rights_{lender}"))
            if stage is not Stage.OVERDUE:  # where nobody has said where they stand
                (shown,) = lasting.run(chat.press(title))
            assert title in shown
            check_screen(shown, language)

    def test_half_of_the_first_screens_take_400_characters_at_most(self, lasting: Lasting) -> None:
        contacts = [one.title.zh for one in library().contacts.values() if one.id is not Contact.ANY]
        stages = [library().stages[one].title.zh for one in Stage if one is not Stage.OVERDUE]
        sizes = []
        for command, lender in product(("rights", "verify"), FIVE):
            for button in ("", *(contacts if command == "verify" else stages)):
                (shown,) = lasting.run(lasting.chat.say(f"/{command} {lender}"))
                if button:
                    (shown,) = lasting.run(lasting.chat.press(button))
                sizes.append(len(shown.text))

        assert median(sizes) <= 400


class TestEveryButton:
    @COMMANDS
    def test_more_shows_every_section(self, lasting: Lasting, command: str) -> None:
        (first,) = lasting.run(lasting.chat.say(f"/{command} 微粒贷"))

        (more,) = lasting.run(lasting.chat.press("更多"))

        assert more.text == first.text
        assert len(more.buttons) > len(first.buttons)
        assert "谁监管、去哪投诉" in more.buttons
        (shown,) = lasting.run(lasting.chat.press("谁监管、去哪投诉"))
        assert "微粒贷 · 谁监管、去哪投诉" in shown

    async def test_the_kind_of_creditor_can_be_told(self, chat: Chat) -> None:
        await chat.say("/rights 某某某某某")
        await chat.press("合同上的债主是谁")
        kind = library().kinds["bank"].name.zh

        (shown,) = await chat.press(kind)

        assert shown.text.startswith(f"{kind} · 催收与规则")
        check_screen(shown, Language.HANS)

    @pytest.mark.parametrize(
        ("lender", "language"),
        [*((lender, Language.HANS) for lender in FIVE), ("-", Language.HANT), ("-", Language.EN)],
    )
    async def test_leads_somewhere_and_back(
        self, world: EmulatedWorld, lender: str, language: Language
    ) -> None:
        """From both first screens of the lender through everything that can be reached from there."""
        chat = Chat(world, 2, language.value)
        (first,) = await chat.say("/rights x")
        start = [f"a:{view}:{lender}:overdue::1::{'ste'[list(Language).index(language)]}" for view in "rv"]
        seen: set[str] = set()
        waiting = list(start)
        while waiting:
            data = waiting.pop()
            if data in seen or re.search(
                "^around|^door|^log|not-due|due-soon|months|agency|visited|sued", data
            ):
                continue  # what leads elsewhere, and the other stages, have tests of their own
            if re.match("a:[sqw]:[^:]*:[^:]*:[^:]+:[^:]*:[cghlo]", data):
                continue  # the sections are those of `v`, which says of no kind of contact
            seen.add(data)
            shown = await chat.press_data(data, first.message)
            if data.startswith("a:w:"):
                assert not shown
                continue
            for one in shown:
                assert one.kind == "edited"
                assert len(one.text) <= SCREEN[language] or data.startswith("a:q:")
                assert CHECKED.search(one.text) or data.startswith(("a:q:", "a:t:", "a:k:"))
                if not re.match("a:s:.*:[?]", data):  # questions lead on to each other, and have their own
                    waiting += [button["callback_data"] for button in buttons(one.message)]

        assert len(seen) > 40
        assert len(await world.bot.store.transact(lambda records: records.notes())) == sum(
            data.startswith("a:w:") for data in seen
        )

    async def test_a_section_goes_back_to_where_it_was_opened(self, chat: Chat) -> None:
        await chat.say("/verify 微粒贷")
        (first,) = await chat.press("信、律师函")
        await chat.press("更多")
        await chat.press("起诉、传票、律师函")

        (back,) = await chat.press("返回")

        assert back.text == first.text

    async def test_sources_name_document_and_number(self, chat: Chat) -> None:
        (first,) = await chat.say("/rights 微粒贷")

        (shown,) = await chat.press("出处")

        assert "中华人民共和国民法典" in shown
        assert re.search(r"民法典.*文本日期 2025-04-19，2026-11-28 读", shown.text)
        assert re.search(r"45251-2025.*未见原文", shown.text)
        assert not re.search(r"编者意见.*未见原文", shown.text)
        assert "http" not in shown
        (back,) = await chat.press("返回")
        assert back.text == first.text

    async def test_this_is_wrong_is_noted_without_a_name(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/rights 微粒贷")

        assert await chat.press("这里不对") == []

        assert "没有记录你是谁" in chat.notices[-1]
        ((_, statements, language),) = await world.bot.store.transact(lambda records: records.notes())
        assert statements.split()[0] == "stages/overdue/first-overdue"
        assert statements.split()[-1] == "rules/debt-owed/2021-01-01"
        assert language == "zh-hans"

    async def test_rights_and_verify_lead_to_each_other(self, chat: Chat) -> None:
        (first,) = await chat.say("/rights 借呗")
        (second,) = await chat.press("核实来人")
        assert "借呗 · 怎么核实" in second
        (third,) = await chat.press("催收规则")
        assert third.text == first.text


class TestKindsOfContact:
    @pytest.mark.parametrize(
        ("said", "title", "check"),
        [
            ("有人打电话说我欠钱", "各家机构 · 来电话", "来电号码是真的吗"),
            ("微粒贷 电话", "微粒贷 · 来电话", "来电号码是真的吗"),
            ("微信", "各家机构 · 短信、微信", "要我的验证码能给吗"),
            ("借呗 短信", "借呗 · 短信、微信", "能转到私人账户吗"),
            ("360借条 上门", "奇富借条 · 有人上门", "上门要出示什么"),
            ("律师函", "各家机构 · 信、律师函", "收到律师函怎么办"),
            ("平安好贷 债权转让通知", "平安好贷 · 信、律师函", "债被转让了还给谁"),
            ("法院", "各家机构 · 法院短信、传票", "法院短信是真的吗"),
            ("58好借 法院打电话给我", "58好借 · 法院短信、传票", "调解电话要理吗"),
            ("招联消费金融 传票", "招联好期贷 · 法院短信、传票", "收到传票怎么办"),
            ("a text message from them", "各家机构 · 短信、微信", "催收是哪家公司的"),
        ],
    )
    async def test_are_understood_and_each_says_what_to_check(
        self, chat: Chat, said: str, title: str, check: str
    ) -> None:
        (shown,) = await chat.say(f"/verify {said}")

        assert shown.text.startswith(f"{title} · 怎么核实")
        if said.isascii():
            return
        (card,) = await chat.press(check)
        assert check in card.text.split("\n")[0]
        (back,) = await chat.press("返回")
        assert back.text == shown.text

    @pytest.mark.parametrize("said", ["", " 微粒贷", " 上门"])
    async def test_who_is_at_the_door_is_led_through_it(self, chat: Chat, said: str) -> None:
        await chat.say(f"/verify{said}")
        if not said:
            await chat.press("其他机构")

        (door,) = await chat.press("现在有人在门口")

        assert "110" in door.text.split("\n")[0]
        assert "门外的人说自己是谁" in door

    async def test_a_question_after_verify_is_answered(self, chat: Chat) -> None:
        (shown,) = await chat.say("/verify 法院发来的短信是真的吗？")

        assert shown.text.startswith("法院短信是真的吗")

    async def test_a_court_is_not_checked_by_a_list_of_collectors(self, chat: Chat) -> None:
        (call,) = await chat.say("/verify 微粒贷 电话")
        (court,) = await chat.say("/verify 微粒贷 法院")

        assert "催收机构名单" in call
        assert "（2026-11-28 读到）" in call
        assert "催收机构名单" not in court
        assert "12368" in court.text.split("\n")[2]

    async def test_in_a_group_too(self, chat: Chat) -> None:
        (shown,) = await chat.as_group().say("/verify 微粒贷 传票")

        assert shown.text.startswith("微粒贷 · 法院短信、传票 · 怎么核实")


class TestNames:
    @COMMANDS
    @pytest.mark.parametrize(
        ("typed", "title"),
        [
            ("招商银行", "招商银行"),
            ("招商银行信用卡", "招商银行信用卡"),
            ("马上消费金融有限公司", "马上消费金融"),
            ("衡阳农商行", "衡阳农商行 · 银行"),
            ("青天小额贷款有限公司", "青天小额贷款有限公司 · 小额贷款公司"),
            ("某某<b>消费金融", "某某<b>消费金融 · 消费金融公司"),
        ],
    )
    def test_get_the_answer_of_their_kind(
        self, lasting: Lasting, command: str, typed: str, title: str
    ) -> None:
        (shown,) = lasting.run(lasting.chat.say(f"/{command} {typed}"))

        assert shown.text.startswith(f"{title} · ")
        assert "没有这家机构的资料" not in shown
        (more,) = lasting.run(lasting.chat.press("更多"))
        assert more.text.split("\n")[1:] == shown.text.split("\n")[1:]

    def test_that_are_near_are_not_swapped(self, lasting: Lasting) -> None:
        (shown,) = lasting.run(lasting.chat.say("/rights 京东白条"))
        assert shown.text.startswith("京东白条 · ")
        (asked,) = lasting.run(lasting.chat.say("/rights 平安"))
        assert "平安银行" in asked.buttons
