"""What a message or a number may be: its verdict, what in it says so, one way to check. Stores nothing.

A user's own words are quoted to this user alone: in a group, neither they nor a number are repeated.
"""

from typing import Final

from bot.chat.answer_place import GENERAL, Place, View
from bot.chat.context import Turn
from bot.chat.shared_buttons import log_button
from bot.chat.wording import reviewed
from bot.knowledge.dialled import Dialled
from bot.knowledge.draft import Needed
from bot.knowledge.judging import Judgement, Seen, Verdict, as_one, judge_of
from bot.knowledge.matching import asks
from bot.reading.text import fold, is_english
from bot.services.selection import TOPIC
from bot.transport.messages import Button, Rows, esc, in_rows

_REASONS: Final = 3  # signs that are explained; of the others the names
_NUMBERS: Final = 3
_TOPICS: Final = 2
_CHECK: Final = {
    View.MESSAGE: "contacts/message/first-message",
    View.CALL: "contacts/call/first-call",
    View.COURT: "contacts/court/first-court",
}
_FRAUD: Final = "scams"  # the topic of whatever has no sign
NEEDED: Final[Needed] = (("topics", _FRAUD), *_CHECK.values())
_SHORT: Final = 5  # less is a catchword that somebody asks about
_LETTERS: Final = 3  # Latin ones that say about as much as a Chinese character
_LONG: Final = 16  # so many characters of somebody's own words would say whose they are
_FOUND: Final = (Verdict.DANGER, Verdict.FRAUD)


def text_of(turn: Turn) -> str:
    """What is to be judged: what was written, with the message of the same person that it answers."""
    first = answered_text(turn) if turn.private else ""
    return turn.args if first in ("", turn.args) else as_one(first, turn.args)


def answered_text(turn: Turn) -> str:
    """The message that this one answers, unless it is the bot's own."""
    answered = turn.message.reply_to_message if turn.message is not None else None
    if answered is None or (answered.from_user is not None and answered.from_user.is_bot):
        return ""
    return answered.text or answered.caption or ""


def judged(turn: Turn) -> Judgement:
    """What this update's text may be."""
    return judge_of(turn.services.library).judge(text_of(turn))


def is_found(judgement: Judgement) -> bool:
    """Whether it has a sign of fraud or a threat."""
    return judgement.verdict in _FOUND


def of_another(turn: Turn) -> Judgement | None:
    """What a text may be that somebody else wrote, where it is fraud or a threat."""
    judgement = judged(turn) if is_passed_on(turn) else None
    return judgement if judgement is not None and is_found(judgement) else None


def is_threat(turn: Turn) -> bool:
    """Whether somebody else wrote it, and threatens: its verdict says so first, with what to do now."""
    return is_passed_on(turn) and judged(turn).verdict is Verdict.DANGER


def is_passed_on(turn: Turn, *, question: bool = False) -> bool:
    """Whether somebody else wrote it: it was forwarded, or speaks to "you" and tells or asks of nothing.

    `question`: it is known as a question.
    """
    if turn.forwarded:
        return True
    judge, long = judge_of(turn.services.library), len(turn.args)
    if is_english(fold(turn.args)):
        long //= _LETTERS
    if long < _SHORT or judge.tells_of_one(turn.args):
        return False
    return judge.speaks_to_you(turn.args) or (long >= _LONG and not question and not asks(turn.args))


def is_number(turn: Turn, judgement: Judgement) -> bool:
    """Whether it is a number or a link, with hardly a word beside it, or asks whose number that is."""
    return judge_of(turn.services.library).is_bare(turn.args, judgement)


def answer(turn: Turn, judgement: Judgement, *also: str, more: Rows = ()) -> None:
    """The verdict first. `also`: what else the message is; `more`: what can be done with it, besides."""
    t = turn.texts
    lines = [first_line(turn, judgement), *also]
    if judgement.seen:
        lines += ["", *signs(turn, judgement, quoted=turn.private)]
    lines += [f"• {one}" for one in _numbers(turn, judgement)]
    danger = judgement.verdict is Verdict.DANGER
    lines += ["", t("judged-do") if danger else t("judged-check"), *_check(turn, judgement)]
    if turn.private:
        lines += ["", t("judged-not-kept")]
    turn.reply("\n".join(lines), [*more, *_rows(turn, judgement)])


def first_line(turn: Turn, judgement: Judgement) -> str:
    """The verdict, and the one thing to do."""
    number = judgement.numbers and not judgement.seen
    return turn.texts("judged-number" if number else f"judged-{judgement.verdict}")


def opening(turn: Turn, judgement: Judgement) -> list[str]:
    """Of a bill or a receipt: what is suspicious in it, before what it is. Nothing where nothing is.

    Not in its own words: a card is looked at again, and shows no address or account that money may go to.
    """
    if not is_found(judgement):
        return []
    return [first_line(turn, judgement), *signs(turn, judgement, quoted=False), ""]


def signs(turn: Turn, judgement: Judgement, *, quoted: bool) -> list[str]:
    """What in it says so, in its own words if `quoted`, and what that means."""
    lines: list[str] = []
    for one in judgement.seen[:_REASONS]:
        lines += [
            _named(turn, one, quoted=quoted),
            *_known(turn, f"signs/{one.sign.id}/{one.sign.reason.id}", key="judged-reason"),
        ]
    if rest := [one.sign.title.of(turn.language) for one in judgement.seen[_REASONS:]]:
        lines.append(turn.texts("judged-more", titles=esc(turn.language.enumerated.join(rest))))
    return lines


def _named(turn: Turn, seen: Seen, *, quoted: bool) -> str:
    title = esc(seen.sign.title.of(turn.language))
    if not quoted:
        return turn.texts("judged-sign-bare", title=title)
    return turn.texts("judged-sign", title=title, quote=esc(seen.quote))


def _numbers(turn: Turn, judgement: Judgement) -> list[str]:
    return [line for one in judgement.numbers[:_NUMBERS] if not one.denied and (line := _whose(turn, one))]


def _whose(turn: Turn, one: Dialled) -> str:
    """Whose a number is, by which source; one that we do not know is repeated to who typed it alone."""
    t, language = turn.texts, turn.language
    if one.phone is None:
        return t("judged-unknown", number=esc(one.number)) if turn.private else t("judged-unknown-here")
    (line,) = turn.services.answers.said([f"channels/{one.number}"], turn.lender_day, language)
    notes = turn.services.answers.sources_of([f"channels/{one.number}"], language)
    source = notes[0].title if notes else ""
    name = one.phone.name.of(language)
    return t("judged-known", number=one.number, name=esc(name), tier=esc(line.tier_label), source=esc(source))


def _check(turn: Turn, judgement: Judgement) -> list[str]:
    """One way to check."""
    found = next((one.sign.check for one in judgement.seen), _CHECK[_view(judgement)])
    return _known(turn, found)


def _known(turn: Turn, id_: str, key: str = "line") -> list[str]:
    lines = turn.services.answers.said([id_], turn.lender_day, turn.language)
    return [turn.texts(key, tier=esc(line.tier_label), text=reviewed(turn.texts, line)) for line in lines]


def _view(judgement: Judgement) -> View:
    """How to check somebody who got in touch in this way."""
    topics = {one.sign.topic for one in judgement.seen}
    if "court-mail" in topics:
        return View.COURT
    return View.CALL if judgement.numbers and not judgement.seen else View.MESSAGE


def _rows(turn: Turn, judgement: Judgement) -> Rows:
    """How to check, what is known of such messages, and where that comes from."""
    t, language = turn.texts, turn.language
    lender = turn.services.search.mentions(turn.args).lender
    view = _view(judgement)
    place = Place(view, lender.id if lender else GENERAL, back=view)
    said = dict.fromkeys(one.sign.topic for one in judgement.seen) or (_FRAUD,)
    topics = [found for one in said if (found := turn.services.library.topics.get(one))][:_TOPICS]

    def section(one: str, what: View) -> str:
        return Place(what, place.target, section=TOPIC + one, back=view).data(language)

    return [
        [Button(t("button-how-to-check"), place.data(language)), *([log_button(t)] if turn.private else [])],
        *in_rows([Button(one.title.of(language), section(one.id, View.SECTION)) for one in topics]),
        *([Button(t("button-sources"), section(one.id, View.SOURCES))] for one in topics[:1]),
    ]
