"""Contacts in words: a line of each, a day with its chart, what may exceed a rule. Decides nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from bot.chat.context import Turn
from bot.chat.wording import local
from bot.domain.contacts import PRIVATE, UNNAMED, Contact, ContactKind, WrittenContact
from bot.knowledge.flows import Level
from bot.knowledge.library import Library
from bot.knowledge.limits import Finding, most_on
from bot.knowledge.model import Act, Tier
from bot.services.contacts import UNKNOWN_KIND, Day, judged, kind_of
from bot.texts import Texts
from bot.transport.messages import esc

_ACTS: Final[dict[ContactKind, Act]] = {
    ContactKind.ANSWERED: "connected-call",
    ContactKind.MISSED: "unanswered-call",
}
FLOW: Final = "door"
"""The flow whose verdicts a contact may hold."""
_WIDEST: Final = 14  # signs of a bar: with its label and number it is one line of a narrow phone
_HEDGED: Final = (Tier.NATIONAL_STANDARD, Tier.SELF_REGULATION)


def kind_word(turn: Turn, contact: Contact) -> str:
    """What happened, and how often."""
    kind = turn.texts(f"contact-kind-{contact.kind}")
    return kind if contact.times == 1 else turn.texts("contact-times", kind=kind, times=contact.times)


def lender_word(turn: Turn, lender: str) -> str:
    """How a lender is called: as we know it, else as it was typed. Not escaped."""
    return called(turn.services.library, turn.texts, lender)


def called(library: Library, t: Texts, lender: str) -> str:
    """The same by what is kept of a lender."""
    known = library.lenders.get(lender)
    return known.name.of(t.language) if known else lender or t("contact-nobody")


def when_word(turn: Turn, contact: Contact) -> str:
    """The day, and the time if it is known."""
    t, at = turn.texts, local(contact.at, turn.user.preferences.zone)
    return t.moment(at) if contact.exact else t("contact-no-time", day=t.day(at.date()))


def line_of(turn: Turn, contact: Contact) -> str:
    """A contact in one line of HTML."""
    words = [when_word(turn, contact), kind_word(turn, contact), esc(lender_word(turn, contact.lender))]
    words += [esc(contact.number)] if contact.number else []
    words += [turn.texts("log-note")] if contact.note else []
    return " · ".join(words)


def label_of(turn: Turn, contact: Contact) -> str:
    """A contact of a known day, for a button."""
    at = local(contact.at, turn.user.preferences.zone)
    kind = turn.texts(f"contact-short-{contact.kind}")
    times = f"×{contact.times}" if contact.times > 1 else ""
    return f"{at:%H:%M} {kind}{times}" if contact.exact else f"{kind}{times}"


def told(turn: Turn, written: WrittenContact) -> Iterator[str]:
    """All that is kept of a contact, as lines of HTML."""
    t, contact = turn.texts, written.contact
    yield f"<b>{kind_word(turn, contact)}</b>"
    yield when_word(turn, contact)
    yield esc(lender_word(turn, contact.lender))
    for key, said in (("number", contact.number), ("note", contact.note)):
        if said:
            yield t(f"contact-{key}", **{key: esc(said)})
    flow = turn.services.library.flows.get(FLOW)
    if flow is not None and contact.verdict in list(Level):
        yield esc(flow.verdicts[Level(contact.verdict)].word.of(turn.language))
    if contact.agency:
        yield t("contact-agency", name=esc(contact.agency))
    marks = [t(key) for key, mark in _MARKS.items() if mark in contact.said]
    if marks:
        yield " · ".join(marks)
    if contact.file_id:
        yield t("contact-file")
    if written.was is not None and written.corrected_at is not None:
        moment = t.moment(local(written.corrected_at, turn.user.preferences.zone))
        yield t("contact-corrected", was=_was(turn, written.was, contact), moment=moment)


_MARKS: Final = {"contact-unnamed": UNNAMED, "contact-private": PRIVATE}


def _was(turn: Turn, was: Contact, now: Contact) -> str:
    """What was written down first: its line, and what else it said otherwise."""
    more = [was.note] if was.note and was.note != now.note else []
    more += [turn.texts(key) for key, mark in _MARKS.items() if mark in was.said and mark not in now.said]
    return " · ".join([line_of(turn, was), *map(esc, more)])


def counts_word(turn: Turn, contacts: Iterable[Contact]) -> str:
    """How many of each kind: each kind is counted on its own."""
    counts = Counter[ContactKind]()
    for contact in contacts:
        counts[contact.kind] += contact.times
    t = turn.texts  # a bare "129" behind "missed call" would look like who called
    parts = [
        t("contact-times", kind=t(f"contact-kind-{of}"), times=counts[of]) for of in ContactKind if counts[of]
    ]
    return turn.language.enumerated.join(parts)


def by_lender(day: Day) -> dict[str, list[Contact]]:
    """The contacts of a day by lender, whoever came most often first."""
    found: dict[str, list[Contact]] = {}
    for contact in day.contacts:
        found.setdefault(contact.lender, []).append(contact)
    return dict(sorted(found.items(), key=lambda one: -sum(contact.times for contact in one[1])))


def day_lines(turn: Turn, day: Day, most: int | None = None) -> list[str]:
    """A day, by lender: how many of each kind, a chart of the calls, `most` of what may exceed a rule."""
    t, found = turn.texts, judged(turn.services.library, day.contacts, turn.user)
    lines = [f"<b>{t.day(day.on)}</b>"]
    for lender, contacts in by_lender(day).items():
        name = esc(lender_word(turn, lender))
        lines.append(t("log-line", name=name, counts=counts_word(turn, contacts)))
        lines += _chart(turn, day.on, lender, contacts)
        own = [one for one in found if one.lender == lender]
        lines += [finding_line(turn, one) for one in own[: most and max(most, 0)]]
        if most is not None:
            hidden = max(len(own) - max(most, 0), 0)
            most -= len(own)
            lines += [t("log-more-findings", count=hidden)] if hidden else []
    return lines


def _chart(turn: Turn, on: date, lender: str, contacts: Sequence[Contact]) -> list[str]:
    """Calls that were taken and attempts that were not, each against its own number."""
    rules, kind = turn.services.library.rules.values(), kind_of(turn.services.library, lender)
    width = max(len(turn.texts(f"contact-short-{of}")) for of in _ACTS)
    bars = []
    for of, act in _ACTS.items():
        number = sum(contact.times for contact in contacts if contact.kind is of)
        if number:
            label = turn.texts(f"contact-short-{of}").ljust(width)
            bars.append(f"{label} {bar(number, most_on(on, act, kind, rules))} {number}")
    return [f"<pre>{esc(chr(10).join(bars))}</pre>"] if bars else []


def bar(number: int, most: int | None) -> str:
    """A bar of so many, with the limit as a line in it. One that is too long ends in an ellipsis."""
    if most is None:
        return "▇" * min(number, _WIDEST) + ("…" if number > _WIDEST else "")
    over = max(number - most, 0)
    room = max(_WIDEST - most, 1)
    end = "▇" * min(over, room) + ("…" if over > room else "")
    return f"{'▇' * min(number, most)}{'·' * max(most - number, 0)}│{end}"


def finding_line(turn: Turn, finding: Finding) -> str:
    """What may exceed a rule: the rule, whose word it is, how many, and since when it says so."""
    t, (title, tier) = turn.texts, rule_words(turn.texts, turn.services.library, finding)
    since = str(finding.version.since)
    return t("finding", rule=esc(title), tier=esc(tier), said=said_word(t, finding), since=since)


def rule_words(t: Texts, library: Library, finding: Finding) -> tuple[str, str]:
    """What the rule is called, and whose word it is. Not escaped."""
    tier = library.vocabulary.tiers[finding.version.tier].label.of(t.language)
    return finding.rule.title.of(t.language).removesuffix(f"（{tier}）"), tier


def said_word(t: Texts, finding: Finding) -> str:
    """How many there were, and what the rule says."""
    limit = finding.version.limit
    assert limit is not None
    return t(f"finding-{limit.act}", number=finding.number, **limit.numbers())


def unknown_lines(turn: Turn, findings: Sequence[Finding]) -> list[str]:
    """What these depend on that is not known, each once; nothing where nothing was found."""
    if not findings:
        return []
    t, library = turn.texts, turn.services.library
    keys: list[str] = [one.version.tier for one in findings if one.version.tier in _HEDGED]
    acts = [one.version.limit.act for one in findings if one.version.limit]
    keys += [act for act in acts if act != "connected-call"]
    keys += ["kind" for one in findings if kind_of(library, one.lender) == UNKNOWN_KIND]
    lines = [f"• {t(f'finding-unknown-{key}')}" for key in dict.fromkeys(keys)]
    return ["", t("finding-unknown"), *lines, t("finding-unknown-last")]
