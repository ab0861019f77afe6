"""Facts are as old as they are on the lender's clock, wherever people live and whatever shows the facts."""

import re
import shutil
from collections.abc import AsyncIterator
from datetime import date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import Config, Operator, Privacy, Reminders, Telegram
from bot.domain.dates import LENDER_ZONE, lender_day, local_to_utc
from bot.knowledge.library import Library
from bot.knowledge.load import default_root, load
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import START

REVIEW_BY = date(2026, 12, 24)
BEFORE = local_to_utc(REVIEW_BY, time(23, 30), LENDER_ZONE)
AFTER = local_to_utc(REVIEW_BY + timedelta(1), time(0, 30), LENDER_ZONE)
ZONES = pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Australia/Sydney"])
CAUTION = "〔待复核〕"


@pytest.fixture
def knowledge(tmp_path: Path) -> Library:
    """All facts are to be reviewed by one day."""
    root = Path(shutil.copytree(default_root(), tmp_path / "knowledge"))
    for path in root.rglob("*.toml"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"(?m)^review_by = \S+", f"review_by = {REVIEW_BY}", text), "utf-8")
    return load(root)


@pytest.fixture
async def dated(tmp_path: Path, knowledge: Library) -> AsyncIterator[Chat]:
    config = Config(Telegram(), tmp_path / "bot.db", Reminders(), None, Operator(), Privacy())
    world = await EmulatedWorld.open(config, knowledge, config.database, START)
    yield Chat(world)
    await world.close()


def test_the_lenders_day_begins_at_midnight_on_the_lenders_clock() -> None:
    assert lender_day(BEFORE) == REVIEW_BY == AFTER.date()
    assert lender_day(AFTER) == REVIEW_BY + timedelta(1)


@ZONES
async def test_a_fact_whose_review_day_has_passed_is_cautioned_everywhere_from_the_same_moment_on(
    dated: Chat, zone: str
) -> None:
    (settings,) = await dated.say("/settings")
    for choice in (
        f"zone:{zone}",
        "quiet:-",
        "before:3,2,1,0",
        f"at:{AFTER.astimezone(ZoneInfo(zone)):%H:%M}",
    ):
        await dated.press_data(f"set:{choice}", settings.message)
    await dated.say("/add 微粒贷 2026-12-26 500")
    await dated.press("保存")

    before = [await dated.jump(BEFORE), await dated.say("/rights 微粒贷"), await dated.say("/sources")]
    await dated.say("/add 借呗 2026-12-26 500")  # what was said of 微粒贷 is not said again
    await dated.press("保存")
    after = [
        await dated.until(AFTER + timedelta(minutes=1)),
        await dated.say("/rights 微粒贷"),
        await dated.say("/sources"),
    ]

    assert [CAUTION in shown.text for (shown,) in before] == [False, False, False]
    assert [CAUTION in shown.text for (shown,) in after] == [True, True, True]
