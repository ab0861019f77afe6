"""A complaint in words: facts in order of time, rules that may have been exceeded, what is asked for.

Plain, in Chinese: whoever gets it reads that. It never says that a rule was broken.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from bot.chat.contact_words import rule_words, said_word
from bot.chat.letter_text import documents
from bot.chat.wording import local
from bot.domain.contacts import WrittenContact
from bot.domain.dates import LENDER_ZONE
from bot.domain.language import Language
from bot.knowledge.complaints import Office
from bot.knowledge.library import Library
from bot.knowledge.limits import Finding
from bot.reading.text import one_line
from bot.services.contacts import judged
from bot.services.letter_files import Part, Table
from bot.store.records import User
from bot.texts import Texts, texts_in

STOP: Final = 1
OTHERS: Final = 2
ASKS: Final = {STOP: "stop", OTHERS: "others"}
"""What can be asked for, beside a written answer, as one number."""


def complaint(
    library: Library,
    user: User,
    office: Office,
    lender: str,
    kept: Sequence[WrittenContact],
    asks: int,
    t: Texts | None = None,
    *,
    brief: bool = False,
) -> list[Part]:
    """The complaint about these contacts, in order of time; in Chinese where no words are given.

    `brief`: without what a review says.
    """
    t, known = t or texts_in(Language.HANS), library.lenders.get(lender)
    name = known.name.of(t.language) if known else lender or t("letter-gap-loan")
    found = judged(library, (one.contact for one in kept), user)
    wanted = [
        t("complaint-ask-answer"),
        *(t(f"complaint-ask-{key}") for ask, key in ASKS.items() if asks & ask),
    ]
    attached = [str(number) for number, one in enumerate(kept, 1) if one.contact.file_id]
    return [
        t("complaint-title"),
        t("complaint-to", to=office.to.of(t.language)),
        t("complaint-who", name=one_line(name)),
        t("complaint-facts", count=len(kept), zone=_clock(t, user)),
        t("complaint-columns") if brief else _table(t, user, kept),
        *([t("complaint-findings")] if found else ()),
        *(() if brief else _findings(t, library, found)),
        *([t("complaint-unknown")] if found and not brief else ()),
        t("complaint-asks"),
        *(f"{number}. {ask}" for number, ask in enumerate(wanted, 1)),
        t("complaint-enclosed"),
        *([t("complaint-attached", rows="、".join(attached))] if attached else ()),
        t("complaint-calls"),
        t("complaint-true"),
        *t("letter-sign").split("\n"),
    ]


def _clock(t: Texts, user: User) -> str:
    """Whose time it is: in China nobody knows a zone by its name."""
    zone = user.preferences.zone
    return t("complaint-beijing") if zone == LENDER_ZONE else zone


def _table(t: Texts, user: User, kept: Sequence[WrittenContact]) -> Table:
    rows = [tuple(t("complaint-columns").split(" | "))]
    for number, written in enumerate(kept, 1):
        contact, at = written.contact, local(written.contact.at, user.preferences.zone)
        rows.append(
            (
                str(number),
                str(at.date()),
                f"{at:%H:%M}" if contact.exact else t("complaint-no-time"),
                t(f"contact-kind-{contact.kind}"),
                str(contact.times),
                one_line(contact.number),
                one_line(contact.note),
            )
        )
    return tuple(rows)


def _findings(t: Texts, library: Library, found: Sequence[Finding]) -> Iterator[str]:
    """Each rule once, with its days, the first first."""

    def version(finding: Finding) -> tuple[int, str]:
        return list(library.rules).index(finding.rule.id), str(finding.version.since)

    for _, those in groupby(sorted(found[::-1], key=version), key=version):
        each = list(those)
        title, tier = rule_words(t, library, each[0])
        where = t("letter-and").join(documents(library, [each[0].rule], each[0].day, t))
        yield t("complaint-finding", rule=title, tier=tier, documents=where)
        yield from (f"• {one.day}：{said_word(t, one)}" for one in each)
