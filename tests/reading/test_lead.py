"""How many days before somebody wants to be reminded, as people say it."""

import pytest

from bot.reading.lead import LONGEST_LEAD, read_lead


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("提前5天提醒我", (5,)),
        ("每个月提前5天提醒我", (5,)),
        ("每次提前一周提醒", (7,)),
        ("提前3天和1天提醒我", (3, 1)),
        ("提前3天、1天提醒", (3, 1)),
        ("提前7、3、1天提醒我", (7, 3, 1)),
        ("提前两天和当天提醒", (2, 0)),
        ("提前一天提醒我就行", (1,)),
        ("提前两天叫我", (2,)),
        ("还款日前5天提醒我", (5,)),
        ("到期前三天提醒", (3,)),
        ("到期前3天，提醒我一下", (3,)),
        ("提醒我提前5天", (5,)),
        ("提醒时间改成提前两天", (2,)),
        ("能不能提前三天提醒我", (3,)),
        ("可以提前5天提醒吗", (5,)),
        ("麻煩提前兩天提醒我，謝謝", (2,)),
        ("remind me 3 days before", (3,)),
        ("remind me five days before each due date", (5,)),
        ("please remind me a week before the due date, thanks", (7,)),
        ("Remind me 3 and 1 days before.", (3, 1)),
        ("3 days before, remind me", (3,)),
    ],
)
def test_it_is_read(text: str, days: tuple[int, ...]) -> None:
    lead = read_lead(text)

    assert lead is not None
    assert (lead.days, lead.rest) == (days, "")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("微粒贷每月15号1200，提前三天提醒我", "微粒贷每月15号1200"),
        ("微粒贷15号还1200 提前两天叫我", "微粒贷15号还1200"),
        ("每月15号还微粒贷1200，记得提前一天提醒我", "每月15号还微粒贷1200"),
        ("提前3天提醒我 度小满 每月14号 613", "度小满 每月14号 613"),
        ("12月15号提前三天提醒我还微粒贷1200", "12月15号 还微粒贷1200"),
        ("提前两天提醒我还借呗", "还借呗"),
        (
            "remind me 3 days before, Jiebei 800 on the 20th of every month",
            "Jiebei 800 on the 20th of every month",
        ),
    ],
)
def test_what_else_is_said_stays(text: str, rest: str) -> None:
    lead = read_lead(text)

    assert lead is not None
    assert lead.rest == rest


@pytest.mark.parametrize(
    "text",
    [
        "没有提前3天提醒我",
        "他们提前三天提醒过我",
        "银行会提前3天提醒吗",
        "你会提前几天提醒我",
        "我提前三天还款",
        "提前三天提醒您还款",
        "三天前提醒我",
        "三天后提醒我",
        "remind me 3 days before Dec 15",
        "remind me in 3 days",
        "they remind me 3 days before",
        "提前3天提醒我" + "，" * LONGEST_LEAD,
    ],
)
def test_what_is_told_asked_or_of_one_day_is_none(text: str) -> None:
    assert read_lead(text) is None
