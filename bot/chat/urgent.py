"""What is answered before everything, whatever is open: distress, and danger of now. Stores nothing.

What to do comes first and in our own words; what is known follows as claims, with whose word it is. What only
may be either is answered as what else it is, and help is named beside that.
"""

from itertools import chain
from typing import Final

from bot.chat import suspicion
from bot.chat.answer_place import GENERAL, Place, View
from bot.chat.context import Turn
from bot.chat.door_screens import way_in
from bot.chat.shared_buttons import start_buttons
from bot.chat.wording import fact
from bot.knowledge.draft import Needed
from bot.knowledge.urgency import Likeness
from bot.reading.danger import danger_in
from bot.reading.danger_words import Danger
from bot.reading.distress import is_distress
from bot.services.selection import TOPIC
from bot.transport.messages import Button, Rows

_BY_TEXT: Final = "channels/12110"
_NO_POWER: Final = "topics/visits/visits-no-power"
_NO_ARREST: Final = "topics/threats/threats-arrest"
CLAIMS: Final = {
    Danger.DOOR: (_NO_POWER, _BY_TEXT),
    Danger.INSIDE: (_NO_POWER, _BY_TEXT),
    Danger.WAITING: (_BY_TEXT,),
    Danger.FOLLOWING: (_BY_TEXT,),
    Danger.WORK: (_NO_POWER,),
    Danger.PARENTS: (_NO_POWER, "topics/family/family-no-duty"),
    Danger.VIOLENCE: ("topics/threats/threats-keep", _BY_TEXT),
    Danger.POLICE: (_NO_ARREST, _BY_TEXT),
    Danger.COURT: ("channels/12368", _BY_TEXT),
}
"""What is known that helps now, by kind of danger."""

LISTENS: Final = "topics/distress/distress-call"
NEEDED: Final[Needed] = (("topics", "threats"), LISTENS, *dict.fromkeys(chain.from_iterable(CLAIMS.values())))
_THREATS: Final = (Danger.VIOLENCE, Danger.FOLLOWING, Danger.POLICE)


def answer(turn: Turn) -> bool:
    """Answer what can't wait. False, and nothing said, if nothing of the kind was written."""
    return answer_told(turn) or answer_like(turn, turn.services.search.urgency.of(turn.args))


def answer_told(turn: Turn) -> bool:
    """Answer what is surely distress or danger, by its words."""
    danger = danger_in(turn.args)
    rows: Rows = ()
    if is_distress(turn.args):
        lines = _distress(turn, danger)
        rows = [[way_in(turn, turn.texts("button-door"), danger)]] if danger is not None else ()
    elif danger is not None and suspicion.is_threat(turn):
        suspicion.answer(turn, suspicion.judged(turn))
        return True
    elif danger is not None:
        lines, rows = _danger(turn, danger), _ways_on(turn, danger)
    else:
        return False
    _say(turn, lines, rows)
    return True


def answer_like(turn: Turn, like: Likeness) -> bool:
    """Answer what is distress by its likeness alone: then it is in the writer's own words."""
    if not like.surely_distress or suspicion.is_passed_on(turn):
        return False
    _say(turn, _distress(turn, None))
    return True


def answer_maybe(turn: Turn, like: Likeness) -> bool:
    """Answer what may be distress or danger, and is surely nothing else. False, and nothing said: neither."""
    t = turn.texts
    if like.maybe_distress:
        _say(turn, _distress(turn, None))
    elif like.maybe_danger:
        rows = [[way_in(turn, t("button-door"))], *start_buttons(t)]
        turn.reply(f"{t('maybe-danger')}\n\n{t('not-understood')}", rows)
    return like.maybe_distress or like.maybe_danger


def name_help(turn: Turn, like: Likeness) -> None:
    """Name help after the answer to what may be distress or danger, too."""
    t = turn.texts
    if like.surely_distress:
        _say(turn, _distress(turn, None))
    elif like.maybe_distress:
        turn.reply(t("maybe-distress"))
    elif like.maybe_danger:
        turn.reply(t("maybe-danger"), [[way_in(turn, t("button-door"))]])


def _say(turn: Turn, lines: list[str], rows: Rows = ()) -> None:
    waits = ["", turn.texts("urgent-waits")] if turn.private and turn.under_way() else []
    turn.reply("\n".join([*lines, *waits]), rows)


def _distress(turn: Turn, danger: Danger | None) -> list[str]:
    t = turn.texts
    return [
        t("distress-first"),
        *([t("distress-danger")] if danger is not None else []),
        t("distress-hurt"),
        "",
        *_known(turn, LISTENS),
        "",
        t("distress-last"),
    ]


def _danger(turn: Turn, danger: Danger) -> list[str]:
    t = turn.texts
    return [t(f"danger-{danger}"), t("danger-keep"), "", *_known(turn, *CLAIMS[danger])]


def _known(turn: Turn, *ids: str) -> list[str]:
    return [
        fact(turn.texts, line) for line in turn.services.answers.said(ids, turn.lender_day, turn.language)
    ]


def _ways_on(turn: Turn, danger: Danger) -> Rows:
    """Through it, question by question; then how to check who that was, and where this comes from."""
    lender = turn.services.search.mentions(turn.args).lender
    place = Place(View.VISIT, lender.id if lender else GENERAL, back=View.VISIT)
    sources = Place(
        View.SOURCES, section=f"{TOPIC}{'threats' if danger in _THREATS else 'visits'}", back=View.VISIT
    )
    t, language = turn.texts, turn.language
    return [
        [way_in(turn, t("button-door"), danger, lender.id if lender else "")],
        [
            Button(t("button-verify"), place.data(language)),
            Button(t("button-sources"), sources.data(language)),
        ],
    ]
