"""The cross-checks: what the schema cannot say about entries and their sources. Knows no file and no wording.

Each check takes the draft and yields problems; `lint` runs them all, and those of the modules beside it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Final

from bot.knowledge.cards import card_id, has_card
from bot.knowledge.draft import Draft
from bot.knowledge.fold import bare
from bot.knowledge.library import Claim, names_of, place_of
from bot.knowledge.model import About, Lender, Profile, Source, Stage, Tier, Version
from bot.knowledge.problems import Problem, nearest
from bot.knowledge.question_checks import QUESTION_CHECKS
from bot.knowledge.rules import RULE_CHECKS
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
    numbers = [phone.number for phone in library.channels.phones]

    def missing(file: str, place: str, folder: str, keys: Iterable[str]) -> Iterator[Problem]:
        for key in keys:
            if not draft.knows(folder, key):
                hint = nearest(key, sorted(draft.files.get(folder, ())))
                yield Problem(file, place, f"there is no {folder}/{key}.toml{hint}")

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
    for stage in library.stages.values():
        yield from missing(f"stages/{stage.id}.toml", "rules", "rules", stage.rules)
        yield from missing(f"stages/{stage.id}.toml", "topics", "topics", stage.topics)


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
    """Every tier has a name and an interval; every stage has a file."""
    for tier in Tier:
        for table in ("tiers", "review_days"):
            if tier not in getattr(draft.library.vocabulary, table):
                yield Problem("vocabulary.toml", f"{table}.{tier}", "is missing")
    for stage in Stage:
        if not draft.knows("stages", stage):
            yield Problem(f"stages/{stage}.toml", "", "the file is missing")


def needed_entries(draft: Draft) -> Iterator[Problem]:
    """What the program speaks of by its id is there, and says something to everyone on every day."""
    for folder, key in draft.needed:
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


def names_without_a_register(draft: Draft) -> Iterator[Problem]:
    """A list of names rests on a document, not on what the editors remember."""
    for names in draft.library.lists.values():
        found = [s for key in names.sources if (s := draft.library.sources.get(key))]
        if found and all(source.nature == "editor" for source in found):
            yield Problem(f"names/{names.id}.toml", "sources", "the editors' own word is no list of names")


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


def dates_in_order(draft: Draft) -> Iterator[Problem]:
    """A statement is checked on the day its newest evidence was seen, and reviewed in time.

    The editors' own word is no evidence. Where there is nothing else, no statement can be newer
    than all that the editors have read.
    """
    last_read = max((source.seen for source in draft.library.sources.values()), default=None)
    for claim, sources in _with_sources(draft):
        what = claim.what
        evidence = [source for source in sources if source.nature != "editor"]
        first = max(source.seen for source in evidence or sources)
        last = first if evidence or last_read is None else last_read
        if what.checked < first:
            message = f"a source was seen on {first}, after this: compare the statement with it"
            yield Problem(claim.file, f"{claim.place}.checked", message)
        if what.checked > last:
            yield Problem(
                claim.file, f"{claim.place}.checked", f"is later than the newest evidence, seen on {last}"
            )
        if what.review_by <= what.checked:
            yield Problem(
                claim.file, f"{claim.place}.review_by", f"must be later than checked, {what.checked}"
            )
        days = draft.library.vocabulary.review_days.get(what.tier)
        if days is not None and what.review_by > (limit := what.checked + timedelta(days=days)):
            message = f"is too late: {what.tier} is reviewed after {days} days at most, by {limit}"
            yield Problem(claim.file, f"{claim.place}.review_by", message)


def authority(draft: Draft) -> Iterator[Problem]:
    """A tier claims no more than its sources carry."""
    for claim, sources in _with_sources(draft):
        what, place = claim.what, f"{claim.place}.cites"
        if what.tier is not Tier.ADVICE and all(s.nature == "editor" for s in sources):
            yield Problem(claim.file, place, f"the editors' own word carries advice, not {what.tier}")
        if what.tier is Tier.STATUTE and not any(cite.article for cite in what.cites):
            yield Problem(claim.file, place, "a statute is cited with its article")
        ended = isinstance(what, Version) and what.until is not None
        if not ended and all(s.repealed and s.repealed <= what.checked for s in sources):
            yield Problem(claim.file, place, f"{sources[0].id} was repealed on {sources[0].repealed}")


def dates_of_sources(draft: Draft) -> Iterator[Problem]:
    """A document is not repealed before it is in force, and says by what."""
    for source in draft.library.sources.values():
        file = f"sources/{source.id}.toml"
        if source.repealed and source.in_force and source.repealed <= source.in_force:
            yield Problem(file, "repealed", f"must be later than in_force, {source.in_force}")
        if (source.repealed is None) != (source.repealed_by is None):
            yield Problem(file, "repealed", "and repealed_by go together")


def gaps(draft: Draft) -> Iterator[Problem]:
    """A lender with a file, and a kind, answer every question that people have about it."""
    for lender in draft.library.lenders.values():
        if not lender.brief:
            yield from _unsaid(f"lenders/{lender.id}.toml", lender, OWN_SUBJECTS)
    for kind in draft.library.kinds.values():
        yield from _unsaid(f"kinds/{kind.id}.toml", kind, KIND_SUBJECTS)
    for profile in (*draft.library.lenders.values(), *draft.library.kinds.values()):
        for said in profile.statements:
            if said.short and said.about is not About.PRACTICE:
                key = f"statements.{said.id}.short"
                of_kind = f"kinds/{profile.id}.toml", key
                where = place_of(profile, key) if isinstance(profile, Lender) else of_kind
                yield Problem(*where, "is for statements about “practice” only")


def repeated_statements(draft: Draft) -> Iterator[Problem]:
    """What is true of two lenders word for word is said once, by their kind or by a topic."""
    first: dict[str, Lender] = {}
    for lender in draft.library.lenders.values():
        names = {lender.name.zh, *(f.zh for f in lender.former), *lender.aliases}
        masked = re.compile("|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)))
        for said in lender.statements:
            owner = first.setdefault(masked.sub("□", said.text.zh), lender)
            if owner is not lender:
                message = f"{owner.id} says the same: move it to the kind or to a topic"
                yield Problem(*place_of(lender, f"statements.{said.id}"), message)


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
    return (Problem(file, "statements", f"nothing about “{one}”") for one in subjects if one not in known)


def _with_sources(draft: Draft) -> Iterator[tuple[Claim, list[Source]]]:
    for claim in draft.claims:
        sources = [s for cite in claim.what.cites if (s := draft.library.sources.get(cite.source))]
        if len(sources) == len(claim.what.cites):  # a missing one is a problem of its own
            yield claim, sources


CHECKS: Final[tuple[Check, ...]] = (
    unknown_references,
    twins,
    incomplete_vocabulary,
    needed_entries,
    shared_names,
    names_without_a_register,
    ids_of_cards,
    everyday_words,
    shared_endings,
    dates_in_order,
    authority,
    dates_of_sources,
    *RULE_CHECKS,
    *QUESTION_CHECKS,
    gaps,
    repeated_statements,
    others_hotlines,
)
