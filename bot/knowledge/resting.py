"""What rests on a source, and what was read and is used by nothing: lists for those who keep the knowledge.

Knows no file and no clock.
"""

from collections.abc import Iterator

from bot.knowledge.library import Library


def of_source(library: Library, source: str) -> Iterator[str]:
    """The source, where it was read, and all that is to be read again together when its text is opened."""
    if (told := library.sources.get(source)) is None:
        return
    yield f"{told.title.zh}: dated {told.dated}, read {told.read}, text seen: {told.text_seen}"
    yield from (f"read at {place}" for place in told.evidence)
    for claim in library.claims():
        cites = [cite for cite in claim.what.cites if cite.source == source]
        if cites:
            articles = ", ".join(cite.article for cite in cites if cite.article) or "no article"
            yield f"{claim.file}: {claim.id} ({articles}; review by {claim.what.review_by})"


def unused(library: Library) -> Iterator[str]:
    """Sources that nothing cites; of the others, articles that were read and that nothing cites."""
    cites = {(cite.source, cite.article) for claim in library.claims() for cite in claim.what.cites}
    cited = {source for source, _ in cites}
    cited |= {source for names in library.lists.values() for source in names.sources}
    for source in library.sources.values():
        left = [article for article in source.articles if (source.id, article) not in cites]
        if source.id not in cited:
            yield f"used by nothing: {source.id}"
        elif left:
            yield f"used by nothing: {source.id}, articles {', '.join(left)}"
