"""A letter to a lender in words: filled from what the user chose, with gaps for what is not stored.

Plain text, not escaped. It asks and offers; of the law it names documents, with whose word they are.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from bot.knowledge.letters import PLACEHOLDER, Letter
from bot.knowledge.library import Library
from bot.knowledge.model import Rule, Source
from bot.reading.text import one_line
from bot.services.letters import Addressed, facts, rules
from bot.texts import Texts

_HEDGE: Final = "据报道"  # in the brief name of a document that was not seen itself
_STATE: Final = "中华人民共和国"  # laws go by their short names
_INNER: Final = str.maketrans("《》", "〈〉")  # a title within a title


def written(library: Library, letter: Letter, to: Addressed, on: date, t: Texts) -> str:
    """The letter in a language, plain."""
    values, named = _values(to, t), documents(library, rules(library, letter, to, on), on, t)
    lines = [letter.title.of(t.language), t("letter-to"), "", t("letter-who", name=_called(to, t))]
    for text in letter.told(facts(to)):
        lines.append(PLACEHOLDER.sub(lambda gap: values[gap[1]], text.of(t.language).strip()))
    lines.append(t("letter-answer"))
    if found := t("letter-and").join(named):
        lines.append(t("letter-rules", documents=found))
    return "\n".join([*lines, "", t("letter-sign")])


def _called(to: Addressed, t: Texts) -> str:
    """What the loan is called; a gap where that was not said."""
    title = one_line(to.title)
    return title or (to.lender.name.of(t.language) if to.lender else t("letter-gap-loan"))


def _values(to: Addressed, t: Texts) -> dict[str, str]:
    """What fills the placeholders."""
    if to.owed is None:
        return {}
    left, plan = to.owed.instalment.left, to.plan
    sums = {"money": left, "part": plan.can_pay, "rest": plan.rest(left)}
    days = {"day": to.owed.instalment.due_on, "until": plan.on}
    filled = {name: t.money(fen) for name, fen in sums.items() if fen is not None}
    return filled | {name: t.day(day) for name, day in days.items() if day is not None}


def documents(library: Library, named: Iterable[Rule], on: date, t: Texts) -> Iterator[str]:
    """The documents that rules stand in on a day, each once with its articles, and whose word they are."""
    articles: dict[tuple[str, str], dict[str, None]] = {}
    for version in filter(None, (rule.at(on) for rule in named)):
        for cite in version.cites:
            found = articles.setdefault((cite.source, version.tier), {})
            found.update({cite.article: None} if cite.article else {})
    labels = {str(tier): words.label.of(t.language) for tier, words in library.vocabulary.tiers.items()}
    for (source, tier), places in articles.items():
        name = _name(library.sources[source], t)
        if places:
            where = t.language.enumerated.join(t("source-article", number=one) for one in places)
            name = t("letter-article", document=name, where=where)
        yield t("letter-document", document=name, tier=labels[tier])


def _name(source: Source, t: Texts) -> str:
    """How a document is named, with a hedge if its own words were not seen."""
    brief, title = source.brief, source.title.of(t.language).removeprefix(_STATE).translate(_INNER)
    name = brief.of(t.language) if brief else t("letter-title", title=title)
    hedged = source.nature == "primary" or (brief is not None and _HEDGE in brief.zh)
    return name if hedged else t("letter-reported", document=name)
