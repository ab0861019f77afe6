"""The cross-checks: what the schema cannot say about entries and the ways between them. Knows no file.

Each check takes the draft and yields problems; `lint` runs them all, those of the other modules too.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Final

from bot.knowledge.cards import card_id, has_card
from bot.knowledge.complaint_checks import COMPLAINT_CHECKS
from bot.knowledge.draft import Draft
from bot.knowledge.evidence import EVIDENCE_CHECKS
from bot.knowledge.flow_checks import FLOW_CHECKS
from bot.knowledge.fold import bare
from bot.knowledge.letter_checks import LETTER_CHECKS
from bot.knowledge.library import names_of, place_of
from bot.knowledge.model import About, Contact, Kind, Lender, Profile, Stage, Tier
from bot.knowledge.problems import Problem
from bot.knowledge.question_checks import QUESTION_CHECKS
from bot.knowledge.repeats import repeated_facts
from bot.knowledge.rules import RULE_CHECKS
from bot.knowledge.sign_checks import SIGN_CHECKS
from bot.knowledge.wording import WORDING_CHECKS

Check = Callable[[Draft], Iterator[Problem]]

# What a lender with a file of its own says itself; the rest may come from its kind.
OWN_SUBJECTS: Final = (
    About.IDENTITY,
    About.CREDITOR,
    About.CONTACT,
    About.PRACTICE,
    About.UNKNOWN,
    About.VERIFY,
    About.HARDSHIP,
)
KIND_SUBJECTS: Final = (About.CREDITOR, About.VERIFY, About.HARDSHIP, About.REGULATOR, About.CREDIT_REPORT)


def lint(draft: Draft) -> list[Problem]:
    return [problem for check in (*CHECKS, *WORDING_CHECKS) for problem in check(draft)]


def unknown_references(draft: Draft) -> Iterator[Problem]:
    """Everything that is pointed at exists."""
    library = draft.library
    numbers, missing = [phone.number for phone in library.channels.phones], draft.missing

    def unlisted(file: str, place: str, phones: Iterable[str]) -> Iterator[Problem]:
        for number in phones:
            if number not in numbers:
                yield Problem(file, place, f"{number} is not on the allow-list in channels.toml")

    for claim in draft.claims:
        yield from missing(
            claim.file, f"{claim.place}.cites", "sources", (c.source for c in claim.what.cites)
        )
    for lender in library.lenders.values():
        if not lender.listed:
            yield from missing(*place_of(lender, "kind"), "kinds", [lender.kind])
        yield from unlisted(*place_of(lender, "phones"), lender.phones)
    for names in library.lists.values():
        yield from missing(f"names/{names.id}.toml", "kind", "kinds", [names.kind])
        yield from missing(f"names/{names.id}.toml", "sources", "sources", names.sources)
    for kind in library.kinds.values():
        yield from unlisted(f"kinds/{kind.id}.toml", "phones", kind.phones)
        yield from unlisted(f"kinds/{kind.id}.toml", "regulator_phones", kind.regulator_phones)
    for rule in library.rules.values():
        yield from missing(f"rules/{rule.id}.toml", "topic", "topics", [rule.topic])
        yield from missing(f"rules/{rule.id}.toml", "kinds", "kinds", rule.kinds)
    for topic in library.topics.values():
        yield from unlisted(f"topics/{topic.id}.toml", "phones", topic.phones)
        yield from missing(f"topics/{topic.id}.toml", "see", "rules", topic.see)
    for place, opening in library.openings():
        yield from missing(f"{place}.toml", "rules", "rules", opening.rules)
        yield from missing(f"{place}.toml", "topics", "topics", opening.topics)
    for contact in library.contacts.values():
        yield from missing(f"contacts/{contact.id}.toml", "checks", "questions", contact.checks)


def unknown_places(draft: Draft) -> Iterator[Problem]:
    """What a kind of lender or of contact shows of rules and topics is there."""
    held = {claim.id for claim in draft.claims if claim.id.startswith("topics/")}
    held |= {f"rules/{id_}" for id_ in draft.files.get("rules", ())}
    for kind in draft.library.kinds.values():
        for about, places in kind.see.items():
            for place in places:
                if place not in held:
                    yield Problem(f"kinds/{kind.id}.toml", f"see.{about}", f"there is no {place}")
    for contact in draft.library.contacts.values():
        for place in contact.shows:
            if place not in held:
                yield Problem(f"contacts/{contact.id}.toml", "shows", f"there is no {place}")


def twins(draft: Draft) -> Iterator[Problem]:
    """Ids, numbers and orders that have to tell things apart do."""
    seen: set[str] = set()
    for claim in draft.claims:
        if claim.id in seen:
            yield Problem(
                claim.file, claim.place, "another entry of this file has the same id, number or day"
            )
        seen.add(claim.id)
    topics = draft.library.topics.values()
    for first, second in pairwise(topics):
        if first.order == second.order:
            yield Problem(f"topics/{second.id}.toml", "order", f"topics/{first.id}.toml has the same order")


def incomplete_vocabulary(draft: Draft) -> Iterator[Problem]:
    """Every tier has a name and an interval; every stage and kind of contact has a file."""
    for tier in Tier:
        for table in ("tiers", "review_days"):
            if tier not in getattr(draft.library.vocabulary, table):
                yield Problem("vocabulary.toml", f"{table}.{tier}", "is missing")
    for folder, ids in (("stages", Stage), ("contacts", Contact)):
        for key in ids:
            if not draft.knows(folder, key):
                yield Problem(f"{folder}/{key}.toml", "", "the file is missing")


def needed_entries(draft: Draft) -> Iterator[Problem]:
    """What the program speaks of by its id is there, and says something to everyone on every day."""
    claims = {claim.id for claim in draft.claims}
    for one in draft.needed:
        if isinstance(one, str):
            place, _, key = one.rpartition("/")
            if one not in claims:
                yield Problem(f"{place}.toml", key, "is missing: the program needs this id")
            continue
        folder, key = one
        file = f"{folder}/{key}.toml"
        topic = draft.library.topics.get(key) if folder == "topics" else None
        rule = draft.library.rules.get(key) if folder == "rules" else None
        if not draft.knows(folder, key):
            yield Problem(file, "", "the file is missing: the program needs this id")
        elif topic and not topic.statements:
            yield Problem(file, "statements", "needs at least one entry: the program shows the first")
        elif rule and rule.kinds:
            yield Problem(file, "kinds", "the program needs this rule for every kind of lender")
        elif rule and rule.versions[-1].until:
            yield Problem(file, f"versions.{rule.versions[-1].since}.until", "the program needs this rule")


def shared_names(draft: Draft) -> Iterator[Problem]:
    """No two lenders are called the same, as search compares names, and no two have the same hotline."""
    owners: dict[str, Lender] = {}
    for lender in draft.library.lenders.values():
        for name in (lender.id, *names_of(lender)):
            owner = owners.setdefault(bare(name), lender)
            if owner is not lender:
                yield Problem(*place_of(lender), f"“{name}” is a name of {owner.id} too")
        for number in lender.phones:
            owner = owners.setdefault(f"tel {number}", lender)
            if owner is not lender:
                yield Problem(*place_of(lender), f"{number} is a hotline of {owner.id} too")


def ids_of_cards(draft: Draft) -> Iterator[Problem]:
    """The id that the card of a listed bank gets is free."""
    for lender in draft.library.lenders.values():
        if (taken := draft.library.lenders.get(card_id(lender))) and has_card(lender):
            message = f"“{taken.id}” is kept for the card of {lender.id}"
            yield Problem(*place_of(taken, "id"), message)


def everyday_words(draft: Draft) -> Iterator[Problem]:
    """What is said to hold a name by accident does, and is no name itself."""
    if draft.files.get("names", set()) - draft.library.lists.keys():
        return  # of a list that could not be read, the names are not known
    names = {bare(name) for lender in draft.library.lenders.values() for name in names_of(lender)}
    for phrase in draft.library.everyday:
        folded = bare(phrase)
        if folded in names:
            yield Problem("everyday.toml", f"phrases.{phrase}", "is a name, and would never be found again")
        elif not any(
            folded[start:end] in names
            for start in range(len(folded))
            for end in range(start + 2, len(folded) + 1)
        ):
            yield Problem("everyday.toml", f"phrases.{phrase}", "holds no name")


def shared_endings(draft: Draft) -> Iterator[Problem]:
    """The end of a name tells one kind."""
    owners: dict[str, str] = {}
    for kind in draft.library.kinds.values():
        for ending in kind.endings:
            owner = owners.setdefault(bare(ending), kind.id)
            if owner != kind.id:
                yield Problem(f"kinds/{kind.id}.toml", "endings", f"“{ending}” tells {owner} already")


def gaps(draft: Draft) -> Iterator[Problem]:
    """A lender with a file, and a kind, answer every question that people have about it."""
    for lender in draft.library.lenders.values():
        if not lender.brief:
            yield from _unsaid(f"lenders/{lender.id}.toml", lender, OWN_SUBJECTS)
    for kind in draft.library.kinds.values():
        yield from _unsaid(f"kinds/{kind.id}.toml", kind, KIND_SUBJECTS)


def others_hotlines(draft: Draft) -> Iterator[Problem]:
    """A lender's entry names no other lender's hotline."""
    owner = {number: lender for lender in draft.library.lenders.values() for number in lender.phones}
    for lender in draft.library.lenders.values():
        for said in lender.statements:
            for number, other in owner.items():
                if other is not lender and re.search(rf"(?<!\d){number}(?!\d)", said.text.zh + said.text.en):
                    where = place_of(lender, f"statements.{said.id}")
                    yield Problem(*where, f"{number} is the hotline of {other.id}")


def _unsaid(file: str, profile: Profile, subjects: Iterable[About]) -> Iterator[Problem]:
    known = {said.about for said in profile.statements}
    if isinstance(profile, Kind):
        known |= profile.see.keys()
    return (Problem(file, "statements", f"nothing about “{one}”") for one in subjects if one not in known)


CHECKS: Final[tuple[Check, ...]] = (
    unknown_references,
    unknown_places,
    twins,
    incomplete_vocabulary,
    needed_entries,
    shared_names,
    ids_of_cards,
    everyday_words,
    shared_endings,
    *EVIDENCE_CHECKS,
    *RULE_CHECKS,
    *QUESTION_CHECKS,
    *FLOW_CHECKS,
    *LETTER_CHECKS,
    *COMPLAINT_CHECKS,
    *SIGN_CHECKS,
    gaps,
    repeated_facts,
    others_hotlines,
)
