"""What somebody says to have done, or wants, through the real door; `tests.sentences` is the judge."""

from collections.abc import Iterator
from datetime import date

import pytest

from bot.domain.loans import InstalmentState, LoanState
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.sentences import GIVEN, NOW, judged, report, stored
from tests.words import Verdict
from tests.worlds import Lasting, shanghai


@pytest.fixture(scope="module")
def december(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lasting]:
    with Lasting(tmp_path_factory.mktemp("wishes") / "bot.db") as opened:
        opened.run(opened.chat.jump(NOW))
        yield opened


@pytest.mark.parametrize("part", ["sentences", "sentences_more"])
def test_the_sentences_do_what_they_mean(december: Lasting, part: str) -> None:
    found = judged(december, part)

    assert [f"{case['text']} ({case['given']}): {why}" for case, _, why in found if why] == []


@pytest.mark.parametrize("text", ["不对", "错了", "不對", "wrong"])
async def test_without_a_card_it_is_asked_what_is_not_right(chat: Chat, text: str) -> None:
    (shown,) = await chat.say(text)

    assert "哪里不对" in shown
    assert "还款列表" in shown.buttons


async def test_an_open_question_is_not_left_for_it(chat: Chat) -> None:
    await chat.say("/add 借呗")
    await chat.say("不对")

    assert "还款日：每月15号" in (await chat.say("每月15号"))[0]


def test_nearly_all_fresh_sentences_do_and_none_does_what_it_does_not_mean(december: Lasting) -> None:
    found = report(december, "sentences_fresh")

    assert found[Verdict.WRONG] == 0
    assert found[Verdict.RIGHT] >= 0.97 * found.total()


ASIDE = ["sentences_aside", "sentences_more_aside", "sentences_fresh_aside", "sentences_again_aside"]


@pytest.mark.parametrize("part", ASIDE)
def test_the_part_set_aside_is_counted_only(december: Lasting, part: str) -> None:
    found = report(december, part)

    assert found[Verdict.RIGHT] >= 0.85 * found.total()


@pytest.fixture
async def owing(chat: Chat) -> Chat:
    """Somebody who owes 微粒贷 and 借呗, on 1 December."""
    await chat.jump(NOW)
    for line in GIVEN["two loans"]:
        await chat.say(f"/add {line}")
        await chat.press("保存")
    return chat


async def test_paid_off_is_asked_of_the_instalment_or_the_loan(owing: Chat, world: EmulatedWorld) -> None:
    (asked,) = await owing.say("微粒贷还清了")

    assert asked.buttons == ("2026-12-15 这期已还", "全部还清了")
    assert not (await stored(world, 1)).paid("微粒贷")

    await owing.press("这期已还")

    assert (await stored(world, 1)).paid("微粒贷")


async def test_what_may_be_misheard_is_asked(owing: Chat, world: EmulatedWorld) -> None:
    (asked,) = await owing.say("借呗已环")

    assert asked.buttons[0] == "借呗 2026-12-20"
    assert not (await stored(world, 1)).paid("借呗")


async def test_last_months_instalment_is_not_the_one_of_next_year(owing: Chat, world: EmulatedWorld) -> None:
    (asked,) = await owing.say("微粒贷上个月的还了")

    assert asked.buttons[0] == "微粒贷 2026-12-15"
    kept = (await stored(world, 1)).loan("微粒贷")
    assert {one.state for one in kept.instalments} == {InstalmentState.OPEN}


@pytest.mark.parametrize("again", ["微粒贷还了", "微粒贷昨天还了", "微粒贷还了500", "微粒贷已还"])
async def test_said_once_more_it_is_not_taken_for_the_next_instalment(
    owing: Chat, world: EmulatedWorld, again: str
) -> None:
    """The reminders of January would be gone, and nobody would have wanted that."""
    await owing.say("微粒贷还了")

    (asked,) = await owing.say(again)

    assert "2026-12-15 那期已经记为已还" in asked
    later = (await stored(world, 1)).loan("微粒贷").instalments[1:]
    assert {(one.state, one.paid) for one in later} == {(InstalmentState.OPEN, 0)}


async def test_the_next_one_can_be_paid_early_all_the_same(owing: Chat, world: EmulatedWorld) -> None:
    await owing.say("微粒贷还了")
    await owing.say("微粒贷还了")

    await owing.press("是，2027-01-15 也还了")

    assert (await stored(world, 1)).loan("微粒贷").instalments[1].state is InstalmentState.PAID


async def test_nearer_to_the_next_one_it_is_the_next_one(owing: Chat, world: EmulatedWorld) -> None:
    await owing.say("微粒贷还了")
    await owing.until(shanghai(1, 2, year=2027))

    await owing.say("微粒贷还了")

    assert (await stored(world, 1)).loan("微粒贷").instalments[1].state is InstalmentState.PAID


async def test_a_month_in_which_nothing_is_due_says_so(owing: Chat) -> None:
    await owing.say("微粒贷还了")
    await owing.say("借呗还了")

    said, _ = await owing.say("这个月还要还多少")

    assert said.text == "这个月没有要还的了。"


async def test_what_is_paid_so_far_is_summed_up(owing: Chat) -> None:
    (nothing,) = await owing.say("我还了多少")
    await owing.say("微粒贷还了")
    await owing.say("借呗还了300")

    (shown,) = await owing.say("一共还了多少钱")

    assert "还没有记为已还的" in nothing.text
    assert "微粒贷　¥1,200" in shown.text
    assert "借呗　¥300" in shown.text


async def test_days_before_are_a_setting_and_no_reminder_in_so_many_days(owing: Chat) -> None:
    (shown,) = await owing.say("提前两天提醒我还借呗")

    assert "到期前几天提醒" in shown.text


@pytest.mark.parametrize("text", ["1月5号考试", "妈妈生日12月20号", "exam on Jan 5"])
async def test_a_day_of_life_is_no_loan(owing: Chat, world: EmulatedWorld, text: str) -> None:
    (shown,) = await owing.say(text)

    assert "我只记还款日" in shown.text
    assert (await stored(world, 1)).forms == ()


async def test_both_paid_asks_which_and_marks_none(owing: Chat, world: EmulatedWorld) -> None:
    (asked,) = await owing.say("微粒贷和借呗都还了")

    assert asked.buttons[:2] == ("微粒贷 2026-12-15", "借呗 2026-12-20")
    kept = await stored(world, 1)
    assert not kept.paid("微粒贷")
    assert not kept.paid("借呗")


async def test_a_later_day_is_asked_of_one_instalment_or_each(owing: Chat, world: EmulatedWorld) -> None:
    (asked,) = await owing.say("微粒贷推迟3天")

    assert asked.buttons == ("只改 2026-12-15 这期到 2026-12-18", "以后每月18号")

    await owing.press("只改")

    (first, second, *_) = (await stored(world, 1)).loan("微粒贷").instalments
    assert (first.due_on, second.due_on) == (date(2026, 12, 18), date(2027, 1, 15))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("借呗我跟客服协商好了，延到1月5号", "借呗：改到 2027年1月5日 周二，是只改这一期，还是以后每期？"),
        ("微粒贷客服同意了，推迟到12月25号", "微粒贷：改到 2026年12月25日 周五"),
        ("微粒贷利息涨了，改成每期1350", "每期：¥1,350"),
        ("我记错了，微粒贷是16号", "还款日：每月16号"),
        ("公司拖欠工资，还款日改成每月20号", "是哪一笔？"),
        ("5号发工资，6号提醒我还微粒贷", "好，2026年12月6日 周日 09:00 再提醒"),
        ("明天要开会，后天提醒我还借呗", "好，2026年12月3日 周四 09:00 再提醒"),
    ],
)
async def test_how_it_came_about_may_be_told_beside_it(owing: Chat, text: str, asked: str) -> None:
    (shown,) = await owing.say(text)

    assert asked in shown


@pytest.mark.parametrize(
    "text",
    [
        "他说今天不还就上门，明天提醒我",
        "微粒贷说要起诉我，延到1月5号",
        "我上个月还了，他们还打电话",
        "他们天天打电话，改到25号行不行",
        "他们说不还就爆我通讯录，改到25号",
    ],
)
async def test_beside_talk_of_collection_it_is_none(owing: Chat, world: EmulatedWorld, text: str) -> None:
    before = await stored(world, 1)

    shown = await owing.say(text)

    assert "核对日期" in shown[0] or "你想问的是" in shown[0] or "怎么核实" in shown[0]
    assert await stored(world, 1) == before


async def test_a_later_day_can_be_said_of_several(owing: Chat) -> None:
    await owing.say("推迟一周")

    (asked,) = await owing.press("借呗")

    assert "只改 2026-12-20 这期到 2026-12-27" in asked.buttons


async def test_reminders_of_one_loan_stop_and_go_on(owing: Chat, world: EmulatedWorld) -> None:
    await owing.say("借呗先别提醒了")
    assert (await stored(world, 1)).loan("借呗").loan.state is LoanState.PAUSED

    await owing.say("恢复借呗的提醒")

    assert (await stored(world, 1)).loan("借呗").loan.state is LoanState.ACTIVE


async def test_changing_without_a_day_opens_the_loan(owing: Chat) -> None:
    (asked,) = await owing.say("改一下借呗的还款日")

    assert "借呗" in asked
    assert asked.buttons


async def test_thanks_are_answered(owing: Chat) -> None:
    (answer,) = await owing.say("谢谢啦")

    assert answer.text == "好的。有事随时发消息。"


async def test_how_a_loan_is_that_is_not_stored_begins_one(chat: Chat) -> None:
    card = (await chat.say("借呗还款日是每月20号"))[-1]

    assert "机构：借呗" in card
    assert "每月20" in card


async def test_a_new_loan_can_be_asked_for(chat: Chat) -> None:
    (asked,) = await chat.say("记一笔")

    assert asked.text == (await chat.say("/add"))[-1].text


async def test_loans_without_an_end_have_no_sum_of_nothing(chat: Chat) -> None:
    await chat.say("/add 微粒贷 每月15号 1200")
    await chat.press("保存")

    said, listed = await chat.say("我还欠多少")

    assert "¥0" not in said
    assert "1 笔没有期数" in said
    assert "¥1,200" in listed


@pytest.mark.parametrize(
    "text",
    [
        "名字改成房东", "微粒贷名字改成房东", "把微粒贷的名字改成“房东”", "微粒贷改名叫房东", "改名为房东吧",
        "微粒貸改名叫房东",
        "帮我把这笔名称换成房东", "rename Weilidai to 房东", "change the name to 房东", "Rename it to 房东",
    ],
)  # fmt: skip
async def test_another_name_is_on_the_card_and_saved_when_it_is_confirmed(
    chat: Chat, world: EmulatedWorld, text: str
) -> None:
    await chat.say("/add 微粒贷 每月15号 1200 12期")
    await chat.press("保存")

    shown = await chat.say(text)

    assert "房东" in shown[-1]
    assert [view.loan.name for view in (await stored(world, chat.user_id)).views] == ["微粒贷"]
    await chat.press("保存")
    assert [view.loan.name for view in (await stored(world, chat.user_id)).views] == ["房东"]


async def test_of_several_loans_it_is_asked_which_gets_the_name(chat: Chat, world: EmulatedWorld) -> None:
    for line in GIVEN["two loans"]:
        await chat.say(f"/add {line}")
        await chat.press("保存")

    await chat.say("名字改成房东")
    await chat.press("借呗")
    await chat.press("保存")

    assert {view.loan.name for view in (await stored(world, chat.user_id)).views} == {"微粒贷", "房东"}


async def test_an_open_card_takes_another_name(chat: Chat) -> None:
    await chat.say("/add 老王 每月15号 1200 12期")

    assert "机构：房东" in (await chat.say("改名叫房东"))[-1]


@pytest.mark.parametrize(
    "text",
    ["怎么改名字", "把我的名字改成老王", "名字改成老王可以吗", "你的名字改成小助手", "他改名叫老王了吗"],
)
async def test_what_only_speaks_of_names_renames_no_loan(chat: Chat, text: str) -> None:
    await chat.say("/add 微粒贷 每月15号 1200 12期")
    await chat.press("保存")

    assert not any("保存" in one.buttons for one in await chat.say(text))
