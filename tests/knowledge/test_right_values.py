"""Facts that were once told wrongly, each with what is right: people paid, signed or waited by them."""

import re
from calendar import month_name

import pytest

from bot.domain.language import Language
from bot.knowledge.model import Stage, Text, Tier
from tests.worlds import library

LIBRARY = library()
CLAIMS = {claim.id: claim.what for claim in LIBRARY.claims()}


def text(claim: str, language: Language = Language.HANS) -> str:
    """What a claim says. A rule is named without its day, and means what it says last."""
    said = CLAIMS.get(claim) or LIBRARY.rules[claim.removeprefix("rules/")].versions[-1]
    return said.text.of(language)  # type: ignore[union-attr]


def every_text() -> dict[str, str]:
    return {
        f"{id_} {language}": (said.use if id_.startswith("channels/") else said.text).of(language)  # type: ignore[union-attr]
        for id_, said in CLAIMS.items()
        for language in Language
    }


def test_texting_the_police_takes_the_area_code_and_a_call_where_nobody_answers() -> None:
    named = {where: said for where, said in every_text().items() if "12110" in said}
    assert {where.split()[0] for where in named} >= {"channels/12110"}
    for where, said in named.items():
        assert re.search("区号|區號|area code", said), where
        assert re.search("(?<!1)110", said.replace("12110", "")), where


def test_58_haojie_may_be_lent_by_a_small_loan_company_of_its_own_group() -> None:
    assert "长沙五八小额贷款" in text("lenders/58haojie/identity")
    assert "长沙五八小额贷款" in text("lenders/58haojie/regulator-complain")
    told = " ".join(said for where, said in every_text().items() if where.startswith("lenders/58haojie/"))
    assert not re.search("没有放贷牌照|只是平台|no licence|only a platform|运营公司的名字", told)


def test_jiebei_has_a_list_of_partners_to_look_at() -> None:
    assert "名单" in text("lenders/jiebei/verify-list")
    assert "名单" not in text("lenders/jiebei/unknown-timetable")


def test_the_three_years_of_instalments_run_from_the_last_due_date() -> None:
    said = LIBRARY.rules["limitation-instalments"].versions[-1]
    assert ("civil-code", "189") in [(cite.source, cite.article) for cite in said.cites]
    assert "最后一期到期" in said.text.zh
    assert "last instalment" in said.text.en
    assert "分期" in text("rules/limitation-period")


def test_an_assignment_takes_effect_at_the_latest_when_the_complaint_is_served() -> None:
    for claim in ("rules/assignment-notice", "rules/assignment-sued"):
        assert "起诉状副本" in text(claim)
        assert "complaint" in text(claim, Language.EN)
    assert "一般可以转让" in text("rules/assignment-notice")
    for where, said in every_text().items():
        if re.search("不发生效力|对你不生效", said):
            assert "起诉状副本" in said, where


def test_there_are_reports_of_debts_sold_in_bulk() -> None:
    assert "74亿元" in text("lenders/qifu/creditor-sold")
    assert "转卖" in text("topics/assignment/bulk-transfer")
    assert not any("没找到可靠的报道" in said for said in every_text().values())


def test_the_police_order_of_no_contact_is_for_stalking_and_for_a_time() -> None:
    said = text("rules/no-threat")
    assert re.search("对滋扰、纠缠、跟踪的，经公安机关负责人批准，可责令一段时间内不得接触", said)
    assert "limited time" in text("rules/no-threat", Language.EN)


def test_the_rules_on_platform_loans_address_banks() -> None:
    assert "写给银行和各地监管部门" in text("rules/facilitator-cost")
    assert "约束银行和与它合作的平台" not in text("rules/facilitator-cost")


def test_the_crime_is_to_sell_personal_data_unlawfully() -> None:
    assert "unlawfully selling or providing" in text("rules/info-crime", Language.EN)
    assert "违法出售" in text("rules/info-crime")


def test_a_plan_for_a_card_has_three_conditions_and_stops_collection() -> None:
    said = text("rules/credit-card-plan")
    assert all(
        part in said for part in ("特殊情况", "超出你的还款能力", "仍愿意还", "停止催收", "不再申请新卡")
    )


def test_that_banks_name_their_partners_is_a_rule_of_the_regulator() -> None:
    rule = LIBRARY.rules["facilitator-partners"]
    assert rule.versions[-1].tier is Tier.REGULATION
    assert "consumer-finance" in rule.kinds


def test_qifu_is_called_by_its_name_of_2026_and_its_companies_are_named() -> None:
    assert "Qfin Holdings, Inc." in text("lenders/qifu/identity-platform")
    assert "2023" not in text("lenders/qifu/identity-platform")
    assert "福州奇富融资担保" in text("lenders/qifu/creditor-group")


def test_who_issued_the_guideline_on_small_loan_costs_is_named() -> None:
    issuer = LIBRARY.sources["small-loan-cost-2025"].issuer.zh
    assert "中国人民银行" in issuer
    assert "金融监督管理总局" in issuer


def test_to_swipe_is_no_debit_in_traditional_characters() -> None:
    said = text("topics/debt-fixers/debt-fixers-alert", Language.HANT)
    assert "滑走" in said
    assert "劃走" not in said


@pytest.mark.parametrize("language", Language)
def test_a_first_screen_says_whom_a_rule_binds_and_what_it_leaves_open(language: Language) -> None:
    """A short line keeps the hedges of the long one: people hold a platform to what binds banks."""
    bound = {Tier.REGULATION, Tier.NATIONAL_STANDARD, Tier.SELF_REGULATION}
    for rule in LIBRARY.rules.values():
        for version in rule.versions:
            if version.short is None or version.tier not in bound:
                continue
            brief = LIBRARY.sources[version.cites[0].source].brief
            said = f"{brief.of(language) if brief else ''} {version.short.of(language)}"
            assert re.search("约束|約束|强制|強制|信用卡|bind|members|compulsory|card", said), rule.id
            if version.limit and version.limit.act == "contact":
                assert re.search("同意|另约|另約|consent|agreed", said), rule.id


def test_who_came_to_the_door_for_weilidai_was_on_no_list_and_is_not_called_fake() -> None:
    for language in Language:
        short = CLAIMS["lenders/weilidai/verify-law-firm"].short.of(language)  # type: ignore[union-attr]
        assert not re.search("假|fake", short)
        assert "中国律师网" in short or "中國律師網" in short


def test_only_banks_and_insurers_are_said_to_have_to_tell_of_an_agency_beforehand() -> None:
    for claim in ("questions/agency-legal/answer", "rules/agency-notice"):
        assert re.search("银行、?保险机构", text(claim))
        assert re.search("banks and insurers|the bank must", text(claim, Language.EN))


def test_no_office_is_said_to_supervise_what_it_may_not() -> None:
    """A platform, a debt buyer and who is not known need not be under the local office."""
    said = text("complaints/local/does")
    assert "小额贷款、融资担保公司归它监督" in said
    assert "small-loan and guarantee companies" in text("complaints/local/does", Language.EN)


def test_the_fifteen_days_are_said_to_run_from_the_complaint() -> None:
    for where, said in every_text().items():
        if re.search("15 ?日内.{0,4}答[辩辯]|15 days.{0,40}(?:answer|defence)", said):
            assert re.search("起诉状|起訴狀|complaint", said), where


def test_a_court_that_works_online_is_not_called_a_fraud_for_it() -> None:
    said = text("signs/fake-official/reason")
    assert CLAIMS["signs/fake-official/reason"].tier is Tier.ADVICE
    assert not re.search("不在电话、微信里", said)


def test_nobody_is_sent_to_a_search_for_the_number_of_whoever_wants_something() -> None:
    for where, said in every_text().items():
        assert not re.search("在网上找到这家.{0,12}电话", said), where


def test_a_letter_that_asks_for_time_says_what_it_does_to_limitation() -> None:
    cannot = [one.zh for one in LIBRARY.letters["extension"].cannot]
    assert any("三年时效" in one and "12348" in one for one in cannot)


WORDS = {"one": 1, "two": 2, "three": 3, "five": 5, "six": 6, "ten": 10, "hundred": 100}


def figures(said: str) -> set[str]:
    """The figures of a text, however they are written: 2.6万, 26,000; 3月, March; 74亿, 7.4 billion."""
    said = re.sub(r"([0-9.]+)万", lambda found: f"{float(found[1]) * 10_000:g}", said)
    said = re.sub(r"([0-9.]+)亿", lambda found: f"{float(found[1]) / 10:g}", said)
    for number, month in enumerate(month_name):
        said = re.sub(rf"\b{month}\b", f" {number} ", said) if month else said
    for word, value in WORDS.items():
        said = re.sub(rf"\b{word}\b", f" {value} ", said, flags=re.IGNORECASE)
    return {found.lstrip("0") or "0" for found in re.findall("[0-9]+(?:[.][0-9]+)?", said.replace(",", ""))}


def both_languages() -> list[tuple[str, Text]]:
    """Every claim with its place, and its short words after it."""
    said = [(id_, one.use if id_.startswith("channels/") else one.text) for id_, one in CLAIMS.items()]  # type: ignore[union-attr]
    return said + [
        (f"{id_} short", short) for id_, one in CLAIMS.items() if (short := getattr(one, "short", None))
    ]


def test_every_figure_in_chinese_stands_in_english_too() -> None:
    assert len(both_languages()) > 500
    for where, said in both_languages():
        assert figures(said.zh) <= figures(said.en), f"{where}: {said.zh} / {said.en}"


@pytest.mark.parametrize(
    ("hans", "english"),
    [
        ("据.{0,24}报道", "report|according to"),
        ("据我们了解|据了解", "as far as we know|we understand"),
        ("网传", "hearsay"),
        ("解读", "reads"),
        ("只约束(?!信用卡)", "binds?|members"),
        ("没有核到", "did not (?:see|check)"),
        ("没查到", "found"),
    ],
)
def test_a_hedge_in_chinese_is_one_in_english(hans: str, english: str) -> None:
    hedged = [(where, said) for where, said in both_languages() if re.search(hans, said.zh)]

    assert hedged
    for where, said in hedged:
        assert re.search(english, said.en, re.IGNORECASE), f"{where}: {said.zh} / {said.en}"


def test_a_court_with_a_warrant_is_not_said_to_have_to_stay_outside() -> None:
    rule = LIBRARY.rules["visit-entry-statute"].versions[-1]
    for said in (rule.text, rule.short):
        assert said is not None
        assert "法律" in said.zh
        assert "law that says otherwise" in said.en


def test_a_lawsuit_is_asked_about_at_the_court_and_not_looked_for_in_a_credit_report() -> None:
    said = LIBRARY.stages[Stage.MONTHS].first.text
    assert re.search("起诉.{0,4}12368", said.zh)
    assert re.search("12368 about a lawsuit", said.en)
