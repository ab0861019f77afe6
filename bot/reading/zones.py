"""Time zones as people name them: by city or country, or as tzdata spells them. Knows no settings."""

from functools import cache
from typing import Final

from bot.domain.dates import zone_names
from bot.reading.text import LONGEST_LINE, fold

# An offset alone hides whether clocks change there: only that of China, where they do not, is taken.
_PLACES: Final = {  # in simplified characters; some are called otherwise in Taiwan
    "Asia/Shanghai": "北京 上海 广州 深圳 中国 内地 东八区 beijing china utc+8 gmt+8 +8 utc+08:00 +08:00",
    "Asia/Hong_Kong": "香港 hongkong hk",
    "Asia/Macau": "澳门 macao",
    "Asia/Taipei": "台北 台湾 taiwan",
    "Asia/Singapore": "新加坡",
    "Asia/Kuala_Lumpur": "吉隆坡 马来西亚 malaysia",
    "Asia/Bangkok": "曼谷 泰国 thailand",
    "Asia/Ho_Chi_Minh": "越南 胡志明 胡志明市 河内 vietnam",
    "Asia/Manila": "马尼拉 菲律宾 philippines",
    "Asia/Phnom_Penh": "金边 柬埔寨 cambodia",
    "Asia/Yangon": "缅甸 仰光 myanmar",
    "Asia/Tokyo": "东京 大阪 日本 japan",
    "Asia/Seoul": "首尔 韩国 korea",
    "Asia/Dubai": "迪拜 杜拜 阿联酋",
    "Australia/Sydney": "悉尼 雪梨",
    "Australia/Melbourne": "墨尔本",
    "Pacific/Auckland": "奥克兰 新西兰 纽西兰",
    "Europe/London": "伦敦 英国 uk england",
    "Europe/Paris": "巴黎 法国 france",
    "Europe/Berlin": "柏林 德国 germany",
    "Europe/Rome": "罗马 米兰 意大利 义大利 italy",
    "Europe/Madrid": "马德里 西班牙 spain",
    "America/New_York": "纽约 波士顿 华盛顿 est edt",
    "America/Chicago": "芝加哥 休斯顿 休士顿",
    "America/Los_Angeles": "洛杉矶 旧金山 西雅图 pst pdt",
    "America/Toronto": "多伦多",
    "America/Vancouver": "温哥华",
}


def read_zone(text: str) -> str | None:
    """The IANA zone that was named, None if there is none or it could be more than one. Never raises."""
    if len(text) > LONGEST_LINE:
        return None
    named = fold(text).strip(" \t\r\n,.;。").removesuffix("时间").replace(" ", "_")
    return _zones().get(named)


@cache
def _zones() -> dict[str, str]:
    """By place, by city alone where no other zone has it, and by full name, in small letters."""
    found: dict[str, str] = {}
    cities: dict[str, set[str]] = {}
    for zone in zone_names():
        if zone.startswith("Etc/"):  # Etc/GMT+5 lies five hours behind
            continue
        cities.setdefault(zone.rpartition("/")[2].lower(), set()).add(zone)
    found.update({city: zones.pop() for city, zones in cities.items() if len(zones) == 1})
    found.update({zone.lower(): zone for zone in zone_names()})
    found.update({fold(place): zone for zone, places in _PLACES.items() for place in places.split()})
    return found
