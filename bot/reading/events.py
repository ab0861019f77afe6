"""A day of life that is no due day: an exam, a birthday, an appointment. Knows no names and no dates."""

from typing import Final

from bot.reading.patterns import regex

_EVENT: Final = regex(
    "考试|中考|高考|报名|生日|纪念日|面试|开会|会议|体检|复查|复诊|看病|看医生|看牙|牙医|挂号|打针|疫苗|婚礼|结婚|聚会|聚餐"
    "|出差|旅游|旅行|上课|开学|开班|家长会|放假|搬家|倒垃圾|约会|圣诞节?|平安夜|情人节|母亲节|父亲节|演唱会|电影|航班|火车"
    "|(?<![a-z])(?:exams?|birthday|interview|meeting|appointment|dentist|doctor|wedding|party|holiday|vacation"
    "|trash|class|homework|flight|anniversary|christmas|concert)(?![a-z])"
)
_OWED_OR_ASKED_FOR: Final = regex(
    "[还欠借付交缴扣贷款费钱账债元块]|分期|[¥$€£]|到期|催|上门|逾期|律师|法[院官警]|警察|骚扰|威胁|电话|敲门"
    "|(?<![a-z])(?:pay|repay|owe|due|loan|bill|debt|collectors?|police|court|call(?:s|ed)?|instal+ments?|fees?|rmb|cny|yuan)(?![a-z])"
)


def is_event(folded: str) -> bool:
    """Whether a folded text speaks of such a day, and of nothing that is owed, or of who asks for it."""
    return _EVENT.search(folded) is not None and _OWED_OR_ASKED_FOR.search(folded) is None
