"""Texts that try to make reading slow. Each is one piece, repeated up to the length of a message."""

from typing import Final

LONGEST: Final = 4096
"""So many characters a message of Telegram has at most."""

NAMES: Final = (
    *("微粒贷", "借呗", "花呗", "360借条", "360", "招商银行信用卡", "信用卡", "WeBank", "jd", "JD Baitiao"),
    *(f"测试{n}贷" for n in range(190)),
    *(f"lender {n} of many" for n in range(200)),
)
"""As many names as a large library has."""

UNITS: Final = (
    # single characters of the grammar, figures and runs of blanks
    *("1", "一", "每", "期", "号", "月", "还", "的", "十", "百", "万", "a", "x", "*", "-", ".", "。"),
    *("，", " ", "\t", "\n", "\0"),
    # figures that almost end
    *("1,", "１，", "1.", "1.2,", "1:", "1-", "1/", "1 ", "1和", "1、", "1块5", "1元", "¥1", "¥1万 "),
    *("1$ ", "(1", "1* "),
    # dates and rules
    *("12/", "1/1 ", "1-1 ", "15日", "15日、", "15日和", "12月底", "2026-12-15 ", "20261215 "),
    *("5/12/2026 "),
    *("每月15号 ", "每隔", "隔周", "每两周", "下周五 ", "上上上", "逾期3天 ", "两个月后 ", "15天一期 "),
    *("从3月起 ", "双周"),
    *("every ", "every 2 weeks ", "the 15th ", "15 dec ", "dec 15 ", "in 3 days ", "friday "),
    *("next month "),
    # money, instalments and their labels
    *("1200元 ", "一千", "应还1 ", "本金1利息1 ", "7元利息 ", "最后一期300 ", "总共还剩1 ", "1期"),
    *("第1期 ", "x1 ", "5 payments "),
    *("payment due ", "minimum amount ", "total left 1 ", "1 left "),
    # names, links and numbers
    *("微粒贷", "微粒贷 ", "花呗借呗", "360", "【微粒贷】", "[a]", "尾号1", "a.b.", "http://a "),
    *("13800138000 ", "电话1"),
    # many lines
    *("1\n", "一\n", "1;", "12月15日 1200\n", "12月15日\n1200\n", "第1期\n12月15日\n1200\n"),
    *("微粒贷 12月15日 500\n"),
    *("花呗 每月20号 800；", "每月15号\n", "20261215\n", "日期 金额\n", "张三 15号 500\n", "friday 500\n"),
    # what nearly is a bill
    *("您的账单12月15日应还100元。", "【微粒贷】您12月15日应还100元", "扣款1", "借款1到期"),
    *("请勿转账给 ", "专属额度"),
    # what nearly is a danger
    *("现在", "他们", "我在", "在门口。", "催收,", "敲", "他们走了", "死", "at my door ", "they are "),
)  # fmt: skip


def filled(unit: str, length: int) -> str:
    """The piece as often as there is room for it."""
    return unit * (length // len(unit))
