"""A card for those who are called about somebody else's debt, to be passed on. Reads nothing stored."""

from enum import StrEnum, unique
from typing import Final

from bot.chat.context import Turn
from bot.chat.feature import Feature
from bot.chat.shared_buttons import OnAround, around_button
from bot.chat.wording import fact
from bot.reading.patterns import regex
from bot.reading.text import fold
from bot.transport.messages import Button, Rows

_NO_DUTY: Final = "questions/not-borrower/answer"
_PROMISE: Final = "rules/relatives-not-liable"
_OTHERS: Final = "rules/third-parties-gbt"
_SCHOOL: Final = "questions/child-school/answer"
_SIGNS: Final = "topics/scams/scams-signs"
NEEDED: Final = (("questions", "not-borrower"), ("rules", "relatives-not-liable"))


@unique
class Who(StrEnum):
    """Whom the card is for."""

    FAMILY = "family"
    WORK = "work"
    LANDLORD = "landlord"
    SCHOOL = "school"


_KNOWN: Final = {
    Who.FAMILY: (_NO_DUTY, _PROMISE, _SIGNS),
    Who.WORK: (_NO_DUTY, _OTHERS, _SIGNS),
    Who.LANDLORD: (_NO_DUTY, _OTHERS, _SIGNS),
    Who.SCHOOL: (_NO_DUTY, _SCHOOL, _OTHERS),
}
"""What is known that helps them, with whose word it is."""

_NAMED: Final = {
    Who.SCHOOL: regex(r"老师|学校|班主任|幼儿园|teacher|school"),
    Who.WORK: regex(r"同事|单位|公司|老板|领导|前台|hr|人事|colleague|boss|employer|office|work"),
    Who.LANDLORD: regex(r"房东|邻居|物业|landlord|neighbou?r|room-?mate"),
    Who.FAMILY: regex(
        r"家人|家里|父母|爸|妈|爹|娘|老公|老婆|丈夫|妻子|亲戚|亲友|兄弟|姐妹|哥|姐|弟|妹|儿子|女儿|朋友"
        r"|family|parents?|mother|father|mom|mum|dad|wife|husband|friend|relative"
    ),
}


def named(text: str) -> Who | None:
    """Whom of these a text names, if one."""
    words = fold(text)
    return next((who for who, pattern in _NAMED.items() if pattern.search(words)), None)


def card(turn: Turn, who: Who) -> str:
    """What they need not do, what to say, what to write down. Whether anyone owes anything is not in it."""
    t = turn.texts
    known = turn.services.answers.held(_KNOWN[who], turn.lender_day, turn.language)
    lines = [f"<b>{t('around-title')}</b>", t(f"around-{who}"), t("around-say"), t("around-note"), ""]
    lines += [*(fact(t, line) for line in known), "", t("around-general"), t("around-door")]
    return "\n".join(lines)


def press(turn: Turn, pressed: OnAround) -> None:
    """The choice, or the card with a button that passes it on."""
    turn.toast()
    t = turn.texts
    who = next((one for one in Who if one == pressed.who), None)
    if who is None:
        choices = [OnAround(one).button(t(f"button-around-{one}")) for one in Who]
        turn.reply(t("around-ask"), [choices[:2], choices[2:]])
        return
    turn.reply(card(turn, who), _share(turn, who))


def _share(turn: Turn, who: Who) -> Rows:
    """To be passed on by inline mode, where the operator has switched it on; else by forwarding it."""
    t = turn.texts
    others = [around_button(t, t("button-around-others"))]
    if not turn.services.shares():
        return [others]
    return [[Button(t("button-around-share"), share=t(f"around-query-{who}"))], others]


FEATURE: Final = Feature(buttons=(OnAround.to(press),), public=True)
