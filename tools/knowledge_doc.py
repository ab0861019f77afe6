"""docs/knowledge.md: every statement of the knowledge, for people who review it. Reads no file."""

from collections.abc import Iterator
from itertools import groupby

from bot.knowledge.library import Claim, Library
from bot.knowledge.model import Cite, Phone, Text, Version

_CHAPTERS = {
    "questions": "Questions",
    "rules": "Rules",
    "lenders": "Lenders",
    "kinds": "Kinds of lender",
    "topics": "Topics",
    "stages": "Stages",
    "contacts": "Kinds of contact",
    "complaints": "Where a complaint can go",
    "signs": "Signs of fraud and threats",
    "channels": "Numbers that may be shown",
}
_HEAD = """\
<!-- Made by `make derive`. Do not edit: change the files in knowledge/. -->

# What the bot says, and whose word it is

Every statement of `knowledge/`, with its tier, its sources, the day of the evidence it was last checked
against, and the day by which it has to be reviewed. After that day its line is marked 〔待复核〕.
How a review is done: `knowledge/README.md`. What rests on a source: `python -m bot check --source ID`.
"""


def document(library: Library) -> str:
    """The whole document, in Markdown."""
    return "\n".join(_lines(library)) + "\n"


def _lines(library: Library) -> Iterator[str]:
    yield _HEAD
    yield from _tiers(library)
    claims = {
        folder: list(found)
        for folder, found in groupby(
            sorted(library.claims(), key=lambda claim: list(_CHAPTERS).index(_folder(claim))), key=_folder
        )
    }
    for folder, title in _CHAPTERS.items():
        yield f"\n## {title}"
        if folder == "questions":
            yield from _questions(library, claims.get(folder, []))
            continue
        if folder == "rules":
            yield from _rules_by_topic(library)
        for owner, found in groupby(claims.get(folder, []), key=lambda claim: claim.id.split("/")[1]):
            yield f"\n### {_title(library, folder, owner)}"
            for claim in found:
                yield from _claim(library, claim)
    yield from _letters(library)
    yield from _sources(library)


def _tiers(library: Library) -> Iterator[str]:
    counts = [claim.what.tier for claim in library.claims()]
    yield "| tier | shown as | meaning | statements |"
    yield "|---|---|---|---|"
    for tier, words in library.vocabulary.tiers.items():
        yield f"| {tier} | {words.label.zh} · {words.label.en} | {words.meaning.en} | {counts.count(tier)} |"


def _questions(library: Library, claims: list[Claim]) -> Iterator[str]:
    """Each question with all that answers it, wherever that is held, and then what it says itself."""
    own = {card: list(found) for card, found in groupby(claims, key=lambda claim: claim.id.split("/")[1])}
    for card in library.questions.values():
        yield f"\n### {card.title.zh} · {card.title.en}\n"
        for place, said in card.said():
            yield f"- {place}: `{said if isinstance(said, str) else f'questions/{card.id}/{said.id}'}`"
        for claim in own.get(card.id, []):
            yield from _claim(library, claim)


def _letters(library: Library) -> Iterator[str]:
    """Each letter: its paragraphs with their conditions, what it does not do, the rules that it may name."""
    yield "\n## Letters to a lender"
    yield "\nThe lender gets the Chinese, with the name of the loan, gaps, and a request to answer."
    for letter in library.letters.values():
        yield f"\n### {letter.title.zh} · {letter.title.en}\n"
        yield f"`letters/{letter.id}`: {_flat(letter.use.zh)} {_flat(letter.use.en)}\n"
        for one in letter.paragraphs:
            when = f" (if {' or '.join(one.when)})" if one.when else ""
            yield f"- `{one.id}`{when}: {_flat(one.text.zh)} / {_flat(one.text.en)}"
        yield from (f"- does not: {one.zh} / {one.en}" for one in letter.cannot)
        yield from (f"- may name `rules/{one}`" for one in letter.rules)


def _claim(library: Library, claim: Claim) -> Iterator[str]:
    what = claim.what
    yield f"\n**`{claim.id}`** · {what.tier}{_span(what)}\n"
    texts = (what.name, what.use) if isinstance(what, Phone) else (what.text,)
    for text in texts:
        yield f"> {_flat(text.zh)}  "
        yield f"> {_flat(text.en)}"
    short: Text | None = getattr(what, "short", None)
    if short:
        yield ">  "
        yield f"> In a reminder: {_flat(short.zh)} / {_flat(short.en)}"
    cites = "; ".join(_cite(library, cite) for cite in what.cites)
    yield f"\nSource: {cites}. Checked against evidence of {what.checked}; review by {what.review_by}."


def _sources(library: Library) -> Iterator[str]:
    yield "\n## Sources\n"
    yield "Dated: the day of the text (of a law: of the copy). Read: when we read it. Text: how much of it."
    yield "\n| id | title | issuer | number | nature | dated | read | text | in force | repealed |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for source in library.sources.values():
        columns = (
            f"`{source.id}`",
            f"{source.title.zh} · {source.title.en}",
            f"{source.issuer.zh} · {source.issuer.en}",
            source.number,
            source.nature,
            source.dated,
            source.read,
            source.text_seen,
            source.in_force or "",
            source.repealed or "",
        )
        yield "| " + " | ".join(str(column).replace("|", "\\|") for column in columns) + " |"


def _rules_by_topic(library: Library) -> Iterator[str]:
    yield ""
    for topic in library.topics.values():
        ids = [rule.id for rule in library.rules.values() if rule.topic == topic.id]
        if ids:
            links = ", ".join(f"`{id_}`" for id_ in ids)
            yield f"- {topic.title.zh} · {topic.title.en}: {links}"


def _folder(claim: Claim) -> str:
    return claim.id.partition("/")[0]


def _title(library: Library, folder: str, owner: str) -> str:
    if folder == "channels":
        return owner
    entries = getattr(library, folder)
    entry = entries[owner]
    name: Text = entry.name if folder in ("lenders", "kinds") else entry.title
    return f"{name.zh} · {name.en}"


def _span(what: object) -> str:
    if not isinstance(what, Version):
        return ""
    return f" · from {what.since}" + (f" until {what.until}" if what.until else "")


def _cite(library: Library, cite: Cite) -> str:
    source = library.sources[cite.source]
    number = f" ({source.number})" if source.number else ""
    article = f", {cite.article}" if cite.article else ""
    unseen = ", text not seen" if source.text_seen == "no" and source.nature != "editor" else ""
    return f"{source.title.zh}{number}{article} [`{source.id}`, {source.nature}{unseen}]"


def _flat(text: str) -> str:
    return " ".join(text.split())
