import tomllib

import pytest

from bot.knowledge.load import default_root
from tools.traditional import Traditional

OVERRIDES = tomllib.loads((default_root() / "overrides.toml").read_text("utf-8"))
TRADITIONAL = Traditional(OVERRIDES["words"], OVERRIDES["right"]["words"])


@pytest.mark.parametrize(
    ("hans", "hant"),
    [
        ("借条", "借條"),
        ("征信", "徵信"),
        ("借呗", "借唄"),
        ("《个人信息保护法》", "《個人信息保護法》"),
        ("转账到账户", "轉帳到帳戶"),
        ("发卡的银行", "發卡的銀行"),
        ("在门口不要签", "在門口不要簽"),
        ("面签", "面簽"),
        ("平台公布的名单", "平台公布的名單"),
        ("书面答复", "書面答覆"),
        ("借机构名字的网址", "借機構名字的網址"),
        ("是只有一次，是只改这一期", "是只有一次，是只改這一期"),
        ("不得干扰", "不得干擾"),
        ("从本金里扣", "從本金裡扣"),
        ("GB/T 45251 {most} 次", "GB/T 45251 {most} 次"),
    ],
)
def test_words_of_the_trade_come_out_right(hans: str, hant: str) -> None:
    assert TRADITIONAL.convert(hans) == hant
    assert TRADITIONAL.doubts(hans) == []


def test_a_character_left_in_simplified_form_is_a_doubt() -> None:
    careless = Traditional({"借条": "借条"}, [])
    assert careless.doubts("借条") == ["left in simplified characters: 条 in “借条”"]


def test_a_text_that_does_not_lead_back_is_a_doubt() -> None:
    assert Traditional({}, []).doubts("馀") == ["does not lead back to “馀”: “餘”"]


def test_without_overrides_everything_is_left_to_opencc() -> None:
    assert Traditional({}, []).convert("平台") == "平臺"
