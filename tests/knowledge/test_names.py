"""Names of lenders in a text: found however written, never swapped, never seen by accident."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.cards import BANK, BANK_CARD, card_id
from bot.knowledge.fold import bare
from bot.knowledge.library import Library, names_of
from bot.knowledge.model import Lender
from bot.knowledge.names import Mention, Names, is_telling
from bot.knowledge.search import search_in
from tests.worlds import library

LIBRARY: Library = library()
NAMES = Names(LIBRARY)
SEARCH = search_in(LIBRARY)
LISTED = [one for one in LIBRARY.lenders.values() if one.listed and one.kind != BANK_CARD]
BANKS = [one for one in LISTED if one.kind == BANK]


def ids(text: str) -> list[tuple[str, bool]]:
    return [(one.lender, one.certain) for one in NAMES.find(text)]


def certain(lender: Lender) -> list[str]:
    return [one for one in names_of(lender) if one not in lender.words and is_telling(bare(one))]


class TestTheLists:
    def test_hold_what_people_have(self) -> None:
        kinds = Counter(one.kind for one in LISTED)
        products = Counter(one.kind for one in LIBRARY.lenders.values() if one.brief and not one.listed)
        assert len(LISTED) >= 350
        assert kinds[BANK] >= 240
        assert kinds["consumer-finance"] + products["consumer-finance"] == 31
        assert kinds["small-loan"] + kinds["facilitator"] + kinds["unclear"] >= 75

    def test_give_every_bank_a_card_of_its_own(self) -> None:
        for bank in BANKS:
            card = LIBRARY.lenders[card_id(bank)]
            assert (card.kind, card.name.zh) == (BANK_CARD, f"{bank.name.zh}信用卡")
            assert not card.statements


@pytest.mark.parametrize("lender", LIBRARY.lenders.values(), ids=lambda lender: lender.id)
def test_every_name_is_found_alone_and_in_a_sentence(lender: Lender) -> None:
    for name in certain(lender):
        for text in (name, f"催收说是{name}的", f"{name} 每月15号 500", f"借呗，{name}。"):
            assert (lender.id, True) in ids(text), text
        assert SEARCH.find(name).lender is lender, name
    if lender.name.hant:
        assert (lender.id, True) in ids(f"我欠{lender.name.hant}的錢")


@pytest.mark.parametrize(
    "lender", [one for one in LIBRARY.lenders.values() if one.words], ids=lambda one: one.id
)
def test_an_everyday_word_is_a_lender_beside_a_word_of_debt_only(lender: Lender) -> None:
    for word in lender.words:
        assert ids(f"这事和{word}没关系") in ([], [("didi-jiekuan", True)]), word
        assert [one for one, _ in ids(f"{word}逾期了")] == [lender.id], word
        found = SEARCH.find(word)
        assert lender in (found.lender, *found.near), word


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_a_bank_and_a_card_are_the_card_of_that_bank(bank: Lender) -> None:
    for name in (*certain(bank), *(word for word in bank.words)):
        card = " credit card" if name.isascii() else "信用卡"
        assert ids(f"{name}{card}逾期了") == [(card_id(bank), True)], name
        assert ids(f"{name}股份有限公司信用卡中心") == [(card_id(bank), True)], name


@pytest.mark.parametrize(
    ("text", "lender"),
    [
        ("招商银行信用卡", "cmb-card"),
        ("招行卡", "cmb-card"),
        ("招商銀行的信用卡", "cmb-card"),
        ("中信信用卡", "citic-card"),
        ("平安信用卡", "pab-card"),
        ("浦发白金信用卡", "spdb-card"),
        ("Bank of China credit card", "boc-card"),
        ("my CMB card", "cmb-card"),
        ("ICBC", "icbc"),
        ("招 商 银 行", "cmb"),
        ("ＩＣＢＣ", "icbc"),
        ("gong shang yin hang", "icbc"),
        ("中信消费金融有限公司", "citic-cf"),
        ("招商银行股份有限公司", "cmb"),
        ("捷信消费金融", "jingdong-cf"),
        ("滴水贷", "didi-jiekuan"),
        ("360", "qifu"),
        ("三六零", "qifu"),
        ("360逾期了", "qifu"),
        ("我的360还款日是8号", "qifu"),
        ("家里来人了说我欠360钱", "qifu"),
    ],
)
def test_a_name_is_certain(text: str, lender: str) -> None:
    assert ids(text) == ([(lender, True)] if lender else [])


@pytest.mark.parametrize(
    ("text", "lender"),
    [
        ("民生 每月15号 500", "cmbc"),
        ("360 每月8号 980.5", "qifu"),
        ("平安", "pab"),
        ("中信逾期了", "citic"),
        ("ABC", "abc-bank"),
    ],
)
def test_what_may_be_a_name_is_asked_about(text: str, lender: str) -> None:
    assert ids(text) == [(lender, False)]
    assert not SEARCH.mentions(text).certain


NEAREST = [
    ("京东白条", "京东金条"),
    ("招商银行", "浙商银行"),
    ("中信银行", "中信消费金融"),
    ("北京银行", "南京银行"),
    ("湖南银行", "河南农商银行"),
    ("江苏银行", "江西银行"),
    ("苏州银行", "苏州农商银行"),
    ("平安银行", "平安普惠"),
    ("华夏银行", "华瑞银行"),
    ("兴业银行", "兴业消费金融"),
    ("长银消费金融", "长银五八消费金融"),
    ("广州银行", "贵州银行"),
    ("中国银行", "中国建设银行"),
    ("三湘银行", "三峡银行"),
    ("还呗", "省呗"),
    ("融360", "360借条"),
    ("宜享花", "宜人贷"),
    ("小米消费金融", "小米小贷"),
    ("360小贷", "360"),
    ("拍拍贷", "人人贷"),
]


@pytest.mark.parametrize(("one", "other"), NEAREST)
def test_two_names_that_are_near_are_never_swapped(one: str, other: str) -> None:
    first, second = SEARCH.find(one).lender, SEARCH.find(other).lender
    assert first
    assert second
    assert first is not second
    assert [name.lender for name in NAMES.find(f"{one}和{other}")] == [first.id, second.id]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("微粒贷和360都逾期了", True),
        ("微粒贷和360还有京东金条会不会上门", True),
        ("weilidai and 360 are overdue", True),
        ("微粒贷和360元", False),
        ("微粒贷 360", False),
        ("我和360", False),
    ],
)
def test_a_figure_that_is_joined_to_a_name_is_one(text: str, more: bool) -> None:
    assert ("qifu" in [name.lender for name in NAMES.find(text)]) is more


def test_no_name_of_one_lender_is_a_misspelling_of_another() -> None:
    for lender in LIBRARY.lenders.values():
        for name in certain(lender):
            assert SEARCH.find(name).near == (), name


EVERYDAY = """
祝你平安
平安夜快乐，一路平安
平安是福
交通费每月500
今天交通堵塞
改善民生问题
国计民生
发扬光大
光大门楣
华夏民族
推广发展得很好
广发英雄帖
新兴业务
兴业路8号
中原地区下雨
渤海湾的鱼
浙商大会
其中信息不对
其中行为恶劣
他在途中行走
其中信用记录最重要
施工行业不好做
员工行为规范
福建行程
创建行动小组
务农行不行
提交行程单
社交行为
高招行情
中国银行业协会
中国银行保险监督管理委员会
中国人民银行征信中心
央行报告
去银行打流水
my bank account is frozen
my bank card is lost
手机银行打不开
哪家银行利率低
其他银行也行
我去银行柜台
工商局注册
邮政编码
招商引资
一共360元
每月还360
欠360
360度全景
58同城招聘
第58条
打个白条
够花了
先拿去花吧
便宜信不过
音乐信号
积极融入社会
我来分期还
人人贷款都难
马上消费掉了
在小米消费了500
分付两次
部分付款
喝花旗参茶
小赢一把
信也没用
备用金不够
信用贷是什么
好期待
I can get abc right
bob called me
the bank called
city of industrial banking
""".strip().splitlines()


@pytest.mark.parametrize("text", EVERYDAY)
def test_a_sentence_of_every_day_names_no_lender(text: str) -> None:
    assert NAMES.find(text) == []
    said = SEARCH.mentions(text)
    assert (said.lender, said.kind) == (None, "")


class TestNamesThatStandOnNoList:
    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("衡阳农商行", "bank"),
            ("张家界农商银行", "bank"),
            ("广岛银行", "bank"),
            ("桂东村镇银行", "bank"),
            ("某县信用社", "bank"),
            ("和田农村信用社", "bank"),
            ("青天消费金融", "consumer-finance"),
            ("青天消金", "consumer-finance"),
            ("广州青天小额贷款", "small-loan"),
            ("广州青天小额贷款有限公司", "small-loan"),
            ("青天小贷", "small-loan"),
            ("上汽通用汽车金融有限责任公司", "unclear"),
            ("青天融资担保", "unclear"),
            ("青天金融租赁", "unclear"),
        ],
    )
    def test_tell_their_kind_by_their_end(self, name: str, kind: str) -> None:
        assert NAMES.kind_of(name) == kind
        found = SEARCH.find(name)
        assert (found.lender, found.near, found.kind) == (None, (), kind)
        assert found.written.startswith(name[:4])

    def test_and_that_of_a_card(self) -> None:
        assert NAMES.kind_of("青天农商行信用卡") == BANK_CARD
        (found,) = NAMES.find("青天农商行信用卡 25号 800")
        assert (found.name, found.kind, found.lender) == ("青天农商行信用卡", BANK_CARD, "")

    @pytest.mark.parametrize(
        ("text", "name", "sure"),
        [
            ("衡阳农商行逾期了怎么办", "衡阳农商行", True),
            ("我欠了衡阳农商行三千", "衡阳农商行", True),
            ("催收 衡阳农商行 打电话", "衡阳农商行", True),
            ("微粒贷和衡阳农商行", "衡阳农商行", True),
            ("昨天早上十点多衡阳农商行来电", "", False),
        ],
    )
    def test_begin_where_a_word_begins(self, text: str, name: str, sure: bool) -> None:
        *_, found = NAMES.find(text)
        assert found.certain is sure
        assert not name or found.name == name

    @pytest.mark.parametrize(
        "name", ["银行", "人民银行", "手机银行", "哪家银行", "小贷", "网络小贷", "微粒贷", ""]
    )
    def test_are_names_of_somebody(self, name: str) -> None:
        assert NAMES.kind_of(name) == ""


def test_places_are_those_of_the_text_as_it_was_typed() -> None:
    text = "欠：招 商 銀 行・信用卡８０００，還有ＩＣＢＣ 5000"
    assert [text[one.start : one.end] for one in NAMES.find(text)] == ["招 商 銀 行・信用卡", "ＩＣＢＣ"]


PIECES = [
    *(name for lender in LISTED[:60] for name in names_of(lender)),
    "信用卡",
    "，",
    " ",
    "的",
    "欠",
    "360",
    "a",
    "1",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_places_are_in_order_apart_and_within_the_text(text: str) -> None:
    found = NAMES.find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@given(st.text(max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    assert all(isinstance(one, Mention) for one in NAMES.find(text))


@pytest.mark.parametrize(
    "piece",
    [
        "中国",
        "招商银行信用卡",
        "bank of ",
        "bankof",
        "京东",
        "农村商业银",
        "中国农业银",
        "平安消费金",
        "a b ",
    ],
)
def test_the_longest_message_takes_few_looks_at_each_character(piece: str) -> None:
    text = (piece * 4096)[:4096]
    assert NAMES.steps(text) <= 6 * len(text)
    assert NAMES.steps(text + text) <= 2 * NAMES.steps(text) + 20


@pytest.mark.parametrize("text", ["贷", "信", "农商", "行", "b"])
def test_one_sign_is_near_to_nobody(text: str) -> None:
    assert SEARCH.find(text).unknown


def test_everyday_phrases_cover_a_name_each() -> None:
    for phrase in LIBRARY.everyday:
        assert NAMES.find(phrase) == [], phrase


def test_no_alias_of_a_bank_says_card() -> None:
    for bank in BANKS:
        assert not any(re.search("信用卡|卡$", name) for name in names_of(bank))
