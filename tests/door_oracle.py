"""A second reading of the facts about somebody at the door, written apart from the flow. Knows no bot.

Sources: the checklist at the door, the signs of a fake, and the promise that whoever wants cash, a private
transfer, a scan, papers or the phone is never better than fraud. Answers are labels in 简体.
"""

from collections.abc import Iterable

DANGER, FRAUD, UNSURE, CHECKED = "危险", "像是诈骗", "还不能确认", "你已自己核实"
ORDER = (DANGER, FRAUD, UNSURE, CHECKED)

TAKES = {"现金", "转账给个人", "扫码", "身份证或手机"}


def verdict(given: Iterable[str]) -> str:
    """The verdict that the facts demand of what somebody answered."""
    said = set(given)
    # Official persons at the door can be checked at 110 and 12368; if these know nothing, they are impostors.
    official = bool(said & {"警察", "法院"})
    if said & {"现在有危险", "不肯走", "堵着不让走", "都不是"}:
        return DANGER
    if official and "机构说没有派人" in said:
        return DANGER
    if said & TAKES or "机构说没有派人" in said:
        return FRAUD
    # A court has papers received against a signature; nobody else needs one at a door.
    if "签字" in said and "法院" not in said:
        return FRAUD
    if "核实过，确有此事" not in said:
        return UNSURE
    # Somebody was sent: whether it is this one can't be told without a name, or of an officer without ID.
    if "不肯说" in said or (official and "什么都没有" in said):
        return UNSURE
    return CHECKED
