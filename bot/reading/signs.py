"""What a message of a bank or lender is: a small table of signs, each with messages that have it.

Works on plain text (`text.plain`); the words themselves are in `sign_words`. It would rather turn a bill
away, which can be typed instead, than take an offer or a threat for one.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.reading import sign_words as said
from bot.reading.patterns import regex


class What(StrEnum):
    """What a message of a bank or lender is. Only a bill and what is overdue may become a loan."""

    BILL = "bill"
    OVERDUE = "overdue"
    RECEIPT = "receipt"
    SPENDING = "spending"
    CODE = "code"
    OFFER = "offer"
    WITHDRAWAL = "withdrawal"  # money that was or can be lent or taken out
    SETTLED = "settled"  # a bill of nothing
    OTHER = "other"  # a threat, a message to or about others, a parcel


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that say what a message is, and messages of which that is true.

    `unless`: words of the same clause (如, 请, 将) with which it is not said but asked for, feared or still
    to come; "" where the words count wherever they stand, over several clauses. `beside`: where these
    stand anywhere in the message, the sign says nothing.
    """

    what: What
    pattern: str
    examples: tuple[str, ...]
    unless: str = ""
    beside: str = ""


SIGNS: Final = (
    Sign(
        What.CODE,
        said.CODE_SAID,
        ("【某银行】校验码 8866，还款800元，请勿泄露", "Your verification code is 771204, for RMB 800"),
    ),
    Sign(What.CODE, said.CODE, ("【某银行】您的验证码已发送，用于还款800元",), unless=said.KEPT_SECRET),
    Sign(
        What.OTHER,
        "已?(?:取消|撤销|作废)",
        ("【某某】您预约的12月13日还款已取消",),
        unless=f"{said.IF}|可",
        beside=said.DEMAND,
    ),
    Sign(
        What.OTHER,
        said.THREAT,
        ("【某某】12月15日前还款3,000元，否则起诉", "Pay CNY 500 or we take legal action"),
    ),
    Sign(What.OTHER, said.ABOUT_OTHERS, ("请转告您的朋友张某，其欠款2,000元应于12月15日前还款",)),
    Sign(
        What.OTHER,
        said.GIVEN_BACK,
        ("【某商城】您的退款199.00元已原路退回",),
        unless=said.IF,
        beside=said.DEMAND,
    ),
    Sign(
        What.WITHDRAWAL,
        said.WITHDRAWAL,
        ("【某某】借款3,000.00元已到账尾号7755", "【某某】您有28,000元可提现，今日有效"),
        unless=f"{said.IF}|{said.NOT}|逾期|还(?!款日)|扣款|代扣|结清",
        beside=said.SUM_DUE,
    ),
    Sign(
        What.SPENDING,
        said.SPENDING,
        ("【某银行】您的卡14日14时03分成功消费268.00元", "[Bank] You spent RMB 268.00 on Dec 1"),
        unless=said.NOT_SPENT,
        beside=said.SUM_DUE,
    ),
    Sign(
        What.RECEIPT,
        said.RECEIPT,
        (
            "12月01日主动还款120.00元成功，月付账单已结清",
            "【某银行】您的信用卡已入账1,900.00元",
            "【某银行】收到还款500元，感谢",
            "【某银行】您已存入2,100.00元还清信用卡本期欠款",
            "[Bank] RMB 1,900.00 has been credited to your card 6081.",
        ),
        unless=said.TO_COME,
    ),
    Sign(
        What.RECEIPT,
        said.LED_BY_PAYMENT,
        ("【某银行】您已还款¥1,000.00，剩余应还¥900.00，还款日12月23日",),
    ),
    Sign(
        What.OFFER,
        said.OFFER,
        ("【某某】30,000元等您来借", "【某某】账单分6期享0手续费，仅限12月12日", "[Bank] Offer ends Dec 20."),
        beside=said.DEMAND,
    ),
    Sign(
        What.OTHER,
        said.TERMS,
        ("【某银行】您的贷款利率自1月1日起调整为3.05%",),
        unless=said.IF,
        beside=said.DEMAND,
    ),
    Sign(What.SETTLED, said.SETTLED, ("【某银行】本期账单还需还0.00元", "【某银行】账单¥0.00，本期无欠款")),
    Sign(
        What.OVERDUE,
        said.LATE,
        ("【某某】您的借款已逾期3天，应还500元", "【某某】信用卡账款5,120元已逾缴款期限"),
        unless=f"{said.IF}|即将",
    ),
    Sign(
        What.BILL,
        said.DEBT,
        ("【某银行】您的账单500元，还款日12月15日", "[Bank] Amount due RMB 500, by Dec 15"),
    ),
)
"""In this order: the first sign that a message has says what it is."""


_CLAUSE_END: Final = regex(r"[;!?\n]|,(?![0-9]{3}(?![0-9]))|\.(?![0-9])")
_BETWEEN_LETTERS: Final = regex(r"(?<![a-z])[\s*.·_|-]+(?![a-z])")
_PROMOTED: Final = regex(
    r"优惠|立减|满减|活动|领取|福利|特权|折扣|退订|拒收|回复?t退|(?<![a-z])offer|discount|unsubscribe|opt out"
)


class _Test:
    """One sign, ready to be looked for."""

    def __init__(self, sign: Sign) -> None:
        self.what = sign.what
        self._pattern = regex(sign.pattern)
        self._unless = regex(sign.unless) if sign.unless else None
        self._beside = regex(sign.beside) if sign.beside else None

    def holds(self, words: str) -> bool:
        """Whether a message has the sign. Characters put between the letters hide nothing."""
        if self._beside is not None and self._beside.search(words):
            return False
        if self._unless is None:
            return bool(self._pattern.search(words) or self._pattern.search(_BETWEEN_LETTERS.sub("", words)))
        clauses = _CLAUSE_END.split(words)
        return any(self._pattern.search(one) and not self._unless.search(one) for one in clauses)


_TESTS: Final = tuple(map(_Test, SIGNS))
_DEBT_WORDS: Final = regex(said.DEBT)
_IS_LATE: Final = next(test for test in _TESTS if test.what is What.OVERDUE)


def sign_of(words: str) -> What | None:
    """What its words say that a message is; None where they say nothing."""
    return next((test.what for test in _TESTS if test.holds(words)), None)


def names_debt(words: str) -> bool:
    """Whether it speaks of something to be paid, and is neither an offer, a code, a threat, a receipt
    nor a message to or about somebody else."""
    return bool(_DEBT_WORDS.search(words)) and sign_of(words) in (What.BILL, What.OVERDUE)


def debt_words(words: str) -> frozenset[str]:
    """The different words in it that speak of something to be paid."""
    return frozenset(match[0] for match in _DEBT_WORDS.finditer(words))


def is_promoted(words: str) -> bool:
    """Whether it has words of an offer that a bill may have too, at its end."""
    return bool(_PROMOTED.search(words))


def is_late(words: str) -> bool:
    """Whether it says that a payment is overdue; 以免逾期 does not."""
    return _IS_LATE.holds(words)
