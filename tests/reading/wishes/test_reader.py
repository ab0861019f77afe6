"""What is a wish and what is none: every form reads its examples, and no question or hearsay is ever one."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.wishes.form import Form
from bot.reading.wishes.reader import FORMS, LONGEST_WISH, read_wish
from bot.reading.wishes.senses import Sense
from bot.reading.wishes.wish import Does, Wish
from tests.corpus import Case, cases

TODAY = date(2026, 12, 1)
NAMES = ("微粒贷", "借呗", "Jiebei")
ACTS = frozenset(Does) - {Does.LIST, Does.OWED, Does.SETTINGS, Does.MENU, Does.GREETING, Does.THANKS}
NAMED = frozenset((Sense.UNKNOWN,))
LOOK_ALIKES = [
    case for case in [*cases("sentences"), *cases("sentences_more")] if case["kind"] == "look-alikes"
]


def wish(text: str) -> Wish | None:
    return read_wish(text, TODAY, [name for name in NAMES if name in text])


def does(text: str) -> Does | None:
    read = wish(text)
    return read.does if read is not None else None


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_reads_its_examples(form: Form) -> None:
    assert form.examples
    assert {text: does(text) for text in form.examples} == dict.fromkeys(form.examples, form.does)


def test_forms_have_different_names() -> None:
    names = [form.name for form in FORMS]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("case", LOOK_ALIKES, ids=lambda case: case["text"])
def test_what_only_looks_like_a_wish_is_none_that_acts(case: Case) -> None:
    assert does(case["text"]) not in ACTS


@pytest.mark.parametrize(
    "text",
    [
        *(
            "还了吗",
            "微粒贷还了没",
            "还了没有",
            "是不是还了",
            "还了吧",
            "可以还了吗",
            "要是还了呢",
            "没还",
            "还没还清",
            "不用还了",
        ),
        *(
            "他还了",
            "催收说已还",
            "老板替我还了",
            "应该还了",
            "好像还了",
            "说是还了",
            "帮我还了",
            "快还完了",
            "要还了",
            "明天还500",
        ),
        *(
            "提前还清",
            "结清证明",
            "转给催收了",
            "别删",
            "不要删借呗",
            "怎么删除",
            "注销借呗",
            "没提醒我",
            "为什么提醒我",
        ),
        *(
            "能延期三天吗",
            "停止催收",
            "我要贷款",
            "算了不还了",
            "暂停还款",
            "关闭借呗",
            "对了",
            "不可以",
            "解脱了 还清了",
            "重复扣款了",
            "重复还款了",
        ),
        *(
            "Home Credit 450/month on the 9th, 5 of 18 done",
            "还了500又还了300",
            "10号发工资15号提醒我还借呗20号",
        ),
        *(
            "is it paid",
            "not paid",
            "to be paid",
            "they say I already paid",
            "get paid on friday",
            "can I pay half",
        ),
    ],
)
def test_a_question_a_denial_and_hearsay_are_no_wish(text: str) -> None:
    assert wish(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("微粒贷今天还了1200", Wish(Does.PAID, ("微粒贷",), amount=120_000, past=TODAY)),
        ("昨晚就还了", Wish(Does.PAID, past=date(2026, 11, 30))),
        ("周五还的", Wish(Does.PAID, past=date(2026, 11, 27))),
        ("还了五百五", Wish(Does.PAID, amount=55_000)),
        ("还了一半", Wish(Does.PAID, half=True)),
        ("借呗还了一点 200", Wish(Does.PAID, ("借呗",), amount=20_000, part=True)),
        ("还了300还差500", Wish(Does.PAID, amount=30_000)),
        ("已还600，剩下600月底还", Wish(Does.PAID, amount=60_000)),
        ("借呗还清啦", Wish(Does.PAID, ("借呗",), whole=True)),
        ("微粒贷和借呗都还了", Wish(Does.PAID, ("微粒贷", "借呗"))),
        ("已环", Wish(Does.PAID, unsure=True)),
        ("老王的钱还了", Wish(Does.PAID, ("老王",))),
        ("晚上8点提醒", Wish(Does.SET_TIME, at=time(20))),
        ("以后早上7点半别提醒，改十点", Wish(Does.SET_TIME, at=time(10))),
        ("半小时后再叫我", Wish(Does.REMIND, minutes=30, one=True)),
        ("推迟一周", Wish(Does.PUT_OFF, days=7)),
        ("不是600是700", Wish(Does.CHANGE_AMOUNT, amount=70_000)),
        ("金额改成六百", Wish(Does.CHANGE_AMOUNT, amount=60_000)),
        ("DELETE JIEBEI", Wish(Does.DELETE_LOAN, ("JIEBEI",))),
    ],
)
def test_a_wish_holds_what_it_names(text: str, expected: Wish) -> None:
    read = read_wish(text, TODAY, [name for name in NAMES if name.lower() in text.lower()])

    assert read is not None
    dated = {"when": None, "when_text": ""}
    assert {key: getattr(read, key) for key in Wish.__slots__ if key not in dated} == {
        key: getattr(expected, key) for key in Wish.__slots__ if key not in dated
    }


def test_of_two_days_the_one_that_is_not_denied_is_meant() -> None:
    for text in ("不是15号是16号", "是16号不是15号", "不是15号，16号", "not the 15th, the 16th"):
        read = wish(text)
        assert read is not None
        assert "16" in read.when_text, text


@pytest.mark.parametrize("filler", ["我", "嗯", "那个", "，", "啊", "这边"])
@pytest.mark.parametrize("text", ["微粒贷还了500", "明天提醒我", "删掉借呗", "列表", "不要再提醒"])
def test_words_without_a_meaning_change_nothing(text: str, filler: str) -> None:
    assert wish(f"{filler}{text}") == wish(text) == wish(f"{text}{filler}")


@given(
    st.text(max_size=LONGEST_WISH + 2)
    | st.lists(st.sampled_from("还了没吗提醒我删改成15号500借呗不是?"), max_size=30).map("".join)
)
def test_any_text_is_a_wish_or_none(text: str) -> None:
    wish(text)


@given(
    st.sampled_from([text for form in FORMS if NAMED not in form.needs for text in form.examples]),
    st.sampled_from("吃喝猫狗山河"),
)
def test_a_word_that_is_not_known_is_no_part_of_a_wish(text: str, word: str) -> None:
    assert does(f"{word}{text}") is None
