"""What pages that circulate on this subject say wrongly, and no text of ours may say.

Each mistake is a pattern with an example that it must catch: a pattern that catches nothing is no check.
"""

import re
from pathlib import Path

import pytest

from bot.knowledge.load import default_root, zh_texts
from tests.worlds import library

MISTAKES = {
    "a company that has another name now": (r"由360金融推出", "360借条是由360金融推出的"),
    "no law grants visits": (
        r"上门催收(?:在法律上)?是(?:允许|合法|有权)",
        "上门催收在法律上是允许的",
    ),
    "no law demands the papers": (
        r"(?<!要求他)必须出示(?:合法的?)?(?:身份|证件)",
        "必须出示合法的身份凭证",
    ),
    "only the state fines": (r"利息和罚[款金]", "额外的利息和罚款"),
    "no such right": (r"反对权", "借款人享有反对权"),
    "promotion": (r"双赢|申请便捷|放款效率高|人性化催收|完善的投诉机制", "实现双赢"),
    "no article says so": (
        r"根据《?民法典》?的?(?:相关|有关)规定[,，]",
        "根据《民法典》的相关规定，催收行为应当合法合规",
    ),
    "it is supervised": (r"由于缺乏监管", "由于缺乏监管"),
    "it is the collector who is checked": (
        r"催收人员会先核实(?:借款人|你)的身份",
        "催收人员会先核实借款人的身份信息",
    ),
    "nothing is signed at the door": (
        r"(?<!不要)(?:当场|上门时)签署?新的?还款协议",
        "上门时签署新的还款协议",
    ),
    "the platform is not the lender": (r"经过审核即可获得贷款", "经过审核即可获得贷款"),
    "a contract can't allow threats": (r"平台将按合同执行", "若有相关条款，平台将按合同执行"),
    "nobody published a day count": (
        r"(?:逾期|超过)(?:[0-9一二三四五六七八九十]+|一定)(?:天|日|个月)(?:以上|后|之后)?[^。；]{0,6}(?:才|就|会|将)[^。；]{0,4}上门",
        "逾期超过90天后就会上门",
    ),
    "a law that ended in 2020": (r"依据《(?:中华)?人民合同法》", "依据《人民合同法》"),
    "not verified": (
        r"会提前与?(?:借款人|你)?(?:预约|联系)[^。；]{0,8}上门",
        "会提前与借款人预约上门时间",
    ),
    "a visitor grants no grace": (
        r"请求(?:工作人员|来人)给予[^。；]{0,6}宽限",
        "请求工作人员给予一定的宽限期",
    ),
    "what the regulators warn of": (
        r"寻求[^。；]{0,6}(?:债务重组|专业机构)",
        "寻求专业的债务重组服务",
    ),
    "courts and mediation exist": (r"上门可能是唯一", "上门可能是唯一有效的手段"),
    "not in those laws": (
        r"社会地位、职业等因素而?区别对待",
        "不得因借款人的社会地位、职业等因素而区别对待",
    ),
    "the lender is another": (
        r"由支付宝推出的(?:一款)?小额贷款",
        "由支付宝推出的一款小额贷款产品",
    ),
    "telling others is no tactic": (r"弄得人尽皆知", "弄得人尽皆知"),
    "no report was found": (r"频频见诸报端", "借呗的上门催收事件频频见诸报端"),
    "three and six without what they count": (
        r"每天最多(?:打)?[36三六]次电话",
        "每天最多6次电话",
    ),
    "a rate that changes": (r"LPR[^。；]{0,8}\d(?:\.\d+)?%|13\.8%", "4倍LPR为12%"),
    "a planted number": (
        r"15070879527|3590931873|18006412331|17758091085|18069619901|400-?858-?0580",
        "客服 15070879527",
    ),
    "a wrong hotline": (r"(?<!\d)95055(?!\d)", "支付宝客服 95055"),
}

TEXTS = [*zh_texts(default_root())]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_known_mistake_is_recognised_and_not_made(mistake: str) -> None:
    pattern, example = MISTAKES[mistake]

    assert re.search(pattern, example)
    assert [text for text in TEXTS if re.search(pattern, text)] == []


def test_the_planted_numbers_are_on_the_deny_list_and_nowhere_else() -> None:
    known = library()

    said = "\n".join(TEXTS)
    assert "15070879527" in known.channels.denied
    assert not [number for number in known.channels.denied if number in said]
    root = Path(__file__).parents[2]
    readers = [path for folder in ("bot", "docs") for path in (root / folder).rglob("*.*")]
    readers += [root / "README.md", root / "README.zh.md"]
    for path in readers:
        if path.suffix in {".py", ".ftl", ".md"}:
            text = path.read_text(encoding="utf-8")
            assert not [number for number in known.channels.denied if number in text], path.name


def test_the_two_counts_of_calls_are_never_one() -> None:
    known = library()
    limits = {
        version.limit.act: (rule.id, version)
        for rule in known.rules.values()
        for version in rule.versions
        if version.limit and version.limit.act in ("connected-call", "unanswered-call")
    }

    (connected, national), (unanswered, association) = limits["connected-call"], limits["unanswered-call"]
    assert connected != unanswered
    assert national.limit
    assert national.limit.most == 3
    assert association.limit
    assert association.limit.most == 6
    assert "国家推荐性标准" in national.text.zh
    assert "打通" in national.text.zh
    assert "会员" in association.text.zh
    assert "没接通" in association.text.zh
