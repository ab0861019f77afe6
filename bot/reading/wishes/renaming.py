"""Another name for a loan: 名字改成老王, rename Jiebei to Tom. Knows no loan and no lender."""

from typing import Final

from bot.reading.patterns import regex
from bot.reading.text import fold

_BEGIN: Final = (
    "(?:请|麻烦|帮我|我想|我要|想要?|给|能不能|please |can you |could you )*(?:把|将)?(?:[这那][笔个条]|它)?"
)
_WHOSE: Final = r"(?P<old>[^,;.!?:]{0,20}?)"
_NEW: Final = r"\s?(?P<new>[^,;.!?]{1,40}?)"
_RENAMED: Final = (
    regex(
        rf"{_BEGIN}{_WHOSE}的?(?:机构)?(?:名字|名称)(?:更?改|修改|换|变更?)(?:成|为|叫做?|到){_NEW}[吧啦了]?"
    ),
    regex(rf"{_BEGIN}{_WHOSE}(?:改名|更名|改个名字?|重命名)(?:成|为|叫做?|到){_NEW}[吧啦了]?"),
    regex(rf"{_BEGIN}rename\s(?:(?:this|it|the\sloan)\s|(?P<old>[^,;.!?:]{{1,30}}?)\s)(?:to|as){_NEW}"),
    regex(rf"{_BEGIN}change\s(?:the|its)\sname\s(?:of\s(?P<old>[^,;.!?:]{{1,30}}?)\s)?to{_NEW}"),
)
_NO_LOAN: Final = regex(r"[我你您他她?吗呢]|怎么|什么|哪|可以|(?<![a-z])(?:my|your|how|why)(?![a-z])")
_SIGNS: Final = " \t,.;:!\"'“”‘’「」『』《》。！，；"


def read_renaming(text: str) -> tuple[str, str] | None:
    """What a loan is called and is to be called, as typed. The first is empty where it is not said."""
    folded = fold(text)
    start = len(folded) - len(folded.lstrip(_SIGNS))
    end = len(folded.rstrip(_SIGNS.replace('"', "").replace("'", "")))
    if _NO_LOAN.search(folded.replace("帮我", "").replace("我想", "").replace("我要", "")):
        return None
    for pattern in _RENAMED:
        if found := pattern.fullmatch(folded, start, end):
            old, new = (text[slice(*found.span(name))].strip(_SIGNS) for name in ("old", "new"))
            return (old, new) if new else None
    return None
