"""The patterns that ship in `forbidden.toml`: each refuses what it is there for, and lets warnings pass."""

import tomllib
from typing import Literal

import pytest

from bot.knowledge.draft import Words
from bot.knowledge.load import default_root, read
from bot.knowledge.model import Tier
from bot.knowledge.phrasing import Wording
from bot.knowledge.wording import hedges, phrases
from tests.knowledge.test_lint import MINIMAL

WORDING = Wording.model_validate(tomllib.loads((default_root() / "forbidden.toml").read_text("utf-8")))

REFUSED = [
    (Tier.ADVICE, "依据《合同法》，你要还钱。"),
    (Tier.ADVICE, "依据《人民合同法》。"),
    (Tier.ADVICE, "Under the Contract Law you owe it."),
    (Tier.ADVICE, "逾期会产生额外的利息和罚款。"),
    (Tier.ADVICE, "利息和罚金"),
    (Tier.ADVICE, "You pay interest and fines."),
    (Tier.ADVICE, "你有反对权。"),
    (Tier.STATUTE, "根据《民法典》的相关规定，催收应当合法。"),
    (Tier.NATIONAL_STANDARD, "GB/T 45251-2025 第5.3条建议如此。"),
    (Tier.ADVICE, "标准编号T/NIFA 1"),
    (Tier.REPORTED_PRACTICE, "据报道LPR现在是3.0%。"),
    (Tier.ADVICE, "可以寻求债务重组服务。"),
    (Tier.ADVICE, "可以申请停息挂账。"),
    (Tier.ADVICE, "Try debt restructuring."),
    (Tier.ADVICE, "找专业机构帮忙。"),
    (Tier.ADVICE, "我们保证你没事。"),
    (Tier.ADVICE, "We guarantee it."),
    (Tier.ADVICE, "这样一定安全。"),
    (Tier.ADVICE, "绝对不会。"),
    (Tier.ADVICE, "100%有效"),
    (Tier.ADVICE, "工号对上了，他是真的。"),
    (Tier.ADVICE, "核实后可以放心付。"),
    (Tier.ADVICE, "Then the collector is genuine."),
    (Tier.ADVICE, "双赢的办法"),
    (Tier.ADVICE, "过了三年就不用还了。"),
    (Tier.ADVICE, "You don't have to repay the debt."),
    (Tier.ADVICE, "没公布：催收时间表。"),
    (Tier.ADVICE, "哪天报征信，没有机构公布过。"),
    (Tier.REPORTED_PRACTICE, "网传先打电话，先后和时间都没有官方说明。"),
    (Tier.ADVICE, "Not published: a timetable."),
    (Tier.ADVICE, "Nobody has published on which day."),
    (Tier.ADVICE, "每天最多6次电话。"),
    (Tier.ADVICE, "They may call at most 3 times."),
    (Tier.REPORTED_PRACTICE, "据报道，逾期3天就上门。"),
    (Tier.ADVICE, "宽限期约三天。"),
    (Tier.ADVICE, "第30天会起诉。"),
    (Tier.REPORTED_PRACTICE, "Reportedly they come 4 days overdue."),
    (Tier.NATIONAL_STANDARD, "标准：法律规定夜间不催收。"),
    (Tier.SELF_REGULATION, "协会：依法夜间不催收。"),
    (Tier.REPORTED_PRACTICE, "Reportedly this is banned by law."),
    (Tier.ADVICE, "这样做是违法的。"),
    (Tier.NATIONAL_STANDARD, "国家推荐性标准严禁夜间催收。"),
    (Tier.NATIONAL_STANDARD, "The standard says they must not call."),
]
UNHEDGED = [
    (Tier.REPORTED_PRACTICE, "他们会上门。"),
    (Tier.REPORTED_PRACTICE, "They come to your door."),
    (Tier.NATIONAL_STANDARD, "夜间不应催收。"),
    (Tier.NATIONAL_STANDARD, "No calls at night."),
    (Tier.SELF_REGULATION, "夜间不催收。"),
    (Tier.SELF_REGULATION, "No calls at night."),
]
ALLOWED = [
    (Tier.ADVICE, "没查到谁公布过催收时间表。"),
    (Tier.ADVICE, "我们没有找到哪家机构公布过一定会同意的方案。"),
    (Tier.ADVICE, "We found no lender that publishes a timetable."),
    (Tier.ADVICE, "还引用《合同法》的文章已经过时。"),
    (Tier.STATUTE, "《治安管理处罚法》：处五日以下拘留或者一千元以下罚款。"),
    (Tier.ADVICE, "不要找卖“债务重组”的中介。"),
    (Tier.ADVICE, "没有人能保证结果。"),
    (Tier.ADVICE, "举报网上违法内容。"),
    (Tier.ADVICE, "担保公司是保证人。"),
    (Tier.ADVICE, "穿制服不等于他是真的。"),
    (Tier.NATIONAL_STANDARD, "国家推荐性标准建议：每天打通的电话不超过3次。"),
    (Tier.LENDER_STATEMENT, "宽限期3天。"),
    (Tier.STATUTE, "《民法典》：继承人放弃继承的，可以不还。"),
    (Tier.NATIONAL_STANDARD, "国家推荐性标准不是强制规定。"),
    (Tier.REPORTED_PRACTICE, "据报道，他们可能打电话。"),
    (Tier.REPORTED_PRACTICE, "Reportedly they call."),
    (Tier.SELF_REGULATION, "协会的指引严禁夜间催收，只约束会员。"),
]


def complaints(tier: Tier, text: str) -> list[str]:
    base = read(MINIMAL, hant=str).draft
    assert base
    language: Literal["zh", "en"] = "en" if text.isascii() else "zh"
    words = Words("lenders/alpha.toml", f"statements.x.text.{language}", language, text, tier)
    draft = type(base)(base.library, WORDING, base.files, base.claims, (words,))
    return [problem.message for check in (phrases, hedges) for problem in check(draft)]


@pytest.mark.parametrize(("tier", "text"), [*REFUSED, *UNHEDGED])
def test_a_text_that_misleads_is_refused(tier: Tier, text: str) -> None:
    assert complaints(tier, text)


@pytest.mark.parametrize(("tier", "text"), ALLOWED)
def test_a_warning_and_a_hedged_text_pass(tier: Tier, text: str) -> None:
    assert complaints(tier, text) == []


def test_every_pattern_is_seen_refusing_something() -> None:
    seen = {message for tier, text in (*REFUSED, *UNHEDGED) for message in complaints(tier, text)}
    for phrase in (*WORDING.phrases, *WORDING.hedges):
        assert any(message.endswith(phrase.why) for message in seen), phrase.pattern.pattern
