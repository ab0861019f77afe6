"""/export: the question, each file as a phone gets it, and to whom nothing is sent."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import icalendar
import pytest

from bot.world import EmulatedWorld
from tests.chat_driver import Chat, Shown


async def save(chat: Chat, line: str = "/add 微粒贷 每月15号 1200 12期") -> None:
    await chat.say(line)
    await chat.press("保存")


async def export(chat: Chat, button: str) -> Shown:
    """The file behind a button."""
    await chat.say("/export")
    (shown,) = await chat.press(button)
    assert shown.file
    assert shown.file.isascii()
    return shown


async def calendar(chat: Chat) -> list[icalendar.Event]:
    shown = await export(chat, ".ics")
    assert shown.content is not None
    return icalendar.Calendar.from_ical(shown.content).events


async def prefer(world: EmulatedWorld, chat: Chat, **changed: object) -> None:
    user = await world.bot.store.transact(lambda records: records.user(chat.user_id))
    assert user is not None
    preferences = replace(user.preferences, **changed)  # type: ignore[arg-type]
    await world.bot.store.transact(lambda records: records.patch_user(user.id, preferences=preferences))


@pytest.mark.parametrize("language_code", ["zh-hans", "zh-hant", "en"])
async def test_three_buttons_offer_three_files(world: EmulatedWorld, language_code: str) -> None:
    chat = Chat(world, language_code=language_code)
    await chat.say("/start")

    (shown,) = await chat.say("/export")

    assert [label.split()[-1] for label in shown.buttons] == [".ics", ".csv", ".zip"]


async def test_the_calendar_holds_each_due_date_with_what_a_reminder_says(chat: Chat) -> None:
    await save(chat)

    shown = await export(chat, "日历")

    assert shown.file == "due-dates.ics"
    assert "12 个还款日" in shown
    assert "2027年11月15日" in shown
    assert shown.message["document"]["mime_type"] == "text/calendar"
    found = await calendar(chat)
    assert [one.decoded("DTSTART") for one in found][:2] == [date(2026, 12, 15), date(2027, 1, 15)]
    assert found[0]["SUMMARY"] == "还款：微粒贷，¥1,200"
    assert "官方 App" in str(found[0]["DESCRIPTION"])
    assert len(found) == 12
    assert len(found[0].walk("VALARM")) == 4


async def test_the_calendar_is_in_the_users_language(world: EmulatedWorld) -> None:
    chat = Chat(world, language_code="en")
    await chat.say("/add 微粒贷 每月15号 1200 12期")
    await chat.press("Save")

    assert (await calendar(chat))[0]["SUMMARY"] == "Repayment: 微粒贷, CN¥1,200"


async def test_a_loan_without_an_end_says_how_far_the_file_reaches(chat: Chat) -> None:
    await save(chat, "/add 微粒贷 每月15号 1200")

    shown = await export(chat, "日历")

    assert "没有总期数的还款，只写到 2027年5月15日" in shown


async def test_what_is_paid_is_not_in_the_next_file_and_the_rest_keeps_its_names(
    world: EmulatedWorld, chat: Chat
) -> None:
    await save(chat)
    before = await calendar(chat)
    first = (await world.bot.store.transact(lambda records: records.loans(chat.user_id)))[0].instalments[0]
    (shown,) = await chat.say("/list")
    await chat.press_data(f"inst:paid:{first.id}", shown.message)

    after = await calendar(chat)

    assert [one["UID"] for one in after] == [one["UID"] for one in before][1:]


async def test_discreet_wording_keeps_lender_and_amount_out_of_the_calendar(
    world: EmulatedWorld, chat: Chat
) -> None:
    await save(chat)
    await prefer(world, chat, discreet=True, zone="America/Los_Angeles")

    shown = await export(chat, "日历")

    assert shown.content is not None
    text = shown.content.replace(b"\r\n ", b"").decode()
    for secret in ("微粒贷", "1,200", "1200", "还款", "欠"):
        assert secret not in text
    assert text.count("BEGIN:VEVENT") == 12


async def test_a_day_on_which_nobody_works_says_by_when_to_pay(chat: Chat) -> None:
    await save(chat, "/add 微粒贷 2026-12-20 1200")
    await save(chat, "/add 借呗 2026-12-21 1200")

    sunday, monday = await calendar(chat)

    assert "最晚请在 2026年12月18日 周五 还" in str(sunday["DESCRIPTION"])
    assert "工作日" not in str(monday["DESCRIPTION"])
    assert "放假" not in str(monday["DESCRIPTION"])


async def test_a_year_whose_holidays_are_unknown_says_so(chat: Chat) -> None:
    await save(chat, "/add 微粒贷 2034-03-15 1200")  # a Wednesday, years before anyone knows

    (event,) = await calendar(chat)

    assert "那时的放假安排还不知道" in str(event["DESCRIPTION"])


async def test_elsewhere_the_calendar_says_when_the_due_day_ends_there(
    world: EmulatedWorld, chat: Chat
) -> None:
    await save(chat)
    await prefer(world, chat, zone="America/Los_Angeles")

    (event, *_) = await calendar(chat)

    assert "2026年12月15日 周二 08:00" in str(event["DESCRIPTION"])


async def test_a_paused_loan_says_so_and_does_not_ring(world: EmulatedWorld, chat: Chat) -> None:
    await save(chat)
    view = (await world.bot.store.transact(lambda records: records.loans(chat.user_id)))[0]
    (shown,) = await chat.say("/list")
    await chat.press_data(f"loan:pause:{view.loan.id}", shown.message)

    (event, *_) = await calendar(chat)

    assert "提醒已暂停" in str(event["DESCRIPTION"])
    assert event.walk("VALARM") == []


@pytest.mark.parametrize(
    ("language_code", "save_button", "state"),
    [("zh-hans", "保存", "未还"), ("zh-hant", "保存", "未還"), ("en", "Save", "open")],
)
async def test_the_table_has_a_head_for_each_column(
    world: EmulatedWorld, language_code: str, save_button: str, state: str
) -> None:
    chat = Chat(world, language_code=language_code)
    await chat.say("/add 微粒贷 每月15号 1200 12期")
    await chat.press(save_button)

    shown = await export(chat, ".csv")

    assert shown.content is not None
    head, *rows = csv.reader(io.StringIO(shown.content.decode("utf-8-sig"), newline=""), strict=True)
    assert shown.file == "repayments.csv"
    assert len(rows) == 12
    assert {len(row) for row in rows} == {len(head)}
    assert all(head)
    assert [rows[0][at] for at in (0, 2, 4, 5)] == ["微粒贷", "2026-12-15", "1200.00", state]


async def test_the_archive_holds_all_that_is_stored(world: EmulatedWorld, chat: Chat) -> None:
    await save(chat)
    await chat.say("/add 借呗")  # a conversation under way

    shown = await export(chat, "全部")

    assert shown.content is not None
    with zipfile.ZipFile(io.BytesIO(shown.content)) as archive:
        assert archive.namelist() == [
            "due-dates.ics",
            "repayments.csv",
            "contacts.csv",
            "complaints.csv",
            "data.json",
        ]
        data = json.loads(archive.read("data.json"))
    stored = await world.bot.store.transact(lambda records: records.everything(chat.user_id))
    assert {name: data[name] for name in stored} == stored
    assert [one["name"] for one in data["loans"]] == ["微粒贷"]
    assert len(data["instalments"]) == 12
    assert data["reminders"]
    assert data["history"]
    assert data["conversations"]


async def test_nothing_of_another_user_is_in_any_file(chat: Chat) -> None:
    other = chat.as_user(2)
    await save(chat)
    await save(other, "/add 秘密贷 每月3号 77 3期")

    for button in (".ics", ".csv", ".zip"):
        content = (await export(chat, button)).content
        assert content is not None
        whole = content
        if button == ".zip":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                whole = b"".join(archive.read(name) for name in archive.namelist())
        assert "秘密贷".encode() not in whole.replace(b"\r\n ", b"")


async def test_whoever_has_nothing_stored_is_told_so(chat: Chat) -> None:
    (shown,) = await chat.say("/export")

    assert "没有存" in shown
    assert shown.file is None


@pytest.mark.parametrize("what", ["calendar", "table", "everything", "", "else", "calendar:1"])
async def test_an_old_or_forged_button_sends_no_file(chat: Chat, what: str) -> None:
    (shown,) = await chat.say("/export")

    (answer,) = await chat.press_data(f"export:{what}", shown.message)

    assert answer.file is None


async def test_a_calendar_without_a_date_is_not_sent(chat: Chat) -> None:
    await chat.say("/start")
    await chat.say("/export")

    (answer,) = await chat.press("日历")

    assert "没有未还的还款日" in answer
    assert answer.file is None


async def test_in_a_group_no_file_is_sent(chat: Chat) -> None:
    await save(chat)
    group = chat.as_group()

    (shown,) = await group.say("/export")
    await group.press_data("export:everything", shown.message)

    assert not any(one.file for one in group.shown)
    assert group.notices == ["这个按钮已经失效。"]


async def test_six_hundred_instalments_arrive(chat: Chat) -> None:
    await save(chat, "/add 微粒贷 每月15号 1200 600期")

    assert len(await calendar(chat)) == 600
