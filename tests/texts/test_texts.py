"""The words of the bot: the same in all languages, all used, each used one there, and fit for Telegram."""

import ast
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import bot.chat
from bot.chat import features, settings
from bot.chat.around import Who
from bot.chat.complaint_text import ASKS
from bot.chat.contact_card import MARKS, TYPED
from bot.domain.contacts import ContactKind
from bot.domain.dates import DateProblemCode
from bot.domain.language import Language
from bot.domain.loans import Happened, Limit
from bot.domain.matters import Over
from bot.domain.notices import NoticeKind, NoticeState
from bot.domain.preferences import PreferencesProblem
from bot.emulator.markup import parse_html, units
from bot.knowledge.judging import Verdict
from bot.knowledge.model import Act
from bot.knowledge.phones import numbers_in
from bot.reading.case_number import NumberProblem
from bot.reading.danger_words import Danger
from bot.reading.notices import BillWarning
from bot.reading.signs import What
from bot.services import hardship, selection
from bot.services.adding import COUNTED_FROM_TODAY
from bot.services.loan_form import Problem, Step
from bot.services.operator import Refusal
from bot.texts import MissingTextError, texts_in
from tests.worlds import library

CHAT = sorted(Path(bot.chat.__file__).parent.glob("*.py"))
LANGUAGES = pytest.mark.parametrize("language", Language, ids=lambda one: str(one.value))

# Keys that are put together, by their form in the source, with what may stand in the gap.
FAMILIES = {
    "start-reminders-{}": ["on", "off"],
    "danger-{}": [*Danger],
    "around-{}": [*Who],
    "notice-{}": [one for one in NoticeState if one is not NoticeState.DRAFT],
    "notice-draft-{}": [*NoticeKind],
    "notice-refused-{}": [*Refusal],
    "button-notice-{}": [*NoticeKind, *(one for one in NoticeState if one is not NoticeState.DRAFT)],
    "letter-{}": ("docx", "txt"),
    "complain-{}": ("docx", "txt"),
    "complaint-ask-{}": [*ASKS.values()],
    "button-complain-less-{}": [*ASKS.values()],
    "button-complain-more-{}": [*ASKS.values()],
    "around-query-{}": [*Who],
    "button-around-{}": [*Who],
    "court-{}": [*Over],
    "filed-number-{}": [*NumberProblem],
    "menu-{}": [entry.name for entry in features.COMMANDS],
    "form-problem-{}": [*DateProblemCode, *Problem],
    "hard-problem-{}": list(hardship.Problem),
    "settings-problem-{}": list(PreferencesProblem),
    "settings-{}-ask": list(settings.PRESETS),
    "settings-{}-bad": list(settings.PRESETS),
    "button-{}": [
        *("language", "nag", "weekly", "discreet", *settings.PRESETS),
        *("not-finished", "history", "change", "resume", "pause", "finish", "delete"),
    ],
    "button-when-{}": ["today", "yesterday", "before"],
    "instalment-{}-ask": ["snooze", "part", "when"],
    "instalment-{}-bad": ["snooze", "part", "when"],
    "sample-{}": ["paid", "later", "hard", "full"],
    "reminder-overdue-{}": ["known", "unknown"],
    "reminder-due-{}": ["known", "unknown"],
    "reminder-tomorrow-{}": ["known", "unknown"],
    "reminder-early-{}": ["known", "unknown"],
    "history-{}": list(Happened),
    "limit-{}": list(Limit),
    "settings-{}": ["before", "after", "at"],
    "button-field-{}": [
        *(Step.LENDER, Step.LABEL, Step.DATE, Step.AMOUNT, Step.COUNT, Step.TOTAL, Step.LAST, Step.NOTE)
    ],
    "button-later-{}": ["3h", "evening", "1d"],
    "paste-open-{}": [
        *(
            Step.LENDER,
            Step.WHICH,
            Step.DATE,
            Step.PICKED,
            Step.EITHER,
            Step.OVERDUE,
            Step.SHARED,
            Step.AMOUNT,
            Step.COUNT,
            Step.CARD,
        )
    ],
    "message-{}": [*(set(What) - {What.BILL, What.OVERDUE, What.RECEIPT}), "bill-unread"],
    "card-warning-{}": [*BillWarning, COUNTED_FROM_TODAY],
    "judged-{}": [*Verdict],
    "section-{}": list(selection.SECTIONS),
    "contact-{}": ["number", "note"],
    "contact-kind-{}": list(ContactKind),
    "contact-short-{}": list(ContactKind),
    "contact-ask-{}": [*TYPED, "kind"],
    "contact-bad-{}": list(TYPED),
    "button-contact-{}": [*TYPED, "kind", *MARKS],
    "button-log-{}": ["newer", "older"],
    "log-{}": ["own", "ahead", "unread"],
    "log-asks-{}": ["kind", "call", "times"],
    "finding-{}": [one for one in get_args(Act) if one != "visitors"],
    "finding-unknown-{}": [
        *(one for one in get_args(Act) if one not in ("visitors", "connected-call")),
        *("national-standard", "self-regulation", "kind"),
    ],
}


class _Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 (fluent's name)
        self.found.add(node.id.name)


@cache
def messages(language: Language) -> dict[str, frozenset[str]]:
    """Every key of a language with the names of its placeables."""
    source = (files("bot.texts") / f"{language.value}.ftl").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for entry in FluentParser(with_spans=False).parse(source).body:
        assert not isinstance(entry, ftl.Junk), entry.content
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in found, f"{entry.id.name} stands there twice"
            variables = _Variables()
            variables.visit(entry)
            found[entry.id.name] = frozenset(variables.found)
    return found


def shown(language: Language, key: str, *values: object) -> Iterator[str]:
    """The text with each of the values in all of its places."""
    for value in values:
        yield texts_in(language)(key, **dict.fromkeys(messages(language)[key], value))


def template(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


@cache
def source() -> tuple[ast.AST, ...]:
    return tuple(node for path in CHAT for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def calls() -> Iterator[ast.Call]:
    """Every place where `bot.chat` asks for a text."""
    for node in source():
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("t", "texts", "words") or isinstance(node.func, ast.Call):
                yield node


def families() -> Iterator[str]:
    """The keys that are put together."""
    beginnings = {key.partition("-")[0] for key in messages(Language.HANS)}
    for node in source():
        if isinstance(node, ast.JoinedStr):
            form = template(node)
            if re.fullmatch(r"[a-z-]+\{\}[a-z-]*", form) and form.partition("-")[0] in beginnings:
                yield form


def test_all_languages_have_the_same_keys_and_placeables() -> None:
    assert messages(Language.HANS) == messages(Language.EN)
    assert messages(Language.HANS) == messages(Language.HANT)


def test_every_text_that_is_asked_for_is_there_and_gets_its_values() -> None:
    known = messages(Language.HANS)
    asked = [call for call in calls() if isinstance(call.args[0], ast.Constant)]
    assert len(asked) > 150
    for call in asked:
        assert isinstance(call.args[0], ast.Constant)
        key = str(call.args[0].value)
        assert key in known, key
        assert {keyword.arg for keyword in call.keywords} == known[key], key


def test_every_text_that_is_put_together_is_there() -> None:
    assert set(families()) == set(FAMILIES)
    wanted = {form.format(value) for form, values in FAMILIES.items() for value in values}
    assert wanted - set(messages(Language.HANS)) == set()


def test_no_text_is_unused() -> None:
    said = {node.value for node in source() if isinstance(node, ast.Constant)}
    made = {form.format(value) for form, values in FAMILIES.items() for value in values}

    assert sorted(set(messages(Language.HANS)) - said - made) == []


@LANGUAGES
def test_every_text_is_sound_html_of_a_few_tags(language: Language) -> None:
    for key in messages(language):
        for text in shown(language, key, "x", 0, 1, 2, 5):
            formatted = parse_html(text)
            assert formatted.text.strip(), key
            assert units(formatted.text) <= 1200, key
            assert {entity["type"] for entity in formatted.entities} <= {"bold", "italic", "code"}, key


@LANGUAGES
def test_every_text_shows_its_values(language: Language) -> None:
    for key, names in messages(language).items():
        if names - {"every", "unknown"}:
            assert "☺" in next(shown(language, key, "☺")), key


@LANGUAGES
def test_buttons_menus_and_what_pops_up_have_no_markup(language: Language) -> None:
    pops_up = {
        call.args[0].value
        for node in source()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "toast"
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant)
    }
    assert "form-old" in pops_up
    for key in messages(language):
        if key in pops_up or key.startswith(("button-", "menu-", "about")):
            (text,) = shown(language, key, "x")
            assert not re.search("[<>&]", text), key
            assert len(text) <= (200 if key in pops_up else 64 if key.startswith("button-") else 512), key


@LANGUAGES
def test_no_number_to_call_is_outside_of_the_allow_list(language: Language) -> None:
    listed = {phone.number for phone in library().channels.phones}
    for key in messages(language):
        for text in shown(language, key, "x"):
            for line in text.splitlines():
                assert set(numbers_in(line)) <= listed, key


def test_english_is_english() -> None:
    """Who reads no Chinese can't type it. Only the marks of the gaps in Chinese letters are named."""
    for key in messages(Language.EN):
        for text in shown(Language.EN, key, "x", 0, 1, 2):
            assert not re.search("[\u3001-\u9fff\uff00-\uffef]", text.replace("【\u3000】", "")), key


@pytest.mark.parametrize("key", ["contact", "third-party", "unnamed", "private-phone"])
def test_once_is_not_said_as_one_times(key: str) -> None:
    times = {
        number: texts_in(Language.EN)(f"finding-{key}", number=number, start="22:00", end="08:00")
        for number in (1, 2)
    }

    assert "once" in times[1]
    assert "2 times" in times[2]


def test_a_missing_text_or_value_is_an_error() -> None:
    texts = texts_in(Language.HANS)

    with pytest.raises(MissingTextError, match="nothing"):
        texts("nothing")
    with pytest.raises(MissingTextError, match=r"saved: Unknown external: \w+"):
        texts("saved")
    with pytest.raises(LookupError):
        texts("")


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        (Language.HANS, "2026年12月5日 周六", "2026年12月5日 周六 09:05"),
        (Language.HANT, "2026年12月5日 週六", "2026年12月5日 週六 09:05"),
        (Language.EN, "Sat 5 Dec 2026", "Sat 5 Dec 2026 09:05"),
    ],
)
def test_a_date_is_written_in_full(language: Language, day: str, moment: str) -> None:
    texts = texts_in(language)

    assert texts.day(date(2026, 12, 5)) == day
    assert texts.moment(datetime(2026, 12, 5, 9, 5)) == moment  # noqa: DTZ001 (any local time)


@pytest.mark.parametrize(
    ("fen", "text"), [(100, "¥1"), (1, "¥0.01"), (120000, "¥1,200"), (123456789, "¥1,234,567.89"), (0, "¥0")]
)
def test_an_amount_is_written_to_the_fen(fen: int, text: str) -> None:
    assert texts_in(Language.HANS).money(fen) == text
    assert texts_in(Language.EN).money(fen) == text.replace("¥", "CN¥")
    assert texts_in(Language.HANT).money(fen).endswith(text.removeprefix("¥"))


@pytest.mark.parametrize("every", [1, 2, 12])
@LANGUAGES
def test_a_rule_says_how_often(language: Language, every: int) -> None:
    for key in ("rule-monthly", "rule-last"):
        names = messages(language)[key]
        text = texts_in(language)(key, **({"every": every} | ({"day": 15} if "day" in names else {})))
        assert (str(every) in text.replace("15", "")) is (every > 1)
