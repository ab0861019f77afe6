"""The checks of what statements rest on: sources, dates, what they can carry. Knows no file and no wording.

Each takes the draft and yields problems, as those of `lint` do.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from bot.knowledge.draft import Draft
from bot.knowledge.library import Claim
from bot.knowledge.model import About, Faster, LenderStatement, Source, Statement, Tier, Version, Vocabulary
from bot.knowledge.problems import Problem


def names_without_a_register(draft: Draft) -> Iterator[Problem]:
    """A list of names rests on a document, not on what the editors remember."""
    for names in draft.library.lists.values():
        found = [s for key in names.sources if (s := draft.library.sources.get(key))]
        if found and all(source.nature == "editor" for source in found):
            yield Problem(f"names/{names.id}.toml", "sources", "the editors' own word is no list of names")


def dates_in_order(draft: Draft) -> Iterator[Problem]:
    """A statement is checked on the day its newest evidence was read, and reviewed in time.

    The editors' own word is no evidence. Where there is nothing else, no statement can be newer
    than all that the editors have read.
    """
    last_read = max((source.read for source in draft.library.sources.values()), default=None)
    for claim, sources in _with_sources(draft):
        what = claim.what
        evidence = [source for source in sources if source.nature != "editor"]
        first = max(source.read for source in evidence or sources)
        last = first if evidence or last_read is None else last_read
        if what.checked < first:
            message = f"a source was read on {first}, after this: compare the statement with it"
            yield Problem(claim.file, f"{claim.place}.checked", message)
        if what.checked > last:
            yield Problem(
                claim.file, f"{claim.place}.checked", f"is later than the newest evidence, read on {last}"
            )
        if what.review_by <= what.checked:
            yield Problem(
                claim.file, f"{claim.place}.review_by", f"must be later than checked, {what.checked}"
            )
        of_what, days = _longest(claim, draft.library.vocabulary)
        if days is not None and what.review_by > (limit := what.checked + timedelta(days=days)):
            message = f"is too late: {of_what} is reviewed after {days} days at most, by {limit}"
            yield Problem(claim.file, f"{claim.place}.review_by", message)


def authority(draft: Draft) -> Iterator[Problem]:
    """A tier claims no more than its sources carry."""
    for claim, sources in _with_sources(draft):
        what, place = claim.what, f"{claim.place}.cites"
        if what.tier is not Tier.ADVICE and all(s.nature == "editor" for s in sources):
            yield Problem(claim.file, place, f"the editors' own word carries advice, not {what.tier}")
        if what.tier is Tier.STATUTE and not any(cite.article for cite in what.cites):
            yield Problem(claim.file, place, "a statute is cited with its article")
        if what.tier is Tier.STATUTE and all(s.text_seen == "no" for s in sources):
            yield Problem(claim.file, place, "nobody saw the words of this statute: lower the tier")
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


def empty_hands(draft: Draft) -> Iterator[Problem]:
    """“We found nothing” says what was searched, so that the next one searches more, not the same."""
    for claim in draft.claims:
        said = claim.what
        if isinstance(said, LenderStatement) and said.about is About.UNKNOWN and not said.searched:
            yield Problem(claim.file, f"{claim.place}.searched", "is missing: say what was looked for, where")


def _longest(claim: Claim, vocabulary: Vocabulary) -> tuple[str, int | None]:
    """What the statement is, by what ages fastest, and the days that it may go unreviewed."""
    ages: dict[Faster, bool] = {
        "numbers": claim.file == "channels.toml",
        "not-found": isinstance(claim.what, Statement) and bool(claim.what.searched),
        "lenders": claim.id.startswith("lenders/"),
    }
    days = {name: vocabulary.review_days_of.get(name) for name, applies in ages.items() if applies}
    of_tier = vocabulary.review_days.get(claim.what.tier)
    known = [(n, name) for name, n in [*days.items(), (claim.what.tier, of_tier)] if n is not None]
    shortest, name = min(known, default=(None, ""))
    return name, shortest


def _with_sources(draft: Draft) -> Iterator[tuple[Claim, list[Source]]]:
    for claim in draft.claims:
        sources = [s for cite in claim.what.cites if (s := draft.library.sources.get(cite.source))]
        if len(sources) == len(claim.what.cites):  # a missing one is a problem of its own
            yield claim, sources


EVIDENCE_CHECKS: Final = (
    names_without_a_register,
    dates_in_order,
    authority,
    dates_of_sources,
    empty_hands,
)
