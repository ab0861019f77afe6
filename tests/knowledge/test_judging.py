"""Fraud and threats are found, however disguised; honest messages are left alone, never called genuine."""

import random

import pytest

from bot.knowledge.judging import MAX_TEXT, Verdict, as_one
from tests.corpus import cases
from tests.knowledge.suspicious_words import (
    PARTS,
    SEED,
    TUNED,
    is_milder,
    is_right,
    judge,
    variants,
)

_DRAWN = 60  # texts of which every variant is judged; `python -m tests.knowledge.suspicious_words` takes all


@pytest.mark.parametrize("part", PARTS)
def test_nearly_all_fraud_and_threats_are_found(part: str) -> None:
    harmful = [case for case in cases(part) if case["verdict"] != "none"]
    # What was written after the words, and set aside, says how they serve for what nobody has seen.
    least = 0.95 if part in TUNED or part == "suspicious_aside" else 0.88
    assert sum(map(is_right, harmful)) >= least * len(harmful)


@pytest.mark.parametrize("part", TUNED)
def test_no_honest_text_is_called_fraud_or_danger(part: str) -> None:
    honest = [case for case in cases(part) if case["verdict"] == "none"]
    assert [case["text"] for case in honest if not is_right(case)] == []


def test_what_is_disguised_is_judged_no_milder_and_what_is_honest_stays_so() -> None:
    draw = random.Random(SEED)
    of = draw.sample([case for part in TUNED for case in cases(part)], _DRAWN)
    harmful, honest = [], []
    for case in of:
        for name, parts in variants(case["text"], draw):
            if case["verdict"] == "none":
                honest += [
                    (name, one) for one in parts if judge().judge(one).verdict is not Verdict.UNVERIFIED
                ]
            elif name != "split":
                harmful.append(is_milder(case["text"], parts))
    assert sum(harmful) <= 0.02 * len(harmful)
    assert len(honest) <= 1


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("请把钱转到安全账户", Verdict.FRAUD),
        ("请 把 钱 转 到 安-全-账-户", Verdict.FRAUD),
        ("請把錢轉到安🔒全賬戶", Verdict.FRAUD),
        ("我行不会要求您把钱转到安全账户", Verdict.UNVERIFIED),  # denied
        ("凡是要求转到安全账户的，都是诈骗", Verdict.UNVERIFIED),  # warned of
        ("为谨慎起见。请把钱转到安全账户。请勿告诉他人", Verdict.FRAUD),  # a word of caution excuses nothing
        ("再不还钱打断你的腿，把钱转到安全账户", Verdict.DANGER),  # the worst sign decides
        ("您的账单500元，12月15日前还款", Verdict.UNVERIFIED),
        ("您的验证码是123456，切勿转发他人", Verdict.UNVERIFIED),  # what stands near is denied
        ("客服电话：150-7087-9527", Verdict.FRAUD),  # on the deny-list, in any spelling
        ("", Verdict.UNVERIFIED),
        ("🙂", Verdict.UNVERIFIED),
    ],
)
def test_what_it_does_and_what_it_does_not_decide(text: str, verdict: Verdict) -> None:
    assert judge().judge(text).verdict is verdict


def test_only_pressure_is_left_out_where_a_worse_sign_quotes_it() -> None:
    seen = judge().judge("您的借呗逾期已上报，点击 jiebei-kefu.xyz 撤销记录").seen
    assert [one.sign.id for one in seen] == ["credit-repair", "link"]


def test_what_says_so_is_quoted_as_it_was_written_and_short() -> None:
    text = "您好，請把錢轉到 安 全 賬 戶 ，謝謝您的配合"
    (seen, *_) = judge().judge(text).seen
    assert seen.sign.id == "safe-account"
    assert seen.quote == "安 全 賬 戶"
    long = judge().judge("转账" + "啊" * 13 + "核查，警方调查完返还" * 3).seen
    assert all(len(one.quote) <= 24 for one in long)


def test_two_parts_of_a_message_are_judged_as_one() -> None:
    first, second = "请把钱转到安全", "账户，谢谢"
    assert judge().judge(first).verdict is Verdict.UNVERIFIED
    assert judge().judge(as_one(first, second)).verdict is Verdict.FRAUD


def test_numbers_are_known_by_the_lists_and_no_sum_or_card_is_one() -> None:
    judged = judge().judge("95384打来，又有１３８－００００－１２３４打来，尾号1234，应还12345元，案号12368")
    assert [(one.number, one.phone is not None) for one in judged.numbers] == [
        ("95384", True),
        ("13800001234", False),
    ]
    spelt = judge().judge("打一三八零零零零一二三四").numbers
    assert [one.number for one in spelt] == ["13800001234"]


@pytest.mark.parametrize(
    ("link", "verdict"),
    [
        ("webank-secure.top", Verdict.FRAUD),
        ("https://webank.verify-login.com/a", Verdict.FRAUD),
        ("http://103.45.12.9/app.apk", Verdict.FRAUD),
        ("www.webank.com", Verdict.UNVERIFIED),
        ("t.cn/A6abc", Verdict.UNVERIFIED),
        ("3.14", Verdict.UNVERIFIED),
    ],
)
def test_addresses_that_borrow_a_name_are_told_from_others(link: str, verdict: Verdict) -> None:
    assert judge().judge(f"请看 {link} 谢谢").verdict is verdict


def test_what_lies_behind_the_longest_text_is_not_looked_at() -> None:
    assert judge().judge("啊" * MAX_TEXT + "转到安全账户").verdict is Verdict.UNVERIFIED


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("请把钱转到安全账户", True),
        ("再不还钱就爆通讯录", True),
        ("send me the verification code", True),
        ("会不会爆通讯录", False),
        ("credit repair agent", False),
    ],
)
def test_an_order_or_a_threat_speaks_to_somebody_and_a_question_does_not(text: str, speaks: bool) -> None:
    assert judge().speaks_to_you(text) is speaks


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("他们让我转到安全账户要转吗", True),
        ("屏幕共享是骗局吗？", True),
        ("催收说要爆我通讯录怎么办", True),
        ("再不还就爆你通讯录", False),
        ("请您打开屏幕共享", False),
    ],
)
def test_whoever_tells_or_asks_of_a_message_is_told_from_the_message(text: str, own: bool) -> None:
    assert judge().tells_of_one(text) is own
