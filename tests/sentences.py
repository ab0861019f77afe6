"""Sentences (tests/data/words) said through the real door, and judged by what is stored and what is said."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from bot.domain.dates import first_day
from bot.domain.language import Language
from bot.domain.loans import InstalmentState, LoanState
from bot.reading.text import fold
from bot.services.loan_form import FORM, Form
from bot.store.records import LoanView, Subscription, User
from bot.texts import texts_in
from bot.world import EmulatedWorld
from tests.chat_driver import Chat, Shown
from tests.corpus import Case, cases
from tests.words import Verdict
from tests.worlds import SHANGHAI, Lasting

NOW = datetime(2026, 12, 1, 10, tzinfo=SHANGHAI)
GIVEN = {
    "no loan": (),
    "one loan": ("微粒贷 每月15号 1200 12期",),
    "two loans": ("微粒贷 每月15号 1200 12期", "借呗 每月20号 800 6期"),
    "card open": (),
}
FIRST_USER = {
    "sentences": 1000,
    "sentences_aside": 3000,
    "sentences_more": 5000,
    "sentences_more_aside": 7000,
    "sentences_fresh": 9000,
    "sentences_fresh_aside": 11000,
    "sentences_again": 13000,
    "sentences_again_aside": 15000,
}
SAVE = {"zh-hans": "保存", "zh-hant": "保存", "en": "Save"}
PAID = {"zh-hans": "已还", "zh-hant": "已還", "en": "Paid"}


@dataclass(frozen=True)
class Stored:
    """What is kept of one user."""

    user: User | None
    views: tuple[LoanView, ...]
    forms: tuple[Form, ...]  # the latest first
    snoozed: tuple[datetime, ...]

    @property
    def form(self) -> Form | None:
        """The one that was shown last."""
        return next(iter(self.forms), None)

    def loan(self, name: str) -> LoanView:
        return next(view for view in self.views if view.loan.name == name)

    def paid(self, name: str, number: int = 1) -> bool:
        return self.loan(name).instalments[number - 1].state is InstalmentState.PAID


async def stored(world: EmulatedWorld, user_id: int) -> Stored:
    def work(records: Any) -> Stored:
        user = records.user(user_id)
        forms = map(FORM.of, records.conversations(user_id, world.now))
        reminders = records.everything(user_id).get("reminders", []) if user else []
        snoozed = tuple(
            datetime.fromisoformat(row["send_at"])
            for row in reminders
            if row["rule"] == "snooze" and row["state"] == "pending"
        )
        return Stored(
            user,
            tuple(records.loans(user_id)) if user else (),
            tuple(filter(None, forms)),
            snoozed,
        )

    return await world.bot.store.transact(work)


@dataclass(frozen=True)
class Outcome:
    """What a sentence did."""

    case: Case
    before: Stored
    after: Stored
    shown: tuple[Shown, ...]

    @property
    def text(self) -> str:
        return "\n".join(one.text for one in self.shown)

    @property
    def buttons(self) -> tuple[str, ...]:
        return tuple(label for one in self.shown for label in one.buttons)


async def outcome(world: EmulatedWorld, case: Case, user_id: int) -> Outcome:
    """Say it, as someone who has what is given."""
    language = case["lang"]
    chat = Chat(world, user_id, language)
    for line in GIVEN[case["given"]]:
        await chat.say(f"/add {line}")
        await chat.press(SAVE[language])
    if case["given"] == "card open":
        await chat.say("/add 微粒贷 每月15号 1200 12期")
    if case["does"] == "undo":
        await chat.say("/list")
        await chat.press("微粒贷")
        await chat.press("2026-12-15")
        await chat.press(PAID[language])
    before = await stored(world, user_id)
    shown = await chat.say(case["text"])
    return Outcome(case, before, await stored(world, user_id), tuple(shown))


def wrong(found: Outcome) -> str:
    """What is wrong with it; empty if nothing is."""
    case, after, before = found.case, found.after, found.before
    unchanged = (after.user, after.views) == (before.user, before.views)
    said_nothing = texts_in(Language(case["lang"]))("not-understood") in found.text
    asked = len(found.shown[-1].buttons) > 0 and unchanged and not said_nothing
    try:
        does = str(JUDGES[case["does"]](found))
    except (StopIteration, KeyError):
        does = "no such loan, or nothing to compare with"
    if does and not (case.get("or_asks") and asked):
        return does
    return ""


def _asks_which(found: Outcome) -> bool:
    labels = found.shown[-1].buttons
    unchanged = found.after.views == found.before.views
    return unchanged and any("微粒贷" in one for one in labels) and any("借呗" in one for one in labels)


def _paid(found: Outcome) -> str:
    case = found.case
    if not found.before.views:
        return "" if not found.after.views and found.buttons else "nothing is to be marked, adding is offered"
    name = case.get("lender") or "微粒贷"
    if case["given"] == "two loans" and "lender" not in case:
        return "" if _asks_which(found) else "asks which"
    if name not in ("微粒贷", "借呗"):
        return "" if found.after.views == found.before.views else "marks nothing"
    one = found.after.loan(name).instalments[0]
    if one.state is not InstalmentState.PAID:
        return "is not marked"
    if "day" in case and one.paid_on != date.fromisoformat(case["day"]):
        return f"paid on {one.paid_on}"
    others = [other for view in found.after.views for other in view.instalments if other.id != one.id]
    if any(other.state is not InstalmentState.OPEN for other in others):
        return "marks another one, too"
    return "" if any(label in ("撤销", "撤銷", "Undo") for label in found.buttons) else "offers no undo"


def _part(found: Outcome) -> str:
    case = found.case
    if case["given"] == "two loans" and "lender" not in case:
        return "" if _asks_which(found) else "asks which"
    one = found.after.loan(case.get("lender") or "微粒贷").instalments[0]
    return "" if one.paid == case["amount"] * 100 else f"{one.paid} is paid"


def _paid_off(found: Outcome) -> str:
    unchanged = found.after.views == found.before.views
    if not (unchanged and found.shown[-1].buttons):
        return "is to be confirmed"
    if found.case["given"] == "two loans" and "lender" not in found.case:
        return "" if _asks_which(found) else "asks which"
    name = found.case.get("lender", "微粒贷")
    said = any(
        word in one for one in (found.text, *found.buttons) for word in ("全部还清", "全部還清", "paid off")
    )
    return "" if name in found.text and said else "other words"


def _remind(found: Outcome) -> str:
    case, after = found.case, found.after
    day = date.fromisoformat(case["day"]) if "day" in case else None
    if not found.before.views:
        form = after.form
        if form is None or after.views:
            return "is to be a form"
        if day is not None and (form.rule is None or _first(form) != day):
            return f"the day is lost: {form.rule}"
        if case.get("lender") and not form.name:
            return "the lender is lost"
        return ""
    at = time.fromisoformat(case["time"]) if "time" in case else time(9)
    if day is None:
        return "" if found.shown[-1].buttons and after.views == found.before.views else "asks when"
    wanted = datetime.combine(day, at, SHANGHAI)
    if wanted in after.snoozed:
        return ""
    comes = re.search(rf"(?<!\d){wanted.day}(?!\d)", found.text.split("\n")[0])
    return "" if comes and after.views == found.before.views else f"{after.snoozed}"


def _first(form: Form) -> date:
    return date.min if form.rule is None else first_day(form.rule)


def _change_date(found: Outcome) -> str:
    case, form = found.case, found.after.form
    if found.after.views != found.before.views:
        return "changed unasked"
    if "day" not in case:
        return "" if form is None or form.rule is None else "no such day"
    if case["given"] == "two loans" and "lender" not in case:
        return "" if _asks_which(found) else "asks which"
    anchor = int(case["day"].split()[1]) if case["day"].startswith("monthly") else 0
    if form is None or getattr(form.rule, "anchor", None) != anchor:
        return f"form: {form and form.rule}"
    if (
        case["given"] != "card open"
        and form.loan_id != found.after.loan(case.get("lender", "微粒贷")).loan.id
    ):
        return "another loan"
    return ""


def _change_amount(found: Outcome) -> str:
    case, form = found.case, found.after.form
    if case["given"] == "two loans" and "lender" not in case:
        return "" if _asks_which(found) else "asks which"
    if found.after.views != found.before.views:
        return "changed unasked"
    if form is None or form.amount != case["amount"] * 100:
        return f"form: {form and form.amount}"
    return "" if form.loan_id == found.after.loan(case.get("lender", "微粒贷")).loan.id else "another loan"


def _list(found: Outcome) -> str:
    if not found.before.views:
        return "" if found.shown[-1].buttons else "offers nothing"
    return "" if all(view.loan.name in found.text for view in found.after.views) else "no list"


def _owed(found: Outcome) -> str:
    return "" if re.search(r"¥19,200|¥2,000", found.shown[0].text) else "no sum"


def _set_time(found: Outcome) -> str:
    user = found.after.user
    return "" if user and f"{user.preferences.at:%H:%M}" == found.case["time"] else "another time"


def _switched(wanted: Subscription) -> Any:
    def judge(found: Outcome) -> str:
        user = found.after.user
        return "" if user and user.subscription is wanted else "not switched"

    return judge


def _language(wanted: Language) -> Any:
    def judge(found: Outcome) -> str:
        user = found.after.user
        return "" if user and user.language is wanted else "another language"

    return judge


def _delete_loan(found: Outcome) -> str:
    name = found.case.get("lender", "微粒贷")
    kept = found.after.views == found.before.views
    return "" if kept and name in found.text and len(found.shown[-1].buttons) == 2 else "is to be confirmed"


def _delete_me(found: Outcome) -> str:
    kept = found.after.views == found.before.views
    return "" if kept and len(found.shown[-1].buttons) == 2 else "is to be confirmed"


def _undo(found: Outcome) -> str:
    assert found.before.paid("微粒贷")
    return "" if not found.after.paid("微粒贷") else "still paid"


def _save(found: Outcome) -> str:
    return "" if [view.loan.name for view in found.after.views] == ["微粒贷"] else "not saved"


def _cancel(found: Outcome) -> str:
    return "" if not found.after.views and found.after.form is None else "still open"


def _pause(found: Outcome) -> str:
    if "lender" in found.case:
        return "" if found.after.loan(found.case["lender"]).loan.state is LoanState.PAUSED else "not paused"
    until = found.after.user.paused_until if found.after.user else None
    wanted = date.fromisoformat(found.case["day"])
    return "" if until and until.astimezone(SHANGHAI).date() == wanted else f"until {until}"


def _none(found: Outcome) -> str:
    case = found.case
    if found.after.views != found.before.views:
        return "something was done"
    if (found.after.user != found.before.user) and case.get("instead") not in ("loan", "line", "bill"):
        return "something of the user was changed"
    if case.get("instead") == "thanks" and not _word(found, "好的", "All right"):
        return "other words"
    if case.get("instead") == "event" and found.after.forms != found.before.forms:
        return "a card of what is no loan"
    if case.get("instead") == "loan":
        form = found.after.form
        right = form and form.amount == case["amount"] * 100 and fold(case["lender"]) in fold(form.name)
        stays = found.before.form in found.after.forms
        return "" if right and stays else f"no card of it: {form}"
    return ""


def _add(found: Outcome) -> str:
    return "" if found.after.form is not None and found.after.views == found.before.views else "no form"


def _word(found: Outcome, *words: str) -> bool:
    return any(word in found.text for word in words)


def _says(*words: str) -> Any:
    def judge(found: Outcome) -> str:
        kept = found.after.views == found.before.views
        return "" if kept and _word(found, *words) else "other words"

    return judge


JUDGES: dict[str, Any] = {
    "paid": _paid,
    "paid part": _part,
    "paid off": _paid_off,
    "remind": _remind,
    "change date": _change_date,
    "change amount": _change_amount,
    "list": _list,
    "owed sum": _owed,
    "settings": _says("<b>设置</b>", "设置", "設置", "Settings"),
    "set time": _set_time,
    "reminders off": _switched(Subscription.OFF),
    "reminders on": _switched(Subscription.ON),
    "language en": _language(Language.EN),
    "language hant": _language(Language.HANT),
    "language hans": _language(Language.HANS),
    "delete loan": _delete_loan,
    "delete me": _delete_me,
    "greeting": _says("你好", "Hello"),
    "menu": _says("/add"),
    "undo": _undo,
    "save card": _save,
    "cancel": _cancel,
    "pause": _pause,
    "pause, how long": _says("暂停几天", "暫停幾天", "For how many days"),
    "none": _none,
    "add": _add,
    "paid sum": _says("已还的", "已還的", "marked as paid"),
    "export": _says("导出", "匯出", "Export", ".csv", "文件", "file"),
}


def verdict(found: Outcome) -> Verdict:
    """Wrong is what was done and is not meant; whatever else is not right was only not understood."""
    if not wrong(found):
        return Verdict.RIGHT
    done = (found.after.user, found.after.views) != (found.before.user, found.before.views)
    return Verdict.WRONG if done else Verdict.ASKED


def judged(opened: Lasting, part: str) -> Iterator[tuple[Case, Verdict, str]]:
    """Each case of a part, with what is wrong about it."""
    first = FIRST_USER[part]
    for number, case in enumerate(cases(part)):
        try:
            found = opened.run(outcome(opened.world, case, first + number))
        except Exception as error:  # no case of the part set aside is to be shown by a traceback
            yield case, Verdict.WRONG, f"failed: {type(error).__name__}"
        else:
            yield case, verdict(found), wrong(found)


def report(opened: Lasting, part: str) -> Counter[Verdict]:
    """How many were understood how: counts only, so that a part set aside stays unseen."""
    return Counter(one for _, one, _ in judged(opened, part))
